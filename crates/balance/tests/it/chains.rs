//! Invented chains whose truth is known.

use lodestone_balance::problem::{Problem, UnknownId};
use rand::{Rng, RngExt, SeedableRng};
use rand_distr::StandardNormal;
use rand_pcg::Pcg64;

/// A random connected graph with closed flows; node 0 is outside.
pub struct Chain {
    /// From, to, true size.
    pub flows: Vec<(usize, usize, f64)>,
    pub nodes: usize,
}

impl Chain {
    /// Nodes 1..=`nodes` in a row, each fed by the one before, with `extra` more flows anywhere; outside takes the rest.
    pub fn new(nodes: usize, extra: usize, random: &mut impl Rng) -> Chain {
        let mut flows: Vec<(usize, usize, f64)> =
            (0..nodes).map(|node| (node, node + 1, random.random_range(50.0..100.0))).collect();
        for _ in 0..extra {
            let (from, to) = (random.random_range(0..=nodes), random.random_range(0..=nodes));
            if from != to {
                flows.push((from, to, random.random_range(5.0..40.0)));
            }
        }
        let mut surplus = vec![0.0; nodes + 1];
        for &(from, to, size) in &flows {
            surplus[from] -= size;
            surplus[to] += size;
        }
        for (node, &surplus) in surplus.iter().enumerate().skip(1) {
            if surplus > 0.0 {
                flows.push((node, 0, surplus));
            } else if surplus < 0.0 {
                flows.push((0, node, -surplus));
            }
        }
        Chain { flows, nodes }
    }

    /// Flows named in order, balances of all nodes but outside.
    pub fn problem(&self) -> (Problem, Vec<UnknownId>) {
        let mut problem = Problem::default();
        let ids: Vec<UnknownId> = (0..self.flows.len()).map(|at| problem.free(format!("f{at:04}"))).collect();
        for node in 1..=self.nodes {
            let ends = self.flows.iter().zip(&ids).filter(|((from, to, _), _)| from != to);
            let terms: Vec<(UnknownId, f64)> = ends
                .filter(|((from, to, _), _)| *from == node || *to == node)
                .map(|((from, _, _), &id)| (id, if *from == node { -1.0 } else { 1.0 }))
                .collect();
            problem.balance(format!("n{node:04}"), terms, 0.0);
        }
        (problem, ids)
    }
}

pub fn random(seed: u64) -> Pcg64 {
    Pcg64::seed_from_u64(seed)
}

pub fn normal(random: &mut impl Rng) -> f64 {
    random.sample(StandardNormal)
}
