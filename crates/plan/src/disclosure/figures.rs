//! The figures of one solved plan: what each is made of, and whether it is shown.

use std::collections::BTreeMap;

use lodestone_model::disclosure::{Ledger, Quantity, Sum, Veil, Why, suppress};
use lodestone_model::ids::{Id, MeasureId};
use lodestone_model::tables::measures::{MeasureKind, Valued};
use lodestone_model::tables::targets::Target;
use lodestone_model::time::Span;
use lodestone_solve::{Program, Solution};

use super::parties::{Behind, Party, Veils, behind};
use super::result::{PublishedFigures, PublishedFlow, PublishedMeasure, PublishedTarget, Shown};
use crate::formulation::Formulation;
use crate::measure::{Ask, linear};
use crate::quantities::Quantities;
use crate::records::{node, records_with_columns};
use crate::result::Label;
use crate::summary::{measured, target_values, value_of};
use crate::units;

/// The figures of a plan that may be shown.
pub fn published(f: &Formulation, program: &Program, solution: &Solution, veils: &Veils) -> PublishedFigures {
    let behind = behind(f, veils, program.cols());
    let mut figures = Figures::new(f, solution, veils, &behind);
    let measures = figures.measures();
    let targets = figures.targets();
    figures.ledger.laws = balances(f, program);
    let withheld = suppress(&figures.ledger);
    let shown = |sums: &[usize], value: f64| {
        let why = sums.iter().filter_map(|&at| withheld.sums[at]).min();
        why.map_or(Shown::Value(value), Shown::Withheld)
    };
    let targets = targets.into_iter().map(|(target, sums)| shown_target(target, |value| shown(&sums, value)));
    let measure = |(mut measure, sums, value): (PublishedMeasure, Vec<usize>, f64)| {
        measure.value = shown(&sums, value);
        measure
    };
    PublishedFigures {
        targets: targets.collect(),
        measures: measures.into_iter().map(measure).collect(),
        flows: flows(f, solution, veils, &behind, &withheld.quantities),
        hidden: hidden_nodes(f, veils),
    }
}

struct Figures<'a> {
    f: &'a Formulation,
    solution: &'a Solution,
    veils: &'a Veils,
    behind: &'a [Behind],
    ledger: Ledger,
    sums: BTreeMap<(MeasureId, Span), usize>,
}

impl<'a> Figures<'a> {
    fn new(f: &'a Formulation, solution: &'a Solution, veils: &'a Veils, behind: &'a [Behind]) -> Self {
        let groups: BTreeMap<Party, u32> = veils.parties().zip(0..).collect();
        let quantity = |(at, behind): (usize, &Behind)| Quantity {
            amount: solution.col_value[at],
            group: match behind.party.and_then(|party| groups.get(&party)) {
                Some(&group) => Some(group),
                None => behind.is_hidden_line.then_some((groups.len() + at) as u32),
            },
        };
        let quantities = behind.iter().enumerate().map(quantity).collect();
        let ledger = Ledger { quantities, ..Ledger::default() };
        Figures { f, solution, veils, behind, ledger, sums: BTreeMap::new() }
    }

    /// The sum of a measure over a span, in the ledger once.
    fn sum(&mut self, measure: MeasureId, span: Span) -> usize {
        if let Some(&at) = self.sums.get(&(measure, span)) {
            return at;
        }
        let expression = linear(self.f, Ask::whole(measure, span));
        let is_secret = self.is_hidden_definition(measure)
            || (expression.constant != 0.0
                && self.veils.parties().any(|party| self.adds_constant(party, measure, span)))
            || expression.terms.iter().any(|&(col, _)| self.is_secret(self.behind[col.idx()]));
        let at = self.ledger.sums.len();
        self.ledger.sums.push(Sum {
            value: value_of(&expression, self.solution),
            terms: expression.terms.iter().map(|&(col, coefficient)| (col.0, coefficient)).collect(),
            is_secret,
        });
        self.sums.insert((measure, span), at);
        at
    }

    fn is_secret(&self, behind: Behind) -> bool {
        let veil = behind.party.and_then(|party| self.veils.of_party(party));
        behind.is_hidden_line || veil == Some(Veil::Secret)
    }

    /// Whether a hidden row says what the measure counts or what a unit of it is worth.
    fn is_hidden_definition(&self, measure: MeasureId) -> bool {
        let is_money = |kind: MeasureKind, valued: Valued| {
            matches!(valued, Valued::Current | Valued::Constant)
                || matches!(kind, MeasureKind::GrossOutput | MeasureKind::Consolidated | MeasureKind::ValueAdded)
        };
        let is_element = |valued: Valued| matches!(valued, Valued::Element | Valued::Oxide);
        self.veils.everything
            || self.f.terms_of(measure).any(|term| {
                self.veils.definitions.contains(&("measures", term.row))
                    || (self.veils.money && is_money(term.kind, term.valued))
                    || (self.veils.elements && (is_element(term.valued) || term.element.is_some()))
            })
    }

    /// Whether a hidden party has a part in the constant of a measure, such as capacity that stands: what differs between
    /// parties there cannot be told apart, so such a sum is withheld.
    fn adds_constant(&self, party: Party, measure: MeasureId, span: Span) -> bool {
        match party {
            Party::Firm(firm) => {
                linear(self.f, Ask { holder: Some(firm), ..Ask::whole(measure, span) }).constant != 0.0
            }
            Party::Site(_) => true,
        }
    }

