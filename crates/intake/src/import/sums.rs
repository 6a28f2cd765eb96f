//! Rows that are sums or parts of others: compared, never loaded.

use lodestone_model::diagnostic::{Code, Diagnostic};

use super::row::RowKind;
use super::rows::From;
use super::value::Figure;

/// The sum of a column so far.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    value: f64,
    /// Of its last digits.
    step: f64,
    rows: usize,
}

impl Sum {
    fn add(&mut self, figure: &Figure) {
        self.value += figure.value;
        self.step += figure.step;
        self.rows += 1;
    }

    fn less(self, before: Sum) -> Sum {
        Sum { value: self.value - before.value, step: self.step - before.step, rows: self.rows - before.rows }
    }

    /// Whether a stated sum is this one within the rounding of all numbers.
    fn is(self, value: f64, step: f64) -> bool {
        let tolerance = 0.5 * (step + self.step) + 1e-9 * value.abs().max(self.value.abs());
        (self.value - value).abs() <= tolerance
    }
}

/// A sum that the sheet states.
#[derive(Debug, Clone)]
struct Stated {
    column: usize,
    figure: Figure,
    from: From,
    kind: RowKind,
    before: Sum,
    since: Sum,
}

/// Sums of the columns of one block.
#[derive(Debug)]
pub(super) struct Sums {
    all: Vec<Sum>,
    /// At the last sum.
    marks: Vec<Sum>,
    above: Vec<Option<Figure>>,
    stated: Vec<Stated>,
    parts: Vec<(usize, Figure, Figure, From)>,
    /// Whether rows are of one kind, so that they can be added at all.
    is_sum: bool,
}

impl Sums {
    pub fn new(columns: usize, is_sum: bool) -> Self {
        let (all, marks) = (vec![Sum::default(); columns], vec![Sum::default(); columns]);
        Sums { all, marks, above: vec![None; columns], stated: Vec::new(), parts: Vec::new(), is_sum }
    }

    /// Adds a figure of a row.
    pub fn push(&mut self, kind: RowKind, column: usize, figure: &Figure, from: From) {
        match kind {
            RowKind::Figures => {
                self.all[column].add(figure);
                self.above[column] = Some(figure.clone());
            }
            RowKind::Part => {
                self.parts.extend(self.above[column].clone().map(|whole| (column, whole, figure.clone(), from)));
            }
            RowKind::Total | RowKind::Subtotal => {
                let (before, since) = (self.all[column], self.all[column].less(self.marks[column]));
                self.stated.push(Stated { column, figure: figure.clone(), from, kind, before, since });
                self.marks[column] = before;
            }
            RowKind::Note | RowKind::Heading | RowKind::Header => {}
        }
    }

    /// Sums that do not add up, and parts that are more than the whole, each with its cell.
    pub fn findings(&self, place: impl Fn(From) -> lodestone_model::diagnostic::Place) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        for stated in self.stated.iter().filter(|_| self.is_sum) {
            let (value, step) = (stated.figure.value, stated.figure.step);
            let all = self.all[stated.column];
            let possible = match (stated.kind, stated.before.rows) {
                (RowKind::Subtotal, _) => vec![stated.since],
                // A total that stands above its rows.
                (_, 0) => vec![all],
                _ => vec![stated.before, stated.since],
            };
            let Some(expected) = possible.iter().copied().find(|sum| sum.rows > 0) else { continue };
            if possible.iter().any(|sum| sum.rows > 0 && sum.is(value, step)) {
                continue;
            }
            let scale = scale(&stated.figure);
            let finding = Diagnostic::new(Code::SumDiffers, place(stated.from))
                .with("total", stated.figure.number.digits.as_str())
                .with("sum", rounded(expected.value / scale, step / scale))
                .with("difference", rounded((value - expected.value) / scale, step / scale));
            findings.push(finding);
        }
        for (_, whole, part, from) in &self.parts {
            let tolerance = 0.5 * (whole.step + part.step);
            if part.dimension == whole.dimension && part.value.abs() > whole.value.abs() + tolerance {
                let finding = Diagnostic::new(Code::PartLarger, place(*from))
                    .with("part", part.number.digits.as_str())
                    .with("whole", whole.number.digits.as_str());
                findings.push(finding);
            }
        }
        findings
    }
}

/// Canonical units in one of the figure's own.
fn scale(figure: &Figure) -> f64 {
    let face: f64 = figure.number.digits.parse().unwrap_or(1.0);
    if face == 0.0 || figure.value == 0.0 { 1.0 } else { figure.value / face }
}

/// A number without the noise behind the digits that count.
fn rounded(value: f64, step: f64) -> f64 {
    if step > 0.0 && step.is_finite() { (value / step).round() * step } else { value }
}
