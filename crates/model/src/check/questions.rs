//! Which of the sixteen questions (QUESTIONS.md) a base can answer, and what it lacks for the others.

use crate::base::CheckedBase;
use crate::grid::Cells;
use crate::ids::Subject;

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
    /// Criteria against evidence; part of this release.
    Judge,
    /// Lots and certificates.
    Ledger,
}

impl Engine {
    /// Whether this release has it.
    pub fn is_here(self) -> bool {
        matches!(self, Engine::Plan | Engine::Track | Engine::Judge)
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

/// Where facts of single firms and projects are stated.
const FACTS: &str = "reports.attribute";

/// Question, engine, and the tables with a row or the columns with an entry that it needs. Tables that no release reads
/// yet are named as DESIGN.md names them and count as lacking. Schemes come with the program: they are no table of a base.
const NEEDS: &[(u8, Engine, &[&str])] = &[
    (1, Track, &["indicators", "targets", "reports"]),
    (2, Track, &["commodities", "prices", "reports"]),
    (3, Track, &["enterprises", "measures", "reports", "sales_links"]),
    (4, Judge, &["projects", "milestones", "obstacles"]),
    (5, Plan, &["projects", "capacities", "measures", "targets"]),
    (6, Plan, &["composition", "recipes", "capacities", "supplies", "markets"]),
    (7, Plan, &["elements", "composition", "recipes", "capacities", "markets"]),
    (8, Plan, &["enterprises", "plants.enterprise", "recipes", "supplies", "markets"]),
    (9, Judge, &["enterprises", "enterprises.credit_code", FACTS]),
    (10, Judge, &["projects", "projects.capex", FACTS]),
    (11, Track, &["enterprises", "scopes", "indicators", "reports"]),
    (12, Ledger, &["lots", "measurements", "requirements"]),
    (13, Judge, &["projects", FACTS]),
    (14, Track, &["posts", "arrivals", "reports"]),
    (15, Track, &["sources", "reports"]),
    (16, Track, &["measures", "indicators", "scopes", "reports"]),
];

impl CheckedBase {
    /// Every question, with what the base lacks for it.
    pub fn answerable(&self) -> Vec<Answerable> {
        let answer = |&(number, engine, needs): &(u8, Engine, &'static [&'static str])| {
            let missing: Vec<&str> =
                needs.iter().copied().filter(|need| !self.has(need) || self.lacks_facts(number, need)).collect();
            Answerable { question: Question(number), engine, now: engine.is_here() && missing.is_empty(), missing }
        };
        NEEDS.iter().map(answer).collect()
    }

    /// Whether no report states a fact of a single firm (Q9) or project, under an id: what is written in words, such as a
    /// company's revenue from the press, is no fact that a scheme asks for.
    fn lacks_facts(&self, number: u8, need: &str) -> bool {
        let is_one = |subject| match subject {
            Some(Subject::Enterprise(_)) => number == 9,
            Some(Subject::Project(_)) => number != 9,
            _ => false,
        };
        let is_id = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        let mut stated =
            self.rows.reports.iter().filter(|row| row.attribute.is_some_and(|attribute| is_id(self.text(attribute))));
        need == FACTS && !stated.any(|row| is_one(row.subject))
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
    fn what_plan_and_judge_need_is_in_the_schema() {
        for need in
            NEEDS.iter().filter(|(_, engine, _)| matches!(engine, Plan | Judge)).flat_map(|(_, _, needs)| *needs)
        {
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
