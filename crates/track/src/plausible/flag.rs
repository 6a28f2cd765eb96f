//! What a check found.

use crate::month::Month;
use lodestone_model::figure::Interval;

/// How much a flag says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Worth a look.
    Weak,
    /// Hard to explain by chance.
    Clear,
    /// The numbers contradict each other.
    Certain,
}

/// A figure that may not be true, and why.
#[derive(Debug, Clone, PartialEq)]
pub enum Flag {
    /// Output above what the accepted capacity makes in the span.
    OverCapacity {
        /// Output over capacity, with the bounds of the report.
        utilisation: Interval,
    },
    /// Published parts do not add up to the published sum.
    PartsDiffer {
        /// Sum of the parts, with rounding.
        parts: Interval,
        /// The published sum, with rounding.
        sum: Interval,
    },
    /// A contribution to growth does not fit growth times weight.
    ContributionDiffers {
        /// Weight that contribution and growth imply.
        implied: Interval,
        /// The stated weight.
        stated: Interval,
    },
    /// A ratio of two series left the firm's own past: value per kWh, tonnes per tonne of flow, revenue per taxed sale.
    RatioBreak {
        /// The month.
        month: Month,
        /// The ratio over its median of the months before.
        times: f64,
        /// Deviation in robust standard deviations.
        deviations: f64,
    },
    /// The same value again and again.
    FlatLine {
        /// First of the equal months.
        from: Month,
        /// How many.
        months: usize,
    },
    /// The figures of a month are those of another month.
    CopiedMonth {
        /// The month.
        month: Month,
        /// The one it repeats.
        of: Month,
        /// How many series of the firm agree to the last digit.
        series: usize,
    },
    /// A value is ten, a hundred, a thousand or ten thousand times what its neighbours are.
    UnitSlip {
        /// The month.
        month: Month,
        /// The power of ten.
        power: i32,
    },
    /// A firm's output fell while another began with what was missing.
    Split {
        /// The month from which it holds.
        month: Month,
        /// Position of the firm that began.
        into: usize,
        /// Sum of both over the output before.
        ratio: f64,
    },
    /// A revision larger than rounding.
    Revised {
        /// The later value over the earlier.
        times: f64,
    },
    /// Two reporters state the same figure so that both cannot be right; both are kept.
    TwoReporters {
        /// What one says.
        one: Interval,
        /// What the other says.
        other: Interval,
    },
    /// A cumulative value is smaller than an earlier one from the same start.
    CumulativeFalls {
        /// The earlier value.
        earlier: Interval,
        /// The later one.
        later: Interval,
    },
}

impl Flag {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Flag::OverCapacity { .. } => "V01",
            Flag::PartsDiffer { .. } => "V02",
            Flag::ContributionDiffers { .. } => "V03",
            Flag::RatioBreak { .. } => "V04",
            Flag::FlatLine { .. } => "V05",
            Flag::CopiedMonth { .. } => "V06",
            Flag::UnitSlip { .. } => "V07",
            Flag::Split { .. } => "V08",
            Flag::Revised { .. } => "V09",
            Flag::TwoReporters { .. } => "V10",
            Flag::CumulativeFalls { .. } => "V11",
        }
    }

    /// How much it says.
    pub fn strength(&self) -> Strength {
        match self {
            Flag::OverCapacity { .. }
            | Flag::PartsDiffer { .. }
            | Flag::ContributionDiffers { .. }
            | Flag::TwoReporters { .. }
            | Flag::CumulativeFalls { .. } => Strength::Certain,
            Flag::CopiedMonth { series, .. } if *series >= 2 => Strength::Certain,
            Flag::CopiedMonth { .. } | Flag::UnitSlip { .. } | Flag::FlatLine { .. } => Strength::Clear,
            Flag::RatioBreak { deviations, .. } if deviations.abs() >= 10.0 => Strength::Clear,
            Flag::RatioBreak { .. } | Flag::Split { .. } | Flag::Revised { .. } => Strength::Weak,
        }
    }
}
