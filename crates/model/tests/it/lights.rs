//! The edges of every published rule, by hand; what the sources leave open; what is not known.

use lodestone_model::lights::{LampState, Light, Preset, Quantity, Seen, Test, known, preset, presets};
use lodestone_model::tables::sources::Grade;

use crate::fixture::{MANIFEST, read_findings, small_base, with};

fn of(id: &str) -> &'static Preset {
    preset(id).unwrap()
}

fn light(id: &str, seen: &Seen) -> Option<Light> {
    of(id).show(seen).light
}

fn gap(points: f64) -> Seen {
    Seen::nothing().with(Quantity::GapPp, points)
}

/// Whether the rule behind the answer is one that the source leaves open.
fn is_resolved(id: &str, seen: &Seen) -> bool {
    of(id).show(seen).by.unwrap().rule.resolved.is_some()
}

#[test]
fn every_preset_names_its_source_and_both_languages() {
    assert_eq!(known(), ["yinchuan-2025", "tianjin-2022", "suqian-2025", "open-sdg"]);
    for preset in presets() {
        assert!([Grade::A, Grade::C].contains(&preset.grade));
        let rules = preset.lamps.iter().flat_map(|lamp| &lamp.rules);
        let texts = rules.flat_map(|rule| [Some(&rule.words), rule.resolved.as_ref()]).flatten();
        for text in texts.chain([&preset.name, &preset.authority, &preset.document]) {
            assert!(!text.zh.is_empty() && !text.en.is_empty() && text.zh != text.en, "{text:?}");
            assert!(!text.zh.contains("http") && !text.en.contains("http"), "documents, not addresses: {text:?}");
        }
    }
    assert_eq!(preset("nothing"), None);
}

/// Lower than the pace by 10 to 30 points, both included: yellow; by more: red. 0 to 10 is open in the source.
#[test]
fn yinchuan_progress() {
    use Light::{Green, Red, Yellow};
    for (points, expected, open) in [
        (5.0, Green, false),
        (0.0, Green, false),
        (-0.0001, Green, true),
        (-9.9999, Green, true),
        (-10.0, Yellow, false),
        (-10.000_1, Yellow, false),
        (-30.0, Yellow, false),
        (-30.000_1, Red, false),
    ] {
        let seen = gap(points);
        assert_eq!(
            (light("yinchuan-2025", &seen), is_resolved("yinchuan-2025", &seen)),
            (Some(expected), open),
            "{points}"
        );
    }
    // 0.4 − 0.7 is not −0.3 in binary; the 30 points are still 30.
    assert_eq!(light("yinchuan-2025", &gap(100.0 * (0.4 - 0.7))), Some(Yellow));
    assert_eq!(light("yinchuan-2025", &gap(f64::NAN)), None);
}

#[test]
fn yinchuan_start_enrolment_and_funds() {
    let start = |months: f64, excused: f64| {
        let seen = Seen::nothing().with(Quantity::StartMonthsLate, months).with(Quantity::Excused, excused);
        light("yinchuan-2025", &seen)
    };
    let months = [0.0, 1.0, 2.0, 3.0, 7.0].map(|months| start(months, 0.0));
    assert_eq!(months, [Light::Green, Light::Yellow, Light::Yellow, Light::Red, Light::Red].map(Some));
    assert_eq!(start(3.0, 1.0), None, "with a good reason no rule speaks");
    let enrolled = |months: f64| {
        let seen = Seen::nothing().with(Quantity::MonthsNotEnrolled, months).with(Quantity::Excused, 0.0);
        light("yinchuan-2025", &seen)
    };
    let months = [0.0, 0.99, 1.0, 2.0, 2.01].map(enrolled);
    assert_eq!(months, [Light::Green, Light::Green, Light::Yellow, Light::Yellow, Light::Red].map(Some));
    let funds = |planned: f64, required: f64| {
        let seen = Seen::nothing().with(Quantity::PaidLessPlannedPp, planned);
        light("yinchuan-2025", &seen.with(Quantity::PaidLessRequiredPp, required))
    };
    assert_eq!(funds(0.0, 0.0), Some(Light::Green));
    assert_eq!(funds(-1.0, 0.0), Some(Light::Yellow));
    assert_eq!(funds(1.0, -0.1), Some(Light::Red));
}

#[test]
fn the_most_serious_lamp_counts_and_what_is_not_known_is_named() {
    let seen = gap(-12.0).with(Quantity::StartMonthsLate, 3.0).with(Quantity::Excused, 0.0);
    let shown = of("yinchuan-2025").show(&seen);
    assert_eq!((shown.light, shown.by.as_ref().unwrap().lamp.as_str()), (Some(Light::Red), "start"));
    let late = Seen::nothing().with(Quantity::StartMonthsLate, 1.0);
    let shown = of("yinchuan-2025").show(&late);
    assert_eq!((shown.light, shown.by.clone()), (None, None));
    assert!(shown.unknown().contains(&Quantity::Excused) && shown.unknown().contains(&Quantity::GapPp));
    assert!(
        matches!(&shown.lamps[1], LampState::Unknown(name, needed) if name.en == "start" && *needed == [Quantity::Excused])
    );
    assert_eq!(of("yinchuan-2025").show(&late), shown, "the same input gives the same answer");
}

