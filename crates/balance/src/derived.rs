//! Quantities made of reconciled values, with the uncertainty that the covariances give them.
//!
//! u²(g) = ∇gᵀ Σ ∇g by one solve each (JCGM 100, 5.2); Σ is never formed.

use crate::ordered::Form;
use crate::problem::{Linear, Quantity, UnknownId};
use crate::solve::Reconciled;

/// A value with its standard uncertainty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Derived {
    /// At the reconciled values.
    pub value: f64,
    /// To first order.
    pub uncertainty: f64,
}

impl Reconciled {
    /// A sum, a ratio or any smooth function of unknowns; none where the data do not determine it. A sum may be known
    /// where its parts are not.
    pub fn derived(&self, quantity: &Quantity) -> Option<Derived> {
        let form = Form::new(quantity, &self.ordered.place_of);
        let (value, gradient) = form.linearised(&self.found.settled.solved.x);
        self.known(&gradient)?;
        let spread = self.covariance_with(&gradient);
        let variance = gradient.iter().fold(0.0, |sum, &(j, a)| sum + a * spread[j as usize]);
        Some(Derived { value, uncertainty: variance.max(0.0).sqrt() })
    }

    /// Correlation of two determined unknowns; none where one is not determined or does not vary.
    pub fn correlation(&self, one: UnknownId, other: UnknownId) -> Option<f64> {
        let gradient =
            |id| Form::new(&Quantity::Linear(Linear::one(id)), &self.ordered.place_of).linearised(self.x()).1;
        let (first, second) = (gradient(one), gradient(other));
        self.known(&first)?;
        self.known(&second)?;
        let spread = self.covariance_with(&first);
        let (at_first, at_second) = (first[0].0 as usize, second[0].0 as usize);
        let variance = self.covariance_with(&second)[at_second];
        let product = spread[at_first] * variance;
        (product > 0.0).then(|| (spread[at_second] / product.sqrt()).clamp(-1.0, 1.0))
    }

    fn x(&self) -> &[f64] {
        &self.found.settled.solved.x
    }

    fn known(&self, gradient: &[(u32, f64)]) -> Option<()> {
        self.found.settled.structure.determines(gradient).then_some(())
    }

    fn covariance_with(&self, gradient: &[(u32, f64)]) -> Vec<f64> {
        let mut dense = vec![0.0; self.ordered.count()];
        gradient.iter().for_each(|&(j, a)| dense[j as usize] += a);
        self.found.settled.system.covariance_with(&dense)
    }
}
