//! Demand that nothing can serve, by-products that nothing takes, plants that cannot run, resources without a coefficient.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::base::CheckedBase;
use crate::diagnostic::{Code, Diagnostic};
use crate::ids::{CommodityId, Id, PlantId, SiteId};
use crate::spread::amount_in;
use crate::tables::markets::Market;
use crate::time::Span;

use super::reach::{Graph, Place, Places, State, binds};

/// Reports what the graph of plants, routes, supplies and markets rules out.
pub(super) fn check_graph(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    check_plants(base, findings);
    check_resources(base, findings);
    let graph = Graph::new(base);
    check_byproducts(&graph, findings);
    check_demand(&graph, findings);
}

fn check_plants(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    let mut is_limited = vec![false; base.rows.plants.len()];
    let binding = base.rows.capacities.iter().filter(|row| binds(row.kind)).map(|row| row.plant);
    for plant in binding.chain(base.rows.projects.iter().filter_map(|row| row.plant)) {
        is_limited[plant.index()] = true;
    }
    for (plant, is_limited) in base.rows.plants.iter().zip(is_limited) {
        if !is_limited {
            findings.push(
                Diagnostic::new(Code::PlantNoCapacity, base.place("plants", plant.row, "plant"))
                    .with("plant", base.text(plant.plant)),
            );
        }
        let Some(counted) = plant.counted else { continue };
        let mut recipes = plant.processes.iter().flat_map(|&process| base.recipes_of(process));
        let uses_none = |recipe: &crate::recipe::Recipe| {
            let parts = [&recipe.inputs, &recipe.outputs];
            recipe.capacity_use.is_none() && parts.into_iter().flatten().all(|part| part.commodity != counted)
        };
        if recipes.all(|&recipe| uses_none(base.recipe(recipe))) {
            findings.push(
                Diagnostic::new(Code::CountedAbsent, base.place("plants", plant.row, "counted"))
                    .with("plant", base.text(plant.plant))
                    .with("commodity", commodity_id(base, counted)),
            );
        }
    }
}

fn check_resources(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    for row in base.rows.resource_use.iter().filter(|row| row.coefficient.is_none()) {
        let rows = &base.rows;
        let who = [
            row.process.map(|id| rows.processes[id.index()].process),
            row.plant.map(|id| rows.plants[id.index()].plant),
            row.project.map(|id| rows.projects[id.index()].project),
        ];
        let who: Vec<&str> = who.into_iter().flatten().map(|id| base.text(id)).collect();
        findings.push(
            Diagnostic::new(Code::ResourceNotEvaluated, base.place("resource_use", row.row, "coefficient"))
                .with("resource", base.text(rows.resources[row.resource.index()].resource))
                .with("who", who.join(" ")),
        );
    }
}

/// Every output of a plant that may run must have somewhere to go at some time.
fn check_byproducts(graph: &Graph<'_>, findings: &mut Vec<Diagnostic>) {
    let base = graph.base;
    let state = graph.state(base.horizon());
    let outlets = graph.outlets(&state, base.horizon());
    let mut reported = FxHashSet::default();
    for &job in graph.jobs.iter().filter(|job| state.runs(job.plant)) {
        for place in graph.outputs(job).filter(|&place| !outlets.contains(place)) {
            if !reported.insert(place) {
                continue;
            }
            let plant = &base.rows.plants[job.plant.index()];
            let firm = plant.enterprise.map(|firm| base.text(base.rows.enterprises[firm.index()].enterprise));
            let site = site_id(base, place.1);
            findings.push(
                Diagnostic::new(Code::ByproductStuck, base.place("plants", plant.row, "processes"))
                    .with("commodity", commodity_id(base, place.0))
                    .with("node", firm.map_or(site.to_owned(), |firm| format!("{firm} @ {site}"))),
            );
        }
    }
}

