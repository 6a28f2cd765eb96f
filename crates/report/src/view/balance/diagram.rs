//! A diagram of flows (Sankey), as data.

use lodestone_balance::derived::Derived;
use lodestone_balance::run::{Link, Node, Sankey, sankey};
use lodestone_model::ids::{ElementRef, Id as _};
use serde::Serialize;

use super::about::{About, process};
use crate::words::Both;

/// Nodes, links and loops of one period.
#[derive(Debug, Clone, Serialize)]
pub struct DiagramView {
    /// The period.
    pub period: String,
    /// Goods, processes, and the outside.
    pub nodes: Vec<DiagramNode>,
    /// Flows between them.
    pub links: Vec<DiagramLink>,
    /// Ids of the nodes of each loop, from where its closing link arrives to where it leaves.
    pub loops: Vec<Vec<String>>,
}

/// A node.
#[derive(Debug, Clone, Serialize)]
pub struct DiagramNode {
    /// Unique.
    pub id: String,
    /// `from`, `uncounted`, `good`, `process`, `stock`, `rest`, `to`.
    pub kind: &'static str,
    /// In words.
    pub what: Both,
    /// What goes in, where all of it is known and in one unit.
    pub into: Option<f64>,
    /// What goes out, likewise; equal to `into` but at the ends: `from`, `uncounted`, `stock`, `rest`, `to`.
    pub out: Option<f64>,
}

/// A link.
#[derive(Debug, Clone, Serialize)]
pub struct DiagramLink {
    /// Id of a node.
    pub from: String,
    /// Id of a node.
    pub to: String,
    /// Id of the good; none for what is lost or not counted.
    pub good: Option<String>,
    /// Canonical unit.
    pub unit: String,
    /// Reconciled; none where reports do not determine it.
    pub value: Option<f64>,
    /// Its standard uncertainty.
    pub uncertainty: Option<f64>,
    /// What was reported of exactly this flow.
    pub reported: Vec<f64>,
    /// By element, where contents are known.
    pub elements: Vec<DiagramElement>,
    /// Where it leads back: the place of its loop.
    pub closes: Option<u32>,
}

/// An element in a link.
#[derive(Debug, Clone, Serialize)]
pub struct DiagramElement {
    /// Its id.
    pub element: String,
    /// t of element; that of a loss is negative where a recipe gives more than it takes.
    pub value: f64,
    /// Its standard uncertainty, without that of the content.
    pub uncertainty: f64,
}

impl About<'_> {
    pub fn diagrams(&self) -> Vec<DiagramView> {
        let periods = 0..self.balanced.settings.periods.len() as u32;
        periods.map(|period| self.diagram(period, &sankey(self.base, self.balanced, period))).collect()
    }

    fn diagram(&self, period: u32, found: &Sankey) -> DiagramView {
        let id = |at: u32| self.node_id(found.nodes[at as usize]);
        let used = |at: u32| found.links.iter().any(|link| link.from == at || link.to == at);
        DiagramView {
            period: self.period(period),
            nodes: (0..found.nodes.len() as u32).filter(|&at| used(at)).map(|at| self.node(found, at)).collect(),
            links: found.links.iter().map(|link| self.link(found, link)).collect(),
            loops: found.loops.iter().map(|nodes| nodes.iter().map(|&at| id(at)).collect()).collect(),
        }
    }

    fn node(&self, found: &Sankey, at: u32) -> DiagramNode {
        let node = found.nodes[at as usize];
        let mut units =
            found.links.iter().filter(|link| link.from == at || link.to == at).map(|link| self.link_unit(link));
        let first = units.next();
        let is_one = units.all(|unit| Some(unit) == first);
        let sum = |of: fn(&Link) -> u32| {
            let mut links = found.links.iter().filter(|link| of(link) == at).peekable();
            links.peek().filter(|_| is_one)?;
            links.map(|link| link.amount.map(|amount| amount.value)).sum::<Option<f64>>()
        };
        DiagramNode {
            id: self.node_id(node),
            kind: kind(node),
            what: self.languages.both(|words| match node {
                Node::Commodity(id) => self.base.commodity_label(id, words.lang()).to_owned(),
                Node::Process(id) => process(self.base, id, words.lang()),
                Node::From => words.say("balance-node-from", &[]),
                Node::Uncounted => words.say("balance-node-uncounted", &[]),
                Node::Stock => words.say("balance-node-stock", &[]),
                Node::Rest => words.say("balance-node-rest", &[]),
                Node::To => words.say("balance-node-to", &[]),
            }),
            into: sum(|link| link.to),
            out: sum(|link| link.from),
        }
    }

    fn link(&self, found: &Sankey, link: &Link) -> DiagramLink {
        let element = |&(element, amount): &(_, Derived)| DiagramElement {
            element: self.base.element_ref_id(ElementRef::Element(element)).to_owned(),
            value: amount.value,
            uncertainty: amount.uncertainty,
        };
        let reported = |&row: &u32| self.base.rows.reports[row as usize].value.map(|stated| stated.value);
        DiagramLink {
            from: self.node_id(found.nodes[link.from as usize]),
            to: self.node_id(found.nodes[link.to as usize]),
            good: link.commodity.map(|id| self.base.text(self.base.rows.commodities[id.index()].commodity).to_owned()),
            unit: self.link_unit(link),
            value: link.amount.map(|amount| amount.value),
            uncertainty: link.amount.map(|amount| amount.uncertainty),
            reported: link.reports.iter().filter_map(reported).collect(),
            elements: link.elements.iter().map(element).collect(),
            closes: link.closes,
        }
    }

    /// What is lost or not counted is told in t only.
    fn link_unit(&self, link: &Link) -> String {
        link.commodity.map_or_else(|| "t".to_owned(), |id| self.unit(id))
    }

    fn node_id(&self, node: Node) -> String {
        let rows = &self.base.rows;
        match node {
            Node::Commodity(id) => format!("good:{}", self.base.text(rows.commodities[id.index()].commodity)),
            Node::Process(id) => format!("process:{}", self.base.text(rows.processes[id.index()].process)),
            other => kind(other).to_owned(),
        }
    }
}

fn kind(node: Node) -> &'static str {
    match node {
        Node::From => "from",
        Node::Uncounted => "uncounted",
        Node::Commodity(_) => "good",
        Node::Process(_) => "process",
        Node::Stock => "stock",
        Node::Rest => "rest",
        Node::To => "to",
    }
}
