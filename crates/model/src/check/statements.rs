//! Reports as statements that can be compared: what each is about, and between which bounds its number lies.

use std::collections::HashMap;

use crate::base::CheckedBase;
use crate::figure::Interval;
use crate::grid::Cells;
use crate::ids::{CommodityId, IndicatorRef, SampleId, ScopeId, Subject};
use crate::tables::capacities::CapacityKind;
use crate::tables::reports::{Qualifier, Report, ReportStatus};
use crate::time::Span;
use crate::unit::Dimension;

/// How many standard uncertainties a value may be off.
const COVERAGE: f64 = 2.0;

/// What a statement is about, but for its span. Statements about areas name the area in `scope`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Topic<'a> {
    pub subject: Option<Subject>,
    pub indicator: Option<IndicatorRef>,
    pub attribute: Option<&'a str>,
    pub commodity: Option<CommodityId>,
    pub scope: Option<ScopeId>,
    pub sample: Option<SampleId>,
    pub capacity_kind: Option<CapacityKind>,
    pub basis: Option<&'a str>,
}

/// A report with a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Statement<'a> {
    pub report: &'a Report,
    pub topic: Topic<'a>,
    pub value: f64,
    /// A bare number is a share.
    pub dimension: Dimension,
    /// Where the true value lies, as far as the statement goes.
    pub bounds: Interval,
}

impl Statement<'_> {
    /// Whether it says what was, not what shall be.
    pub fn is_fact(&self) -> bool {
        matches!(self.report.status, ReportStatus::Actual | ReportStatus::Preliminary)
    }
}

/// The last statement of each reporter about each topic and span, in the order of the table.
pub(super) fn statements(base: &CheckedBase) -> Vec<Statement<'_>> {
    let mut last: HashMap<(Topic<'_>, Span, ReportStatus, Option<&str>), Statement<'_>> = HashMap::new();
    for report in &base.rows.reports {
        let Some(statement) = statement(base, report) else { continue };
        let reporter = report.reporter.map(|reporter| base.text(reporter));
        let key = (statement.topic, report.span, report.status, reporter);
        let kept = last.entry(key).or_insert(statement);
        if kept.report.stated_on <= report.stated_on {
            *kept = statement;
        }
    }
    let mut statements: Vec<Statement<'_>> = last.into_values().collect();
    statements.sort_by_key(|statement| statement.report.row);
    statements
}

fn statement<'a>(base: &'a CheckedBase, report: &'a Report) -> Option<Statement<'a>> {
    let stated = report.value?;
    let (subject, scope) = match report.subject {
        Some(Subject::Scope(scope)) => (None, Some(scope)),
        subject => (subject, report.scope),
    };
    let topic = Topic {
        subject,
        indicator: report.indicator,
        attribute: report.attribute.map(|attribute| base.text(attribute)),
        commodity: report.commodity,
        scope,
        sample: report.sample,
        capacity_kind: report.capacity_kind,
        basis: report.basis.map(|basis| base.text(basis)),
    };
    let rounding = match report.rounding {
        Some(rounding) if rounding.dimension == stated.dimension => rounding.value / 2.0,
        Some(_) => return None,
        None => half_digit(base, report.row, "value", stated.value),
    };
    let deviation = match report.uncertainty {
        Some(deviation) if deviation.dimension == stated.dimension => deviation.value,
        Some(_) => return None,
        None => 0.0,
    };
    let half = rounding + COVERAGE * deviation;
    let (low, high) = match report.qualifier {
        Qualifier::Exact | Qualifier::About => (stated.value - half, stated.value + half),
        Qualifier::Nearly | Qualifier::AtMost => (f64::NEG_INFINITY, stated.value + half),
        Qualifier::AtLeast => (stated.value - half, f64::INFINITY),
    };
    Some(Statement {
        report,
        topic,
        value: stated.value,
        dimension: stated.dimension.unwrap_or(Dimension::NONE),
        bounds: Interval { low, mid: stated.value, high },
    })
}

/// Half a unit of the last digit that is not zero, as a number of the table `reports` was written: 50 for 1,600; 0.0005
/// for 4.8 %.
pub fn half_digit(base: &CheckedBase, row: u32, column: &str, value: f64) -> f64 {
    let cells = base.grid("reports").and_then(|grid| Some(&grid.cells[grid.table.column(column)?.0]));
    let scale = match cells {
        Some(Cells::Numbers(numbers)) => numbers.unit_of(row as usize).map_or(1.0, |unit| unit.scale.as_f64()),
        _ => 1.0,
    };
    scale * half_of_last_digit(value / scale)
}

/// Digits beyond the twelfth come from binary arithmetic, not from the writer.
fn half_of_last_digit(written: f64) -> f64 {
    let text = format!("{:.11e}", written.abs());
    let Some((mantissa, exponent)) = text.split_once('e') else { return 0.0 };
    let decimals = mantissa.trim_end_matches('0').split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if written == 0.0 { 0.0 } else { 0.5 * 10_f64.powi(exponent - decimals as i32) }
}

#[cfg(test)]
mod tests {
    use super::half_of_last_digit;

    #[test]
    fn the_last_digit_that_is_not_zero_bounds_the_rounding() {
        let close = |written: f64, half: f64| (half_of_last_digit(written) / half - 1.0).abs() < 1e-9;
        for (written, half) in
            [(1600.0, 50.0), (15_300.0, 50.0), (33.3, 0.05), (1.3e11, 5e9), (-3.0, 0.5), (7e-3, 5e-4)]
        {
            assert!(close(written, half), "{written}");
        }
        assert!(close(0.1 + 0.2, 0.05), "binary dust is not a digit");
        assert_eq!(half_of_last_digit(0.0), 0.0);
    }
}
