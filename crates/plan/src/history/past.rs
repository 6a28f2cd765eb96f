//! What was before the plan, of one measure, with its trail.

use std::collections::BTreeSet;
use std::sync::Arc;

use lodestone_model::ids::{CommodityId, EnterpriseId, Id, IndicatorId, PlantId};
use lodestone_model::tables::measures::{MeasureKind, MeasureTerm};
use lodestone_model::time::{Date, Span};

use super::cover::{Cover, Piece, cover, join};
use super::facts::{Fact, Facts, Restriction};
use super::gross::gross;
use super::plants::{self, Teller};
use super::same::is_same;
use super::tables;
use crate::filter::Filter;
use crate::measure::Ask;
use crate::prices::PriceBook;
use crate::sets::Sets;

/// What a statement was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Told {
    /// Exactly what is asked.
    Measure,
    /// The part of a firm, with its group.
    Firm(EnterpriseId),
    /// The part of a plant.
    Plant(PlantId),
    /// What a plant put out of a commodity.
    Output(PlantId, CommodityId),
}

/// A statement's part in what was before the plan: `piece.amount · factor`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Use {
    /// The statement, its days and its share.
    pub piece: Piece,
    /// What it was about.
    pub told: Told,
    /// What one unit of it counts in the measure, the term's weight included.
    pub factor: f64,
    /// Number of the series of statements that it belongs to: together they count each day once at most.
    pub series: u32,
}

/// Days that nobody tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The days.
    pub days: Span,
    /// The plant whose report is missing; none where no report of plants would tell.
    pub plant: Option<PlantId>,
}

/// What was before the plan, of one measure.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Past {
    /// The asked days before the plan; none when there are none, or the measure is a level read in the plan.
    pub span: Option<Span>,
    /// What statements tell.
    pub uses: Vec<Use>,
    /// What the tables themselves tell: fixed projects, capacities, opening stocks.
    pub from_tables: Option<f64>,
    /// What is not known.
    pub gaps: Vec<Gap>,
    /// Commodities that take part without a price: a lower bound.
    pub unpriced: BTreeSet<CommodityId>,
}

impl Past {
    /// What is known of it.
    pub fn amount(&self) -> f64 {
        self.from_tables.unwrap_or(0.0) + self.uses.iter().map(|u| u.piece.amount * u.factor).sum::<f64>()
    }

    /// Whether every day is known.
    pub fn is_known(&self) -> bool {
        self.gaps.is_empty()
    }

    /// Days of which something is not known, in order.
    pub fn unknown(&self) -> Vec<Span> {
        let mut gaps: Vec<Span> = self.gaps.iter().map(|gap| gap.days).collect();
        gaps.sort();
        let mut days = Vec::new();
        gaps.into_iter().for_each(|gap| join(&mut days, gap));
        days
    }

    /// How many days are known.
    pub fn known_days(&self) -> i32 {
        let unknown: i32 = self.unknown().into_iter().map(Span::days).sum();
        self.span.map_or(0, Span::days) - unknown
    }

    pub(super) fn tell(&mut self, pieces: &[Piece], told: Told, factor: f64) {
        let series = self.uses.last().map_or(0, |last| last.series + 1);
        self.uses.extend(pieces.iter().map(|&piece| Use { piece, told, factor, series }));
    }

    pub(super) fn gap(&mut self, days: Span, plant: Option<PlantId>) {
        let gap = Gap { days, plant };
        if !self.gaps.contains(&gap) {
            self.gaps.push(gap);
        }
    }

    pub(super) fn table(&mut self, amount: f64) {
        *self.from_tables.get_or_insert(0.0) += amount;
    }
}

/// The history of one base.
pub struct History {
    pub(super) sets: Arc<Sets>,
    pub(super) facts: Facts,
}

impl History {
    /// Reads what was reported before the plan.
    pub fn of(sets: &Arc<Sets>) -> Self {
        History { sets: sets.clone(), facts: Facts::of(&sets.base, sets.horizon.start) }
    }

    /// First planned day.
    pub fn plan_from(&self) -> Date {
        self.sets.horizon.start
    }

    /// What was before the plan, of an ask.
    pub fn past(&self, prices: &PriceBook, ask: Ask) -> Past {
        let Some(span) = self.before(ask) else { return Past::default() };
        let mut past = Past { span: Some(span), ..Past::default() };
        if self.is_level(ask) {
            return self.level(prices, ask, past);
        }
        let direct = self.direct(ask, span);
        past.tell(&direct.pieces, Told::Measure, 1.0);
        for &gap in &direct.unknown {
            self.computed(prices, ask, gap, &mut past);
        }
        past
    }

    /// What plants' reports and the tables tell of an ask, without what was reported of the measure itself.
    pub fn told_by_plants(&self, prices: &PriceBook, ask: Ask) -> Past {
        let mut past = Past { span: Some(ask.span), ..Past::default() };
        self.computed(prices, ask, ask.span, &mut past);
        past
    }

    /// What was reported of an indicator that no measure computes, over exactly these days, about the whole base.
    pub fn reported(&self, indicator: IndicatorId, span: Span) -> Option<Use> {
        let own = self.sets.base.rows.indicators[indicator.index()].scope;
        let is_whole = |of: &Restriction| {
            let rest = Restriction { scope: None, ..*of };
            rest == Restriction::default() && (of.scope.is_none() || of.scope == own)
        };
        let facts = self.facts.of_indicator(indicator).iter().filter(|(of, _)| is_whole(of));
        let fact = facts.flat_map(|(_, facts)| facts).rfind(|f| f.span == span)?;
        Some(Use { piece: whole(fact), told: Told::Measure, factor: 1.0, series: 0 })
    }

