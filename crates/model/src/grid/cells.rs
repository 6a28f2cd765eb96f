//! Cells of one column, stored by kind. Absent is a state of its own: NaN, `None`, `ABSENT`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Sym;
use crate::schema::Kind;
use crate::time::{Date, Span};
use crate::unit::Unit;

/// Marks an absent choice, flag or count.
pub const ABSENT: u32 = u32::MAX;

/// Cells of one column of a table.
#[derive(Debug, Clone)]
pub enum Cells {
    /// No such column in the input.
    Empty,
    /// Ids, names and texts.
    Syms(Vec<Option<Sym>>),
    /// Several ids a cell.
    Lists(Vec<Vec<Sym>>),
    /// Numbers.
    Numbers(Numbers),
    /// Position in the choice list, 0/1 for a flag, or a count; [`ABSENT`] when empty.
    Counts(Vec<u32>),
    /// Days.
    Dates(Vec<Option<Date>>),
    /// Spans.
    Spans(Vec<Option<Span>>),
    /// Units.
    Units(Vec<Option<Arc<Unit>>>),
}

/// Numbers of one column: values already scaled to the canonical unit of the dimension they were
/// given in, and that dimension's unit. A bare number keeps its face value and no unit.
#[derive(Debug, Clone, Default)]
pub struct Numbers {
    /// NaN when absent.
    pub values: Vec<f64>,
    /// Unit of the header, for every cell without one of its own.
    pub unit: Option<Arc<Unit>>,
    /// Units written in cells (or taken from the row's `unit` column).
    pub own: BTreeMap<u32, Arc<Unit>>,
}

impl Numbers {
    /// The unit of a cell, if any was given.
    pub fn unit_of(&self, row: usize) -> Option<&Unit> {
        if !self.own.is_empty()
            && let Some(unit) = self.own.get(&(row as u32))
        {
            return Some(unit);
        }
        self.unit.as_deref()
    }
}

/// One cell, by the kind of its column.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// An id, name or text.
    Sym(Option<Sym>),
    /// Several ids.
    List(Vec<Sym>),
    /// A number in the canonical unit of its own unit, or bare; NaN when absent.
    Number(f64, Option<Arc<Unit>>),
    /// A choice, flag or count; [`ABSENT`] when empty.
    Count(u32),
    /// A day.
    Date(Option<Date>),
    /// A span.
    Span(Option<Span>),
    /// A unit.
    Unit(Option<Arc<Unit>>),
}

impl Value {
    /// The absent value of a kind of column.
    pub fn absent(kind: Kind) -> Self {
        match kind {
            Kind::Id | Kind::Name | Kind::Ref(_) | Kind::Text => Value::Sym(None),
            Kind::Refs(_) => Value::List(Vec::new()),
            Kind::Choice(_) | Kind::YesNo | Kind::Count => Value::Count(ABSENT),
            Kind::Date => Value::Date(None),
            Kind::Span => Value::Span(None),
            Kind::Number(_) => Value::Number(f64::NAN, None),
            Kind::Unit => Value::Unit(None),
        }
    }

    /// Whether two values of one column say the same, however their units are written.
    pub(crate) fn means(&self, other: &Self) -> bool {
        match (self, other) {
            (Value::Number(a, _), Value::Number(b, _)) if a.is_nan() || b.is_nan() => a.is_nan() && b.is_nan(),
            (Value::Number(a, a_unit), Value::Number(b, b_unit)) => {
                let dimension = |unit: &Option<Arc<Unit>>| unit.as_ref().map(|unit| unit.dimension);
                a == b && dimension(a_unit) == dimension(b_unit)
            }
            (Value::Unit(Some(a)), Value::Unit(Some(b))) => a.dimension == b.dimension && a.scale == b.scale,
            _ => self == other,
        }
    }
}

