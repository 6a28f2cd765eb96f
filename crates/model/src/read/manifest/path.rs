//! Where a value stands in `base.toml`: `default_source.plants`, `case[0].change[1].where.element`.

use std::fmt::{self, Write as _};
use std::iter::Peekable;
use std::str::Chars;

/// One step from a value to one inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// Into a table.
    Key(String),
    /// Into a list.
    Index(usize),
}

/// Shows a path as the sheet `base` writes it.
pub(crate) struct PathText<'a>(pub &'a [Step]);

impl fmt::Display for PathText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Key(key) => {
                    if at > 0 {
                        f.write_char('.')?;
                    }
                    write_key(f, key)?;
                }
            }
        }
        Ok(())
    }
}

/// Writes a key as TOML does: bare where it can be.
pub(crate) fn write_key(out: &mut impl fmt::Write, key: &str) -> fmt::Result {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !key.is_empty() && key.chars().all(is_bare) {
        return out.write_str(key);
    }
    out.write_char('"')?;
    for c in key.chars() {
        match c {
            '"' | '\\' => write!(out, "\\{c}")?,
            c if c.is_control() => write!(out, "\\u{:04X}", u32::from(c))?,
            c => out.write_char(c)?,
        }
    }
    out.write_char('"')
}

/// Longer paths lead nowhere.
const STEPS_MAX: usize = 16;

/// Reads a path; none when it is not written like one.
pub(crate) fn parse_path(text: &str) -> Option<Vec<Step>> {
    let mut chars = text.trim().chars().peekable();
    let mut steps = Vec::new();
    loop {
        steps.push(Step::Key(parse_key(&mut chars)?));
        while chars.next_if_eq(&'[').is_some() {
            let digits: String = std::iter::from_fn(|| chars.next_if(char::is_ascii_digit)).collect();
            steps.push(Step::Index(digits.parse().ok()?));
            chars.next_if_eq(&']')?;
        }
        match chars.next() {
            None => return Some(steps),
            Some('.') if steps.len() < STEPS_MAX => {}
            Some(_) => return None,
        }
    }
}

fn parse_key(chars: &mut Peekable<Chars<'_>>) -> Option<String> {
    let mut key = String::new();
    if chars.next_if_eq(&'"').is_none() {
        key.extend(std::iter::from_fn(|| chars.next_if(|c| !matches!(c, '.' | '[' | ']' | '"'))));
        return Some(key.trim().to_owned()).filter(|key| !key.is_empty());
    }
    loop {
        match chars.next()? {
            '"' => return Some(key),
            '\\' => key.push(match chars.next()? {
                'u' => {
                    let hex: String = chars.by_ref().take(4).collect();
                    char::from_u32(u32::from_str_radix(&hex, 16).ok()?)?
                }
                c => c,
            }),
            c => key.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_and_read_back() {
        let key = |text: &str| Step::Key(text.to_owned());
        for (steps, text) in [
            (vec![key("id")], "id"),
            (vec![key("case"), Step::Index(0), key("where"), key("name_zh")], "case[0].where.name_zh"),
            (vec![key("discount_factors"), key("2025-Q1")], "discount_factors.2025-Q1"),
            (vec![key("a"), key("2025..2026"), key("说\"明\\")], r#"a."2025..2026"."说\"明\\""#),
            (vec![key("a\n")], r#""a\u000A""#),
        ] {
            assert_eq!(PathText(&steps).to_string(), text);
            assert_eq!(parse_path(text), Some(steps), "{text}");
        }
        assert_eq!(parse_path("说明.项"), Some(vec![key("说明"), key("项")]));
        for text in ["", "a.", ".a", "a[", "a[x]", "a[1]b", "a\"b\"", "\"a"] {
            assert_eq!(parse_path(text), None, "{text}");
        }
    }
}
