//! From claims to months: independent stretches, contradictions and the ways out of them.

use lodestone_model::figure::Interval;
use lodestone_model::time::Date;

use super::bounds::{Bounds, Constraint, tighten};
use super::claims::{Claim, Finding, Usable, usable};
use crate::month::Month;

/// Ways out of contradictions that are followed in one stretch.
const WAYS_MAX: usize = 64;

/// Whether a month may be below zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Amounts that only grow over the year.
    NonNegative,
    /// Balances, profits.
    Any,
}

/// Every month from the first to the last that a claim speaks of.
#[derive(Debug, Clone, PartialEq)]
pub struct Months {
    /// The first month.
    pub first: Month,
    /// The tightest interval of each month; its central value is the middle, or the finite end.
    pub months: Vec<Interval>,
    /// The same of each month together with its next.
    pub pairs: Vec<Interval>,
    /// What is odd, never corrected.
    pub findings: Vec<Finding>,
}

/// A month that is not known well enough for a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// The month.
    pub month: Month,
    /// What is known of it.
    pub known: Interval,
}

/// Intervals of the months, from claims stated up to a day. None when no claim can be used.
pub fn decumulate(claims: &[Claim], as_of: Date, sign: Sign) -> (Option<Months>, Vec<Finding>) {
    let (used, findings) = usable(claims, as_of);
    let (Some(first), Some(last)) = (used.iter().map(|u| u.first).min(), used.iter().map(|u| u.last).max()) else {
        return (None, findings);
    };
    let count = last.since(first) as usize + 1;
    let ends: Vec<(usize, usize)> =
        used.iter().map(|u| (u.first.since(first) as usize, u.last.since(first) as usize + 1)).collect();
    let mut is_inside = vec![false; count + 1];
    for &(from, to) in &ends {
        is_inside[from + 1..to].fill(true);
    }
    let mut stretches = Stretches { sign, findings, first };
    let (mut months, mut pairs): (Vec<[f64; 2]>, Vec<[f64; 2]>) = (Vec::new(), Vec::new());
    let mut start = 0;
    for end in (1..=count).filter(|&end| !is_inside[end]) {
        let here = ends.iter().zip(&used).filter(|((from, to), _)| *from >= start && *to <= end);
        let here: Vec<Placed> = here.map(|(&(from, to), used)| Placed::of(from - start, to - start, used)).collect();
        let bounds = stretches.bounds(start, end - start, &here);
        if let Some(&[low, high]) = months.last() {
            let next = bounds.months[0];
            pairs.push([low + next[0], high + next[1]]);
        }
        months.extend(bounds.months);
        pairs.extend(bounds.pairs);
        start = end;
    }
    let intervals = |bounds: Vec<[f64; 2]>| -> Vec<Interval> { bounds.into_iter().map(interval).collect() };
    let Stretches { findings, .. } = stretches;
    (Some(Months { first, months: intervals(months), pairs: intervals(pairs), findings: findings.clone() }), findings)
}

fn interval([low, high]: [f64; 2]) -> Interval {
    let mid = match (low.is_finite(), high.is_finite()) {
        (true, true) => (low + high) / 2.0,
        (true, false) => low,
        (false, true) => high,
        (false, false) => 0.0,
    };
    Interval { low, mid, high }
}

/// A claim in its stretch.
#[derive(Debug, Clone, Copy)]
struct Placed {
    constraint: Constraint,
    row: u32,
    reporter: Option<u32>,
}

impl Placed {
    fn of(from: usize, to: usize, used: &Usable) -> Placed {
        let Interval { low, high, .. } = used.claim.value;
        Placed { constraint: Constraint { from, to, low, high }, row: used.claim.row, reporter: used.claim.reporter }
    }
}

/// Works through the stretches and gathers findings.
struct Stretches {
    sign: Sign,
    findings: Vec<Finding>,
    first: Month,
}

