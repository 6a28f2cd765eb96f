//! Long texts in narrow places, with Chinese characters two cells wide.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Widest line.
pub const WIDTH: usize = 100;

/// Marks that never begin a line.
const CLOSING: &str = "，。；：、）》”！？％,.;:)!?%";

/// The text in lines that fit, each behind `indent` spaces; lines after the first stand two further in.
pub fn wrap(text: &str, indent: usize) -> String {
    let mut out = String::new();
    let mut line = " ".repeat(indent);
    let mut is_fresh = true;
    for piece in pieces(text) {
        if !is_fresh && line.width() + piece.trim_end().width() > WIDTH {
            out.push_str(line.trim_end());
            out.push('\n');
            line = " ".repeat(indent + 2);
        }
        line.push_str(piece);
        is_fresh = false;
    }
    out.push_str(line.trim_end());
    out.push('\n');
    out
}

/// The text, or its beginning and an ellipsis where it is wider than `width` cells.
pub fn clip(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 1;
    for c in text.chars() {
        used += c.width().unwrap_or(0);
        if used > width {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end())
}

/// The text, or its beginning, an ellipsis and its end: for names that differ in their last words.
pub fn clip_middle(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let tail_width = width.saturating_sub(1) * 2 / 5;
    let mut tail = text.len();
    let mut used = 0;
    for (at, c) in text.char_indices().rev() {
        used += c.width().unwrap_or(0);
        if used > tail_width {
            break;
        }
        tail = at;
    }
    let tail = text[tail..].trim_start();
    let head = clip(text, width - tail.width());
    format!("{head}{tail}")
}

/// Words with the space behind them, and single wide characters with the marks that close them.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices().peekable();
        let mut end = rest.len();
        while let Some((_, c)) = chars.next() {
            let Some(&(at, next)) = chars.peek() else { break };
            let is_wide = |c: char| c.width() == Some(2);
            if c == ' ' || ((is_wide(c) || is_wide(next)) && next != ' ' && !CLOSING.contains(next)) {
                end = at;
                break;
            }
        }
        let (piece, after) = rest.split_at(end);
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_nothing_is_lost() {
        let zh = "镧铈过剩，全年入库约三万吨。".repeat(10);
        let wrapped = wrap(&zh, 2);
        assert!(wrapped.lines().all(|line| line.width() <= WIDTH + 2), "{wrapped}");
        assert!(wrapped.lines().all(|line| !line.trim_start().starts_with(['，', '。'])), "{wrapped}");
        assert_eq!(wrapped.lines().map(str::trim).collect::<String>(), zh);
        let en = "not a shortfall of the base ".repeat(10);
        let wrapped = wrap(&en, 2);
        assert!(wrapped.lines().all(|line| line.width() <= WIDTH), "{wrapped}");
        assert_eq!(wrapped.lines().map(str::trim).collect::<Vec<_>>().join(" "), en.trim());
    }

    #[test]
    fn clipped_to_cells() {
        assert_eq!(clip("冶炼分离", 8), "冶炼分离");
        assert_eq!(clip("冶炼分离", 7), "冶炼分…");
        assert_eq!(clip("green smelting", 7), "green…");
    }
}
