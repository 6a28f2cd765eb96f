//! Robust estimates by reweighted least squares: a list of suspects that large errors cannot smear over their neighbours.
//!
//! ```text
//! repeat   w_k = ψ(u_k)/u_k,   u_k = (y_k − h_k(x)) / s_k,   x = least squares with s_k/√w_k
//! Huber      ψ = u up to 1.345, then constant                      (Huber 1964; one minimum)
//! Hampel     ψ = u up to 2, constant up to 4, falling to 0 at 8    (Hampel 1974)
//! biweight   ψ = u (1 − (u/4.685)²)², 0 beyond                     (Beaton & Tukey 1974)
//! ```
//!
//! The last two forget a blunder altogether but have many minima: they start from Huber's.

use crate::fault::Fault;
use crate::ordered::{Ordered, Origin};
use crate::problem::Problem;
use crate::solve::{Residuals, blocks, search};

/// Which ψ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Estimator {
    /// Convex: blunders keep a bounded pull.
    Huber,
    /// Three parts: blunders lose all pull.
    Hampel,
    /// Smooth: blunders lose all pull.
    Biweight,
}

/// A robust estimate.
pub struct Robust {
    /// By observation of the problem: 1 where it counts in full, 0 where it does not count.
    pub weights: Vec<f64>,
    /// By unknown; loose ones too.
    pub values: Vec<f64>,
    /// Observations with a weight below [`SUSPECT`], lowest first.
    pub suspects: Vec<u32>,
}

/// A weight below this makes a suspect.
pub const SUSPECT: f64 = 0.3;
/// A report never loses all its weight in the system, so that what only it determines stays determined.
const WEIGHT_MIN: f64 = 1e-8;
const ROUNDS: usize = 60;
const SETTLED: f64 = 1e-6;

impl Estimator {
    /// ψ(u)/u.
    pub fn weight(self, u: f64) -> f64 {
        let u = u.abs();
        match self {
            Estimator::Huber => (1.345 / u).min(1.0),
            Estimator::Hampel if u <= 2.0 => 1.0,
            Estimator::Hampel if u <= 4.0 => 2.0 / u,
            Estimator::Hampel => 2.0 * (8.0 - u).max(0.0) / (4.0 * u),
            Estimator::Biweight => (1.0 - (u / 4.685).powi(2)).max(0.0).powi(2),
        }
    }
}

/// Estimates; correlations are kept, and one-sided reports count as they are.
///
/// # Errors
/// Those of [`crate::reconcile`].
pub fn robust(problem: &Problem, estimator: Estimator) -> Result<Robust, Vec<Fault>> {
    let ordered = Ordered::new(problem)?;
    let blocks = blocks(problem, &ordered)?;
    let mut weighted = ordered.clone();
    let mut weights = Weights::full(&ordered);
    let mut x = Vec::new();
    let stages: &[Estimator] =
        if estimator == Estimator::Huber { &[Estimator::Huber] } else { &[Estimator::Huber, estimator] };
    for &stage in stages {
        for _ in 0..ROUNDS {
            weights.apply(&ordered, &mut weighted);
            x = search(problem, &weighted, &blocks)?.settled.solved.x;
            let next = Weights::of(stage, &Residuals::at(&ordered, &x));
            let change = next.distance(&weights);
            weights = next;
            if change < SETTLED {
                break;
            }
        }
    }
    Ok(told(problem, &ordered, &weights, &x))
}

fn told(problem: &Problem, ordered: &Ordered, weights: &Weights, x: &[f64]) -> Robust {
    let mut by_observation = vec![1.0; problem.observations.len()];
    for (carrier, weight) in ordered.carriers.iter().zip(&weights.carriers) {
        if let Some(at) = carrier.and_then(|carrier| carrier.observation) {
            by_observation[at as usize] = *weight;
        }
    }
    for (row, weight) in ordered.rows.iter().zip(&weights.rows) {
        if let Origin::Observation(at) = row.origin {
            by_observation[at as usize] = *weight;
        }
    }
    let weight = |at: u32| by_observation[at as usize];
    let name = |at: u32| &problem.observations[at as usize].name;
    let mut suspects: Vec<u32> = (0..problem.observations.len() as u32).filter(|&at| weight(at) < SUSPECT).collect();
    suspects.sort_by(|&a, &b| weight(a).total_cmp(&weight(b)).then_with(|| name(a).cmp(name(b))));
    let values = ordered.place_of.iter().map(|&place| x[place as usize]).collect();
    Robust { weights: by_observation, values, suspects }
}

struct Weights {
    carriers: Vec<f64>,
    rows: Vec<f64>,
}

impl Weights {
    fn full(ordered: &Ordered) -> Weights {
        Weights { carriers: vec![1.0; ordered.count()], rows: vec![1.0; ordered.rows.len()] }
    }

    fn of(estimator: Estimator, residuals: &Residuals) -> Weights {
        let of = |all: &[f64]| all.iter().map(|&u| estimator.weight(u)).collect();
        Weights { carriers: of(&residuals.carriers), rows: of(&residuals.rows) }
    }

    fn distance(&self, other: &Weights) -> f64 {
        let carriers = self.carriers.iter().zip(&other.carriers);
        carriers.chain(self.rows.iter().zip(&other.rows)).fold(0.0, |most, (a, b)| most.max((a - b).abs()))
    }

    fn apply(&self, ordered: &Ordered, weighted: &mut Ordered) {
        for ((to, from), weight) in weighted.carriers.iter_mut().zip(&ordered.carriers).zip(&self.carriers) {
            if let (Some(to), Some(from)) = (to, from) {
                to.sd = from.sd / weight.max(WEIGHT_MIN).sqrt();
            }
        }
        for ((to, from), weight) in weighted.rows.iter_mut().zip(&ordered.rows).zip(&self.rows) {
            to.sd = from.sd / weight.max(WEIGHT_MIN).sqrt();
        }
    }
}