#[test]
fn tianjin_growth_against_plan_and_mean() {
    let seen = |growth: f64, plan: f64, mean: Option<f64>| {
        let seen = Seen::nothing().with(Quantity::GrowthPp, growth).with(Quantity::GrowthLessPlanPp, growth - plan);
        seen.with(Quantity::GrowthLessMeanPp, mean.map(|mean| growth - mean))
    };
    let of = |growth, plan, mean| light("tianjin-2022", &seen(growth, plan, mean));
    assert_eq!(of(8.0, 8.0, Some(8.0)), Some(Light::Green));
    assert_eq!(of(8.0, 8.1, Some(5.0)), Some(Light::Yellow));
    assert_eq!(of(8.0, 5.0, Some(8.1)), Some(Light::Yellow));
    assert_eq!(of(-0.1, -5.0, Some(-5.0)), Some(Light::Red), "negative growth, even above plan and mean");
    assert_eq!(of(0.0, 5.0, Some(0.0)), Some(Light::Yellow));
    assert!(is_resolved("tianjin-2022", &seen(0.0, 1.0, Some(1.0))));
    // Without the mean of the city: below the plan is yellow whatever it is, above the plan nothing can be said.
    assert_eq!(of(4.0, 5.0, None), Some(Light::Yellow));
    assert_eq!(of(6.0, 5.0, None), None);
    assert!(
        preset("tianjin-2022").unwrap().show(&seen(6.0, 5.0, None)).unknown().contains(&Quantity::GrowthLessMeanPp)
    );
}

#[test]
fn tianjin_bonds() {
    let bonds = |points: f64| light("tianjin-2022", &Seen::nothing().with(Quantity::BondsLessExpectedPp, points));
    let lights = [0.0, -0.1, -30.0, -30.1].map(bonds);
    assert_eq!(lights, [Light::Green, Light::Yellow, Light::Yellow, Light::Red].map(Some));
    assert!(is_resolved("tianjin-2022", &Seen::nothing().with(Quantity::BondsLessExpectedPp, -30.0)));
}

#[test]
fn suqian_deadline_pace_and_quality() {
    let task =
        |days: f64, missing: f64| Seen::nothing().with(Quantity::DaysLeft, days).with(Quantity::Missing, missing);
    let of = |seen: Seen| light("suqian-2025", &seen);
    assert_eq!(of(task(-1.0, 0.1)), Some(Light::Red));
    assert_eq!(of(task(-1.0, 0.0)), None, "done");
    assert_eq!(of(task(0.0, 0.1)), Some(Light::Blue));
    assert_eq!(of(task(30.0, 0.1)), Some(Light::Blue));
    assert_eq!(of(task(31.0, 0.1)), None);
    assert_eq!(of(task(31.0, 0.1).with(Quantity::GapPp, -0.1)), Some(Light::Yellow));
    assert_eq!(of(task(31.0, 0.1).with(Quantity::GapPp, 0.0)), None);
    assert_eq!(of(task(10.0, 0.1).with(Quantity::PoorQuality, 1.0)), Some(Light::Yellow), "more serious than blue");
}

#[test]
fn open_sdg_ratio() {
    let r = |ratio: f64| light("open-sdg", &Seen::nothing().with(Quantity::Missing, 0.2).with(Quantity::RatioR, ratio));
    use Light::{Green, Orange, Red, Yellow};
    let lights = [1.2, 0.95, 0.9499, 0.60, 0.5999, 0.0, -0.0001].map(r);
    assert_eq!(lights, [Green, Green, Yellow, Yellow, Orange, Orange, Red].map(Some));
    let reached = Seen::nothing().with(Quantity::Missing, 0.0).with(Quantity::RatioR, -1.0);
    assert_eq!(light("open-sdg", &reached), Some(Green), "an achieved target is achieved");
}

/// The pace is one quantity, and it is the profiled one: nothing in the presets asks for months over twelve.
#[test]
fn rules_are_plain_bounds() {
    let conditions =
        presets().iter().flat_map(|preset| &preset.lamps).flat_map(|lamp| &lamp.rules).flat_map(|r| &r.when);
    let on_gap: Vec<(Test, f64)> =
        conditions.filter(|c| c.quantity == Quantity::GapPp).map(|c| (c.test, c.bound)).collect();
    let expected = [
        (Test::AtLeast, 0.0),
        (Test::Above, -10.0),
        (Test::AtLeast, -30.0),
        (Test::Below, -30.0),
        (Test::Below, 0.0),
        (Test::AtLeast, 0.0),
    ];
    assert_eq!(on_gap, expected);
}

#[test]
fn a_base_names_its_preset() {
    let named = |id: &str| with("base.toml", format!("lights = \"{id}\"\n{MANIFEST}"));
    let read = |folder: &crate::fixture::Folder| lodestone_model::read::read_base(folder.path()).unwrap();
    assert_eq!(read(&named("open-sdg")).manifest.unwrap().lights.as_deref(), Some("open-sdg"));
    assert_eq!(read(&small_base()).manifest.unwrap().lights, None);
    assert_eq!(
        read_findings(named("traffic").path()),
        ["F12 base.toml:1 key=lights expected=yinchuan-2025 | tianjin-2022 | suqian-2025 | open-sdg"]
    );
}
