//! Unit text to dimension and factor.
//!
//! ```text
//! unit    = factor { ("/" | "per" | 每) factor | ("·" | "*" | space | nothing) factor }
//! factor  = { scale | basis } ( word | "(" unit ")" ) [ basis | "(" basis ")" ]  |  power of ten
//! ```
//!
//! `yuan/t/yr` divides twice and `元/吨公里` divides by both; `yuan/t·yr`, `yuan/t yr` and `yuan per t/yr` have two usual
//! readings and are errors. Differences of width, of traditional and simplified characters, and of case where case does not
//! matter, are ignored.

use super::catalogue::{self, Basis, Currency, Symbol, WORD_BYTES_MAX};
use super::dimension::{CountKind, Dimension, Part};
use crate::decimal::{self, DecimalError, Scale};
use crate::text::{did_you_mean, eq_folded, half_width, unify};

/// What a unit text means: `万吨/年` is mass per time, 10⁴ t/yr.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// What a number with this unit counts.
    pub dimension: Dimension,
    /// The factor to the canonical unit.
    pub scale: Scale,
    /// The basis that the text names, as in `t REO`.
    pub basis: Option<Basis>,
    /// The text, without white space around it.
    pub written: String,
}

impl Unit {
    /// Reads a number written in this unit into the canonical unit.
    ///
    /// # Errors
    /// See [`DecimalError`].
    pub fn read(&self, text: &str) -> Result<f64, DecimalError> {
        decimal::parse_with(text, self.scale)
    }
}

/// Why a text is not a unit that can be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnitError {
    /// Nothing but white space.
    #[error("no unit")]
    Empty,
    /// A word that neither the catalogue nor the base has.
    #[error("unknown unit \"{text}\"{}", hint(did_you_mean.as_deref()))]
    Unknown {
        /// The word, or the whole text when it is no unit at all.
        text: String,
        /// The nearest known unit.
        did_you_mean: Option<String>,
    },
    /// A word with two usual readings, such as `mt`.
    #[error("\"{text}\" can be read as {}", readings.join(" or "))]
    Ambiguous {
        /// The word.
        text: String,
        /// How to write each reading.
        readings: &'static [&'static str],
    },
    /// A product behind a division: write `a/(b·c)` or `a·c/b`.
    #[error("\"{text}\" needs parentheses: a/(b·c) or (a/b)·c")]
    NeedsParentheses {
        /// The whole text.
        text: String,
    },
    /// A bracket or an operator without its other half.
    #[error("\"{text}\" is not a complete unit")]
    Malformed {
        /// The whole text.
        text: String,
    },
    /// Money in another currency than the base's.
    #[error("money in {found}, but the base counts in {base}")]
    OtherCurrency {
        /// The currency of the text.
        found: Currency,
        /// The currency of the base.
        base: Currency,
    },
    /// A unit of another dimension than the place takes.
    #[error("\"{text}\" is {found}, expected {expected}")]
    WrongDimension {
        /// The whole text.
        text: String,
        /// Its dimension.
        found: Dimension,
        /// The dimension of the place.
        expected: Dimension,
    },
    /// Two different bases in one unit.
    #[error("two different bases in one unit")]
    TwoBases,
    /// More than two kinds of counted things, or a factor or exponent out of range.
    #[error("too many kinds of counted things, or a factor out of range")]
    TooComplex,
    /// A name for a counted thing that already means something, or that is not one word.
    #[error("\"{text}\" cannot name a counted thing")]
    NameNotFree {
        /// The name.
        text: String,
    },
}

fn hint(near: Option<&str>) -> String {
    near.map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default()
}

/// The units of one base: the catalogue, the base's currency and the things that it counts.
#[derive(Debug, Clone)]
pub struct Units {
    currency: Currency,
    /// Names of each declared kind, the first one to show.
    declared: Vec<Vec<String>>,
}

impl Units {
    /// The catalogue with this currency for money.
    #[must_use]
    pub fn new(currency: Currency) -> Self {
        Self { currency, declared: Vec::new() }
    }

