//! What reports say of themselves: growth, ratios, sums, utilisation, and what may not be true.

use lodestone_model::ids::Id as _;
use lodestone_track::growth::GrowthRefusal;
use lodestone_track::plausible::{Flag, Strength};
use lodestone_track::run::{RatioOf, Topic, Utilised};

use super::about::{About, percent, range};
use super::compact::{asks, compact};
use super::entry::{Entry, Utilisation};
use crate::words::Words;

/// Growth of the months between cumulative reports, or why it is not computed.
pub(super) fn growth(about: &About<'_>) -> Vec<Entry> {
    let entry = |growing: &lodestone_track::run::Growing| {
        let lines = about.lines(&growing.rows);
        match &growing.between {
            Ok(between) => {
                let [growth, headline] = [between.growth.mid, between.headline.mid].map(percent);
                let (span, bounds) = (between.span.to_string(), range(between.growth));
                let text = about.both(|words| {
                    let what = about.topic(growing.topic, words.lang());
                    let args = [
                        ("what", what.into()),
                        ("span", span.as_str().into()),
                        ("growth", growth.as_str().into()),
                        ("range", bounds.as_str().into()),
                        ("headline", headline.as_str().into()),
                    ];
                    words.say("track-growth", &args)
                });
                let trail = growing.figure.as_ref().and_then(|figure| compact(about, figure));
                Entry::number(text, between.growth, lines).opened(trail, asks(about, growing.topic, between.span))
            }
            Err(refusal) => {
                let text = about.both(|words| {
                    let why = refused(words, refusal);
                    let what = about.topic(growing.topic, words.lang());
                    words.say("track-growth-refused", &[("what", what.into()), ("why", why.into())])
                });
                Entry::said(Some("N01"), text, lines)
            }
        }
    };
    let levelless = about.tracked.levelless.iter().map(|growing| {
        let (span, growth) = (growing.span.to_string(), percent(growing.growth));
        let text = about.both(|words| {
            let what = about.topic(growing.topic, words.lang());
            words.say(
                "track-growth-levelless",
                &[("what", what.into()), ("span", span.as_str().into()), ("growth", growth.as_str().into())],
            )
        });
        Entry::said(Some("N01"), text, about.lines(&[growing.row]))
    });
    about.tracked.growths.iter().map(entry).chain(levelless).collect()
}

fn refused(words: &Words, refusal: &GrowthRefusal) -> String {
    match refusal {
        GrowthRefusal::DifferentSamples { .. } => words.say("track-growth-samples", &[]),
        GrowthRefusal::SampleUnknown { .. } => words.say("track-growth-sample-unknown", &[]),
        GrowthRefusal::NoBase { .. } => words.say("track-growth-no-base", &[]),
        GrowthRefusal::NotCumulative | GrowthRefusal::NotAYearApart => words.say("track-growth-spans", &[]),
        GrowthRefusal::BaseMayBeZero { .. } => words.say("track-growth-zero", &[]),
    }
}

/// Output over capacity, by report; the last one of each plant is marked.
pub(super) fn utilisation(about: &About<'_>) -> Vec<Utilisation> {
    let all = &about.tracked.utilised;
    let entry = |used: &Utilised| {
        let value = used.utilisation.value;
        let with = used.with_projects.map(|with| percent(with.mid));
        let text = about.both(|words| {
            let mut args = vec![
                ("plant", about.base.plant_label(used.plant, words.lang()).into()),
                ("span", used.span.to_string().into()),
                ("share", percent(value.mid).into()),
                ("range", range(value).into()),
            ];
            let key = if with.is_some() { "track-utilised-projects" } else { "track-utilised" };
            args.extend(with.as_ref().map(|with| ("with", with.as_str().into())));
            words.say(key, &args)
        });
        let key = |used: &Utilised| (used.span.end, used.row);
        let is_last = !all.iter().any(|other| other.plant == used.plant && key(other) > key(used));
        let trail = is_last.then(|| compact(about, &used.utilisation)).flatten();
        let why =
            format!("utilisation@{}/{}", used.span, about.base.text(about.base.rows.plants[used.plant.index()].plant));
        Utilisation { entry: Entry::number(text, value, about.lines(&[used.row])).opened(trail, Some(why)), is_last }
    };
    all.iter().map(entry).collect()
}

