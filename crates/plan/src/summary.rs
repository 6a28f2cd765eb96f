//! From a solution to a [`Plan`]: categories, flows, measures, targets, projects, accounts, audit.

use lodestone_model::grid::Stated;
use lodestone_model::ids::{Id, IndicatorId, MeasureId};
use lodestone_model::manifest::Objective;
use lodestone_model::schema::Chosen;
use lodestone_model::tables::Sense;
use lodestone_model::tables::targets::Target;
use lodestone_model::unit::Dimension;
use lodestone_solve::Solution;

use crate::audit::audit;
use crate::categories::costs;
use crate::elements::{accounts, commodity};
use crate::formulation::Formulation;
use crate::measure::{Ask, Linear, linear, whole};
use crate::project_terms::unit_size;
use crate::quantities::Quantities;
use crate::records::{node, records};
use crate::result::{Closing, Label, MeasureValue, Plan, ProjectValue, Stage, TargetValue};
use crate::units;

/// Values below this, in canonical units, are the solver's tolerance.
pub const NOISE: f64 = 1e-6;

/// Value of an expression at a solution; what is below the solver's tolerance is zero.
pub fn value_of(expression: &Linear, solution: &Solution) -> f64 {
    let terms: f64 = expression.terms.iter().map(|&(col, c)| c * solution.value(col)).sum();
    above_noise(terms + expression.constant)
}

fn above_noise(value: f64) -> f64 {
    if value.abs() <= NOISE { 0.0 } else { value }
}

/// A plan from a solution; `npv_cost` is the minimised objective (cost, or −NPV).
pub fn plan_of(f: &Formulation, solution: &Solution, npv_cost: f64, stages: Vec<Stage>, is_integer: bool) -> Plan {
    let q = Quantities::of(f, solution);
    let costs = costs(f, &q);
    let total: f64 = costs.values().sum();
    let sign = if f.objective == Objective::Cost { 1.0 } else { -1.0 };
    let value = |expression: &Linear| value_of(expression, solution);
    Plan {
        objective: sign * npv_cost,
        stages,
        categories: costs.into_iter().map(|(c, v)| (c, sign * v)).collect(),
        gap: solution.mip.map_or(0.0, |m| m.gap),
        is_integer,
        flows: records(f, &q),
        measures: measures(f, solution),
        targets: target_values(f, solution),
        projects: projects(f, &q),
        elements: accounts(f, &q),
        closing_stocks: closing(f, &q),
        audit: audit(f, &q, &value, npv_cost, total),
    }
}

/// Every indicator, and every measure that no indicator names.
pub fn measured(f: &Formulation) -> Vec<(Label, MeasureId, Option<IndicatorId>)> {
    let base = &f.sets.base;
    let mut found = Vec::new();
    let mut named = vec![false; base.measure_count()];
    for i in 0..base.rows.indicators.len() {
        let row = &base.rows.indicators[i];
        if let Some(measure) = row.measure {
            named[measure.index()] = true;
            let label = Label::of(base, row.indicator, row.names);
            found.push((label, measure, Some(IndicatorId::from_index(i))));
        }
    }
    for m in (0..named.len()).filter(|&m| !named[m]) {
        let measure = MeasureId::from_index(m);
        found.push((Label::plain(base.measure_id(measure)), measure, None));
    }
    found
}

/// Their values in every planned period; a ratio has none where its denominator is nothing.
fn measures(f: &Formulation, solution: &Solution) -> Vec<MeasureValue> {
    let base = &f.sets.base;
    let mut values = Vec::new();
    for (label, measure, indicator) in measured(f) {
        let over = indicator.and_then(|i| base.rows.indicators[i.index()].over);
        for (t, period) in f.sets.periods.iter().enumerate() {
            let top = linear(f, Ask::whole(measure, period.span));
            let bottom = over.map(|m| value_of(&linear(f, Ask::whole(m, period.span)), solution));
            if bottom == Some(0.0) {
                continue;
            }
            let value = value_of(&top, solution);
            values.push(MeasureValue {
                indicator: label.clone(),
                kind: f.terms_of(measure).next().expect("a measure has a term").kind,
                period: t as u32,
                value: bottom.map_or(value, |b| value / b),
                unit: if bottom.is_some() { "1".to_owned() } else { units::measure(f, measure) },
                unpriced: top.unpriced.iter().map(|&k| commodity(f, k)).collect(),
                has_unknown_cost: top.has_unknown_cost,
            });
        }
    }
    values
}

