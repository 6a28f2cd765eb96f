//! How much of the reported base the model holds.

use lodestone_model::ids::{Id, IndicatorRef};
use lodestone_model::tables::assumptions::AssumptionKind;
use lodestone_model::tables::measures::MeasureKind;
use lodestone_model::tables::reports::{Report, ReportStatus};
use lodestone_model::tables::sources::Grade;

use crate::explain::history::missing;
use crate::formulation::Formulation;
use crate::measure::Ask;
use crate::result::{Coverage, CoverageBasis, Label, MeasureValue, Plan};
use crate::units;

/// For every indicator of gross output with a reported full year, the model against the last report:
/// the same year, where what plants reported of it determines the model's value; else the baseline's
/// first planned year, and since the years differ an assumption must allow it.
pub fn coverage(f: &Formulation, baseline: Option<&Plan>) -> Vec<Coverage> {
    let base = &f.sets.base;
    let mut found = Vec::new();
    for (i, row) in base.rows.indicators.iter().enumerate() {
        let (Some(measure), None) = (row.measure, row.over) else { continue };
        if f.terms_of(measure).next().is_none_or(|term| term.kind != MeasureKind::GrossOutput) {
            continue;
        }
        let is_of = |r: &&Report| {
            let names = matches!(r.indicator, Some(IndicatorRef::Indicator(id)) if id.index() == i);
            names && r.status == ReportStatus::Actual && r.span.years() == 1.0 && r.value.is_some()
        };
        let last = base.rows.reports.iter().filter(is_of).max_by_key(|r| (r.span.end, r.stated_on));
        let Some((report, reported)) = last.and_then(|r| Some((r, r.value?.value))) else { continue };
        let past = f.history.told_by_plants(&f.prices, Ask::whole(measure, report.span));
        let is_told = report.span.end <= f.history.plan_from() && past.is_known() && !past.uses.is_empty();
        let label = Label::of(base, row.indicator, row.names);
        let (basis, modelled, modelled_span) = if is_told {
            (CoverageBasis::History, past.amount(), report.span)
        } else {
            let first = |m: &&MeasureValue| m.indicator == label && m.period == 0;
            let Some(first) = baseline.and_then(|plan| plan.measures.iter().find(first)) else { continue };
            (CoverageBasis::Baseline, first.value, f.sets.periods[0].span)
        };
        let assumption = assumption(f, &label);
        let is_allowed = is_told || assumption.is_some();
        let grade = base.grade("reports", report.row, "value");
        found.push(Coverage {
            indicator: label,
            reported,
            reported_span: report.span,
            grade: grade.unwrap_or(Grade::D),
            modelled,
            modelled_span,
            basis,
            missing: missing(f, &past),
            unit: units::measure(f, measure),
            ratio: is_allowed.then_some(modelled / reported),
            assumption,
        });
    }
    found
}

/// The assumption that lets an indicator's model and report be compared.
fn assumption(f: &Formulation, indicator: &Label) -> Option<Label> {
    let base = &f.sets.base;
    let found = base.rows.assumptions.iter().find(|a| {
        let names = a.subject.is_some_and(|s| base.text(s) == indicator.id);
        a.kind == AssumptionKind::Coverage && (names || a.subject.is_none())
    });
    found.map(|a| Label {
        id: base.text(a.assumption).to_owned(),
        zh: base.text(a.text_zh).to_owned(),
        en: base.text(a.text_en).to_owned(),
    })
}
