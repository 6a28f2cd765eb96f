//! Labels as people lay them out: line breaks and spaces inside of words, numbering before them, units behind them.

use lodestone_model::text::fold;
use lodestone_model::unit::split_header;

/// A text in its folded form without any white space: `工 业\n总产值` and `工業總產值` are one label.
pub fn compact(text: &str) -> String {
    fold(text).chars().filter(|c| !c.is_whitespace()).collect()
}

/// The key by which headers match: compact, without the unit in brackets at its end.
pub fn label_key(text: &str) -> String {
    compact(without_unit(text).0)
}

/// A label without the brackets at its end, and what stood in them. Only what names a unit or a share is taken off by the
/// caller: `产量（吨）` has a unit, `企业（盖章）` has not, but both are the same label without their brackets.
pub fn without_unit(text: &str) -> (&str, Option<&str>) {
    split_header(text)
}

/// Whether a label begins with one of the words, after numbering and white space: `其中：出口`, `（一）小计`.
pub fn starts_with_word(text: &str, words: &[String]) -> bool {
    let text = compact(text);
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let bare = text.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let bare = bare.trim_start_matches(|c: char| !c.is_alphanumeric());
    words.iter().map(|word| compact(word)).any(|word| text.starts_with(&word) || bare.starts_with(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        assert_eq!(label_key("工 业\n總產值（万元）"), "工业总产值");
        assert_eq!(label_key("ＰｒＮｄ"), "prnd");
        let words = ["合计".to_owned(), "其中".to_owned()];
        for text in ["合 计", "总计（合计）合计", "一、合计", "其中：出口", "1.其中出口", "（一）合計"]
        {
            assert_eq!(starts_with_word(text, &words), !text.starts_with('总'), "{text}");
        }
    }
}
