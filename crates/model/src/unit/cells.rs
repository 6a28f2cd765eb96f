//! Where the unit stands in a cell or a header.

use crate::text::{half_width, unify};

/// Cuts a cell such as `3.25 万吨` into number and unit; the number is empty when the text does not begin with one.
///
/// Digits behind a space stay with the number, so that `1 300 t` is an ambiguous number, never one 300 t.
#[must_use]
pub fn split_value_unit(text: &str) -> (&str, &str) {
    let text = text.trim();
    let mut end = 0;
    let mut chars = text.char_indices().map(|(at, c)| (at, half_width(c))).peekable();
    while let Some((at, c)) = chars.next() {
        let ahead = || chars.clone().map(|(_, c)| c);
        let digit_follows = || ahead().find(|c| !c.is_whitespace()).is_some_and(|c| c.is_ascii_digit());
        let belongs = match c {
            '0'..='9' => true,
            '+' | '-' | '−' => at == 0,
            '.' => ahead().next().is_some_and(|c| c.is_ascii_digit()),
            ',' => end > 0 && ahead().next().is_some_and(|c| c.is_ascii_digit()),
            'e' | 'E' if end == at && end > 0 => {
                let signed = ahead().next().is_some_and(|c| matches!(c, '+' | '-' | '−'));
                let exponent = ahead().nth(usize::from(signed)).is_some_and(|c| c.is_ascii_digit());
                if exponent && signed {
                    chars.next();
                }
                exponent
            }
            c if c.is_whitespace() => {
                let follows = digit_follows();
                while follows && chars.next_if(|(_, c)| c.is_whitespace()).is_some() {}
                follows
            }
            _ => false,
        };
        if !belongs {
            break;
        }
        if c.is_ascii_digit() {
            end = chars.peek().map_or(text.len(), |(next, _)| *next);
        }
    }
    let (value, unit) = text.split_at(end);
    (value, unit.trim_start())
}

/// Cuts a header such as `capacity [kt/yr]` or `产能（万吨/年）` into name and unit.
///
/// The unit is what stands in the last brackets, when they end the header and a name stands before them.
#[must_use]
pub fn split_header(text: &str) -> (&str, Option<&str>) {
    let text = text.trim();
    let mut depth = 0;
    for (at, c) in text.char_indices().rev() {
        match unify(c) {
            Some(')' | ']') => depth += 1,
            Some('(' | '[') => depth -= 1,
            _ => {}
        }
        if depth <= 0 {
            let name = text[..at].trim_end();
            let inner = text[at + c.len_utf8()..].char_indices().next_back();
            return match inner {
                Some((last, _)) if depth == 0 && !name.is_empty() => {
                    let unit = &text[at + c.len_utf8()..][..last];
                    (name, Some(unit.trim()))
                }
                _ => (text, None),
            };
        }
    }
    (text, None)
}
