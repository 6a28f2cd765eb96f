//! Decimal text as people write it, scaled in decimal before it becomes binary.
//!
//! `1,300` of 亿 is exactly 1.3e11 and 3.6 of % is the double nearest to 0.036: the digits are multiplied by the exact
//! [`Scale`] first and rounded once. Accepted: a sign (`-`, `−`, `－`), full-width digits and signs, an exponent, and
//! thousands separators (`,`, `，`, thin or no-break space) between groups of exactly three. `1,30`, `0,500` and
//! `1.300,5` could be read in two ways and are errors, as is every text that is not a finite number.

use crate::text::half_width;
use std::fmt::{self, Write as _};
use std::io::Write as _;

/// Why a text is not a number that can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum DecimalError {
    /// Nothing but white space.
    #[error("empty")]
    Empty,
    /// Not a decimal number.
    #[error("not a number")]
    NotANumber,
    /// `NaN`, `inf` or `∞` as text, or such a value.
    #[error("not a finite number")]
    NotFinite,
    /// Too large for a double, or so small that it would become zero.
    #[error("out of range")]
    OutOfRange,
    /// A comma, point or space that can be read in two ways.
    #[error("a separator can be read in two ways")]
    AmbiguousSeparator,
    /// An error value of a spreadsheet, such as `#REF!`.
    #[error("an error value of a spreadsheet")]
    SpreadsheetError,
}

/// An exact positive factor: num / den × 10^pow10. Equal factors are equal values.
///
/// `den` has no factor 2 or 5, `num` is not divisible by 10, and the two have no common factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Scale {
    num: u32,
    den: u32,
    pow10: i16,
}

impl Scale {
    /// The factor 1.
    pub const ONE: Self = Self::pow10(0);

    /// The factor 10^`exponent`.
    #[must_use]
    pub const fn pow10(exponent: i16) -> Self {
        Self { num: 1, den: 1, pow10: exponent }
    }

    /// The factor num / den × 10^pow10.
    ///
    /// # Panics
    /// When `num` or `den` is zero or the reduced factor does not fit: meant for constants.
    #[must_use]
    pub const fn new(num: u32, den: u32, pow10: i16) -> Self {
        assert!(num > 0 && den > 0, "a factor is positive");
        match Self::reduced(num as u64, den as u64, pow10 as i32) {
            Some(scale) => scale,
            None => panic!("the reduced factor fits"),
        }
    }

    /// The product of two factors, or none when it does not fit.
    #[must_use]
    pub const fn times(self, other: Self) -> Option<Self> {
        let num = self.num as u64 * other.num as u64;
        let den = self.den as u64 * other.den as u64;
        Self::reduced(num, den, self.pow10 as i32 + other.pow10 as i32)
    }

    /// One over this factor, or none when it does not fit.
    #[must_use]
    pub const fn inverse(self) -> Option<Self> {
        if self.num == 1 && self.den == 1 && self.pow10 > i16::MIN {
            return Some(Self::pow10(-self.pow10));
        }
        Self::reduced(self.den as u64, self.num as u64, -(self.pow10 as i32))
    }

    /// This factor times a finite value: the double nearest to the product of the value's shortest decimal form.
    ///
    /// # Errors
    /// `NotFinite` for NaN and infinities, `OutOfRange` when the product is.
    pub fn apply(self, value: f64) -> Result<f64, DecimalError> {
        if !value.is_finite() {
            return Err(DecimalError::NotFinite);
        }
        if self == Self::ONE {
            return Ok(value + 0.0);
        }
        if value.fract() == 0.0 && value.abs() <= EXACT as f64 {
            let number = Number { negative: value < 0.0, mantissa: value.abs() as u64, exponent: 0 };
            return number.scaled(self);
        }
        let mut text = Short::new();
        write!(text, "{value:e}").expect("the shortest form of a double fits");
        parse_bytes(text.as_bytes(), self)
    }

    /// The nearest double, for arithmetic that need not be exact; [`Self::apply`] is.
    #[must_use]
    pub fn as_f64(self) -> f64 {
        let beyond = if self.pow10 > 0 { f64::INFINITY } else { 0.0 };
        self.apply(1.0).unwrap_or(beyond)
    }

