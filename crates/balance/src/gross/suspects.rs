//! Reports whose test exceeds its level, as sets that no test can tell apart.

use super::level::critical;
use crate::problem::Problem;
use crate::solve::Reconciled;

/// Reports one of which is likely wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Suspect {
    /// Places in the problem, sorted by name. An error in any one of them explains what is seen as well as in any other.
    pub observations: Vec<u32>,
    /// The measurement test, equal for all of them but for its sign: that of the first.
    pub z: f64,
    /// By observation: the bias that explains it.
    pub biases: Vec<f64>,
}

/// A balance that likely does not close, because something left or entered unseen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leak {
    /// Place in the problem.
    pub balance: u32,
    /// Test of the leak.
    pub z: f64,
    /// What must be added to the right side, in the unit of the balance.
    pub leak: f64,
}

/// Sets whose |z| exceeds the level `alpha` over all sets, largest first.
pub fn suspects(problem: &Problem, found: &Reconciled, alpha: f64) -> Vec<Suspect> {
    let mut all = tested_sets(problem, found);
    if all.is_empty() {
        return all;
    }
    let critical = critical(alpha, all.len());
    all.retain(|suspect| suspect.z.abs() > critical);
    let name = |suspect: &Suspect| &problem.observations[suspect.observations[0] as usize].name;
    all.sort_by(|a, b| b.z.abs().total_cmp(&a.z.abs()).then_with(|| name(a).cmp(name(b))));
    all
}

/// Every testable observation, in its set.
pub(super) fn tested_sets(problem: &Problem, found: &Reconciled) -> Vec<Suspect> {
    let mut sets = found.inseparable();
    let mut in_set = vec![false; found.reports.len()];
    sets.iter().flatten().for_each(|&at| in_set[at as usize] = true);
    sets.extend((0..found.reports.len() as u32).filter(|&at| !in_set[at as usize]).map(|at| vec![at]));
    let mut all = Vec::new();
    for mut set in sets {
        set.retain(|&at| found.reports[at as usize].z.is_some());
        set.sort_by(|&a, &b| problem.observations[a as usize].name.cmp(&problem.observations[b as usize].name));
        let biases = set.iter().filter_map(|&at| found.reports[at as usize].bias).collect();
        if let Some(z) = set.first().and_then(|&at| found.reports[at as usize].z) {
            all.push(Suspect { observations: set, z, biases });
        }
    }
    all
}

/// Balances whose |z| exceeds the level `alpha` over all balances, largest first.
pub fn leaks(problem: &Problem, found: &Reconciled, alpha: f64) -> Vec<Leak> {
    let tested = found.statements.iter().enumerate();
    let mut all: Vec<Leak> = tested
        .filter_map(|(at, statement)| Some(Leak { balance: at as u32, z: statement.z?, leak: statement.leak? }))
        .collect();
    if all.is_empty() {
        return all;
    }
    let critical = critical(alpha, all.len());
    all.retain(|leak| leak.z.abs() > critical);
    let name = |leak: &Leak| &problem.balances[leak.balance as usize].name;
    all.sort_by(|a, b| b.z.abs().total_cmp(&a.z.abs()).then_with(|| name(a).cmp(name(b))));
    all
}
