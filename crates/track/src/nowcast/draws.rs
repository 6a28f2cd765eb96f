//! Seeded random numbers, the same for every method and every series, so that two answers differ by their inputs only.

use std::sync::OnceLock;

use rand::{RngExt, SeedableRng};
use rand_distr::{ChiSquared, Distribution, StandardNormal};
use rand_pcg::Pcg64;
use statrs::distribution::{ContinuousCDF, StudentsT};

use crate::history::STEPS;

/// Year-ends simulated unless told otherwise.
pub const PATHS: usize = 5_000;
/// Student's t with more degrees of freedom is drawn with these.
const DEGREES_MAX: usize = 30;

/// Normal shocks by step and path, and what goes with them.
#[derive(Debug)]
pub struct Draws {
    seed: u64,
    paths: usize,
    shocks: Vec<Vec<f64>>,
    quantiles: [OnceLock<Vec<f64>>; DEGREES_MAX + 1],
    widths: [OnceLock<Vec<f64>>; DEGREES_MAX + 1],
}

impl Draws {
    /// Draws for so many paths; the same seed gives the same numbers.
    pub fn new(seed: u64, paths: usize) -> Self {
        assert!(paths >= 100, "quantiles need paths");
        let shocks = (0..STEPS as u64)
            .map(|step| {
                let mut rng = Pcg64::seed_from_u64(seed.wrapping_add(step << 32));
                (0..paths).map(|_| StandardNormal.sample(&mut rng)).collect()
            })
            .collect();
        let empty = || std::array::from_fn(|_| OnceLock::new());
        Draws { seed, paths, shocks, quantiles: empty(), widths: empty() }
    }

    /// Number of paths.
    pub fn paths(&self) -> usize {
        self.paths
    }

    /// Standard normal shocks of the steps, by path.
    pub fn shocks(&self) -> &[Vec<f64>] {
        &self.shocks
    }

    /// Uniform numbers of a project, by path.
    pub fn uniforms(&self, project: u32) -> Vec<f64> {
        let mut rng = Pcg64::seed_from_u64(self.seed ^ (u64::from(project) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        (0..self.paths).map(|_| rng.random()).collect()
    }

    /// Evenly spaced quantiles of Student's t, ascending.
    pub fn quantiles(&self, degrees: usize) -> &[f64] {
        let degrees = degrees.clamp(1, DEGREES_MAX);
        self.quantiles[degrees].get_or_init(|| {
            let t = StudentsT::new(0.0, 1.0, degrees as f64).expect("positive degrees of freedom");
            let of = |k: usize| t.inverse_cdf((k as f64 + 0.5) / self.paths as f64);
            let mut quantiles: Vec<f64> = (0..self.paths.div_ceil(2)).map(of).collect();
            quantiles.extend((0..self.paths / 2).rev().map(|k| -quantiles[k]).collect::<Vec<_>>());
            quantiles
        })
    }

    /// By path, the factor √(ν/χ²) that makes normal shocks Student's t.
    pub fn widths(&self, degrees: usize) -> &[f64] {
        let degrees = degrees.clamp(1, DEGREES_MAX);
        self.widths[degrees].get_or_init(|| {
            let squares = ChiSquared::new(degrees as f64).expect("positive degrees of freedom");
            let mut rng = Pcg64::seed_from_u64(self.seed ^ degrees as u64 ^ 0x7473_7175_6172_6573);
            (0..self.paths).map(|_| (degrees as f64 / squares.sample(&mut rng)).sqrt()).collect()
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn draws_repeat_and_have_the_tails_of_students_t() {
        let (draws, again) = (Draws::new(7, 5_000), Draws::new(7, 5_000));
        assert_eq!(draws.shocks()[3], again.shocks()[3]);
        assert_ne!(draws.shocks()[3], draws.shocks()[4]);
        assert_ne!(draws.uniforms(1), draws.uniforms(2));
        // Tables of t with 5 degrees of freedom: 1.476 at 90 %, 2.015 at 95 %, 3.365 at 99 %.
        let t = draws.quantiles(5);
        for (p, expected) in [(0.90, 1.476), (0.95, 2.015), (0.99, 3.365)] {
            assert!((t[(p * 5_000.0) as usize] - expected).abs() < 0.01, "{p}");
        }
        assert!(t.is_sorted() && t.len() == 5_000);
    }
}
