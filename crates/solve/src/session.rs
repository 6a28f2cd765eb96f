//! One solver instance that holds a program and solves it again and again.

use std::ffi::CStr;
use std::sync::Arc;
use std::time::Duration;

use crate::basis::{Basis, BasisStatus};
use crate::block::{Col, Row};
use crate::control::{Log, Options, Scaling, SolveControl};
use crate::edit::Edit;
use crate::error::{ModelStatus, SolveError};
use crate::handover::{check_edit, check_program};
use crate::highs::{Instance, Refused, Watch};
use crate::method::{Attempt, Changes, Engine, Relaxations, Simplex, Start};
use crate::names::Names;
use crate::outcome::Outcome;
use crate::program::Program;
use crate::scale::{Exponents, Scale};

/// A program inside the solver. The [`Program`] may be dropped once it is loaded; its names are shared, not copied.
///
/// ```
/// use lodestone_solve::{Builder, Options, Outcome, Session, SolveControl};
///
/// let mut builder = Builder::new();
/// let capacity = builder.rows("capacity", &[]);
/// let make = builder.cols("make", &[]);
/// builder.row_bounds(capacity.only(), f64::NEG_INFINITY, 40.0);
/// let mut writer = builder.write();
/// writer.column(make.only(), -1.5, 0.0, f64::INFINITY).term(capacity.only(), 1.0);
/// let program = writer.finish();
///
/// let mut session = Session::load(&program, &Options::default())?;
/// let Outcome::Optimal(solution) = session.solve(SolveControl::default())? else { panic!("it has an optimum") };
/// assert_eq!(solution.objective, -60.0);
/// assert_eq!(solution.price(capacity.only()), Some(-1.5));
/// # Ok::<(), lodestone_solve::SolveError>(())
/// ```
pub struct Session {
    pub(crate) highs: Instance,
    pub(crate) names: Arc<Names>,
    pub(crate) scale: Scale,
    pub(crate) integers: Vec<u32>,
    pub(crate) options: Options,
    pub(crate) nnz: usize,
    /// What changed since the basis in `highs` was optimal; `None` without a basis.
    pub(crate) changes: Option<Changes>,
    /// Dual pricing that the simplex inside `highs` was set up with, once it was.
    pub(crate) pricing: Option<i32>,
    /// Bounds of the integer columns while these are held at the values of an incumbent.
    pub(crate) released: Option<Vec<(f64, f64)>>,
}

impl Session {
    /// Hands a program to the solver in one call. Where blocks are scaled, their numbers are copied for the call.
    pub fn load(program: &Program, options: &Options) -> Result<Session, SolveError> {
        Session::load_part(program, options, Part::Whole)
    }

    /// Hands over a part of a program.
    pub(crate) fn load_part(program: &Program, options: &Options, part: Part) -> Result<Session, SolveError> {
        let exponents = Exponents::of(&program.values);
        check_program(program, exponents)?;
        let scale = match options.scaling {
            Scaling::Auto => Scale::choose(program, exponents),
            Scaling::Off => Scale::default(),
        };
        let mut session = Session {
            highs: Instance::new(),
            names: Arc::clone(&program.names),
            scale,
            integers: if part == Part::Relaxation { Vec::new() } else { program.integers.clone() },
            options: options.clone(),
            nnz: program.nnz(),
            changes: None,
            pricing: None,
            released: None,
        };
        session.set_options().map_err(|Refused| SolveError::Refused { what: "the options" })?;
        session.pass(program, part).map_err(|Refused| SolveError::Refused { what: "the program" })?;
        Ok(session)
    }

