//! Evidence in its place: for each fact a cell, for yearly amounts one for each year back.
//!
//! Of two statements about the same the later stated one counts, then the better graded one; two that differ and are equal in
//! both are known only as the interval that holds both. So the order of the evidence never matters.

use lodestone_model::tables::sources::Grade;
use lodestone_model::time::Date;

use super::value::{State, Value};
use crate::evidence::{Evidence, Said};
use crate::scheme::{Fact, FactKind, FactTime, Library};

/// What is known of one fact in one period.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    /// The value.
    pub value: Value,
    /// Place of the evidence in the caller's list.
    pub evidence: u32,
    /// Weakest grade of what it rests on.
    pub grade: Grade,
    /// What comes first: class of the statement, last day of a state, day of the statement; the larger wins.
    rank: (i8, i32, i32),
}

impl Cell {
    /// Whether the only yes is a title that has ended or an event too long ago.
    pub fn has_lapsed(&self) -> bool {
        self.value.is_known() && self.rank.0 == LAPSED
    }
}

/// Class of a title that has ended, or of an event too long ago.
const LAPSED: i8 = -1;

/// No evidence.
pub(super) const NONE: u32 = u32::MAX;

const EMPTY: Cell =
    Cell { value: Value::unknown(State::Missing), evidence: NONE, grade: Grade::A, rank: (i8::MIN, 0, 0) };

/// Years back that a rule may ask for, and one more for growth.
pub(crate) const YEARS_MAX: usize = 12;

/// Evidence in its place, on one day.
#[derive(Debug, Clone)]
pub(super) struct Cells {
    as_of: Date,
    /// Days since 1970 on which the years begin: the year of the day itself, then those before it.
    starts: [i32; YEARS_MAX + 2],
    cells: Vec<Cell>,
}

impl Cells {
    pub fn new(library: &Library, as_of: Date) -> Self {
        let mut starts = [i32::MIN; YEARS_MAX + 2];
        for (back, start) in starts.iter_mut().enumerate() {
            if let Some(first) = Date::new(as_of.year() + 1 - back as i32, 1, 1) {
                *start = first.days_since_1970();
            }
        }
        Cells { as_of, starts, cells: vec![EMPTY; library.cell_count()] }
    }

    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// The cell of a fact, so many years back.
    pub fn get(&self, library: &Library, fact: usize, back: usize) -> Option<&Cell> {
        let at = library.cells[fact] as usize + back;
        (at < library.cells[fact + 1] as usize).then(|| &self.cells[at])
    }

    /// Every cell of a fact.
    pub fn of(&self, library: &Library, fact: usize) -> &[Cell] {
        &self.cells[library.cells[fact] as usize..library.cells[fact + 1] as usize]
    }

    /// The evidence of one subject in place of that of another.
    pub fn read(&mut self, library: &Library, evidence: &[Evidence]) {
        self.cells.fill(EMPTY);
        for (at, statement) in evidence.iter().enumerate() {
            if statement.stated_on.is_none_or(|day| day <= self.as_of) {
                self.put(library, at as u32, statement);
            }
        }
    }

    fn put(&mut self, library: &Library, at: u32, statement: &Evidence) {
        let index = statement.fact.index();
        let fact = &library.facts[index];
        let first = library.cells[index] as usize;
        let stated = statement.stated_on.map_or(i32::MIN, Date::days_since_1970);
        let Some(value) = value_of(fact, &statement.said) else {
            self.note(first, at, State::WrongUnit);
            return;
        };
        let (place, value, class, day) = match fact.time {
            FactTime::Constant => (0, value, 0, 0),
            FactTime::State => {
                if statement.period.last_day() > self.as_of {
                    return;
                }
                (0, value, 0, statement.period.last_day().days_since_1970())
            }
            FactTime::Year | FactTime::ThisYear => {
                let Some(back) = self.years_back(fact.time, statement) else {
                    self.note(first, at, State::WrongPeriod);
                    return;
                };
                if first + back >= library.cells[index + 1] as usize {
                    self.note(first, at, State::WrongPeriod);
                    return;
                }
                (back, value, 0, 0)
            }
            FactTime::Title | FactTime::Event { .. } => {
                let Some((holds, class)) = self.holds(fact.time, statement, value.mid > 0.0) else { return };
                (0, Value::exact(f64::from(u8::from(holds))), class, 0)
            }
        };
        let cell = Cell { value, evidence: at, grade: statement.grade, rank: (class, day, stated) };
        merge(&mut self.cells[first + place], cell);
    }

    /// Marks a fact of which only something unusable is stated.
    fn note(&mut self, place: usize, at: u32, state: State) {
        let cell = &mut self.cells[place];
        if !cell.value.is_known() {
            cell.value.state = cell.value.state.max(state);
            cell.evidence = cell.evidence.min(at);
        }
    }

    /// How many years before the last one a statement is about; none when it is not about one calendar year, or a later one.
    fn years_back(&self, time: FactTime, statement: &Evidence) -> Option<usize> {
        let (start, end) = (statement.period.start.days_since_1970(), statement.period.end.days_since_1970());
        let year = (1..self.starts.len()).find(|&back| self.starts[back] == start)?;
        if self.starts[year - 1] != end {
            return None;
        }
        match time {
            FactTime::ThisYear => Some(year - 1),
            // `starts[1]` is the year of the day itself, which is not over.
            _ => year.checked_sub(2),
        }
    }

    /// Whether a title is held or an event lies near enough, and the class of the statement: what holds goes before a plain
    /// no of the same day, and both before what has lapsed. None for what has not begun.
    fn holds(&self, time: FactTime, statement: &Evidence, is_yes: bool) -> Option<(bool, i8)> {
        if !is_yes {
            return Some((false, 0));
        }
        let day = match time {
            FactTime::Event { years } => {
                let last = statement.period.last_day();
                if last > self.as_of {
                    return None;
                }
                return Some(match self.as_of.add_months(-12 * i32::from(years)) {
                    Some(first) if last < first => (false, LAPSED),
                    _ => (true, 1),
                });
            }
            _ => self.as_of,
        };
        if statement.period.start > day {
            return None;
        }
        Some(if statement.period.contains(day) { (true, 1) } else { (false, LAPSED) })
    }
}

fn merge(cell: &mut Cell, new: Cell) {
    if !cell.value.is_known() || new.rank > cell.rank || (new.rank == cell.rank && new.grade < cell.grade) {
        *cell = new;
    } else if new.rank == cell.rank && new.grade == cell.grade {
        cell.value = cell.value.joined(new.value);
        cell.evidence = cell.evidence.min(new.evidence);
    }
}

/// What a statement says as a number; none when it is of another kind or dimension than the fact.
fn value_of(fact: &Fact, said: &Said) -> Option<Value> {
    match (&fact.kind, said) {
        (FactKind::Number { dimension, .. }, Said::Number(measured)) if measured.dimension == *dimension => {
            Some(Value::measured(measured))
        }
        (FactKind::Flag, Said::Flag(flag)) => Some(Value::exact(f64::from(u8::from(*flag)))),
        (FactKind::Choice(choices), Said::Choice(place)) if usize::from(*place) < choices.len() => {
            Some(Value::exact(f64::from(*place)))
        }
        (FactKind::Date, Said::Date(date)) => Some(Value::exact(f64::from(date.days_since_1970()))),
        _ => None,
    }
}
