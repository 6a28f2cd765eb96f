//! What follows from a plan: coverage, bottlenecks, why-not, gaps, what it leans on; and why there is none.

use lodestone_model::schema::Chosen;
use lodestone_plan::result::{
    Bottleneck, Conflict, Coverage, Drive, Gap, Leaning, LimitRef, Planned, TargetPrice, WhyNot,
};
use serde::Serialize;

use super::label::{LabelView, labels};
use super::solved::period;
use super::word::{self, Word};

/// What follows from a plan.
#[derive(Debug, Clone, Serialize)]
pub struct AnswersView {
    /// Model against reports.
    pub coverage: Vec<CoverageView>,
    /// What the targets cost.
    pub target_prices: Vec<TargetPriceView>,
    /// Limits that cost most.
    pub bottlenecks: Vec<BottleneckView>,
    /// Projects that are left out.
    pub why_not: Vec<WhyNotView>,
    /// Gaps of the chain.
    pub gaps: Vec<GapView>,
    /// Doubtful cells that the objective leans on.
    pub leaning: Vec<LeaningView>,
    /// Processes without any operating cost.
    pub unknown_costs: Vec<LabelView>,
    /// Projects without any capital cost.
    pub unknown_capex: Vec<LabelView>,
    /// Needs that are not evaluated.
    pub not_evaluated: Vec<NeedView>,
    /// Assumptions of the base.
    pub assumptions: Vec<LabelView>,
}

/// A reported indicator and the model's value.
#[derive(Debug, Clone, Serialize)]
pub struct CoverageView {
    /// The indicator.
    pub indicator: LabelView,
    /// Canonical unit.
    pub unit: String,
    /// As reported.
    pub reported: f64,
    /// Span of the report.
    pub reported_span: String,
    /// Grade of the report.
    pub grade: &'static str,
    /// The model's value.
    pub modelled: f64,
    /// Its span.
    pub modelled_span: String,
    /// `history`: the same year, from what plants reported; `baseline`: its first planned year.
    pub basis: Word,
    /// Plants without the reports that would tell the reported year.
    pub missing: Vec<LabelView>,
    /// modelled / reported; none where the years differ and no assumption allows it.
    pub ratio: Option<f64>,
    /// The assumption that allows it.
    pub assumption: Option<LabelView>,
}

/// What reaching more of a target costs.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct TargetPriceView {
    pub target: LabelView,
    pub unit: String,
    pub best_value: f64,
    pub most: f64,
    pub lost: f64,
}

/// A limit in the words of the tables.
#[derive(Debug, Clone, Serialize)]
pub struct LimitView {
    /// What kind.
    pub kind: Word,
    /// Plant, quota, commodity and node, …
    pub what: LabelView,
    /// Period, when it has one.
    pub period: Option<String>,
    /// Its value in its unit.
    pub limit: f64,
    /// Name of the row in the program.
    pub row: String,
}

/// A limit and what it is worth, in currency per unit.
#[derive(Debug, Clone, Serialize)]
pub struct BottleneckView {
    /// The limit.
    pub limit: LimitView,
    /// Step of the re-solve.
    pub step: f64,
    /// Gain per unit when raised.
    pub worth_raised: Option<f64>,
    /// Loss per unit when lowered.
    pub worth_lowered: Option<f64>,
    /// Units up to which a raise is worth the same.
    pub reach: Option<f64>,
    /// What binds next.
    pub next: Option<LimitView>,
}

/// A project that is left out.
#[derive(Debug, Clone, Serialize)]
pub struct WhyNotView {
    /// The project.
    pub project: LabelView,
    /// What it would have to gain; none where it cannot be built.
    pub would_have_to_gain: Option<f64>,
    /// The start that was tried.
    pub start: String,
}

/// A gap of the chain.
#[derive(Debug, Clone, Serialize)]
pub struct GapView {
    /// What kind.
    pub kind: Word,
    /// The commodity.
    pub commodity: LabelView,
    /// Currency per year.
    pub at_stake: Option<f64>,
    /// Share made here.
    pub local_share: f64,
    /// Rows that made it.
    pub rows: Vec<RowView>,
}

/// A row of a table.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct RowView {
    pub table: String,
    pub line: u32,
}

/// A doubtful cell that the objective leans on.
#[derive(Debug, Clone, Serialize)]
pub struct LeaningView {
    /// Table.
    pub table: String,
    /// Line in the file.
    pub line: u32,
    /// Column.
    pub column: String,
    /// What it is about.
    pub what: LabelView,
    /// Its grade.
    pub grade: &'static str,
    /// Change of the objective for 1 % of the cell.
    pub change: f64,
}

