//! Gaussian elimination of what is not measured, exactly where coefficients are ±1.
//!
//! Rows [A_u | A_m | I]: unmeasured columns, measured ones, and one column per row that has an error of its own. First
//! the unmeasured columns are eliminated, cheapest column first (Markowitz). On a graph this contracts the unmeasured
//! flows (Kretsovalis & Mah 1988); in general it is the projection P·A_u = 0 of Crowe, García Campos & Hrymak 1983.
//! Rows that are left speak of measurements only; their rank is the number of degrees of freedom, and exact rows that
//! depend on others are found and tested.

/// Sparse rows over numbered columns.
pub(crate) struct Table {
    /// Sorted by column.
    pub rows: Vec<Vec<(u32, f64)>>,
    /// The exact part of the right sides.
    pub rhs: Vec<f64>,
    /// Number of columns.
    pub columns: usize,
}

/// What an elimination found.
pub(crate) struct Elimination {
    /// Row and unmeasured column, in the order of elimination.
    pub pivots: Vec<(u32, u32)>,
    /// The row of each pivot as it was then: its column, columns not yet eliminated, measured ones.
    pub pivot_rows: Vec<Vec<(u32, f64)>>,
    /// Rows without unmeasured columns; measured columns only, never empty.
    pub reduced: Vec<(u32, Vec<(u32, f64)>)>,
    /// For each of them, whether its right side did not cancel.
    pub open: Vec<bool>,
    /// Rows that follow from the others.
    pub dependent: Vec<u32>,
    /// Dependent rows whose right side does not follow.
    pub contradictory: Vec<u32>,
    /// Rank of the reduced rows.
    pub degrees: usize,
}

/// An entry smaller than this share of what it is the difference of is zero.
const ZERO: f64 = 1e-10;
/// A pivot is at least this share of the largest entry of its column.
const THRESHOLD: f64 = 0.1;
/// A right side that does not cancel to this share is a contradiction.
const CONTRADICTION: f64 = 1e-9;

/// Eliminates the columns for which `unmeasured` holds, then ranks the rest.
pub(crate) fn eliminate(mut table: Table, unmeasured: impl Fn(u32) -> bool) -> Elimination {
    scale(&mut table);
    let mut work = Work::new(table);
    let columns: Vec<u32> = (0..work.count.len() as u32).filter(|&column| unmeasured(column)).collect();
    let pivots = work.run(&columns, true);
    let mut found = Elimination {
        pivot_rows: pivots.iter().map(|&(row, _)| std::mem::take(&mut work.rows[row as usize])).collect(),
        pivots,
        reduced: Vec::new(),
        open: Vec::new(),
        dependent: Vec::new(),
        contradictory: Vec::new(),
        degrees: 0,
    };
    for row in 0..work.rows.len() {
        if !work.done[row] && !work.rows[row].is_empty() {
            found.reduced.push((row as u32, work.rows[row].clone()));
            found.open.push(work.is_open(row));
        }
    }
    let measured: Vec<u32> = (0..work.count.len() as u32).filter(|&column| !unmeasured(column)).collect();
    found.degrees = work.run(&measured, false).len();
    for row in (0..work.rows.len()).filter(|&row| !work.done[row]) {
        found.dependent.push(row as u32);
        if work.is_open(row) {
            found.contradictory.push(row as u32);
        }
    }
    found
}

/// Brings the largest entry of each row near 1, by a power of two.
fn scale(table: &mut Table) {
    for (row, rhs) in table.rows.iter_mut().zip(&mut table.rhs) {
        let largest = row.iter().fold(0.0_f64, |most, term| most.max(term.1.abs()));
        if largest > 0.0 {
            let factor = power_of_two(largest).recip();
            row.iter_mut().for_each(|term| term.1 *= factor);
            *rhs *= factor;
        }
    }
}

/// The power of two at or below a positive number, within what can be inverted.
pub(crate) fn power_of_two(value: f64) -> f64 {
    let exponent = ((value.to_bits() >> 52) & 0x7ff) as i32 - 1023;
    2.0_f64.powi(exponent.clamp(-1000, 1000))
}

struct Work {
    rows: Vec<Vec<(u32, f64)>>,
    rhs: Vec<f64>,
    /// The largest number that went into the right side of each row.
    size: Vec<f64>,
    /// Rows that were pivots.
    done: Vec<bool>,
    /// Rows of each column; may hold rows that no longer have it, or a row twice.
    rows_of: Vec<Vec<u32>>,
    /// Entries of each column in rows that are not done.
    count: Vec<u32>,
    /// Columns by count, not all still true.
    buckets: Vec<Vec<u32>>,
    eligible: Vec<bool>,
}

