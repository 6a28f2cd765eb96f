//! Targets with shortfalls h ≥ 0 (under and over):
//!
//! > measure + scale·h ≥ value (≥),  measure − scale·h ≤ value (≤),  measure + scale·(h⁺ − h⁻) = value (=)
//! > num − v·den + scale·h·(reference den) ≥ 0 for a ratio
//!
//! h counts in scales, so that a target of 1e11 yuan and one of 10 firms weigh alike and the solver
//! sees numbers near 1. What was before the plan is a constant of the measure. The reference denominator is its value in the best-value plan. h costs nothing under `value` and `cost`; `targets-then-value` first minimises Σ weight·h,
//! then holds each h at what was found (+ max(1e-6 relative, 1e-9)) and maximises value. Isolated in
//! `tests/it/blocks/target.rs`.

use lodestone_model::ids::{Id, MeasureId, TargetId};
use lodestone_model::tables::Sense;
use lodestone_model::time::Span;
use lodestone_solve::{AxisId, Builder, Col, ColBlock, Row, RowBlock, Writer};

use crate::measure::Ask;
use crate::sets::Sets;

/// A target that the plan can compute.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goal {
    /// The target.
    pub target: TargetId,
    /// Its measure, or the ratio's numerator.
    pub measure: MeasureId,
    /// The ratio's denominator.
    pub over: Option<MeasureId>,
    /// Its span; levels are read at its end.
    pub span: Span,
    /// Direction.
    pub sense: Sense,
    /// Promised value.
    pub value: f64,
    /// Unit of its shortfall: |value| unless given.
    pub scale: f64,
    /// Price of one scale of shortfall in the first stage.
    pub weight: f64,
}

/// Rows `target[goal]`, columns `short[goal]` and `over[goal]`.
#[derive(Debug, Clone)]
pub struct Targets {
    /// One per row.
    pub goals: Vec<Goal>,
    rows: RowBlock,
    shorts: ColBlock,
    overs: ColBlock,
}

impl Targets {
    /// Targets whose indicator has a measure, whose span touches the horizon, and of which it is known
    /// what was before the plan: others are not evaluated.
    pub fn goals(sets: &Sets, is_known: &dyn Fn(Ask) -> bool) -> Vec<Goal> {
        let base = &sets.base;
        let goal = |(g, row): (usize, &lodestone_model::tables::targets::Target)| {
            let indicator = &base.rows.indicators[row.indicator.index()];
            let measure = indicator.measure?;
            row.span.intersection(sets.horizon)?;
            let measures = std::iter::once(measure).chain(indicator.over);
            if !measures.into_iter().all(|m| is_known(Ask::whole(m, row.span))) {
                return None;
            }
            let scale = row.scale.map_or(row.value.value.abs(), |s| s.value);
            let scale = if scale > 0.0 { scale } else { 1.0 };
            Some(Goal {
                target: TargetId::from_index(g),
                measure,
                over: indicator.over,
                span: row.span,
                sense: row.sense,
                value: row.value.value,
                scale,
                weight: row.weight,
            })
        };
        base.rows.targets.iter().enumerate().filter_map(goal).collect()
    }

    /// Declares rows and columns.
    pub fn declare(builder: &mut Builder, goals: Vec<Goal>, axis: AxisId) -> Self {
        let rows = builder.rows("target", &[axis]);
        let shorts = builder.cols("short", &[axis]);
        let overs = builder.cols("over", &[axis]);
        for (g, goal) in goals.iter().enumerate() {
            let limit = if goal.over.is_some() { 0.0 } else { goal.value };
            let (lower, upper) = match goal.sense {
                Sense::Ge => (limit, f64::INFINITY),
                Sense::Le => (f64::NEG_INFINITY, limit),
                Sense::Eq => (limit, limit),
            };
            builder.row_bounds(rows.at1(g as u32), lower, upper);
        }
        Targets { goals, rows, shorts, overs }
    }

    /// The row of a goal.
    pub fn row(&self, goal: usize) -> Row {
        self.rows.at1(goal as u32)
    }

    /// What is missing below the promise.
    pub fn short(&self, goal: usize) -> Col {
        self.shorts.at1(goal as u32)
    }

    /// What is too much above it.
    pub fn over(&self, goal: usize) -> Col {
        self.overs.at1(goal as u32)
    }

    /// Writes the shortfall columns. A ratio's reference denominator is 1 until the best-value plan is known.
    pub fn write(&self, writer: &mut Writer) {
        let upper = |is_free: bool| if is_free { f64::INFINITY } else { 0.0 };
        for (g, goal) in self.goals.iter().enumerate() {
            let free = matches!(goal.sense, Sense::Ge | Sense::Eq);
            writer.column(self.short(g), 0.0, 0.0, upper(free)).term(self.row(g), goal.scale);
        }
        for (g, goal) in self.goals.iter().enumerate() {
            let free = matches!(goal.sense, Sense::Le | Sense::Eq);
            writer.column(self.over(g), 0.0, 0.0, upper(free)).term(self.row(g), -goal.scale);
        }
    }
}