    /// The currency of all money.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// Adds a kind of counted thing with its names; the first name is the one to show.
    ///
    /// # Errors
    /// `NameNotFree` when a name already means something or is not one word (ASCII letters and digits, or up to eight
    /// Chinese characters); `Empty` without names.
    pub fn declare(&mut self, names: &[&str]) -> Result<CountKind, UnitError> {
        if names.is_empty() {
            return Err(UnitError::Empty);
        }
        for name in names {
            let unified: String = name.trim().chars().filter_map(unify).collect();
            let one_word =
                matches!(first_token(&unified, |word| word == unified), (Token::Word(word), "") if word == unified);
            if !one_word || self.resolve(&unified).is_some() {
                return Err(UnitError::NameNotFree { text: (*name).to_owned() });
            }
        }
        let kind = CountKind::BUILT_IN.len() + self.declared.len();
        let kind = CountKind(u16::try_from(kind).map_err(|_| UnitError::TooComplex)?);
        self.declared.push(names.iter().map(|name| name.trim().to_owned()).collect());
        Ok(kind)
    }

    /// The name to show for a kind of counted thing.
    #[must_use]
    pub fn count_name(&self, kind: CountKind) -> &str {
        let declared = || self.declared.get(usize::from(kind.0).checked_sub(CountKind::BUILT_IN.len())?)?.first();
        kind.built_in_name().or_else(|| declared().map(String::as_str)).unwrap_or("count")
    }

    /// The canonical unit of a dimension: `CNY/t`, `t/yr`, `1` for a share.
    #[must_use]
    pub fn symbol(&self, dimension: Dimension) -> String {
        let mut text = String::new();
        let word = |part| match part {
            Part::Mass => "t",
            Part::Money => self.currency.code(),
            Part::Time => "yr",
            Part::Energy => "MWh",
            Part::Volume => "m³",
            Part::Length => "km",
            Part::Count(kind) => self.count_name(kind),
        };
        dimension.write(&mut text, "1", word).expect("writing to a string cannot fail");
        text
    }

    /// Reads a unit. Allocates only what it returns.
    ///
    /// # Errors
    /// See [`UnitError`]; the search for the nearest unit makes an error slower than a unit.
    pub fn parse(&self, text: &str) -> Result<Unit, UnitError> {
        let mut buffer = [0; TEXT_BYTES_MAX];
        let Some(unified) = unified(text.trim(), &mut buffer) else {
            return Err(self.unknown(text.trim(), text.trim()));
        };
        if unified.is_empty() {
            return Err(UnitError::Empty);
        }
        let mut parser = Parser { units: self, text, rest: unified, depth: 0 };
        let Reading { dimension, scale, basis } = parser.product(false)?;
        Ok(Unit { dimension, scale, basis, written: text.trim().to_owned() })
    }

    /// Reads a unit of a given dimension.
    ///
    /// # Errors
    /// As [`Self::parse`], and `WrongDimension`.
    pub fn parse_as(&self, text: &str, expected: Dimension) -> Result<Unit, UnitError> {
        let unit = self.parse(text)?;
        let found = unit.dimension;
        if found == expected {
            Ok(unit)
        } else {
            Err(UnitError::WrongDimension { text: text.trim().to_owned(), found, expected })
        }
    }

    fn resolve(&self, word: &str) -> Option<Meaning> {
        if let Some(symbol) = catalogue::lookup(word) {
            return Some(Meaning::Symbol(symbol));
        }
        if let Some((currency, scale)) = catalogue::lookup_code(word, self.currency) {
            return Some(Meaning::Currency(currency, scale));
        }
        let at = self.declared.iter().position(|names| names.iter().any(|name| eq_folded(name, word)))?;
        let kind = CountKind((CountKind::BUILT_IN.len() + at) as u16);
        Some(Meaning::Symbol(Symbol::Unit(Dimension::count(kind), Scale::ONE)))
    }

    fn money(&self, scale: Scale, found: Currency) -> Result<Reading, UnitError> {
        if found == self.currency {
            Ok(Reading { dimension: Dimension::MONEY, scale, basis: None })
        } else {
            Err(UnitError::OtherCurrency { found, base: self.currency })
        }
    }

