//! What a limit is worth: gains from solving again with the limit raised and lowered, and how far they reach.

use crate::block::{Col, Row};
use crate::control::Asking;
use crate::edit::Edit;
use crate::error::SolveError;
use crate::method::Changes;
use crate::outcome::{LimitReason, Outcome, Solution};
use crate::session::Session;

/// A limit that may move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lever {
    /// The limit of a row that binds, or is nearer.
    Row(Row),
    /// The bound of a column that binds, or is nearer.
    Col(Col),
}

impl From<Row> for Lever {
    fn from(row: Row) -> Self {
        Lever::Row(row)
    }
}

impl From<Col> for Lever {
    fn from(col: Col) -> Self {
        Lever::Col(col)
    }
}

/// One-sided gains of moving a limit by a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth {
    /// Step in the limit's unit, positive.
    pub step: f64,
    /// With the limit raised by the step.
    pub raised: Gain,
    /// With the limit lowered by the step.
    pub lowered: Gain,
}

/// What moving a limit does to the objective.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gain {
    /// The objective falls by this much (negative: it rises).
    Of(f64),
    /// Then no plan is feasible.
    Infeasible,
    /// Then the objective has no end.
    Unbounded,
    /// The re-solve was stopped.
    Unknown(LimitReason),
}

/// How far a limit can be moved while every unit is worth the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// Gain per unit of the first step in this direction.
    pub gain_per_unit: f64,
    /// Units for which that holds; beyond them another row binds.
    pub units: f64,
    /// What ends it.
    pub end: ReachEnd,
}

/// What ends a reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReachEnd {
    /// Beyond, a unit is worth less.
    Bends,
    /// Beyond, no plan is feasible.
    Infeasible,
    /// Nothing up to the distance that was asked about.
    Beyond,
}

/// Direction in which a limit is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To larger values.
    Raise,
    /// To smaller values.
    Lower,
}

impl Direction {
    fn sign(self) -> f64 {
        match self {
            Direction::Raise => 1.0,
            Direction::Lower => -1.0,
        }
    }
}

impl Session {
    /// Gains of moving a limit by `step` up and down, from an optimal `base` of the program as it is now.
    ///
    /// Of two different limits, the one that binds moves. The session is left as it was found. While integer
    /// columns are free to move, each gain costs a whole search.
    pub fn worth(&mut self, base: &Solution, lever: impl Into<Lever>, step: f64) -> Result<Worth, SolveError> {
        let lever = lever.into();
        let mut asking = Asking::default();
        let raised = self.moved(base, lever, step, &mut asking)?;
        let lowered = self.moved(base, lever, -step, &mut asking)?;
        Ok(Worth { step, raised: Gain::between(base, &raised), lowered: Gain::between(base, &lowered) })
    }

    /// The whole outcome with a limit moved by `by`; its prices name the next bottleneck.
    pub fn moved(
        &mut self,
        base: &Solution,
        lever: impl Into<Lever>,
        by: f64,
        asking: &mut Asking<'_>,
    ) -> Result<Outcome, SolveError> {
        let lever = lever.into();
        let (lower, upper) = self.bounds_of(lever);
        let (new_lower, new_upper) = match binding(base, lever, lower, upper) {
            Binding::Both => (lower + by, upper + by),
            Binding::Lower => (lower + by, upper),
            Binding::Upper => (lower, upper + by),
        };
        if new_lower > new_upper {
            return Ok(Outcome::Infeasible);
        }
        self.start_from(base)?;
        self.apply(&edit_of(lever, new_lower, new_upper))?;
        let outcome = self.solve(asking.control());
        self.apply(&edit_of(lever, lower, upper))?;
        self.start_from(base)?;
        outcome
    }

    /// How far a limit can move in one direction, at most by `most`, while every unit is worth the same.
    ///
    /// Exact at degenerate vertices too, where the price alone says nothing about one side: the optimal value is convex
    /// and piecewise linear in the limit, so that the tangents of a few re-solves meet at its first bend.
    pub fn reach(
        &mut self,
        base: &Solution,
        lever: impl Into<Lever>,
        direction: Direction,
        most: f64,
        asking: &mut Asking<'_>,
    ) -> Result<Reach, SolveError> {
        let lever = lever.into();
        let mut line = FirstPiece::new(base, lever, direction);
        let mut at = most;
        for _ in 0..SOLVES_MAX {
            match self.moved(base, lever, direction.sign() * at, asking)? {
                Outcome::Optimal(solution) => {
                    let slope = direction.sign() * price(&solution, lever);
                    line.see(at, solution.objective, slope);
                }
                Outcome::Infeasible => line.see_infeasible(at),
                Outcome::Unbounded(_) => return Err(SolveError::Unconfirmed { what: "a bounded base" }),
                Outcome::Limit { .. } => return Err(SolveError::OutOfTime { what: "the reach of a limit" }),
            }
            match line.next(most) {
                Some(next) => at = next,
                None => break,
            }
        }
        Ok(line.reach(most))
    }

