//! Names and numbers of a base in words.

use lodestone_model::CheckedBase;
use lodestone_model::base::Lang;
use lodestone_model::figure::Interval;
use lodestone_model::ids::{Id as _, IndicatorRef, ScopeId, Subject};
use lodestone_model::tables::reports::Report;
use lodestone_model::unit::{Dimension, Units};
use lodestone_track::run::{Topic, Tracked};

use crate::words::{Both, Languages, Words, number, unit};

/// What sentences are about.
pub(in crate::view) struct About<'a> {
    pub base: &'a CheckedBase,
    pub tracked: &'a Tracked,
    pub languages: &'a Languages,
    pub units: Units,
}

impl About<'_> {
    /// A sentence in both languages.
    pub fn both(&self, text: impl Fn(&Words) -> String) -> Both {
        self.languages.both(text)
    }

    /// Lines of `reports` of rows.
    pub fn lines(&self, rows: &[u32]) -> Vec<u32> {
        rows.iter().filter_map(|&row| self.base.place("reports", row, "value").line).collect()
    }

    /// What a report is about: area or subject, then indicator, attribute or commodity.
    pub fn topic(&self, topic: Topic, lang: Lang) -> String {
        about(self.base, topic, lang)
    }

    /// Indicator, attribute or commodity of a report.
    pub fn what(&self, topic: Topic, lang: Lang) -> &str {
        what(self.base, topic, lang)
    }

    /// Name of an area.
    pub fn scope(&self, scope: ScopeId, lang: Lang) -> &str {
        area(self.base, scope, lang)
    }

    /// An amount with its unit.
    pub fn amount(&self, value: f64, dimension: Dimension, lang: Lang) -> String {
        unit::amount(value, &self.units.symbol(dimension), lang)
    }
}

fn area(base: &CheckedBase, scope: ScopeId, lang: Lang) -> &str {
    let row = &base.rows.scopes[scope.index()];
    base.label(row.names, row.scope, lang)
}

/// What a report is about, where nothing is tracked.
pub(crate) fn topic_of(base: &CheckedBase, report: &Report, lang: Lang) -> String {
    let (subject, scope) = match report.subject {
        Some(Subject::Scope(scope)) => (None, Some(scope)),
        subject => (subject, report.scope),
    };
    let &Report { indicator, attribute, commodity, sample, capacity_kind, basis, .. } = report;
    let dimension = Dimension::NONE;
    let topic = Topic { subject, indicator, attribute, commodity, scope, sample, capacity_kind, basis, dimension };
    about(base, topic, lang)
}

fn about(base: &CheckedBase, topic: Topic, lang: Lang) -> String {
    let of = match topic.subject {
        Some(Subject::Plant(id)) => Some(base.plant_label(id, lang)),
        Some(Subject::Enterprise(id)) => Some(base.enterprise_label(id, lang)),
        _ => topic.scope.map(|scope| area(base, scope, lang)),
    };
    let what = what(base, topic, lang);
    of.map_or_else(|| what.to_owned(), |of| format!("{of} · {what}"))
}

fn what(base: &CheckedBase, topic: Topic, lang: Lang) -> &str {
    match (topic.indicator, topic.attribute, topic.commodity) {
        (Some(IndicatorRef::Indicator(id)), ..) => {
            let row = &base.rows.indicators[id.index()];
            base.label(row.names, row.indicator, lang)
        }
        (Some(IndicatorRef::Measure(id)), ..) => base.measure_id(id),
        (None, Some(attribute), _) => base.text(attribute),
        (None, None, Some(commodity)) => base.commodity_label(commodity, lang),
        (None, None, None) => "—",
    }
}

/// A share in percent to one decimal.
pub(super) fn percent(share: f64) -> String {
    format!("{} %", number::fixed(share * 100.0, 1))
}

/// A probability in percent; one that rounds to never or always, and is neither, says so.
pub(in crate::view) fn chance(probability: f64) -> String {
    const ROUNDS: f64 = 0.0005;
    match probability {
        p if p > 0.0 && p < ROUNDS => "< 0.1 %".to_owned(),
        p if (1.0 - ROUNDS..1.0).contains(&p) => "> 99.9 %".to_owned(),
        p => percent(p),
    }
}

/// A range of shares in percent; one number where the bounds coincide at this rounding.
pub(super) fn range(value: Interval) -> String {
    let (low, high) = (percent(value.low), percent(value.high));
    if low == high { low } else { format!("{} – {high}", low.trim_end_matches(" %")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_never_or_always_by_rounding() {
        let said = [0.0, 0.0002, 0.0005, 0.284, 0.9994, 0.9998, 1.0].map(chance);
        assert_eq!(said, ["0.0 %", "< 0.1 %", "0.1 %", "28.4 %", "99.9 %", "> 99.9 %", "100.0 %"]);
    }
}