    fn unknown(&self, word: &str, text: &str) -> UnitError {
        let near = |word: &str| {
            let declared = self.declared.iter().flatten().map(String::as_str);
            did_you_mean(word, catalogue::suggestions().chain(declared)).map(str::to_owned)
        };
        let searched = text.len() <= TEXT_BYTES_MAX && word.chars().all(char::is_alphanumeric);
        let did_you_mean = if searched { near(word).or_else(|| near(text)) } else { None };
        UnitError::Unknown { text: word.chars().take(TEXT_BYTES_MAX / 2).collect(), did_you_mean }
    }
}

#[derive(Debug)]
enum Meaning {
    Symbol(Symbol),
    Currency(Currency, Scale),
}

/// The meaning of a unit or of a part of one.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Reading {
    dimension: Dimension,
    scale: Scale,
    basis: Option<Basis>,
}

impl Reading {
    const ONE: Self = Self { dimension: Dimension::NONE, scale: Scale::ONE, basis: None };

    fn combined(self, other: Self, below: bool) -> Result<Self, UnitError> {
        let (dimension, scale) = if below {
            let scale = other.scale.inverse().and_then(|scale| self.scale.times(scale));
            (self.dimension.checked_per(other.dimension), scale)
        } else {
            (self.dimension.checked_times(other.dimension), self.scale.times(other.scale))
        };
        let basis = match (self.basis, other.basis) {
            (Some(a), Some(b)) if a != b => return Err(UnitError::TwoBases),
            (a, b) => a.or(b),
        };
        let (dimension, scale) = dimension.zip(scale).ok_or(UnitError::TooComplex)?;
        Ok(Self { dimension, scale, basis })
    }
}

/// Longer texts are not units.
const TEXT_BYTES_MAX: usize = 128;
/// Brackets inside brackets.
const DEPTH_MAX: u32 = 8;

