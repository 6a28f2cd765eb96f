//! Unified social credit codes (统一社会信用代码, GB 32100-2015).
//!
//! 18 characters of 31: digits and capital letters without I, O, S, V, Z. With the place of each in that row as its number C_i,
//! the last character makes Σ_{i=1..18} C_i · 3^(i−1) divisible by 31. The example of the standard's annex is 91350100M000100Y43.

use crate::diagnostic::{Code, Diagnostic, Place};

/// The characters in the order of their numbers.
const CHARACTERS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Weights of the first 17 characters, 3^(i−1) modulo 31.
const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// A credit code whose last character fits the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditCode([u8; 18]);

/// Why a text is no credit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CreditCodeError {
    /// Not 18 characters of the 31.
    #[error("not 18 digits and capital letters without I, O, S, V, Z")]
    Form,
    /// The last character does not fit the others.
    #[error("the last character is {found}, it should be {expected}")]
    Check {
        /// As written.
        found: char,
        /// As it should be.
        expected: char,
    },
}

impl CreditCode {
    /// Reads a code; white space around it and lower case are no fault.
    ///
    /// # Errors
    /// See [`CreditCodeError`].
    pub fn parse(text: &str) -> Result<Self, CreditCodeError> {
        let text = text.trim();
        let bytes: [u8; 18] = text.as_bytes().try_into().map_err(|_| CreditCodeError::Form)?;
        let bytes = bytes.map(|byte| byte.to_ascii_uppercase());
        let mut sum = 0;
        for (at, byte) in bytes.iter().enumerate() {
            let number = CHARACTERS.iter().position(|known| known == byte).ok_or(CreditCodeError::Form)?;
            sum += WEIGHTS.get(at).map_or(0, |weight| weight * number as u32);
        }
        let expected = CHARACTERS[((31 - sum % 31) % 31) as usize];
        if bytes[17] == expected {
            Ok(CreditCode(bytes))
        } else {
            Err(CreditCodeError::Check { found: char::from(bytes[17]), expected: char::from(expected) })
        }
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("the characters are ASCII")
    }
}

impl CreditCodeError {
    /// As a finding about the text of a cell.
    pub fn finding(self, text: &str, place: Place) -> Diagnostic {
        match self {
            CreditCodeError::Form => Diagnostic::new(Code::CreditCodeForm, place).with("code", text),
            CreditCodeError::Check { found, expected } => Diagnostic::new(Code::CreditCodeCheck, place)
                .with("code", text)
                .with("found", found.to_string())
                .with("expected", expected.to_string()),
        }
    }
}
