//! What became of every cell of a sheet. A cell starts as unmapped and ends as something else, or is listed.

use std::collections::BTreeMap;

use lodestone_model::read::sheets::Sheet;

use super::place::reference;

/// What became of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// Nobody asked for it.
    Unmapped,
    /// It stands in a row of the base, alone or with others.
    Loaded,
    /// It was compared with other figures.
    Check,
    /// A title, header or label that said what others mean.
    Heading,
    /// Left out by a rule; its position in the list of rules.
    Rule(u16),
}

/// Cells of one sheet and what became of them.
#[derive(Debug, Clone)]
pub struct Account {
    /// Name of the file.
    pub file: String,
    /// Name of the sheet.
    pub sheet: String,
    uses: Vec<Use>,
    rules: Vec<String>,
}

impl Account {
    /// Everything is unmapped.
    pub(super) fn new(file: &str, sheet: &Sheet) -> Self {
        let uses = vec![Use::Unmapped; sheet.len()];
        Account { file: file.to_owned(), sheet: sheet.name.clone(), uses, rules: Vec::new() }
    }

    /// Says what became of a cell, by its position in the sheet; what was loaded stays so.
    pub(super) fn set(&mut self, cell: usize, what: Use) {
        if self.uses[cell] != Use::Loaded {
            self.uses[cell] = what;
        }
    }

    /// Leaves a cell out by a rule, unless something else became of it.
    pub(super) fn ignore(&mut self, cell: usize, rule: &str) {
        if self.uses[cell] == Use::Unmapped {
            self.uses[cell] = Use::Rule(self.rule(rule));
        }
    }

    /// What became of a cell so far.
    pub(super) fn of(&self, cell: usize) -> Use {
        self.uses[cell]
    }

    fn rule(&mut self, rule: &str) -> u16 {
        let at = self.rules.iter().position(|known| known == rule).unwrap_or_else(|| {
            self.rules.push(rule.to_owned());
            self.rules.len() - 1
        });
        at as u16
    }

    /// How many cells hold something.
    pub fn cells(&self) -> usize {
        self.uses.len()
    }

    /// How many cells became this.
    pub fn count(&self, what: Use) -> usize {
        self.uses.iter().filter(|use_| **use_ == what).count()
    }

    /// How many cells each rule left out, by its name.
    pub fn by_rule(&self) -> Vec<(&str, usize)> {
        let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
        for what in &self.uses {
            if let Use::Rule(rule) = what {
                *counts.entry(*rule).or_default() += 1;
            }
        }
        let mut counts: Vec<(&str, usize)> =
            counts.into_iter().map(|(rule, count)| (self.rules[rule as usize].as_str(), count)).collect();
        counts.sort_unstable();
        counts
    }

    /// Unmapped cells of a sheet, as references; runs down one column are one range.
    pub(super) fn unmapped(&self, sheet: &Sheet) -> Vec<String> {
        let mut runs: BTreeMap<u16, Vec<(u32, u32)>> = BTreeMap::new();
        for at in 0..sheet.row_count() {
            for (position, cell) in sheet.cells_at(at).zip(sheet.row_at(at)) {
                if self.uses[position] != Use::Unmapped {
                    continue;
                }
                let runs = runs.entry(cell.column).or_default();
                match runs.last_mut() {
                    Some((_, last)) if *last + 1 == cell.row => *last = cell.row,
                    _ => runs.push((cell.row, cell.row)),
                }
            }
        }
        let shown = |column: u16, (first, last): (u32, u32)| match first == last {
            true => reference(first, column),
            false => format!("{}:{}", reference(first, column), reference(last, column)),
        };
        runs.into_iter().flat_map(|(column, runs)| runs.into_iter().map(move |run| shown(column, run))).collect()
    }
}
