//! A ratio of two sums over firms (R&D over revenue), the gap to its target in the numerator's unit, and who made it
//! move.
//!
//! With numerators r_i, denominators y_i, R = Σ r, Y = Σ y, shares w_i = y_i / Y, own ratios q_i = r_i / y_i, means over the
//! two times with a bar, and q̄ = (R0 / Y0 + R1 / Y1) / 2:
//!
//! ```text
//! R1 / Y1 − R0 / Y0 = Σ w̄_i · (q1_i − q0_i)        firms changed
//!                   + Σ (w1_i − w0_i) · (q̄_i − q̄)  firms with a high ratio gained weight
//! ```
//!
//! Exact, firm by firm (midpoint shift-share). A firm without denominator adds r_i / Y to "firms changed". Where the
//! denominator is not a sum over these firms (the regional product), Y is given and the contributions are r_i / Y.
//! Tests: `intensity::tests`.

/// Numerator and denominator of one firm, in the base's currency.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parts {
    /// Its share of the numerator, e.g. R&D expenditure.
    pub numerator: f64,
    /// Its share of the denominator, e.g. revenue.
    pub denominator: f64,
}

/// Where the denominator comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Denominator {
    /// The sum over the firms, e.g. revenue.
    OfFirms,
    /// A number of its own, e.g. the regional product.
    Given(f64),
}

/// A ratio against its target.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Numerator over denominator.
    pub ratio: f64,
    /// What the numerator lacks for the target; negative where it is above.
    pub gap: f64,
    /// What each firm adds to the ratio; they add up to it.
    pub contributions: Vec<f64>,
    /// What each firm's numerator lacks for the target ratio of its own denominator: who could close the gap. Empty
    /// where the denominator is not the firms'.
    pub shortfalls: Vec<f64>,
}

/// The ratio and its gap; none when the denominator is not positive.
pub fn standing(firms: &[Parts], denominator: Denominator, target: f64) -> Option<Standing> {
    let whole = match denominator {
        Denominator::OfFirms => firms.iter().map(|firm| firm.denominator).sum(),
        Denominator::Given(value) => value,
    };
    if whole.is_nan() || whole <= 0.0 {
        return None;
    }
    let numerator: f64 = firms.iter().map(|firm| firm.numerator).sum();
    let shortfall = |firm: &Parts| target * firm.denominator - firm.numerator;
    Some(Standing {
        ratio: numerator / whole,
        gap: target * whole - numerator,
        contributions: firms.iter().map(|firm| firm.numerator / whole).collect(),
        shortfalls: match denominator {
            Denominator::OfFirms => firms.iter().map(shortfall).collect(),
            Denominator::Given(_) => Vec::new(),
        },
    })
}

/// How a firm moved a ratio.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Move {
    /// Because its own ratio changed.
    pub within: f64,
    /// Because its weight changed.
    pub between: f64,
}

/// The change of the ratio between two times, firm by firm; none when a denominator is not positive.
///
/// # Panics
/// When the two times have different firms.
pub fn moves(before: &[Parts], after: &[Parts]) -> Option<Vec<Move>> {
    assert_eq!(before.len(), after.len(), "the same firms at both times; one that is missing has zeros");
    let (whole_before, whole_after) = (Whole::of(before)?, Whole::of(after)?);
    let mean_ratio = (whole_before.ratio() + whole_after.ratio()) / 2.0;
    let moved = before.iter().zip(after).map(|(before, after)| {
        let (w0, q0) = whole_before.share_and_ratio(before);
        let (w1, q1) = whole_after.share_and_ratio(after);
        match (q0, q1) {
            (Some(q0), Some(q1)) => {
                Move { within: (w0 + w1) / 2.0 * (q1 - q0), between: (w1 - w0) * ((q0 + q1) / 2.0 - mean_ratio) }
            }
            // Present at one time only: its weight came or went, at the ratio that it has.
            (None, Some(q)) => {
                Move { within: before.numerator / -whole_before.denominator, between: w1 * (q - mean_ratio) }
            }
            (Some(q), None) => {
                Move { within: after.numerator / whole_after.denominator, between: -w0 * (q - mean_ratio) }
            }
            (None, None) => Move {
                within: after.numerator / whole_after.denominator - before.numerator / whole_before.denominator,
                between: 0.0,
            },
        }
    });
    Some(moved.collect())
}

