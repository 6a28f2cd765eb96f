//! A quantity over ordered unknowns: its value and its derivatives.

use std::sync::Arc;

use crate::problem::{Linear, Quantity, Smooth};

/// Terms sorted by unknown, each unknown once.
#[derive(Clone)]
pub(crate) struct Sum {
    pub terms: Vec<(u32, f64)>,
    pub constant: f64,
}

#[derive(Clone)]
pub(crate) enum Form {
    Linear(Sum),
    Ratio { part: Sum, whole: Sum },
    Smooth { unknowns: Vec<u32>, function: Arc<dyn Smooth> },
}

impl Sum {
    pub fn new(linear: &Linear, place_of: &[u32]) -> Sum {
        let placed = linear.terms.iter().map(|&(id, a)| (place_of[id.0 as usize], a));
        Sum { terms: merged(placed.collect()), constant: linear.constant }
    }

    pub fn at(&self, x: &[f64]) -> f64 {
        self.terms.iter().fold(self.constant, |sum, &(j, a)| sum + a * x[j as usize])
    }
}

/// Sorts by unknown, then by value, so that equal unknowns are added in one order only.
pub(crate) fn merged(mut terms: Vec<(u32, f64)>) -> Vec<(u32, f64)> {
    terms.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    terms.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    terms
}

impl Form {
    pub fn new(quantity: &Quantity, place_of: &[u32]) -> Form {
        match quantity {
            Quantity::Linear(sum) => Form::Linear(Sum::new(sum, place_of)),
            Quantity::Ratio { part, whole } => {
                Form::Ratio { part: Sum::new(part, place_of), whole: Sum::new(whole, place_of) }
            }
            Quantity::Smooth { unknowns, function } => Form::Smooth {
                unknowns: unknowns.iter().map(|id| place_of[id.0 as usize]).collect(),
                function: Arc::clone(function),
            },
        }
    }

    pub fn is_linear(&self) -> bool {
        matches!(self, Form::Linear(_))
    }

    pub fn at(&self, x: &[f64]) -> f64 {
        match self {
            Form::Linear(sum) => sum.at(x),
            Form::Ratio { part, whole } => part.at(x) / whole.at(x),
            Form::Smooth { unknowns, function } => {
                let arguments: Vec<f64> = unknowns.iter().map(|&j| x[j as usize]).collect();
                function.value(&arguments, &mut vec![0.0; arguments.len()])
            }
        }
    }

    /// Value and gradient at `x`. The pattern of the gradient does not depend on `x`.
    pub fn linearised(&self, x: &[f64]) -> (f64, Vec<(u32, f64)>) {
        match self {
            Form::Linear(sum) => (sum.at(x), sum.terms.clone()),
            Form::Ratio { part, whole } => {
                let (p, w) = (part.at(x), whole.at(x));
                let numerator = part.terms.iter().map(|&(j, a)| (j, a / w));
                let denominator = whole.terms.iter().map(|&(j, a)| (j, -a * (p / w) / w));
                (p / w, merged(numerator.chain(denominator).collect()))
            }
            Form::Smooth { unknowns, function } => {
                let arguments: Vec<f64> = unknowns.iter().map(|&j| x[j as usize]).collect();
                let mut gradient = vec![0.0; arguments.len()];
                let value = function.value(&arguments, &mut gradient);
                (value, merged(unknowns.iter().copied().zip(gradient).collect()))
            }
        }
    }
}
