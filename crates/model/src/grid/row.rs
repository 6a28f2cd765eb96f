//! Typed reading of one row: references resolved, units checked, every finding collected.

use super::{ABSENT, Cells, Grid, Sym};
use crate::check::lookup::{Counted, CountedBy, Lookup};
use crate::decimal::Scale;
use crate::diagnostic::{Code, Diagnostic};
use crate::ids::{ElementRef, Id, IndicatorRef, Names, Subject};
use crate::schema::{Chosen, Kind, Quantity, Table};
use crate::text::did_you_mean;
use crate::time::{Date, Span};
use crate::unit::{Dimension, Unit};

/// A row of one input table.
pub trait Row: Sized {
    /// The table.
    const TABLE: &'static Table;

    /// Reads the row; `None` when a finding makes it useless.
    fn read(row: &mut RowReader<'_>) -> Option<Self>;
}

/// An amount over the row's span, or a rate per year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flow {
    /// Canonical units, or canonical units per year.
    pub value: f64,
    /// Whether it is per year.
    pub is_rate: bool,
}

/// A number whose dimension the row states.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stated {
    /// In the canonical unit of its dimension.
    pub value: f64,
    /// `None` for a bare number.
    pub dimension: Option<Dimension>,
}

/// A looked-up reference.
#[derive(Debug, Clone, Copy)]
pub enum Reference<I> {
    /// The cell is empty.
    Absent,
    /// No such id; already reported.
    Unknown,
    /// Found.
    Found(I),
}

impl<I> Reference<I> {
    /// The id, when the column is required (an empty cell was reported by the column check).
    pub fn required(self) -> Option<I> {
        match self {
            Reference::Found(id) => Some(id),
            Reference::Absent | Reference::Unknown => None,
        }
    }

    /// The id or its absence; `None` when the id is unknown.
    pub fn optional(self) -> Option<Option<I>> {
        match self {
            Reference::Found(id) => Some(Some(id)),
            Reference::Absent => Some(None),
            Reference::Unknown => None,
        }
    }
}

/// Reads the rows of one grid, one after the other.
pub struct RowReader<'a> {
    grid: &'a Grid,
    lookup: &'a Lookup<'a>,
    findings: &'a mut Vec<Diagnostic>,
    counted_by: CountedBy,
    row: usize,
}

impl<'a> RowReader<'a> {
    /// Every row of `grid` that can be read.
    pub(crate) fn read_all<R: Row>(
        grid: &'a Grid,
        lookup: &'a Lookup<'a>,
        findings: &'a mut Vec<Diagnostic>,
    ) -> Vec<R> {
        let mut reader = RowReader { grid, lookup, findings, counted_by: CountedBy::of(grid.table), row: 0 };
        let mut rows = Vec::with_capacity(grid.rows);
        for row in 0..grid.rows {
            reader.row = row;
            rows.extend(R::read(&mut reader));
        }
        rows
    }

    /// Position of the row in its table.
    pub fn index(&self) -> u32 {
        self.row as u32
    }

    /// What the row counts: the unit of its commodity, or of what its plant's capacity counts.
    pub fn counted(&self) -> Counted {
        self.lookup.counted(self.counted_by, self.grid, self.row)
    }

    /// The id that this row defines.
    pub fn id(&mut self, column: usize) -> Option<Sym> {
        self.grid.sym(column, self.row)
    }

    /// A text or name.
    pub fn text(&mut self, column: usize) -> Option<Sym> {
        self.grid.sym(column, self.row)
    }

    /// Names in both languages.
    pub fn names(&mut self, zh: usize, en: usize) -> Names {
        Names { zh: self.grid.sym(zh, self.row), en: self.grid.sym(en, self.row) }
    }

    /// The group (measure, quota, element group, sample) that this row belongs to.
    pub fn group<I: Id>(&mut self, column: usize) -> Option<I> {
        let sym = self.grid.sym(column, self.row)?;
        self.lookup.find(sym)
    }