/// The same for a denominator that is not the firms': `within` is what the firm spent more, `between` what came of the
/// denominator's own change. `r1 / Y1 − r0 / Y0 = (r1 − r0) · ½(1/Y0 + 1/Y1) + ½(r0 + r1) · (1/Y1 − 1/Y0)`, exact.
///
/// # Panics
/// When the two times have different firms.
pub fn moves_given(before: &[Parts], after: &[Parts], wholes: [f64; 2]) -> Option<Vec<Move>> {
    assert_eq!(before.len(), after.len(), "the same firms at both times; one that is missing has zeros");
    if wholes.iter().any(|whole| whole.is_nan() || *whole <= 0.0) {
        return None;
    }
    let [first, second] = wholes.map(f64::recip);
    let moved = before.iter().zip(after).map(|(before, after)| Move {
        within: (after.numerator - before.numerator) * (first + second) / 2.0,
        between: (before.numerator + after.numerator) / 2.0 * (second - first),
    });
    Some(moved.collect())
}

/// Sums over firms at one time.
struct Whole {
    numerator: f64,
    denominator: f64,
}

impl Whole {
    fn of(firms: &[Parts]) -> Option<Self> {
        let whole = Whole {
            numerator: firms.iter().map(|firm| firm.numerator).sum(),
            denominator: firms.iter().map(|firm| firm.denominator).sum(),
        };
        (whole.denominator > 0.0).then_some(whole)
    }

    fn ratio(&self) -> f64 {
        self.numerator / self.denominator
    }

    fn share_and_ratio(&self, firm: &Parts) -> (f64, Option<f64>) {
        let ratio = (firm.denominator > 0.0).then(|| firm.numerator / firm.denominator);
        (firm.denominator / self.denominator, ratio)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn parts(pairs: &[(f64, f64)]) -> Vec<Parts> {
        pairs.iter().map(|&(numerator, denominator)| Parts { numerator, denominator }).collect()
    }

    /// By hand: R&D 30 of revenue 1000 is 3 %; for 3.6 % it lacks 6; against a regional product of 1500, 24.
    #[test]
    fn the_gap_depends_on_the_denominator() {
        let firms = parts(&[(20.0, 400.0), (10.0, 600.0)]);
        let by_revenue = standing(&firms, Denominator::OfFirms, 0.036).unwrap();
        assert!((by_revenue.ratio - 0.03).abs() < 1e-15 && (by_revenue.gap - 6.0).abs() < 1e-12);
        assert!((by_revenue.shortfalls[0] + 5.6).abs() < 1e-12 && (by_revenue.shortfalls[1] - 11.6).abs() < 1e-12);
        let by_product = standing(&firms, Denominator::Given(1500.0), 0.036).unwrap();
        assert!((by_product.ratio - 0.02).abs() < 1e-15 && (by_product.gap - 24.0).abs() < 1e-12);
        assert!((by_product.contributions.iter().sum::<f64>() - by_product.ratio).abs() < 1e-15);
        assert_eq!(standing(&firms, Denominator::Given(0.0), 0.036), None);
    }

    /// Firms that change, come, go, and one that only spends: the moves add up to the change of the ratio.
    #[test]
    fn moves_add_up_to_the_change() {
        let before = parts(&[(20.0, 400.0), (10.0, 600.0), (5.0, 100.0), (0.0, 0.0), (2.0, 0.0)]);
        let after = parts(&[(30.0, 500.0), (9.0, 500.0), (0.0, 0.0), (8.0, 80.0), (3.0, 0.0)]);
        let change = 50.0 / 1080.0 - 37.0 / 1100.0;
        let sum: f64 = moves(&before, &after).unwrap().iter().map(|m| m.within + m.between).sum();
        assert!((sum - change).abs() < 1e-15, "{sum} {change}");
    }

    /// By hand: 20 + 10 of 1000, then 30 + 10 of 1250: the ratio goes from 3 % to 3.2 %. Spending brings 10 · 0.0009 = 0.9
    /// points, the larger product takes 35 · 0.0002 = 0.7.
    #[test]
    fn a_growing_product_takes_what_spending_brings() {
        let (before, after) = (parts(&[(20.0, 0.0), (10.0, 0.0)]), parts(&[(30.0, 0.0), (10.0, 0.0)]));
        let found = moves_given(&before, &after, [1000.0, 1250.0]).unwrap();
        let sum = |of: fn(&Move) -> f64| found.iter().map(of).sum::<f64>();
        assert!((sum(|m| m.within) - 0.009).abs() < 1e-15 && (sum(|m| m.between) + 0.007).abs() < 1e-15);
        assert_eq!(moves_given(&before, &after, [0.0, 1.0]), None);
    }

    /// Same ratios, weight moves to the firm with the high ratio: all of it is between.
    #[test]
    fn a_shift_of_weight_is_between() {
        let found = moves(&parts(&[(10.0, 100.0), (1.0, 100.0)]), &parts(&[(15.0, 150.0), (0.5, 50.0)])).unwrap();
        assert!(found.iter().all(|m| m.within.abs() < 1e-15));
        assert!((found.iter().map(|m| m.between).sum::<f64>() - (15.5 - 11.0) / 200.0).abs() < 1e-15);
    }
}
