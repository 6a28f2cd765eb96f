//! What a nowcast rests on: drivers, methods with weights and back-test, what was left out, projects that decide.

use lodestone_model::base::Lang;
use lodestone_model::unit::Dimension;
use lodestone_track::nowcast::{
    Driver, DriverKind, Method, MethodResult, Nowcast, Probability, ProjectEffect, WhyLeftOut,
};
use serde::Serialize;

use super::about::{About, chance};
use crate::view::plan::word::Word;
use crate::words::unit::Scaled;
use crate::words::{Both, Words, number};

/// What a nowcast rests on.
#[derive(Debug, Clone, Serialize)]
pub struct NowcastView {
    /// Last month reported.
    pub month: u32,
    /// What the months to come brought last year, a month.
    pub last_year_per_month: f64,
    /// Back-tested years behind the combination; none where there is no interval.
    pub years: Option<usize>,
    /// Standard deviation of the logarithm of the rest.
    pub log_sd: Option<f64>,
    /// Why no probability is given.
    pub no_probability: Option<Both>,
    /// Parts of median less target, the largest first.
    pub drivers: Vec<DriverView>,
    /// Methods that took part.
    pub methods: Vec<MethodView>,
    /// Methods that did not, and why.
    pub left_out: Vec<LeftOutView>,
    /// Past years foreseen from the same month.
    pub back_test: Vec<BackTestView>,
    /// Open projects by what they change, the largest first.
    pub projects: Vec<ProjectView>,
}

/// A part of median less target.
#[derive(Debug, Clone, Serialize)]
pub struct DriverView {
    /// What it comes from.
    pub driver: Word,
    /// Its size.
    pub effect: f64,
    /// In words.
    pub text: Both,
}

/// A method's answer.
#[derive(Debug, Clone, Serialize)]
pub struct MethodView {
    /// The method.
    pub method: Word,
    /// Median of the year.
    pub median: f64,
    /// Its 80 % interval.
    pub interval: Option<[f64; 2]>,
    /// Weight in the combination.
    pub weight: f64,
    /// Standard deviation of the logarithm of the rest.
    pub log_sd: Option<f64>,
    /// Back-tested years behind it.
    pub years: Option<usize>,
}

/// A method that took no part.
#[derive(Debug, Clone, Serialize)]
pub struct LeftOutView {
    /// The method.
    pub method: Word,
    /// Why.
    pub text: Both,
}

/// A past year, foreseen from the month that the running year has reached.
#[derive(Debug, Clone, Serialize)]
pub struct BackTestView {
    /// The year.
    pub year: i32,
    /// By method.
    pub errors: Vec<ErrorView>,
}

/// A method's error in a past year.
#[derive(Debug, Clone, Serialize)]
pub struct ErrorView {
    /// The method.
    pub method: Word,
    /// ln(rest as it came ÷ rest as foreseen); none where the method could not.
    pub log_error: Option<f64>,
}

/// What a project changes in the nowcast from plants and projects.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectView {
    /// Its id.
    pub project: String,
    /// Its name.
    pub name: Both,
    /// Mean part of it in the rest of the year.
    pub part: f64,
    /// Mean of the rest when it comes in the earlier half of its dates, less that in the later half.
    pub early_less_late: f64,
    /// The same of the probability.
    pub probability: Option<f64>,
    /// In words.
    pub text: Both,
}

pub(super) fn nowcast(about: &About<'_>, nowcast: &Nowcast, dimension: Dimension) -> NowcastView {
    let left_out = |&(of, why): &(Method, WhyLeftOut)| LeftOutView {
        method: method(of),
        text: about.both(|words| {
            words.say(
                "track-method-left-out",
                &[("method", method(of).say(words).into()), ("why", left_out(why, words).into())],
            )
        }),
    };
    let back_test = nowcast.back_test.iter().map(|year| BackTestView {
        year: year.year,
        errors: Method::ALL.into_iter().map(|of| ErrorView { method: method(of), log_error: year.error(of) }).collect(),
    });
    let largest = nowcast.projects.iter().fold(0.0, |largest: f64, of| largest.max(of.early_less_late.abs()));
    let of_projects = Signed { about, dimension, largest };
    NowcastView {
        month: nowcast.month,
        last_year_per_month: nowcast.last_year_per_month,
        years: nowcast.spread.map(|spread| spread.years),
        log_sd: nowcast.spread.map(|spread| spread.log_sd),
        no_probability: no_probability(about, nowcast.probability),
        drivers: nowcast.drivers.iter().map(|of| driver(&of_drivers(about, nowcast, dimension), *of)).collect(),
        methods: nowcast.methods.iter().map(method_view).collect(),
        left_out: nowcast.left_out.iter().map(left_out).collect(),
        back_test: back_test.collect(),
        projects: nowcast.projects.iter().map(|of| project(&of_projects, of)).collect(),
    }
}

fn no_probability(about: &About<'_>, probability: Probability) -> Option<Both> {
    match probability {
        Probability::TooFewYears { have, need } => {
            Some(about.both(|words| words.say("track-no-probability", &[("have", have.into()), ("need", need.into())])))
        }
        Probability::Given(_) | Probability::NoTarget => None,
    }
}

/// The two largest drivers in a sentence, beside the gap that they are part of.
pub(super) fn two_drivers(about: &About<'_>, nowcast: &Nowcast, target: f64, dimension: Dimension) -> Option<Both> {
    let signed = of_drivers(about, nowcast, dimension);
    let largest: Vec<&Driver> = nowcast.drivers.iter().filter(|driver| driver.effect != 0.0).take(2).collect();
    (!largest.is_empty()).then(|| {
        about.both(|words| {
            let list: Vec<String> = largest.iter().map(|of| driver_text(&signed, **of, words)).collect();
            let gap = signed.say(nowcast.median - target, words.lang());
            words
                .say("track-drivers", &[("gap", gap.into()), ("list", list.join(&words.say("track-list", &[])).into())])
        })
    })
}