/// The text in its unified form, or none when it does not fit.
fn unified<'b>(text: &str, buffer: &'b mut [u8; TEXT_BYTES_MAX]) -> Option<&'b str> {
    let mut len = 0;
    for c in text.chars().filter_map(unify) {
        let end = len + c.len_utf8();
        c.encode_utf8(buffer.get_mut(len..end)?);
        len = end;
    }
    std::str::from_utf8(&buffer[..len]).ok()
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Token<'t> {
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
fn first_token(text: &str, is_known: impl Fn(&str) -> bool) -> (Token<'_>, &str) {
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

struct Parser<'a> {
    units: &'a Units,
    /// The text as written, for errors.
    text: &'a str,
    rest: &'a str,
    depth: u32,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> (Token<'a>, &'a str) {
        first_token(self.rest.trim_start(), |word| self.units.resolve(word).is_some())
    }

    fn next(&mut self) -> Token<'a> {
        let (token, rest) = self.peek();
        self.rest = rest;
        token
    }

    fn malformed(&self) -> UnitError {
        UnitError::Malformed { text: self.text.trim().to_owned() }
    }

    fn meaning(&self, word: &str) -> Result<Meaning, UnitError> {
        self.units.resolve(word).ok_or_else(|| self.units.unknown(word, self.text.trim()))
    }

    fn product(&mut self, in_brackets: bool) -> Result<Reading, UnitError> {
        let mut total = self.factor()?;
        let mut divisions = Divisions::default();
        loop {
            let spaced = self.rest.starts_with(char::is_whitespace);
            let (token, rest) = self.peek();
            match token {
                Token::End if !in_brackets => return Ok(total),
                Token::Close if in_brackets => {
                    self.rest = rest;
                    return Ok(total);
                }
                Token::End | Token::Close | Token::Number(_) => return Err(self.malformed()),
                Token::Divide => {
                    self.rest = rest;
                    divisions.signs += 1;
                }
                Token::Word(word) if matches!(self.meaning(word)?, Meaning::Symbol(Symbol::Per)) => {
                    self.rest = rest;
                    divisions.words += 1;
                }
                Token::Word(word) if divisions.any() && (spaced || word.is_ascii()) => {
                    return Err(self.needs_parentheses());
                }
                Token::Open | Token::Times if divisions.any() => return Err(self.needs_parentheses()),
                Token::Times => self.rest = rest,
                Token::Word(_) | Token::Open | Token::Strange(_) => {}
            }
            if divisions.ambiguous() {
                return Err(self.needs_parentheses());
            }
            total = total.combined(self.factor()?, divisions.any())?;
        }
    }

    fn needs_parentheses(&self) -> UnitError {
        UnitError::NeedsParentheses { text: self.text.trim().to_owned() }
    }

    fn factor(&mut self) -> Result<Reading, UnitError> {
        let mut unit = Reading::ONE;
        let mut number_only = false;
        let start = self.rest;
        loop {
            let before = self.rest;
            let part = match self.next() {
                Token::Number(scale) if before == start => {
                    number_only = true;
                    Reading { scale, ..Reading::ONE }
                }
                Token::Word(word) => match self.meaning(word)? {
                    Meaning::Symbol(Symbol::Scale(scale)) => {
                        number_only = false;
                        Reading { scale, ..Reading::ONE }
                    }
                    Meaning::Symbol(Symbol::Basis(basis)) => {
                        number_only = false;
                        Reading { basis: Some(basis), ..Reading::ONE }
                    }
                    Meaning::Symbol(Symbol::Per) if number_only => {
                        self.rest = before;
                        return Ok(unit);
                    }
                    meaning => return self.with_basis(unit.combined(self.word(word, meaning)?, false)?),
                },
                Token::Open => {
                    let inner = self.in_brackets()?;
                    return self.with_basis(unit.combined(inner, false)?);
                }
                Token::Strange(text) => return Err(self.units.unknown(text, self.text.trim())),
                Token::Close | Token::Divide | Token::Times | Token::End if number_only => {
                    self.rest = before;
                    return Ok(unit);
                }
                Token::Number(_) | Token::Close | Token::Divide | Token::Times | Token::End => {
                    return Err(self.malformed());
                }
            };
            unit = unit.combined(part, false)?;
        }
    }

    fn in_brackets(&mut self) -> Result<Reading, UnitError> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(UnitError::TooComplex);
        }
        let inner = self.product(true)?;
        self.depth -= 1;
        Ok(inner)
    }

    fn word(&self, word: &str, meaning: Meaning) -> Result<Reading, UnitError> {
        match meaning {
            Meaning::Symbol(Symbol::Unit(dimension, scale)) => Ok(Reading { dimension, scale, basis: None }),
            Meaning::Symbol(Symbol::Money(codes)) => {
                let base = self.units.currency;
                let usual =
                    codes.first().and_then(|code| Currency::from_code(code)).expect("the catalogue names codes");
                self.units.money(Scale::ONE, if codes.contains(&base.code()) { base } else { usual })
            }
            Meaning::Currency(currency, scale) => self.units.money(scale, currency),
            Meaning::Symbol(Symbol::Ambiguous(readings)) => {
                Err(UnitError::Ambiguous { text: word.to_owned(), readings })
            }
            Meaning::Symbol(Symbol::Scale(_) | Symbol::Basis(_) | Symbol::Per) => Err(self.malformed()),
        }
    }

    /// The basis behind a unit, bare or in brackets.
    fn with_basis(&mut self, unit: Reading) -> Result<Reading, UnitError> {
        let (mut token, mut rest) = self.peek();
        let bracketed = token == Token::Open;
        let mut ahead = Parser { rest, ..*self };
        if bracketed {
            token = ahead.next();
        }
        let Token::Word(word) = token else { return Ok(unit) };
        let Some(Meaning::Symbol(Symbol::Basis(basis))) = self.units.resolve(word) else { return Ok(unit) };
        if bracketed {
            if ahead.next() != Token::Close {
                return Ok(unit);
            }
            rest = ahead.rest;
        }
        self.rest = rest;
        unit.combined(Reading { basis: Some(basis), ..Reading::ONE }, false)
    }
}

/// The divisions so far in one product.
#[derive(Default)]
struct Divisions {
    signs: u32,
    words: u32,
}

impl Divisions {
    fn any(&self) -> bool {
        self.signs + self.words > 0
    }

