//! Unified social credit codes whose last character does not fit: firms are counted by them.

use crate::base::CheckedBase;
use crate::credit_code::CreditCode;
use crate::diagnostic::Diagnostic;

/// Warns of every code that is none.
pub(super) fn check_credit_codes(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    for firm in &base.rows.enterprises {
        let Some(text) = firm.credit_code.map(|code| base.text(code)) else { continue };
        if let Err(error) = CreditCode::parse(text) {
            findings.push(error.finding(text, base.place("enterprises", firm.row, "credit_code")));
        }
    }
}
