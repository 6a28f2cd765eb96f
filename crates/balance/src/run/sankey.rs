//! The chain as a diagram of flows: goods and processes as nodes, flows with their uncertainty as links, and the links that
//! close a loop. What goes in at a node goes out: what a process takes more or less than it gives is a link of its own.

use std::collections::{BTreeMap, BTreeSet};

use lodestone_model::CheckedBase;
use lodestone_model::ids::{CommodityId, ElementId, Id, ProcessId};
use lodestone_model::unit::Dimension;

use super::balanced::Balanced;
use super::chain::Flow;
use crate::derived::Derived;
use crate::problem::{Linear, Quantity, UnknownId};

/// A node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// Where what is bought comes from.
    From,
    /// What recipes do not count: iron in an alloy, water.
    Uncounted,
    /// All of one good.
    Commodity(CommodityId),
    /// All plants of one process.
    Process(ProcessId),
    /// What stocks grew by, or gave.
    Stock,
    /// Losses, tailings, and what recipes do not count.
    Rest,
    /// Where what is sold goes to.
    To,
}

/// A flow.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Place in the nodes.
    pub from: u32,
    /// Place in the nodes.
    pub to: u32,
    /// The good; none for what is lost or not counted.
    pub commodity: Option<CommodityId>,
    /// In the good's canonical unit; none where reports do not determine it.
    pub amount: Option<Derived>,
    /// t of element, where the good's contents are known.
    pub elements: Vec<(ElementId, Derived)>,
    /// Rows of `reports` that say exactly this flow.
    pub reports: Vec<u32>,
    /// It leads back: the place of its loop.
    pub closes: Option<u32>,
    /// In the unknowns.
    terms: Vec<(UnknownId, f64)>,
}

/// Nodes, links, loops.
#[derive(Debug, Clone, PartialEq)]
pub struct Sankey {
    /// In the order of the tables.
    pub nodes: Vec<Node>,
    /// By source and target.
    pub links: Vec<Link>,
    /// Nodes of each loop, from where its closing link arrives to where it leaves.
    pub loops: Vec<Vec<u32>>,
}

/// The diagram of a period, by its place in the settings.
pub fn sankey(base: &CheckedBase, balanced: &Balanced, period: u32) -> Sankey {
    let mut ends: BTreeMap<(Node, Node, CommodityId), Vec<(UnknownId, f64)>> = BTreeMap::new();
    let process = |recipe| Node::Process(base.recipe(recipe).process);
    for (at, &flow) in balanced.flows.iter().enumerate().filter(|(at, _)| balanced.periods[*at] == period) {
        let grew = balanced.found.values[at].value.is_none_or(|value| value >= 0.0);
        let (from, to, commodity, sign) = match flow {
            Flow::Made(recipe, id) => (process(recipe), Node::Commodity(id), id, 1.0),
            Flow::Used(recipe, id) => (Node::Commodity(id), process(recipe), id, 1.0),
            Flow::Bought(id) => (Node::From, Node::Commodity(id), id, 1.0),
            Flow::Sold(id) => (Node::Commodity(id), Node::To, id, 1.0),
            Flow::Stocked(id) if grew => (Node::Commodity(id), Node::Stock, id, 1.0),
            Flow::Stocked(id) => (Node::Stock, Node::Commodity(id), id, -1.0),
            _ => continue,
        };
        ends.entry((from, to, commodity)).or_default().push((UnknownId(at as u32), sign));
    }
    let nodes: BTreeSet<Node> = ends.keys().flat_map(|&(from, to, _)| [from, to]).collect();
    let nodes: Vec<Node> = nodes.into_iter().chain([Node::Uncounted, Node::Rest]).collect();
    let mut made = Made { base, balanced, period, sankey: Sankey { nodes, links: Vec::new(), loops: Vec::new() } };
    made.links(ends);
    made.close_processes();
    made.close_loops();
    made.sankey
}

struct Made<'a> {
    base: &'a CheckedBase,
    balanced: &'a Balanced,
    period: u32,
    sankey: Sankey,
}

