//! The figures of a balance that a plan begins with.

use lodestone_balance::run::{Balanced, Begins, Opening};
use lodestone_model::CheckedBase;
use lodestone_model::check::measure_dimension;
use lodestone_model::unit::Dimension;
use serde::Serialize;

use super::about::About;
use crate::words::{Both, Languages};

/// What a plan took from the balance of the period before it.
#[derive(Debug, Clone, Serialize)]
pub struct OpeningView {
    /// The period.
    pub period: String,
    /// Whether something in the balance does not fit.
    pub is_doubtful: bool,
    /// Figures that the balance put in place of the tables' or added to them; all others are as reported.
    pub figures: Vec<OpeningLine>,
}

/// A figure.
#[derive(Debug, Clone, Serialize)]
pub struct OpeningLine {
    /// `report`, `output`, `measure`, `stock`.
    pub kind: &'static str,
    /// In words.
    pub what: Both,
    /// Canonical unit.
    pub unit: String,
    /// As the tables have it; none where they say nothing.
    pub was: Option<f64>,
    /// As the plan has it.
    pub now: f64,
    /// Its standard uncertainty.
    pub uncertainty: f64,
}

impl OpeningView {
    /// In both languages.
    pub fn new(base: &CheckedBase, balanced: &Balanced, taken: &[Opening], languages: &Languages) -> Self {
        let about = About { base, balanced, languages };
        let line = |opening: &Opening| {
            let (kind, what, unit) = match opening.of {
                Begins::Report(row) => ("report", about.report(row), about.stated_unit(row)),
                Begins::Output(plant, commodity) => {
                    let what = languages.both(|words| about.output(plant, commodity, words));
                    ("output", what, about.unit(commodity))
                }
                Begins::Measure(measure, holder) => {
                    let what = languages.both(|words| about.measured(measure, holder, words.lang()));
                    let counts = measure_dimension(base, measure).unwrap_or(Dimension::NONE);
                    ("measure", what, base.units().symbol(counts))
                }
                Begins::Stock(row) => ("stock", about.stock(row), about.unit(base.rows.stocks[row as usize].commodity)),
            };
            OpeningLine {
                kind,
                what,
                unit,
                was: opening.was,
                now: opening.now.value,
                uncertainty: opening.now.uncertainty,
            }
        };
        OpeningView {
            period: balanced.settings.periods.last().map(ToString::to_string).unwrap_or_default(),
            is_doubtful: balanced.is_doubtful(),
            figures: taken.iter().map(line).collect(),
        }
    }
}
