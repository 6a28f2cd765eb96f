//! Trails in the document of `track`: formulas by id, cells by place, source, reporter and day. A trail of more than
//! [`CELLS_MAX`] cells is left out; the `why` beside it is what `lodestone why` opens it by.

use lodestone_model::figure::Figure;
use lodestone_model::ids::{Id as _, IndicatorRef, Subject};
use lodestone_model::time::Span;
use lodestone_model::trail::Trail;
use lodestone_track::run::Topic;
use serde::Serialize;

use super::about::About;

/// Most cells of a trail in the document.
pub const CELLS_MAX: usize = 12;

/// The way back from a number to the cells it rests on.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Compact {
    /// A cell.
    Cell(CompactCell),
    /// A formula, by its id, and what it takes.
    Formula {
        /// Its id.
        formula: &'static str,
        /// What it takes.
        inputs: Vec<Compact>,
    },
}

/// A cell of an input table.
#[derive(Debug, Clone, Serialize)]
pub struct CompactCell {
    /// File or sheet.
    pub file: String,
    /// Line in it.
    pub line: Option<u32>,
    /// Column.
    pub column: &'static str,
    /// Id of the source.
    pub source: Option<String>,
    /// Who says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reporter: Option<String>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated_on: Option<String>,
}

/// The trail of a figure; none without one or with too many cells.
pub(super) fn compact(about: &About<'_>, figure: &Figure) -> Option<Compact> {
    leaves(figure, CELLS_MAX).and_then(|_| of(about, figure))
}

/// How many of `left` cells remain behind a figure; none when it has more.
fn leaves(figure: &Figure, left: usize) -> Option<usize> {
    match figure.trail.as_deref() {
        Some(Trail::Formula(_, inputs)) => inputs.iter().try_fold(left, |left, input| leaves(input, left)),
        _ => left.checked_sub(1),
    }
}

fn of(about: &About<'_>, figure: &Figure) -> Option<Compact> {
    Some(match figure.trail.as_deref()? {
        Trail::Cell(cell) => {
            let full = about.cell(cell, figure.dimension);
            let (file, line, column, source) = (full.file, full.line, full.column, full.source);
            let (reporter, stated_on) = (full.reporter, full.stated_on);
            Compact::Cell(CompactCell { file, line, column, source, reporter, stated_on })
        }
        Trail::Formula(op, inputs) => {
            let inputs = inputs.iter().filter_map(|input| of(about, input)).collect();
            Compact::Formula { formula: op.id(), inputs }
        }
        Trail::Solved(_) => return None,
    })
}

/// What `lodestone why` opens the figure of a topic over a span by; none for samples and what has no name.
pub(super) fn asks(about: &About<'_>, topic: Topic, span: Span) -> Option<String> {
    let (base, rows) = (about.base, &about.base.rows);
    let id = match (topic.indicator, topic.attribute, topic.commodity) {
        (Some(IndicatorRef::Indicator(id)), ..) => base.text(rows.indicators[id.index()].indicator),
        (Some(IndicatorRef::Measure(id)), ..) => base.measure_id(id),
        (None, Some(attribute), _) => base.text(attribute),
        (None, None, Some(commodity)) => base.text(rows.commodities[commodity.index()].commodity),
        (None, None, None) => return None,
    };
    let of = match topic.subject {
        Some(Subject::Enterprise(id)) => Some(rows.enterprises[id.index()].enterprise),
        Some(Subject::Plant(id)) => Some(rows.plants[id.index()].plant),
        Some(Subject::Project(id)) => Some(rows.projects[id.index()].project),
        Some(Subject::Commodity(id)) => Some(rows.commodities[id.index()].commodity),
        Some(Subject::Scope(_) | Subject::Sample(_)) | None => topic.scope.map(|id| rows.scopes[id.index()].scope),
    };
    Some(match of {
        Some(of) => format!("{id}@{span}/{}", base.text(of)),
        None => format!("{id}@{span}"),
    })
}
