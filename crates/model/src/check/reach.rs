//! Where a commodity can be had, and where it can go, as far as the graph alone decides.
//!
//! A place is a commodity at a site: firms of one site trade freely. A recipe gives its outputs where all its inputs can be
//! had and its plant can run; routes and stocks carry on. Every doubt is decided for the plan, so that what cannot be
//! reached here cannot be reached by any plan.

use rustc_hash::FxHashMap;

use crate::base::CheckedBase;
use crate::ids::{CommodityId, Id, PlantId, SiteId};
use crate::recipe::RecipeId;
use crate::tables::capacities::CapacityKind;
use crate::tables::projects::{Decision, Project};
use crate::tables::routes::Route;
use crate::time::{Date, Span};

/// A commodity at a site.
pub(super) type Place = (CommodityId, SiteId);

/// A recipe that a plant can run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Job {
    pub plant: PlantId,
    pub site: SiteId,
    pub recipe: RecipeId,
}

/// The jobs of a base and who waits for what.
pub(super) struct Graph<'a> {
    pub base: &'a CheckedBase,
    pub jobs: Vec<Job>,
    /// By job: how many different commodities it needs.
    needs: Vec<u32>,
    needed_by: FxHashMap<Place, Vec<usize>>,
    routes_from: Routes,
    /// By plant: the spans in which it may have capacity.
    running: Vec<Vec<Span>>,
}

/// What is switched on in a period.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct State {
    plants: Vec<bool>,
    routes: Vec<bool>,
    /// Supplies from outside.
    supplied: Vec<Place>,
}

impl State {
    pub fn runs(&self, plant: PlantId) -> bool {
        self.plants[plant.index()]
    }
}

/// A set of places.
pub(super) struct Places {
    sites: usize,
    /// By commodity, then site.
    has: Vec<bool>,
}

impl Places {
    fn none(base: &CheckedBase) -> Self {
        let sites = base.rows.sites.len();
        Places { sites, has: vec![false; sites * base.rows.commodities.len()] }
    }

    pub fn contains(&self, place: Place) -> bool {
        self.has[self.at(place)]
    }

    /// The first site, in the order of the table, where a commodity is.
    pub fn first_site(&self, commodity: CommodityId) -> Option<SiteId> {
        let from = commodity.index() * self.sites;
        self.has[from..from + self.sites].iter().position(|&has| has).map(SiteId::from_index)
    }

    /// Adds a place; whether it is new.
    fn insert(&mut self, place: Place) -> bool {
        let at = self.at(place);
        !std::mem::replace(&mut self.has[at], true)
    }

    fn at(&self, (commodity, site): Place) -> usize {
        commodity.index() * self.sites + site.index()
    }
}

/// A set of places that grows, and those of them that were not followed yet.
struct Growing {
    places: Places,
    new: Vec<Place>,
}

impl Growing {
    fn new(base: &CheckedBase) -> Self {
        Growing { places: Places::none(base), new: Vec::new() }
    }

    fn extend(&mut self, places: impl IntoIterator<Item = Place>) {
        let Growing { places: known, new } = self;
        new.extend(places.into_iter().filter(|&place| known.insert(place)));
    }
}

const ALWAYS: Span = Span { start: Date::MIN, end: Date::MAX };

impl<'a> Graph<'a> {
    pub fn new(base: &'a CheckedBase) -> Self {
        let mut graph = Graph {
            base,
            jobs: Vec::new(),
            needs: Vec::new(),
            needed_by: FxHashMap::default(),
            routes_from: Routes::by(base, |route| route.from),
            running: running(base),
        };
        for (at, plant) in base.rows.plants.iter().enumerate() {
            for &recipe in plant.processes.iter().flat_map(|&process| base.recipes_of(process)) {
                graph.add(Job { plant: PlantId::from_index(at), site: plant.site, recipe });
            }
        }
        graph
    }

    fn add(&mut self, job: Job) {
        let mut needs = self.inputs(job);
        needs.sort_unstable();
        needs.dedup();
        for &place in &needs {
            self.needed_by.entry(place).or_default().push(self.jobs.len());
        }
        self.needs.push(needs.len() as u32);
        self.jobs.push(job);
    }

    /// The places that a job takes from.
    pub fn inputs(&self, job: Job) -> Vec<Place> {
        let parts = &self.base.recipe(job.recipe).inputs;
        parts.iter().filter(|part| part.amount > 0.0).map(|part| (part.commodity, job.site)).collect()
    }

    /// The places that a job gives to.
    pub fn outputs(&self, job: Job) -> impl Iterator<Item = Place> {
        let parts = &self.base.recipe(job.recipe).outputs;
        parts.iter().filter(|part| part.amount > 0.0).map(move |part| (part.commodity, job.site))
    }

    /// What is switched on at some time of a span.
    pub fn state(&self, span: Span) -> State {
        let holds = |stated: Option<Span>| stated.is_none_or(|stated| stated.intersection(span).is_some());
        let rows = &self.base.rows;
        let is_offered = |max: Option<crate::grid::Flow>| max.is_none_or(|max| max.value > 0.0);
        State {
            plants: self.running.iter().map(|spans| spans.iter().any(|&running| holds(Some(running)))).collect(),
            routes: rows.routes.iter().map(|route| holds(route.span) && is_offered(route.max)).collect(),
            supplied: (rows.supplies.iter())
                .filter(|supply| holds(supply.span) && is_offered(supply.max))
                .map(|supply| (supply.commodity, supply.site))
                .collect(),
        }
    }