    /// Asked days before the plan; none for a level that is read in the plan.
    fn before(&self, ask: Ask) -> Option<Span> {
        if self.is_level(ask) {
            return (ask.span.end <= self.plan_from()).then_some(ask.span);
        }
        Span::new(ask.span.start, ask.span.end.min(self.plan_from()))
    }

    fn is_level(&self, ask: Ask) -> bool {
        self.sets.terms_of(ask.measure).all(|t| matches!(t.kind, MeasureKind::Stock | MeasureKind::Capacity))
    }

    /// What was reported of exactly the asked measure.
    pub(super) fn direct(&self, ask: Ask, span: Span) -> Cover {
        let base = &self.sets.base;
        let of_measure = self.facts.of_measure(ask.measure).iter();
        let same = of_measure.filter(|(of, _)| is_same(base, self.sets.terms_of(ask.measure), ask, *of));
        let facts: Vec<Fact> = same.flat_map(|(_, facts)| facts).copied().collect();
        cover(span, &facts)
    }

    /// A level at the end of the asked days: reported, or else of the tables.
    fn level(&self, prices: &PriceBook, ask: Ask, mut past: Past) -> Past {
        let (base, end) = (&self.sets.base, ask.span.end);
        let of_measure = self.facts.of_measure(ask.measure).iter();
        let same = of_measure.filter(|(of, _)| is_same(base, self.sets.terms_of(ask.measure), ask, *of));
        let at_end = same.flat_map(|(_, facts)| facts).filter(|f| f.span.end == end);
        if let Some(fact) = at_end.min_by_key(|f| f.span.days()) {
            past.tell(&[whole(fact)], Told::Measure, 1.0);
            return past;
        }
        for term in self.sets.terms_of(ask.measure) {
            let filter = self.filter(ask, term);
            match term.kind {
                MeasureKind::Stock => tables::stock(filter, prices, end, &mut past),
                _ => tables::capacity(filter, end, term.weight, ask.span, &mut past),
            }
        }
        past
    }

    /// What plants and tables tell over some days.
    fn computed(&self, prices: &PriceBook, ask: Ask, days: Span, past: &mut Past) {
        let terms = || self.sets.terms_of(ask.measure);
        if terms().all(|t| plants::is_of_plants(t.kind)) {
            return self.by_plant(prices, ask, days, past);
        }
        for term in terms() {
            let filter = self.filter(ask, term);
            match term.kind {
                MeasureKind::GrossOutput => gross(self, filter, prices, days, past),
                MeasureKind::Spend => tables::spend(filter, days, past),
                MeasureKind::CapacityAdded => {
                    tables::capacity(filter, days.end, term.weight, days, past);
                    tables::capacity(filter, days.start, -term.weight, days, past);
                }
                kind if plants::is_of_plants(kind) => {
                    for plant in plants::plants(filter) {
                        Teller { history: self, prices, filter, past }.term(plant, days);
                    }
                }
                _ => past.gap(days, None),
            }
        }
    }

    /// Firm by firm and plant by plant: what it reported of the measure, and for other days what its
    /// plants' outputs tell. Of a firm and its group the highest that reported counts.
    fn by_plant(&self, prices: &PriceBook, ask: Ask, days: Span, past: &mut Past) {
        let terms = || self.sets.terms_of(ask.measure);
        let base = &self.sets.base;
        let mut rest: BTreeSet<PlantId> = terms().flat_map(|term| plants::plants(self.filter(ask, term))).collect();
        while let Some(plant) = rest.pop_first() {
            let firm = ask.plant.is_none().then(|| base.rows.plants[plant.index()].enterprise).flatten();
            let above = std::iter::successors(firm, |e| base.rows.enterprises[e.index()].group);
            let within = above.take_while(|&e| ask.holder != Some(e));
            let told = within.map(|e| (e, self.direct(Ask { holder: Some(e), ..ask }, days)));
            let highest = told.filter(|(_, cover)| !cover.pieces.is_empty()).last();
            let Some((firm, cover)) = highest else {
                self.plant(prices, ask, plant, days, past);
                continue;
            };
            past.tell(&cover.pieces, Told::Firm(firm), 1.0);
            let is_of = |p: &PlantId| base.rows.plants[p.index()].enterprise.is_some_and(|e| base.is_in_group(e, firm));
            let own: Vec<PlantId> = std::iter::once(plant).chain(rest.iter().copied().filter(is_of)).collect();
            for plant in own {
                rest.remove(&plant);
                cover.unknown.iter().for_each(|&gap| self.plant(prices, ask, plant, gap, past));
            }
        }
    }

    /// One plant: what it reported of the measure, and for other days what its outputs tell.
    fn plant(&self, prices: &PriceBook, ask: Ask, plant: PlantId, days: Span, past: &mut Past) {
        let own = Ask { plant: Some(plant), ..ask };
        let direct = self.direct(own, days);
        past.tell(&direct.pieces, Told::Plant(plant), 1.0);
        for term in self.sets.terms_of(ask.measure) {
            let filter = self.filter(own, term);
            for &gap in &direct.unknown {
                Teller { history: self, prices, filter, past }.term(plant, gap);
            }
        }
    }

    fn filter<'a>(&'a self, ask: Ask, term: &'a MeasureTerm) -> Filter<'a> {
        Filter { sets: &self.sets, ask, term }
    }
}

fn whole(fact: &Fact) -> Piece {
    Piece { report: fact.report, days: fact.span, share: 1.0, amount: fact.amount }
}
