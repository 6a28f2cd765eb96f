//! Months that add up to a period: reports of one reporter about one thing that tile it, where none is about all of it.

use std::collections::BTreeMap;

use lodestone_model::CheckedBase;
use lodestone_model::tables::reports::{Qualifier, Report, ReportStatus};
use lodestone_model::time::{Date, Span};

use super::settings::Settings;
use super::statements::{is_level_report, topic};

/// Reports that tile a period, in the order of their days.
pub(super) struct Tiled<'a> {
    /// Place of the period.
    pub period: u32,
    /// Two or more.
    pub reports: Vec<&'a Report>,
}

/// Reports about one thing, by the days that they are about.
type Parts<'a> = BTreeMap<(Date, Date), &'a Report>;

/// Every period that is tiled. `whole` are the topics of reports about all of it, by [`topic`]. Of several ways the finest at
/// each day is taken; one-sided statements and attributes in words do not add up.
pub(super) fn tiled<'a>(base: &'a CheckedBase, settings: &Settings, whole: &[String]) -> Vec<Tiled<'a>> {
    let adds_up = |report: &&Report| {
        let actual = matches!(report.status, ReportStatus::Actual | ReportStatus::Preliminary);
        let is_known = actual && settings.as_of.is_none_or(|day| report.stated_on <= day) && report.value.is_some();
        let is_two_sided = matches!(report.qualifier, Qualifier::Exact | Qualifier::About);
        is_known && is_two_sided && report.attribute.is_none() && !is_level_report(base, report)
    };
    let mut by_topic: BTreeMap<(u32, String), Parts<'a>> = BTreeMap::new();
    for report in base.rows.reports.iter().filter(adds_up) {
        let is_part = |span: &Span| span.covers(report.span) && *span != report.span;
        let Some(period) = settings.periods.iter().position(is_part) else { continue };
        let key = (period as u32, topic(base, period, settings.periods[period].end, report));
        let kept = by_topic.entry(key).or_default().entry((report.span.start, report.span.end)).or_insert(report);
        if (kept.stated_on, kept.row) < (report.stated_on, report.row) {
            *kept = report;
        }
    }
    let mut found: Vec<Tiled<'a>> = Vec::new();
    for ((period, topic), parts) in by_topic {
        if let Some(reports) = tiles(&parts, settings.periods[period as usize]).filter(|_| !whole.contains(&topic)) {
            found.push(Tiled { period, reports });
        }
    }
    found.sort_by_key(|tiled| tiled.reports[0].row);
    found
}

fn tiles<'a>(parts: &Parts<'a>, period: Span) -> Option<Vec<&'a Report>> {
    let (mut day, mut found) = (period.start, Vec::new());
    while day < period.end {
        let (&(_, end), &report) = parts.range((day, Date::MIN)..=(day, Date::MAX)).next()?;
        found.push(report);
        day = end;
    }
    (day == period.end).then_some(found)
}
