//! One block of one sheet: its rows become statements, or rows of another table.

use lodestone_model::diagnostic::{Code, Diagnostic, Place};
use lodestone_model::read::sheets::{Cell, CellKind, Sheet};
use lodestone_model::schema::{Column, Kind};
use lodestone_model::tables::reports;
use lodestone_model::time::Span;

use super::account::Use;
use super::fields::{Said, read_field};
use super::frame::Frame;
use super::locate::Located;
use super::place;
use super::row::{Labels, RowKind};
use super::rows::From;
use super::sheet::Around;
use super::statements::Statement;
use super::store::Store;
use super::sums::Sums;
use super::value::{Held, read_value};
use super::work::{Findings, Work};
use crate::profile::{Block, Role, When};

/// Reads the rows of one block.
pub(super) struct BlockReader<'a, 'w> {
    pub work: &'w Work<'a>,
    pub block: &'a Block,
    pub located: &'w Located,
    pub frame: &'w Frame,
    /// Id of the source of its rows.
    pub source: &'w str,
    pub around: &'w mut Around<'a>,
    pub store: &'w mut Store,
    pub findings: &'w mut Findings,
}

/// What the cells of a row say besides its values.
pub(super) struct RowSays {
    /// Position of the column of the table, text.
    pub cells: Vec<(usize, String)>,
    pub span: Option<Span>,
    pub unit: Option<String>,
}

