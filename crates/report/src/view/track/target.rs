//! A target and how it stands.

use lodestone_model::base::Lang;
use lodestone_model::tables::reports::ReportStatus;
use lodestone_track::nowcast::Probability;
use lodestone_track::run::{Counted, Standing, State, Why};
use serde::Serialize;

use super::about::{About, percent};
use super::compact::{Compact, compact};
use crate::view::plan::word::Word;
use crate::words::{Both, number};

/// A target and how it stands.
#[derive(Debug, Clone, Serialize)]
pub struct TargetStanding {
    /// Its id.
    pub target: String,
    /// Its name.
    pub name: Both,
    /// Its days.
    pub span: String,
    /// The verdict.
    pub state: Word,
    /// What was promised, canonical unit.
    pub promised: f64,
    /// Canonical unit.
    pub unit: String,
    /// What was reported for its span.
    pub reached: Option<f64>,
    /// Reached or so far, over promised.
    pub completion: Option<f64>,
    /// Percentage points before or behind the usual share.
    pub pace_gap_pp: Option<f64>,
    /// The same against twelfths, for comparison only.
    pub linear_gap_pp: Option<f64>,
    /// Median of the year's total.
    pub median: Option<f64>,
    /// Its 80 % interval.
    pub interval: Option<[f64; 2]>,
    /// Probability of reaching it, where one can be defended.
    pub probability: Option<f64>,
    /// What each month to come must bring.
    pub required_per_month: Option<f64>,
    /// Grade of what was reported.
    pub grade: Option<&'static str>,
    /// The way back of what was reported, where its cells are few.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trail: Option<Compact>,
    /// What `lodestone why` opens it by.
    pub why: String,
    /// The same in sentences.
    pub text: Vec<Both>,
}

pub(super) fn target(about: &About<'_>, standing: &Standing) -> TargetStanding {
    let row = &about.base.rows.targets[standing.row as usize];
    let name = |lang| about.base.label(row.names, row.target, lang).to_owned();
    let (pace, nowcast) = (standing.pace.as_ref().ok(), standing.nowcast.as_ref().ok());
    let probability = nowcast.and_then(|nowcast| match nowcast.probability {
        Probability::Given(probability) => Some(probability),
        _ => None,
    });
    let grade = standing.reached.as_ref().map(|figure| figure.grade);
    TargetStanding {
        target: about.base.text(row.target).to_owned(),
        name: Both { zh: name(Lang::Zh), en: name(Lang::En) },
        span: row.span.to_string(),
        state: state(standing.state),
        promised: row.value.value,
        unit: about.units.symbol(standing.dimension),
        reached: standing.reached.as_ref().map(|figure| figure.value.mid),
        completion: standing.completion.map(|completion| completion.mid),
        pace_gap_pp: pace.map(|pace| pace.gap_pp),
        linear_gap_pp: pace.map(|pace| pace.linear_gap_pp),
        median: nowcast.map(|nowcast| nowcast.median),
        interval: nowcast.and_then(|nowcast| nowcast.interval),
        probability,
        required_per_month: standing.required_per_month,
        grade: grade.map(|grade| lodestone_model::schema::Chosen::choice(grade).id),
        trail: trail(about, standing),
        why: about.base.text(row.target).to_owned(),
        text: sentences(about, standing, probability),
    }
}

/// Of what was reported for its days, otherwise so far, otherwise last.
fn trail(about: &About<'_>, standing: &Standing) -> Option<Compact> {
    let so_far = standing.so_far.as_ref().map(|(_, figure)| figure);
    let last = standing.last.as_ref().map(|(.., figure)| figure);
    compact(about, standing.reached.as_ref().or(so_far).or(last)?)
}

fn state(state: State) -> Word {
    Word(match state {
        State::Met => "track-state-met",
        State::Missed => "track-state-missed",
        State::OnCourse => "track-state-on-course",
        State::Behind => "track-state-behind",
        State::Unlikely => "track-state-unlikely",
        State::NotKnown => "track-state-not-known",
    })
}

