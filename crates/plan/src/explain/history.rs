//! What was before the plan, as an answer: of quotas and targets that began before it, and of every
//! indicator in the periods of history, with the reports that tell it and the days that none tells.

use std::collections::BTreeSet;

use lodestone_model::ids::{Id, IndicatorId};
use lodestone_model::tables::sources::Grade;
use lodestone_model::time::Span;
use lodestone_model::unit::Dimension;

use crate::formulation::Formulation;
use crate::history::{Past, Told, Use};
use crate::limits;
use crate::measure::Ask;
use crate::result::{HistoryBasis, HistoryOf, HistoryPart, Label, QuotaLeft, ReportPart};
use crate::units;

/// Every quota, target and indicator of which something was before the plan. An indicator is named
/// where all of it is known; quotas and targets always, since the plan rests on them.
pub fn history(f: &Formulation) -> Vec<HistoryPart> {
    let mut parts = quotas(f);
    parts.extend(targets(f));
    for i in 0..f.sets.base.rows.indicators.len() {
        let history = f.sets.base.periods.iter().filter(|p| p.is_history);
        parts.extend(history.filter_map(|period| indicator(f, IndicatorId::from_index(i), period.span)));
    }
    parts
}

/// Plants whose reports are missing, in order.
pub fn missing(f: &Formulation, past: &Past) -> Vec<Label> {
    let base = &f.sets.base;
    let plants: BTreeSet<_> = past.gaps.iter().filter_map(|gap| gap.plant).collect();
    let rows = plants.into_iter().map(|plant| &base.rows.plants[plant.index()]);
    rows.map(|row| Label::of(base, row.plant, row.names)).collect()
}

fn quotas(f: &Formulation) -> Vec<HistoryPart> {
    let limits = f.quotas.limits.iter().filter_map(|limit| {
        let what = limits::quota(f, limit);
        let mut part = part(f, HistoryOf::Quota, what, &limit.past, units::measure(f, limit.ask.measure))?;
        let left = limit.limit - limit.past.amount();
        part.quota = Some(QuotaLeft { sense: limit.sense, limit: limit.limit, left, planned: limit.planned() });
        Some(part)
    });
    limits.collect()
}

fn targets(f: &Formulation) -> Vec<HistoryPart> {
    let base = &f.sets.base;
    let mut parts = Vec::new();
    for row in base.rows.targets.iter().filter(|row| row.span.start < f.sets.horizon.end) {
        let indicator = &base.rows.indicators[row.indicator.index()];
        let what = Label::of(base, row.target, row.names);
        if let Some(told) = reported(f, row.indicator, row.span) {
            parts.push(HistoryPart { of: HistoryOf::Target, what, ..told });
            continue;
        }
        for (of, measure) in [(HistoryOf::Target, indicator.measure), (HistoryOf::Denominator, indicator.over)] {
            let Some(measure) = measure else { continue };
            let past = f.past(Ask::whole(measure, row.span));
            parts.extend(part(f, of, what.clone(), &past, units::measure(f, measure)));
        }
    }
    parts
}

/// An indicator over a period of history, where it is known.
fn indicator(f: &Formulation, id: IndicatorId, span: Span) -> Option<HistoryPart> {
    let base = &f.sets.base;
    let row = &base.rows.indicators[id.index()];
    let what = Label::of(base, row.indicator, row.names);
    if let Some(told) = reported(f, id, span) {
        return Some(HistoryPart { what, ..told });
    }
    let measure = row.measure?;
    let past = f.past(Ask::whole(measure, span));
    let mut found = part(f, HistoryOf::Indicator, what, &past, units::measure(f, measure))?;
    if let Some(over) = row.over {
        let below = f.past(Ask::whole(over, span));
        let other = part(f, HistoryOf::Indicator, found.what.clone(), &below, String::new())?;
        if !below.is_known() || below.amount() == 0.0 {
            return None;
        }
        found.known = found.known.map(|known| known / below.amount());
        found.unit = "1".to_owned();
        found.grade = found.grade.max(other.grade);
        found.basis = if found.basis == other.basis { found.basis } else { HistoryBasis::Mixed };
        found.reports.extend(other.reports);
        found.is_lower_bound |= other.is_lower_bound;
    }
    (found.unknown.is_empty() && found.basis != HistoryBasis::Nothing).then_some(found)
}

/// What was reported of an indicator that no measure computes.
fn reported(f: &Formulation, id: IndicatorId, span: Span) -> Option<HistoryPart> {
    let told = f.history.reported(id, span)?;
    let base = &f.sets.base;
    let report = base.rows.reports.iter().find(|r| r.row == told.piece.report)?;
    let past = Past { span: Some(span), uses: vec![told], ..Past::default() };
    let unit = units::shown(f, report.value?.dimension.unwrap_or(Dimension::NONE));
    part(f, HistoryOf::Indicator, Label::default(), &past, unit)
}

fn part(f: &Formulation, of: HistoryOf, what: Label, past: &Past, unit: String) -> Option<HistoryPart> {
    let span = past.span?;
    let mut reports: Vec<ReportPart> = past.uses.iter().map(|told| report(f, told)).collect();
    reports.sort_by_key(|r| (r.days, r.line));
    let is = |wanted: bool| past.uses.iter().any(|u| (u.told == Told::Measure) == wanted);
    let basis = match (is(true), is(false)) {
        (true, false) => HistoryBasis::Measure,
        (false, true) => HistoryBasis::Plants,
        (true, true) => HistoryBasis::Mixed,
        (false, false) if past.from_tables.is_some() || past.is_known() => HistoryBasis::Tables,
        (false, false) => HistoryBasis::Nothing,
    };
    Some(HistoryPart {
        of,
        what,
        span,
        known: (basis != HistoryBasis::Nothing).then(|| past.amount()),
        unit,
        grade: reports.iter().map(|r| r.grade).max(),
        basis,
        reports,
        unknown: past.unknown(),
        missing: missing(f, past),
        is_lower_bound: !past.unpriced.is_empty(),
        quota: None,
    })
}

fn report(f: &Formulation, told: &Use) -> ReportPart {
    let base = &f.sets.base;
    ReportPart {
        line: base.place("reports", told.piece.report, "value").line,
        days: told.piece.days,
        share: told.piece.share,
        amount: told.piece.amount * told.factor,
        grade: base.grade("reports", told.piece.report, "value").unwrap_or(Grade::D),
    }
}