    const fn reduced(mut num: u64, mut den: u64, mut pow10: i32) -> Option<Self> {
        let common = gcd(num, den);
        num /= common;
        den /= common;
        while den.is_multiple_of(2) || den.is_multiple_of(5) {
            let (divisor, factor) = if den.is_multiple_of(2) { (2, 5) } else { (5, 2) };
            den /= divisor;
            num = match num.checked_mul(factor) {
                Some(num) => num,
                None => return None,
            };
            pow10 -= 1;
        }
        while num.is_multiple_of(10) {
            num /= 10;
            pow10 += 1;
        }
        let max = u32::MAX as u64;
        if num > max || den > max || pow10 > i16::MAX as i32 || pow10 < i16::MIN as i32 {
            return None;
        }
        Some(Self { num: num as u32, den: den as u32, pow10: pow10 as i16 })
    }
}

const fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// Reads a decimal number.
///
/// # Errors
/// See [`DecimalError`].
pub fn parse(text: &str) -> Result<f64, DecimalError> {
    parse_with(text, Scale::ONE)
}

/// Reads a decimal number times 10^`pow10`, rounded once.
///
/// # Errors
/// See [`DecimalError`].
pub fn parse_scaled(text: &str, pow10: i16) -> Result<f64, DecimalError> {
    parse_with(text, Scale::pow10(pow10))
}

/// Reads a decimal number times an exact factor.
///
/// The exact product is rounded once, whatever the number of digits.
///
/// # Errors
/// See [`DecimalError`].
pub fn parse_with(text: &str, scale: Scale) -> Result<f64, DecimalError> {
    match Number::read_plain(text.as_bytes()) {
        Some(number) => number.scaled(scale),
        None => read_any(text.trim(), scale),
    }
}

/// As [`parse_with`], for bytes that are expected to be plain ASCII; bytes that are not UTF-8 are `NotANumber`.
///
/// # Errors
/// See [`DecimalError`].
pub fn parse_bytes(text: &[u8], scale: Scale) -> Result<f64, DecimalError> {
    match Number::read_plain(text) {
        Some(number) => number.scaled(scale),
        None => std::str::from_utf8(text).map_or(Err(DecimalError::NotANumber), |text| read_any(text.trim(), scale)),
    }
}

/// Doubles hold every integer up to this one, and every power of ten of the table, exactly.
const EXACT: u64 = 1 << 53;
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

/// ±mantissa × 10^exponent.
#[derive(Clone, Copy)]
struct Number {
    negative: bool,
    mantissa: u64,
    exponent: i32,
}

impl Number {
    /// Sign, digits and point in ASCII, 19 digits at most; none for every other text.
    #[inline]
    fn read_plain(text: &[u8]) -> Option<Self> {
        let (negative, digits) = match text.split_first()? {
            (b'-', rest) => (true, rest),
            (b'+', rest) => (false, rest),
            _ => (false, text),
        };
        if digits.len() > 20 {
            return None;
        }
        let mut mantissa = 0_u64;
        let mut count = 0;
        let mut point = None;
        for &byte in digits {
            let digit = byte.wrapping_sub(b'0');
            if digit < 10 {
                mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(digit));
                count += 1;
            } else if byte == b'.' && point.is_none() {
                point = Some(count);
            } else {
                return None;
            }
        }
        let exponent = point.map_or(0, |point| point - count);
        (1..=19).contains(&count).then_some(Self { negative, mantissa, exponent })
    }

    #[inline]
    fn scaled(self, scale: Scale) -> Result<f64, DecimalError> {
        let value = match self.scaled_exactly(scale) {
            Some(value) => value,
            None => self.scaled_through_text(scale)?,
        };
        Ok(if self.negative && self.mantissa != 0 { -value } else { value })
    }

    /// One multiplication or division of two numbers that a double holds exactly is rounded once.
    #[inline]
    fn scaled_exactly(self, scale: Scale) -> Option<f64> {
        let exact = |value: Option<u64>| value.filter(|&value| value <= EXACT);
        let num = exact(self.mantissa.checked_mul(u64::from(scale.num)))?;
        let exponent = self.exponent + i32::from(scale.pow10);
        let power = *POWERS.get(exponent.unsigned_abs() as usize)?;
        match (scale.den, exponent < 0) {
            (1, false) => Some(num as f64 * power),
            (1, true) => Some(num as f64 / power),
            (den, false) => below_exact(num as f64 * power).map(|num| num / f64::from(den)),
            (den, true) => below_exact(f64::from(den) * power).map(|den| num as f64 / den),
        }
    }

    /// The product as decimal text, which the standard library rounds correctly.
    fn scaled_through_text(self, scale: Scale) -> Result<f64, DecimalError> {
        if self.mantissa == 0 {
            return Ok(0.0);
        }
        let num = u128::from(self.mantissa) * u128::from(scale.num);
        let den = u128::from(scale.den);
        let mut exponent = self.exponent + i32::from(scale.pow10);
        let (mut quotient, mut rest) = (num / den, num % den);
        while rest != 0 && quotient < 10_u128.pow(36) {
            quotient = quotient * 10 + rest * 10 / den;
            rest = rest * 10 % den;
            exponent -= 1;
        }
        if rest != 0 {
            quotient = quotient * 10 + 1;
            exponent -= 1;
        }
        let mut text = Short::new();
        write!(text, "{quotient}e{exponent}").expect("39 digits and an exponent fit");
        finite_and_not_lost(text.as_str())
    }
}

