//! The four ways to foresee the rest of a year.

/// A way to foresee the rest of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// (a) The year so far over the share of the year that usually has come by now.
    Share,
    /// (b) Last year's rest times this year's growth so far, on one sample.
    Chain,
    /// (c) Exponential smoothing of the series without season; what was realised is kept.
    Rolling,
    /// (d) Plants and projects at the rate at which capacity works.
    BottomUp,
}

impl Method {
    /// All of them.
    pub const ALL: [Method; 4] = [Method::Share, Method::Chain, Method::Rolling, Method::BottomUp];
}

/// Why a method took no part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyLeftOut {
    /// Too few reported steps (11 to the year).
    TooShort {
        /// Steps there are.
        have: usize,
        /// Steps it takes.
        need: usize,
    },
    /// No plants and projects are given.
    NoRegister,
    /// A project was commissioned after the day asked about and no earlier expectation is recorded.
    ExpectationNotRecorded,
    /// The plants and projects have no capacity in a reported month.
    NoCapacity,
}

/// The rest of the year by one method.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Foresight {
    /// Median.
    pub rest: f64,
    /// Variance of the rest's logarithm by the method's own model; none where it has none.
    pub variance: Option<f64>,
}
