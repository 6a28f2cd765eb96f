//! Reading results out of an instance into buffers of the model's size.
#![allow(unsafe_code)]

use std::ffi::CStr;
use std::ptr;

use highs_sys as ffi;

use super::instance::{Instance, Refused, accepted, int};

/// Primal and dual values as HiGHS holds them.
pub(crate) struct Point {
    pub(crate) col_value: Vec<f64>,
    pub(crate) col_dual: Vec<f64>,
    pub(crate) row_value: Vec<f64>,
    pub(crate) row_dual: Vec<f64>,
}

/// Columns by their matrix entries: `(row, value)` of the `i`-th at `starts[i]..starts[i + 1]`.
pub(crate) struct Columns {
    pub(crate) costs: Vec<f64>,
    pub(crate) lower: Vec<f64>,
    pub(crate) upper: Vec<f64>,
    pub(crate) starts: Vec<i32>,
    pub(crate) rows: Vec<i32>,
    pub(crate) values: Vec<f64>,
}

/// For each row, the bound down to and up to which the current basis stays optimal.
pub(crate) struct RowRanges {
    pub(crate) down: Vec<f64>,
    pub(crate) up: Vec<f64>,
}

impl Instance {
    pub(crate) fn is_empty(&self) -> bool {
        self.cols == 0
    }

    pub(crate) fn row_count(&self) -> usize {
        self.rows
    }

    /// Constant of the objective.
    pub(crate) fn offset(&self) -> f64 {
        let mut offset = 0.0;
        // SAFETY: `ptr` is live and `offset` is writable for the call.
        unsafe { ffi::Highs_getObjectiveOffset(self.ptr(), &mut offset) };
        offset
    }

    pub(crate) fn all_columns(&self) -> Vec<i32> {
        (0..int(self.cols)).collect()
    }

    pub(crate) fn all_rows(&self) -> Vec<i32> {
        (0..int(self.rows)).collect()
    }

    pub(crate) fn int_info(&self, name: &CStr) -> i32 {
        let mut value = 0;
        // SAFETY: `name` is NUL-terminated and `value` is writable for the call.
        unsafe { ffi::Highs_getIntInfoValue(self.ptr(), name.as_ptr(), &mut value) };
        value
    }

    pub(crate) fn long_info(&self, name: &CStr) -> i64 {
        let mut value = 0;
        // SAFETY: as for `int_info`.
        unsafe { ffi::Highs_getInt64InfoValue(self.ptr(), name.as_ptr(), &mut value) };
        value
    }

    pub(crate) fn double_info(&self, name: &CStr) -> f64 {
        let mut value = 0.0;
        // SAFETY: as for `int_info`.
        unsafe { ffi::Highs_getDoubleInfoValue(self.ptr(), name.as_ptr(), &mut value) };
        value
    }

    /// Values of the last run. Duals stay 0 where HiGHS has none.
    pub(crate) fn point(&self) -> Result<Point, Refused> {
        let mut point = Point {
            col_value: vec![0.0; self.cols],
            col_dual: vec![0.0; self.cols],
            row_value: vec![0.0; self.rows],
            row_dual: vec![0.0; self.rows],
        };
        // SAFETY: each buffer has the model's dimension; HiGHS's vectors are of that size or empty.
        accepted(unsafe {
            ffi::Highs_getSolution(
                self.ptr(),
                point.col_value.as_mut_ptr(),
                point.col_dual.as_mut_ptr(),
                point.row_value.as_mut_ptr(),
                point.row_dual.as_mut_ptr(),
            )
        })?;
        Ok(point)
    }

    /// Basis statuses of columns and rows.
    pub(crate) fn basis(&self) -> Result<(Vec<i32>, Vec<i32>), Refused> {
        let (mut cols, mut rows) = (vec![0; self.cols], vec![0; self.rows]);
        // SAFETY: each buffer has the model's dimension, which is the size of a valid basis.
        accepted(unsafe { ffi::Highs_getBasis(self.ptr(), cols.as_mut_ptr(), rows.as_mut_ptr()) })?;
        Ok((cols, rows))
    }

    /// Bounds of all rows.
    pub(crate) fn row_bounds(&self) -> (Vec<f64>, Vec<f64>) {
        let (mut lower, mut upper) = (vec![0.0; self.rows], vec![0.0; self.rows]);
        if self.rows > 0 {
            self.read_row_bounds(0, &mut lower, &mut upper);
        }
        (lower, upper)
    }

    /// Bounds of one row.
    pub(crate) fn bounds_of_row(&self, row: usize) -> (f64, f64) {
        let (mut lower, mut upper) = ([0.0], [0.0]);
        self.read_row_bounds(row, &mut lower, &mut upper);
        (lower[0], upper[0])
    }

    fn read_row_bounds(&self, from: usize, lower: &mut [f64], upper: &mut [f64]) {
        assert!(!lower.is_empty() && from + lower.len() <= self.rows && upper.len() == lower.len());
        let to = from + lower.len() - 1;
        let (mut count, mut nnz) = (0, 0);
        // SAFETY: the buffers hold one entry per row of the range, which lies in the model; null pointers mean that
        // the matrix entries are not wanted.
        unsafe {
            ffi::Highs_getRowsByRange(
                self.ptr(),
                int(from),
                int(to),
                &mut count,
                lower.as_mut_ptr(),
                upper.as_mut_ptr(),
                &mut nnz,
                ptr::null_mut(),
                ptr::null_mut(),
                ptr::null_mut(),
            );
        }
    }

