//! One table: rows of texts → typed columns, with a finding for every cell that cannot be read.

use std::sync::Arc;

use super::alike::Alike;
use super::cell::{read_choice, read_id};
use super::column::ColumnBuilder;
use super::fault::CellFault;
use super::header::{Role, read_header};
use super::limits::ROWS_MAX;
use super::rows::{RowText, RowsFault, TableRows};
use super::units::UnitTexts;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::grid::{Carried, Grid, Interner, Lines, Sym};
use crate::schema::{Kind, Quantity, Table};
use crate::tables::sources::GRADES;
use crate::unit::Unit;

/// What all tables of one base share while they are read.
pub(crate) struct Reading<'a> {
    /// Texts so far.
    pub texts: &'a mut Interner,
    /// Units of the base.
    pub units: &'a mut UnitTexts,
    /// Findings so far.
    pub findings: &'a mut Vec<Diagnostic>,
}

/// Reads every row of one table.
pub(crate) fn read_table(
    rows: &mut dyn TableRows,
    table: &'static Table,
    file: Arc<str>,
    default_source: Option<Sym>,
    reading: &mut Reading<'_>,
) -> Grid {
    let mut grid = Grid::new(table, file);
    grid.sources.default = default_source;
    let roles = match rows.next_row() {
        Ok(Some(header)) => read_header(header, table, &grid.file, reading.units, reading.findings),
        Ok(None) => return grid,
        Err(fault) => {
            reading.findings.push(rows_finding(fault, &grid));
            return grid;
        }
    };
    let room = rows.rows_at_most().unwrap_or(0).min(ROWS_MAX);
    let mut builder = TableBuilder::new(grid, roles, room);
    loop {
        match rows.next_row() {
            Ok(Some(row)) if row.is_blank() => {}
            Ok(Some(_)) if builder.grid.rows == ROWS_MAX => {
                let finding = Diagnostic::new(Code::TooManyRows, Place::file(&builder.grid.file));
                reading.findings.push(finding.with("rows", ROWS_MAX + 1).with("limit", ROWS_MAX));
                break;
            }
            Ok(Some(row)) => builder.push(row, reading),
            Ok(None) => break,
            Err(fault) => {
                reading.findings.push(rows_finding(fault, &builder.grid));
                break;
            }
        }
    }
    builder.finish(reading)
}

fn rows_finding(fault: RowsFault, grid: &Grid) -> Diagnostic {
    let file = Place::file(&grid.file);
    match fault {
        RowsFault::QuoteOpen(line) => Diagnostic::new(Code::QuoteOpen, Place { line: Some(line), ..file }),
        RowsFault::Damaged(reason) => {
            let path = grid.file.to_string();
            Diagnostic::new(Code::FileUnreadable, file).with("path", path).with("reason", reason)
        }
    }
}

/// What becomes of one cell of each row.
enum Target {
    Column(usize, ColumnBuilder),
    Source,
    SourceOf(usize),
    Grade,
    Carried(usize),
    Blank,
    Nothing,
}

struct TableBuilder {
    grid: Grid,
    targets: Vec<Target>,
    /// Which cell says the unit of the row, where the table has numbers that need it.
    unit_at: Option<usize>,
    alike: Alike,
}

impl TableBuilder {
    fn new(mut grid: Grid, roles: Vec<(Role, String)>, room: usize) -> Self {
        let columns = grid.table.columns;
        let has_stated = columns.iter().any(|column| column.kind == Kind::Number(Quantity::Stated));
        let is_unit = |role: &Role| matches!(role, Role::Column(at, _) if columns[*at].kind == Kind::Unit);
        let unit_at = roles.iter().position(|(role, _)| has_stated && is_unit(role));
        let mut target = |(role, header): (Role, String)| match role {
            Role::Column(at, unit) => Target::Column(at, ColumnBuilder::new(columns[at].kind, unit, room)),
            Role::Source => Target::Source,
            Role::SourceOf(at) => Target::SourceOf(at),
            Role::Grade => Target::Grade,
            Role::Carried => {
                grid.carried.push(Carried { header, texts: Vec::new() });
                Target::Carried(grid.carried.len() - 1)
            }
            Role::Blank => Target::Blank,
            Role::Reported => Target::Nothing,
        };
        let targets = roles.into_iter().map(&mut target).collect();
        TableBuilder { grid, targets, unit_at, alike: Alike::default() }
    }

