//! A row of `reports` as evidence.

use lodestone_model::base::CheckedBase;
use lodestone_model::diagnostic::Diagnostic;
use lodestone_model::grid::Stated;
use lodestone_model::tables::reports::{Qualifier, Report};
use lodestone_model::tables::sources::Grade;
use lodestone_model::time::Date;
use lodestone_model::unit::{Dimension, Units};

use super::known::Origin;
use crate::evidence::{Evidence, Measured, Said};
use crate::scheme::Library;
use crate::statement::Statement;

/// The evidence of a row, or what is wrong with it. "At least" and "at most" leave the other end open; a rounded figure
/// counts as it is written, as it would on a form.
pub(super) fn read(
    base: &CheckedBase,
    library: &Library,
    units: &Units,
    report: &Report,
    fact: &str,
    as_of: Date,
) -> Result<(Evidence, Origin), Box<Diagnostic>> {
    let column = if report.value.is_none() && report.text.is_some() { "text" } else { "value" };
    let origin = Origin { table: "reports", row: report.row, column };
    let text = match (report.value, report.text) {
        (Some(value), _) => written(value, units),
        (None, Some(text)) => base.text(text).to_owned(),
        (None, None) => String::new(),
    };
    let u = report.uncertainty.map(|u| written(u, units));
    let grade = base.grade(origin.table, origin.row, origin.column).unwrap_or(Grade::D);
    let statement = Statement {
        fact,
        value: &text,
        u: u.as_deref(),
        period: report.span,
        stated_on: Some(report.stated_on),
        grade,
    };
    let place = base.place(origin.table, origin.row, origin.column);
    let mut evidence = library.evidence(&statement, units, as_of, &place).map_err(Box::new)?;
    if let Said::Number(number) = &mut evidence.said {
        open(number, report.qualifier);
    }
    Ok((evidence, origin))
}

/// A number in the canonical unit of its dimension, as the vocabulary reads it.
fn written(stated: Stated, units: &Units) -> String {
    match stated.dimension {
        None => stated.value.to_string(),
        Some(Dimension::NONE) => format!("{} %", 100.0 * stated.value),
        Some(dimension) => format!("{} {}", stated.value, units.symbol(dimension)),
    }
}

fn open(number: &mut Measured, qualifier: Qualifier) {
    match qualifier {
        Qualifier::AtLeast => number.high = f64::INFINITY,
        // Nothing that is counted here falls below zero unless it is stated so.
        Qualifier::AtMost | Qualifier::Nearly => {
            number.low = if number.mid >= 0.0 { 0.0 } else { f64::NEG_INFINITY };
        }
        Qualifier::Exact | Qualifier::About => {}
    }
}
