//! Lights: the preset with its source, and what it shows for each target.

use lodestone_model::lights::{Applies, Bilingual, ChosenBy, LampState, Lit, Preset, Quantity, Shown};
use lodestone_model::schema::Chosen as _;
use lodestone_track::run::TargetLight;
use serde::Serialize;

use super::about::About;
use crate::view::plan::word::Word;
use crate::words::{Both, Languages, Words};

/// Rules for lights, and who chose them.
#[derive(Debug, Clone, Serialize)]
pub struct PresetView {
    /// Its id.
    pub preset: String,
    /// Its name.
    pub name: Both,
    /// Who made it.
    pub authority: Both,
    /// The document.
    pub document: Both,
    /// The day from which it is known.
    pub dated: Option<String>,
    /// For what it was made.
    pub applies_to: &'static str,
    /// How far our reading of it may be trusted.
    pub grade: &'static str,
    /// Who chose it: `asked`, `base`, `default`.
    pub chosen_by: Word,
    /// The same in a sentence.
    pub text: Both,
}

/// What a preset shows.
#[derive(Debug, Clone, Serialize)]
pub struct LightView {
    /// The light; none: no light.
    pub light: Option<&'static str>,
    /// In words: the light, the rule that lit it, what was resolved, or why there is none.
    pub text: Both,
    /// Every lamp.
    pub lamps: Vec<LampView>,
}

/// A lamp.
#[derive(Debug, Clone, Serialize)]
pub struct LampView {
    /// Its name.
    pub name: Both,
    /// Its light.
    pub light: Option<&'static str>,
    /// The rule that holds.
    pub rule: Option<Both>,
    /// What the source leaves open there, and how it is read.
    pub resolved: Option<Both>,
    /// Ids of what is not known and would be needed.
    pub unknown: Vec<&'static str>,
}

pub(super) fn preset(about: &About<'_>) -> PresetView {
    let (preset, chosen) = about.tracked.preset;
    let reason = match chosen {
        ChosenBy::Asked => "track-light-asked",
        ChosenBy::Base => "track-light-base",
        ChosenBy::Default => "track-light-default",
    };
    let grade = preset.grade.choice().id;
    let text = about.both(|words| {
        let args = [
            ("id", preset.id.as_str().into()),
            ("document", said(&preset.document, words).into()),
            ("grade", grade.into()),
            ("for", words.say(made_for(preset), &[]).into()),
            ("reason", words.say(reason, &[]).into()),
        ];
        words.say("track-light-preset", &args)
    });
    PresetView {
        preset: preset.id.clone(),
        name: both(&preset.name),
        authority: both(&preset.authority),
        document: both(&preset.document),
        dated: preset.dated.map(|day| day.to_string()),
        applies_to: preset.applies.id(),
        grade,
        chosen_by: chosen_by(chosen),
        text,
    }
}

/// Who chose a preset.
pub(in crate::view) fn chosen_by(chosen: ChosenBy) -> Word {
    Word(match chosen {
        ChosenBy::Asked => "track-chosen-asked",
        ChosenBy::Base => "track-chosen-base",
        ChosenBy::Default => "track-chosen-default",
    })
}

fn made_for(preset: &Preset) -> &'static str {
    match preset.applies {
        Applies::Project => "track-made-for-project",
        Applies::DistrictInvestment => "track-made-for-district-investment",
        Applies::Task => "track-made-for-task",
        Applies::YearlyIndicator => "track-made-for-yearly-indicator",
    }
}

pub(super) fn light(about: &About<'_>, light: &TargetLight) -> LightView {
    shown(about.languages, &light.shown)
}

/// What a preset shows, in words.
pub(in crate::view) fn shown(languages: &Languages, shown: &Shown) -> LightView {
    let text = languages.both(|words| match &shown.by {
        Some(lit) => by_rule(lit, words),
        None => {
            let mut unknown = shown.unknown();
            if unknown.iter().any(|needed| TargetLight::LOOKS_AT.contains(needed)) {
                unknown.retain(|needed| TargetLight::LOOKS_AT.contains(needed));
            }
            let unknown: Vec<String> = unknown.into_iter().map(|needed| quantity(needed, words)).collect();
            words.say("track-light-unknown", &[("list", unknown.join(&words.say("track-list", &[])).into())])
        }
    });
    LightView { light: shown.light.map(|light| light.id()), text, lamps: shown.lamps.iter().map(lamp).collect() }
}

fn by_rule(lit: &Lit, words: &Words) -> String {
    let light = words.say(lit.rule.light.map_or("track-light-none", |light| light_key(light.id())), &[]);
    let args = [
        ("light", light.into()),
        ("lamp", said(&lit.name, words).into()),
        ("rule", said(&lit.rule.words, words).into()),
    ];
    let text = words.say("track-light", &args);
    lit.rule.resolved.as_ref().map_or_else(
        || text.clone(),
        |resolved| {
            words.say("track-light-resolved", &[("text", text.as_str().into()), ("how", said(resolved, words).into())])
        },
    )
}

/// Key of the name of a light.
pub(in crate::view) fn light_key(id: &str) -> &'static str {
    match id {
        "green" => "track-light-green",
        "blue" => "track-light-blue",
        "yellow" => "track-light-yellow",
        "orange" => "track-light-orange",
        _ => "track-light-red",
    }
}

fn lamp(state: &LampState) -> LampView {
    let (name, rule, unknown) = match state {
        LampState::Read(lit) => (&lit.name, Some(&lit.rule), &[][..]),
        LampState::Unknown(name, unknown) => (name, None, unknown.as_slice()),
        LampState::NoRule(name) => (name, None, &[][..]),
    };
    LampView {
        name: both(name),
        light: rule.and_then(|rule| rule.light).map(|light| light.id()),
        rule: rule.map(|rule| both(&rule.words)),
        resolved: rule.and_then(|rule| rule.resolved.as_ref()).map(both),
        unknown: unknown.iter().map(|quantity| quantity.id()).collect(),
    }
}

fn quantity(quantity: Quantity, words: &Words) -> String {
    let key = match quantity {
        Quantity::GapPp => "track-quantity-gap",
        Quantity::StartMonthsLate => "track-quantity-start",
        Quantity::MonthsNotEnrolled => "track-quantity-enrolment",
        Quantity::Excused => "track-quantity-excused",
        Quantity::PaidLessPlannedPp => "track-quantity-paid-planned",
        Quantity::PaidLessRequiredPp => "track-quantity-paid-required",
        Quantity::GrowthPp => "track-quantity-growth",
        Quantity::GrowthLessPlanPp => "track-quantity-growth-plan",
        Quantity::GrowthLessMeanPp => "track-quantity-growth-mean",
        Quantity::BondsLessExpectedPp => "track-quantity-bonds",
        Quantity::DaysLeft => "track-quantity-days",
        Quantity::Missing => "track-quantity-missing",
        Quantity::LatestMissing => "track-quantity-latest",
        Quantity::PoorQuality => "track-quantity-quality",
        Quantity::RatioR => "track-quantity-ratio",
    };
    words.say(key, &[])
}

pub(in crate::view) fn both(text: &Bilingual) -> Both {
    Both { zh: text.zh.clone(), en: text.en.clone() }
}

fn said(text: &Bilingual, words: &Words) -> String {
    both(text).get(words.lang()).to_owned()
}
