//! Who stands behind each column of the program, and what of it the reader may not see.

use std::collections::{BTreeMap, BTreeSet};

use lodestone_model::base::CheckedBase;
use lodestone_model::disclosure::{HiddenRow, Veil};
use lodestone_model::ids::{EnterpriseId, Id, PlantId, ProcessId, ProjectId, SiteId};
use lodestone_solve::Col;

use crate::formulation::Formulation;
use crate::sets::NodeId;

/// A firm, or a site whose plants have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// A firm.
    Firm(EnterpriseId),
    /// A site.
    Site(SiteId),
}

/// What the hidden rows of a base hide.
#[derive(Debug, Default)]
pub struct Veils {
    /// Everything: a row of which no figure can be kept apart.
    pub everything: bool,
    /// Money figures: a price.
    pub money: bool,
    /// Figures in t of an element: a composition.
    pub elements: bool,
    /// What was before the plan: a report.
    pub history: bool,
    /// Rows of `measures`, `indicators` and `targets`.
    pub definitions: BTreeSet<(&'static str, u32)>,
    parties: BTreeMap<Party, Veil>,
    lines: BTreeSet<(&'static str, u32)>,
}

impl Veils {
    /// What the hidden rows hide.
    pub fn of(base: &CheckedBase, hidden: &[HiddenRow]) -> Self {
        let mut veils = Veils::default();
        hidden.iter().for_each(|row| veils.add(base, *row));
        veils
    }

    fn add(&mut self, base: &CheckedBase, HiddenRow { table, row, veil }: HiddenRow) {
        let rows = &base.rows;
        let at = row as usize;
        match table {
            "enterprises" => self.hide(Party::Firm(EnterpriseId::from_index(at)), veil),
            "aliases" => self.hide(Party::Firm(rows.aliases[at].enterprise), veil),
            "plants" => self.hide_plant(base, PlantId::from_index(at), veil),
            "capacities" => self.hide_plant(base, rows.capacities[at].plant, veil),
            "quota_allocation" => self.hide_plant(base, rows.quota_allocation[at].plant, veil),
            "operating_costs" => {
                let row = &rows.operating_costs[at];
                row.plant.into_iter().for_each(|plant| self.hide_plant(base, plant, veil));
                row.process.into_iter().for_each(|process| self.hide_process(base, process, veil));
            }
            "resource_use" => {
                let row = &rows.resource_use[at];
                row.plant.into_iter().for_each(|plant| self.hide_plant(base, plant, veil));
                row.process.into_iter().for_each(|process| self.hide_process(base, process, veil));
                row.project.into_iter().for_each(|project| self.hide_project(base, project, veil));
            }
            "tolling" => {
                self.hide_plant(base, rows.tolling[at].plant, veil);
                self.hide(Party::Firm(rows.tolling[at].principal), veil);
            }
            "processes" => self.hide_process(base, ProcessId::from_index(at), veil),
            "recipes" => self.hide_process(base, rows.recipes[at].process, veil),
            "projects" => self.hide_project(base, ProjectId::from_index(at), veil),
            "project_spend" => self.hide_project(base, rows.project_spend[at].project, veil),
            "project_links" => self.hide_project(base, rows.project_links[at].project, veil),
            "stocks" => {
                let row = &rows.stocks[at];
                self.hide(row.enterprise.map_or(Party::Site(row.site), Party::Firm), veil);
            }
            "supplies" => self.hide_line(table, row, rows.supplies[at].enterprise, veil),
            "markets" => self.hide_line(table, row, rows.markets[at].enterprise, veil),
            "disposals" | "routes" => self.hide_line(table, row, None, veil),
            "prices" => self.money = true,
            "reports" => self.history = true,
            "composition" | "elements" | "element_groups" => self.elements = true,
            "measures" | "indicators" | "targets" => {
                self.definitions.insert((table, row));
            }
            // No figure of a plan is defined by them: they bound it, or stand beside it and are not shown.
            "assumptions" | "quotas" | "resources" | "resource_supply" | "samples" => {}
            _ => self.everything = true,
        }
    }

    fn hide(&mut self, party: Party, veil: Veil) {
        let of_party = self.parties.entry(party).or_insert(veil);
        *of_party = (*of_party).max(veil);
    }

    fn hide_plant(&mut self, base: &CheckedBase, plant: PlantId, veil: Veil) {
        let row = &base.rows.plants[plant.index()];
        self.hide(row.enterprise.map_or(Party::Site(row.site), Party::Firm), veil);
    }

    fn hide_process(&mut self, base: &CheckedBase, process: ProcessId, veil: Veil) {
        let plants = base.rows.plants.iter().enumerate().filter(|(_, row)| row.processes.contains(&process));
        plants.for_each(|(at, _)| self.hide_plant(base, PlantId::from_index(at), veil));
    }

    /// A project without a plant or a firm has a start and nothing else: only its own line is hidden.
    fn hide_project(&mut self, base: &CheckedBase, project: ProjectId, veil: Veil) {
        let row = &base.rows.projects[project.index()];
        row.enterprise.into_iter().for_each(|firm| self.hide(Party::Firm(firm), veil));
        row.plant.into_iter().for_each(|plant| self.hide_plant(base, plant, veil));
        self.lines.insert(("projects", project.0));
    }

    fn hide_line(&mut self, table: &'static str, row: u32, firm: Option<EnterpriseId>, veil: Veil) {
        firm.into_iter().for_each(|firm| self.hide(Party::Firm(firm), veil));
        self.lines.insert((table, row));
    }

    /// Why a party may not be seen into.
    pub fn of_party(&self, party: Party) -> Option<Veil> {
        self.parties.get(&party).copied()
    }

    /// The parties that may not be seen into.
    pub fn parties(&self) -> impl Iterator<Item = Party> + '_ {
        self.parties.keys().copied()
    }

    fn hides_line(&self, table: &'static str, rows: impl IntoIterator<Item = u32>) -> bool {
        rows.into_iter().any(|row| self.lines.contains(&(table, row)))
    }
}

/// What stands behind one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Behind {
    /// Whose quantity it is; none for what is nobody's, such as a shortfall of a target.
    pub party: Option<Party>,
    /// Whether the row of its own supply, market, route, disposal or project is hidden.
    pub is_hidden_line: bool,
}