impl Work {
    fn new(table: Table) -> Work {
        let mut rows_of = vec![Vec::new(); table.columns];
        let mut count = vec![0; table.columns];
        let mut rows = table.rows;
        for (at, row) in rows.iter_mut().enumerate() {
            row.retain(|term| term.1 != 0.0);
            for &(column, _) in row.iter() {
                rows_of[column as usize].push(at as u32);
                count[column as usize] += 1;
            }
        }
        let size = table.rhs.iter().map(|value| value.abs()).collect();
        Work {
            done: vec![false; rows.len()],
            rows,
            rhs: table.rhs,
            size,
            rows_of,
            eligible: vec![false; count.len()],
            count,
            buckets: Vec::new(),
        }
    }

    fn is_open(&self, row: usize) -> bool {
        self.rhs[row].abs() > CONTRADICTION * self.size[row]
    }

    /// Eliminates the columns as far as they have entries. Without `keep`, rows that were pivots are emptied.
    fn run(&mut self, columns: &[u32], keep: bool) -> Vec<(u32, u32)> {
        self.buckets.clear();
        for &column in columns {
            self.eligible[column as usize] = true;
        }
        for &column in columns.iter().rev() {
            self.enqueue(column);
        }
        let mut pivots = Vec::new();
        let mut lowest = 1;
        while lowest < self.buckets.len() {
            let Some(column) = self.buckets[lowest].pop() else {
                lowest += 1;
                continue;
            };
            if !self.eligible[column as usize] || self.count[column as usize] as usize != lowest {
                continue;
            }
            self.eligible[column as usize] = false;
            let row = self.eliminate(column);
            pivots.push((row, column));
            if !keep {
                self.rows[row as usize] = Vec::new();
            }
            lowest = 1;
        }
        for &column in columns {
            self.eligible[column as usize] = false;
        }
        pivots
    }

    fn enqueue(&mut self, column: u32) {
        let count = self.count[column as usize] as usize;
        if self.eligible[column as usize] && count > 0 {
            if self.buckets.len() <= count {
                self.buckets.resize(count + 1, Vec::new());
            }
            self.buckets[count].push(column);
        }
    }

    fn eliminate(&mut self, column: u32) -> u32 {
        let mut holders = std::mem::take(&mut self.rows_of[column as usize]);
        holders.sort_unstable();
        holders.dedup();
        let mut entries: Vec<(u32, f64)> = Vec::with_capacity(holders.len());
        for row in holders {
            if !self.done[row as usize]
                && let Some(value) = entry(&self.rows[row as usize], column)
            {
                entries.push((row, value));
            }
        }
        let largest = entries.iter().fold(0.0_f64, |most, entry| most.max(entry.1.abs()));
        let &(pivot, value) = entries
            .iter()
            .filter(|entry| entry.1.abs() >= THRESHOLD * largest)
            .min_by_key(|entry| (self.rows[entry.0 as usize].len(), entry.0))
            .expect("the count says that the column has an entry");
        self.done[pivot as usize] = true;
        let row = std::mem::take(&mut self.rows[pivot as usize]);
        for &(other, _) in &row {
            self.count[other as usize] -= 1;
            self.enqueue(other);
        }
        for (target, entry) in entries {
            if target != pivot {
                self.subtract(target, entry / value, &row, column, pivot);
            }
        }
        self.rows[pivot as usize] = row;
        pivot
    }

    /// Row `target` −= `factor` · `row`, which clears `column`.
    fn subtract(&mut self, target: u32, factor: f64, row: &[(u32, f64)], column: u32, pivot: u32) {
        let old = std::mem::take(&mut self.rows[target as usize]);
        let mut new = Vec::with_capacity(old.len() + row.len());
        let (mut i, mut k) = (0, 0);
        while i < old.len() || k < row.len() {
            let at = old.get(i).map_or(u32::MAX, |term| term.0);
            let from = row.get(k).map_or(u32::MAX, |term| term.0);
            if at < from {
                new.push(old[i]);
                i += 1;
            } else if from < at {
                new.push((from, -factor * row[k].1));
                self.rows_of[from as usize].push(target);
                self.count[from as usize] += 1;
                self.enqueue(from);
                k += 1;
            } else {
                let (have, take) = (old[i].1, factor * row[k].1);
                let left = have - take;
                if at == column || left.abs() <= ZERO * have.abs().max(take.abs()) {
                    self.count[at as usize] -= 1;
                    self.enqueue(at);
                } else {
                    new.push((at, left));
                }
                i += 1;
                k += 1;
            }
        }
        self.rows[target as usize] = new;
        self.rhs[target as usize] -= factor * self.rhs[pivot as usize];
        let size = factor.abs() * self.size[pivot as usize];
        self.size[target as usize] = self.size[target as usize].max(size);
    }
}

fn entry(row: &[(u32, f64)], column: u32) -> Option<f64> {
    row.binary_search_by_key(&column, |term| term.0).ok().map(|at| row[at].1)
}