impl Cells {
    /// Cells of a kind of column, all absent.
    pub fn absent(kind: Kind, rows: usize) -> Self {
        match kind {
            Kind::Id | Kind::Name | Kind::Ref(_) | Kind::Text => Cells::Syms(vec![None; rows]),
            Kind::Refs(_) => Cells::Lists(vec![Vec::new(); rows]),
            Kind::Choice(_) | Kind::YesNo | Kind::Count => Cells::Counts(vec![ABSENT; rows]),
            Kind::Date => Cells::Dates(vec![None; rows]),
            Kind::Span => Cells::Spans(vec![None; rows]),
            Kind::Number(_) => Cells::Numbers(Numbers { values: vec![f64::NAN; rows], ..Numbers::default() }),
            Kind::Unit => Cells::Units(vec![None; rows]),
        }
    }

    /// Cells that all hold one value.
    pub(crate) fn repeated(value: Value, rows: usize) -> Self {
        match value {
            Value::Sym(sym) => Cells::Syms(vec![sym; rows]),
            Value::List(list) => Cells::Lists(vec![list; rows]),
            Value::Number(value, unit) => {
                let own = unit.into_iter().flat_map(|unit| (0..rows as u32).map(move |row| (row, unit.clone())));
                Cells::Numbers(Numbers { values: vec![value; rows], unit: None, own: own.collect() })
            }
            Value::Count(count) => Cells::Counts(vec![count; rows]),
            Value::Date(date) => Cells::Dates(vec![date; rows]),
            Value::Span(span) => Cells::Spans(vec![span; rows]),
            Value::Unit(unit) => Cells::Units(vec![unit; rows]),
        }
    }

    /// Whether a cell is empty.
    pub fn is_absent(&self, row: usize) -> bool {
        match self {
            Cells::Empty => true,
            Cells::Syms(syms) => syms[row].is_none(),
            Cells::Lists(lists) => lists[row].is_empty(),
            Cells::Numbers(numbers) => numbers.values[row].is_nan(),
            Cells::Counts(counts) => counts[row] == ABSENT,
            Cells::Dates(dates) => dates[row].is_none(),
            Cells::Spans(spans) => spans[row].is_none(),
            Cells::Units(units) => units[row].is_none(),
        }
    }

    /// The first empty cell.
    pub fn first_absent(&self) -> Option<usize> {
        match self {
            Cells::Empty => None,
            Cells::Syms(syms) => syms.iter().position(Option::is_none),
            Cells::Lists(lists) => lists.iter().position(Vec::is_empty),
            Cells::Numbers(numbers) => numbers.values.iter().position(|value| value.is_nan()),
            Cells::Counts(counts) => counts.iter().position(|&count| count == ABSENT),
            Cells::Dates(dates) => dates.iter().position(Option::is_none),
            Cells::Spans(spans) => spans.iter().position(Option::is_none),
            Cells::Units(units) => units.iter().position(Option::is_none),
        }
    }

    /// One cell; `None` when the column is not there.
    pub fn get(&self, row: usize) -> Option<Value> {
        Some(match self {
            Cells::Empty => return None,
            Cells::Syms(syms) => Value::Sym(syms[row]),
            Cells::Lists(lists) => Value::List(lists[row].clone()),
            Cells::Numbers(numbers) => {
                let unit = numbers.own.get(&(row as u32)).or(numbers.unit.as_ref());
                Value::Number(numbers.values[row], unit.cloned())
            }
            Cells::Counts(counts) => Value::Count(counts[row]),
            Cells::Dates(dates) => Value::Date(dates[row]),
            Cells::Spans(spans) => Value::Span(spans[row]),
            Cells::Units(units) => Value::Unit(units[row].clone()),
        })
    }

    /// Sets one cell of a column that is there.
    ///
    /// # Panics
    /// When the value is of another kind than the column: a bug of the caller.
    pub fn set(&mut self, row: usize, value: Value) {
        match (self, value) {
            (Cells::Syms(syms), Value::Sym(sym)) => syms[row] = sym,
            (Cells::Lists(lists), Value::List(list)) => lists[row] = list,
            (Cells::Numbers(numbers), Value::Number(value, unit)) => {
                numbers.values[row] = value;
                match unit.filter(|unit| numbers.unit.as_ref() != Some(unit)) {
                    Some(unit) => numbers.own.insert(row as u32, unit),
                    None => numbers.own.remove(&(row as u32)),
                };
            }
            (Cells::Counts(counts), Value::Count(count)) => counts[row] = count,
            (Cells::Dates(dates), Value::Date(date)) => dates[row] = date,
            (Cells::Spans(spans), Value::Span(span)) => spans[row] = span,
            (Cells::Units(units), Value::Unit(unit)) => units[row] = unit,
            (cells, value) => panic!("{value:?} does not fit into {cells:?}"),
        }
    }