impl Made<'_> {
    fn at(&self, node: Node) -> u32 {
        self.sankey.nodes.iter().position(|&there| there == node).expect("every end of a link is a node") as u32
    }

    fn derived(&self, terms: &[(UnknownId, f64)]) -> Option<Derived> {
        self.balanced.found.derived(&Quantity::Linear(Linear::new(terms.iter().copied())))
    }

    fn links(&mut self, ends: BTreeMap<(Node, Node, CommodityId), Vec<(UnknownId, f64)>>) {
        for ((from, to, commodity), terms) in ends {
            let amount = self.derived(&terms);
            let contents = self.base.composition.of(commodity).iter();
            let of = |share: f64, amount: Derived| Derived {
                value: share * amount.value,
                uncertainty: share * amount.uncertainty,
            };
            let elements = contents.filter_map(|content| Some((content.element, of(content.share, amount?)))).collect();
            let reports = self.reports(from, commodity, &terms);
            let (from, to) = (self.at(from), self.at(to));
            let commodity = Some(commodity);
            self.sankey.links.push(Link { from, to, commodity, amount, elements, reports, closes: None, terms });
        }
    }

    /// Reports of exactly this sum, or of what all plants of the process put out.
    fn reports(&self, from: Node, commodity: CommodityId, terms: &[(UnknownId, f64)]) -> Vec<u32> {
        let outputs = |at: usize| {
            let Flow::Output(_, process, made) = self.balanced.flows[at] else { return false };
            self.balanced.periods[at] == self.period && made == commodity && from == Node::Process(process)
        };
        let outputs: BTreeSet<u32> =
            (0..self.balanced.flows.len()).filter(|&at| outputs(at)).map(|at| at as u32).collect();
        let own: BTreeSet<u32> = terms.iter().map(|(id, _)| id.0).collect();
        let says = |placed: &&super::Placed| {
            let Quantity::Linear(sum) = &self.balanced.problem.observations[placed.observation as usize].quantity
            else {
                return false;
            };
            let plain = sum.terms.iter().all(|(_, factor)| *factor == 1.0);
            let said: BTreeSet<u32> = sum.terms.iter().map(|(id, _)| id.0).collect();
            placed.table == "reports" && plain && (said == own || !outputs.is_empty() && said == outputs)
        };
        self.balanced.placed.iter().filter(says).map(|placed| placed.row).collect()
    }

    /// What a process takes more than it gives, or less, where all of it is known and counted in mass.
    fn close_processes(&mut self) {
        for at in 0..self.sankey.nodes.len() as u32 {
            if !matches!(self.sankey.nodes[at as usize], Node::Process(_)) {
                continue;
            }
            let own = || self.sankey.links.iter().filter(|link| link.from == at || link.to == at);
            let is_mass = |link: &Link| {
                let unit = link.commodity.and_then(|id| self.base.rows.commodities[id.index()].unit.as_ref());
                unit.is_none_or(|unit| unit.dimension == Dimension::MASS)
            };
            if own().any(|link| link.amount.is_none()) {
                continue;
            }
            let sign = |link: &Link| if link.to == at { 1.0 } else { -1.0 };
            let terms: Vec<(UnknownId, f64)> =
                own().flat_map(|link| link.terms.iter().map(|&(id, factor)| (id, factor * sign(link)))).collect();
            let mut by_element: BTreeMap<ElementId, Vec<(UnknownId, f64)>> = BTreeMap::new();
            for link in own() {
                for content in link.commodity.iter().flat_map(|&id| self.base.composition.of(id)) {
                    let terms = link.terms.iter().map(|&(id, factor)| (id, factor * sign(link) * content.share));
                    by_element.entry(content.element).or_default().extend(terms);
                }
            }
            let Some(amount) = self.derived(&terms).filter(|_| own().all(is_mass)) else { continue };
            let lost = amount.value >= 0.0;
            let turned = |of: Derived| if lost { of } else { Derived { value: -of.value, ..of } };
            let elements =
                by_element.iter().filter_map(|(&element, terms)| Some((element, turned(self.derived(terms)?))));
            let elements = elements.collect();
            let (from, to) = if lost { (at, self.at(Node::Rest)) } else { (self.at(Node::Uncounted), at) };
            let amount = Some(turned(amount));
            let link = Link { from, to, commodity: None, amount, elements, reports: Vec::new(), closes: None, terms };
            self.sankey.links.push(link);
        }
    }

    /// Walks from what is bought down the chain; a link to a node that the walk came through closes a loop.
    fn close_loops(&mut self) {
        let count = self.sankey.nodes.len();
        let mut out: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (place, link) in self.sankey.links.iter().enumerate() {
            out[link.from as usize].push(place);
        }
        let is_outside = |at: u32| !matches!(self.sankey.nodes[at as usize], Node::Commodity(_) | Node::Process(_));
        let mut first: Vec<u32> =
            self.sankey.links.iter().filter(|link| is_outside(link.from)).map(|link| link.to).collect();
        first.extend(0..count as u32);
        let mut walk = Walk {
            sankey: &self.sankey,
            out: &out,
            state: vec![State::New; count],
            path: Vec::new(),
            found: Vec::new(),
        };
        first.into_iter().filter(|&at| !is_outside(at)).for_each(|at| walk.at(at));
        for (place, nodes) in walk.found {
            self.sankey.links[place].closes = Some(self.sankey.loops.len() as u32);
            self.sankey.loops.push(nodes);
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

struct Walk<'a> {
    sankey: &'a Sankey,
    out: &'a [Vec<usize>],
    state: Vec<State>,
    path: Vec<u32>,
    found: Vec<(usize, Vec<u32>)>,
}

impl Walk<'_> {
    fn at(&mut self, node: u32) {
        if self.state[node as usize] != State::New {
            return;
        }
        self.state[node as usize] = State::Open;
        self.path.push(node);
        for &place in &self.out[node as usize] {
            let to = self.sankey.links[place].to;
            match self.state[to as usize] {
                State::New => self.at(to),
                State::Open => {
                    let since = self.path.iter().position(|&at| at == to).expect("an open node is on the path");
                    self.found.push((place, self.path[since..].to_vec()));
                }
                State::Done => {}
            }
        }
        self.path.pop();
        self.state[node as usize] = State::Done;
    }
}
