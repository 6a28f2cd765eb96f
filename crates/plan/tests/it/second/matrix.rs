//! A program as dense rows under names, and what proves a point of it optimal.

use std::collections::BTreeMap;

use lodestone_solve::{Builder, Options, Outcome, Program, Session, SolveControl};

const INF: f64 = f64::INFINITY;

/// lower ≤ Σ terms ≤ upper.
#[derive(Debug, Clone)]
pub struct DenseRow {
    pub name: String,
    pub lower: f64,
    pub upper: f64,
    pub terms: Vec<f64>,
}

/// lower ≤ column ≤ upper at a cost.
#[derive(Debug, Clone)]
pub struct DenseCol {
    pub name: String,
    pub cost: f64,
    pub lower: f64,
    pub upper: f64,
    pub is_integer: bool,
}

/// Minimise offset + Σ cost · column.
#[derive(Debug, Clone, Default)]
pub struct Matrix {
    pub rows: Vec<DenseRow>,
    pub cols: Vec<DenseCol>,
    pub offset: f64,
    row_at: BTreeMap<String, usize>,
    col_at: BTreeMap<String, usize>,
}

/// How a program ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum End {
    Optimal(f64),
    Infeasible,
    Unbounded,
}

impl Matrix {
    /// Adds a column that is not negative.
    pub fn col(&mut self, name: String, cost: f64) -> usize {
        self.bounded(name, cost, 0.0, INF)
    }

    /// Adds a column within bounds.
    pub fn bounded(&mut self, name: String, cost: f64, lower: f64, upper: f64) -> usize {
        let at = self.cols.len();
        assert!(self.col_at.insert(name.clone(), at).is_none(), "{name} twice");
        self.cols.push(DenseCol { name, cost, lower, upper, is_integer: false });
        at
    }

    /// Position of a column.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.col_at.get(name).copied()
    }

    /// Position of a row.
    pub fn find_row(&self, name: &str) -> Option<usize> {
        self.row_at.get(name).copied()
    }

    /// Adds to a coefficient of the row of a name, which is Σ = 0 when it is new.
    pub fn term(&mut self, row: &str, col: usize, value: f64) {
        let at = self.row(row);
        let terms = &mut self.rows[at].terms;
        if terms.len() <= col {
            terms.resize(col + 1, 0.0);
        }
        terms[col] += value;
    }

    /// Sets the bounds of the row of a name.
    pub fn bounds(&mut self, row: &str, lower: f64, upper: f64) {
        let at = self.row(row);
        (self.rows[at].lower, self.rows[at].upper) = (lower, upper);
    }

    /// Takes a constant of the left side into the bounds of a row.
    pub fn shift(&mut self, row: &str, constant: f64) {
        let at = self.row(row);
        self.rows[at].lower -= constant;
        self.rows[at].upper -= constant;
    }

    fn row(&mut self, name: &str) -> usize {
        if let Some(&at) = self.row_at.get(name) {
            return at;
        }
        let at = self.rows.len();
        self.row_at.insert(name.to_owned(), at);
        self.rows.push(DenseRow { name: name.to_owned(), lower: 0.0, upper: 0.0, terms: Vec::new() });
        at
    }

    /// Coefficient of a row, zero where nothing was added.
    pub fn at(&self, row: usize, col: usize) -> f64 {
        self.rows[row].terms.get(col).copied().unwrap_or(0.0)
    }

    fn program(&self) -> Program {
        let mut builder = Builder::new();
        let row_axis = builder.axis("row", self.rows.len() as u32, |i| i.to_string());
        let col_axis = builder.axis("column", self.cols.len() as u32, |j| j.to_string());
        let (rows, cols) = (builder.rows("row", &[row_axis]), builder.cols("column", &[col_axis]));
        builder.offset(self.offset);
        for (i, row) in self.rows.iter().enumerate() {
            builder.row_bounds(rows.at1(i as u32), row.lower, row.upper);
        }
        let mut writer = builder.write();
        for (j, col) in self.cols.iter().enumerate() {
            let mut column = writer.column(cols.at1(j as u32), col.cost, col.lower, col.upper);
            for i in 0..self.rows.len() {
                if self.at(i, j) != 0.0 {
                    column.term(rows.at1(i as u32), self.at(i, j));
                }
            }
        }
        writer.finish()
    }

    /// Solves it as it stands, whole numbers or not.
    pub fn relaxed(&self) -> End {
        let mut session = Session::load(&self.program(), &Options::default()).unwrap();
        match session.solve(SolveControl::default()).unwrap() {
            Outcome::Optimal(solution) => End::Optimal(solution.objective),
            Outcome::Infeasible => End::Infeasible,
            Outcome::Unbounded(_) => End::Unbounded,
            other => panic!("{other:?}"),
        }
    }

    /// The best over every choice of whole numbers.
    pub fn best(&self) -> End {
        let whole: Vec<usize> = (0..self.cols.len()).filter(|&j| self.cols[j].is_integer).collect();
        let mut best = End::Infeasible;
        self.clone().choose(&whole, &mut best);
        best
    }

    fn choose(&mut self, left: &[usize], best: &mut End) {
        let Some((&j, others)) = left.split_first() else {
            if self.may_be_chosen() {
                *best = better(*best, self.relaxed());
            }
            return;
        };
        let (lower, upper) = (self.cols[j].lower, self.cols[j].upper);
        for n in lower as i64..=upper as i64 {
            (self.cols[j].lower, self.cols[j].upper) = (n as f64, n as f64);
            self.choose(others, best);
        }
        (self.cols[j].lower, self.cols[j].upper) = (lower, upper);
    }

    /// Whether the rows with nothing but whole numbers hold.
    fn may_be_chosen(&self) -> bool {
        self.rows.iter().enumerate().filter(|&(i, _)| self.is_whole(i)).all(|(i, row)| {
            let sum: f64 = self.cols.iter().enumerate().map(|(j, col)| self.at(i, j) * col.lower).sum();
            row.lower - 1e-9 <= sum && sum <= row.upper + 1e-9
        })
    }

    /// Whether a row holds nothing but whole numbers.
    pub fn is_whole(&self, row: usize) -> bool {
        self.cols.iter().enumerate().all(|(j, col)| col.is_integer || self.at(row, j) == 0.0)
    }
}

fn better(a: End, b: End) -> End {
    match (a, b) {
        (End::Unbounded, _) | (_, End::Unbounded) => End::Unbounded,
        (End::Infeasible, other) | (other, End::Infeasible) => other,
        (End::Optimal(a), End::Optimal(b)) => End::Optimal(a.min(b)),
    }
}
