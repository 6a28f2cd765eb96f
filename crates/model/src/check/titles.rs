//! Titles whose days cannot be; indicators with two ratios that targets mean.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use crate::base::CheckedBase;
use crate::diagnostic::{Code, Diagnostic};
use crate::grid::Sym;
use crate::ids::{Id, IndicatorId};
use crate::tables::titles::Title;
use crate::text::fold;
use crate::time::Date;

impl Title {
    /// The day from which on it does not count any more; none: without end.
    pub fn end(&self) -> Option<Date> {
        let expired = self.valid_to.and_then(|day| day.plus_days(1));
        [expired, self.withdrawn_on].into_iter().flatten().min()
    }
}

/// Reports titles that end before they begin, one certificate that holds twice at a time, and indicators with two
/// ratios that targets mean.
pub(super) fn check_titles(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    for title in &base.rows.titles {
        let ends = [("valid_to", title.valid_to), ("withdrawn_on", title.withdrawn_on)];
        for (column, end) in ends.into_iter().filter_map(|(column, end)| Some((column, end?))) {
            if end < title.granted_on {
                findings.push(
                    Diagnostic::new(Code::TitleDates, base.place("titles", title.row, column))
                        .with("granted", title.granted_on.to_string())
                        .with("end", end.to_string()),
                );
            }
        }
    }
    check_certificates(base, findings);
    check_ratios(base, findings);
}

/// A certificate belongs to one firm, and its rows follow each other in time.
fn check_certificates(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    let mut rows: HashMap<(Sym, Cow<'_, str>), Vec<&Title>> = HashMap::new();
    for title in &base.rows.titles {
        let Some(certificate) = title.certificate else { continue };
        let known = rows.entry((title.title, fold(base.text(certificate)))).or_default();
        let overlaps = |other: &&&Title| {
            let before = |a: &Title, b: &Title| a.end().is_some_and(|end| end <= b.granted_on);
            !before(other, title) && !before(title, other)
        };
        if let Some(other) = known.iter().find(overlaps) {
            let place = base.place("titles", title.row, "certificate");
            let line = base.place("titles", other.row, "certificate").line.unwrap_or_default();
            findings.push(
                Diagnostic::new(Code::TitleOverlap, place)
                    .with("certificate", base.text(certificate))
                    .with("first", line.to_string()),
            );
        }
        known.push(title);
    }
}

fn check_ratios(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    let mut judged: BTreeMap<IndicatorId, &str> = BTreeMap::new();
    for row in base.rows.ratios.iter().filter(|row| row.judged) {
        if let Some(first) = judged.insert(row.indicator, base.text(row.basis)) {
            let indicator = base.text(base.rows.indicators[row.indicator.index()].indicator);
            findings.push(
                Diagnostic::new(Code::RatioJudgedTwice, base.place("ratios", row.row, "judged"))
                    .with("indicator", indicator)
                    .with("first", first)
                    .with("second", base.text(row.basis)),
            );
        }
    }
}