/// A need that is not evaluated.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct NeedView {
    pub resource: LabelView,
    pub who: LabelView,
}

/// Why nothing is feasible.
#[derive(Debug, Clone, Serialize)]
pub struct ConflictView {
    /// Together infeasible.
    pub members: Vec<LimitView>,
    /// Whether none of them can be spared.
    pub is_minimal: bool,
    /// The least change that makes it feasible.
    pub repair: Vec<RepairView>,
}

/// A limit and by how much it gives way.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct RepairView {
    pub limit: LimitView,
    pub by: f64,
}

/// A column that grows without end.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct DriveView {
    pub name: String,
    pub weight: f64,
}

impl AnswersView {
    pub(super) fn new(planned: &Planned, periods: &[String]) -> Self {
        AnswersView {
            coverage: planned.coverage.iter().map(coverage).collect(),
            target_prices: planned.target_prices.iter().map(target_price).collect(),
            bottlenecks: planned.bottlenecks.iter().map(|found| bottleneck(found, periods)).collect(),
            why_not: planned.why_not.iter().map(why_not).collect(),
            gaps: planned.gaps.iter().map(gap).collect(),
            leaning: planned.leaning.iter().map(leaning).collect(),
            unknown_costs: labels(&planned.unknown_costs),
            unknown_capex: labels(&planned.unknown_capex),
            not_evaluated: planned
                .not_evaluated
                .iter()
                .map(|(resource, who)| NeedView { resource: resource.into(), who: who.into() })
                .collect(),
            assumptions: labels(&planned.assumptions),
        }
    }
}

impl ConflictView {
    pub(super) fn new(conflict: &Conflict, periods: &[String]) -> Self {
        let repair = |(given, by): &(LimitRef, f64)| RepairView { limit: limit(given, periods), by: *by };
        ConflictView {
            members: conflict.members.iter().map(|member| limit(member, periods)).collect(),
            is_minimal: conflict.is_minimal,
            repair: conflict.repair.iter().map(repair).collect(),
        }
    }
}

impl From<&Drive> for DriveView {
    fn from(drive: &Drive) -> Self {
        DriveView { name: drive.name.clone(), weight: drive.weight }
    }
}

fn limit(limit: &LimitRef, periods: &[String]) -> LimitView {
    LimitView {
        kind: word::limit(limit.kind),
        what: (&limit.what).into(),
        period: limit.period.map(|at| period(periods, at)),
        limit: limit.limit,
        row: limit.row.clone(),
    }
}

fn bottleneck(found: &Bottleneck, periods: &[String]) -> BottleneckView {
    BottleneckView {
        limit: limit(&found.limit, periods),
        step: found.step,
        worth_raised: found.worth_raised,
        worth_lowered: found.worth_lowered,
        reach: found.reach,
        next: found.next.as_ref().map(|next| limit(next, periods)),
    }
}

fn coverage(found: &Coverage) -> CoverageView {
    CoverageView {
        indicator: (&found.indicator).into(),
        unit: found.unit.clone(),
        reported: found.reported,
        reported_span: found.reported_span.to_string(),
        grade: found.grade.choice().id,
        modelled: found.modelled,
        modelled_span: found.modelled_span.to_string(),
        basis: word::coverage(found.basis),
        missing: labels(&found.missing),
        ratio: found.ratio,
        assumption: found.assumption.as_ref().map(LabelView::from),
    }
}

fn target_price(price: &TargetPrice) -> TargetPriceView {
    TargetPriceView {
        target: (&price.target).into(),
        unit: price.unit.clone(),
        best_value: price.best_value,
        most: price.most,
        lost: price.lost,
    }
}

fn why_not(found: &WhyNot) -> WhyNotView {
    WhyNotView {
        project: (&found.project).into(),
        would_have_to_gain: found.would_have_to_gain,
        start: found.start.clone(),
    }
}

fn gap(found: &Gap) -> GapView {
    GapView {
        kind: word::gap(found.kind),
        commodity: (&found.commodity).into(),
        at_stake: found.at_stake,
        local_share: found.local_share,
        rows: found.rows.iter().map(|(table, line)| RowView { table: table.clone(), line: *line }).collect(),
    }
}

fn leaning(found: &Leaning) -> LeaningView {
    LeaningView {
        table: found.table.clone(),
        line: found.line,
        column: found.column.clone(),
        what: (&found.what).into(),
        grade: found.grade.choice().id,
        change: found.change,
    }
}
