//! The key by which names match, and the nearest name by that key.
//!
//! Two spellings are the same name when they differ only in full or half width, upper or lower case, traditional or
//! simplified characters, raised or lowered digits, the shape of a dash, dot, quote or bracket, or the amount of white space.

use super::variants::{HAN_FIRST, HAN_LAST, simplified};
use std::borrow::Cow;
use std::str::Chars;

/// The matching key of a name: `釤鈷` and `钐钴`, `ＮｄＦｅＢ ` and `ndfeb`, `Nd₂O₃` and `nd2o3` have one key.
///
/// Folding a key gives the key itself; a text that is its own key is borrowed.
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    if is_folded(text) {
        return Cow::Borrowed(text);
    }
    let mut key = String::with_capacity(text.len());
    key.extend(FoldedChars::new(text));
    Cow::Owned(key)
}

/// Writes the matching key of a name into `key`, in place of what it held, so that one buffer serves many look-ups.
pub fn fold_into(text: &str, key: &mut String) {
    key.clear();
    if is_folded(text) { key.push_str(text) } else { key.extend(FoldedChars::new(text)) }
}

/// Whether two spellings have the same matching key; allocates nothing.
#[must_use]
pub fn eq_folded(a: &str, b: &str) -> bool {
    a == b || FoldedChars::new(a).eq(FoldedChars::new(b))
}

/// The candidate that `word` most likely meant, or none when nothing is near.
///
/// Near is up to one slip (a character missing, added, replaced, or two neighbours swapped) for each three characters of
/// the longer text, at least one, but never all of them. The first of equally near candidates wins.
#[must_use]
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = fold(word);
    let word_len = word.chars().count();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let key = fold(candidate);
        let key_len = key.chars().count();
        let longer = word_len.max(key_len);
        let allowed = (longer / 3).max(1).min(longer.saturating_sub(1));
        let limit = best.map_or(allowed, |(distance, _)| allowed.min(distance.saturating_sub(1)));
        if word_len.abs_diff(key_len) > limit || best.is_some_and(|(distance, _)| distance == 0) {
            continue;
        }
        let distance = strsim::osa_distance(&word, &key);
        if distance <= limit {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn is_folded(text: &str) -> bool {
    if !text.is_ascii() {
        return FoldedChars::new(text).eq(text.chars());
    }
    let mut after_space = true;
    for &byte in text.as_bytes() {
        let space = byte == b' ';
        if byte.is_ascii_uppercase() || byte.is_ascii_control() || (space && after_space) {
            return false;
        }
        after_space = space;
    }
    text.is_empty() || !after_space
}

/// The characters of the key: unified, in lower case, with single spaces between words only.
struct FoldedChars<'a> {
    chars: Chars<'a>,
    after_space: Option<char>,
    started: bool,
}

impl<'a> FoldedChars<'a> {
    fn new(text: &'a str) -> Self {
        Self { chars: text.chars(), after_space: None, started: false }
    }
}

impl Iterator for FoldedChars<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if let Some(c) = self.after_space.take() {
            return Some(c);
        }
        let mut space = false;
        for c in self.chars.by_ref() {
            if c.is_whitespace() || c.is_control() {
                space = true;
                continue;
            }
            let Some(c) = unify(c) else { continue };
            let c = lower_case(c);
            if space && self.started {
                self.after_space = Some(c);
                return Some(' ');
            }
            self.started = true;
            return Some(c);
        }
        None
    }
}

fn lower_case(c: char) -> char {
    match c {
        '\0'..='\x7F' => c.to_ascii_lowercase(),
        HAN_FIRST..=HAN_LAST => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// The half-width form of a full-width letter, digit or sign, or the character itself.
#[inline]
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        '\u{FFE5}' => '¥',
        _ => c,
    }
}

