//! Powers of two that bring the rows and the unmeasured unknowns of a system near 1.

use crate::ordered::Ordered;
use crate::structure::{Lines, Structure, power_of_two};

/// How often scales spread from rows to unknowns and back.
const SWEEPS: usize = 4;

/// By kept row, and by unknown: what one unit of the scaled system is its standard uncertainty, or a likely
/// spread of an unmeasured one.
pub(super) fn scales(ordered: &Ordered, lines: &Lines, structure: &Structure) -> (Vec<f64>, Vec<f64>) {
    let rows = || structure.rows.iter().map(|&row| (&ordered.rows[row as usize], &lines.rows[row as usize]));
    let measured = |j: u32| ordered.carriers[j as usize].map(|carrier| carrier.sd);
    let mut solved = vec![false; ordered.count()];
    for &(_, unknown) in &structure.tiles {
        solved[unknown as usize] = true;
    }
    // The spread that measurements bring into each row.
    let mut content: Vec<f64> = rows()
        .map(|(row, terms)| {
            let spreads = terms.iter().filter_map(|&(j, a)| measured(j).map(|sd| a.abs() * sd));
            spreads.fold(row.sd, f64::max)
        })
        .collect();
    let mut unit = vec![0.0_f64; ordered.count()];
    for _ in 0..SWEEPS {
        for ((_, terms), &content) in rows().zip(&content).filter(|row| *row.1 > 0.0) {
            for &(j, a) in terms.iter().filter(|&&(j, a)| solved[j as usize] && a != 0.0) {
                let spread = content / a.abs();
                let known = &mut unit[j as usize];
                *known = if *known > 0.0 { known.min(spread) } else { spread };
            }
        }
        for ((_, terms), content) in rows().zip(&mut content).filter(|row| *row.1 == 0.0) {
            *content = terms.iter().fold(0.0, |most, &(j, a)| most.max(a.abs() * unit[j as usize]));
        }
    }
    let typical = typical(&content);
    for (unit, carrier) in unit.iter_mut().zip(&ordered.carriers) {
        let unmeasured = power_of_two(if *unit > 0.0 { *unit } else { typical });
        *unit = carrier.map_or(unmeasured, |carrier| carrier.sd);
    }
    let row_scale = rows().zip(&content).map(|((_, terms), &content)| {
        let unknowns = terms.iter().filter(|term| solved[term.0 as usize]);
        let largest = unknowns.fold(content, |most, &(j, a)| most.max(a.abs() * unit[j as usize]));
        if largest > 0.0 { power_of_two(largest).recip() } else { 1.0 }
    });
    (row_scale.collect(), unit)
}

/// The geometric mean of what is positive; 1 where nothing is.
fn typical(content: &[f64]) -> f64 {
    let positive = || content.iter().filter(|value| **value > 0.0);
    let count = positive().count();
    if count == 0 { 1.0 } else { (positive().map(|value| value.ln()).sum::<f64>() / count as f64).exp() }
}
