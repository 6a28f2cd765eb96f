//! Targets whose light or forecast is another than at the last meeting.

use serde::Serialize;

use crate::view::track::TargetStanding;
use crate::view::track::about::chance;
use crate::view::track::light::light_key;
use crate::words::{Both, Languages, Words, unit};

/// A target then and now.
#[derive(Debug, Clone, Serialize)]
pub struct TargetChange {
    /// Its id.
    pub target: String,
    /// Its name.
    pub name: Both,
    /// Lights then and now; none: no light.
    pub light: [Option<&'static str>; 2],
    /// Medians of the year's total then and now, in its canonical unit.
    pub median: [Option<f64>; 2],
    /// Probabilities of reaching it then and now.
    pub probability: [Option<f64>; 2],
    /// Canonical unit.
    pub unit: String,
    /// In sentences.
    pub text: Vec<Both>,
}

/// Of the targets now, in their order, those that differ from then.
pub(super) fn targets(then: &[TargetStanding], now: &[TargetStanding], languages: &Languages) -> Vec<TargetChange> {
    let pair = |now: &TargetStanding| then.iter().find(|then| then.target == now.target).cloned();
    now.iter().filter_map(|now| change(&pair(now)?, now, languages)).collect()
}

fn change(then: &TargetStanding, now: &TargetStanding, languages: &Languages) -> Option<TargetChange> {
    let light = [then.light.light, now.light.light];
    let (median, probability) = ([then.median, now.median], [then.probability, now.probability]);
    let name = now.name.clone();
    let say = |key: &str, tell: &dyn Fn(Option<usize>, &Words) -> String| {
        languages.both(|words| {
            let args = [
                ("target", name.get(words.lang()).into()),
                ("from", tell(Some(0), words).into()),
                ("to", tell(Some(1), words).into()),
                ("chance", tell(None, words).into()),
            ];
            words.say(key, &args)
        })
    };
    let mut text = Vec::new();
    if light[0] != light[1] {
        text.push(say("dispatch-target-light", &|at, words| at.map_or_else(String::new, |at| word(light[at], words))));
    }
    let forecast = |at: usize, words: &Words| {
        median[at]
            .map_or_else(|| words.say("dispatch-no-forecast", &[]), |mid| unit::amount(mid, &now.unit, words.lang()))
    };
    let is_other = languages.both(|words| if forecast(0, words) == forecast(1, words) { "" } else { "x" }.to_owned());
    if !is_other.zh.is_empty() || !is_other.en.is_empty() || probability[0].is_some() != probability[1].is_some() {
        text.push(say("dispatch-target-forecast", &|at, words| match at {
            Some(at) => forecast(at, words),
            None => odds(probability, words),
        }));
    }
    let (target, unit) = (now.target.clone(), now.unit.clone());
    (!text.is_empty()).then(|| TargetChange { target, name: name.clone(), light, median, probability, unit, text })
}

fn odds(probability: [Option<f64>; 2], words: &Words) -> String {
    let of = |one: Option<f64>| one.map_or_else(|| "—".to_owned(), chance);
    let args = [("from", of(probability[0]).into()), ("to", of(probability[1]).into())];
    if probability == [None; 2] { String::new() } else { words.say("dispatch-target-chance", &args) }
}

fn word(light: Option<&str>, words: &Words) -> String {
    words.say(light.map_or("dispatch-no-light", light_key), &[])
}
