//! Monte Carlo (JCGM 101): every draw perturbs the reports by their own distributions and is reconciled, so that every draw
//! balances. For normal reports of a linear problem this is exact sampling; otherwise it propagates the distributions of the
//! reports through the estimate.

use rand::{Rng, RngExt, SeedableRng};
use rand_distr::StandardNormal;
use rand_pcg::Pcg64;

use crate::fault::Fault;
use crate::ordered::{Block, Form, Ordered, Origin};
use crate::problem::{Problem, Quantity, Shape};
use crate::solve::{Found, again, blocks, search};

/// How to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Same seed, same draws.
    pub seed: u64,
    /// Draws between two looks at whether the results have settled.
    pub batch: usize,
    /// Draws at most.
    pub most: usize,
    /// Significant digits of the standard uncertainty that must be settled (JCGM 101, 7.9): 1 or 2.
    pub digits: i32,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { seed: 1, batch: 10_000, most: 1_000_000, digits: 2 }
    }
}

/// The distribution of a quantity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// Mean.
    pub mean: f64,
    /// Standard deviation.
    pub sd: f64,
    /// From the 2.5 % to the 97.5 % quantile.
    pub central: [f64; 2],
    /// The shortest interval that holds 95 % of the draws. Where the density is flat its ends settle slowly.
    pub shortest: [f64; 2],
}

/// What was drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// By quantity.
    pub spreads: Vec<Spread>,
    /// Draws made.
    pub trials: usize,
    /// Whether the digits settled before `most`.
    pub settled: bool,
}

/// Draws until the results are settled.
///
/// # Errors
/// Those of [`crate::reconcile`], of the problem or of a draw.
///
/// # Panics
/// With batches of fewer than 100 draws.
pub fn draw(problem: &Problem, quantities: &[Quantity], settings: Settings) -> Result<Drawn, Vec<Fault>> {
    assert!(settings.batch >= 100, "an interval needs draws");
    let ordered = Ordered::new(problem)?;
    let blocks = blocks(problem, &ordered)?;
    let found = search(problem, &ordered, &blocks)?;
    let forms: Vec<Form> = quantities.iter().map(|quantity| Form::new(quantity, &ordered.place_of)).collect();
    let mut drawer =
        Drawer { problem, drawn: ordered.clone(), ordered, blocks, found: Some(found), seed: settings.seed };
    let mut samples: Vec<Vec<f64>> = vec![Vec::new(); forms.len()];
    let mut batches: Vec<Vec<[f64; 4]>> = vec![Vec::new(); forms.len()];
    loop {
        let begun = samples.first().map_or(0, Vec::len);
        for trial in begun..begun + settings.batch {
            let x = drawer.draw(trial as u64)?;
            samples.iter_mut().zip(&forms).for_each(|(samples, form)| samples.push(form.at(&x)));
        }
        for (batches, samples) in batches.iter_mut().zip(&samples) {
            let spread = spread(&samples[begun..]);
            batches.push([spread.mean, spread.sd, spread.central[0], spread.central[1]]);
        }
        let trials = begun + settings.batch;
        let settled = batches.iter().all(|batches| is_settled(batches, settings.digits));
        if settled || trials >= settings.most || forms.is_empty() {
            let spreads = samples.iter().map(|samples| spread(samples)).collect();
            return Ok(Drawn { spreads, trials, settled });
        }
    }
}

/// Batches before anything counts as settled: two that agree by chance must not.
const BATCHES_MIN: usize = 10;

/// Twice the standard deviation of every mean over the batches is below half of the last digit (JCGM 101, 7.9.4).
fn is_settled(batches: &[[f64; 4]], digits: i32) -> bool {
    let count = batches.len() as f64;
    if batches.len() < BATCHES_MIN {
        return false;
    }
    let sd = batches.iter().map(|batch| batch[1]).sum::<f64>() / count;
    if sd == 0.0 {
        return true;
    }
    let tolerance = 0.5 * 10_f64.powi(sd.log10().floor() as i32 + 1 - digits);
    (0..4).all(|at| {
        let mean = batches.iter().map(|batch| batch[at]).sum::<f64>() / count;
        let squares: f64 = batches.iter().map(|batch| (batch[at] - mean).powi(2)).sum();
        2.0 * (squares / (count * (count - 1.0))).sqrt() < tolerance
    })
}

fn spread(samples: &[f64]) -> Spread {
    let count = samples.len() as f64;
    let mean = samples.iter().sum::<f64>() / count;
    let variance = samples.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0);
    let mut sorted = samples.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let held = ((0.95 * count).round() as usize).min(sorted.len() - 1);
    let from = |low: usize| [sorted[low], sorted[low + held]];
    let width = |low: usize| sorted[low + held] - sorted[low];
    let lows = 0..sorted.len() - held;
    let low = lows.clone().min_by(|&a, &b| width(a).total_cmp(&width(b))).expect("there are draws");
    Spread { mean, sd: variance.sqrt(), central: from(lows.end / 2), shortest: from(low) }
}

struct Drawer<'a> {
    problem: &'a Problem,
    /// As reported, and as drawn.
    ordered: Ordered,
    drawn: Ordered,
    blocks: Vec<Block>,
    /// None only while a draw is made.
    found: Option<Found>,
    seed: u64,
}

impl Drawer<'_> {
    fn draw(&mut self, trial: u64) -> Result<Vec<f64>, Vec<Fault>> {
        let mut random = Pcg64::seed_from_u64(self.seed ^ (trial + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        for (to, from) in self.drawn.carriers.iter_mut().zip(&self.ordered.carriers) {
            if let (Some(to), Some(from)) = (to, from) {
                let shape = from.observation.map_or(Shape::Normal, |at| self.problem.observations[at as usize].shape);
                to.value = from.value + error(shape, from.value, from.sd, &mut random);
            }
        }
        for (to, from) in self.drawn.rows.iter_mut().zip(&self.ordered.rows) {
            if let Origin::Observation(at) = from.origin {
                let shape = self.problem.observations[at as usize].shape;
                to.value = from.value + error(shape, from.value, from.sd, &mut random);
            }
        }
        for block in &self.blocks {
            let normals: Vec<f64> = block.rows.iter().map(|_| random.sample(StandardNormal)).collect();
            for (&row, factor) in block.rows.iter().zip(&block.factor) {
                let row = row as usize;
                let error: f64 = factor.iter().zip(&normals).map(|(a, b)| a * b).sum();
                self.drawn.rows[row].value = self.ordered.rows[row].value + self.ordered.rows[row].sd * error;
            }
        }
        let found = self.found.take().expect("every draw puts it back");
        let found = self.found.insert(again(self.problem, &self.drawn, &self.blocks, found)?);
        Ok(found.settled.solved.x.clone())
    }
}

fn error(shape: Shape, value: f64, sd: f64, random: &mut impl Rng) -> f64 {
    match shape {
        Shape::Normal => sd * random.sample::<f64, _>(StandardNormal),
        Shape::Rectangular => sd * 3.0_f64.sqrt() * (2.0 * random.random::<f64>() - 1.0),
        Shape::Triangular => sd * 6.0_f64.sqrt() * (random.random::<f64>() + random.random::<f64>() - 1.0),
        Shape::Lognormal => {
            let variance = (sd / value).powi(2).ln_1p();
            let normal: f64 = random.sample(StandardNormal);
            value * ((variance.sqrt() * normal - variance / 2.0).exp() - 1.0)
        }
    }
}