    /// A reference to another table.
    pub fn reference<I: Id>(&mut self, column: usize) -> Reference<I> {
        self.resolve(column, |lookup, sym| lookup.find::<I>(sym))
    }

    /// References to another table.
    pub fn references<I: Id>(&mut self, column: usize) -> Option<Vec<I>> {
        let Cells::Lists(lists) = &self.grid.cells[column] else { return None };
        let mut found = Vec::with_capacity(lists[self.row].len());
        let mut complete = true;
        for &sym in &lists[self.row] {
            match self.lookup.find::<I>(sym) {
                Some(id) => found.push(id),
                None => {
                    self.unknown(column, sym);
                    complete = false;
                }
            }
        }
        (complete && !found.is_empty()).then_some(found)
    }

    /// An element or a group.
    pub fn element_ref(&mut self, column: usize) -> Reference<ElementRef> {
        self.resolve(column, |lookup, sym| {
            lookup.find(sym).map(ElementRef::Element).or_else(|| lookup.find(sym).map(ElementRef::Group))
        })
    }

    /// An indicator or a measure.
    pub fn indicator_ref(&mut self, column: usize) -> Reference<IndicatorRef> {
        self.resolve(column, |lookup, sym| {
            lookup.find(sym).map(IndicatorRef::Indicator).or_else(|| lookup.find(sym).map(IndicatorRef::Measure))
        })
    }

    /// What a report is about.
    pub fn subject(&mut self, column: usize) -> Reference<Subject> {
        self.resolve(column, |lookup, sym| {
            lookup
                .find(sym)
                .map(Subject::Plant)
                .or_else(|| lookup.find(sym).map(Subject::Enterprise))
                .or_else(|| lookup.find(sym).map(Subject::Project))
                .or_else(|| lookup.find(sym).map(Subject::Commodity))
                .or_else(|| lookup.find(sym).map(Subject::Scope))
                .or_else(|| lookup.find(sym).map(Subject::Sample))
        })
    }

    /// A member of a closed list.
    pub fn choice<C: Chosen>(&mut self, column: usize) -> Option<C> {
        self.count(column).and_then(|position| C::ALL.get(position as usize).copied())
    }

    /// yes or no.
    pub fn flag(&mut self, column: usize) -> Option<bool> {
        self.count(column).map(|flag| flag != 0)
    }

    /// A whole number.
    pub fn count(&mut self, column: usize) -> Option<u32> {
        match &self.grid.cells[column] {
            Cells::Counts(counts) => Some(counts[self.row]).filter(|&c| c != ABSENT),
            _ => None,
        }
    }

    /// A day.
    pub fn date(&mut self, column: usize) -> Option<Date> {
        match &self.grid.cells[column] {
            Cells::Dates(dates) => dates[self.row],
            _ => None,
        }
    }

    /// A span of days.
    pub fn span(&mut self, column: usize) -> Option<Span> {
        match &self.grid.cells[column] {
            Cells::Spans(spans) => spans[self.row],
            _ => None,
        }
    }

    /// A unit.
    pub fn unit(&mut self, column: usize) -> Option<Unit> {
        match &self.grid.cells[column] {
            Cells::Units(units) => units[self.row].as_deref().cloned(),
            _ => None,
        }
    }

    /// A number in the canonical unit of its quantity.
    pub fn number(&mut self, column: usize, counted: Counted) -> Option<f64> {
        let (value, unit) = self.raw(column)?;
        let Kind::Number(quantity) = self.grid.table.columns[column].kind else { return None };
        let Some(unit) = unit else { return self.scaled(column, value, bare_scale(quantity, counted)) };
        let expected = self.lookup.dimension(quantity, counted);
        match expected {
            Some(expected) if unit.dimension != expected => {
                self.wrong_dimension(column, unit, expected);
                None
            }
            _ => Some(value),
        }
    }