    /// Every place that can be had, given what is had from before.
    pub fn available(&self, state: &State, from_before: impl IntoIterator<Item = Place>) -> Places {
        let mut missing = self.needs.clone();
        let mut had = Growing::new(self.base);
        had.extend(state.supplied.iter().copied().chain(from_before));
        let free = self.jobs.iter().zip(&self.needs).filter(|(job, needs)| **needs == 0 && state.runs(job.plant));
        had.extend(free.flat_map(|(&job, _)| self.outputs(job)));
        while let Some(place) = had.new.pop() {
            for &at in self.needed_by.get(&place).into_iter().flatten() {
                missing[at] -= 1;
                if missing[at] == 0 && state.runs(self.jobs[at].plant) {
                    had.extend(self.outputs(self.jobs[at]));
                }
            }
            let open = self.routes_from.of(place).filter(|&at| state.routes[at]);
            had.extend(open.map(|at| (place.0, self.base.rows.routes[at].to)));
        }
        had.places
    }

    /// Every place from which a commodity can go into a recipe, a market, a stock or a disposal, at once or over routes.
    pub fn outlets(&self, state: &State, span: Span) -> Places {
        let rows = &self.base.rows;
        let holds = |stated: Option<Span>| stated.is_none_or(|stated| stated.intersection(span).is_some());
        let sites = || (0..rows.sites.len()).map(SiteId::from_index);
        let mut taken = Growing::new(self.base);
        taken.extend(self.jobs.iter().filter(|job| state.runs(job.plant)).flat_map(|&job| self.inputs(job)));
        taken.extend(rows.markets.iter().filter(|row| holds(row.span)).map(|row| (row.commodity, row.site)));
        taken.extend(rows.stocks.iter().map(|row| (row.commodity, row.site)));
        for row in rows.disposals.iter().filter(|row| holds(row.span)) {
            match row.site {
                Some(site) => taken.extend([(row.commodity, site)]),
                None => taken.extend(sites().map(|site| (row.commodity, site))),
            }
        }
        let routes_to = Routes::by(self.base, |route| route.to);
        while let Some(place) = taken.new.pop() {
            let open = routes_to.of(place).filter(|&at| state.routes[at]);
            taken.extend(open.map(|at| (place.0, rows.routes[at].from)));
        }
        taken.places
    }
}

/// Routes by one of their ends.
struct Routes {
    of_one: FxHashMap<Place, Vec<usize>>,
    /// By site: routes for any commodity.
    of_any: Vec<Vec<usize>>,
}

impl Routes {
    fn by(base: &CheckedBase, end: impl Fn(&Route) -> SiteId) -> Self {
        let mut routes = Routes { of_one: FxHashMap::default(), of_any: vec![Vec::new(); base.rows.sites.len()] };
        for (at, route) in base.rows.routes.iter().enumerate() {
            match route.commodity {
                Some(commodity) => routes.of_one.entry((commodity, end(route))).or_default().push(at),
                None => routes.of_any[end(route).index()].push(at),
            }
        }
        routes
    }

    /// The routes at a place that take its commodity.
    fn of(&self, place: Place) -> impl Iterator<Item = usize> {
        self.of_one.get(&place).into_iter().chain([&self.of_any[place.1.index()]]).flatten().copied()
    }
}

/// By plant: the spans in which binding capacity or a project may let it run.
fn running(base: &CheckedBase) -> Vec<Vec<Span>> {
    let mut running: Vec<Vec<Span>> = vec![Vec::new(); base.rows.plants.len()];
    let mut add = |plant: PlantId, span: Span| {
        let row = &base.rows.plants[plant.index()];
        let from = row.valid_from.unwrap_or(Date::MIN);
        let to = row.valid_to.unwrap_or(Date::MAX);
        let spans = &mut running[plant.index()];
        let Some(span) = Span::new(from, to).and_then(|valid| valid.intersection(span)) else { return };
        match spans.last_mut() {
            Some(last) if last.end == span.start => last.end = span.end,
            _ => spans.push(span),
        }
    };
    for row in &base.rows.capacities {
        if binds(row.kind) && row.capacity > 0.0 && row.availability > 0.0 {
            add(row.plant, row.span.unwrap_or(ALWAYS));
        }
    }
    for project in &base.rows.projects {
        if let (Some(plant), Some(span)) = (project.plant, operating(base, project)) {
            add(plant, span);
        }
    }
    running
}

/// Whether capacity of this kind limits what a plant does.
pub(super) fn binds(kind: CapacityKind) -> bool {
    matches!(kind, CapacityKind::Accepted | CapacityKind::Effective)
}

/// The longest span in which a project may operate.
fn operating(base: &CheckedBase, project: &Project) -> Option<Span> {
    let horizon = base.horizon();
    let start = match project.decision {
        Decision::Fixed => project.start?,
        _ => project.window.map_or(Some(horizon), |window| window.intersection(horizon))?.start,
    };
    let commissioned = start.add_years(project.lead)?;
    let life = project.life.filter(|_| project.decision == Decision::Fixed);
    Span::new(commissioned, life.and_then(|life| commissioned.add_years(life)).unwrap_or(Date::MAX))
}