/// One form for each character that is written in several, case aside; none for characters that do not show.
#[inline]
pub(crate) fn unify(c: char) -> Option<char> {
    if (HAN_FIRST..=HAN_LAST).contains(&c) {
        return Some(simplified(c));
    }
    let c = half_width(c);
    if c.is_ascii() {
        return Some(c);
    }
    Some(match c {
        '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' => return None,
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' | '﹣' | '﹘' => '-',
        '•' | '‧' | '∙' | '⋅' | '・' | '･' | '●' => '·',
        '“' | '”' | '„' | '「' | '」' | '『' | '』' | '″' => '"',
        '‘' | '’' | '′' => '\'',
        '【' | '〔' => '[',
        '】' | '〕' => ']',
        '⁄' | '∕' => '/',
        'µ' => 'μ',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁰' | '⁴'..='⁹' => digit(u32::from(c) - 0x2070),
        '₀'..='₉' => digit(u32::from(c) - 0x2080),
        _ => simplified(c),
    })
}

fn digit(value: u32) -> char {
    char::from_digit(value, 10).expect("the ranges hold the digits 0 to 9 in order")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_key_for_all_spellings() {
        for (key, spellings) in [
            ("钐钴", &["釤鈷", " 钐钴\u{3000}", "釤\u{200B}钴"][..]),
            ("稀土钢", &["稀土鋼"]),
            ("厦门钨业", &["廈門鎢業"]),
            ("汇川", &["匯川"]),
            ("卧龙", &["臥龍"]),
            ("nd2o3", &["Nd₂O₃", "ＮＤ２Ｏ３", "nd²o³"]),
            ("prnd oxide (99.5%)", &["PrNd  oxide\t（９９．５％）", "PRND\u{a0}Oxide （99.5%）"]),
            ("a-b", &["A–b", "Ａ—Ｂ", "a−b", "a－b"]),
            ("阿·卜", &["阿•卜", "阿・卜", "阿‧卜"]),
            ("\"两个基地\"", &["“兩個基地”", "「兩個基地」"]),
        ] {
            for spelling in spellings {
                assert_eq!(fold(spelling), key);
                assert!(eq_folded(spelling, key), "{spelling}");
            }
        }
        assert!(!eq_folded("镝", "铽"));
        assert!(!eq_folded("a b", "ab"));
        assert!(!eq_folded("ab", "abc"));
    }

    #[test]
    fn a_key_is_borrowed() {
        for key in ["", "kt/yr", "prnd oxide", "钐钴", "金力永磁 三期", "a-b"] {
            assert!(matches!(fold(key), Cow::Borrowed(same) if same == key), "{key}");
        }
        for text in ["A", " a", "a ", "a  b", "a\tb", "釤", "   "] {
            assert!(matches!(fold(text), Cow::Owned(_)), "{text:?}");
        }
        assert_eq!(fold("   "), "");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for c in (0..=0x10FFFF).filter_map(char::from_u32) {
            let text = format!("x{c}{c} {c}y");
            let once = fold(&text).into_owned();
            assert_eq!(fold(&once), once, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn one_buffer_for_many_names() {
        let mut key = String::from("old");
        fold_into("釤鈷", &mut key);
        assert_eq!(key, "钐钴");
        fold_into("kt", &mut key);
        assert_eq!(key, "kt");
    }

    #[test]
    fn nearest_name() {
        let columns = ["capacity", "capacity_kind", "plant", "price", "产能", "产量", "备注", "金力永磁"];
        for (word, meant) in [
            ("capactiy", Some("capacity")),
            ("Capacity kind", Some("capacity_kind")),
            ("plnat", Some("plant")),
            ("prices", Some("price")),
            ("產能", Some("产能")),
            ("金力永滋", Some("金力永磁")),
            ("金力磁永", Some("金力永磁")),
            ("备主", Some("备注")),
            ("weather", None),
            ("能", Some("产能")),
            ("期", None),
            ("", None),
        ] {
            assert_eq!(did_you_mean(word, columns), meant, "{word}");
        }
    }

    #[test]
    fn the_first_of_equals_and_never_all_characters() {
        assert_eq!(did_you_mean("bat", ["cat", "hat", "bat"]), Some("bat"));
        assert_eq!(did_you_mean("rat", ["cat", "hat"]), Some("cat"));
        assert_eq!(did_you_mean("x", ["y", "z"]), None);
        assert_eq!(did_you_mean("ab", ["cd"]), None);
    }
}