    /// Makes room for more cells.
    pub(crate) fn reserve(&mut self, rows: usize) {
        match self {
            Cells::Empty => {}
            Cells::Syms(syms) => syms.reserve(rows),
            Cells::Lists(lists) => lists.reserve(rows),
            Cells::Numbers(numbers) => numbers.values.reserve(rows),
            Cells::Counts(counts) => counts.reserve(rows),
            Cells::Dates(dates) => dates.reserve(rows),
            Cells::Spans(spans) => spans.reserve(rows),
            Cells::Units(units) => units.reserve(rows),
        }
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        match self {
            Cells::Empty => 0,
            Cells::Syms(syms) => syms.len(),
            Cells::Lists(lists) => lists.len(),
            Cells::Numbers(numbers) => numbers.values.len(),
            Cells::Counts(counts) => counts.len(),
            Cells::Dates(dates) => dates.len(),
            Cells::Spans(spans) => spans.len(),
            Cells::Units(units) => units.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a copy of a cell.
    pub(crate) fn repeat(&mut self, row: usize) {
        match self {
            Cells::Empty => {}
            Cells::Syms(syms) => syms.push(syms[row]),
            Cells::Lists(lists) => lists.push(lists[row].clone()),
            Cells::Numbers(numbers) => {
                if let Some(unit) = numbers.own.get(&(row as u32)).cloned() {
                    numbers.own.insert(numbers.values.len() as u32, unit);
                }
                numbers.values.push(numbers.values[row]);
            }
            Cells::Counts(counts) => counts.push(counts[row]),
            Cells::Dates(dates) => dates.push(dates[row]),
            Cells::Spans(spans) => spans.push(spans[row]),
            Cells::Units(units) => units.push(units[row].clone()),
        }
    }

    /// Adds an empty cell.
    pub(crate) fn push_absent(&mut self) {
        match self {
            Cells::Empty => {}
            Cells::Syms(syms) => syms.push(None),
            Cells::Lists(lists) => lists.push(Vec::new()),
            Cells::Numbers(numbers) => numbers.values.push(f64::NAN),
            Cells::Counts(counts) => counts.push(ABSENT),
            Cells::Dates(dates) => dates.push(None),
            Cells::Spans(spans) => spans.push(None),
            Cells::Units(units) => units.push(None),
        }
    }

    /// Keeps the rows that stay.
    pub(super) fn retain(&mut self, stays: &[bool]) {
        match self {
            Cells::Empty => {}
            Cells::Syms(syms) => retain(syms, stays),
            Cells::Lists(lists) => retain(lists, stays),
            Cells::Numbers(numbers) => {
                retain(&mut numbers.values, stays);
                numbers.own = retain_rows(&numbers.own, stays);
            }
            Cells::Counts(counts) => retain(counts, stays),
            Cells::Dates(dates) => retain(dates, stays),
            Cells::Spans(spans) => retain(spans, stays),
            Cells::Units(units) => retain(units, stays),
        }
    }
}

/// Keeps the items whose row stays.
pub(super) fn retain<T>(items: &mut Vec<T>, stays: &[bool]) {
    let mut rows = stays.iter();
    items.retain(|_| *rows.next().expect("there is one item per row"));
}

/// Items by row, moved to the positions of the rows that stay.
pub(super) fn retain_rows<T: Clone>(items: &BTreeMap<u32, T>, stays: &[bool]) -> BTreeMap<u32, T> {
    let new = new_positions(stays);
    items.iter().filter_map(|(&row, item)| Some((new[row as usize]?, item.clone()))).collect()
}

/// Where each row goes, for rows that stay.
pub(super) fn new_positions(stays: &[bool]) -> Vec<Option<u32>> {
    let mut next = 0;
    let mut position = |stays: bool| {
        next += u32::from(stays);
        stays.then(|| next - 1)
    };
    stays.iter().map(|&stays| position(stays)).collect()
}
