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
    let pair = |now: &TargetStanding| then.iter().find(|then| then.target == now.target);
    now.iter().filter_map(|now| change(pair(now)?, now, languages)).collect()
}

fn change(then: &TargetStanding, now: &TargetStanding, languages: &Languages) -> Option<TargetChange> {
    let both = [then, now];
    let light = both.map(|target| target.light.light);
    let (median, probability) = (both.map(|target| target.median), both.map(|target| target.probability));
    let say = |key: &str, pair: &[Both; 2], chance: &Both| {
        languages.both(|words| {
            let lang = words.lang();
            let args = [
                ("target", now.name.get(lang).into()),
                ("from", pair[0].get(lang).into()),
                ("to", pair[1].get(lang).into()),
                ("chance", chance.get(lang).into()),
            ];
            words.say(key, &args)
        })
    };
    let mut text = Vec::new();
    if light[0] != light[1] {
        let lights = light.map(|light| languages.both(|words| word(light, words)));
        text.push(say("dispatch-target-light", &lights, &Both::same("")));
    }
    // What looks the same at the digits that are shown is the same.
    let forecasts = both.map(|target| languages.both(|words| forecast(target, words)));
    if forecasts[0] != forecasts[1] || probability[0].is_some() != probability[1].is_some() {
        let odds = languages.both(|words| odds(probability, words));
        text.push(say("dispatch-target-forecast", &forecasts, &odds));
    }
    let (target, name, unit) = (now.target.clone(), now.name.clone(), now.unit.clone());
    (!text.is_empty()).then_some(TargetChange { target, name, light, median, probability, unit, text })
}

fn forecast(target: &TargetStanding, words: &Words) -> String {
    let amount = target.median.map(|median| unit::amount(median, &target.unit, words.lang()));
    amount.unwrap_or_else(|| words.say("dispatch-no-forecast", &[]))
}

fn odds(probability: [Option<f64>; 2], words: &Words) -> String {
    if probability == [None; 2] {
        return String::new();
    }
    let of = |one: Option<f64>| one.map_or_else(|| "—".to_owned(), chance);
    words.say("dispatch-target-chance", &[("from", of(probability[0]).into()), ("to", of(probability[1]).into())])
}

fn word(light: Option<&str>, words: &Words) -> String {
    words.say(light.map_or("dispatch-no-light", light_key), &[])
}