fn below_exact(value: f64) -> Option<f64> {
    (value < EXACT as f64).then_some(value)
}

/// The double nearest to a non-zero number in the standard library's own form.
fn finite_and_not_lost(text: &str) -> Result<f64, DecimalError> {
    let value: f64 = text.parse().expect("the text is digits and an exponent");
    if value.is_finite() && value != 0.0 { Ok(value) } else { Err(DecimalError::OutOfRange) }
}

/// Every accepted form; `text` has no white space around it.
fn read_any(text: &str, scale: Scale) -> Result<f64, DecimalError> {
    match Reader::read(text) {
        Ok(reader) if reader.significant <= 19 => reader.number().scaled(scale),
        Ok(reader) => reader.scaled_long(text, scale),
        Err(DecimalError::NotANumber) => Err(why_not_a_number(text)),
        Err(other) => Err(other),
    }
}

fn why_not_a_number(text: &str) -> DecimalError {
    const ERRORS: [&str; 14] = [
        "#REF!",
        "#N/A",
        "#DIV/0!",
        "#VALUE!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#UNKNOWN!",
        "#GETTING_DATA",
    ];
    let unsigned = text.trim_start_matches(['+', '-', '−']);
    if text.is_empty() {
        DecimalError::Empty
    } else if ERRORS.iter().any(|error| error.eq_ignore_ascii_case(text)) || text.bytes().all(|byte| byte == b'#') {
        DecimalError::SpreadsheetError
    } else if ["nan", "inf", "infinity", "∞", "1.#inf", "1.#qnan"]
        .iter()
        .any(|word| word.eq_ignore_ascii_case(unsigned))
    {
        DecimalError::NotFinite
    } else {
        DecimalError::NotANumber
    }
}

/// What one pass over a number in any accepted form finds.
#[derive(Default)]
struct Reader {
    negative: bool,
    mantissa: u64,
    /// Digits from the first that is not zero.
    significant: u32,
    digits: u32,
    after_point: Option<i32>,
    exponent: i32,
    separator: Option<char>,
    in_group: u32,
    ambiguous: bool,
}

impl Reader {
    fn read(text: &str) -> Result<Self, DecimalError> {
        let mut reader = Self::default();
        let mut chars = text.chars().map(plain).peekable();
        if let Some(sign) = chars.next_if(|&c| c == '-' || c == '+') {
            reader.negative = sign == '-';
        }
        while let Some(c) = chars.next() {
            match c {
                '0'..='9' => reader.digit(c),
                '.' => reader.point(),
                ',' | THIN | ' ' if reader.digits > 0 && chars.peek().is_some_and(char::is_ascii_digit) => {
                    reader.separate(c)
                }
                'e' | 'E' if reader.digits > 0 => {
                    reader.exponent = read_exponent(&mut chars)?;
                }
                _ => return Err(DecimalError::NotANumber),
            }
        }
        if reader.digits == 0 {
            return Err(DecimalError::NotANumber);
        }
        reader.close_groups();
        if reader.ambiguous { Err(DecimalError::AmbiguousSeparator) } else { Ok(reader) }
    }

    fn digit(&mut self, c: char) {
        let digit = u64::from(c) - u64::from('0');
        self.mantissa = self.mantissa.wrapping_mul(10).wrapping_add(digit);
        self.significant += u32::from(self.significant > 0 || digit > 0);
        self.digits += 1;
        self.in_group += 1;
        self.after_point = self.after_point.map(|digits| digits + 1);
    }

    fn point(&mut self) {
        self.close_groups();
        self.ambiguous |= self.after_point.is_some();
        self.after_point = Some(0);
    }

    fn separate(&mut self, c: char) {
        match self.separator {
            None => self.ambiguous |= self.in_group > 3 || self.significant == 0,
            Some(separator) => self.ambiguous |= separator != c || self.in_group != 3,
        }
        self.ambiguous |= c == ' ' || self.after_point.is_some();
        self.separator = Some(c);
        self.in_group = 0;
    }

