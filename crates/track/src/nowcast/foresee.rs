//! One answer from four methods.

use super::backtest::{PastYear, all, back_test};
use super::bottom_up::{BottomUp, ProjectEffect};
use super::combine::{Spread, YEARS_FOR_PROBABILITY, combined_errors, weights};
use super::draws::Draws;
use super::drivers::{Driver, drivers};
use super::method::{Foresight, Method, WhyLeftOut};
use super::register::Register;
use super::rolling::Rate;
use super::smooth::STEPS_MIN;
use crate::history::{History, Refusal, STEPS};
use crate::season::Season;

/// The year's total as foreseen.
#[derive(Debug, Clone, PartialEq)]
pub struct Nowcast {
    /// The year.
    pub year: i32,
    /// Last month reported.
    pub month: u32,
    /// What was realised by then; kept in every simulated year-end.
    pub so_far: f64,
    /// Median of the total.
    pub median: f64,
    /// From the 10 % to the 90 % quantile; none with one complete year, which shows no error.
    pub interval: Option<[f64; 2]>,
    /// Probability of reaching the target.
    pub probability: Probability,
    /// What each month to come must bring to reach the target; 0 when it is reached.
    pub required_per_month: Option<f64>,
    /// What the same months brought last year, on this year's sample, a month.
    pub last_year_per_month: f64,
    /// Methods that took part.
    pub methods: Vec<MethodResult>,
    /// Methods that did not.
    pub left_out: Vec<(Method, WhyLeftOut)>,
    /// The rolling back-test behind the weights.
    pub back_test: Vec<PastYear>,
    /// Spread of the combination; none where there is no interval.
    pub spread: Option<Spread>,
    /// Parts of the gap between median and target (without target: last year's total), the largest first.
    pub drivers: Vec<Driver>,
    /// Open projects by what they change, the largest first.
    pub projects: Vec<ProjectEffect>,
    /// Simulated year-ends, ascending; none where there is no interval.
    pub year_ends: Vec<f64>,
}

/// One method's answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MethodResult {
    /// The method.
    pub method: Method,
    /// Median of the total.
    pub median: f64,
    /// From the 10 % to the 90 % quantile.
    pub interval: Option<[f64; 2]>,
    /// Weight in the combination.
    pub weight: f64,
    /// Spread of the logarithm of the rest.
    pub spread: Option<Spread>,
}

/// A probability, or why none is given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Probability {
    /// Share of the simulated year-ends that reach the target, never nearer to 0 or 1 than one path; 1 once reached.
    Given(f64),
    /// There is no target.
    NoTarget,
    /// The back-test holds too few years to defend one.
    TooFewYears {
        /// Back-tested years.
        have: usize,
        /// Years it takes.
        need: usize,
    },
}

