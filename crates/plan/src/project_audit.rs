//! The audit's part on projects: sizes, once, precedence and exclusivity from the tables alone.
//!
//! Starts are read as shares of their largest value, so that a residual says how much of a project stands
//! where none may.

use lodestone_model::ids::Id;
use lodestone_model::tables::projects::{Decision, Project};

use crate::audit::Worst;
use crate::blocks::project::most_of_start;
use crate::formulation::Formulation;
use crate::quantities::Quantities;
use crate::sets::may_repeat;
use crate::words;

/// Every rule of `projects` and `project_links`.
pub fn projects(f: &Formulation, q: &Quantities, worst: &mut Worst) {
    let sets = &f.sets;
    let rows = &sets.base.rows;
    let mut shares = vec![Vec::new(); rows.projects.len()];
    for (start, &amount) in sets.starts.iter().zip(&q.start) {
        let row = &rows.projects[start.project.index()];
        let place = || format!("start[{}, {}]", words::project(sets, start.project.0), start.on);
        worst.see(misfit(row, amount), place);
        let most = most_of_start(row);
        shares[start.project.index()].push(if most.is_finite() { amount / most } else { amount });
    }
    for (j, row) in rows.projects.iter().enumerate().filter(|(_, row)| !may_repeat(row)) {
        let all: f64 = match row.decision {
            Decision::Sized => shares[j].iter().sum::<f64>() - shares[j].iter().copied().fold(0.0, f64::max) + 1.0,
            _ => shares[j].iter().sum(),
        };
        let is_limited = row.decision == Decision::Sized || most_of_start(row).is_finite();
        worst.at_most(if is_limited { all } else { 0.0 }, 1.0, 1.0, || {
            format!("once[{}]", words::project(sets, j as u32))
        });
    }
    let built = |j: usize| shares[j].iter().copied().fold(0.0, f64::max);
    for (j, row) in rows.projects.iter().enumerate().filter(|(_, row)| row.excludes.is_some()) {
        let others = rows.projects[..j].iter().enumerate().filter(|(_, other)| other.excludes == row.excludes);
        let most = others.map(|(other, _)| built(other)).fold(0.0, f64::max);
        worst.see(most.min(built(j)), || format!("excludes[{}]", words::project(sets, j as u32)));
    }
    requires(f, q, worst);
}

/// How far a start's amount is from what its decision allows, as a share of its largest value.
fn misfit(row: &Project, amount: f64) -> f64 {
    let most = most_of_start(row);
    let outside = (amount - most).max(-amount).max(0.0) / if most.is_finite() { most.max(1.0) } else { 1.0 };
    let inside = match row.decision {
        Decision::Fixed => (amount - 1.0).abs(),
        Decision::Optional | Decision::Modular => (amount - amount.round()).abs(),
        Decision::Sized => {
            let least = row.size_min.unwrap_or(0.0);
            amount.min(least - amount).max(0.0) / if most.is_finite() { most.max(1.0) } else { 1.0 }
        }
    };
    outside.max(inside)
}

/// A start stands only where enough of what it requires was commissioned in time.
fn requires(f: &Formulation, q: &Quantities, worst: &mut Worst) {
    let sets = &f.sets;
    let rows = &sets.base.rows;
    for link in &rows.project_links {
        for (start, &amount) in sets.starts.iter().zip(&q.start) {
            if start.project != link.project || start.period.is_none() {
                continue;
            }
            let by = start.on.year_coordinate() - link.lag;
            let in_time = sets.starts.iter().zip(&q.start);
            let in_time = in_time.filter(|(s, _)| s.project == link.requires && s.commissioned <= by + 1e-9);
            let least = rows.projects[link.requires.index()].size_min.filter(|&m| m > 0.0).unwrap_or(1.0);
            let is_there: f64 = in_time.map(|(_, &there)| there / least).sum();
            let share = amount / most_of_start(&rows.projects[start.project.index()]);
            worst.at_most(share, is_there, 1.0, || {
                format!("requires[{}, {}]", words::project(sets, start.project.0), start.on)
            });
        }
    }
}
