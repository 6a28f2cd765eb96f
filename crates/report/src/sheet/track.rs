//! What reports say of targets and of themselves, as tables.

use super::{Sheet, Value, track_nowcast};
use crate::view::TrackView;
use crate::words::Languages;

/// Targets, every sentence about the reports, and what the nowcasts and lights rest on.
pub fn track(view: &TrackView) -> Vec<Sheet> {
    let languages = Languages::new();
    let title = |key: &str| languages.both(|words| words.say(key, &[]));
    let columns = [
        "plan-column-id",
        "plan-column-target",
        "plan-column-period",
        "track-column-state",
        "track-column-promised",
        "plan-column-unit",
        "track-column-reached",
        "track-column-completion",
        "track-column-gap",
        "track-column-median",
        "track-column-low",
        "track-column-high",
        "track-column-probability",
        "track-column-required",
        "track-column-last-year",
        "track-column-light",
        "plan-column-grade",
    ];
    let mut targets = Sheet::new("targets", title("track-targets"), columns.into_iter().map(title).collect());
    for target in &view.targets {
        targets.row(vec![
            target.target.as_str().into(),
            (&target.name).into(),
            target.span.as_str().into(),
            Value::Both(languages.both(|words| target.state.say(words))),
            target.promised.into(),
            target.unit.as_str().into(),
            target.reached.into(),
            target.completion.into(),
            target.pace_gap_pp.into(),
            target.median.into(),
            target.interval.map(|interval| interval[0]).into(),
            target.interval.map(|interval| interval[1]).into(),
            target.probability.into(),
            target.required_per_month.into(),
            target.nowcast.as_ref().map(|nowcast| nowcast.last_year_per_month).into(),
            (&target.light.text).into(),
            target.grade.into(),
        ]);
    }
    let columns =
        ["column-code", "column-message", "track-column-value", "track-column-low", "track-column-high", "column-line"];
    let mut findings = Sheet::new("reported", title("track-sheet-reported"), columns.into_iter().map(title).collect());
    for entry in view
        .growth
        .iter()
        .chain(view.utilisation.iter().map(|used| &used.entry))
        .chain(&view.figures)
        .chain(view.ratios.iter().flat_map(|ratio| &ratio.text))
        .chain(&view.titles)
        .chain(&view.questions)
        .chain(&view.checks)
    {
        let lines: Vec<String> = entry.lines.iter().map(u32::to_string).collect();
        findings.row(vec![
            entry.code.into(),
            (&entry.text).into(),
            entry.value.into(),
            entry.low.into(),
            entry.high.into(),
            lines.join("; ").as_str().into(),
        ]);
    }
    let own = vec![targets, ratios(view, &languages), position(view, &languages), findings];
    [own, track_nowcast::sheets(view, &languages)].concat()
}

/// What each firm adds to each ratio.
fn ratios(view: &TrackView, languages: &Languages) -> Sheet {
    let title = |key: &str| languages.both(|words| words.say(key, &[]));
    let columns = [
        "plan-column-id",
        "track-column-basis",
        "plan-column-period",
        "track-column-firm",
        "track-column-numerator",
        "track-column-denominator",
        "track-column-contribution",
        "track-column-shortfall",
        "track-column-within",
        "track-column-between",
    ];
    let mut sheet = Sheet::new("ratios", title("track-section-ratios"), columns.into_iter().map(title).collect());
    for (ratio, firm) in view.ratios.iter().flat_map(|ratio| ratio.firms.iter().map(move |firm| (ratio, firm))) {
        sheet.row(vec![
            ratio.indicator.as_str().into(),
            ratio.basis.as_str().into(),
            ratio.span.as_deref().into(),
            (&firm.firm).into(),
            firm.numerator.into(),
            firm.denominator.into(),
            firm.contribution.into(),
            firm.shortfall.into(),
            firm.within.into(),
            firm.between.into(),
        ]);
    }
    sheet
}

/// Shares of larger areas and what must not be compared, both sides beside each.
fn position(view: &TrackView, languages: &Languages) -> Sheet {
    let title = |key: &str| languages.both(|words| words.say(key, &[]));
    let columns = [
        "column-code",
        "column-message",
        "track-column-value",
        "track-column-low",
        "track-column-high",
        "track-column-rest",
        "track-column-rank",
        "track-column-own",
        "track-column-whole",
        "column-line",
    ];
    let mut sheet = Sheet::new("position", title("track-sheet-position"), columns.into_iter().map(title).collect());
    for position in &view.position {
        let entry = &position.entry;
        let lines: Vec<String> = entry.lines.iter().map(u32::to_string).collect();
        let side = |at: usize| position.sides.get(at).map(|side| &side.text);
        sheet.row(vec![
            entry.code.into(),
            (&entry.text).into(),
            entry.value.into(),
            entry.low.into(),
            entry.high.into(),
            position.rest.into(),
            position.rank.map(|[best, worst]| format!("{best}–{worst}")).as_deref().into(),
            side(0).into(),
            side(1).into(),
            lines.join("; ").as_str().into(),
        ]);
    }
    sheet
}
