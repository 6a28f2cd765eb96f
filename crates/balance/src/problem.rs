//! What is asked: unknowns, exact balances, limits, and what was reported with which uncertainty.
//!
//! ```text
//! minimise   Σ ((y_k − h_k(x)) / s_k)²        over the unknowns x
//! subject to balances  q_i(x) = b_i  exactly,  limits  g·x ≤ b,  lower ≤ x ≤ upper
//! ```
//!
//! Everything has a name, unique among its kind: the engine sorts by names before it computes, so that the order in
//! which things are added changes no bit of the result.

use std::fmt;
use std::sync::Arc;

/// An unknown of a [`Problem`]: its place in [`Problem::unknowns`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownId(pub u32);

/// A quantity to be found: a flow, an element flow, a stock, a stock change, a coefficient.
#[derive(Debug, Clone)]
pub struct Unknown {
    /// Unique among the unknowns.
    pub name: String,
    /// May be −∞.
    pub lower: f64,
    /// May be +∞.
    pub upper: f64,
    /// Where a search starts; without it one is worked out. Only nonlinear problems look at it.
    pub start: Option<f64>,
    /// What a measurement of it would cost, in any unit, for the advice on what to measure; none where it cannot be.
    pub measuring_cost: Option<f64>,
}

/// Σ a·x + constant, at most one term per unknown.
#[derive(Debug, Clone, Default)]
pub struct Linear {
    /// Unknown and coefficient.
    pub terms: Vec<(UnknownId, f64)>,
    /// Added to the sum.
    pub constant: f64,
}

impl Linear {
    /// The sum of these terms.
    pub fn new(terms: impl IntoIterator<Item = (UnknownId, f64)>) -> Linear {
        Linear { terms: terms.into_iter().collect(), constant: 0.0 }
    }

    /// One unknown, with coefficient 1.
    pub fn one(unknown: UnknownId) -> Linear {
        Linear::new([(unknown, 1.0)])
    }
}

/// A smooth function of a few unknowns.
pub trait Smooth: Send + Sync {
    /// Its value at `x`, which is in the order of [`Quantity::Smooth`]'s unknowns; writes the derivatives.
    fn value(&self, x: &[f64], gradient: &mut [f64]) -> f64;
}

/// What is observed or balanced.
#[derive(Clone)]
pub enum Quantity {
    /// A sum: a flow, a reported total, a balance.
    Linear(Linear),
    /// A ratio of sums: a content, a transfer coefficient, a yield, a split.
    Ratio {
        /// What is divided.
        part: Linear,
        /// By what.
        whole: Linear,
    },
    /// Anything else.
    Smooth {
        /// The arguments, in the order in which `function` gets them.
        unknowns: Vec<UnknownId>,
        /// Value and derivatives.
        function: Arc<dyn Smooth>,
    },
}

impl fmt::Debug for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Quantity::Linear(sum) => f.debug_tuple("Linear").field(sum).finish(),
            Quantity::Ratio { part, whole } => {
                f.debug_struct("Ratio").field("part", part).field("whole", whole).finish()
            }
            Quantity::Smooth { unknowns, .. } => f.debug_struct("Smooth").field("unknowns", unknowns).finish(),
        }
    }
}

/// `quantity` = `value`, exactly.
#[derive(Debug, Clone)]
pub struct Balance {
    /// Unique among balances and limits.
    pub name: String,
    /// Left side.
    pub quantity: Quantity,
    /// Right side.
    pub value: f64,
}

/// `sum` ≤ `at_most`: contents that sum to less than the whole, capacities.
#[derive(Debug, Clone)]
pub struct Limit {
    /// Unique among balances and limits.
    pub name: String,
    /// Left side.
    pub sum: Linear,
    /// Right side.
    pub at_most: f64,
}

/// How a report is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sense {
    /// About this much.
    #[default]
    Value,
    /// "At least": only less than it contradicts the report.
    AtLeast,
    /// "At most", "nearly": only more than it contradicts the report.
    AtMost,
}

/// How the true value is spread around the reported one. Least squares uses the standard uncertainty only; draws use
/// the shape (JCGM 101, 6.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// Normal.
    #[default]
    Normal,
    /// Rectangular, half width √3·u.
    Rectangular,
    /// Symmetric triangular, half width √6·u.
    Triangular,
    /// Logarithms are normal; for positive values.
    Lognormal,
}

