//! Difference constraints: the tightest bounds of every month and of every two months in a row.
//!
//! With prefix sums P₀, P₁, …, a claim "months a to b−1 brought low to high" is `low ≤ P_b − P_a ≤ high`, and a month at
//! or above zero is `P_{i+1} − P_i ≥ 0`. The tightest upper bound of `P_j − P_i` is the shortest path from i to j
//! (Cormen et al., "Difference constraints and shortest paths"); a cycle below zero is a contradiction.

/// `low ≤ P_to − P_from ≤ high`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Constraint {
    pub from: usize,
    pub to: usize,
    pub low: f64,
    pub high: f64,
}

/// Lower and upper bound.
pub type Bound = [f64; 2];

/// Bounds of each month, and of each with its next.
#[derive(Debug, Clone, PartialEq)]
pub struct Bounds {
    pub months: Vec<Bound>,
    pub pairs: Vec<Bound>,
}

impl Bounds {
    /// What is known of so many months without any claim.
    pub fn unknown(count: usize, nonnegative: bool) -> Bounds {
        let bound = [if nonnegative { 0.0 } else { f64::NEG_INFINITY }, f64::INFINITY];
        Bounds { months: vec![bound; count], pairs: vec![bound; count.saturating_sub(1)] }
    }

    /// Widens to hold another's bounds as well.
    pub fn widen(&mut self, other: &Bounds) {
        let widen = |mine: &mut Vec<Bound>, others: &[Bound]| {
            for (mine, other) in mine.iter_mut().zip(others) {
                *mine = [mine[0].min(other[0]), mine[1].max(other[1])];
            }
        };
        widen(&mut self.months, &other.months);
        widen(&mut self.pairs, &other.pairs);
    }
}

/// The tightest bounds over `count` months; none when the constraints contradict each other.
pub fn tighten(count: usize, constraints: &[Constraint], nonnegative: bool) -> Option<Bounds> {
    let nodes = count + 1;
    let mut reach = vec![f64::INFINITY; nodes * nodes];
    (0..nodes).for_each(|node| reach[node * nodes + node] = 0.0);
    let mut least = |from: usize, to: usize, bound: f64| {
        let cell = &mut reach[from * nodes + to];
        *cell = cell.min(bound);
    };
    let mut scale: f64 = 0.0;
    for &Constraint { from, to, low, high } in constraints {
        least(from, to, high);
        least(to, from, -low);
        scale = [low, high].into_iter().filter(|x| x.is_finite()).fold(scale, |scale, x| scale.max(x.abs()));
    }
    if nonnegative {
        (0..count).for_each(|month| least(month + 1, month, 0.0));
    }
    for via in 0..nodes {
        for from in 0..nodes {
            let first = reach[from * nodes + via];
            if first == f64::INFINITY {
                continue;
            }
            for to in 0..nodes {
                let path = first + reach[via * nodes + to];
                if path < reach[from * nodes + to] {
                    reach[from * nodes + to] = path;
                }
            }
        }
    }
    // Sums of rounded decimals miss zero by a few units in the last place.
    if (0..nodes).any(|node| reach[node * nodes + node] < -1e-9 * scale) {
        return None;
    }
    let bound = |from: usize, to: usize| [0.0 - reach[to * nodes + from], reach[from * nodes + to]];
    let months = (0..count).map(|month| bound(month, month + 1)).collect();
    Some(Bounds { months, pairs: (1..count).map(|month| bound(month - 1, month + 1)).collect() })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::{prop, prop_assert, proptest};

    #[test]
    fn a_month_between_two_cumulative_values() {
        let cumulative = |to, value: f64| Constraint { from: 0, to, low: value - 0.5, high: value + 0.5 };
        let bounds = tighten(3, &[cumulative(2, 20.0), cumulative(3, 31.0)], true).unwrap();
        assert_eq!(bounds.months, [[0.0, 20.5], [0.0, 20.5], [10.0, 12.0]]);
        assert_eq!(bounds.pairs[0], [19.5, 20.5]);
    }

    #[test]
    fn a_fall_contradicts_months_at_or_above_zero_only() {
        let cumulative = |to, value| Constraint { from: 0, to, low: value, high: value };
        let fall = [cumulative(1, 5.0), cumulative(2, 4.0)];
        assert_eq!(tighten(2, &fall, true), None);
        assert_eq!(tighten(2, &fall, false).unwrap().months[1], [-1.0, -1.0]);
    }

    proptest! {
        /// Whatever is claimed about true months holds them, and the bounds are attained by no less than the truth.
        #[test]
        fn bounds_hold_the_truth(
            truth in prop::collection::vec(0.0..10.0_f64, 1..8),
            claims in prop::collection::vec((0_usize..8, 1_usize..8, 0.0..2.0_f64, 0.0..2.0_f64), 0..8),
        ) {
            let sum = |from: usize, to: usize| truth[from..to].iter().sum::<f64>();
            let constraints: Vec<Constraint> = claims
                .iter()
                .map(|&(from, length, below, above)| {
                    let from = from % truth.len();
                    let to = (from + length).min(truth.len());
                    Constraint { from, to, low: sum(from, to) - below, high: sum(from, to) + above }
                })
                .collect();
            let bounds = tighten(truth.len(), &constraints, true).expect("the truth is no contradiction");
            for (bound, month) in bounds.months.iter().zip(&truth) {
                prop_assert!(bound[0] <= month + 1e-9 && *month <= bound[1] + 1e-9);
            }
            for constraint in constraints.iter().filter(|claim| claim.to == claim.from + 1) {
                let bound = bounds.months[constraint.from];
                prop_assert!(bound[0] >= constraint.low && bound[1] <= constraint.high);
            }
        }
    }
}