/// Foresees the running year from what is known by its last reported month.
///
/// # Errors
/// [`Refusal::NothingReported`] when the running year has no step yet; [`Refusal::TargetNotPositive`].
pub fn foresee(
    history: &History,
    register: Option<&Register>,
    target: Option<f64>,
    draws: &Draws,
) -> Result<Nowcast, Refusal> {
    if let Some(target) = target.filter(|target| !(target.is_finite() && *target > 0.0)) {
        return Err(Refusal::TargetNotPositive(target));
    }
    let month = history.month().ok_or(Refusal::NothingReported)?;
    let season = Season::of(history, None).ok_or(Refusal::NoCompleteYear)?;
    let foreseen = all(history, register).ok_or(Refusal::NoCompleteYear)?;
    let past = back_test(history, register);
    let spreads = spreads(&foreseen, &past);
    let models: [Option<f64>; 4] = std::array::from_fn(|at| model_variance(&foreseen, at));
    let weights = if spreads[0].is_some() { weights(&models, &past) } else { [0.5, 0.5, 0.0, 0.0] };
    let spread = combined_spread(&foreseen, &past, &weights, &spreads);
    let rests = foreseen.map(|method| method.map(|method| method.rest));
    let logs = rests.iter().zip(&weights).filter_map(|(rest, weight)| Some(rest.as_ref()?.ln() * weight));
    let rest = logs.sum::<f64>().exp();
    let so_far = history.so_far();
    let needed = target.map(|target| target - so_far);
    let (bottom_up, left_out) = left_out(history, &season, register);
    let shapes = Shapes::of(history, &season, bottom_up.as_ref(), &foreseen, &spreads, draws, needed);
    let year_ends = spread.map_or(Vec::new(), |spread| shapes.combine(&weights, so_far, rest, spread));
    let months_left = f64::from(12 - month);
    let last = history.of_year(history.past_years() - 1);
    Ok(Nowcast {
        year: history.year(),
        month,
        so_far,
        median: so_far + rest,
        interval: interval(&year_ends),
        probability: probability(&year_ends, so_far, target, past.len()),
        required_per_month: needed.map(|needed| needed.max(0.0) / months_left),
        last_year_per_month: last[history.known()..].iter().sum::<f64>() / months_left,
        methods: shapes.results(&foreseen, &spreads, &weights, so_far),
        left_out,
        spread,
        drivers: drivers(history, target.unwrap_or_else(|| last.iter().sum()), &rests, &weights, rest),
        projects: shapes.projects,
        back_test: past,
        year_ends,
    })
}

/// The bottom-up method where it can take part, and what cannot and why.
fn left_out(
    history: &History,
    season: &Season,
    register: Option<&Register>,
) -> (Option<BottomUp>, Vec<(Method, WhyLeftOut)>) {
    let mut left_out = Vec::new();
    let have = history.steps().len();
    if have < STEPS_MIN {
        left_out.push((Method::Rolling, WhyLeftOut::TooShort { have, need: STEPS_MIN }));
    }
    let bottom_up = register.ok_or(WhyLeftOut::NoRegister).and_then(|r| BottomUp::of(history, season, r));
    if let Err(why) = &bottom_up {
        left_out.push((Method::BottomUp, *why));
    }
    (bottom_up.ok(), left_out)
}

fn model_variance(foreseen: &[Option<Foresight>; 4], at: usize) -> Option<f64> {
    foreseen[at]?.variance
}

fn spreads(foreseen: &[Option<Foresight>; 4], past: &[PastYear]) -> [Option<Spread>; 4] {
    std::array::from_fn(|at| {
        let errors = past.iter().filter_map(|year| year.errors[at]);
        Some(Spread::of_method(errors, model_variance(foreseen, at)?))
    })
}

fn combined_spread(
    foreseen: &[Option<Foresight>; 4],
    past: &[PastYear],
    weights: &[f64; 4],
    spreads: &[Option<Spread>; 4],
) -> Option<Spread> {
    spreads[0]?;
    let model = (0..4).filter_map(|at| Some(weights[at] * model_variance(foreseen, at)?)).sum();
    Some(Spread::of_combination(combined_errors(past, weights).into_iter(), model))
}

/// By method, the shape of its error: sorted, centred, of about unit spread.
struct Shapes {
    sorted: [Option<Vec<f64>>; 4],
    students: Vec<f64>,
    projects: Vec<ProjectEffect>,
}

