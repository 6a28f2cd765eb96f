//! Numbers as people write them: `约 １，３００ 亿元`, `9300余人`, `(1,234)`, `增长 5.2%`, `持平`.

use lodestone_model::decimal;
use lodestone_model::text::fold;
use lodestone_model::unit::split_value_unit;

/// A number with what stands beside it in its cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Plain decimal digits, with a sign and a point where needed.
    pub digits: String,
    /// The unit behind it, as written.
    pub unit: Option<String>,
    /// Id of a qualifier of `reports`, where a word says that the number is not exact.
    pub qualifier: Option<&'static str>,
}

/// Words before a number.
const BEFORE: [(&str, &str); 21] = [
    ("大约", "about"),
    ("约为", "about"),
    ("约", "about"),
    ("将近", "nearly"),
    ("接近", "nearly"),
    ("近", "nearly"),
    ("超过", "at_least"),
    ("不低于", "at_least"),
    ("不少于", "at_least"),
    ("超", "at_least"),
    ("逾", "at_least"),
    (">=", "at_least"),
    ("≥", "at_least"),
    (">", "at_least"),
    ("不超过", "at_most"),
    ("不高于", "at_most"),
    ("不足", "at_most"),
    ("<=", "at_most"),
    ("≤", "at_most"),
    ("<", "at_most"),
    ("~", "about"),
];

/// Words behind a number, before its unit or behind it.
const BEHIND: [(&str, &str); 7] = [
    ("以上", "at_least"),
    ("以下", "at_most"),
    ("以内", "at_most"),
    ("左右", "about"),
    ("上下", "about"),
    ("余", "at_least"),
    ("多", "at_least"),
];

/// Marks that people put where there is no number.
const BLANKS: [&str; 12] = ["-", "--", "---", "…", "……", "...", "/", "\\", "无", "n/a", "na", "未报"];

/// Whether a cell says in so many words that it holds nothing.
pub fn is_blank_mark(text: &str) -> bool {
    let text = fold(text);
    BLANKS.contains(&text.as_ref()) || (!text.is_empty() && text.chars().all(|c| c == '-' || c == '…'))
}

/// Reads a number; none when the cell says something else, or something that can be read in two ways.
pub fn read_number(text: &str) -> Option<Number> {
    if let Some(plain) = plain(text) {
        return Some(Number { digits: plain, unit: None, qualifier: None });
    }
    let folded = fold(text);
    let mut rest = folded.trim();
    let mut qualifier = None;
    for (word, id) in BEFORE {
        if let Some(after) = rest.strip_prefix(word) {
            (rest, qualifier) = (after.trim_start(), Some(id));
            break;
        }
    }
    for (word, id) in BEHIND {
        if let Some(before) = rest.strip_suffix(word) {
            (rest, qualifier) = (before.trim_end(), qualifier.or(Some(id)));
            break;
        }
    }
    let (rest, is_negative) = match rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) if inner.starts_with(|c: char| c.is_ascii_digit()) => (inner, true),
        _ => (rest, false),
    };
    let (digits, unit) = split_value_unit(rest);
    let mut digits = plain(digits)?;
    if is_negative {
        digits.insert(0, '-');
    }
    let mut unit = unit.trim();
    for (word, id) in BEHIND {
        if let Some(after) = unit.strip_prefix(word) {
            (unit, qualifier) = (after.trim_start(), qualifier.or(Some(id)));
            break;
        }
    }
    // Folding is for matching; a unit keeps its own case: MWh.
    let unit = if unit.is_empty() { None } else { Some(as_written(text, unit)) };
    Some(Number { digits, unit, qualifier })
}

/// The last characters of a text that fold to `folded`.
fn as_written(text: &str, folded: &str) -> String {
    let starts = text.char_indices().map(|(at, _)| at);
    let found = starts.map(|at| &text[at..]).find(|tail| {
        let first = tail.chars().next().is_some_and(|c| !c.is_whitespace());
        first && fold(tail) == folded
    });
    found.map_or(folded, str::trim).to_owned()
}

