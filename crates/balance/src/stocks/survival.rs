//! From a lifetime to the share of a cohort that is there at the end of each later period.

use super::lifetime::{Lifetime, LifetimeRefusal};

/// When in a period things come in, and what of the distribution is used. Programs differ, and so do their numbers: a
/// result says which convention it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Convention {
    /// Evenly over the period: at the end of the k-th later period ∫₀¹ S(k + s) ds is left (five-point Gauss–Legendre).
    #[default]
    OverPeriod,
    /// At the end of the period: S(k) is left (ODYM).
    AtEnd,
    /// In the middle: S(k + ½) is left.
    Middle,
    /// At the start: S(k + 1) is left.
    AtStart,
    /// The density at the whole ages 1, 2, … is what leaves in that period; nothing leaves in the first
    /// (dynamic_stock_model 1.0). The density need not sum to 1.
    DensityAtAge,
}

/// By age in periods: the share of a cohort that is there at the end of the period.
#[derive(Debug, Clone, PartialEq)]
pub struct Survival {
    /// From the period of inflow on.
    pub shares: Vec<f64>,
    /// What they rest on.
    pub convention: Convention,
}

/// Nodes on (0, 1) and weights of the five-point Gauss–Legendre rule.
const GAUSS: [(f64, f64); 5] = [
    (0.046_910_077_030_668_02, 0.118_463_442_528_094_54),
    (0.230_765_344_947_158_45, 0.239_314_335_249_683_24),
    (0.5, 0.284_444_444_444_444_44),
    (0.769_234_655_052_841_5, 0.239_314_335_249_683_24),
    (0.953_089_922_969_332, 0.118_463_442_528_094_54),
];

impl Survival {
    /// For `periods` periods.
    ///
    /// # Errors
    /// Of a lifetime that cannot be.
    pub fn new(lifetime: Lifetime, convention: Convention, periods: usize) -> Result<Survival, LifetimeRefusal> {
        let lifetime = lifetime.checked()?;
        let ages = (0..periods).map(|age| age as f64);
        let shares = match (convention, lifetime) {
            (Convention::AtEnd, _) => ages.map(|age| lifetime.survival(age)).collect(),
            (Convention::Middle, _) => ages.map(|age| lifetime.survival(age + 0.5)).collect(),
            (Convention::AtStart, _) => ages.map(|age| lifetime.survival(age + 1.0)).collect(),
            // A jump is integrated by itself.
            (Convention::OverPeriod, Lifetime::Fixed { age: last }) => {
                ages.map(|age| (last - age).clamp(0.0, 1.0)).collect()
            }
            (Convention::OverPeriod, _) => {
                let mean = |age: f64| GAUSS.iter().map(|&(s, weight)| weight * lifetime.survival(age + s)).sum();
                ages.map(mean).collect()
            }
            (Convention::DensityAtAge, _) => {
                let mut left = 1.0;
                let leave = |age: f64| {
                    left -= if age > 0.0 { lifetime.density(age) } else { 0.0 };
                    left
                };
                ages.map(leave).collect()
            }
        };
        Ok(Survival { shares, convention })
    }
}