    /// An amount over the row's span, or a rate.
    pub fn flow(&mut self, column: usize, counted: Counted) -> Option<Flow> {
        let (value, unit) = self.raw(column)?;
        let Some(unit) = unit else {
            let value = self.scaled(column, value, Some(counted.scale))?;
            return Some(Flow { value, is_rate: false });
        };
        let rate = unit.dimension.checked_times(Dimension::TIME);
        match counted.dimension {
            None => Some(Flow { value, is_rate: unit.dimension.time() < 0 }),
            Some(amount) if unit.dimension == amount => Some(Flow { value, is_rate: false }),
            Some(amount) if rate == Some(amount) => Some(Flow { value, is_rate: true }),
            Some(amount) => {
                self.wrong_dimension(column, unit, amount);
                None
            }
        }
    }

    /// A number whose unit the row states.
    pub fn stated(&mut self, column: usize) -> Option<Stated> {
        let (value, unit) = self.raw(column)?;
        Some(Stated { value, dimension: unit.map(|u| u.dimension) })
    }

    /// A bare number in canonical units.
    fn scaled(&mut self, column: usize, value: f64, scale: Option<Scale>) -> Option<f64> {
        let scaled = scale.and_then(|scale| scale.apply(value).ok());
        if scaled.is_none() {
            let place = self.grid.place(self.row, Some(column));
            self.findings.push(Diagnostic::new(Code::NumberOutOfRange, place).with("text", value.to_string()));
        }
        scaled
    }

    fn raw(&self, column: usize) -> Option<(f64, Option<&'a Unit>)> {
        let grid: &'a Grid = self.grid;
        match &grid.cells[column] {
            Cells::Numbers(numbers) => {
                let value = numbers.values[self.row];
                (!value.is_nan()).then(|| (value, numbers.unit_of(self.row)))
            }
            _ => None,
        }
    }

    fn resolve<I>(&mut self, column: usize, find: impl Fn(&Lookup<'_>, Sym) -> Option<I>) -> Reference<I> {
        let Some(sym) = self.grid.sym(column, self.row) else { return Reference::Absent };
        match find(self.lookup, sym) {
            Some(id) => Reference::Found(id),
            None => {
                self.unknown(column, sym);
                Reference::Unknown
            }
        }
    }

    fn unknown(&mut self, column: usize, sym: Sym) {
        let tables: &[&str] = match self.grid.table.columns[column].kind {
            Kind::Ref(tables) => tables,
            Kind::Refs(table) => &[table],
            _ => &[],
        };
        if self.lookup.is_nameless(tables) {
            return;
        }
        let text = self.lookup.texts.get(sym);
        let hint = did_you_mean(text, self.lookup.ids_of(tables)).unwrap_or_default().to_owned();
        self.findings.push(
            Diagnostic::new(Code::ReferenceUnknown, self.grid.place(self.row, Some(column)))
                .with("id", text)
                .with("table", tables.join(" / "))
                .with("hint", hint),
        );
    }

    fn wrong_dimension(&mut self, column: usize, unit: &Unit, expected: Dimension) {
        self.findings.push(
            Diagnostic::new(Code::UnitDimension, self.grid.place(self.row, Some(column)))
                .with("unit", unit.written.as_str())
                .with_term("found", unit.dimension.to_string())
                .with_term("expected", expected.to_string()),
        );
    }
}

/// What a bare number of this quantity is multiplied by: it counts in the commodity's own unit. None when no number can
/// hold it.
pub(crate) fn bare_scale(quantity: Quantity, counted: Counted) -> Option<Scale> {
    match quantity {
        Quantity::Amount | Quantity::Flow | Quantity::Rate => Some(counted.scale),
        Quantity::Price | Quantity::MoneyPerRate | Quantity::PricePerYear => counted.scale.inverse(),
        _ => Some(Scale::ONE),
    }
}
