//! Arcs: one commodity on one route. A route without a commodity carries everything that can be
//! at its start and is wanted at its end.

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{CommodityId, Id, SiteId};

use super::{Mode, Nodes};

/// One commodity on one route, with the rows of `routes` that describe it over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Arc {
    /// From.
    pub from: SiteId,
    /// To.
    pub to: SiteId,
    /// What.
    pub commodity: CommodityId,
    /// Positions in `rows.routes`.
    pub rows: Vec<u32>,
}

/// Every arc, by route and commodity.
pub(super) fn arcs_of(base: &CheckedBase, nodes: &Nodes, modes: &[Mode]) -> Vec<Arc> {
    let mut arcs: Vec<Arc> = Vec::with_capacity(base.rows.routes.len());
    let mut known = rustc_hash::FxHashMap::default();
    let mut add = |from, to, commodity, row: usize| {
        let at = *known.entry((from, to, commodity)).or_insert(arcs.len());
        if at == arcs.len() {
            arcs.push(Arc { from, to, commodity, rows: Vec::with_capacity(1) });
        }
        arcs[at].rows.push(row as u32);
    };
    let open: Vec<usize> = (0..base.rows.routes.len()).filter(|&r| base.rows.routes[r].commodity.is_none()).collect();
    let reach = (!open.is_empty()).then(|| Reach::of(base, nodes, modes));
    for (r, route) in base.rows.routes.iter().enumerate() {
        match (route.commodity, &reach) {
            (Some(commodity), _) => add(route.from, route.to, commodity, r),
            (None, Some(reach)) => {
                for commodity in reach.carried(route.from, route.to) {
                    add(route.from, route.to, commodity, r);
                }
            }
            (None, None) => unreachable!("reach is known whenever a route is open"),
        }
    }
    arcs
}

/// Which commodities can be at a site, and which are wanted there, through any routes.
struct Reach {
    commodities: usize,
    present: Vec<bool>,
    wanted: Vec<bool>,
}

impl Reach {
    fn of(base: &CheckedBase, nodes: &Nodes, modes: &[Mode]) -> Self {
        let commodities = base.rows.commodities.len();
        let cells = commodities * base.rows.sites.len();
        let mut reach = Reach { commodities, present: vec![false; cells], wanted: vec![false; cells] };
        for mode in modes {
            let site = nodes.get(mode.node).site;
            for part in &base.recipe(mode.recipe).outputs {
                let cell = reach.cell(site, part.commodity);
                reach.present[cell] = true;
            }
            for part in &base.recipe(mode.recipe).inputs {
                let cell = reach.cell(site, part.commodity);
                reach.wanted[cell] = true;
            }
        }
        for row in &base.rows.supplies {
            let cell = reach.cell(row.site, row.commodity);
            reach.present[cell] = true;
        }
        for row in &base.rows.markets {
            let cell = reach.cell(row.site, row.commodity);
            reach.wanted[cell] = true;
        }
        for row in &base.rows.stocks {
            let cell = reach.cell(row.site, row.commodity);
            reach.present[cell] = true;
            reach.wanted[cell] = true;
        }
        reach.spread(base);
        reach
    }

    /// Carries presence along routes and wants against them, until nothing changes.
    fn spread(&mut self, base: &CheckedBase) {
        let mut is_changing = true;
        while is_changing {
            is_changing = false;
            for route in &base.rows.routes {
                let only = route.commodity.map(|k| k.index()..k.index() + 1);
                for k in only.unwrap_or(0..self.commodities) {
                    let commodity = CommodityId::from_index(k);
                    let (from, to) = (self.cell(route.from, commodity), self.cell(route.to, commodity));
                    if self.present[from] && !self.present[to] {
                        self.present[to] = true;
                        is_changing = true;
                    }
                    if self.wanted[to] && !self.wanted[from] {
                        self.wanted[from] = true;
                        is_changing = true;
                    }
                }
            }
        }
    }

    fn carried(&self, from: SiteId, to: SiteId) -> Vec<CommodityId> {
        (0..self.commodities)
            .map(CommodityId::from_index)
            .filter(|&k| self.present[self.cell(from, k)] && self.wanted[self.cell(to, k)])
            .collect()
    }

    fn cell(&self, site: SiteId, commodity: CommodityId) -> usize {
        site.index() * self.commodities + commodity.index()
    }
}