/// What stands behind every column.
pub fn behind(f: &Formulation, veils: &Veils, columns: usize) -> Vec<Behind> {
    let mut book = Book { f, behind: vec![Behind::default(); columns] };
    book.operations(veils);
    book.trade(veils);
    book.passes(veils);
    book.starts(veils);
    book.behind
}

struct Book<'a> {
    f: &'a Formulation,
    behind: Vec<Behind>,
}

impl Book<'_> {
    fn party(&self, node: NodeId) -> Party {
        let node = self.f.sets.nodes.get(node);
        node.enterprise.map_or(Party::Site(node.site), Party::Firm)
    }

    fn put(&mut self, col: Col, node: NodeId, is_hidden_line: bool) {
        self.behind[col.idx()] = Behind { party: Some(self.party(node)), is_hidden_line };
    }

    /// Activity is whose goods it makes: with tolling, the principal's; a hidden operator hides it too.
    fn operations(&mut self, veils: &Veils) {
        let f = self.f;
        for t in 0..f.sets.period_count() {
            for (m, mode) in f.sets.modes.iter().enumerate() {
                let plant = &f.sets.base.rows.plants[mode.plant.index()];
                let operator = plant.enterprise.map_or(Party::Site(plant.site), Party::Firm);
                let is_other = operator != self.party(mode.node);
                self.put(f.activity(m, t), mode.node, is_other && veils.of_party(operator).is_some());
            }
            for (h, holding) in f.holdings.iter().enumerate() {
                self.put(f.stock.col(h as u32, t), f.sets.pools.get(holding.pool).node, false);
            }
        }
    }

    fn trade(&mut self, veils: &Veils) {
        let f = self.f;
        let sides = [("supplies", &f.purchase, &f.sets.supplies), ("markets", &f.sale, &f.sets.markets)];
        for (table, trade, lines) in sides {
            for (d, deal) in trade.deals.iter().enumerate() {
                let entry = &lines.entries[trade.segments[deal.segment as usize].entry as usize];
                self.put(trade.col(d), f.sets.pools.get(deal.pool).node, veils.hides_line(table, [entry.row]));
            }
        }
    }

    fn passes(&mut self, veils: &Veils) {
        let f = self.f;
        let pools = &f.sets.pools;
        for t in 0..f.sets.period_count() {
            for (i, &(made, _)) in pools.deliveries.iter().enumerate() {
                self.put(f.local.delivery(i as u32, t), pools.get(made).node, false);
            }
            for (i, &(_, bought)) in pools.takings.iter().enumerate() {
                self.put(f.local.taking(i as u32, t), pools.get(bought).node, false);
            }
            for (i, &(made, _)) in pools.own_uses.iter().enumerate() {
                self.put(f.local.own_use(i as u32, t), pools.get(made).node, false);
            }
            for (l, leg) in f.sets.legs.iter().enumerate() {
                let arc = &f.sets.arcs[leg.arc as usize];
                let is_hidden = veils.hides_line("routes", arc.rows.iter().copied());
                self.put(f.transport.col(l as u32, t), pools.get(leg.from).node, is_hidden);
            }
            for (o, outlet) in f.outlets.iter().enumerate() {
                let is_hidden = veils.hides_line("disposals", outlet.rows.iter().copied());
                self.put(f.disposal.col(o as u32, t), pools.get(outlet.pool).node, is_hidden);
            }
        }
    }

    fn starts(&mut self, veils: &Veils) {
        let base = &self.f.sets.base;
        for (s, start) in self.f.sets.starts.iter().enumerate() {
            let row = &base.rows.projects[start.project.index()];
            let of_plant = row.plant.map(|plant| &base.rows.plants[plant.index()]);
            let firm = row.enterprise.or(of_plant.and_then(|plant| plant.enterprise));
            let party = firm.map(Party::Firm).or(of_plant.map(|plant| Party::Site(plant.site)));
            let is_hidden_line = veils.hides_line("projects", [start.project.0]);
            self.behind[self.f.projects.col(s).idx()] = Behind { party, is_hidden_line };
        }
    }
}
