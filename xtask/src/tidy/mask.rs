//! Blanks comments and literals out of Rust text, so that rules see code only.

/// The same text, byte for byte as long and with the same line ends, with spaces for comments and literals.
pub fn mask(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut code = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = literal_or_comment_end(bytes, at);
        for byte in &mut code[at..end] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        at = end.max(at + 1);
    }
    String::from_utf8(code).expect("only whole characters were blanked")
}

/// Where the comment or literal that starts at `at` ends; `at` itself when none starts there.
fn literal_or_comment_end(bytes: &[u8], at: usize) -> usize {
    let rest = &bytes[at..];
    let length = match rest[0] {
        b'/' if rest.starts_with(b"//") => line_comment(rest),
        b'/' if rest.starts_with(b"/*") => block_comment(rest),
        b'"' => string(rest),
        b'\'' => character(rest),
        b'r' if !continues_word(bytes, at) => raw_string(rest),
        _ => 0,
    };
    at + length
}

fn line_comment(rest: &[u8]) -> usize {
    rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len())
}

fn block_comment(rest: &[u8]) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

fn string(rest: &[u8]) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// A character literal; 0 for a lifetime or a label.
fn character(rest: &[u8]) -> usize {
    if rest.get(1) == Some(&b'\\') {
        let close = rest.iter().skip(3).position(|&byte| byte == b'\'');
        return close.map_or(rest.len(), |close| close + 4);
    }
    let width = match rest.get(1) {
        None | Some(b'\'') => return 0,
        Some(0x00..=0x7f) => 1,
        Some(0x80..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xff) => 4,
    };
    if rest.get(1 + width) == Some(&b'\'') { width + 2 } else { 0 }
}

fn raw_string(rest: &[u8]) -> usize {
    let hashes = rest[1..].iter().take_while(|&&byte| byte == b'#').count();
    if rest.get(1 + hashes) != Some(&b'"') {
        return 0;
    }
    let mut close = vec![b'"'];
    close.resize(1 + hashes, b'#');
    let body = 2 + hashes;
    rest[body..]
        .windows(close.len())
        .position(|window| window == close)
        .map_or(rest.len(), |found| body + found + close.len())
}

/// Whether the `r` at `at` ends a longer word; `br` and `cr` are prefixes of raw strings too.
fn continues_word(bytes: &[u8], at: usize) -> bool {
    let word = |index: Option<usize>| {
        index.and_then(|i| bytes.get(i)).is_some_and(|&b| b == b'_' || b.is_ascii_alphanumeric())
    };
    let prefixed = at > 0 && matches!(bytes[at - 1], b'b' | b'c');
    word(at.checked_sub(if prefixed { 2 } else { 1 }))
}

#[cfg(test)]
mod tests {
    use super::mask;

    #[test]
    fn comments_are_blanked_and_lines_kept() {
        assert_eq!(mask("a // b\nc /* d /* e */\nf */ g"), "a     \nc             \n     g");
    }

    #[test]
    fn strings_are_blanked_to_their_true_end() {
        assert_eq!(mask(r#"f("a\"}", x)"#), "f(      , x)");
        assert_eq!(mask(r##"f(r#"a"}"#, br"\", x)"##), "f(        , b    , x)");
        assert_eq!(mask("f(\"未完\n"), "f(       \n");
    }

    #[test]
    fn characters_are_blanked_and_lifetimes_are_not() {
        assert_eq!(mask(r"'{' '\'' '\u{7b}' '土' b'}'"), format!("{}b   ", " ".repeat(24)));
        assert_eq!(mask("fn f<'a>(x: &'a str) -> &'a str"), "fn f<'a>(x: &'a str) -> &'a str");
        assert_eq!(mask("'outer: loop { break 'outer; }"), "'outer: loop { break 'outer; }");
    }

    #[test]
    fn raw_names_and_words_that_end_in_r_stay() {
        assert_eq!(mask("r#type + for \"x\""), "r#type + for    ");
    }
}
