//! Growth of the months between two cumulative reports, and when growth may be computed at all.
//!
//! With cumulative values y₁, y₂ and their growth g₁, g₂ on one sample, the months between brought `y₂ − y₁`, a year
//! before `y₂/(1+g₂) − y₁/(1+g₁)`. In each of the four published numbers alone the quotient is a fraction of linear
//! terms, hence monotone: its extremes over all roundings lie at the corners, as long as no corner's base reaches zero.

use lodestone_model::figure::Interval;
use lodestone_model::ids::SampleId;
use lodestone_model::time::Span;

/// A level with its growth over the same span of the year before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    /// Row it was read from.
    pub row: u32,
    /// The days it counts.
    pub span: Span,
    /// The value, as an interval.
    pub value: Interval,
    /// Growth as published on a comparable sample: 0.869 for +86.9 %.
    pub growth: Option<Interval>,
    /// The sample that was counted.
    pub sample: Option<SampleId>,
}

/// Why no growth is computed; the levels stand beside each other instead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum GrowthRefusal {
    /// The levels count different firms.
    DifferentSamples {
        /// Their rows.
        rows: [u32; 2],
        /// The levels, to be shown beside each other.
        values: [Interval; 2],
    },
    /// A level does not say which firms it counts.
    SampleUnknown {
        /// Their rows.
        rows: [u32; 2],
        /// The levels, to be shown beside each other.
        values: [Interval; 2],
    },
    /// A report has no growth, so that the year before is unknown.
    NoBase {
        /// Its row.
        row: u32,
    },
    /// The spans do not start on one day with the later one longer.
    NotCumulative,
    /// The spans are not the same days of two years.
    NotAYearApart,
    /// Within the roundings the base may be zero or less.
    BaseMayBeZero {
        /// The base.
        base: Interval,
    },
}

/// The months between two cumulative reports.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Between {
    /// The days between.
    pub span: Span,
    /// What they brought.
    pub value: Interval,
    /// What the same days brought a year before, on the same sample.
    pub year_before: Interval,
    /// Their growth.
    pub growth: Interval,
    /// The growth that the later report published for the whole span.
    pub headline: Interval,
}

/// Growth of the months that a later cumulative report adds to an earlier one.
///
/// # Errors
/// See [`GrowthRefusal`].
pub fn between(earlier: &Level, later: &Level) -> Result<Between, GrowthRefusal> {
    let same_start = earlier.span.start == later.span.start;
    let span = Span::new(earlier.span.end, later.span.end).filter(|_| same_start);
    let span = span.ok_or(GrowthRefusal::NotCumulative)?;
    same_sample(earlier, later)?;
    let growth_of = |level: &Level| level.growth.ok_or(GrowthRefusal::NoBase { row: level.row });
    let (first, headline) = (growth_of(earlier)?, growth_of(later)?);
    let base = |y1: f64, g1: f64, y2: f64, g2: f64| y2 / (1.0 + g2) - y1 / (1.0 + g1);
    let year_before = corners([earlier.value, first, later.value, headline], base);
    if !(year_before.low > 0.0 && year_before.high.is_finite()) {
        return Err(GrowthRefusal::BaseMayBeZero { base: year_before });
    }
    let growth =
        corners([earlier.value, first, later.value, headline], |y1, g1, y2, g2| (y2 - y1) / base(y1, g1, y2, g2) - 1.0);
    Ok(Between { span, value: later.value.plus(earlier.value.times(-1.0)), year_before, growth, headline })
}

/// Growth from one level to that of the same days a year later, which only one sample allows.
///
/// # Errors
/// See [`GrowthRefusal`].
pub fn of_levels(year_before: &Level, level: &Level) -> Result<Interval, GrowthRefusal> {
    if year_before.span.add_months(12) != Some(level.span) {
        return Err(GrowthRefusal::NotAYearApart);
    }
    same_sample(year_before, level)?;
    let refusal = GrowthRefusal::BaseMayBeZero { base: year_before.value };
    let ratio = level.value.over(year_before.value).filter(|_| year_before.value.low > 0.0).ok_or(refusal)?;
    Ok(ratio.plus(Interval::exact(-1.0)))
}

fn same_sample(one: &Level, other: &Level) -> Result<(), GrowthRefusal> {
    let (rows, values) = ([one.row, other.row], [one.value, other.value]);
    match (one.sample, other.sample) {
        (Some(a), Some(b)) if a == b => Ok(()),
        (Some(_), Some(_)) => Err(GrowthRefusal::DifferentSamples { rows, values }),
        _ => Err(GrowthRefusal::SampleUnknown { rows, values }),
    }
}

