//! Plants and projects behind an indicator, as the bottom-up nowcast takes them.
//!
//! Capacity counts in the unit of the indicator: amounts as they are, money at the last price known over the year before
//! the as-of date. A project is commissioned its lead time after its start; as no table holds a range, we read the date
//! as early and likely, and half the lead time more as late. Projects decided by the plan are left out.

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{CommodityId, Id as _, IndicatorId, PlantId};
use lodestone_model::schema::Chosen as _;
use lodestone_model::spread::mean_over;
use lodestone_model::tables::capacities::{Capacity, CapacityKind};
use lodestone_model::tables::measures::{MeasureKind, MeasureTerm, Valued};
use lodestone_model::tables::projects::Decision;
use lodestone_model::time::{Date, Span};

use crate::nowcast::{Plant, Project, Register};

/// Of the lead time, how much later than likely a project may come.
const LATE: f64 = 0.5;

/// The register of an indicator; none when its measure counts no output or no plant has a capacity.
pub(super) fn register(base: &CheckedBase, indicator: IndicatorId, as_of: Date) -> Option<Register> {
    let row = &base.rows.indicators[indicator.index()];
    let measure = row.measure.filter(|_| row.over.is_none())?;
    let terms: Vec<&MeasureTerm> = base.rows.measures.iter().filter(|term| term.measure == measure).collect();
    let counts = |term: &&MeasureTerm| matches!(term.kind, MeasureKind::Output | MeasureKind::GrossOutput);
    if terms.is_empty() || !terms.iter().all(counts) {
        return None;
    }
    let value = |plant: PlantId| terms.iter().find_map(|term| value(base, term, plant, as_of));
    let plants = base.rows.capacities.iter().filter(|row| counts_capacity(base, row)).filter_map(|row| {
        let (from, until) = (row.span.map(|span| span.start), row.span.map(|span| span.end));
        Some(Plant { capacity: row.capacity * row.availability / 12.0 * value(row.plant)?, from, until })
    });
    let projects = base.rows.projects.iter().filter(|row| row.decision == Decision::Fixed).filter_map(|row| {
        let (start, capacity) = (row.start?, row.size? / 12.0 * value(row.plant?)?);
        let likely = start.add_years(row.lead)?;
        let late = start.add_years(row.lead * (1.0 + LATE))?;
        Some(Project {
            id: row.row,
            capacity,
            known_from: Date::MIN,
            expected: Some([likely, likely, late]),
            commissioned: (likely <= as_of).then_some(likely),
            ramp_months: row.ramp * 12.0,
        })
    });
    let register = Register { plants: plants.collect(), projects: projects.collect() };
    (!register.plants.is_empty()).then_some(register)
}

/// Accepted capacity; effective where a plant has no accepted one.
pub(super) fn counts_capacity(base: &CheckedBase, row: &Capacity) -> bool {
    let is_accepted = |other: &Capacity| other.plant == row.plant && other.kind == CapacityKind::Accepted;
    match row.kind {
        CapacityKind::Accepted => true,
        CapacityKind::Effective => !base.rows.capacities.iter().any(is_accepted),
        _ => false,
    }
}

/// What a unit of a plant's counted commodity is worth in a term; none when the term does not count it.
pub(super) fn value(base: &CheckedBase, term: &MeasureTerm, plant: PlantId, as_of: Date) -> Option<f64> {
    let row = &base.rows.plants[plant.index()];
    let commodity = row.counted?;
    let worth = match term.valued {
        Valued::Amount => Some(1.0),
        Valued::Current | Valued::Constant => price(base, commodity, year_before(as_of)?),
        Valued::Element | Valued::Oxide => None,
    };
    worth.filter(|_| counts(base, term, plant, commodity)).map(|worth| worth * term.weight)
}

/// Whether a term counts a commodity that a plant puts out.
pub(super) fn counts(base: &CheckedBase, term: &MeasureTerm, plant: PlantId, commodity: CommodityId) -> bool {
    let row = &base.rows.plants[plant.index()];
    let stage = base.rows.commodities[commodity.index()].stage;
    term.commodity.is_none_or(|wanted| wanted == commodity)
        && term.stage.is_none_or(|wanted| stage == Some(wanted))
        && term.plant.is_none_or(|wanted| wanted == plant)
        && term.scope.is_none_or(|scope| base.is_in_scope(row.site, scope))
        && term.site.is_none_or(|site| site == row.site)
        && term.enterprise.is_none_or(|group| row.enterprise.is_some_and(|firm| base.is_in_group(firm, group)))
}

fn year_before(day: Date) -> Option<Span> {
    Span::new(day.add_months(-12)?, day)
}

/// Mean price over a span without VAT, by the base's order of kinds.
pub(super) fn price(base: &CheckedBase, commodity: CommodityId, span: Span) -> Option<f64> {
    let rows = || base.rows.prices.iter().filter(move |row| row.commodity == commodity);
    let mut kinds: Vec<&str> = base.manifest.price_kinds.iter().map(String::as_str).collect();
    kinds.extend(rows().map(|row| row.kind.choice().id));
    kinds.iter().find_map(|kind| {
        let of_kind = rows().filter(|row| row.kind.choice().id == *kind);
        mean_over(span, of_kind.map(|row| (Some(row.span), base.without_vat(row.price, row.vat))))
    })
}
