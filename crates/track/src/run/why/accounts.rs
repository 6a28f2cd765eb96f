//! Figures of `track` that are no indicators: three outputs, the split of growth, utilisation; with their inputs.

use lodestone_model::figure::{Figure, Interval};
use lodestone_model::ids::{CommodityId, Id as _, Subject};
use lodestone_model::schema::Chosen as _;
use lodestone_model::time::Span;
use lodestone_model::trail::{Op, Tracing};
use lodestone_model::unit::Dimension;

use super::answer::{Known, Role};
use super::ask::What;
use super::cover::{cover, together};
use super::find::{Finder, Lacking};
use crate::run::facts::Fact;
use crate::run::outputs::is_gross;

impl Finder<'_> {
    /// Gross, consolidated and value added of the year that firms report.
    pub(super) fn outputs(&self, span: Span) -> Result<Vec<Known>, Lacking> {
        let found = self.tracked.outputs.as_ref().map_err(|_| Lacking::NotComputed)?;
        if Span::year(found.year) != Some(span) {
            return Err(Lacking::NotComputed);
        }
        let of_firm = |firm| {
            let is_own =
                |fact: &&Fact| fact.topic.subject == Some(Subject::Enterprise(firm)) && is_gross(self.base, fact);
            let facts: Vec<&Fact> = self.known.iter().copied().filter(is_own).collect();
            let own = self.lifetime(firm, &facts)?.intersection(span)?;
            cover(&facts, own, true).map(|(figure, _)| figure)
        };
        let whole = found.outputs.whole;
        let parts: Vec<Figure> = found.firms.iter().filter_map(|&firm| of_firm(firm)).collect();
        let gross = together(parts).ok_or(Lacking::NotComputed)?;
        let is_inside = |firm| found.firms.contains(&firm);
        let inside = self.base.rows.sales_links.iter().filter(|row| {
            span.covers(row.span) && row.seller != row.buyer && is_inside(row.seller) && is_inside(row.buyer)
        });
        let links = inside.map(|row| {
            let cell = ("sales_links", row.row, "value");
            Figure::from_cell(self.base, cell, row.value, Dimension::MONEY, Some(row.span), Tracing::On)
        });
        let unlinked = || Figure::computed(whole.inside_unlinked, Dimension::MONEY, Op::Unlinked, vec![gross.clone()]);
        let inside = together(links.collect()).unwrap_or_else(unlinked);
        let taken = vec![gross.clone(), inside];
        let consolidated = Figure::computed(whole.consolidated, Dimension::MONEY, Op::Consolidated, taken);
        let added = Figure::computed(whole.value_added, Dimension::MONEY, Op::ValueAdded, vec![consolidated.clone()]);
        let named = [(Role::Gross, gross), (Role::Consolidated, consolidated), (Role::ValueAdded, added)];
        Ok(named
            .into_iter()
            .map(|(role, mut figure)| {
                figure.period = Some(span);
                Known { role, figure }
            })
            .collect())
    }

    /// Growth of value and its parts; the inputs are amounts and prices of both years, by commodity.
    pub(super) fn split(&self, span: Span) -> Result<Vec<Known>, Lacking> {
        let found = self.tracked.split.as_ref().map_err(|_| Lacking::NotComputed)?;
        if Span::year(found.year) != Some(span) {
            return Err(Lacking::NotComputed);
        }
        let years = [Span::year(found.year - 1), Span::year(found.year)].map(|year| year.ok_or(Lacking::NotComputed));
        let [before, after] = [years[0].clone()?, years[1].clone()?];
        let of = |commodity: &CommodityId| {
            let amounts = self.amounts(*commodity, [before, after]);
            let prices = [before, after].map(|year| self.price(*commodity, year));
            amounts.into_iter().chain(prices.into_iter().flatten())
        };
        let inputs: Vec<Figure> = found.commodities.iter().flat_map(of).collect();
        let parts = found.parts.whole;
        let mix = parts.mix_between + parts.mix_within;
        let named = [
            (Role::Change, Op::Change, parts.total),
            (Role::Volume, Op::Volume, parts.volume),
            (Role::Mix, Op::Mix, mix),
            (Role::Price, Op::Price, parts.price),
        ];
        Ok(named
            .into_iter()
            .map(|(role, op, value)| {
                let mut figure = Figure::computed(Interval::exact(value), Dimension::MONEY, op, inputs.clone());
                figure.period = Some(span);
                Known { role, figure }
            })
            .collect())
    }

    /// What the plants that report both years made in each.
    fn amounts(&self, commodity: CommodityId, years: [Span; 2]) -> Vec<Figure> {
        let what = What::Commodity(commodity);
        let about = self.about(&what, &self.known);
        let mut plants: Vec<Subject> = Vec::new();
        for fact in &about {
            if let Some(subject @ Subject::Plant(_)) = fact.topic.subject
                && !plants.contains(&subject)
            {
                plants.push(subject);
            }
        }
        let both = plants.into_iter().filter_map(|plant| {
            let [before, after] = years.map(|year| self.figure(&what, Some(plant), year).ok());
            before.zip(after)
        });
        let (before, after): (Vec<Figure>, Vec<Figure>) = both.unzip();
        [before, after].into_iter().filter_map(together).collect()
    }

    /// The mean price of a year, of the first kind of the base's order that has one.
    fn price(&self, commodity: CommodityId, year: Span) -> Option<Figure> {
        let base = self.base;
        let value = crate::run::shape::price(base, commodity, year)?;
        let rows =
            || base.rows.prices.iter().filter(|row| row.commodity == commodity && year.overlap_days(row.span) > 0);
        let kinds = base.manifest.price_kinds.iter().map(String::as_str);
        let first = kinds
            .chain(rows().map(|row| row.kind.choice().id))
            .find(|kind| rows().any(|row| row.kind.choice().id == *kind))?;
        let unit =
            base.rows.commodities[commodity.index()].unit.as_ref().map_or(Dimension::MASS, |unit| unit.dimension);
        let dimension = Dimension::MONEY / unit;
        let cells = rows().filter(|row| row.kind.choice().id == first).map(|row| {
            let (cell, price) = (("prices", row.row, "price"), base.without_vat(row.price, row.vat));
            Figure::from_cell(base, cell, price, dimension, Some(row.span), Tracing::On)
        });
        let mut figure = Figure::computed(Interval::exact(value), dimension, Op::DayMean, cells.collect());
        figure.period = Some(year);
        Some(figure)
    }

    /// Output of a plant over its capacity.
    pub(super) fn utilisation(&self, span: Span, subject: Option<Subject>) -> Result<Vec<Known>, Lacking> {
        let own = self.tracked.utilised.iter().filter(|used| subject.is_none_or(|s| s == Subject::Plant(used.plant)));
        let at_span = own.filter(|used| used.span == span);
        let found: Vec<Known> =
            at_span.map(|used| Known { role: Role::Utilisation, figure: used.utilisation.clone() }).collect();
        if found.is_empty() { Err(Lacking::NotComputed) } else { Ok(found) }
    }
}
