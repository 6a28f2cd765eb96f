//! The statements of one row: one for each value, with what the row, the column and the block say of it.

use lodestone_model::diagnostic::{Code, Diagnostic};
use lodestone_model::read::sheets::Cell;
use lodestone_model::time::{Date, Span};

use super::account::Use;
use super::blocks::{BlockReader, RowSays};
use super::fields::Said;
use super::header::key_of;
use super::place;
use super::row::RowKind;
use super::rows::From;
use super::store::{Compared, Stated};
use super::sums::Sums;
use super::value::{Figure, Held, read_value};
use crate::cells::{Number, is_blank_mark, read_growth, read_span};
use crate::profile::{CheckKind, Days, Role, When};

/// One row while its statements are read.
pub(super) struct Statement<'r, 'a, 'w> {
    pub reader: &'r mut BlockReader<'a, 'w>,
    /// Position of the row in the sheet.
    pub at: usize,
    pub says: &'r RowSays,
}

impl Statement<'_, '_, '_> {
    /// Reads all of them.
    pub fn read(mut self, sums: &mut Sums) {
        let block = self.reader.block;
        let mut stated: Vec<Option<(u32, Option<u32>)>> = vec![None; block.columns.len()];
        for (number, column) in block.columns.iter().enumerate() {
            if matches!(column.role, Role::Value { .. }) {
                stated[number] = self.value(number, sums);
            }
        }
        let of = |header: &str| {
            let same = |column: &crate::profile::Column| key_of(&column.header) == key_of(header);
            block.columns.iter().position(same)
        };
        for (number, column) in block.columns.iter().enumerate() {
            match &column.role {
                Role::Growth { of: header } => self.growth(number, of(header).and_then(|of| stated[of])),
                Role::Check { what, of: header } => self.compared(number, *what, of(header).and_then(|of| stated[of])),
                Role::Field(_) | Role::Value { .. } | Role::Ignore { .. } => {}
            }
        }
    }

    fn cell(&self, number: usize) -> Option<(usize, Cell<'_>)> {
        self.reader.located.columns[number].and_then(|column| self.reader.around.sheet.find(self.at, column))
    }

    /// One value: the row that it became, and its position among those with a number.
    fn value(&mut self, number: usize, sums: &mut Sums) -> Option<(u32, Option<u32>)> {
        let block = self.reader.block;
        let Role::Value { unit, .. } = &block.columns[number].role else { return None };
        let found = self.cell(number).map(|(cell, held)| (cell, held.row, held.column));
        let row = self.reader.around.sheet.row_number(self.at);
        let column = self.reader.located.columns[number]?;
        let from = From { sheet: self.reader.around.number, row, column };
        let held = match self.cell(number) {
            Some((_, held)) => self.reader.figure(number, held, unit.as_deref(), self.says.unit.as_deref()),
            None => Ok(Held::Mark),
        };
        let figure = match held {
            Ok(Held::Figure(figure)) => figure,
            Ok(Held::Mark) if block.blank == When::Zero => self.zero(number, unit.as_deref())?,
            Ok(Held::Mark) => {
                found.iter().for_each(|(cell, ..)| self.reader.around.account.ignore(*cell, "blank-mark"));
                return None;
            }
            Err(finding) => {
                self.reader.findings.push(finding);
                found.iter().for_each(|(cell, ..)| self.reader.around.account.ignore(*cell, "not-understood"));
                return None;
            }
        };
        sums.push(RowKind::Figures, number, &figure, from);
        if figure.value == 0.0 && block.zero == When::Skip {
            found.iter().for_each(|(cell, ..)| self.reader.around.account.ignore(*cell, "zero-skipped"));
            return None;
        }
        let stated = self.push(number, &figure, from)?;
        found.iter().for_each(|(cell, ..)| self.reader.around.account.set(*cell, Use::Loaded));
        Some(stated)
    }

    /// The figure of a blank that means zero.
    fn zero(&self, number: usize, unit: Option<&str>) -> Option<Figure> {
        let head = self.reader.located.columns[number].and_then(|column| self.reader.located.heads.get(&column));
        let head_unit = head.and_then(|head| head.unit.as_deref());
        let beside = [self.says.unit.as_deref(), head_unit, unit, self.reader.frame.unit.as_deref()];
        let unit = beside.into_iter().flatten().next().map(str::to_owned);
        let number = Number { digits: "0".to_owned(), unit, qualifier: None };
        let row = self.reader.around.sheet.row_number(self.at);
        super::value::figure(self.reader.work, number, || place::row(self.reader.around.place, row)).ok()
    }

    /// Adds the row of a statement.
    fn push(&mut self, number: usize, figure: &Figure, from: From) -> Option<(u32, Option<u32>)> {
        let place = place::cell(self.reader.around.place, from.row, from.column);
        let block = self.reader.block;
        let Role::Value { set, days, plant, .. } = &block.columns[number].role else { return None };
        let Some(span) = self.days(number, *days) else {
            // Days that are not where the profile looks for them were reported with the block.
            if block.span.is_none() {
                self.reader.findings.push(Diagnostic::new(Code::DaysMissing, place).with("origin", "span"));
            }
            return None;
        };
        if self.reader.is_reports() && figure.number.unit.is_none() {
            self.reader.findings.push(Diagnostic::new(Code::UnitMissing, place));
            return None;
        }
        let stated_on = self.reader.stated_on(Some(span), from.row)?;
        let mut cells: Vec<(usize, String)> = Vec::new();
        for (at, text) in block.set.iter().chain(&self.says.cells).chain(set) {
            cells.retain(|(known, _)| known != at);
            cells.push((*at, text.clone()));
        }
        self.subject(&mut cells, *plant, &place)?;
        let columns = block.table;
        let mut put = |id: &str, text: &str, wins: bool| {
            let Some((at, _)) = columns.column(id).filter(|_| !text.is_empty()) else { return };
            if wins || !cells.iter().any(|(known, _)| *known == at) {
                cells.retain(|(known, _)| *known != at);
                cells.push((at, text.to_owned()));
            }
        };
        put("span", &span.to_string(), true);
        put("value", &figure.number.digits, true);
        put("unit", figure.number.unit.as_deref().unwrap_or_default(), true);
        put("qualifier", figure.number.qualifier.unwrap_or_default(), true);
        put("reporter", self.reader.frame.reporter.as_deref().unwrap_or_default(), false);
        put("stated_on", &stated_on.to_string(), false);
        let rows = self.reader.store.of(block.table);
        rows.push(from, self.reader.source);
        cells.iter().for_each(|(column, text)| rows.set(*column, text));
        let row = (rows.len() - 1) as u32;
        let stated = &mut self.reader.store.stated;
        let Figure { value, step, dimension, .. } = *figure;
        stated.push(Stated { row, span, value, step, dimension });
        Some((row, Some((stated.len() - 1) as u32)))
    }

    /// Whom the statement is about: the row's firm, that of the block, or the firm's plant.
    fn subject(
        &mut self,
        cells: &mut Vec<(usize, String)>,
        plant: bool,
        place: &lodestone_model::diagnostic::Place,
    ) -> Option<()> {
        let table = self.reader.block.table;
        let Some((subject, _)) = table.column("subject") else { return Some(()) };
        if !cells.iter().any(|(at, _)| *at == subject) {
            match &self.reader.frame.subject {
                Some(Said::Text(id)) => cells.push((subject, id.clone())),
                Some(Said::NewFirm(id, name)) => {
                    cells.push((subject, id.clone()));
                    self.reader.store.new_firms.insert(id.clone(), name.clone());
                }
                Some(Said::LeftOut | Said::Blank) | None => {}
            }
        }
        if !plant {
            return Some(());
        }
        let firm = cells.iter().find(|(at, _)| *at == subject).map(|(_, id)| id.clone()).unwrap_or_default();
        let Some((plant, counted)) = self.reader.work.identities.plant_of(&firm) else {
            self.reader.findings.push(Diagnostic::new(Code::PlantNotOne, place.clone()).with("name", firm));
            return None;
        };
        cells.retain(|(at, _)| *at != subject);
        cells.push((subject, plant));
        if let (Some((commodity, _)), Some(counted)) = (table.column("commodity"), counted)
            && !cells.iter().any(|(at, _)| *at == commodity)
        {
            cells.push((commodity, counted));
        }
        Some(())
    }

    /// The days of a column.
    fn days(&self, number: usize, days: Days) -> Option<Span> {
        let base = self.says.span.or(self.reader.frame.span);
        match days {
            Days::Block => base,
            Days::Month => base.and_then(|span| Span::month(span.last_day().year(), span.last_day().month())),
            Days::ToDate => base.and_then(|span| Span::new(Date::new(span.last_day().year(), 1, 1)?, span.end)),
            Days::Fixed(span) => Some(span),
            Days::Header => {
                let head =
                    self.reader.located.columns[number].and_then(|column| self.reader.located.heads.get(&column))?;
                let year = base.map(|span| span.start.year());
                head.labels.iter().rev().find_map(|label| read_span(label, year))
            }
        }
    }

    /// Growth, as a cell of the statement that it belongs to.
    fn growth(&mut self, number: usize, of: Option<(u32, Option<u32>)>) {
        let Some((cell, held)) = self.cell(number) else { return };
        let (text, place) = (held.text.to_owned(), self.reader.place(held));
        if is_blank_mark(&text) {
            return self.reader.around.account.ignore(cell, "blank-mark");
        }
        match (read_growth(&text), of) {
            (Some(growth), Some((row, _))) => {
                let (column, _) =
                    self.reader.block.table.column("growth").expect("the profile gives growth to reports only");
                let text = format!("{} %", growth.digits);
                self.reader.store.of(self.reader.block.table).set_at(row as usize, column, &text);
                self.reader.around.account.set(cell, Use::Loaded);
            }
            (Some(_), None) => self.reader.around.account.ignore(cell, "growth-alone"),
            (None, _) => {
                self.reader.around.account.ignore(cell, "not-understood");
                self.reader.findings.push(Diagnostic::new(Code::NumberBad, place).with("text", text));
            }
        }
    }

    /// A figure that is compared with what is known.
    fn compared(&mut self, number: usize, what: CheckKind, of: Option<(u32, Option<u32>)>) {
        let Some((cell, held)) = self.cell(number) else { return };
        let place = self.reader.place(held);
        let from = From { sheet: self.reader.around.number, row: held.row, column: held.column };
        let read = match what {
            CheckKind::Growth if is_blank_mark(held.text) => Ok(None),
            CheckKind::Growth => match read_growth(held.text) {
                Some(number) => {
                    let place = place.clone();
                    super::value::figure(self.reader.work, number, move || place.clone()).map(Some)
                }
                None => Err(Diagnostic::new(Code::NumberBad, place).with("text", held.text)),
            },
            CheckKind::ToDate | CheckKind::YearAgo => {
                let unit = self.unit_of(number);
                let beside = [self.says.unit.as_deref(), unit.as_deref(), self.reader.frame.unit.as_deref(), None];
                read_value(self.reader.work, held, beside, || place.clone()).map(|held| match held {
                    Held::Figure(figure) => Some(figure),
                    Held::Mark => None,
                })
            }
        };
        match (read, of) {
            (Ok(Some(figure)), Some((_, Some(of)))) => {
                let Figure { value, step, .. } = figure;
                self.reader.store.compared.push(Compared { of, what, value, step, from });
                self.reader.around.account.set(cell, Use::Check);
            }
            (Ok(Some(_)), _) => self.reader.around.account.ignore(cell, "nothing-to-compare"),
            (Ok(None), _) => self.reader.around.account.ignore(cell, "blank-mark"),
            (Err(finding), _) => self.reader.findings.push(finding),
        }
    }

    /// The unit of a column that is compared: its own, or that of the column that it belongs to.
    fn unit_of(&self, number: usize) -> Option<String> {
        let block = self.reader.block;
        let head = |number: usize| {
            let column = self.reader.located.columns[number]?;
            self.reader.located.heads.get(&column)?.unit.clone()
        };
        let Role::Check { of, .. } = &block.columns[number].role else { return head(number) };
        let other = block.columns.iter().position(|column| key_of(&column.header) == key_of(of));
        let fixed = other.and_then(|other| match &block.columns[other].role {
            Role::Value { unit, .. } => unit.clone(),
            _ => None,
        });
        head(number).or_else(|| other.and_then(head)).or(fixed)
    }
}