/// Every minimum that must be met has to be reachable in each period; stocks carry over from period to period.
fn check_demand(graph: &Graph<'_>, findings: &mut Vec<Diagnostic>) {
    let base = graph.base;
    let is_binding =
        |market: &&Market| market.shortfall_cost.is_none() && market.min.is_some_and(|min| min.value > 0.0);
    let mut demands: Vec<&Market> = base.rows.markets.iter().filter(is_binding).collect();
    if demands.is_empty() {
        return;
    }
    let stocked: FxHashSet<Place> = base.rows.stocks.iter().map(|row| (row.commodity, row.site)).collect();
    let opening = base.rows.stocks.iter().filter(|row| row.opening > 0.0).map(|row| (row.commodity, row.site));
    let mut carried: FxHashSet<Place> = opening.collect();
    let mut before: Option<(State, Places)> = None;
    for period in base.planned() {
        let state = graph.state(period.span);
        let available = match before {
            Some((last, available)) if last == state => available,
            _ => graph.available(&state, carried.iter().copied()),
        };
        demands.retain(|market| {
            let place = (market.commodity, market.site);
            let is_served = available.contains(place) || !is_demanded(base, market, period.span);
            if !is_served {
                findings.push(unreachable(graph, market, period.span, &state, &available));
            }
            is_served
        });
        carried.extend(stocked.iter().filter(|&&place| available.contains(place)));
        before = Some((state, available));
    }
}

fn is_demanded(base: &CheckedBase, market: &Market, period: Span) -> bool {
    market.min.and_then(|min| amount_in(market.span, min, period, base.horizon())).is_some_and(|amount| amount > 0.0)
}

fn unreachable(graph: &Graph<'_>, market: &Market, period: Span, state: &State, available: &Places) -> Diagnostic {
    let (link, missing) = first_missing(graph, (market.commodity, market.site), state, available);
    let base = graph.base;
    Diagnostic::new(Code::DemandUnreachable, base.place("markets", market.row, "min"))
        .with("commodity", commodity_id(base, market.commodity))
        .with("site", site_id(base, market.site))
        .with("period", period.to_string())
        .with("missing", missing)
        .with_term("link", link)
}

/// The table and the name of the first thing that is missing on the way to a place: the plant that makes it but cannot
/// run, the route that would bring it, or the commodity that nobody makes or supplies.
fn first_missing(graph: &Graph<'_>, wanted: Place, state: &State, available: &Places) -> (&'static str, String) {
    let base = graph.base;
    let mut makers: FxHashMap<CommodityId, Vec<usize>> = FxHashMap::default();
    for (at, &job) in graph.jobs.iter().enumerate() {
        graph.outputs(job).for_each(|(commodity, _)| makers.entry(commodity).or_default().push(at));
    }
    let mut seen = FxHashSet::default();
    let mut place = wanted;
    while seen.insert(place) {
        let (commodity, site) = place;
        let jobs = makers.get(&commodity).into_iter().flatten().map(|&at| graph.jobs[at]);
        let (here, elsewhere): (Vec<_>, Vec<_>) = jobs.partition(|job| job.site == site);
        let next = |job: &crate::check::reach::Job| {
            let inputs = graph.inputs(*job);
            inputs.into_iter().find(|&input| !available.contains(input)).filter(|_| state.runs(job.plant))
        };
        let idle =
            |jobs: &[crate::check::reach::Job]| jobs.iter().find(|job| !state.runs(job.plant)).map(|job| job.plant);
        if let Some(input) = here.iter().find_map(next) {
            place = input;
        } else if let Some(plant) = idle(&here) {
            return ("plants", plant_id(base, plant).to_owned());
        } else if let Some(from) = available.first_site(commodity) {
            return ("routes", format!("{} → {}", site_id(base, from), site_id(base, site)));
        } else if let Some(input) = elsewhere.iter().find_map(next) {
            place = input;
        } else if let Some(plant) = idle(&elsewhere) {
            return ("plants", plant_id(base, plant).to_owned());
        } else {
            break;
        }
    }
    ("commodities", commodity_id(base, place.0).to_owned())
}

fn commodity_id(base: &CheckedBase, commodity: CommodityId) -> &str {
    base.text(base.rows.commodities[commodity.index()].commodity)
}

fn site_id(base: &CheckedBase, site: SiteId) -> &str {
    base.text(base.rows.sites[site.index()].site)
}

fn plant_id(base: &CheckedBase, plant: PlantId) -> &str {
    base.text(base.rows.plants[plant.index()].plant)
}