impl Shapes {
    fn of(
        history: &History,
        season: &Season,
        bottom_up: Option<&BottomUp>,
        foreseen: &[Option<Foresight>; 4],
        spreads: &[Option<Spread>; 4],
        draws: &Draws,
        needed: Option<f64>,
    ) -> Shapes {
        let degrees = |method: Method| spreads[method as usize].map(|spread| spread.degrees());
        let sd = |method: Method| foreseen[method as usize].and_then(|method| method.variance).unwrap_or(0.0).sqrt();
        let mut shapes = Shapes { sorted: [const { None }; 4], students: Vec::new(), projects: Vec::new() };
        if let Some(degrees) = degrees(Method::Share) {
            shapes.students = draws.quantiles(degrees).to_vec();
        }
        if let (Some(degrees), Some(rate)) = (degrees(Method::Rolling), Rate::of(history, season, None)) {
            let mut rest = vec![0.0; draws.paths()];
            for step in rate.simulate(draws, degrees) {
                rest.iter_mut().zip(step).for_each(|(rest, step)| *rest += step);
            }
            shapes.sorted[Method::Rolling as usize] = Some(shape(rest, sd(Method::Rolling)));
        }
        if let (Some(degrees), Some(bottom_up)) = (degrees(Method::BottomUp), bottom_up) {
            let (rest, projects) = bottom_up.simulate(draws, degrees, needed);
            shapes.sorted[Method::BottomUp as usize] = Some(shape(rest, sd(Method::BottomUp)));
            shapes.projects = projects;
        }
        shapes
    }

    fn of_method(&self, at: usize) -> &[f64] {
        self.sorted[at].as_deref().unwrap_or(&self.students)
    }

    /// Quantile by quantile, the weighted mean of the shapes at the combination's centre and spread.
    fn combine(&self, weights: &[f64; 4], so_far: f64, rest: f64, spread: Spread) -> Vec<f64> {
        let mut mean = vec![0.0; self.students.len()];
        for (at, &weight) in weights.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
            mean.iter_mut().zip(self.of_method(at)).for_each(|(mean, z)| *mean += weight * z);
        }
        mean.into_iter().map(|z| so_far + rest * (spread.log_sd * z).exp()).collect()
    }

    fn results(
        &self,
        foreseen: &[Option<Foresight>; 4],
        spreads: &[Option<Spread>; 4],
        weights: &[f64; 4],
        so_far: f64,
    ) -> Vec<MethodResult> {
        let of = |method: Method| {
            let at = method as usize;
            let (rest, spread) = (foreseen[at]?.rest, spreads[at]);
            let end = |spread: Spread, p: f64| so_far + rest * (spread.log_sd * quantile(self.of_method(at), p)).exp();
            let interval = spread.map(|spread| [end(spread, 0.1), end(spread, 0.9)]);
            Some(MethodResult { method, median: so_far + rest, interval, weight: weights[at], spread })
        };
        Method::ALL.into_iter().filter_map(of).collect()
    }
}

fn shape(mut rest: Vec<f64>, sd: f64) -> Vec<f64> {
    rest.sort_unstable_by(f64::total_cmp);
    let centre = quantile(&rest, 0.5).ln();
    let sd = sd.max(1e-9);
    rest.iter_mut().for_each(|rest| *rest = (rest.ln() - centre) / sd);
    rest
}

/// The value that a share `p` of the ascending ones lies below.
fn quantile(sorted: &[f64], p: f64) -> f64 {
    let at = p * sorted.len() as f64 - 0.5;
    let below = (at.max(0.0) as usize).min(sorted.len() - 1);
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (sorted[above] - sorted[below]) * (at - below as f64).clamp(0.0, 1.0)
}

fn interval(year_ends: &[f64]) -> Option<[f64; 2]> {
    (!year_ends.is_empty()).then(|| [quantile(year_ends, 0.1), quantile(year_ends, 0.9)])
}

fn probability(year_ends: &[f64], so_far: f64, target: Option<f64>, have: usize) -> Probability {
    let Some(target) = target else {
        return Probability::NoTarget;
    };
    if so_far >= target {
        return Probability::Given(1.0);
    }
    if have < YEARS_FOR_PROBABILITY || year_ends.is_empty() {
        return Probability::TooFewYears { have, need: YEARS_FOR_PROBABILITY };
    }
    let below = year_ends.partition_point(|&year_end| year_end < target) as f64;
    let one_path = 1.0 / (year_ends.len() + 1) as f64;
    Probability::Given((1.0 - below / year_ends.len() as f64).clamp(one_path, 1.0 - one_path))
}

const _: () = assert!(STEPS == 11, "the last reported month is the step count plus one");
