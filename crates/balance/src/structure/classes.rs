//! Classification before the solve, and the order of elimination that the solver follows.

use super::elimination::{Elimination, Table, eliminate, power_of_two};
use super::lines::{Lines, State};
use super::matching::matching;
use crate::fault::Fault;
use crate::ordered::{Ordered, Origin};
use crate::problem::Problem;

/// What the data say about an unknown or an observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// Measured, and other data check it.
    Redundant,
    /// Measured, and nothing else speaks of it: it stays as reported.
    Nonredundant,
    /// Not measured, but determined.
    Observable,
    /// Not measured and not determined.
    Unobservable,
    /// Its bounds leave one value only.
    Constant,
}

/// Why an unknown cannot be determined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// Unknowns that can all change together, the unknown among them, without touching any measurement: on a graph, the
    /// loop of unmeasured flows that it lies on. Places in the problem.
    pub together: Vec<u32>,
    /// Of these, the one whose measurement costs least; none where none of them can be measured.
    pub measure: Option<u32>,
}

/// The shape of a problem in one state of its bounds.
pub(crate) struct Structure {
    /// Rows that take part and do not follow from others, ascending.
    pub rows: Vec<u32>,
    /// Places in `rows` and the unmeasured unknowns that they are solved for; each row has its unknown.
    pub tiles: Vec<(u32, u32)>,
    /// Unmeasured unknowns that no row is solved for: they keep the value that they have.
    pub loose: Vec<u32>,
    /// By unknown, of those without carrier: whether it is determined.
    pub determined: Vec<bool>,
    /// By unknown: whether its carrier is checked by other data.
    pub checked: Vec<bool>,
    /// By row: whether its own error is checked by other data.
    pub row_checked: Vec<bool>,
    /// Two random changes of all unknowns that no measurement sees.
    unseen: [Vec<f64>; 2],
    /// Degrees of freedom of the χ² test.
    pub degrees: usize,
    elimination: Elimination,
}

/// Below this share of what it is summed from, a number that a random choice made is zero.
const ZERO: f64 = 1e-9;

impl Structure {
    /// Eliminates; contradictions between exact linear rows are returned by row.
    pub fn new(ordered: &Ordered, lines: &Lines, state: &State) -> Result<Structure, Vec<u32>> {
        let count = ordered.count() as u32;
        let unmeasured = |column: u32| column < count && ordered.carriers[column as usize].is_none();
        let (table, on) = table(ordered, lines, state);
        let elimination = eliminate(table, unmeasured);
        let is_exact_linear = |row: &u32| {
            let row = &ordered.rows[on[*row as usize] as usize];
            row.form.is_linear() && row.sd == 0.0
        };
        let contradictory: Vec<u32> =
            elimination.contradictory.iter().filter(|row| is_exact_linear(row)).map(|&row| on[row as usize]).collect();
        if !contradictory.is_empty() {
            return Err(contradictory);
        }
        let mut kept = vec![true; on.len()];
        for &row in &elimination.dependent {
            kept[row as usize] = false;
        }
        let mut place = vec![u32::MAX; on.len()];
        let mut rows = Vec::new();
        for at in (0..on.len()).filter(|&at| kept[at]) {
            place[at] = rows.len() as u32;
            rows.push(on[at]);
        }
        let mut structure = Structure {
            rows,
            tiles: tiles(lines, &on, &place, &elimination),
            loose: Vec::new(),
            determined: vec![false; count as usize],
            checked: vec![false; count as usize],
            row_checked: vec![false; ordered.rows.len()],
            unseen: [Vec::new(), Vec::new()],
            degrees: elimination.degrees,
            elimination,
        };
        structure.find_loose(ordered, state);
        structure.find_determined();
        structure.find_checked(count);
        Ok(structure)
    }

    fn find_loose(&mut self, ordered: &Ordered, state: &State) {
        let mut solved = vec![false; self.determined.len()];
        for &(_, unknown) in &self.tiles {
            solved[unknown as usize] = true;
        }
        let is_loose = |&j: &u32| {
            let j = j as usize;
            !solved[j] && ordered.carriers[j].is_none() && state.held[j].is_none()
        };
        self.loose = (0..self.determined.len() as u32).filter(is_loose).collect();
    }

    /// An unknown is determined where no choice of the loose ones moves it: a random choice tells, twice.
    fn find_determined(&mut self) {
        self.determined.fill(true);
        for (at, seed) in [0x9e37_79b9_7f4a_7c15, 0xd1b5_4a32_d192_ed03].into_iter().enumerate() {
            let mut shift = vec![0.0; self.determined.len()];
            for &loose in &self.loose {
                shift[loose as usize] = random(seed, u64::from(loose));
            }
            self.carry(&mut shift);
            for (determined, shift) in self.determined.iter_mut().zip(&shift) {
                *determined &= *shift == 0.0;
            }
            self.unseen[at] = shift;
        }
    }

