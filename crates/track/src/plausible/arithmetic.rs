//! Arithmetic that published figures must keep within their rounding.

use lodestone_model::figure::Interval;

use super::flag::Flag;

/// Output of so many months over a capacity per year: `output / (capacity · months / 12)`; none without capacity.
///
/// Months count as twelfths of the year, as capacities are stated. The flag is there when even the lower bound of the
/// output is above the capacity.
pub fn utilisation(output: Interval, capacity_per_year: f64, months: f64) -> Option<(Interval, Option<Flag>)> {
    let possible = capacity_per_year * months / 12.0;
    if possible.is_nan() || possible <= 0.0 {
        return None;
    }
    let utilisation = output.times(1.0 / possible);
    let flag = (utilisation.low > 1.0).then_some(Flag::OverCapacity { utilisation });
    Some((utilisation, flag))
}

/// Parts against their sum: flagged when the intervals of rounding have nothing in common.
pub fn parts_and_sum(parts: &[Interval], sum: Interval) -> Option<Flag> {
    let parts = parts.iter().fold(Interval::ZERO, |total, part| total.plus(*part));
    (!touch(parts, sum)).then_some(Flag::PartsDiffer { parts, sum })
}

/// The weight that a contribution (points of growth of the whole) and the growth of the part imply; none where growth may
/// be nil. Both in the same unit.
pub fn implied_weight(contribution: Interval, growth: Interval) -> Option<Interval> {
    contribution.over(growth)
}

/// A contribution against growth times a stated weight.
pub fn contribution(contribution: Interval, growth: Interval, weight: Interval) -> Option<Flag> {
    let implied = implied_weight(contribution, growth)?;
    (!touch(implied, weight)).then_some(Flag::ContributionDiffers { implied, stated: weight })
}

/// A later statement of the same figure against the earlier one.
pub fn revision(earlier: Interval, later: Interval) -> Option<Flag> {
    (!touch(earlier, later) && earlier.mid != 0.0).then(|| Flag::Revised { times: later.mid / earlier.mid })
}

/// Whether two intervals have a point in common, up to the last bits of decimal text.
fn touch(a: Interval, b: Interval) -> bool {
    let slack = 1e-12 * (a.mid.abs() + b.mid.abs());
    a.low <= b.high + slack && b.low <= a.high + slack
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn rounded(mid: f64, half: f64) -> Interval {
        Interval { low: mid - half, mid, high: mid + half }
    }

    /// JL Mag Baotou, January 2025 (press article of 2025): 1,600 t of 20,000 t a year is 96 %; 48 % only if phase III is
    /// declared accepted. 1,700 t would be more than it can make.
    #[test]
    fn january_of_jl_mag() {
        let (found, flag) = utilisation(Interval::exact(1600.0), 20_000.0, 1.0).unwrap();
        assert!((found.mid - 0.96).abs() < 1e-15 && flag.is_none());
        let (found, _) = utilisation(Interval::exact(1600.0), 40_000.0, 1.0).unwrap();
        assert!((found.mid - 0.48).abs() < 1e-15);
        let (_, flag) = utilisation(Interval::exact(1700.0), 20_000.0, 1.0).unwrap();
        assert_eq!(flag.unwrap().code(), "V01");
        assert!(utilisation(Interval::ZERO, 0.0, 1.0).is_none());
    }

    /// High-tech Zone, January to September 2021, 1e8 yuan: 76.5 + 66.76 + 11.94 = 155.2 (published with the sum).
    #[test]
    fn stages_of_the_zone_add_up() {
        let parts = [rounded(76.5, 0.05), rounded(66.76, 0.005), rounded(11.94, 0.005)];
        assert_eq!(parts_and_sum(&parts, rounded(155.2, 0.05)), None);
        let flag = parts_and_sum(&parts, rounded(156.2, 0.05)).unwrap();
        assert_eq!((flag.code(), flag.strength()), ("V02", super::super::Strength::Certain));
    }

    /// Baotou, January to November 2025: 3.2 points of growth from a rise of 24.6 % are a weight of 13.0 %.
    #[test]
    fn weight_of_rare_earths_in_industry() {
        let (points, growth) = (rounded(3.2, 0.05), rounded(24.6, 0.05));
        let weight = implied_weight(points, growth).unwrap();
        assert_eq!((weight.mid * 1000.0).round(), 130.0);
        assert_eq!(contribution(points, growth, rounded(0.13, 0.005)), None);
        assert_eq!(contribution(points, growth, rounded(0.32, 0.005)).unwrap().code(), "V03");
    }

    #[test]
    fn a_revision_is_flagged_beyond_rounding() {
        assert_eq!(revision(rounded(155.2, 0.05), rounded(155.23, 0.005)), None);
        assert_eq!(revision(Interval::exact(100.0), Interval::exact(80.0)), Some(Flag::Revised { times: 0.8 }));
    }
}