    /// Puts the basis of an optimal solution of the program as it is now, so that the next solve starts from it.
    pub fn start_from(&mut self, base: &Solution) -> Result<(), SolveError> {
        if let (Some(basis), false) = (&base.basis, self.is_search()) {
            self.put_basis(basis)?;
            self.changes = Some(Changes::default());
        }
        Ok(())
    }

    fn bounds_of(&self, lever: Lever) -> (f64, f64) {
        match lever {
            Lever::Row(row) => self.row_bounds(row),
            Lever::Col(col) => self.col_bounds(col),
        }
    }
}

impl Gain {
    /// What an outcome gains over a base.
    pub fn between(base: &Solution, outcome: &Outcome) -> Gain {
        match outcome {
            Outcome::Optimal(solution) => Gain::Of(base.objective - solution.objective),
            Outcome::Infeasible => Gain::Infeasible,
            Outcome::Unbounded(_) => Gain::Unbounded,
            Outcome::Limit { reason, .. } => Gain::Unknown(*reason),
        }
    }
}

fn edit_of(lever: Lever, lower: f64, upper: f64) -> Edit {
    let mut edit = Edit::new();
    match lever {
        Lever::Row(row) => edit.row_bounds(row, lower, upper),
        Lever::Col(col) => edit.col_bounds(col, lower, upper),
    };
    edit
}

/// ∂objective/∂limit.
fn price(solution: &Solution, lever: Lever) -> f64 {
    match lever {
        Lever::Row(row) => solution.price(row),
        Lever::Col(col) => solution.reduced_cost(col),
    }
    .unwrap_or(0.0)
}

/// Most re-solves of one reach; halving an interval that often leaves nothing of it.
const SOLVES_MAX: u32 = 60;
/// How closely the end of feasibility is found, relative to the distance asked about: the solver's own tolerance
/// blurs it.
const EDGE: f64 = 1e-6;
/// Differences of objectives below this share of their size are noise.
const NOISE: f64 = 1e-9;

enum Binding {
    Both,
    Lower,
    Upper,
}

fn binding(base: &Solution, lever: Lever, lower: f64, upper: f64) -> Binding {
    if lower == upper {
        return Binding::Both;
    }
    let price = price(base, lever);
    let level = match lever {
        Lever::Row(row) => base.activity(row),
        Lever::Col(col) => base.value(col),
    };
    let nearer_lower = level - lower <= upper - level;
    if price > 0.0 || (price == 0.0 && nearer_lower) { Binding::Lower } else { Binding::Upper }
}

/// What is known of the optimal value over the distance moved: its first linear piece and where that ends.
struct FirstPiece {
    value: f64,
    /// Slope of the first piece, or of a line below it as long as `holds_to` is 0.
    slope: f64,
    holds_to: f64,
    /// Nearest point that is not on the first piece: distance, and tangent (value at 0, slope) if it is feasible.
    past: Option<(f64, Option<(f64, f64)>)>,
}

impl FirstPiece {
    fn new(base: &Solution, lever: Lever, direction: Direction) -> Self {
        let slope = direction.sign() * price(base, lever);
        FirstPiece { value: base.objective, slope, holds_to: 0.0, past: None }
    }

    fn see(&mut self, at: f64, value: f64, slope: f64) {
        let near = |a: f64, b: f64| (a - b).abs() <= NOISE * (1.0 + a.abs().max(b.abs()));
        let intercept = value - slope * at;
        if near(value, self.value + self.slope * at) {
            self.holds_to = self.holds_to.max(at);
        } else if near(intercept, self.value) {
            self.slope = slope;
            self.holds_to = at;
        } else {
            self.past = Some((at, Some((intercept, slope))));
        }
    }

    fn see_infeasible(&mut self, at: f64) {
        self.past = Some((at, None));
    }

    /// Where to look next; `None` when the end is known.
    fn next(&self, most: f64) -> Option<f64> {
        let (past, tangent) = self.past?;
        let Some((intercept, slope)) = tangent else {
            let open = past - self.holds_to > EDGE * (1.0 + most);
            return open.then_some((self.holds_to + past) / 2.0);
        };
        let meet = self.meets(intercept, slope);
        let inside = meet > self.holds_to * (1.0 + NOISE) && meet < past * (1.0 - NOISE);
        inside.then_some(meet)
    }

    /// Where the first piece meets a tangent further out; nowhere (0) if noise makes them parallel.
    fn meets(&self, intercept: f64, slope: f64) -> f64 {
        if slope > self.slope { (self.value - intercept) / (slope - self.slope) } else { 0.0 }
    }

    fn reach(&self, most: f64) -> Reach {
        let (units, end) = match self.past {
            None => (most, ReachEnd::Beyond),
            Some((_, None)) => (self.holds_to, ReachEnd::Infeasible),
            Some((_, Some((intercept, slope)))) => (self.meets(intercept, slope).max(self.holds_to), ReachEnd::Bends),
        };
        Reach { gain_per_unit: -self.slope, units, end }
    }
}