/// What a target's indicator comes to: in the plan with what was before it, or as reported where all of it was.
struct Reached {
    value: f64,
    unit: String,
    is_lower_bound: bool,
}

fn reached(f: &Formulation, row: &Target, solution: &Solution) -> Option<Reached> {
    let base = &f.sets.base;
    if let Some(told) = f.history.reported(row.indicator, row.span) {
        let report = base.rows.reports.iter().find(|r| r.row == told.piece.report)?;
        let counts = |stated: Stated| stated.dimension.unwrap_or(Dimension::NONE);
        let (told_in, unit) = (counts(report.value?), units::shown(f, counts(row.value)));
        let is_same = told_in == counts(row.value);
        return is_same.then_some(Reached { value: told.piece.amount, unit, is_lower_bound: false });
    }
    let indicator = &base.rows.indicators[row.indicator.index()];
    let measure = indicator.measure.filter(|_| row.span.start < f.sets.horizon.end)?;
    let top = whole(f, Ask::whole(measure, row.span)).ok()?;
    let mut value = value_of(&top, solution);
    if let Some(over) = indicator.over {
        let bottom = value_of(&whole(f, Ask::whole(over, row.span)).ok()?, solution);
        value = (bottom != 0.0).then(|| value / bottom)?;
    }
    let unit = if indicator.over.is_some() { "1".to_owned() } else { units::measure(f, measure) };
    Some(Reached { value, unit, is_lower_bound: !top.unpriced.is_empty() })
}

/// Every target; those of which something is not known have no value.
pub fn target_values(f: &Formulation, solution: &Solution) -> Vec<TargetValue> {
    let base = &f.sets.base;
    base.rows
        .targets
        .iter()
        .map(|row| {
            let found = reached(f, row, solution);
            let reached = found.as_ref().map(|found| found.value);
            let promised = row.value.value;
            let shortfall = reached.map(|v| match row.sense {
                Sense::Ge => (promised - v).max(0.0),
                Sense::Le => (v - promised).max(0.0),
                Sense::Eq => (v - promised).abs(),
            });
            let tolerance = 1e-6 * promised.abs().max(1.0);
            TargetValue {
                target: Label::of(base, row.target, row.names),
                owner: row.owner.map(|o| base.text(o).to_owned()).unwrap_or_default(),
                sense: row.sense,
                promised,
                reached,
                shortfall: shortfall.map(|s| if s <= tolerance { 0.0 } else { s }),
                span: row.span,
                is_lower_bound: found.as_ref().is_some_and(|found| found.is_lower_bound),
                unit: found.map_or_else(|| units::indicator(f, row.indicator), |found| found.unit),
            }
        })
        .collect()
}

fn projects(f: &Formulation, q: &Quantities) -> Vec<ProjectValue> {
    let base = &f.sets.base;
    base.rows
        .projects
        .iter()
        .enumerate()
        .map(|(j, row)| ProjectValue {
            project: Label::of(base, row.project, row.names),
            decision: row.decision.choice().id,
            unit: row.plant.map_or_else(String::new, |plant| units::capacity(f, plant)),
            starts: f
                .sets
                .starts
                .iter()
                .zip(&q.start)
                .filter(|(s, amount)| s.project.index() == j && **amount > 1e-6)
                .map(|(s, amount)| (s.on.to_string(), s.commissioned, amount * unit_size(row)))
                .collect(),
        })
        .collect()
}

fn closing(f: &Formulation, q: &Quantities) -> Vec<Closing> {
    let last = q.periods() - 1;
    f.holdings
        .iter()
        .enumerate()
        .filter_map(|(h, holding)| {
            let amount = q.stock[q.at(h, last)];
            let pool = f.sets.pools.get(holding.pool);
            (amount > NOISE).then(|| Closing {
                commodity: commodity(f, pool.commodity),
                node: node(f, pool.node),
                amount,
                unit: units::commodity(f, pool.commodity),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_below_the_tolerance_is_zero() {
        assert_eq!([-5.9e-12, 1e-6, 2e-6, -3.0].map(above_noise), [0.0, 0.0, 2e-6, -3.0]);
    }
}