/// Digits in half width without separators between thousands; none when it is no decimal number.
fn plain(text: &str) -> Option<String> {
    let text = text.trim();
    let is_plain = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'e' | b'E');
    decimal::parse(text).ok()?;
    if text.bytes().all(is_plain) {
        return Some(text.to_owned());
    }
    let folded = fold(text);
    let digits: String = folded.chars().filter(|c| !matches!(c, ',' | ' ' | '+')).collect();
    decimal::parse(&digits).is_ok().then_some(digits)
}

/// Reads a growth: `5.2`, `+5.2 %`, `增长5.2%`, `下降 3.1 个百分点`, `持平`. Bare numbers are percent; a number that the
/// format of its cell shows as percent has its sign.
pub fn read_growth(text: &str) -> Option<Number> {
    const UP: [&str; 5] = ["同比增长", "增长", "上升", "↑", "增"];
    const DOWN: [&str; 6] = ["同比下降", "下降", "减少", "↓", "降", "▲"];
    let folded = fold(text);
    let text = folded.trim();
    if ["持平", "与上年同期持平", "同比持平"].contains(&text) {
        return Some(Number { digits: "0".to_owned(), unit: Some("%".to_owned()), qualifier: None });
    }
    let down = DOWN.iter().find_map(|word| text.strip_prefix(word));
    let rest = down.or_else(|| UP.iter().find_map(|word| text.strip_prefix(word))).unwrap_or(text);
    let mut number = read_number(rest)?;
    if down.is_some() {
        number.digits = match number.digits.strip_prefix('-') {
            Some(_) => return None,
            None => format!("-{}", number.digits),
        };
    }
    match number.unit.as_deref() {
        None | Some("%" | "个百分点" | "百分点" | "pp") => number.unit = Some("%".to_owned()),
        Some(_) => return None,
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, Option<String>, Option<&'static str>)> {
        read_number(text).map(|number| (number.digits, number.unit, number.qualifier))
    }

    #[test]
    fn numbers_as_people_write_them() {
        for (text, digits, unit, qualifier) in [
            ("6329.37", "6329.37", None, None),
            ("６，３２９．３７", "6329.37", None, None),
            ("1,300,000", "1300000", None, None),
            ("-12.5", "-12.5", None, None),
            ("(1,234)", "-1234", None, None),
            ("（12.5）", "-12.5", None, None),
            ("3.6%", "3.6", Some("%"), None),
            ("约 130 亿元", "130", Some("亿元"), Some("about")),
            ("近1300亿元", "1300", Some("亿元"), Some("nearly")),
            ("9300余人", "9300", Some("人"), Some("at_least")),
            ("9300人以上", "9300", Some("人"), Some("at_least")),
            ("130多亿元", "130", Some("亿元"), Some("at_least")),
            ("不足 5 家", "5", Some("家"), Some("at_most")),
            ("1379.27MWh", "1379.27", Some("MWh"), None),
            ("12 萬噸", "12", Some("萬噸"), None),
            ("≥20", "20", None, Some("at_least")),
            ("20左右", "20", None, Some("about")),
        ] {
            let expected = Some((digits.to_owned(), unit.map(str::to_owned), qualifier));
            assert_eq!(read(text), expected, "{text}");
        }
        for text in ["", "—", "示例", "1,30", "1.2.3", "约", "#REF!", "12-15", "(a)"] {
            let found = read(text);
            assert!(found.as_ref().is_none_or(|(_, unit, _)| unit.is_some()), "{text}: {found:?}");
        }
    }

    #[test]
    fn growths() {
        for (text, digits) in [
            ("5.2", Some("5.2")),
            ("5.2%", Some("5.2")),
            ("增长5.2%", Some("5.2")),
            ("下降 3.1%", Some("-3.1")),
            ("-3.1", Some("-3.1")),
            ("↓3.1个百分点", Some("-3.1")),
            ("持平", Some("0")),
            ("下降-3", None),
            ("5.2万元", None),
        ] {
            assert_eq!(read_growth(text).map(|number| number.digits).as_deref(), digits, "{text}");
        }
    }

    #[test]
    fn blanks() {
        for text in ["—", "——", "-", "…", "……", "／", "无", "N/A", "－"] {
            assert!(is_blank_mark(text), "{text}");
        }
        for text in ["0", "", "x", "-1"] {
            assert!(!is_blank_mark(text), "{text}");
        }
    }
}
