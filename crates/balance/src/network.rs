//! A chain as nodes and flows, with the mass of every tracked element: the usual way to make a [`Problem`].
//!
//! ```text
//! node n:                Σ in F  − Σ out F  − ΔS      = 0
//! node n, element e:     Σ in f_e − Σ out f_e − ΔS_e  = 0
//! flow j:                Σ_e f_ej ≤ F_j,   F_j ≥ 0,   f_ej ≥ 0          (the rest of a flow is not tracked)
//! content                c_ej = f_ej / F_j                              (a ratio, in observations only)
//! ```

use std::collections::BTreeMap;

use crate::fault::Fault;
use crate::problem::{Limit, Linear, Observation, Problem, Quantity, UnknownId};

/// A flow of a [`Network`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FlowId(pub u32);

/// Nodes, flows and elements; everything reported is in one unit of mass, contents are shares of 1.
#[derive(Debug, Clone, Default)]
pub struct Network {
    /// What has been stated so far. Balances and limits are added by [`Network::problem`].
    stated: Problem,
    elements: Vec<String>,
    flows: Vec<Flow>,
    /// By node: what goes in less what goes out, for the whole and for each element.
    sums: BTreeMap<String, Vec<Vec<(UnknownId, f64)>>>,
}

#[derive(Debug, Clone)]
struct Flow {
    name: String,
    total: UnknownId,
    elements: Vec<UnknownId>,
    assayed: bool,
}

/// An assayed flow is at least this share of the largest report: a content of nothing has no meaning, and an absurd one
/// could otherwise pull its flow to zero.
const FLOOR: f64 = 1e-9;

impl Network {
    /// A network that tracks these elements.
    pub fn new(elements: &[&str]) -> Network {
        Network { elements: elements.iter().map(|&name| name.to_owned()).collect(), ..Network::default() }
    }

    /// Adds a flow from a node, or from outside, to a node, or to outside.
    pub fn flow(&mut self, name: &str, from: Option<&str>, to: Option<&str>) -> FlowId {
        let total = self.stated.non_negative(name);
        let elements: Vec<UnknownId> =
            self.elements.iter().map(|element| self.stated.non_negative(format!("{name} | {element}"))).collect();
        for (node, sign) in [(from, -1.0), (to, 1.0)] {
            if let Some(node) = node {
                self.add(node, total, &elements, sign);
            }
        }
        self.flows.push(Flow { name: name.to_owned(), total, elements, assayed: false });
        FlowId(self.flows.len() as u32 - 1)
    }

    /// Lets the stock of a node grow or fall; what it grows by is the flow's total.
    pub fn stock_change(&mut self, name: &str, node: &str) -> FlowId {
        let total = self.stated.free(name);
        let elements: Vec<UnknownId> =
            self.elements.iter().map(|element| self.stated.free(format!("{name} | {element}"))).collect();
        self.add(node, total, &elements, -1.0);
        self.flows.push(Flow { name: name.to_owned(), total, elements, assayed: false });
        FlowId(self.flows.len() as u32 - 1)
    }

    fn add(&mut self, node: &str, total: UnknownId, elements: &[UnknownId], sign: f64) {
        let sums = self.sums.entry(node.to_owned()).or_insert_with(|| vec![Vec::new(); 1 + elements.len()]);
        for (sum, &unknown) in sums.iter_mut().zip(std::iter::once(&total).chain(elements)) {
            sum.push((unknown, sign));
        }
    }

    /// The total of a flow.
    pub fn total(&self, flow: FlowId) -> UnknownId {
        self.flows[flow.0 as usize].total
    }

    /// An element in a flow, by its place in the list of elements.
    pub fn element(&self, flow: FlowId, element: usize) -> UnknownId {
        self.flows[flow.0 as usize].elements[element]
    }

    /// A report of a flow, or of a stock change.
    pub fn report_total(&mut self, name: &str, flow: FlowId, value: f64, uncertainty: f64) {
        self.stated.observe(name, self.total(flow), value, uncertainty);
    }

    /// A report of the mass of an element in a flow.
    pub fn report_element(&mut self, name: &str, flow: FlowId, element: usize, value: f64, uncertainty: f64) {
        self.stated.observe(name, self.element(flow, element), value, uncertainty);
    }

    /// A content of an element in a flow, a share of 1.
    ///
    /// # Errors
    /// `ContentImpossible` where it is outside 0 to `at_most`, which is 1 or what the substance can hold; then it is
    /// left aside.
    pub fn report_content(
        &mut self,
        name: &str,
        flow: FlowId,
        element: usize,
        content: f64,
        uncertainty: f64,
        at_most: f64,
    ) -> Result<(), Fault> {
        if !(0.0..=at_most).contains(&content) {
            return Err(Fault::ContentImpossible { observation: name.to_owned(), content, at_most });
        }
        self.flows[flow.0 as usize].assayed = true;
        let (part, whole) = (Linear::one(self.element(flow, element)), Linear::one(self.total(flow)));
        self.stated.observe_ratio(name, part, whole, content, uncertainty);
        Ok(())
    }

    /// A transfer coefficient, yield or split: the share of what goes in that goes out here, in totals or in one element.
    pub fn report_transfer(
        &mut self,
        name: &str,
        out: FlowId,
        ins: &[FlowId],
        element: Option<usize>,
        value: f64,
        uncertainty: f64,
    ) {
        let of = |flow: FlowId| element.map_or(self.total(flow), |element| self.element(flow, element));
        let whole = Linear::new(ins.iter().map(|&flow| (of(flow), 1.0)));
        let part = Linear::one(of(out));
        self.stated.observe_ratio(name, part, whole, value, uncertainty);
    }

    /// Anything else that was reported.
    pub fn report(&mut self, observation: Observation) {
        self.stated.observations.push(observation);
    }

    /// Anything else that is to be stated: constants, balances, correlations.
    pub fn stated(&mut self) -> &mut Problem {
        &mut self.stated
    }

    /// With the balances of all nodes and the limits of all contents.
    pub fn problem(&self) -> Problem {
        let mut problem = self.stated.clone();
        for (node, sums) in &self.sums {
            for (at, sum) in sums.iter().enumerate() {
                let name = match at.checked_sub(1) {
                    None => node.clone(),
                    Some(element) => format!("{node} | {}", self.elements[element]),
                };
                problem.balance(name, sum.iter().copied(), 0.0);
            }
        }
        let reported = self.stated.observations.iter().filter_map(|observation| match &observation.quantity {
            Quantity::Linear(_) => Some(observation.value.abs()),
            _ => None,
        });
        let floor = FLOOR * reported.fold(0.0, f64::max);
        for flow in &self.flows {
            let total = &mut problem.unknowns[flow.total.0 as usize];
            if flow.assayed && total.lower == 0.0 {
                total.lower = floor.min(total.upper);
            }
            if total.lower >= 0.0 && !flow.elements.is_empty() {
                let terms = flow.elements.iter().map(|&element| (element, 1.0)).chain([(flow.total, -1.0)]);
                let name = format!("contents of {}", flow.name);
                problem.limits.push(Limit { name, sum: Linear::new(terms), at_most: 0.0 });
            }
        }
        problem
    }
}
