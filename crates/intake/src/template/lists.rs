//! What a base has to choose from: firms, projects, and the indicators that firms state by months.

use std::collections::BTreeMap;

use lodestone_model::CheckedBase;
use lodestone_model::grid::Sym;
use lodestone_model::ids::{Id as _, IndicatorRef, Names, Subject};
use lodestone_model::time::Span;

/// An indicator that firms state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stated {
    /// Its id.
    pub id: String,
    /// Its name, the Chinese one where there is one.
    pub name: String,
    /// The unit in which it was stated last.
    pub unit: String,
}

/// Indicators that firms state by months, in the order of ids.
pub(super) fn stated(base: &CheckedBase) -> Vec<Stated> {
    let mut found: BTreeMap<&str, Stated> = BTreeMap::new();
    let is_month = |span: Span| Span::month(span.start.year(), span.start.month()) == Some(span);
    for report in base.rows.reports.iter().filter(|report| is_month(report.span)) {
        let (Some(Subject::Enterprise(_)), Some(unit)) = (report.subject, &report.unit) else { continue };
        let (id, names) = match report.indicator {
            Some(IndicatorRef::Indicator(id)) => {
                let row = &base.rows.indicators[id.index()];
                (base.text(row.indicator), Some((row.names, row.indicator)))
            }
            Some(IndicatorRef::Measure(id)) => (base.measure_id(id), None),
            None => continue,
        };
        let name = names.map_or_else(|| id.to_owned(), |(names, id)| name(base, names, id));
        found.insert(id, Stated { id: id.to_owned(), name, unit: unit.written.clone() });
    }
    found.into_values().collect()
}

/// Names of all firms.
pub(super) fn firms(base: &CheckedBase) -> Vec<String> {
    base.rows.enterprises.iter().map(|row| name(base, row.names, row.enterprise)).collect()
}

/// Names of all projects.
pub(super) fn projects(base: &CheckedBase) -> Vec<String> {
    base.rows.projects.iter().map(|row| name(base, row.names, row.project)).collect()
}

fn name(base: &CheckedBase, names: Names, id: Sym) -> String {
    base.text(names.zh.or(names.en).unwrap_or(id)).to_owned()
}