    fn measures(&mut self) -> Vec<(PublishedMeasure, Vec<usize>, f64)> {
        let f = self.f;
        let mut found = Vec::new();
        for (label, measure, indicator) in measured(f) {
            let row = indicator.map(|i| &f.sets.base.rows.indicators[i.index()]);
            let over = row.and_then(|row| row.over);
            let is_hidden = row.is_some_and(|row| self.veils.definitions.contains(&("indicators", row.row)));
            for (t, period) in f.sets.periods.iter().enumerate() {
                let parts: Vec<usize> =
                    [Some(measure), over].into_iter().flatten().map(|m| self.sum(m, period.span)).collect();
                if is_hidden {
                    parts.iter().for_each(|&at| self.ledger.sums[at].is_secret = true);
                }
                let values: Vec<f64> = parts.iter().map(|&at| self.ledger.sums[at].value).collect();
                if values.get(1) == Some(&0.0) {
                    continue;
                }
                let figure = PublishedMeasure {
                    indicator: label.clone(),
                    period: t as u32,
                    unit: if over.is_some() { "1".to_owned() } else { units::measure(f, measure) },
                    value: Shown::Withheld(Why::Class),
                    is_lower_bound: !linear(f, Ask::whole(measure, period.span)).unpriced.is_empty(),
                };
                let value = values.iter().skip(1).fold(values[0], |top, bottom| top / bottom);
                found.push((figure, parts, value));
            }
        }
        found
    }

    /// Targets, with the sums that tell what is reached; none where only reports can tell.
    fn targets(&mut self) -> Vec<(ReachedTarget, Vec<usize>)> {
        let f = self.f;
        let rows = &f.sets.base.rows;
        let values = target_values(f, self.solution);
        let mut found = Vec::new();
        for (row, value) in rows.targets.iter().zip(values) {
            let indicator = &rows.indicators[row.indicator.index()];
            let asked = [indicator.measure, indicator.over];
            let sums = match value.reached {
                Some(_) => asked.into_iter().flatten().map(|measure| self.sum(measure, row.span)).collect(),
                None => Vec::new(),
            };
            let is_hidden = self.veils.everything || self.veils.definitions.contains(&("targets", row.row));
            let is_past_hidden = self.veils.history && row.span.start < f.sets.horizon.start;
            found.push((ReachedTarget { row: row.clone(), value, is_hidden, is_past_hidden }, sums));
        }
        found
    }
}

/// A target and what the plan makes of it.
struct ReachedTarget {
    row: Target,
    value: crate::result::TargetValue,
    is_hidden: bool,
    /// Whether a hidden report may tell a part of what is reached.
    is_past_hidden: bool,
}

fn shown_target(target: ReachedTarget, shown: impl Fn(f64) -> Shown) -> PublishedTarget {
    let ReachedTarget { row, value, is_hidden, is_past_hidden } = target;
    let promised = if is_hidden { Shown::Withheld(Why::Class) } else { Shown::Value(value.promised) };
    let reached = value.reached.map(|value| match is_past_hidden {
        true => Shown::Withheld(Why::Class),
        false => shown(value),
    });
    let shortfall = value.shortfall.map(|missing| match (promised, reached) {
        (Shown::Withheld(why), _) | (_, Some(Shown::Withheld(why))) => Shown::Withheld(why),
        _ => Shown::Value(missing),
    });
    PublishedTarget {
        target: value.target,
        sense: row.sense,
        span: row.span,
        unit: value.unit,
        promised,
        reached,
        shortfall,
    }
}

/// Balances of all goods: laws that hold whatever is shown.
fn balances(f: &Formulation, program: &Program) -> Vec<Vec<(u32, f64)>> {
    let by_row = program.row_wise();
    let pools = (0..f.sets.pools.len() as u32).map(crate::sets::PoolId);
    let rows = pools.flat_map(|pool| (0..f.sets.period_count()).map(move |t| f.balance.row(pool, t)));
    rows.map(|row| by_row.row(row).iter().map(|&(col, value)| (col.0, value)).collect()).collect()
}

/// Flows of the parties that the reader may see into.
fn flows(
    f: &Formulation,
    solution: &Solution,
    veils: &Veils,
    behind: &[Behind],
    withheld: &[Option<Why>],
) -> Vec<PublishedFlow> {
    if veils.everything {
        return Vec::new();
    }
    let records = records_with_columns(f, &Quantities::of(f, solution));
    let is_seen = |party: Option<Party>| party.is_none_or(|party| veils.of_party(party).is_none());
    let flow = |(record, col): (crate::result::FlowRecord, lodestone_solve::Col)| {
        let shown = |value| withheld[col.idx()].map_or(Shown::Value(value), Shown::Withheld);
        is_seen(behind[col.idx()].party).then(|| PublishedFlow {
            kind: record.kind,
            period: record.period,
            amount: shown(record.amount),
            money: record.money.map(shown),
            node: record.node,
            commodity: record.commodity,
            by: record.by,
        })
    };
    records.into_iter().filter_map(flow).collect()
}

/// Firms and sites whose flows are all withheld.
fn hidden_nodes(f: &Formulation, veils: &Veils) -> Vec<Label> {
    let is_hidden = |party: Party| veils.everything || veils.of_party(party).is_some();
    let nodes = f.sets.nodes.iter().filter(|(_, node)| {
        is_hidden(node.enterprise.map_or(Party::Site(node.site), Party::Firm))
            && (node.enterprise.is_some() || f.sets.nodes.firms_at(node.site).is_empty())
    });
    nodes.map(|(id, _)| node(f, id)).collect()
}