    /// `yuan per t/yr` may mean yuan/(t·yr) or yuan/(t/yr).
    fn ambiguous(&self) -> bool {
        self.signs > 0 && self.words > 0
    }
}

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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const MASS: Dimension = Dimension::MASS;
    const MONEY: Dimension = Dimension::MONEY;
    const TIME: Dimension = Dimension::TIME;
    const PER_TIME: Dimension = Dimension::NONE.per(TIME);

    fn units() -> Units {
        Units::new(Currency::CNY)
    }

    fn ten(exponent: i16) -> Scale {
        Scale::pow10(exponent)
    }

    #[track_caller]
    fn check(text: &str, dimension: Dimension, scale: Scale) {
        let written = text.trim().to_owned();
        assert_eq!(units().parse(text), Ok(Unit { dimension, scale, basis: None, written }), "{text}");
    }

    #[test]
    fn mass_energy_volume_length() {
        for text in ["t", "T", " t ", "吨", "噸", "ｔ", "tonnes", "Mg"] {
            check(text, MASS, ten(0));
        }
        for text in ["kt", "千吨", "千噸", "Gg"] {
            check(text, MASS, ten(3));
        }
        for text in ["万吨", "萬噸", "万t", "万 吨", "10^4 t", "1e4t", "10000 t"] {
            check(text, MASS, ten(4));
        }
        for text in ["Mt", "百万吨", "million t", "million tonnes"] {
            check(text, MASS, ten(6));
        }
        for text in ["kg", "KG", "公斤", "千克"] {
            check(text, MASS, ten(-3));
        }
        check("g", MASS, ten(-6));
        check("亿吨", MASS, ten(8));
        check("斤", MASS, Scale::new(1, 2000, 0));
        check("lb", MASS, Scale::new(45_359_237, 1, -11));
        check("MWh", Dimension::ENERGY, ten(0));
        for text in ["kWh", "度", "千瓦时", "千瓦時"] {
            check(text, Dimension::ENERGY, ten(-3));
        }
        check("GWh", Dimension::ENERGY, ten(3));
        check("万千瓦时", Dimension::ENERGY, ten(1));
        check("亿千瓦时", Dimension::ENERGY, ten(5));
        check("GJ", Dimension::ENERGY, Scale::new(10, 36, 0));
        for text in ["m³", "m3", "立方米", "Ｍ３"] {
            check(text, Dimension::VOLUME, ten(0));
        }
        check("万m³", Dimension::VOLUME, ten(4));
        check("km", Dimension::LENGTH, ten(0));
        check("thousand miles", Dimension::LENGTH, Scale::new(1_609_344, 1, -3));
    }

    #[test]
    fn money_in_the_base_s_currency() {
        for text in ["元", "yuan", "CNY", "RMB", "¥", "￥", "人民币", "圓"] {
            check(text, MONEY, ten(0));
        }
        check("千元", MONEY, ten(3));
        check("万元", MONEY, ten(4));
        check("百万元", MONEY, ten(6));
        check("million yuan", MONEY, ten(6));
        check("M yuan", MONEY, ten(6));
        for text in ["亿元", "億元", "亿元人民币", "1e8 yuan"] {
            check(text, MONEY, ten(8));
        }
        check("billion yuan", MONEY, ten(9));
        check("万亿元", MONEY, ten(12));
        let price = MONEY.per(MASS);
        check("元/吨", price, ten(0));
        check("yuan/t", price, ten(0));
        check("yuan per t", price, ten(0));
        check("元每吨", price, ten(0));
        check("万元／吨", price, ten(4));
        check("k yuan/t", price, ten(3));
        check("元/公斤", price, ten(3));
        check("元/kWh", MONEY.per(Dimension::ENERGY), ten(3));
    }

    #[test]
    fn money_in_another_currency() {
        let usd = Currency::from_code("USD").unwrap();
        let error = UnitError::OtherCurrency { found: usd, base: Currency::CNY };
        for text in ["USD", "US$", "$", "美元/吨", "USD/kg", "百万美元", "musd"] {
            assert_eq!(units().parse(text), Err(error.clone()), "{text}");
        }
        assert_eq!(error.to_string(), "money in USD, but the base counts in CNY");
        let american = Units::new(usd);
        for text in ["million USD", "musd", "MUSD", "百万美元", "mill us$", "million dollars"] {
            assert_eq!(american.parse(text).map(|unit| (unit.dimension, unit.scale)), Ok((MONEY, ten(6))), "{text}");
        }
        assert!(matches!(american.parse("元/吨"), Err(UnitError::OtherCurrency { .. })));
        let pesos = Units::new(Currency::from_code("xyz").unwrap());
        assert_eq!(pesos.parse("XYZ/t").map(|unit| unit.dimension), Ok(MONEY.per(MASS)));
    }

    #[test]
    fn rates_shares_and_counts() {
        let rate = MASS.per(TIME);
        for text in ["t/yr", "t/a", "吨/年", "t per year", "tpa"] {
            check(text, rate, ten(0));
        }
        check("kt/yr", rate, ten(3));
        check("万吨/年", rate, ten(4));
        check("萬噸／年", rate, ten(4));
        check("吨/日", rate, Scale::new(365, 1, 0));
        check("t/day", rate, Scale::new(365, 1, 0));
        check("吨/月", rate, Scale::new(12, 1, 0));
        check("t/month", rate, Scale::new(12, 1, 0));
        check("kt/month", rate, Scale::new(12, 1, 3));
        check("months", TIME, Scale::new(1, 12, 0));
        check("%", Dimension::NONE, ten(-2));
        check("％", Dimension::NONE, ten(-2));
        check("‰", Dimension::NONE, ten(-3));
        check("pp", Dimension::NONE, ten(-2));
        check("个百分点", Dimension::NONE, ten(-2));
        for text in ["倍", "fraction", "share", "1", "t/t"] {
            check(text, Dimension::NONE, ten(0));
        }
        check("kg/t", Dimension::NONE, ten(-3));
        check("%/yr", PER_TIME, ten(-2));
        check("1/yr", PER_TIME, ten(0));
        check("yuan/yr", MONEY.per(TIME), ten(0));
        for (text, kind) in
            [("persons", CountKind::PERSON), ("人", CountKind::PERSON), ("台", CountKind::UNIT), ("套", CountKind::SET)]
        {
            check(text, Dimension::count(kind), ten(0));
        }
        check("件", Dimension::count(CountKind::PIECE), ten(0));
        check("万台/年", Dimension::count(CountKind::UNIT).per(TIME), ten(4));
        check("kg/台", MASS.per(Dimension::count(CountKind::UNIT)), ten(-3));
    }

    #[test]
    fn products_behind_a_division() {
        let holding = MONEY.per(MASS).per(TIME);
        for text in
            ["yuan/(t·yr)", "yuan/(t yr)", "yuan/(t*yr)", "元/（吨·年）", "元/（噸•年）", "yuan/t/yr", "元/吨/年"]
        {
            check(text, holding, ten(0));
        }
        check("元/吨年", holding, ten(0));
        let freight = MONEY.per(MASS).per(Dimension::LENGTH);
        check("yuan/(t km)", freight, ten(0));
        check("元/吨公里", freight, ten(0));
        check("yuan/(t/yr)", MONEY.per(MASS.per(TIME)), ten(0));
        check("t·km", MASS.times(Dimension::LENGTH), ten(0));
        check("吨公里", MASS.times(Dimension::LENGTH), ten(0));
        check("yuan/(kt/yr)", MONEY.per(MASS).times(TIME), ten(-3));
        for text in ["yuan/t·yr", "yuan/t yr", "yuan per t/yr", "yuan per t per", "元/吨·年", "元/吨 年", "yuan/t(yr)"]
        {
            let error = units().parse(text).unwrap_err();
            let per_alone = text.ends_with("per") && matches!(error, UnitError::Malformed { .. });
            assert!(per_alone || matches!(error, UnitError::NeedsParentheses { .. }), "{text}: {error:?}");
        }
        let dantzig = Units::new(Currency::from_code("USD").unwrap()).parse("USD/(case·thousand miles)").unwrap();
        assert_eq!(dantzig.dimension, MONEY.per(Dimension::count(CountKind::CASE)).per(Dimension::LENGTH));
        assert_eq!(dantzig.scale, Scale::new(1000, 1_609_344, 0));
    }

    #[test]
    fn the_basis_of_a_mass() {
        let rate = MASS.per(TIME);
        for (text, dimension, exponent, basis) in [
            ("t REO", MASS, 0, Basis::Reo),
            ("吨REO", MASS, 0, Basis::Reo),
            ("噸（REO）", MASS, 0, Basis::Reo),
            ("t REO/yr", rate, 0, Basis::Reo),
            ("t (REO)/yr", rate, 0, Basis::Reo),
            ("万吨（折稀土氧化物）", MASS, 4, Basis::Reo),
            ("kt metal", MASS, 3, Basis::Metal),
            ("金属吨", MASS, 0, Basis::Metal),
            ("万实物吨/年", rate, 4, Basis::Gross),
            ("t gross", MASS, 0, Basis::Gross),
            ("yuan/t REO", MONEY.per(MASS), 0, Basis::Reo),
            ("元/金属吨", MONEY.per(MASS), 0, Basis::Metal),
            ("% REO", Dimension::NONE, -2, Basis::Reo),
        ] {
            let unit = Unit { dimension, scale: ten(exponent), basis: Some(basis), written: text.to_owned() };
            assert_eq!(units().parse(text), Ok(unit), "{text}");
        }
        assert_eq!(units().parse("t REO/t metal"), Err(UnitError::TwoBases));
    }

    #[test]
    fn units_that_a_base_declares() {
        let mut units = units();
        let wind = units.declare(&["MW", "兆瓦"]).unwrap();
        let motor = units.declare(&["motor", "电机"]).unwrap();
        assert_ne!(wind, motor);
        assert_eq!(units.parse("kg/MW").unwrap().dimension, MASS.per(Dimension::count(wind)));
        assert_eq!(units.parse("万电机/年").unwrap().dimension, Dimension::count(motor).per(TIME));
        assert_eq!(units.parse("电機").unwrap().dimension, Dimension::count(motor));
        assert_eq!(units.parse("兆瓦时").unwrap().dimension, Dimension::ENERGY);
        assert_eq!(units.count_name(motor), "motor");
        assert_eq!(units.count_name(CountKind::PERSON), "persons");
        for taken in ["t", "萬", "motor", "MOTOR", "usd", "two words", "a/b", "", "一二三四五六七八九"] {
            let error = UnitError::NameNotFree { text: taken.to_owned() };
            assert_eq!(units.declare(&[taken]), Err(error), "{taken}");
        }
        assert_eq!(units.declare(&[]), Err(UnitError::Empty));
    }

    #[test]
    fn canonical_units_read_back() {
        let mut units = units();
        let motor = Dimension::count(units.declare(&["motor"]).unwrap());
        let price = MONEY.per(MASS);
        for (dimension, text) in [
            (Dimension::NONE, "1"),
            (MASS, "t"),
            (price, "CNY/t"),
            (price.per(TIME), "CNY/(t·yr)"),
            (PER_TIME, "1/yr"),
            (Dimension::VOLUME, "m³"),
            (Dimension::ENERGY.per(motor), "MWh/motor"),
        ] {
            assert_eq!(units.symbol(dimension), text);
            let unit = Unit { dimension, scale: Scale::ONE, basis: None, written: text.to_owned() };
            assert_eq!(units.parse(text), Ok(unit));
        }
    }

    #[test]
    fn what_is_not_a_unit() {
        let unknown = |text: &str, near: Option<&str>| UnitError::Unknown {
            text: text.to_owned(),
            did_you_mean: near.map(str::to_owned),
        };
        for (text, error) in [
            ("", UnitError::Empty),
            (" \u{3000}", UnitError::Empty),
            ("furlong", unknown("furlong", None)),
            ("tonnse", unknown("tonnse", Some("tonne"))),
            ("万顿", unknown("顿", Some("万吨"))),
            ("t/yaer", unknown("yaer", Some("year"))),
            ("g per kg engine", unknown("engine", None)),
            ("100x", unknown("x", None)),
            ("7 t", unknown("7", None)),
            ("t#", unknown("#", None)),
            ("备案", unknown("备案", None)),
            ("mt", UnitError::Ambiguous { text: "mt".to_owned(), readings: &["t", "Mt"] }),
            ("万", UnitError::Malformed { text: "万".to_owned() }),
            ("t/", UnitError::Malformed { text: "t/".to_owned() }),
            ("/t", UnitError::Malformed { text: "/t".to_owned() }),
            ("(t", UnitError::Malformed { text: "(t".to_owned() }),
            ("t)", UnitError::Malformed { text: "t)".to_owned() }),
            ("t 10", UnitError::Malformed { text: "t 10".to_owned() }),
            ("1 1", UnitError::Malformed { text: "1 1".to_owned() }),
            ("()", UnitError::Malformed { text: "()".to_owned() }),
            ("人·台·套", UnitError::TooComplex),
        ] {
            assert_eq!(units().parse(text), Err(error), "{text:?}");
        }
        assert_eq!(units().parse(&"(".repeat(100)), Err(UnitError::TooComplex));
        assert!(
            matches!(units().parse(&"t".repeat(100_000)), Err(UnitError::Unknown { text, .. }) if text.len() == 64)
        );
        assert_eq!(units().parse(&"km·".repeat(30)).unwrap_err(), UnitError::Malformed { text: "km·".repeat(30) });
    }

    #[test]
    fn a_wrong_dimension_shows_both() {
        assert_eq!(units().parse_as("万元/吨", MONEY.per(MASS)).map(|unit| unit.scale), Ok(ten(4)));
        let error = units().parse_as("吨/年", MONEY.per(MASS)).unwrap_err();
        assert_eq!(error.to_string(), "\"吨/年\" is mass/time, expected money/mass");
    }

    #[test]
    fn values_read_exactly() {
        let read = |unit: &str, text: &str| units().parse(unit).unwrap().read(text);
        assert_eq!(read("亿元", "1,300"), Ok(1.3e11));
        assert_eq!(read("万吨", "0.1"), Ok(1000.0));
        assert_eq!(read("%", "3.6"), Ok(0.036));
        assert_eq!(read("吨/日", "55"), Ok(20_075.0));
        assert_eq!(read("t/month", "1600"), Ok(19_200.0));
        assert_eq!(read("万元/吨", "41.5"), Ok(415_000.0));
        assert_eq!(read("元/度", "0.57"), Ok(570.0));
        assert_eq!(read("months", "18"), Ok(1.5));
    }

    #[test]
    fn cells_with_a_unit() {
        for (text, value, unit) in [
            ("3.25 万吨", "3.25", "万吨"),
            ("3.25万吨", "3.25", "万吨"),
            (" -5% ", "-5", "%"),
            ("1,300亿元", "1,300", "亿元"),
            ("１，３００　億元", "１，３００", "億元"),
            ("1e8 yuan", "1e8", "yuan"),
            ("1.5E-3t", "1.5E-3", "t"),
            ("5 eur", "5", "eur"),
            ("5e", "5", "e"),
            ("1 300 t", "1 300", "t"),
            ("1  300 t", "1  300", "t"),
            ("1\u{2009}300 t", "1\u{2009}300", "t"),
            ("12", "12", ""),
            ("t", "", "t"),
            ("约5万吨", "", "约5万吨"),
            ("-", "", "-"),
            ("", "", ""),
            (".5t", ".5", "t"),
        ] {
            assert_eq!(split_value_unit(text), (value, unit), "{text:?}");
        }
        assert_eq!(decimal::parse(split_value_unit("1 300 t").0), Err(DecimalError::AmbiguousSeparator));
    }

    #[test]
    fn headers_with_a_unit() {
        for (text, name, unit) in [
            ("capacity [kt/yr]", "capacity", Some("kt/yr")),
            ("产能（万吨/年）", "产能", Some("万吨/年")),
            ("产能(万吨/年)", "产能", Some("万吨/年")),
            (" holding cost (yuan/(t·yr)) ", "holding cost", Some("yuan/(t·yr)")),
            ("capacity (filed) [kt/yr]", "capacity (filed)", Some("kt/yr")),
            ("产能【吨】", "产能", Some("吨")),
            ("capacity", "capacity", None),
            ("[kt/yr]", "[kt/yr]", None),
            ("capacity []", "capacity", Some("")),
            ("capacity )", "capacity )", None),
            ("a (b", "a (b", None),
            ("", "", None),
        ] {
            assert_eq!(split_header(text), (name, unit), "{text:?}");
        }
    }
}
