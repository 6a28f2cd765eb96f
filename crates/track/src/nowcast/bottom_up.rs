//! (d) `rest = Σ capacity at work × rate`: plants, projects by the distribution of their commissioning and their ramp,
//! and the smoothed rate at which capacity works (utilisation × price over the register's price).

use super::draws::Draws;
use super::method::{Foresight, WhyLeftOut};
use super::register::{Known, Open, Register};
use super::rolling::Rate;
use super::smooth::STEPS_MIN;
use crate::history::{History, STEPS};
use crate::month::Month;
use crate::season::Season;

/// How much of the year hangs on one project.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProjectEffect {
    /// The register's number of the project.
    pub id: u32,
    /// Mean part of the project in the rest of the year.
    pub part: f64,
    /// Mean of the rest when it comes in the earlier half of its range less that when in the later half, on the same paths.
    pub early_less_late: f64,
    /// The same difference of the probability by this method of reaching the target; none without target.
    pub probability: Option<f64>,
}

/// A register ready to foresee with.
pub(crate) struct BottomUp {
    known: Known,
    rate: Rate,
    /// Capacity of settled plants and projects by step to come.
    settled: Vec<f64>,
    first: usize,
    year: i32,
}

/// The months of a step.
fn months(step: usize) -> std::ops::RangeInclusive<u32> {
    if step == 0 { 1..=2 } else { step as u32 + 2..=step as u32 + 2 }
}

/// Mean of a monthly quantity over a step.
fn mean(year: i32, step: usize, of: impl Fn(Month) -> f64) -> f64 {
    let months = months(step);
    let count = months.clone().count() as f64;
    months.map(|month| of(Month::new(year, month))).sum::<f64>() / count
}

impl BottomUp {
    pub fn of(history: &History, season: &Season, register: &Register) -> Result<BottomUp, WhyLeftOut> {
        let have = history.steps().len();
        if have < STEPS_MIN {
            return Err(WhyLeftOut::TooShort { have, need: STEPS_MIN });
        }
        let (year, first) = (history.year(), history.known());
        let month = Month::new(year, history.month().unwrap_or(1));
        let known = register.known_at(month).ok_or(WhyLeftOut::ExpectationNotRecorded)?;
        let at = |step: usize| {
            mean(history.first_year() + (step / STEPS) as i32, step % STEPS, |month| known.capacity(month))
        };
        let past: Vec<f64> = (0..have).map(at).collect();
        if past.iter().any(|&capacity| capacity <= 0.0) {
            return Err(WhyLeftOut::NoCapacity);
        }
        let rate = Rate::of(history, season, Some(&past)).expect("two years of steps were counted above");
        let settled = (have..have + STEPS - first).map(at).collect();
        Ok(BottomUp { known, rate, settled, first, year })
    }

    /// Months to come, each with its weight in the rest per unit of capacity.
    fn weights(&self) -> Vec<(Month, f64)> {
        let of = |(h, ahead): (usize, &f64)| {
            let months = months(self.first + h);
            let count = months.clone().count() as f64;
            months.map(move |month| (Month::new(self.year, month), ahead.exp() / count)).collect::<Vec<_>>()
        };
        self.rate.ahead.iter().enumerate().flat_map(of).collect()
    }

    pub fn foresight(&self) -> Foresight {
        let Foresight { mut rest, variance } = self.rate.foresight(Some(&self.settled));
        let weights = self.weights();
        let moments: Vec<(f64, f64)> = self.known.open.iter().map(|open| open.moments(&weights)).collect();
        rest += moments.iter().map(|moment| moment.0).sum::<f64>();
        let dates = moments.iter().map(|moment| moment.1).sum::<f64>() / (rest * rest);
        Foresight { rest, variance: variance.map(|variance| variance + dates) }
    }

    /// The rest by path, and what each open project does to it; `needed` is the rest that reaches the target.
    pub fn simulate(&self, draws: &Draws, degrees: usize, needed: Option<f64>) -> (Vec<f64>, Vec<ProjectEffect>) {
        let steps = self.rate.simulate(draws, degrees);
        let mut rest = vec![0.0; draws.paths()];
        for (step, settled) in steps.iter().zip(&self.settled) {
            rest.iter_mut().zip(step).for_each(|(rest, unit)| *rest += settled * unit);
        }
        let uniforms: Vec<Vec<f64>> = self.known.open.iter().map(|open| draws.uniforms(open.id)).collect();
        let parts: Vec<Vec<f64>> = self
            .known
            .open
            .iter()
            .zip(&uniforms)
            .map(|(open, uniforms)| self.parts(open, &steps, uniforms, |u| u))
            .collect();
        for part in &parts {
            rest.iter_mut().zip(part).for_each(|(rest, part)| *rest += part);
        }
        let weights = self.weights();
        let effect = |((open, uniforms), part): ((&Open, &Vec<f64>), &Vec<f64>)| {
            // The same path with the project early, and with it late: only its date differs.
            let early = self.parts(open, &steps, uniforms, |u| u / 2.0);
            let late = self.parts(open, &steps, uniforms, |u| (1.0 + u) / 2.0);
            let mean = |of: &dyn Fn(usize) -> f64| (0..rest.len()).map(of).sum::<f64>() / rest.len() as f64;
            let reached = |moved: &[f64], path: usize, needed: f64| {
                f64::from(u8::from(rest[path] - part[path] + moved[path] >= needed))
            };
            let probability = |needed| mean(&|path| reached(&early, path, needed) - reached(&late, path, needed));
            ProjectEffect {
                id: open.id,
                part: open.moments(&weights).0,
                early_less_late: mean(&|path| early[path] - late[path]),
                probability: needed.map(probability),
            }
        };
        let mut effects: Vec<ProjectEffect> = self.known.open.iter().zip(&uniforms).zip(&parts).map(effect).collect();
        effects.sort_by(|a, b| b.early_less_late.abs().total_cmp(&a.early_less_late.abs()).then(a.id.cmp(&b.id)));
        (rest, effects)
    }

    /// A project's part of the rest by path, commissioned when a share `moved(u)` of its dates has passed.
    fn parts(&self, open: &Open, steps: &[Vec<f64>], uniforms: &[f64], moved: impl Fn(f64) -> f64) -> Vec<f64> {
        let of = |(path, &u): (usize, &f64)| {
            let start = open.date(moved(u));
            let output = |h: usize| mean(self.year, self.first + h, |month| open.output(month, start));
            steps.iter().enumerate().map(|(h, step)| output(h) * step[path]).sum()
        };
        uniforms.iter().enumerate().map(of).collect()
    }
}