    fn close_groups(&mut self) {
        self.ambiguous |= self.after_point.is_none() && self.separator.is_some() && self.in_group != 3;
    }

    fn number(&self) -> Number {
        let exponent = self.exponent - self.after_point.unwrap_or(0);
        Number { negative: self.negative, mantissa: self.mantissa, exponent }
    }

    /// More digits than an integer holds: the product digit by digit, as text.
    fn scaled_long(&self, text: &str, scale: Scale) -> Result<f64, DecimalError> {
        let mantissa = text.chars().map(plain).take_while(|c| !matches!(c, 'e' | 'E'));
        let mut digits: Vec<u8> = mantissa.filter_map(|c| c.to_digit(10)).map(|digit| digit as u8).collect();
        multiply(&mut digits, scale.num);
        let decimals = divide(&mut digits, scale.den);
        let exponent = self.exponent - self.after_point.unwrap_or(0) - decimals + i32::from(scale.pow10);
        let mut product: String = digits.into_iter().map(|digit| char::from(b'0' + digit)).collect();
        write!(product, "e{exponent}").expect("writing to a string cannot fail");
        let value = finite_and_not_lost(&product)?;
        Ok(if self.negative { -value } else { value })
    }
}

fn multiply(digits: &mut Vec<u8>, factor: u32) {
    let mut carry = 0;
    for digit in digits.iter_mut().rev() {
        carry += u64::from(*digit) * u64::from(factor);
        *digit = (carry % 10) as u8;
        carry /= 10;
    }
    while carry > 0 {
        digits.insert(0, (carry % 10) as u8);
        carry /= 10;
    }
}

/// Divides, with 40 more digits and one that stands for the rest where it does not come out even; returns the number of
/// digits added.
fn divide(digits: &mut Vec<u8>, divisor: u32) -> i32 {
    let divisor = u64::from(divisor);
    let mut rest = 0;
    let mut next = |digit: u8| {
        rest = rest * 10 + u64::from(digit);
        let quotient = (rest / divisor) as u8;
        rest %= divisor;
        (quotient, rest)
    };
    let mut remains = 0;
    for digit in digits.iter_mut() {
        (*digit, remains) = next(*digit);
    }
    let before = digits.len();
    while remains != 0 && digits.len() < before + 40 {
        let digit;
        (digit, remains) = next(0);
        digits.push(digit);
    }
    if remains != 0 {
        digits.push(1);
    }
    (digits.len() - before) as i32
}

/// Beyond this any exponent is out of range, and sums of exponents stay small.
const EXPONENT_MAX: i32 = 1_000_000;

fn read_exponent(chars: &mut impl Iterator<Item = char>) -> Result<i32, DecimalError> {
    let mut negative = false;
    let mut value = None;
    for (at, c) in chars.enumerate() {
        match (c, c.to_digit(10)) {
            ('-' | '+', _) if at == 0 => negative = c == '-',
            (_, Some(digit)) => value = Some((value.unwrap_or(0) * 10 + digit as i32).min(EXPONENT_MAX)),
            _ => return Err(DecimalError::NotANumber),
        }
    }
    let value = value.ok_or(DecimalError::NotANumber)?;
    Ok(if negative { -value } else { value })
}

/// All thin, figure and no-break spaces count as this one.
const THIN: char = '\u{2009}';

/// A character in its ASCII form.
fn plain(c: char) -> char {
    match c {
        '\u{A0}' | '\u{2007}' | '\u{2008}' | '\u{2009}' | '\u{202F}' => THIN,
        '−' | '﹣' => '-',
        _ => half_width(c),
    }
}

/// A text of at most 64 bytes on the stack.
struct Short {
    bytes: [u8; 64],
    len: usize,
}

impl Short {
    fn new() -> Self {
        Self { bytes: [0; 64], len: 0 }
    }

    fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    fn as_str(&self) -> &str {
        std::str::from_utf8(self.as_bytes()).expect("only whole texts are written")
    }
}

impl fmt::Write for Short {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut free = &mut self.bytes[self.len..];
        free.write_all(text.as_bytes()).map_err(|_| fmt::Error)?;
        self.len += text.len();
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::DecimalError::{AmbiguousSeparator, Empty, NotANumber, NotFinite, OutOfRange, SpreadsheetError};
    use super::*;

