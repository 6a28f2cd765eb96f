//! Words, numbers and signs of a unit text.

use super::catalogue::WORD_BYTES_MAX;
use crate::decimal::Scale;
use crate::text::unify;

/// Longer texts are not units.
pub(super) const TEXT_BYTES_MAX: usize = 128;

/// The text in its unified form, or none when it does not fit.
pub(super) fn unified<'b>(text: &str, buffer: &'b mut [u8; TEXT_BYTES_MAX]) -> Option<&'b str> {
    let mut len = 0;
    for c in text.chars().filter_map(unify) {
        let end = len + c.len_utf8();
        c.encode_utf8(buffer.get_mut(len..end)?);
        len = end;
    }
    std::str::from_utf8(&buffer[..len]).ok()
}

/// Whether a text in unified form is one word.
pub(super) fn is_one_word(text: &str) -> bool {
    matches!(first_token(text, |word| word == text), (Token::Word(word), "") if word == text)
}

/// A piece of a unit text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Token<'t> {
    Word(&'t str),
    /// A power of ten.
    Number(Scale),
    Open,
    Close,
    Divide,
    Times,
    /// Neither a word nor an operator.
    Strange(&'t str),
    End,
}

/// The first token of a text without white space before it, and the rest. Runs of Chinese characters are cut at the
/// longest beginning that `is_known`.
pub(super) fn first_token(text: &str, is_known: impl Fn(&str) -> bool) -> (Token<'_>, &str) {
    let Some(first) = text.chars().next() else { return (Token::End, text) };
    let run = |belongs: fn(char) -> bool| &text[..text.find(|c| !belongs(c)).unwrap_or(text.len())];
    let one = &text[..first.len_utf8()];
    let (head, token) = match first {
        '(' | '[' => (one, Token::Open),
        ')' | ']' => (one, Token::Close),
        '/' => (one, Token::Divide),
        '·' | '*' | '×' => (one, Token::Times),
        '$' | '%' | '‰' | '¥' | '€' | '£' => (one, Token::Word(one)),
        '0'..='9' => {
            let number = &text[..number_len(text)];
            (number, power_of_ten(number).map_or(Token::Strange(number), Token::Number))
        }
        'a'..='z' | 'A'..='Z' => {
            let word = run(|c| c.is_ascii_alphanumeric() || matches!(c, '$' | '%' | '_'));
            (word, Token::Word(word))
        }
        c if is_han(c) => {
            let run = run(is_han);
            let ends = run.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= WORD_BYTES_MAX);
            let known = ends.filter(|end| is_known(&run[..*end])).last().map(|end| &run[..end]);
            known.map_or((run, Token::Strange(run)), |word| (word, Token::Word(word)))
        }
        _ => (one, Token::Strange(one)),
    };
    (token, &text[head.len()..])
}

fn is_han(c: char) -> bool {
    !c.is_ascii() && c.is_alphanumeric()
}

/// Length of a number such as `1`, `1000`, `1e8` or `10^4` at the beginning of a text.
fn number_len(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let base = digits(text);
    let Some(exponent) = text[base..].strip_prefix(['e', 'E', '^']) else { return base };
    let unsigned = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    match digits(unsigned) {
        0 => base,
        digits => text.len() - unsigned.len() + digits,
    }
}

fn power_of_ten(number: &str) -> Option<Scale> {
    let (base, exponent) = match number.split_once('^') {
        Some(("10", exponent)) => ("1", exponent),
        Some(_) => return None,
        None => number.split_once(['e', 'E']).unwrap_or((number, "0")),
    };
    let zeros = base.strip_prefix('1').filter(|zeros| zeros.bytes().all(|byte| byte == b'0'))?.len();
    let exponent: i16 = exponent.parse().ok()?;
    Some(Scale::pow10(exponent.checked_add(i16::try_from(zeros).ok()?)?))
}