impl Stretches {
    fn tighten(&self, count: usize, claims: &[Placed]) -> Option<Bounds> {
        let constraints: Vec<Constraint> = claims.iter().map(|claim| claim.constraint).collect();
        tighten(count, &constraints, self.sign == Sign::NonNegative)
    }

    /// Bounds of a stretch; where claims contradict, bounds that hold under every way out.
    fn bounds(&mut self, start: usize, count: usize, claims: &[Placed]) -> Bounds {
        let (mut hull, mut ways): (Option<Bounds>, usize) = (None, 0);
        let mut open = vec![claims.to_vec()];
        let mut seen: Vec<Vec<u32>> = Vec::new();
        while let Some(way) = open.pop() {
            let rows: Vec<u32> = way.iter().map(|claim| claim.row).collect();
            if seen.contains(&rows) {
                continue;
            }
            seen.push(rows);
            ways += 1;
            if ways > WAYS_MAX {
                let (first, last) = (self.first.plus(start as i32), self.first.plus((start + count) as i32 - 1));
                self.findings.push(Finding::TooManyDisagreements { first, last });
                return Bounds::unknown(count, self.sign == Sign::NonNegative);
            }
            match self.tighten(count, &way) {
                Some(bounds) => match &mut hull {
                    Some(hull) => hull.widen(&bounds),
                    None => hull = Some(bounds),
                },
                None => {
                    let conflict = self.conflict(count, &way);
                    self.report(&conflict);
                    let without = |row: u32| way.iter().filter(|claim| claim.row != row).copied().collect();
                    open.extend(conflict.iter().rev().map(|claim| without(claim.row)));
                }
            }
        }
        hull.expect("without any claim nothing contradicts")
    }

    /// Claims that contradict each other, none of them needless: those are dropped in turn.
    fn conflict(&self, count: usize, claims: &[Placed]) -> Vec<Placed> {
        let mut kept = claims.to_vec();
        for claim in claims {
            let without: Vec<Placed> = kept.iter().filter(|other| other.row != claim.row).copied().collect();
            if self.tighten(count, &without).is_none() {
                kept = without;
            }
        }
        kept
    }

    fn report(&mut self, conflict: &[Placed]) {
        let finding = match conflict {
            [a, b] if a.constraint.from == b.constraint.from && a.reporter == b.reporter => {
                let (earlier, later) = if a.constraint.to <= b.constraint.to { (a, b) } else { (b, a) };
                if earlier.constraint.to < later.constraint.to && later.constraint.high < earlier.constraint.low {
                    Finding::Falls { earlier: earlier.row, later: later.row }
                } else {
                    Finding::Disagree { rows: vec![a.row, b.row] }
                }
            }
            _ => Finding::Disagree { rows: conflict.iter().map(|claim| claim.row).collect() },
        };
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }
}

impl Months {
    /// Central values as a series, when every month is known to within `width` of its size (0.05: ±5 %); January and
    /// February may be known together only, and are then halved.
    ///
    /// # Errors
    /// The first [`Gap`].
    pub fn series(&self, width: f64) -> Result<Vec<f64>, Gap> {
        let is_known = |interval: Interval| {
            let half = (interval.high - interval.low) / 2.0;
            half.is_finite() && half <= width * interval.mid.abs()
        };
        let mut values: Vec<f64> = Vec::with_capacity(self.months.len());
        for (at, &month) in self.months.iter().enumerate() {
            let of_year = self.first.plus(at as i32).of_year();
            let pair = match of_year {
                1 => self.pairs.get(at),
                2 => at.checked_sub(1).and_then(|at| self.pairs.get(at)),
                _ => None,
            };
            match pair.filter(|pair| !is_known(month) && is_known(**pair)) {
                Some(pair) => values.push(pair.mid / 2.0),
                None if is_known(month) => values.push(month.mid),
                None => return Err(Gap { month: self.first.plus(at as i32), known: month }),
            }
        }
        Ok(values)
    }
}