    #[test]
    fn all_ways_to_write_a_number() {
        for (text, value) in [
            ("123.45", 123.45),
            ("-0.5", -0.5),
            ("+7", 7.0),
            (".5", 0.5),
            ("5.", 5.0),
            ("007", 7.0),
            (" 12\t", 12.0),
            ("1e5", 1e5),
            ("1.5E-03", 1.5e-3),
            ("1,300", 1300.0),
            ("1,234,567.8", 1_234_567.8),
            ("１，３００", 1300.0),
            ("１２．５", 12.5),
            ("－３", -3.0),
            ("＋３", 3.0),
            ("−3", -3.0),
            ("1\u{2009}300", 1300.0),
            ("1\u{202F}300\u{202F}000", 1_300_000.0),
            ("1\u{A0}300", 1300.0),
            ("１ｅ３", 1000.0),
            ("1,300e3", 1.3e6),
        ] {
            assert_eq!(parse(text), Ok(value), "{text}");
        }
        assert!(parse("-0").is_ok_and(|zero| zero.is_sign_positive()));
        assert!(parse("-0.0e5").is_ok_and(|zero| zero.is_sign_positive()));
    }

    #[test]
    fn what_is_not_a_number() {
        for (text, error) in [
            ("", Empty),
            (" \t\u{3000}", Empty),
            ("n/a", NotANumber),
            ("-", NotANumber),
            (".", NotANumber),
            ("1.2.x", NotANumber),
            ("1e", NotANumber),
            ("1e5.5", NotANumber),
            ("e5", NotANumber),
            ("1'300", NotANumber),
            ("12 t", NotANumber),
            ("1,", NotANumber),
            (",5", NotANumber),
            ("--1", NotANumber),
            ("0x10", NotANumber),
            ("NaN", NotFinite),
            ("inf", NotFinite),
            ("-Infinity", NotFinite),
            ("∞", NotFinite),
            ("1e400", OutOfRange),
            ("-1e400", OutOfRange),
            ("1e-400", OutOfRange),
            ("1e99999999999", OutOfRange),
            ("1,30", AmbiguousSeparator),
            ("0,500", AmbiguousSeparator),
            ("1.300,5", AmbiguousSeparator),
            ("1.300.000", AmbiguousSeparator),
            ("1,2345", AmbiguousSeparator),
            ("1234,567", AmbiguousSeparator),
            ("1,00,000", AmbiguousSeparator),
            ("1,300\u{2009}000", AmbiguousSeparator),
            ("1,30.5", AmbiguousSeparator),
            ("1 300", AmbiguousSeparator),
            ("#REF!", SpreadsheetError),
            ("#n/a", SpreadsheetError),
            ("#DIV/0!", SpreadsheetError),
            ("#####", SpreadsheetError),
            ("#1", NotANumber),
        ] {
            assert_eq!(parse(text), Err(error), "{text:?}");
        }
        assert_eq!(parse_bytes(b"\xff1", Scale::ONE), Err(NotANumber));
    }

    #[test]
    fn scaled_in_decimal_and_rounded_once() {
        assert_eq!(parse_scaled("1,300", 8), Ok(1.3e11));
        assert_eq!(parse_scaled("0.1", 4), Ok(1000.0));
        assert_eq!(parse_scaled("3.6", -2), Ok(0.036));
        assert_eq!(parse_scaled("116.65", -2), Ok(1.1665));
        assert_eq!(parse_scaled("0.57", 2), Ok(57.0));
        assert_ne!(0.57 * 100.0, 57.0);
        assert_eq!(parse_scaled("0", 8), Ok(0.0));
        assert_eq!(parse_scaled("1e300", 8), Ok(1e308));
        assert_eq!(parse_scaled("1e301", 8), Err(OutOfRange));
        assert_eq!(parse_scaled("0", 400), Ok(0.0));
    }

    #[test]
    fn factors_that_are_no_power_of_ten() {
        let per_day = Scale::new(365, 1, 0);
        let per_year = Scale::new(1, 12, 0);
        assert_eq!(parse_with("55", per_day), Ok(20_075.0));
        assert_eq!(parse_with("0.1", per_day), Ok(36.5));
        assert_eq!(parse_with("18", per_year), Ok(1.5));
        assert_eq!(parse_with("1", per_year), Ok(1.0 / 12.0));
        assert_eq!(parse_with("0.7", Scale::new(1, 3, 0)), Ok(7.0 / 30.0));
        assert_eq!(parse_with("1234567890123456789", Scale::new(1, 7, 0)), Ok(176_366_841_446_208_112.714_285_714_f64));
        assert_eq!(parse_with("123456789012345.678", Scale::new(1_609_344, 1, -6)), Ok(198_684_442_656_284.44));
    }

