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

use super::catalogue::{Basis, Currency, Symbol};
use super::dimension::Dimension;
use super::reading::UnitError;
use super::token::{Token, first_token};
use super::units::{Meaning, Units};
use crate::decimal::Scale;

/// Brackets inside brackets.
const DEPTH_MAX: u32 = 8;

/// Reads a unit text; `unified` is the same text in its unified form.
pub(super) fn read(units: &Units, text: &str, unified: &str) -> Result<Reading, UnitError> {
    Parser { units, text, rest: unified, depth: 0 }.product(false)
}

/// The meaning of a unit or of a part of one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Reading {
    pub dimension: Dimension,
    pub scale: Scale,
    pub basis: Option<Basis>,
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
                let base = self.units.currency();
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
