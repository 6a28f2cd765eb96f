//! Definitions travel with numbers: a measure counts one thing, a ratio compares like with like, promises and limits are
//! in the unit of what they are about.

use std::collections::{BTreeSet, HashSet};

use crate::base::CheckedBase;
use crate::diagnostic::{Code, Diagnostic};
use crate::grid::{Cells, Stated};
use crate::ids::{Id, IndicatorId, IndicatorRef, MeasureId};
use crate::schema::Chosen;
use crate::tables::assumptions::AssumptionKind;
use crate::tables::indicators::Indicator;
use crate::tables::measures::{CapacityAs, MeasureKind, MeasureTerm, Valued};
use crate::text::eq_folded;
use crate::unit::Dimension;

use super::dimensions::terms_dimension;

/// Reports measures, indicators, targets and quotas whose definitions do not fit together.
pub(super) fn check_definitions(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    let measures = measures(base, findings);
    for indicator in &base.rows.indicators {
        check_ratio(base, indicator, findings);
        check_unit(base, indicator, &measures, findings);
    }
    check_targets(base, &measures, findings);
    check_quotas(base, &measures, findings);
    check_readings(base, findings);
}

/// A reading says what it reads, and its factors are a range.
fn check_readings(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    for row in &base.rows.readings {
        if row.attribute.is_none() && row.indicator.is_none() {
            findings.push(Diagnostic::new(Code::CellEmpty, base.place("readings", row.row, "attribute")));
        }
        if let Some(low) = row.low.filter(|low| *low > row.high) {
            findings.push(
                Diagnostic::new(Code::BoundsConflict, base.place("readings", row.row, "low"))
                    .with("what", base.text(row.reading))
                    .with("min", low)
                    .with("max", row.high),
            );
        }
    }
}

/// What each measure counts; none where that was reported.
fn measures(base: &CheckedBase, findings: &mut Vec<Diagnostic>) -> Vec<Option<Dimension>> {
    let mut terms = vec![Vec::new(); base.measure_count()];
    for term in &base.rows.measures {
        terms[term.measure.index()].push(term);
    }
    let dimension = |(at, terms): (usize, Vec<&MeasureTerm>)| {
        let measure = MeasureId::from_index(at);
        let mixed = match terms_dimension(base, terms) {
            Ok(dimension) => return Some(dimension),
            Err(mixed) => mixed,
        };
        findings.push(
            Diagnostic::new(Code::MeasureUnits, base.place("measures", mixed.row, "kind"))
                .with("measure", base.measure_id(measure))
                .with_term("found", mixed.second.to_string())
                .with_term("expected", mixed.first.to_string()),
        );
        None
    };
    terms.into_iter().enumerate().map(dimension).collect()
}

/// What an indicator counts, where its measures or its unit say so.
fn dimension_of(indicator: &Indicator, measures: &[Option<Dimension>]) -> Option<Dimension> {
    let of_unit = || indicator.unit.as_ref().map(|unit| unit.dimension);
    let Some(measure) = indicator.measure else { return of_unit() };
    let dimension = measures[measure.index()]?;
    match indicator.over {
        Some(over) => dimension.checked_per(measures[over.index()]?),
        None => Some(dimension),
    }
}

/// The two measures of a ratio must agree in scope, valuation and definition of capacity, unless an assumption is named.
fn check_ratio(base: &CheckedBase, indicator: &Indicator, findings: &mut Vec<Diagnostic>) {
    let (Some(measure), Some(over)) = (indicator.measure, indicator.over) else { return };
    let id = base.text(indicator.indicator);
    let is_assumed = base.rows.assumptions.iter().any(|row| {
        row.kind == AssumptionKind::Ratio && row.subject.is_some_and(|subject| eq_folded(base.text(subject), id))
    });
    if is_assumed {
        return;
    }
    let definitions = [
        ("scope", scopes(base, measure), scopes(base, over)),
        ("valued", prices(base, measure), prices(base, over)),
        ("valued", bases(base, measure), bases(base, over)),
        ("capacity", capacities(base, measure), capacities(base, over)),
    ];
    for (what, a, b) in definitions {
        if a == b || a.is_empty() || b.is_empty() {
            continue;
        }
        let text = |measure: MeasureId, set: BTreeSet<&str>| {
            let set: Vec<&str> = set.into_iter().collect();
            format!("{} ({what}: {})", base.measure_id(measure), set.join(" + "))
        };
        findings.push(
            Diagnostic::new(Code::RatioMismatch, base.place("indicators", indicator.row, "over"))
                .with("indicator", id)
                .with("a", text(measure, a))
                .with("b", text(over, b))
                .with_term("what", what),
        );
    }
}

fn terms(base: &CheckedBase, measure: MeasureId) -> impl Iterator<Item = &MeasureTerm> {
    base.rows.measures.iter().filter(move |term| term.measure == measure)
}

/// The scopes of the terms; `*` where one has none.
fn scopes(base: &CheckedBase, measure: MeasureId) -> BTreeSet<&str> {
    let id = |term: &MeasureTerm| term.scope.map_or("*", |scope| base.text(base.rows.scopes[scope.index()].scope));
    terms(base, measure).map(id).collect()
}