    /// Makes the changes of an edit; the next solve starts from the last basis with the method that suits them.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), SolveError> {
        check_edit(edit, &self.names)?;
        self.hand_over(edit).map_err(|Refused| SolveError::Refused { what: "an edit" })?;
        if let Some(changes) = &mut self.changes {
            changes.costs |= !edit.costs.is_empty();
            changes.bounds |= !edit.col_bounds.is_empty() || !edit.row_bounds.is_empty();
            changes.coefficients |= !edit.coefficients.is_empty();
        }
        Ok(())
    }

    /// Starts the next solve of a linear program from this basis.
    pub fn set_basis(&mut self, basis: &Basis) -> Result<(), SolveError> {
        self.put_basis(basis)?;
        self.changes = Some(Changes::ALL);
        Ok(())
    }

    /// Starts the next solve from a basis of which is known what changed since it was optimal.
    pub(crate) fn put_basis(&mut self, basis: &Basis) -> Result<(), SolveError> {
        let raw = |statuses: &[BasisStatus]| statuses.iter().map(|&status| raw_status(status)).collect::<Vec<i32>>();
        let put = self.put_raw_basis(&raw(&basis.cols), &raw(&basis.rows));
        put.map_err(|Refused| SolveError::Refused { what: "a basis" })
    }

    /// Setting a basis factors it, which sets up the simplex.
    fn put_raw_basis(&mut self, cols: &[i32], rows: &[i32]) -> Result<(), Refused> {
        if self.pricing.is_none() {
            self.highs.set_int(DUAL_PRICING, DEVEX)?;
            self.pricing = Some(DEVEX);
        }
        self.highs.set_basis(cols, rows)
    }

    /// Solves the program, by the sequence of runs that [`Method`](crate::Method) stands for.
    pub fn solve(&mut self, control: SolveControl<'_>) -> Result<Outcome, SolveError> {
        let SolveControl { method, time_limit, iteration_limit, mip_gap, mip_start, progress } = control;
        let settings = RunSettings { time_limit, iteration_limit, mip_gap, mip_start };
        self.solve_by_attempts(method, &settings, &mut Watch::new(progress))
    }

    /// Whether a solve has to search over integer columns.
    pub(crate) fn is_search(&self) -> bool {
        !self.integers.is_empty() && self.released.is_none()
    }

    /// Weights of the rows in the last run's proof of infeasibility, in the program's units.
    pub(crate) fn infeasibility_weights(&self) -> Option<Vec<f64>> {
        let mut weights = self.highs.dual_ray()?;
        self.scale.map_rows(&mut weights, |r| r);
        Some(weights)
    }

    /// Limits of a row as they are now, in the program's unit.
    pub(crate) fn row_bounds(&self, row: Row) -> (f64, f64) {
        let factor = self.scale.row(row.idx());
        let (lower, upper) = self.highs.bounds_of_row(row.idx());
        (lower / factor, upper / factor)
    }

    /// Bounds of a column as they are now, in the program's unit.
    pub(crate) fn col_bounds(&self, col: Col) -> (f64, f64) {
        let held = self.highs.column_numbers(&[col.0 as i32]);
        let factor = self.scale.col(col.idx());
        (held.lower[0] * factor, held.upper[0] * factor)
    }

    /// One run, configured by an attempt.
    pub(crate) fn run(
        &mut self,
        attempt: Attempt,
        settings: &RunSettings<'_>,
        watch: &mut Watch<'_>,
    ) -> Result<ModelStatus, SolveError> {
        if attempt.start != Start::Basis {
            self.forget();
        }
        self.configure(attempt, settings, watch.elapsed())
            .and_then(|()| self.set_up_pricing(attempt))
            .map_err(|Refused| SolveError::Refused { what: "the options of a solve" })?;
        self.highs.run(self.options.threads.get(), watch)
    }

    /// Forgets basis, solution and everything the simplex has learned.
    pub(crate) fn forget(&mut self) {
        self.highs.forget();
        self.pricing = None;
    }

    /// HiGHS reads the pricing only when it sets up its simplex; if that has happened with another one, the basis is
    /// all that is kept.
    fn set_up_pricing(&mut self, attempt: Attempt) -> Result<(), Refused> {
        let wanted = dual_pricing(attempt.engine);
        let dual = matches!(attempt.engine, Engine::Simplex(Simplex::Dual | Simplex::DualDevex));
        if dual && attempt.start == Start::Basis && self.pricing.is_some_and(|pricing| pricing != wanted) {
            let (cols, rows) = self.highs.basis()?;
            self.highs.forget();
            self.pricing = Some(wanted);
            self.highs.set_basis(&cols, &rows)?;
        }
        self.pricing.get_or_insert(wanted);
        Ok(())
    }

    fn set_options(&mut self) -> Result<(), Refused> {
        let Options { threads, seed, log, primal_tolerance, dual_tolerance, scaling: _ } = self.options;
        let highs = &mut self.highs;
        highs.set_bool(c"output_flag", log == Log::Console)?;
        highs.set_int(c"threads", i32::try_from(threads.get()).map_err(|_| Refused)?)?;
        highs.set_string(c"parallel", if threads.get() > 1 { c"on" } else { c"off" })?;
        highs.set_int(c"random_seed", i32::try_from(seed).map_err(|_| Refused)?)?;
        highs.set_double(c"primal_feasibility_tolerance", primal_tolerance)?;
        highs.set_double(c"dual_feasibility_tolerance", dual_tolerance)?;
        // Coefficients below this are dropped in silence: as low as HiGHS lets it be.
        highs.set_double(c"small_matrix_value", 1e-12)?;
        highs.set_double(c"mip_abs_gap", 1e-9)
    }

    fn configure(&mut self, attempt: Attempt, settings: &RunSettings<'_>, elapsed: Duration) -> Result<(), Refused> {
        let highs = &mut self.highs;
        let (solver, relaxations) = match attempt.engine {
            Engine::Simplex(_) => (c"simplex", c"choose"),
            Engine::InteriorPoint => (c"ipx", c"choose"),
            Engine::Search(Relaxations::Simplex) => (c"choose", c"simplex"),
            Engine::Search(Relaxations::InteriorPoint) => (c"choose", c"ipx"),
        };
        let strategy = if attempt.engine == Engine::Simplex(Simplex::Primal) { 4 } else { 1 };
        highs.set_string(c"solver", solver)?;
        highs.set_string(c"mip_lp_solver", relaxations)?;
        highs.set_bool(c"solve_relaxation", !matches!(attempt.engine, Engine::Search(_)))?;
        highs.set_string(c"presolve", if attempt.start == Start::Presolved { c"on" } else { c"off" })?;
        // Which of the two it is has to be found by the runs whose verdict counts; the others need not go on for it.
        highs.set_bool(c"allow_unbounded_or_infeasible", attempt.start != Start::Plain)?;
        highs.set_int(c"simplex_strategy", strategy)?;
        highs.set_int(DUAL_PRICING, dual_pricing(attempt.engine))?;
        let left = settings.time_limit.map_or(f64::INFINITY, |limit| limit.saturating_sub(elapsed).as_secs_f64());
        highs.set_double(c"time_limit", left)?;
        let iterations = settings.iteration_limit.map_or(i32::MAX, |limit| i32::try_from(limit).unwrap_or(i32::MAX));
        highs.set_int(c"simplex_iteration_limit", iterations)?;
        highs.set_int(c"ipm_iteration_limit", iterations)?;
        highs.set_double(c"mip_rel_gap", settings.mip_gap.unwrap_or(1e-6))?;
        if let (Engine::Search(_), Some(start)) = (attempt.engine, settings.mip_start) {
            let mut scaled = start.to_vec();
            self.scale.map_cols(&mut scaled, |c| 1.0 / c);
            highs.set_start(&scaled)?;
        }
        Ok(())
    }
}

