//! Figures of reports that were stated anew since the last meeting with another value: what was shown then is no longer so.

use std::collections::HashMap;

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{CommodityId, IndicatorRef, SampleId, ScopeId, Subject};
use lodestone_model::tables::capacities::CapacityKind;
use lodestone_model::tables::reports::Report;
use lodestone_model::time::{Date, Span};

/// A figure that is another now; rows of `reports`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restated {
    /// What was known then.
    pub was: u32,
    /// What is known now.
    pub now: u32,
}

/// What makes two statements be about the same: all but the value and the day.
type About<'a> = (
    (Option<Subject>, Option<IndicatorRef>, Option<&'a str>, Option<CommodityId>, Span),
    (Option<ScopeId>, Option<SampleId>, Option<&'a str>, Option<CapacityKind>, Option<&'a str>),
);

fn about<'a>(base: &'a CheckedBase, row: &Report) -> About<'a> {
    let text = |sym: Option<_>| sym.map(|sym| base.text(sym));
    (
        (row.subject, row.indicator, text(row.attribute), row.commodity, row.span),
        (row.scope, row.sample, text(row.reporter), row.capacity_kind, text(row.basis)),
    )
}

/// In the order of the table. A figure that was restated within the days before `since` is as it was shown then.
pub(super) fn restated(base: &CheckedBase, since: Date, as_of: Date) -> Vec<Restated> {
    let rows = &base.rows.reports;
    let later = rows.iter().filter(|row| row.stated_on > since && row.stated_on <= as_of && row.value.is_some());
    let mut newest: HashMap<About<'_>, [Option<&Report>; 2]> = later.map(|row| (about(base, row), [None; 2])).collect();
    for row in rows.iter().filter(|row| row.stated_on <= as_of && row.value.is_some()) {
        let Some([then, now]) = newest.get_mut(&about(base, row)) else { continue };
        let kept = if row.stated_on <= since { then } else { now };
        if kept.is_none_or(|kept| (kept.stated_on, kept.row) < (row.stated_on, row.row)) {
            *kept = Some(row);
        }
    }
    let differ =
        |(then, now): (&Report, &Report)| (then.value != now.value).then_some(Restated { was: then.row, now: now.row });
    let mut found: Vec<Restated> =
        newest.into_values().filter_map(|[then, now]| then.zip(now)).filter_map(differ).collect();
    found.sort_by_key(|one| one.now);
    found
}