/// Least, central and largest value of a function that is monotone in each of four numbers.
fn corners(box_of: [Interval; 4], of: impl Fn(f64, f64, f64, f64) -> f64) -> Interval {
    let [a, b, c, d] = box_of;
    let end =
        |interval: Interval, corner: u32, bit: u32| if corner >> bit & 1 == 0 { interval.low } else { interval.high };
    let at = (0..16).map(|corner| of(end(a, corner, 0), end(b, corner, 1), end(c, corner, 2), end(d, corner, 3)));
    let fold = |least: Option<(f64, f64)>, x: f64| Some(least.map_or((x, x), |(low, high)| (low.min(x), high.max(x))));
    let (low, high) = at.fold(None, fold).expect("a box has corners");
    Interval { low, mid: of(a.mid, b.mid, c.mid, d.mid), high }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::reading::interval;
    use lodestone_model::tables::reports::Qualifier;

    fn level(span: &str, value: f64, growth: Option<f64>, sample: u32) -> Level {
        let exact = |value, rounding| interval(value, Some(rounding), Qualifier::Exact);
        let growth = growth.map(|growth| exact(growth, 0.001));
        Level {
            row: 0,
            span: Span::parse(span).unwrap(),
            value: exact(value, 0.1),
            growth,
            sample: Some(SampleId(sample)),
        }
    }

    /// Rare-earth High-tech Zone, 38 firms above size, 1e8 yuan, January to September and to October 2021:
    /// wetrussian.com (…/1617.html) and asianmetal.com, viewNews 1752022.
    #[test]
    fn october_2021_grew_48_per_cent_under_a_headline_of_82() {
        let september = level("2021-01..2021-09", 155.2, Some(0.869), 0);
        let october = level("2021-01..2021-10", 172.3, Some(0.822), 0);
        let found = between(&september, &october).unwrap();
        assert_eq!(found.span, Span::parse("2021-10").unwrap());
        let rounded = |x: f64, digits: i32| (x * 10f64.powi(digits)).round() / 10f64.powi(digits);
        assert_eq!((rounded(found.value.mid, 1), rounded(found.year_before.mid, 1)), (17.1, 11.5));
        let Interval { low, mid, high } = found.growth;
        assert_eq!((rounded(mid, 2), rounded(low, 3), rounded(high, 3)), (0.48, 0.476, 0.491));
        assert_eq!(found.headline.mid, 0.822);
    }

    #[test]
    fn growth_without_ground_is_refused() {
        let september = level("2021-01..2021-09", 155.2, Some(0.869), 0);
        let other = level("2021-01..2021-10", 172.3, Some(0.822), 1);
        let refused = between(&september, &other);
        assert_eq!(
            refused,
            Err(GrowthRefusal::DifferentSamples { rows: [0, 0], values: [september.value, other.value] })
        );
        let bare = level("2021-01..2021-10", 172.3, None, 0);
        assert_eq!(between(&september, &bare), Err(GrowthRefusal::NoBase { row: 0 }));
        let alone = Level { sample: None, ..bare };
        assert_eq!(
            between(&september, &alone),
            Err(GrowthRefusal::SampleUnknown { rows: [0, 0], values: [september.value, alone.value] })
        );
        assert_eq!(between(&bare, &september), Err(GrowthRefusal::NotCumulative));
        // A growth rate that leaves nothing for October 2020.
        let steep = level("2021-01..2021-10", 172.3, Some(1.075), 0);
        assert!(matches!(between(&september, &steep), Err(GrowthRefusal::BaseMayBeZero { .. })));
    }

    /// National industrial profits, January to May: 2,904.76 bn yuan published in 2017, 2,729.83 in 2018, yet +16.5 %.
    #[test]
    fn levels_of_different_samples_give_no_growth() {
        let (before, after) = (level("2017-01..2017-05", 2904.8, None, 0), level("2018-01..2018-05", 2729.8, None, 1));
        assert!(matches!(of_levels(&before, &after), Err(GrowthRefusal::DifferentSamples { .. })));
        let same = Level { sample: before.sample, ..after };
        assert!((of_levels(&before, &same).unwrap().mid + 0.0602).abs() < 1e-4);
        assert_eq!(of_levels(&after, &before), Err(GrowthRefusal::NotAYearApart));
    }
}