const DUAL_PRICING: &CStr = c"simplex_dual_edge_weight_strategy";
const DEVEX: i32 = 1;
const CHOOSE: i32 = -1;

fn dual_pricing(engine: Engine) -> i32 {
    if engine == Engine::Simplex(Simplex::Dual) { CHOOSE } else { DEVEX }
}

/// What of a program a session solves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// All of it.
    Whole,
    /// Whether there is a feasible point: without the objective.
    Feasibility,
    /// Whether there is one if no column has to be whole.
    Relaxation,
}

/// Settings shared by the runs of one solve.
#[derive(Default)]
pub(crate) struct RunSettings<'a> {
    pub(crate) time_limit: Option<Duration>,
    pub(crate) iteration_limit: Option<u32>,
    pub(crate) mip_gap: Option<f64>,
    pub(crate) mip_start: Option<&'a [f64]>,
}

/// HiGHS's number for a status.
fn raw_status(status: BasisStatus) -> i32 {
    match status {
        BasisStatus::Lower => 0,
        BasisStatus::Basic => 1,
        BasisStatus::Upper => 2,
        BasisStatus::Zero => 3,
        BasisStatus::Nonbasic => 4,
    }
}

/// The status behind HiGHS's number.
pub(crate) fn status_of(raw: i32) -> BasisStatus {
    match raw {
        0 => BasisStatus::Lower,
        1 => BasisStatus::Basic,
        2 => BasisStatus::Upper,
        3 => BasisStatus::Zero,
        _ => BasisStatus::Nonbasic,
    }
}
