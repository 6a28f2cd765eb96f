//! One HiGHS instance: creation, options, the model and changes to it.
#![allow(unsafe_code)]

use std::ffi::{CStr, c_void};
use std::ptr::{self, NonNull};

use highs_sys as ffi;

/// HiGHS said no to an option, a model or a change.
#[derive(Debug)]
pub(crate) struct Refused;

/// A model by columns, borrowed for the length of one call.
pub(crate) struct Model<'a> {
    pub(crate) starts: &'a [i32],
    pub(crate) rows: &'a [i32],
    pub(crate) values: &'a [f64],
    pub(crate) costs: &'a [f64],
    pub(crate) col_lower: &'a [f64],
    pub(crate) col_upper: &'a [f64],
    pub(crate) row_lower: &'a [f64],
    pub(crate) row_upper: &'a [f64],
    pub(crate) offset: f64,
    pub(crate) integers: &'a [u32],
}

/// Owns one `Highs` object; `rows` and `cols` are its dimensions, which size every buffer handed to it.
pub(crate) struct Instance {
    pub(super) raw: NonNull<c_void>,
    pub(super) rows: usize,
    pub(super) cols: usize,
}

// SAFETY: the object is owned by this value alone and keeps no reference to the thread that made it. Its task
// scheduler is per calling thread and is looked up anew by every run. No method takes `&self` to change it.
unsafe impl Send for Instance {}

impl Instance {
    pub(crate) fn new() -> Self {
        // SAFETY: no precondition; a null return means allocation failed.
        let raw = unsafe { ffi::Highs_create() };
        let raw = NonNull::new(raw).expect("HiGHS allocates its instance or aborts");
        Instance { raw, rows: 0, cols: 0 }
    }

    pub(super) fn ptr(&self) -> *mut c_void {
        self.raw.as_ptr()
    }

    pub(crate) fn set_bool(&mut self, name: &CStr, value: bool) -> Result<(), Refused> {
        // SAFETY: `ptr` is live and `name` is NUL-terminated; both are only read during the call.
        accepted(unsafe { ffi::Highs_setBoolOptionValue(self.ptr(), name.as_ptr(), value.into()) })
    }

    pub(crate) fn set_int(&mut self, name: &CStr, value: i32) -> Result<(), Refused> {
        // SAFETY: as for `set_bool`.
        accepted(unsafe { ffi::Highs_setIntOptionValue(self.ptr(), name.as_ptr(), value) })
    }

    pub(crate) fn set_double(&mut self, name: &CStr, value: f64) -> Result<(), Refused> {
        // SAFETY: as for `set_bool`.
        accepted(unsafe { ffi::Highs_setDoubleOptionValue(self.ptr(), name.as_ptr(), value) })
    }

    pub(crate) fn set_string(&mut self, name: &CStr, value: &CStr) -> Result<(), Refused> {
        // SAFETY: as for `set_bool`; HiGHS copies the value.
        accepted(unsafe { ffi::Highs_setStringOptionValue(self.ptr(), name.as_ptr(), value.as_ptr()) })
    }

    /// Hands the whole model over in one call; HiGHS keeps its own copy.
    pub(crate) fn pass(&mut self, model: &Model<'_>) -> Result<(), Refused> {
        let (cols, rows, nnz) = (model.costs.len(), model.row_lower.len(), model.rows.len());
        assert!(model.starts.len() == cols + 1 && model.values.len() == nnz, "a model is column-compressed");
        assert!(model.starts[cols] as usize == nnz && model.starts.is_sorted(), "a model's starts are in order");
        assert!(model.col_lower.len() == cols && model.col_upper.len() == cols, "a model has bounds per column");
        assert!(model.row_upper.len() == rows, "a model has bounds per row");
        let mut kinds = Vec::new();
        if !model.integers.is_empty() {
            kinds.resize(cols, ffi::kHighsVarTypeContinuous);
            model.integers.iter().for_each(|&col| kinds[col as usize] = ffi::kHighsVarTypeInteger);
        }
        // SAFETY: the lengths asserted above are the ones HiGHS reads; it copies before returning. A null pointer is
        // documented as "no Hessian" and, for integrality, read as "all continuous". Row indices out of range are
        // found by HiGHS's own assessment before it uses them.
        let status = unsafe {
            ffi::Highs_passModel(
                self.ptr(),
                int(cols),
                int(rows),
                int(nnz),
                0,
                ffi::kHighsMatrixFormatColwise,
                ffi::kHighsHessianFormatTriangular,
                ffi::kHighsObjSenseMinimize,
                model.offset,
                model.costs.as_ptr(),
                model.col_lower.as_ptr(),
                model.col_upper.as_ptr(),
                model.row_lower.as_ptr(),
                model.row_upper.as_ptr(),
                model.starts.as_ptr(),
                model.rows.as_ptr(),
                model.values.as_ptr(),
                ptr::null(),
                ptr::null(),
                ptr::null(),
                if kinds.is_empty() { ptr::null() } else { kinds.as_ptr() },
            )
        };
        accepted(status)?;
        (self.rows, self.cols) = (rows, cols);
        Ok(())
    }

