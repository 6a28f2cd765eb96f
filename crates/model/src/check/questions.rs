//! Which of the sixteen questions (QUESTIONS.md) a base can answer, and what it lacks for the others.

use crate::base::CheckedBase;
use crate::grid::Cells;

/// One of the sixteen questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Question(pub u8);

impl Question {
    /// Its id, `Q1` to `Q16`.
    pub fn id(self) -> String {
        format!("Q{}", self.0)
    }
}

/// The engine that answers a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    /// The plan; part of this release.
    Plan,
    /// Pace and reported figures; part of this release.
    Track,
    /// Criteria against evidence.
    Judge,
    /// Lots and certificates.
    Ledger,
}

impl Engine {
    /// Whether this release has it.
    pub fn is_here(self) -> bool {
        matches!(self, Engine::Plan | Engine::Track)
    }
}

/// Whether a question can be answered from a base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answerable {
    /// The question.
    pub question: Question,
    /// What answers it.
    pub engine: Engine,
    /// Whether it can be answered now.
    pub now: bool,
    /// The tables, or `table.column`, that it needs and the base lacks.
    pub missing: Vec<&'static str>,
}

impl Answerable {
    /// The one table or column that would make it answerable.
    pub fn opened_by(&self) -> Option<&'static str> {
        match self.missing[..] {
            [one] if self.engine.is_here() => Some(one),
            _ => None,
        }
    }
}

use Engine::{Judge, Ledger, Plan, Track};

/// Question, engine, and the tables with a row or the columns with an entry that it needs. Tables that no release reads
/// yet are named as DESIGN.md names them and count as lacking.
const NEEDS: &[(u8, Engine, &[&str])] = &[
    (1, Track, &["indicators", "targets", "reports"]),
    (2, Track, &["commodities", "prices", "reports"]),
    (3, Track, &["enterprises", "measures", "reports", "sales_links"]),
    (4, Track, &["projects", "milestones", "obstacles"]),
    (5, Plan, &["projects", "capacities", "measures", "targets"]),
    (6, Plan, &["composition", "recipes", "capacities", "supplies", "markets"]),
    (7, Plan, &["elements", "composition", "recipes", "capacities", "markets"]),
    (8, Plan, &["enterprises", "plants.enterprise", "recipes", "supplies", "markets"]),
    (9, Judge, &["enterprises", "enterprises.credit_code", "criteria", "reports"]),
    (10, Judge, &["projects", "projects.capex", "criteria", "reports"]),
    (11, Track, &["enterprises", "scopes", "indicators", "reports"]),
    (12, Ledger, &["lots", "measurements", "requirements"]),
    (13, Judge, &["projects", "criteria", "reports"]),
    (14, Track, &["posts", "arrivals", "reports"]),
    (15, Track, &["sources", "reports"]),
    (16, Track, &["measures", "indicators", "scopes", "reports"]),
];

impl CheckedBase {
    /// Every question, with what the base lacks for it.
    pub fn answerable(&self) -> Vec<Answerable> {
        let answer = |&(number, engine, needs): &(u8, Engine, &'static [&'static str])| {
            let missing: Vec<&str> = needs.iter().copied().filter(|need| !self.has(need)).collect();
            Answerable { question: Question(number), engine, now: engine.is_here() && missing.is_empty(), missing }
        };
        NEEDS.iter().map(answer).collect()
    }

    /// Whether a table has a row, or a `table.column` an entry.
    fn has(&self, need: &str) -> bool {
        let (table, column) = need.split_once('.').unwrap_or((need, ""));
        let Some(grid) = self.grid(table) else { return false };
        if column.is_empty() {
            return grid.rows > 0;
        }
        let Some((position, _)) = grid.table.column(column) else { return false };
        let cells: &Cells = &grid.cells[position];
        (0..grid.rows).any(|row| !cells.is_absent(row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_plan_needs_is_in_the_schema() {
        for need in NEEDS.iter().filter(|(_, engine, _)| *engine == Plan).flat_map(|(_, _, needs)| *needs) {
            let (table, column) = need.split_once('.').unwrap_or((need, ""));
            let table = crate::tables::TABLES.iter().find(|known| known.id == table);
            assert!(table.is_some_and(|table| column.is_empty() || table.column(column).is_some()), "{need}");
        }
    }

    #[test]
    fn every_question_once() {
        let numbers: Vec<u8> = NEEDS.iter().map(|(number, _, _)| *number).collect();
        assert_eq!(numbers, (1..=16).collect::<Vec<u8>>());
    }
}
