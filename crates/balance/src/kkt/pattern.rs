//! Where the numbers of a system go.

use super::assemble::{Column, Columns, Entry};
use super::factor::Pattern;
use crate::ordered::Ordered;
use crate::structure::{Lines, State, Structure};

/// Entries of every unknown in the kept rows, rows ascending.
pub(super) fn columns(ordered: &Ordered, lines: &Lines, state: &State, structure: &Structure) -> Columns {
    let mut count = vec![0_usize; ordered.count() + 1];
    let kept = || structure.rows.iter().enumerate().map(|(row, &at)| (row as u32, &lines.rows[at as usize]));
    for (_, terms) in kept() {
        terms.iter().for_each(|&(j, _)| count[j as usize + 1] += 1);
    }
    for j in 0..ordered.count() {
        count[j + 1] += count[j];
    }
    let mut entries = vec![Entry { row: 0, term: 0 }; count[ordered.count()]];
    let mut next = count.clone();
    for (row, terms) in kept() {
        for (term, &(j, _)) in terms.iter().enumerate() {
            entries[next[j as usize]] = Entry { row, term: term as u32 };
            next[j as usize] += 1;
        }
    }
    let column = |unknown: u32| {
        let j = unknown as usize;
        Column { unknown, entries: count[j]..count[j + 1] }
    };
    let of = |wanted: &dyn Fn(usize) -> bool| -> Vec<Column> {
        (0..ordered.count()).filter(|&j| wanted(j)).map(|j| column(j as u32)).collect()
    };
    Columns {
        measured: of(&|j| ordered.carriers[j].is_some() && state.held[j].is_none()),
        solved: structure.tiles.iter().map(|&(_, unknown)| column(unknown)).collect(),
        held: of(&|j| state.held[j].is_some()),
        entries,
    }
}

/// Correlations between kept rows, by kept row.
pub(super) fn kept_correlations(ordered: &Ordered, structure: &Structure) -> Vec<(u32, u32, f64)> {
    let place = |row: u32| structure.rows.binary_search(&row).ok().map(|at| at as u32);
    ordered.correlations.iter().filter_map(|&(a, b, rho)| Some((place(a)?, place(b)?, rho))).collect()
}

/// N + A_u Aᵀ_u: rows that share an unknown.
pub(super) fn normal_pattern(size: usize, columns: &Columns, correlations: &[(u32, u32, f64)]) -> Pattern {
    let mut count = vec![0_usize; size + 1];
    let pairs = |visit: &mut dyn FnMut(u32, u32)| {
        for column in columns.measured.iter().chain(&columns.solved) {
            let entries = &columns.entries[column.entries.clone()];
            for (at, one) in entries.iter().enumerate() {
                entries[at..].iter().for_each(|other| visit(one.row, other.row));
            }
        }
        (0..size as u32).for_each(|row| visit(row, row));
        correlations.iter().for_each(|&(one, other, _)| visit(one, other));
    };
    pairs(&mut |one, _| count[one as usize + 1] += 1);
    for row in 0..size {
        count[row + 1] += count[row];
    }
    let mut all = vec![0_u32; count[size]];
    let mut next = count.clone();
    pairs(&mut |one, other| {
        all[next[one as usize]] = other;
        next[one as usize] += 1;
    });
    let mut pattern = Pattern { starts: vec![0], rows: Vec::new() };
    for row in 0..size {
        let others = &mut all[count[row]..count[row + 1]];
        others.sort_unstable();
        let mut last = u32::MAX;
        for &other in others.iter() {
            if other != last {
                pattern.rows.push(other as usize);
                last = other;
            }
        }
        pattern.starts.push(pattern.rows.len());
    }
    pattern
}

/// The same with one more row and column for each unmeasured unknown.
pub(super) fn with_unknowns(normal: &Pattern, columns: &Columns) -> Pattern {
    let size = normal.size();
    let mut unknowns_of = vec![Vec::new(); size];
    for (at, column) in columns.solved.iter().enumerate() {
        columns.entries[column.entries.clone()]
            .iter()
            .for_each(|entry| unknowns_of[entry.row as usize].push(size + at));
    }
    let mut pattern = Pattern { starts: vec![0], rows: Vec::with_capacity(normal.rows.len()) };
    for (row, unknowns) in unknowns_of.iter().enumerate() {
        pattern.rows.extend_from_slice(&normal.rows[normal.starts[row]..normal.starts[row + 1]]);
        pattern.rows.extend_from_slice(unknowns);
        pattern.starts.push(pattern.rows.len());
    }
    for at in 0..columns.solved.len() {
        pattern.rows.push(size + at);
        pattern.starts.push(pattern.rows.len());
    }
    pattern
}

/// The place of every number, in the order in which `System::refill` adds them.
pub(super) fn slots(pattern: &Pattern, size: usize, columns: &Columns, correlations: &[(u32, u32, f64)]) -> Vec<u32> {
    let slot = |column: usize, row: usize| {
        let start = pattern.starts[column];
        let found = pattern.rows[start..pattern.starts[column + 1]].binary_search(&row);
        u32::try_from(start + found.expect("the pattern was made of these")).expect("fewer than 2³² entries")
    };
    let mut slots = Vec::new();
    for column in columns.measured.iter().chain(&columns.solved) {
        let entries = &columns.entries[column.entries.clone()];
        for (at, one) in entries.iter().enumerate() {
            slots.extend(entries[at..].iter().map(|other| slot(one.row as usize, other.row as usize)));
        }
    }
    for (at, column) in columns.solved.iter().enumerate() {
        let entries = &columns.entries[column.entries.clone()];
        slots.extend(entries.iter().map(|entry| slot(entry.row as usize, size + at)));
    }
    slots.extend((0..size).map(|row| slot(row, row)));
    slots.extend(correlations.iter().map(|&(one, other, _)| slot(one as usize, other as usize)));
    slots
}

/// The order of rows, each unmeasured unknown put behind the row that it is solved for.
pub(super) fn expand(order: &[usize], size: usize, tiles: &[(u32, u32)]) -> Vec<usize> {
    let mut tile_of = vec![None; size];
    for (at, &(row, _)) in tiles.iter().enumerate() {
        tile_of[row as usize] = Some(size + at);
    }
    order.iter().flat_map(|&row| std::iter::once(row).chain(tile_of[row])).collect()
}