    /// New costs of the columns in `cols`, which ascend.
    pub(crate) fn change_costs(&mut self, cols: &[i32], costs: &[f64]) -> Result<(), Refused> {
        assert!(cols.len() == costs.len() && cols.is_sorted(), "costs come as ascending pairs");
        // SAFETY: both arrays have the length passed; HiGHS refuses indices outside the model.
        accepted(unsafe { ffi::Highs_changeColsCostBySet(self.ptr(), int(cols.len()), cols.as_ptr(), costs.as_ptr()) })
    }

    /// New bounds of the columns in `cols`, which ascend.
    pub(crate) fn change_col_bounds(&mut self, cols: &[i32], lower: &[f64], upper: &[f64]) -> Result<(), Refused> {
        assert!(cols.len() == lower.len() && cols.len() == upper.len() && cols.is_sorted(), "bounds ascend");
        // SAFETY: all arrays have the length passed; HiGHS refuses indices outside the model.
        accepted(unsafe {
            let (lower, upper) = (lower.as_ptr(), upper.as_ptr());
            ffi::Highs_changeColsBoundsBySet(self.ptr(), int(cols.len()), cols.as_ptr(), lower, upper)
        })
    }

    /// New bounds of the rows in `rows`, which ascend.
    pub(crate) fn change_row_bounds(&mut self, rows: &[i32], lower: &[f64], upper: &[f64]) -> Result<(), Refused> {
        assert!(rows.len() == lower.len() && rows.len() == upper.len() && rows.is_sorted(), "bounds ascend");
        // SAFETY: all arrays have the length passed; HiGHS refuses indices outside the model.
        accepted(unsafe {
            let (lower, upper) = (lower.as_ptr(), upper.as_ptr());
            ffi::Highs_changeRowsBoundsBySet(self.ptr(), int(rows.len()), rows.as_ptr(), lower, upper)
        })
    }

    pub(crate) fn change_coefficient(&mut self, row: i32, col: i32, value: f64) -> Result<(), Refused> {
        // SAFETY: scalars only; HiGHS refuses indices outside the model.
        accepted(unsafe { ffi::Highs_changeCoeff(self.ptr(), row, col, value) })
    }

    pub(crate) fn change_offset(&mut self, offset: f64) -> Result<(), Refused> {
        // SAFETY: scalars only.
        accepted(unsafe { ffi::Highs_changeObjectiveOffset(self.ptr(), offset) })
    }

    /// Sets a starting basis; HiGHS completes it where it is singular or has too few or too many basic members.
    pub(crate) fn set_basis(&mut self, cols: &[i32], rows: &[i32]) -> Result<(), Refused> {
        assert!(cols.len() == self.cols && rows.len() == self.rows, "a basis has a status per column and row");
        // SAFETY: both arrays have the model's dimensions, as asserted.
        accepted(unsafe { ffi::Highs_setBasis(self.ptr(), cols.as_ptr(), rows.as_ptr()) })
    }

    /// Sets a starting point for a mixed-integer solve.
    pub(crate) fn set_start(&mut self, col_value: &[f64]) -> Result<(), Refused> {
        assert!(col_value.len() == self.cols, "a start has a value per column");
        // SAFETY: the array has one entry per column, as asserted; null means "not known".
        accepted(unsafe {
            ffi::Highs_setSolution(self.ptr(), col_value.as_ptr(), ptr::null(), ptr::null(), ptr::null())
        })
    }

    /// Forgets basis and solution, keeps the model.
    pub(crate) fn forget(&mut self) {
        // SAFETY: `ptr` is live.
        let status = unsafe { ffi::Highs_clearSolver(self.ptr()) };
        assert!(status != ffi::STATUS_ERROR, "clearing the solver cannot fail");
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        // SAFETY: `raw` came from `Highs_create`, is owned by this value and is not used again.
        unsafe { ffi::Highs_destroy(self.ptr()) }
    }
}

/// Sizes and indices fit `HighsInt`: the builder stops at 2^31.
pub(super) fn int(count: usize) -> i32 {
    i32::try_from(count).expect("programs are limited to 2^31 rows, columns and nonzeros")
}

pub(super) fn accepted(status: i32) -> Result<(), Refused> {
    if status == ffi::STATUS_ERROR { Err(Refused) } else { Ok(()) }
}