fn driver(signed: &Signed<'_>, driver: Driver) -> DriverView {
    let id = match driver.kind {
        DriverKind::Pace => "track-driver-pace",
        DriverKind::Festival => "track-driver-festival",
        DriverKind::Rest(Method::Chain) => "track-driver-chain",
        DriverKind::Rest(Method::BottomUp) => "track-driver-bottom-up",
        DriverKind::Rest(Method::Rolling | Method::Share) => "track-driver-rolling",
    };
    let text = signed.about.both(|words| driver_text(signed, driver, words));
    DriverView { driver: Word(id), effect: driver.effect, text }
}

fn driver_text(signed: &Signed<'_>, driver: Driver, words: &Words) -> String {
    let is_up = driver.effect >= 0.0;
    let key = match (driver.kind, is_up) {
        (DriverKind::Pace, true) => "track-driver-pace-up",
        (DriverKind::Pace, false) => "track-driver-pace-down",
        (DriverKind::Festival, true) => "track-driver-festival-up",
        (DriverKind::Festival, false) => "track-driver-festival-down",
        (DriverKind::Rest(Method::Chain), true) => "track-driver-chain-up",
        (DriverKind::Rest(Method::Chain), false) => "track-driver-chain-down",
        (DriverKind::Rest(Method::BottomUp), true) => "track-driver-bottom-up-up",
        (DriverKind::Rest(Method::BottomUp), false) => "track-driver-bottom-up-down",
        (DriverKind::Rest(_), true) => "track-driver-rolling-up",
        (DriverKind::Rest(_), false) => "track-driver-rolling-down",
    };
    words.say(key, &[("effect", signed.say(driver.effect, words.lang()).into())])
}

/// Amounts with their signs, all at the scale of the largest.
struct Signed<'a> {
    about: &'a About<'a>,
    dimension: Dimension,
    largest: f64,
}

impl Signed<'_> {
    fn say(&self, value: f64, lang: Lang) -> String {
        let scaled = Scaled::new(&self.about.units.symbol(self.dimension), self.largest, lang);
        format!("{}{}", if value > 0.0 { "+" } else { "" }, scaled.amount(value))
    }
}

fn of_drivers<'a>(about: &'a About<'a>, nowcast: &Nowcast, dimension: Dimension) -> Signed<'a> {
    let gap: f64 = nowcast.drivers.iter().map(|driver| driver.effect).sum();
    let largest = nowcast.drivers.iter().fold(gap.abs(), |largest, driver| largest.max(driver.effect.abs()));
    Signed { about, dimension, largest }
}

pub(super) fn method(method: Method) -> Word {
    Word(match method {
        Method::Share => "track-method-share",
        Method::Chain => "track-method-chain",
        Method::Rolling => "track-method-rolling",
        Method::BottomUp => "track-method-bottom-up",
    })
}

fn method_view(result: &MethodResult) -> MethodView {
    MethodView {
        method: method(result.method),
        median: result.median,
        interval: result.interval,
        weight: result.weight,
        log_sd: result.spread.map(|spread| spread.log_sd),
        years: result.spread.map(|spread| spread.years),
    }
}

fn left_out(why: WhyLeftOut, words: &Words) -> String {
    match why {
        WhyLeftOut::TooShort { have, need } => {
            words.say("track-left-out-short", &[("have", have.into()), ("need", need.into())])
        }
        WhyLeftOut::NoRegister => words.say("track-left-out-register", &[]),
        WhyLeftOut::ExpectationNotRecorded => words.say("track-left-out-expectation", &[]),
        WhyLeftOut::NoCapacity => words.say("track-left-out-capacity", &[]),
    }
}

fn project(signed: &Signed<'_>, effect: &ProjectEffect) -> ProjectView {
    let about = signed.about;
    let row = &about.base.rows.projects[effect.id as usize];
    let name = |lang| about.base.label(row.names, row.project, lang).to_owned();
    let text = about.both(|words| {
        let amount = signed.say(effect.early_less_late, words.lang());
        let mut args = vec![("project", name(words.lang()).into()), ("amount", amount.into())];
        let Some(probability) = effect.probability else { return words.say("track-project-amount", &args) };
        let sign = if probability > 0.0 { "+" } else { "" };
        args.push(("points", format!("{sign}{}", number::fixed(100.0 * probability, 1)).into()));
        words.say("track-project", &args)
    });
    ProjectView {
        project: about.base.text(row.project).to_owned(),
        name: Both { zh: name(Lang::Zh), en: name(Lang::En) },
        part: effect.part,
        early_less_late: effect.early_less_late,
        probability: effect.probability,
        text,
    }
}

/// Nowcast of the year with its interval and probability, or why there is none.
pub(super) fn headline(about: &About<'_>, nowcast: &Nowcast, dimension: Dimension) -> Both {
    let missing = no_probability(about, nowcast.probability);
    about.both(|words| {
        let amount = |value: f64| about.amount(value, dimension, words.lang());
        let range = nowcast.interval.map_or_else(
            || words.say("track-no-interval", &[]),
            |[low, high]| format!("{} – {}", amount(low), amount(high)),
        );
        let chance = match (nowcast.probability, &missing) {
            (Probability::Given(probability), _) => chance(probability),
            (_, Some(missing)) => missing.get(words.lang()).to_owned(),
            _ => "—".to_owned(),
        };
        let args = [("median", amount(nowcast.median).into()), ("range", range.into()), ("chance", chance.into())];
        words.say("track-nowcast", &args)
    })
}