/// An error that all observations of one source have in common: a bias variable, standard normal, that enters each of
/// them with its own size.
#[derive(Debug, Clone, PartialEq)]
pub struct Shared {
    /// The laboratory, the statistic.
    pub source: String,
    /// Standard uncertainty of the common part, in the unit of the observation.
    pub uncertainty: f64,
}

/// Something reported, with its standard uncertainty.
#[derive(Debug, Clone)]
pub struct Observation {
    /// Unique among the observations.
    pub name: String,
    /// What is reported on.
    pub quantity: Quantity,
    /// What was reported.
    pub value: f64,
    /// Standard uncertainty of the part that is this observation's own; above 0.
    pub uncertainty: f64,
    /// Value, at least, at most.
    pub sense: Sense,
    /// For draws.
    pub shape: Shape,
    /// The part of the error that comes with the source.
    pub shared: Option<Shared>,
}

impl Observation {
    /// A normal report of about `value` ± `uncertainty`.
    pub fn new(name: impl Into<String>, quantity: Quantity, value: f64, uncertainty: f64) -> Observation {
        Observation {
            name: name.into(),
            quantity,
            value,
            uncertainty,
            sense: Sense::Value,
            shape: Shape::Normal,
            shared: None,
        }
    }

    /// A report of somewhere in [`low`, `high`], all equally likely: u = (high − low)/√12 (JCGM 100, 4.3.7).
    pub fn between(name: impl Into<String>, quantity: Quantity, low: f64, high: f64) -> Observation {
        let half = high / 2.0 - low / 2.0;
        let mut observation = Observation::new(name, quantity, low + half, half / 3.0_f64.sqrt());
        observation.shape = Shape::Rectangular;
        observation
    }
}

/// The correlation coefficient of two observations' own errors.
#[derive(Debug, Clone, PartialEq)]
pub struct Correlation {
    /// Name of an observation.
    pub first: String,
    /// Name of another.
    pub second: String,
    /// In (−1, 1).
    pub rho: f64,
}

/// The whole question.
#[derive(Debug, Clone, Default)]
pub struct Problem {
    /// In the order in which they were added, which is that of results.
    pub unknowns: Vec<Unknown>,
    /// Exact.
    pub balances: Vec<Balance>,
    /// One-sided, exact.
    pub limits: Vec<Limit>,
    /// In the order in which they were added, which is that of results.
    pub observations: Vec<Observation>,
    /// Between observations; those not named are 0.
    pub correlations: Vec<Correlation>,
}

impl Problem {
    /// Adds an unknown without bounds.
    pub fn free(&mut self, name: impl Into<String>) -> UnknownId {
        self.bounded(name, f64::NEG_INFINITY, f64::INFINITY)
    }

    /// Adds an unknown that is not negative.
    pub fn non_negative(&mut self, name: impl Into<String>) -> UnknownId {
        self.bounded(name, 0.0, f64::INFINITY)
    }

    /// Adds an unknown within bounds.
    pub fn bounded(&mut self, name: impl Into<String>, lower: f64, upper: f64) -> UnknownId {
        let id = UnknownId(u32::try_from(self.unknowns.len()).expect("fewer than 2³² unknowns"));
        self.unknowns.push(Unknown { name: name.into(), lower, upper, start: None, measuring_cost: Some(1.0) });
        id
    }

    /// Adds Σ a·x = value.
    pub fn balance(&mut self, name: impl Into<String>, terms: impl IntoIterator<Item = (UnknownId, f64)>, value: f64) {
        self.balances.push(Balance { name: name.into(), quantity: Quantity::Linear(Linear::new(terms)), value });
    }

    /// Adds a report of an unknown itself.
    pub fn observe(&mut self, name: impl Into<String>, unknown: UnknownId, value: f64, uncertainty: f64) {
        self.observations.push(Observation::new(name, Quantity::Linear(Linear::one(unknown)), value, uncertainty));
    }

    /// Adds a report of a ratio.
    pub fn observe_ratio(
        &mut self,
        name: impl Into<String>,
        part: Linear,
        whole: Linear,
        value: f64,
        uncertainty: f64,
    ) {
        self.observations.push(Observation::new(name, Quantity::Ratio { part, whole }, value, uncertainty));
    }
}