    /// Whether the data determine g·x, even where they do not determine its parts.
    pub fn determines(&self, gradient: &[(u32, f64)]) -> bool {
        self.unseen.iter().all(|unseen| {
            let terms = || gradient.iter().map(|&(j, a)| a * unseen[j as usize]);
            let size: f64 = terms().map(f64::abs).sum();
            terms().sum::<f64>().abs() <= ZERO * size
        })
    }

    /// From the loose unknowns to those that rows are solved for, measurements standing still.
    fn carry(&self, shift: &mut [f64]) {
        let elimination = &self.elimination;
        for (&(_, column), row) in elimination.pivots.iter().zip(&elimination.pivot_rows).rev() {
            let (mut sum, mut size, mut pivot) = (0.0, 0.0, 1.0);
            for &(other, value) in row.iter().take_while(|term| (term.0 as usize) < shift.len()) {
                if other == column {
                    pivot = value;
                } else {
                    // Measured unknowns never shift.
                    sum += value * shift[other as usize];
                    size += (value * shift[other as usize]).abs();
                }
            }
            shift[column as usize] = if sum.abs() <= ZERO * size { 0.0 } else { -sum / pivot };
        }
    }

    fn find_checked(&mut self, count: u32) {
        for (_, row) in &self.elimination.reduced {
            for &(column, _) in row {
                match column.checked_sub(count) {
                    None => self.checked[column as usize] = true,
                    Some(own) => self.row_checked[own as usize] = true,
                }
            }
        }
    }

    /// For one unknown that is not determined: what moves with the first loose unknown that moves it.
    pub fn hidden(&self, ordered: &Ordered, problem: &Problem, unknown: u32) -> Option<Hidden> {
        if self.determined[unknown as usize] {
            return None;
        }
        for &loose in &self.loose {
            let mut shift = vec![0.0; self.determined.len()];
            shift[loose as usize] = 1.0;
            self.carry(&mut shift);
            if shift[unknown as usize] == 0.0 {
                continue;
            }
            let moving = (0..shift.len()).filter(|&j| shift[j] != 0.0);
            let together: Vec<u32> = moving.map(|j| ordered.unknown_of[j]).collect();
            let cost = |place: u32| problem.unknowns[place as usize].measuring_cost;
            let measure = together
                .iter()
                .copied()
                .filter(|&place| cost(place).is_some())
                .min_by(|&a, &b| cost(a).unwrap_or(0.0).total_cmp(&cost(b).unwrap_or(0.0)));
            return Some(Hidden { together, measure });
        }
        None
    }

    /// For each loose unknown: what moves with it, and how many of these move with it alone.
    pub fn opened(&self) -> Vec<(Vec<u32>, usize)> {
        let mut moved_by = vec![0_u32; self.determined.len()];
        let together = self.loose.iter().map(|&loose| {
            let mut shift = vec![0.0; self.determined.len()];
            shift[loose as usize] = 1.0;
            self.carry(&mut shift);
            let moving: Vec<u32> = (0..shift.len() as u32).filter(|&j| shift[j as usize] != 0.0).collect();
            moving.iter().for_each(|&j| moved_by[j as usize] += 1);
            moving
        });
        let together: Vec<Vec<u32>> = together.collect();
        let alone = |moving: &Vec<u32>| moving.iter().filter(|&&j| moved_by[j as usize] == 1).count();
        together.into_iter().map(|moving| (alone(&moving), moving)).map(|(count, moving)| (moving, count)).collect()
    }

    /// Columns of the reduced rows that are parallel: carriers by unknown, own errors by `count` + row. What is in one
    /// set cannot be told apart by any test.
    pub fn parallel(&self) -> Vec<Vec<u32>> {
        let mut columns: std::collections::BTreeMap<u32, Vec<(u32, f64)>> = std::collections::BTreeMap::new();
        for (row, terms) in &self.elimination.reduced {
            for &(column, value) in terms {
                columns.entry(column).or_default().push((*row, value));
            }
        }
        let mut by_rows: std::collections::BTreeMap<Vec<u32>, Vec<Vec<u32>>> = std::collections::BTreeMap::new();
        for (&column, entries) in &columns {
            let pattern = entries.iter().map(|entry| entry.0).collect();
            let sets = by_rows.entry(pattern).or_default();
            match sets.iter_mut().find(|set| are_parallel(&columns[&set[0]], entries)) {
                Some(set) => set.push(column),
                None => sets.push(vec![column]),
            }
        }
        let mut sets: Vec<Vec<u32>> = by_rows.into_values().flatten().collect();
        sets.sort_unstable();
        sets
    }
}