fn sentences(about: &About<'_>, standing: &Standing, probability: Option<f64>) -> Vec<Both> {
    let mut said = Vec::new();
    let amount = |value: f64, lang: Lang| about.amount(value, standing.dimension, lang);
    if let (Some(reached), Some(completion)) = (&standing.reached, standing.completion) {
        let share = format!("{} %", number::fixed(completion.mid * 100.0, 2));
        said.push(about.both(|words| {
            let value = amount(reached.value.mid, words.lang());
            words.say("track-reached", &[("value", value.into()), ("share", share.as_str().into())])
        }));
    } else if let Some((row, span, status, figure)) = &standing.last {
        let line = about.lines(&[*row]).first().copied().unwrap_or_default() as usize;
        said.push(about.both(|words| {
            let value = amount(figure.value.mid, words.lang());
            let args = [("span", span.to_string().into()), ("value", value.into()), ("line", line.into())];
            match status {
                ReportStatus::Expected => words.say("track-last-expected", &args),
                _ => words.say("track-last", &args),
            }
        }));
    }
    said.extend(standing.counted.filter(|_| standing.pace.is_ok()).and_then(|counted| added_up(about, counted)));
    if let Ok(pace) = &standing.pace {
        let [gap, linear] = [pace.gap_pp, pace.linear_gap_pp].map(|gap| number::fixed(gap, 1));
        let [done, usual] = [pace.completion, pace.profiled].map(percent);
        said.push(about.both(|words| {
            let args = [("month", (pace.month as usize).into()), ("done", done.as_str().into())];
            let [month, done] = args;
            let (usual, gap) = (("usual", usual.as_str().into()), ("gap", gap.as_str().into()));
            {
                let args = [month, done, usual, gap, ("linear", linear.as_str().into())];
                words.say("track-pace", &args)
            }
        }));
    }
    if let Ok(nowcast) = &standing.nowcast {
        said.push(about.both(|words| {
            let median = amount(nowcast.median, words.lang());
            let range = nowcast.interval.map_or_else(
                || "—".to_owned(),
                |[low, high]| format!("{} – {}", amount(low, words.lang()), amount(high, words.lang())),
            );
            let chance = probability.map_or_else(|| words.say("track-no-probability", &[]), percent);
            words.say("track-nowcast", &[("median", median.into()), ("range", range.into()), ("chance", chance.into())])
        }));
    }
    if let Some(required) = standing.required_per_month {
        said.push(about.both(|words| {
            let value = amount(required, words.lang());
            words.say("track-required", &[("value", value.into())])
        }));
    }
    if let Err(why) = standing.nowcast {
        said.extend(because(about, why));
    }
    said
}

/// Whose reports were added up, where that is not what the target says.
fn added_up(about: &About<'_>, counted: Counted) -> Option<Both> {
    let (key, count) = match counted {
        Counted::Area | Counted::Firms(_) => return None,
        Counted::Plants(count) => ("track-counted-plants", count),
        Counted::Linked { firms, is_by_quarter: false } => ("track-counted-linked", firms),
        Counted::Linked { firms, is_by_quarter: true } => ("track-counted-quarters", firms),
    };
    Some(about.both(|words| words.say(key, &[("count", count.into())])))
}

/// Why there is neither pace nor nowcast.
pub(super) fn because(about: &About<'_>, why: Why) -> Option<Both> {
    Some(match why {
        Why::Reported => return None,
        Why::NoReport => about.both(|words| words.say("track-why-no-report", &[])),
        Why::NoMonths => about.both(|words| words.say("track-why-no-months", &[])),
        Why::Gap(gap) => about.both(|words| words.say("track-why-gap", &[("month", gap.month.to_string().into())])),
        Why::Untied(year) => about.both(|words| words.say("track-why-untied", &[("year", year.to_string().into())])),
        Why::Silent(plant) => about.both(|words| {
            let plant = about.base.plant_label(plant, words.lang());
            words.say("track-why-silent", &[("plant", plant.into())])
        }),
        Why::NoLinks => about.both(|words| words.say("track-why-no-links", &[])),
        Why::NoPurchases => about.both(|words| words.say("track-why-no-purchases", &[])),
        Why::NotAnAmount => about.both(|words| words.say("track-why-not-an-amount", &[])),
        Why::Titles => about.both(|words| words.say("track-why-titles", &[])),
        Why::NotAYear => about.both(|words| words.say("track-why-not-a-year", &[])),
        Why::Refused(_) => about.both(|words| words.say("track-why-history", &[])),
    })
}