    /// Costs, bounds and entries of the columns in `set`, which ascends strictly.
    pub(crate) fn columns(&self, set: &[i32]) -> Columns {
        let mut columns = self.column_numbers(set);
        let nnz = columns.starts[set.len()] as usize;
        columns.rows = vec![0; nnz];
        columns.values = vec![0.0; nnz];
        if nnz > 0 {
            let entries = (columns.starts.as_mut_ptr(), columns.rows.as_mut_ptr(), columns.values.as_mut_ptr());
            // SAFETY: `column_numbers` checked `set` and told how many entries there are; the buffers hold as many.
            unsafe { self.read_columns(set, [ptr::null_mut(); 3], entries) };
        }
        columns.starts[set.len()] = nnz as i32;
        columns
    }

    /// Costs and bounds of the columns in `set`, which ascends strictly, without entries; only the last of `starts`
    /// is set.
    pub(crate) fn column_numbers(&self, set: &[i32]) -> Columns {
        assert!(set.windows(2).all(|pair| pair[0] < pair[1]), "columns are read in ascending order");
        let inside = |id: &i32| usize::try_from(*id).is_ok_and(|id| id < self.cols);
        assert!(set.iter().all(inside), "columns that are read lie in the model");
        let count = set.len();
        let mut columns = Columns {
            costs: vec![0.0; count],
            lower: vec![0.0; count],
            upper: vec![0.0; count],
            starts: vec![0; count + 1],
            rows: Vec::new(),
            values: Vec::new(),
        };
        if count > 0 {
            let numbers = [columns.costs.as_mut_ptr(), columns.lower.as_mut_ptr(), columns.upper.as_mut_ptr()];
            // SAFETY: `set` is as required, and each buffer has one entry per member.
            let nnz = unsafe { self.read_columns(set, numbers, (ptr::null_mut(), ptr::null_mut(), ptr::null_mut())) };
            columns.starts[count] = nnz;
        }
        columns
    }

    /// Number of entries of the columns in `set`; writes what is not null.
    ///
    /// # Safety
    /// `set` ascends strictly within the model. Buffers are null or hold one number per member and, for the entries,
    /// one start per member and one row and value per entry.
    unsafe fn read_columns(&self, set: &[i32], numbers: [*mut f64; 3], entries: (*mut i32, *mut i32, *mut f64)) -> i32 {
        let ([costs, lower, upper], (starts, rows, values)) = (numbers, entries);
        let (mut read, mut nnz) = (0, 0);
        // SAFETY: by the contract above; HiGHS skips null pointers.
        unsafe {
            ffi::Highs_getColsBySet(
                self.ptr(),
                int(set.len()),
                set.as_ptr(),
                &mut read,
                costs,
                lower,
                upper,
                &mut nnz,
                starts,
                rows,
                values,
            );
        }
        nnz
    }

    /// Direction of unboundedness found by the last simplex run, if any.
    pub(crate) fn primal_ray(&self) -> Option<Vec<f64>> {
        if self.rows == 0 {
            return None;
        }
        let (mut found, mut ray) = (0, vec![0.0; self.cols]);
        // SAFETY: the buffer has one entry per column; with at least one row HiGHS always sets `found`.
        let status = unsafe { ffi::Highs_getPrimalRay(self.ptr(), &mut found, ray.as_mut_ptr()) };
        (status != ffi::STATUS_ERROR && found != 0).then_some(ray)
    }

    /// Weights of the rows that prove infeasibility, found by the last simplex run, if any.
    pub(crate) fn dual_ray(&self) -> Option<Vec<f64>> {
        if self.rows == 0 {
            return None;
        }
        let (mut found, mut ray) = (0, vec![0.0; self.rows]);
        // SAFETY: the buffer has one entry per row; with at least one row HiGHS always sets `found`.
        let status = unsafe { ffi::Highs_getDualRay(self.ptr(), &mut found, ray.as_mut_ptr()) };
        (status != ffi::STATUS_ERROR && found != 0).then_some(ray)
    }

    /// Ranging of the row bounds at the current optimal basis.
    pub(crate) fn row_ranges(&mut self) -> Result<RowRanges, Refused> {
        let (mut up, mut down) = (vec![0.0; self.rows], vec![0.0; self.rows]);
        let (no_value, no_index) = (ptr::null_mut(), ptr::null_mut());
        // SAFETY: the two buffers have one entry per row; HiGHS skips null pointers.
        accepted(unsafe {
            ffi::Highs_getRanging(
                self.ptr(),
                no_value,
                no_value,
                no_index,
                no_index,
                no_value,
                no_value,
                no_index,
                no_index,
                no_value,
                no_value,
                no_index,
                no_index,
                no_value,
                no_value,
                no_index,
                no_index,
                up.as_mut_ptr(),
                no_value,
                no_index,
                no_index,
                down.as_mut_ptr(),
                no_value,
                no_index,
                no_index,
            )
        })?;
        Ok(RowRanges { down, up })
    }
}
