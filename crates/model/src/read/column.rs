//! One column while its rows are read.

use std::sync::Arc;

use super::cell::{UnitsBeside, read_cell};
use super::fault::CellFault;
use super::units::UnitTexts;
use crate::decimal::{self, Scale};
use crate::grid::{Cells, Interner, Numbers, Value};
use crate::schema::{Kind, Quantity};
use crate::time::Span;
use crate::unit::Unit;

/// Cells of one column so far, and the text that was read last: neighbours are often alike.
pub(super) struct ColumnBuilder {
    kind: Kind,
    header: Option<Arc<Unit>>,
    cells: Cells,
    last_text: String,
    last_row: Option<usize>,
}

impl ColumnBuilder {
    /// A column without rows, with room for some, and with the unit of its header.
    pub fn new(kind: Kind, header: Option<Arc<Unit>>, rows: usize) -> Self {
        let mut cells = Cells::absent(kind, 0);
        cells.reserve(rows);
        if let Cells::Numbers(numbers) = &mut cells {
            numbers.unit = header.clone();
        }
        ColumnBuilder { kind, header, cells, last_text: String::new(), last_row: None }
    }

    /// Adds the cell of the next row; `row_unit` is what its `unit` column says. A cell that cannot be read is absent.
    pub fn push(
        &mut self,
        text: &str,
        row_unit: Option<&Arc<Unit>>,
        texts: &mut Interner,
        units: &mut UnitTexts,
    ) -> Result<(), CellFault> {
        if text.is_empty() {
            self.cells.push_absent();
            return Ok(());
        }
        if let Cells::Numbers(numbers) = &mut self.cells {
            let row_unit = row_unit.filter(|_| self.kind == Kind::Number(Quantity::Stated));
            if push_plain(numbers, text, self.header.as_ref(), row_unit) {
                return Ok(());
            }
        } else if let Cells::Spans(spans) = &mut self.cells
            && let Ok(span) = Span::parse(text)
        {
            spans.push(Some(span));
            return Ok(());
        } else if let Some(row) = self.last_row
            && self.last_text == text
        {
            self.cells.repeat(row);
            return Ok(());
        }
        let beside = UnitsBeside { header: self.header.as_ref(), row: row_unit };
        let read = read_cell(self.kind, text, beside, texts, units);
        let row = self.cells.len();
        self.cells.push_absent();
        let value = read?;
        if !matches!(value, Value::Number(..)) {
            self.last_text.clear();
            self.last_text.push_str(text);
            self.last_row = Some(row);
        }
        self.cells.set(row, value);
        Ok(())
    }

    /// The finished column.
    pub fn finish(self) -> Cells {
        self.cells
    }
}

/// Adds a number without a unit of its own; false when the text is something else.
fn push_plain(numbers: &mut Numbers, text: &str, header: Option<&Arc<Unit>>, row_unit: Option<&Arc<Unit>>) -> bool {
    let unit = header.or(row_unit);
    let scale = unit.map_or(Scale::ONE, |unit| unit.scale);
    let Ok(value) = decimal::parse_bytes(text.as_bytes(), scale) else { return false };
    if header.is_none()
        && let Some(unit) = row_unit
    {
        numbers.own.insert(numbers.values.len() as u32, unit.clone());
    }
    numbers.values.push(value);
    true
}