    fn push(&mut self, row: RowText<'_>, reading: &mut Reading<'_>) {
        let row_unit = self.row_unit(row, reading.units);
        let mut stray = (row.len() > self.targets.len())
            .then(|| (self.targets.len()..row.len()).rev().find(|&at| !row.get(at).is_empty()))
            .flatten();
        for at in 0..self.targets.len() {
            let text = row.get(at);
            let done = match &mut self.targets[at] {
                Target::Column(_, builder) => builder.push(text, row_unit.as_ref(), reading.texts, reading.units),
                Target::Carried(carried) => {
                    let text = (!text.is_empty()).then(|| reading.texts.text(text));
                    self.grid.carried[*carried].texts.push(text);
                    Ok(())
                }
                Target::Blank if !text.is_empty() => {
                    stray = stray.or(Some(at));
                    Ok(())
                }
                Target::Blank | Target::Nothing => Ok(()),
                Target::Source | Target::SourceOf(_) | Target::Grade => self.push_universal(at, text, reading.texts),
            };
            if let Err(fault) = done {
                self.report(at, row.line, fault, reading.findings);
            }
        }
        if let Some(last) = stray {
            let fault = CellFault::new(Code::RowTooLong).with("cells", last + 1).with("columns", self.targets.len());
            self.report(usize::MAX, row.line, fault, reading.findings);
        }
        self.push_line(row.line);
        self.grid.rows += 1;
    }

    fn push_universal(&mut self, at: usize, text: &str, texts: &mut Interner) -> Result<(), CellFault> {
        let row = self.grid.rows as u32;
        let source = match (&self.targets[at], text) {
            (Target::Grade, "") => return Ok(()),
            (Target::Grade, _) => {
                let grade = GRADES[read_choice(GRADES, text)? as usize].id;
                self.grid.grades.insert(row, texts.id(grade));
                return Ok(());
            }
            (_, "") => Ok(None),
            _ => read_id(text, texts).map(Some),
        };
        match (&self.targets[at], &source) {
            (Target::SourceOf(column), Ok(Some(sym))) => {
                self.grid.sources.cells.insert((row, *column as u16), *sym);
            }
            (Target::Source, _) => self.grid.sources.rows.push(source.as_ref().ok().copied().flatten()),
            _ => {}
        }
        source.map(|_| ())
    }

    /// What the row's `unit` column says; a unit that cannot be read is reported with its own cell.
    fn row_unit(&self, row: RowText<'_>, units: &mut UnitTexts) -> Option<Arc<Unit>> {
        let text = row.get(self.unit_at?);
        if text.is_empty() { None } else { units.read(text).ok() }
    }

    fn report(&mut self, at: usize, line: u32, fault: CellFault, findings: &mut Vec<Diagnostic>) {
        if let Some(Target::Column(column, _)) = self.targets.get(at) {
            self.grid.broken.column_mut(*column).insert(self.grid.rows);
        }
        let place = Place { line: Some(line), ..self.place(at) };
        self.alike.push(findings, at, fault.code, || fault.at(place));
    }

    /// Place of a column; of the file where there is none.
    fn place(&self, at: usize) -> Place {
        let id = |column: usize| self.grid.table.columns[column].id;
        let column: Option<Arc<str>> = match self.targets.get(at) {
            Some(Target::Column(column, _)) => Some(id(*column).into()),
            Some(Target::Source) => Some("source".into()),
            Some(Target::SourceOf(column)) => Some(format!("source:{}", id(*column)).into()),
            Some(Target::Grade) => Some("grade".into()),
            _ => None,
        };
        Place { file: self.grid.file.clone(), line: None, column }
    }

    fn push_line(&mut self, line: u32) {
        let row = self.grid.rows;
        match &mut self.grid.lines {
            lines @ Lines::From(_) if row == 0 => *lines = Lines::From(line),
            Lines::From(first) if *first + row as u32 == line => {}
            Lines::From(first) => {
                let mut lines: Vec<u32> = (0..row as u32).map(|row| *first + row).collect();
                lines.push(line);
                self.grid.lines = Lines::Listed(lines);
            }
            Lines::Listed(lines) => lines.push(line),
        }
    }

    fn finish(mut self, reading: &mut Reading<'_>) -> Grid {
        std::mem::take(&mut self.alike).finish(reading.findings, |at| self.place(at));
        for target in self.targets {
            if let Target::Column(column, builder) = target {
                self.grid.cells[column] = builder.finish();
            }
        }
        self.grid
    }
}