    #[test]
    fn more_digits_than_an_integer_holds() {
        let tenth = "0.1000000000000000055511151231257827021181583404541015625";
        assert_eq!(parse(tenth), Ok(0.1));
        assert_eq!(parse_scaled(tenth, 1), Ok(1.0));
        assert_eq!(parse(&format!("-{tenth}")), Ok(-0.1));
        assert_eq!(parse("0.00000000000000000000000000012"), Ok(1.2e-28));
        assert_eq!(parse("10000000000000000000000000000"), Ok(1e28));
        assert_eq!(parse("9007199254740993"), Ok(9_007_199_254_740_992.0));
        assert_eq!(parse("9007199254740993.0000000000000000001"), Ok(9_007_199_254_740_994.0));
        assert_eq!(parse_with("0.33333333333333333333", Scale::new(3, 1, 0)), Ok(1.0));
        assert_eq!(parse_with("-3.00000000000000000000000", Scale::new(1, 12, 3)), Ok(-250.0));
        assert_eq!(parse_with("2.00000000000000000000000", Scale::new(1, 3, 0)), Ok(2.0 / 3.0));
    }

    /// The standard library rounds correctly; a power of ten is a shift of the exponent.
    #[test]
    fn agrees_with_the_standard_library() {
        let mut state = 1_u64;
        let mut draw = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        for _ in 0..200_000 {
            let digits = 1 + draw(22) as usize;
            let mut text: String = (0..digits).map(|_| char::from(b'0' + draw(10) as u8)).collect();
            text.insert(draw(digits as u64 + 1) as usize, '.');
            let (exponent, shift) = (draw(60) as i16 - 30, draw(40) as i16 - 20);
            if draw(2) == 0 {
                let expected: f64 = format!("{text}e{shift}").parse().unwrap();
                assert_eq!(parse_scaled(&text, shift), Ok(expected), "{text} {shift}");
            }
            let expected: f64 = format!("{text}e{}", exponent + shift).parse().unwrap();
            assert_eq!(parse_scaled(&format!("{text}e{exponent}"), shift), Ok(expected), "{text} {exponent} {shift}");
        }
    }

    #[test]
    fn equal_factors_are_equal_values() {
        assert_eq!(Scale::new(1000, 1, 0), Scale::pow10(3));
        assert_eq!(Scale::new(1, 4, 0), Scale::new(25, 1, -2));
        assert_eq!(Scale::new(12, 365, 0).inverse(), Some(Scale::new(365, 12, 0)));
        assert_eq!(Scale::new(1, 365, 0).times(Scale::new(365, 1, 2)), Some(Scale::pow10(2)));
        assert_eq!(Scale::new(u32::MAX, 1, 0).times(Scale::new(3, 1, 0)), None);
        assert_eq!(Scale::pow10(i16::MAX).times(Scale::pow10(1)), None);
        assert_eq!(Scale::new(1, 12, 0).as_f64(), 1.0 / 12.0);
        assert_eq!(Scale::pow10(8).as_f64(), 1e8);
        assert_eq!((Scale::pow10(400).as_f64(), Scale::pow10(-400).as_f64()), (f64::INFINITY, 0.0));
    }

    #[test]
    fn a_cell_that_is_a_double_reads_as_its_text() {
        let percent = Scale::pow10(-2);
        assert_eq!(percent.apply(3.6), Ok(0.036));
        assert_ne!(3.6 * 0.01, 0.036);
        assert_eq!(Scale::pow10(8).apply(1300.0), Ok(1.3e11));
        assert_eq!(Scale::pow10(4).apply(-0.1), Ok(-1000.0));
        assert_eq!(Scale::ONE.apply(f64::MIN_POSITIVE), Ok(f64::MIN_POSITIVE));
        assert_eq!(Scale::pow10(1).apply(f64::MAX), Err(OutOfRange));
        assert_eq!(Scale::ONE.apply(f64::NAN), Err(NotFinite));
        assert!(percent.apply(-0.0).is_ok_and(|zero| zero.is_sign_positive()));
        for text in ["0.1", "12.345", "1e-7", "123456789.123456", "5e-324", "0.57"] {
            let value: f64 = text.parse().unwrap();
            assert_eq!(Scale::pow10(2).apply(value), parse_scaled(text, 2), "{text}");
        }
    }
}
