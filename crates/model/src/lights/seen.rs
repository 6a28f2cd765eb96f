//! What is known of the thing that a light is for.

/// A number that rules look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quantity {
    /// Percentage points before the pace that the time of the year asks for; negative when behind. For a year's target this
    /// is the profiled pace, for a project its own plan; never months over twelve.
    GapPp,
    /// Months in a row, the planned one first, at whose end it should have started and had not.
    StartMonthsLate,
    /// Months from the start in which it was not enrolled in statistics; 0 once it is, and before the start.
    MonthsNotEnrolled,
    /// 1 with a good reason for being late, 0 without.
    Excused,
    /// Percentage points of public funds paid above the plan.
    PaidLessPlannedPp,
    /// Percentage points of public funds paid above what the state or the region requires.
    PaidLessRequiredPp,
    /// Cumulative growth over the same months of last year, in percent.
    GrowthPp,
    /// The same less the growth that the plan asks for, in points.
    GrowthLessPlanPp,
    /// The same less the mean of the city, in points.
    GrowthLessMeanPp,
    /// Percentage points of special bonds used above the expected pace.
    BondsLessExpectedPp,
    /// Days to the deadline; negative behind it.
    DaysLeft,
    /// Share that is still missing; 0 or less when reached.
    Missing,
    /// 1 when it was done poorly, 0 when not.
    PoorQuality,
    /// Observed yearly growth in the wanted direction over the size of the required one.
    RatioR,
}

impl Quantity {
    /// All of them.
    pub const ALL: [Quantity; 14] = [
        Quantity::GapPp,
        Quantity::StartMonthsLate,
        Quantity::MonthsNotEnrolled,
        Quantity::Excused,
        Quantity::PaidLessPlannedPp,
        Quantity::PaidLessRequiredPp,
        Quantity::GrowthPp,
        Quantity::GrowthLessPlanPp,
        Quantity::GrowthLessMeanPp,
        Quantity::BondsLessExpectedPp,
        Quantity::DaysLeft,
        Quantity::Missing,
        Quantity::PoorQuality,
        Quantity::RatioR,
    ];

    /// Id, as the presets write it.
    pub const fn id(self) -> &'static str {
        match self {
            Quantity::GapPp => "gap_pp",
            Quantity::StartMonthsLate => "start_months_late",
            Quantity::MonthsNotEnrolled => "months_not_enrolled",
            Quantity::Excused => "excused",
            Quantity::PaidLessPlannedPp => "paid_less_planned_pp",
            Quantity::PaidLessRequiredPp => "paid_less_required_pp",
            Quantity::GrowthPp => "growth_pp",
            Quantity::GrowthLessPlanPp => "growth_less_plan_pp",
            Quantity::GrowthLessMeanPp => "growth_less_mean_pp",
            Quantity::BondsLessExpectedPp => "bonds_less_expected_pp",
            Quantity::DaysLeft => "days_left",
            Quantity::Missing => "missing",
            Quantity::PoorQuality => "poor_quality",
            Quantity::RatioR => "ratio_r",
        }
    }
}

/// What is known; the rest is not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Seen {
    values: [Option<f64>; Quantity::ALL.len()],
}

impl Seen {
    /// Nothing.
    pub fn nothing() -> Self {
        Seen::default()
    }

    /// The same with one more number; one that is not finite stays unknown.
    #[must_use]
    pub fn with(mut self, quantity: Quantity, value: impl Into<Option<f64>>) -> Self {
        self.values[quantity as usize] = value.into().filter(|value| value.is_finite());
        self
    }

    /// What is known of a quantity.
    pub fn get(&self, quantity: Quantity) -> Option<f64> {
        self.values[quantity as usize]
    }
}
