//! Sparse LDLᵀ of a symmetric matrix whose pivots have known signs in any order that it is given.

use faer::dyn_stack::{MemBuffer, MemStack};
use faer::linalg::cholesky::ldlt::factor::LdltRegularization;
use faer::perm::PermRef;
use faer::sparse::linalg::SupernodalThreshold;
use faer::sparse::linalg::amd;
use faer::sparse::linalg::cholesky::supernodal::SymbolicSupernodalCholesky;
use faer::sparse::linalg::cholesky::{
    CholeskySymbolicParams, LdltRef, SymbolicCholesky, SymbolicCholeskyRaw, SymmetricOrdering,
    factorize_symbolic_cholesky,
};
use faer::sparse::{SparseColMatRef, SymbolicSparseColMatRef};
use faer::{Conj, MatMut, Par, Side, Spec};

use super::iterative::Iterative;

/// A symmetric pattern by columns: the lower triangle, sorted.
pub(crate) struct Pattern {
    pub starts: Vec<usize>,
    pub rows: Vec<usize>,
}

impl Pattern {
    pub fn size(&self) -> usize {
        self.starts.len() - 1
    }

    fn symbolic(&self) -> SymbolicSparseColMatRef<'_, usize> {
        SymbolicSparseColMatRef::new_checked(self.size(), self.size(), &self.starts, None, &self.rows)
    }
}

/// An order that keeps the factor sparse: place → column (approximate minimum degree).
pub(crate) fn minimum_degree(pattern: &Pattern) -> Vec<usize> {
    let size = pattern.size();
    let (mut order, mut inverse) = (vec![0; size], vec![0; size]);
    let mut memory = MemBuffer::new(amd::order_maybe_unsorted_scratch::<usize>(size, pattern.rows.len()));
    amd::order_maybe_unsorted(
        &mut order,
        &mut inverse,
        pattern.symbolic(),
        amd::Control::default(),
        MemStack::new(&mut memory),
    )
    .expect("the pattern is far smaller than an index can count");
    order
}

/// A pivot below this, in a matrix whose entries are near 1, is taken as lost to rounding.
const PIVOT_MIN: f64 = 1e-18;
/// What it is replaced by; the refinement of the solution then has to prove itself.
const PIVOT_REPLACED: f64 = 1e-9;

/// Numbers in a factor above which conjugate gradients take over where they can: with the selected inverse this is about
/// 1 GB.
const NUMBERS_MAX: usize = 60_000_000;

/// The factors, and what is needed to make them anew for other values of the same pattern.
pub(crate) struct Factor {
    symbolic: SymbolicCholesky<usize>,
    values: Vec<f64>,
    signs: Vec<i8>,
    /// In place of factors that would be too large.
    iterative: Option<Iterative>,
    /// Pivots that had to be replaced.
    pub replaced: usize,
}

impl Factor {
    /// Analyses the pattern in the given order (place → column); `signs` are those of the pivots, by column.
    ///
    /// # Panics
    /// Of an empty pattern.
    pub fn new(pattern: &Pattern, order: &[usize], signs: Vec<i8>) -> Factor {
        let mut inverse = vec![0; order.len()];
        for (place, &column) in order.iter().enumerate() {
            inverse[column] = place;
        }
        let parameters = CholeskySymbolicParams {
            supernodal_flop_ratio_threshold: SupernodalThreshold::FORCE_SUPERNODAL,
            ..CholeskySymbolicParams::default()
        };
        let ordering = SymmetricOrdering::Custom(PermRef::new_checked(order, &inverse, order.len()));
        let symbolic = factorize_symbolic_cholesky(pattern.symbolic(), Side::Lower, ordering, parameters)
            .expect("the factor is far smaller than an index can count");
        let definite = signs.iter().all(|&sign| sign > 0);
        let direct = symbolic.len_val() <= NUMBERS_MAX || !definite;
        let values = vec![0.0; if direct { symbolic.len_val() } else { 0 }];
        Factor { symbolic, values, signs, iterative: None, replaced: 0 }
    }

    /// Factors the matrix with these values, in the order of the pattern.
    pub fn refactor(&mut self, pattern: &Pattern, values: &[f64]) {
        if !self.is_direct() {
            self.iterative = Some(Iterative::new(pattern, values));
            return;
        }
        let matrix = SparseColMatRef::new(pattern.symbolic(), values);
        let parameters = Spec::default();
        let request = self.symbolic.factorize_numeric_ldlt_scratch::<f64>(Par::Seq, parameters);
        let mut memory = MemBuffer::new(request);
        let regularization = LdltRegularization {
            dynamic_regularization_signs: Some(&self.signs),
            dynamic_regularization_delta: PIVOT_REPLACED,
            dynamic_regularization_epsilon: PIVOT_MIN,
        };
        self.symbolic
            .factorize_numeric_ldlt(
                &mut self.values,
                matrix,
                Side::Lower,
                regularization,
                Par::Seq,
                MemStack::new(&mut memory),
                parameters,
            )
            .expect("with regularisation no pivot is zero");
        // faer does not hand its count through the sparse factorisation.
        self.replaced = self.diagonal().filter(|pivot| pivot.abs() == PIVOT_REPLACED).count();
    }

    /// Whether there are factors; without them there is no inverse.
    pub fn is_direct(&self) -> bool {
        self.values.len() == self.symbolic.len_val()
    }

    /// Solves in place, column by column.
    pub fn solve(&self, pattern: &Pattern, rhs: &mut [f64]) {
        if let Some(iterative) = &self.iterative {
            return iterative.solve(pattern, rhs);
        }
        let columns = rhs.len() / self.signs.len();
        let factor = LdltRef::new(&self.symbolic, &self.values);
        let mut memory = MemBuffer::new(self.symbolic.solve_in_place_scratch::<f64>(columns, Par::Seq));
        factor.solve_in_place_with_conj(
            Conj::No,
            MatMut::from_column_major_slice_mut(rhs, self.signs.len(), columns),
            Par::Seq,
            MemStack::new(&mut memory),
        );
    }

    /// Column → place.
    pub fn places(&self) -> &[usize] {
        self.symbolic.perm().expect("a custom order was given").arrays().1
    }

    pub fn supernodes(&self) -> &SymbolicSupernodalCholesky<usize> {
        match self.symbolic.raw() {
            SymbolicCholeskyRaw::Supernodal(supernodes) => supernodes,
            SymbolicCholeskyRaw::Simplicial(_) => unreachable!("supernodes were asked for"),
        }
    }

    pub fn values(&self) -> &[f64] {
        &self.values
    }

    fn diagonal(&self) -> impl Iterator<Item = f64> {
        let supernodes = self.supernodes();
        (0..supernodes.n_supernodes()).flat_map(move |at| {
            let begin = supernodes.supernode_begin()[at];
            let width = supernodes.supernode_end()[at] - begin;
            let height = width + supernodes.supernode(at).pattern().len();
            let start = supernodes.col_ptr_for_val()[at];
            (0..width).map(move |column| self.values[start + column * height + column])
        })
    }
}
