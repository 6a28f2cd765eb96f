//! How much of the reported base the model holds, and what targets cost.

use lodestone_model::ids::{Id, IndicatorRef};
use lodestone_model::manifest::Objective;
use lodestone_model::tables::assumptions::AssumptionKind;
use lodestone_model::tables::measures::MeasureKind;
use lodestone_model::tables::reports::{Report, ReportStatus};

use crate::formulation::Formulation;
use crate::result::{Coverage, Label, Plan, Planned, TargetPrice};

/// For every indicator of money output with a reported full year: the model's first planned year of
/// the baseline against the last report. The years differ, so an assumption must allow it.
pub fn coverage(f: &Formulation, baseline: Option<&Plan>) -> Vec<Coverage> {
    let (base, Some(baseline)) = (&f.sets.base, baseline) else { return Vec::new() };
    let mut found = Vec::new();
    for (i, row) in base.rows.indicators.iter().enumerate() {
        let label = Label::of(base, row.indicator, row.names);
        let modelled = baseline
            .measures
            .iter()
            .find(|m| m.indicator == label && m.period == 0 && m.kind == MeasureKind::GrossOutput);
        let is_of = |r: &&Report| {
            let names = matches!(r.indicator, Some(IndicatorRef::Indicator(id)) if id.index() == i);
            names && r.status == ReportStatus::Actual && r.span.years() == 1.0 && r.value.is_some()
        };
        let last = base.rows.reports.iter().filter(is_of).max_by_key(|r| (r.span.end, r.stated_on));
        let (Some(modelled), Some(report)) = (modelled, last) else { continue };
        let Some(reported) = report.value.map(|v| v.value) else { continue };
        let assumption = base.rows.assumptions.iter().find(|a| {
            let names = a.subject.is_some_and(|s| base.text(s) == label.id);
            a.kind == AssumptionKind::Coverage && (names || a.subject.is_none())
        });
        let allowed = assumption.map(|a| Label {
            id: base.text(a.assumption).to_owned(),
            zh: base.text(a.text_zh).to_owned(),
            en: base.text(a.text_en).to_owned(),
        });
        let grade = base.grade("reports", report.row, "value");
        found.push(Coverage {
            indicator: label,
            reported,
            reported_span: report.span,
            grade: grade.unwrap_or(lodestone_model::tables::sources::Grade::D),
            modelled: modelled.value,
            modelled_span: f.sets.periods[0].span,
            unit: modelled.unit.clone(),
            ratio: allowed.as_ref().map(|_| modelled.value / reported),
            assumption: allowed,
        });
    }
    found
}

/// NPV lost per unit of target gained, between the best-value plan and the most that can be reached.
pub fn target_prices(planned: &Planned, objective: Objective) -> Vec<TargetPrice> {
    let Some(other) = &planned.most else { return Vec::new() };
    let (best, most) = match objective {
        Objective::TargetsThenValue => (other, &planned.plan),
        Objective::Value | Objective::Cost => (&planned.plan, other),
    };
    let lost = (best.objective - most.objective).abs();
    best.targets
        .iter()
        .zip(&most.targets)
        .filter_map(|(a, b)| {
            Some(TargetPrice {
                target: a.target.clone(),
                best_value: a.reached?,
                most: b.reached?,
                lost,
                unit: a.unit.clone(),
            })
        })
        .collect()
}