/// Pairs rows that were pivots with unknowns that were.
fn tiles(lines: &Lines, on: &[u32], place: &[u32], elimination: &Elimination) -> Vec<(u32, u32)> {
    let mut column_of = std::collections::BTreeMap::new();
    for (at, &(_, unknown)) in elimination.pivots.iter().enumerate() {
        column_of.insert(unknown, at);
    }
    let mut rows_of = vec![Vec::new(); elimination.pivots.len()];
    let mut rows: Vec<u32> = elimination.pivots.iter().map(|pivot| pivot.0).collect();
    rows.sort_unstable();
    for row in rows {
        for &(j, a) in &lines.rows[on[row as usize] as usize] {
            if a != 0.0
                && let Some(&at) = column_of.get(&j)
            {
                rows_of[at].push(row);
            }
        }
    }
    let wish: Vec<u32> = elimination.pivots.iter().map(|pivot| pivot.0).collect();
    let matched = matching(&rows_of, &wish, on.len()).into_iter();
    matched.zip(&elimination.pivots).map(|(row, &(_, unknown))| (place[row as usize], unknown)).collect()
}

/// Over the same rows.
fn are_parallel(one: &[(u32, f64)], other: &[(u32, f64)]) -> bool {
    let ratio = other[0].1 / one[0].1;
    one.iter().zip(other).all(|(a, b)| (b.1 - ratio * a.1).abs() <= ZERO * b.1.abs())
}

/// A whole number that is never 0, from a seed and a place (the finaliser of splitmix64): sums of ±1 stay exact.
fn random(seed: u64, place: u64) -> f64 {
    let mut z = seed.wrapping_add(place.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) % (1 << 24) + 1) as f64
}

/// The rows that take part, over unknowns that are not held and one column per own error; and which rows these are.
fn table(ordered: &Ordered, lines: &Lines, state: &State) -> (Table, Vec<u32>) {
    let count = ordered.count();
    let mut table = Table { rows: Vec::new(), rhs: Vec::new(), columns: count + ordered.rows.len() };
    let mut on = Vec::new();
    for (at, row) in ordered.rows.iter().enumerate().filter(|&(at, _)| state.on[at]) {
        let mut terms = Vec::with_capacity(lines.rows[at].len() + 1);
        let mut rhs = lines.rhs[at];
        for &(j, a) in &lines.rows[at] {
            match state.held[j as usize] {
                Some(value) => rhs -= a * value,
                None => terms.push((j, a)),
            }
        }
        if row.sd > 0.0 {
            let largest = terms.iter().fold(0.0_f64, |most, term| most.max(term.1.abs()));
            let own = if largest > 0.0 { power_of_two(largest) } else { 1.0 };
            terms.push(((count + at) as u32, own));
        }
        table.rows.push(terms);
        table.rhs.push(rhs);
        on.push(at as u32);
    }
    (table, on)
}

/// Words for exact rows that contradict each other: every exact row that takes part in the contradiction of the first.
pub(crate) fn contradiction(
    ordered: &Ordered,
    lines: &Lines,
    state: &State,
    contradictory: &[u32],
    problem: &Problem,
) -> Fault {
    // Each row remembers itself in a column of its own, exact ones too: what is left of a dependent row is the
    // combination of rows that makes it.
    let (mut table, on) = table(ordered, lines, state);
    let first = table.columns;
    for (at, row) in table.rows.iter_mut().enumerate() {
        row.push(((first + at) as u32, 1.0));
    }
    table.columns += on.len();
    let elimination = eliminate(table, |column| (column as usize) < first);
    let mut rows = Vec::new();
    let open = elimination.reduced.iter().zip(&elimination.open).find(|(_, open)| **open);
    if let Some(((_, terms), _)) = open {
        rows.extend(terms.iter().map(|term| on[term.0 as usize - first]));
    } else {
        rows.extend_from_slice(contradictory);
    }
    rows.sort_unstable();
    let mut names: Vec<String> = rows.iter().filter_map(|&row| name_of(ordered, problem, row)).collect();
    for &row in &rows {
        for &(j, a) in &lines.rows[row as usize] {
            if a != 0.0 && state.held[j as usize].is_some() {
                names.push(problem.unknowns[ordered.unknown_of[j as usize] as usize].name.clone());
            }
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(name.clone()));
    Fault::Contradiction { rows: names }
}

fn name_of(ordered: &Ordered, problem: &Problem, row: u32) -> Option<String> {
    match ordered.rows[row as usize].origin {
        Origin::Balance(at) => Some(problem.balances[at as usize].name.clone()),
        Origin::Limit(at) => Some(problem.limits[at as usize].name.clone()),
        Origin::Observation(_) => None,
    }
}