/// Ratios and sums.
pub(super) fn figures(about: &About<'_>) -> Vec<Entry> {
    let base = about.base;
    let mut found = Vec::new();
    for sum in &about.tracked.sums {
        let topic = topic_of(about, sum.whole);
        let text = about.both(|words| {
            let value = about.amount(sum.figure.value.mid, sum.figure.dimension, words.lang());
            let what = topic.map_or_else(String::new, |topic| about.topic(topic, words.lang()));
            words.say("track-sum", &[("what", what.into()), ("count", sum.parts.len().into()), ("value", value.into())])
        });
        let rows: Vec<u32> = std::iter::once(sum.whole).chain(sum.parts.iter().copied()).collect();
        let entry = Entry::number(text, sum.figure.value, about.lines(&rows));
        found.push(entry.opened(compact(about, &sum.figure), None));
    }
    for ratio in &about.tracked.ratios {
        let (share, span) = (percent(ratio.figure.value.mid), ratio.span.to_string());
        let text = about.both(|words| {
            let (RatioOf::Indicator(id) | RatioOf::Weight(id)) = ratio.of;
            let row = &base.rows.indicators[lodestone_model::ids::Id::index(id)];
            let what = base.label(row.names, row.indicator, words.lang());
            let args = [("what", what.into()), ("span", span.as_str().into()), ("share", share.as_str().into())];
            let key = if matches!(ratio.of, RatioOf::Indicator(_)) { "track-ratio" } else { "track-weight" };
            words.say(key, &args)
        });
        let why = match ratio.of {
            RatioOf::Indicator(id) => {
                let id = base.text(base.rows.indicators[id.index()].indicator);
                Some(format!("{id}@{}", ratio.span))
            }
            RatioOf::Weight(_) => None,
        };
        let entry = Entry::number(text, ratio.figure.value, about.lines(&ratio.rows));
        found.push(entry.opened(compact(about, &ratio.figure), why));
    }
    found
}

fn topic_of(about: &About<'_>, row: u32) -> Option<Topic> {
    about.tracked.facts.iter().find(|fact| fact.row == row).map(|fact| fact.topic)
}

/// What may not be true.
pub(super) fn checks(about: &About<'_>) -> Vec<Entry> {
    about.tracked.checks.iter().map(|found| check(about, found)).collect()
}

/// One check in words.
pub(super) fn check(about: &About<'_>, check: &lodestone_track::run::Check) -> Entry {
    let text = about.both(|words| {
        let strength = match check.flag.strength() {
            Strength::Weak => words.say("track-strength-weak", &[]),
            Strength::Clear => words.say("track-strength-clear", &[]),
            Strength::Certain => words.say("track-strength-certain", &[]),
        };
        let what = about.topic(check.topic, words.lang());
        let finding = flag(about, check, words);
        words.say("track-check", &[("strength", strength.into()), ("what", what.into()), ("finding", finding.into())])
    });
    Entry::said(Some(check.flag.code()), text, about.lines(&check.rows))
}

fn flag(about: &About<'_>, check: &lodestone_track::run::Check, words: &Words) -> String {
    let amount = |value: f64| about.amount(value, check.topic.dimension, words.lang());
    match &check.flag {
        Flag::OverCapacity { utilisation } => {
            words.say("track-flag-capacity", &[("share", range(*utilisation).into())])
        }
        Flag::PartsDiffer { parts, sum } => {
            words.say("track-flag-parts", &[("parts", amount(parts.mid).into()), ("sum", amount(sum.mid).into())])
        }
        Flag::ContributionDiffers { implied, stated } => {
            let (implied, stated) = (percent(implied.mid), percent(stated.mid));
            words.say("track-flag-contribution", &[("implied", implied.into()), ("stated", stated.into())])
        }
        Flag::RatioBreak { month, times, .. } => {
            words.say("track-flag-ratio", &[("month", month.to_string().into()), ("times", (*times).into())])
        }
        Flag::FlatLine { from, months } => {
            words.say("track-flag-flat", &[("month", from.to_string().into()), ("months", (*months).into())])
        }
        Flag::CopiedMonth { month, of, .. } => {
            words.say("track-flag-copied", &[("month", month.to_string().into()), ("of", of.to_string().into())])
        }
        Flag::UnitSlip { month, power } => {
            let times = 10_f64.powi(*power);
            words.say("track-flag-slip", &[("month", month.to_string().into()), ("times", times.into())])
        }
        Flag::Split { month, .. } => words.say("track-flag-split", &[("month", month.to_string().into())]),
        Flag::Revised { times } => words.say("track-flag-revised", &[("share", percent(times - 1.0).into())]),
        Flag::TwoReporters { one, other } => {
            words.say("track-flag-two", &[("one", amount(one.mid).into()), ("other", amount(other.mid).into())])
        }
        Flag::CumulativeFalls { earlier, later } => {
            let (earlier, later) = (amount(earlier.mid), amount(later.mid));
            words.say("track-flag-falls", &[("earlier", earlier.into()), ("later", later.into())])
        }
    }
}