impl<'a> BlockReader<'a, '_> {
    /// Reads every row and marks what became of its cells; the last row that belongs to the table.
    pub fn read(&mut self) -> u32 {
        let mut last = self.located.data - 1;
        let (block, located) = (self.block, self.located);
        let labels = Labels::new(block, located);
        let names_measure = |column: &crate::profile::Column| match column.role {
            Role::Field(at) => matches!(block.table.columns[at].id, "indicator" | "attribute" | "commodity"),
            _ => false,
        };
        let mut sums = Sums::new(block.columns.len(), !block.columns.iter().any(names_measure));
        let has_values = block.columns.iter().any(|column| matches!(column.role, Role::Value { .. }));
        for at in 0..self.around.sheet.row_count() {
            let row = self.around.sheet.row_number(at);
            if row < located.data || row >= located.end {
                continue;
            }
            let is_word = |text: &str| self.work.words.contains_key(&crate::cells::compact(text));
            let kind = labels.kind(self.around.sheet, at, is_word);
            let is_of_table = match kind {
                RowKind::Heading => false,
                RowKind::Header => {
                    self.all_cells(at, |account, cell| account.set(cell, Use::Heading));
                    true
                }
                RowKind::Note => {
                    // It may as well be the title of the next table.
                    self.all_cells(at, |account, cell| account.ignore(cell, "note-row"));
                    false
                }
                RowKind::Total | RowKind::Subtotal | RowKind::Part => {
                    self.sum_row(at, kind, &mut sums);
                    true
                }
                RowKind::Figures if has_values => self.statements(at, &mut sums),
                RowKind::Figures => self.plain_row(at),
            };
            last = if is_of_table { row } else { last };
        }
        let name = self.around.place.clone();
        sums.findings(|from| place::cell(&name, from.row, from.column)).into_iter().for_each(|f| self.findings.push(f));
        last
    }

    fn all_cells(&mut self, at: usize, mut mark: impl FnMut(&mut super::Account, usize)) {
        for cell in self.around.sheet.cells_at(at) {
            mark(&mut self.around.account, cell);
        }
    }

    /// The cells that the profile reads.
    fn mapped_cells(&mut self, at: usize, mut mark: impl FnMut(&mut super::Account, usize)) {
        for column in self.located.columns.iter().flatten() {
            if let Some((cell, _)) = self.around.sheet.find(at, *column) {
                mark(&mut self.around.account, cell);
            }
        }
    }

    pub(super) fn place(&self, cell: Cell<'_>) -> Place {
        place::cell(self.around.place, cell.row, cell.column)
    }

    /// A sum or a part: labels are headings, figures are compared.
    fn sum_row(&mut self, at: usize, kind: RowKind, sums: &mut Sums) {
        for (number, column) in self.block.columns.iter().enumerate() {
            let Some((cell, held)) = self.located.columns[number].and_then(|column| self.around.sheet.find(at, column))
            else {
                continue;
            };
            match &column.role {
                Role::Value { unit, .. } => match self.figure(number, held, unit.as_deref(), None) {
                    Ok(Held::Figure(figure)) => {
                        self.around.account.set(cell, Use::Check);
                        let from = From { sheet: self.around.number, row: held.row, column: held.column };
                        sums.push(kind, number, &figure, from);
                    }
                    Ok(Held::Mark) => self.around.account.ignore(cell, "blank-mark"),
                    Err(finding) => self.findings.push(finding),
                },
                Role::Field(_) => self.around.account.set(cell, Use::Heading),
                Role::Growth { .. } | Role::Check { .. } => self.around.account.ignore(cell, "of-a-sum"),
                Role::Ignore { rule } => self.around.account.ignore(cell, rule),
            }
        }
        // The word itself may stand left of the columns that are read.
        let first = self.block.columns.iter().zip(&self.located.columns);
        let first =
            first.filter(|(column, _)| matches!(column.role, Role::Value { .. })).filter_map(|(_, at)| *at).min();
        let row = self.around.sheet.cells_at(at).zip(self.around.sheet.row_at(at));
        for (cell, held) in row.filter(|(_, held)| first.is_some_and(|first| held.column < first)) {
            if self.around.account.of(cell) == Use::Unmapped && held.kind == CellKind::Text {
                self.around.account.set(cell, Use::Heading);
            }
        }
    }

    /// The number of a cell in a column of the block.
    pub(super) fn figure(
        &self,
        number: usize,
        cell: Cell<'_>,
        unit: Option<&str>,
        row_unit: Option<&str>,
    ) -> Result<Held, Diagnostic> {
        let head = self.located.columns[number].and_then(|column| self.located.heads.get(&column));
        let head_unit = head.and_then(|head| head.unit.as_deref());
        let beside = [row_unit, head_unit, unit, self.frame.unit.as_deref()];
        read_value(self.work, cell, beside, || self.place(cell))
    }

    /// What a row says besides its values; none when it is left out, or not understood.
    fn says(&mut self, at: usize) -> Option<RowSays> {
        let mut says = RowSays { cells: Vec::new(), span: None, unit: None };
        let mut is_sound = true;
        for (number, column) in self.block.columns.iter().enumerate() {
            let Role::Field(to) = column.role else { continue };
            let Some(held) = self.located.columns[number].and_then(|column| self.held(at, column)) else { continue };
            let target = &self.block.table.columns[to];
            match self.field(number, target, held) {
                Ok(Said::Text(text)) => {
                    self.note_name(target, held.text);
                    match target.kind {
                        Kind::Span => says.span = Span::parse(&text).ok(),
                        Kind::Unit => says.unit = Some(text.clone()),
                        _ => {}
                    }
                    says.cells.push((to, text));
                }
                Ok(Said::NewFirm(id, name)) => {
                    says.cells.push((to, id.clone()));
                    self.store.new_firms.insert(id, name);
                }
                Ok(Said::LeftOut) => {
                    self.all_cells(at, |account, cell| account.ignore(cell, "left-out"));
                    return None;
                }
                Ok(Said::Blank) => {}
                Err(finding) => {
                    self.findings.push(finding);
                    is_sound = false;
                }
            }
        }
        is_sound.then_some(says)
    }

    fn field(&self, number: usize, target: &Column, held: Cell<'_>) -> Result<Said, Diagnostic> {
        let fault = |code: Code| Diagnostic::new(code, self.place(held));
        match (held.kind, target.kind) {
            (CellKind::Error, _) => Err(fault(Code::SpreadsheetError).with("text", held.text)),
            (CellKind::Formula, _) => Err(fault(Code::FormulaEmpty)),
            (_, Kind::Number(_)) => match self.figure(number, held, None, None)? {
                Held::Figure(figure) => {
                    let unit = figure.number.unit.map(|unit| format!(" {unit}")).unwrap_or_default();
                    Ok(Said::Text(format!("{}{unit}", figure.number.digits)))
                }
                Held::Mark => Ok(Said::Blank),
            },
            _ => {
                let year = self.frame.span.map(|span| span.start.year());
                read_field(self.work, target, held.text, year, || self.place(held))
            }
        }
    }

    /// The cell of a row and column; of merged cells the one that holds the text.
    fn held(&self, at: usize, column: u16) -> Option<Cell<'a>> {
        let sheet: &'a Sheet = self.around.sheet;
        if let Some((_, cell)) = sheet.find(at, column) {
            return Some(cell);
        }
        let row = sheet.row_number(at);
        let merge = sheet.merges.iter().find(|merge| merge.contains(row, column) && merge.top >= self.located.data)?;
        sheet.cell(merge.top, merge.left)
    }

    /// Remembers a name that only the profile knows.
    fn note_name(&mut self, target: &Column, text: &str) {
        let of_firms = matches!(target.kind, Kind::Ref(tables) if tables.contains(&"enterprises"));
        let is_confirmed = |(name, id): &(String, String)| id != "new" && lodestone_model::text::eq_folded(name, text);
        if of_firms && self.work.profile.names.iter().any(is_confirmed) {
            self.store.used_names.insert(text.trim().to_owned());
        }
    }

    /// A row of a table that holds no statements with values of their own; whether it says something.
    fn plain_row(&mut self, at: usize) -> bool {
        let Some(says) = self.says(at) else { return true };
        if says.cells.is_empty() {
            self.mapped_cells(at, |account, cell| account.ignore(cell, "row-without-content"));
            return false;
        }
        let (row, column) = (self.around.sheet.row_number(at), self.located.columns.iter().flatten().min());
        let from = From { sheet: self.around.number, row, column: column.copied().unwrap_or_default() };
        let stated_on = self.stated_on(says.span, row);
        let rows = self.store.of(self.block.table);
        rows.push(from, self.source);
        self.block.set.iter().chain(&says.cells).for_each(|(column, text)| rows.set(*column, text));
        if let (Some((column, _)), Some(day)) = (self.block.table.column("stated_on"), stated_on)
            && rows.get(rows.len() - 1, column).is_empty()
        {
            rows.set(column, &day.to_string());
        }
        self.mapped_cells(at, |account, cell| account.set(cell, Use::Loaded));
        self.ignore_cells(at);
        true
    }

    /// Statements of a row, and what is compared with them; whether the row has figures.
    fn statements(&mut self, at: usize, sums: &mut Sums) -> bool {
        let is_blank = |cell: Option<(usize, Cell<'_>)>| {
            cell.is_none_or(|(_, cell)| cell.kind == CellKind::Text && crate::cells::is_blank_mark(cell.text))
        };
        let values = self.block.columns.iter().zip(&self.located.columns);
        let mut values = values.filter(|(column, _)| matches!(column.role, Role::Value { .. }));
        let is_empty =
            values.all(|(_, column)| column.is_none_or(|column| is_blank(self.around.sheet.find(at, column))));
        if is_empty && self.block.blank == When::Skip {
            self.mapped_cells(at, |account, cell| account.ignore(cell, "row-without-figures"));
            return false;
        }
        let Some(says) = self.says(at) else {
            self.mapped_cells(at, |account, cell| account.ignore(cell, "row-not-understood"));
            return true;
        };
        let subject = self.block.table.column("subject").map(|(at, _)| at);
        let has_subject = says.cells.iter().chain(&self.block.set).any(|(at, _)| Some(*at) == subject);
        let wants_subject =
            self.block.columns.iter().any(|column| matches!(column.role, Role::Field(at) if Some(at) == subject));
        if wants_subject && !has_subject && self.frame.subject.is_none() {
            let row = self.around.sheet.row_number(at);
            self.findings.push(Diagnostic::new(Code::RowNameless, place::row(self.around.place, row)));
            return true;
        }
        Statement { reader: self, at, says: &says }.read(sums);
        for (number, column) in self.block.columns.iter().enumerate() {
            if let (Role::Field(_), Some(column)) = (&column.role, self.located.columns[number])
                && let Some((cell, _)) = self.around.sheet.find(at, column)
            {
                self.around.account.set(cell, Use::Loaded);
            }
        }
        self.ignore_cells(at);
        true
    }

    /// Cells that the profile leaves out by name.
    fn ignore_cells(&mut self, at: usize) {
        for (number, column) in self.block.columns.iter().enumerate() {
            if let (Role::Ignore { rule }, Some(column)) = (&column.role, self.located.columns[number])
                && let Some((cell, _)) = self.around.sheet.find(at, column)
            {
                self.around.account.ignore(cell, rule);
            }
        }
    }

    /// The day on which a statement about `span` was made; none, with a finding, where it follows from nothing.
    pub(super) fn stated_on(&mut self, span: Option<Span>, row: u32) -> Option<lodestone_model::time::Date> {
        self.block.table.column("stated_on")?;
        if let Some(day) = self.frame.stated_on {
            return Some(day);
        }
        let crate::profile::StatedOn::After(days) = self.work.profile.stated_on else { return None };
        let day = span.and_then(|span| span.last_day().plus_days(days as i32));
        if day.is_none() {
            let place = place::row(self.around.place, row);
            self.findings.push(Diagnostic::new(Code::StatedMissing, place).with("origin", format!("+{days}")));
        }
        day
    }

    /// Whether the table holds statements with values.
    pub(super) fn is_reports(&self) -> bool {
        self.block.table.id == reports::TABLE.id
    }
}