/// How the terms that are money are valued.
fn prices(base: &CheckedBase, measure: MeasureId) -> BTreeSet<&'static str> {
    let valued = |term: &MeasureTerm| match term.valued {
        Valued::Constant => Some(Valued::Constant.choice().id),
        _ => is_money(term).then(|| Valued::Current.choice().id),
    };
    terms(base, measure).filter_map(valued).collect()
}

/// What the terms that are quantities count: amounts, elements or oxides.
fn bases(base: &CheckedBase, measure: MeasureId) -> BTreeSet<&'static str> {
    let is_quantity = |term: &&MeasureTerm| !is_money(term) && term.kind != MeasureKind::Activity;
    terms(base, measure).filter(is_quantity).map(|term| term.valued.choice().id).collect()
}

/// Which capacity the terms of capacity mean.
fn capacities(base: &CheckedBase, measure: MeasureId) -> BTreeSet<&'static str> {
    let is_capacity = |term: &&MeasureTerm| term.kind == MeasureKind::Capacity;
    let id = |term: &MeasureTerm| CapacityAs::choice(term.capacity).id;
    terms(base, measure).filter(is_capacity).map(id).collect()
}

fn is_money(term: &MeasureTerm) -> bool {
    use MeasureKind::{Consolidated, GrossOutput, Spend, ValueAdded};
    matches!(term.valued, Valued::Current | Valued::Constant)
        || matches!(term.kind, Spend | GrossOutput | Consolidated | ValueAdded)
}

/// The unit of an indicator must be one of what its measures count.
fn check_unit(
    base: &CheckedBase,
    indicator: &Indicator,
    measures: &[Option<Dimension>],
    findings: &mut Vec<Diagnostic>,
) {
    let (Some(unit), Some(expected)) = (&indicator.unit, dimension_of(indicator, measures)) else { return };
    if unit.dimension != expected {
        findings.push(
            Diagnostic::new(Code::UnitDimension, base.place("indicators", indicator.row, "unit"))
                .with("unit", unit.written.as_str())
                .with_term("found", unit.dimension.to_string())
                .with_term("expected", expected.to_string()),
        );
    }
}

fn check_targets(base: &CheckedBase, measures: &[Option<Dimension>], findings: &mut Vec<Diagnostic>) {
    let reported: HashSet<IndicatorId> = (base.rows.reports.iter())
        .filter_map(|report| match report.indicator {
            Some(IndicatorRef::Indicator(id)) => Some(id),
            _ => None,
        })
        .collect();
    for target in &base.rows.targets {
        let indicator = &base.rows.indicators[target.indicator.index()];
        if indicator.measure.is_none() && !reported.contains(&target.indicator) {
            findings.push(
                Diagnostic::new(Code::TargetUncomputable, base.place("targets", target.row, "indicator"))
                    .with("target", base.text(target.target)),
            );
        }
        let Some(expected) = dimension_of(indicator, measures) else { continue };
        check_stated(base, ("targets", target.row, "value"), target.value, expected, findings);
        if let Some(scale) = target.scale {
            check_stated(base, ("targets", target.row, "scale"), scale, expected, findings);
        }
    }
}

fn check_quotas(base: &CheckedBase, measures: &[Option<Dimension>], findings: &mut Vec<Diagnostic>) {
    let mut measure_of = vec![None; base.quota_count()];
    let mut seen = HashSet::new();
    for quota in &base.rows.quotas {
        measure_of[quota.quota.index()] = Some(quota.measure);
        let Some(expected) = measures[quota.measure.index()].filter(|_| seen.insert(quota.row)) else { continue };
        check_stated(base, ("quotas", quota.row, "limit"), quota.limit, expected, findings);
    }
    seen.clear();
    for share in &base.rows.quota_allocation {
        let expected = measure_of[share.quota.index()].and_then(|measure| measures[measure.index()]);
        let (Some(limit), Some(expected)) = (share.limit, expected.filter(|_| seen.insert(share.row))) else {
            continue;
        };
        check_stated(base, ("quota_allocation", share.row, "limit"), limit, expected, findings);
    }
}

/// A bare number is a share and nothing else.
fn check_stated(
    base: &CheckedBase,
    (table, row, column): (&str, u32, &str),
    stated: Stated,
    expected: Dimension,
    findings: &mut Vec<Diagnostic>,
) {
    let place = base.place(table, row, column);
    match stated.dimension {
        Some(found) if found == expected => {}
        None if expected == Dimension::NONE => {}
        None => findings.push(Diagnostic::new(Code::UnitMissing, place)),
        Some(found) => findings.push(
            Diagnostic::new(Code::UnitDimension, place)
                .with("unit", written_unit(base, table, row, column))
                .with_term("found", found.to_string())
                .with_term("expected", expected.to_string()),
        ),
    }
}

fn written_unit<'a>(base: &'a CheckedBase, table: &str, row: u32, column: &str) -> &'a str {
    let cells = base.grid(table).and_then(|grid| Some(&grid.cells[grid.table.column(column)?.0]));
    let Some(Cells::Numbers(numbers)) = cells else { return "" };
    numbers.unit_of(row as usize).map_or("", |unit| &unit.written)
}
