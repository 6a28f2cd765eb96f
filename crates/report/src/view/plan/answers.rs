//! What follows from a plan: coverage, bottlenecks, why-not, gaps, what it leans on; and why there is none.

use lodestone_model::schema::Chosen;
use lodestone_plan::result::{
    Bottleneck, CellRef, Conflict, Coverage, Drive, Gap, Leaning, LimitRef, Loosened, Missed, Planned, Spread, Step,
    Stop, TargetPrice, TargetWorth, Way, WhyNot,
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
    /// What the most of each target costs.
    pub target_prices: Vec<TargetPriceView>,
    /// Targets that the plan misses, and what they would take.
    pub missed: Vec<MissedView>,
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
    /// Where the work was stopped; what comes from there on is missing.
    pub cut_short: Option<CutShortView>,
}

/// Where and why the work was stopped.
#[derive(Debug, Clone, Copy, Serialize)]
#[allow(missing_docs)]
pub struct CutShortView {
    pub step: Word,
    pub reason: Word,
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
    /// What the best-value plan reaches.
    pub best_value: f64,
    /// The most that can be reached of it, whatever becomes of the others.
    pub most: f64,
    /// Objective lost for it, in the currency.
    pub lost: f64,
    /// Objective lost per unit gained.
    pub per_unit: f64,
}

/// A target that the plan misses.
#[derive(Debug, Clone, Serialize)]
pub struct MissedView {
    /// The target.
    pub target: LabelView,
    /// Canonical unit.
    pub unit: String,
    /// By how much.
    pub by: f64,
    /// `within` the limits by another plan, by `loosening` some, `never`, or `unknown` because the search was stopped.
    pub way: Word,
    /// What gives way, the largest share first.
    pub limits: Vec<RepairView>,
    /// Objective gained against the plan (negative: lost), the loosening itself free of charge.
    pub gain: Option<f64>,
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
    /// Canonical unit.
    pub unit: String,
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
    /// Unit of the worths: currency per unit of the limit.
    pub worth_unit: String,
    /// Gain per unit when raised.
    pub worth_raised: Option<f64>,
    /// Loss per unit when lowered.
    pub worth_lowered: Option<f64>,
    /// Units up to which a raise is worth the same.
    pub reach: Option<f64>,
    /// Whether it may hold further than that.
    pub is_open: bool,
    /// What binds next.
    pub next: Option<LimitView>,
    /// With targets first: what a unit does for each target; the worths above then hold the targets.
    pub targets: Vec<TargetWorthView>,
    /// Weakest grade among what the worth rests on.
    pub grade: &'static str,
    /// The limit's own cells and the prices that its worth rests on.
    pub rests_on: Vec<CellView>,
    /// Over the cases of the base, where the grade is D or S.
    pub spread: Option<SpreadView>,
}

/// What a unit of a limit does for a target, in the target's unit.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct TargetWorthView {
    pub target: LabelView,
    pub unit: String,
    pub raised: Option<f64>,
    pub lowered: Option<f64>,
}

/// A cell with its grade.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct CellView {
    pub table: String,
    pub line: u32,
    pub column: String,
    pub grade: &'static str,
}

/// A worth over the cases of the base.
#[derive(Debug, Clone, Serialize)]
pub struct SpreadView {
    /// Whether the worth is withheld, because its sign changes from case to case.
    pub is_withheld: bool,
    /// Least worth.
    pub low: Option<f64>,
    /// Largest worth.
    pub high: Option<f64>,
    /// Case with the least; none is the base as planned.
    pub low_in: Option<LabelView>,
    /// Case with the largest.
    pub high_in: Option<LabelView>,
    /// Cases in which it could be measured.
    pub measured: usize,
    /// Cases of the base.
    pub of: usize,
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
    /// In the limit's unit, raised is positive; of a window in years, later is positive.
    pub by: f64,
    /// The same as a share of the limit's own scale.
    pub share: f64,
}

/// A column that grows without end.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct DriveView {
    pub name: String,
    pub weight: f64,
}

impl AnswersView {
    pub(super) fn new(planned: &Planned, currency: &str, periods: &[String]) -> Self {
        AnswersView {
            coverage: planned.coverage.iter().map(coverage).collect(),
            target_prices: planned.target_prices.iter().map(target_price).collect(),
            missed: planned.missed.iter().map(|found| missed(found, periods)).collect(),
            bottlenecks: planned.bottlenecks.iter().map(|found| bottleneck(found, currency, periods)).collect(),
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
            cut_short: planned.cut_short.map(cut_short),
        }
    }
}

impl ConflictView {
    pub(super) fn new(conflict: &Conflict, periods: &[String]) -> Self {
        ConflictView {
            members: conflict.members.iter().map(|member| limit(member, periods)).collect(),
            is_minimal: conflict.is_minimal,
            repair: conflict.repair.iter().map(|given| repair(given, periods)).collect(),
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
        unit: limit.unit.clone(),
        row: limit.row.clone(),
    }
}

fn repair(given: &Loosened, periods: &[String]) -> RepairView {
    RepairView { limit: limit(&given.limit, periods), by: given.by, share: given.share }
}

fn missed(found: &Missed, periods: &[String]) -> MissedView {
    let (limits, gain) = match &found.way {
        Way::Within { gain } => (Vec::new(), *gain),
        Way::Loosening { limits, gain } => (limits.iter().map(|given| repair(given, periods)).collect(), *gain),
        Way::Never | Way::Unknown => (Vec::new(), None),
    };
    let (target, unit) = ((&found.target).into(), found.unit.clone());
    MissedView { target, unit, by: found.by, way: word::way(&found.way), limits, gain }
}

fn cut_short((step, stop): (Step, Stop)) -> CutShortView {
    CutShortView { step: word::step(step), reason: word::stop(stop) }
}

fn target_worth(worth: &TargetWorth) -> TargetWorthView {
    TargetWorthView {
        target: (&worth.target).into(),
        unit: worth.unit.clone(),
        raised: worth.raised,
        lowered: worth.lowered,
    }
}

fn cell(cell: &CellRef) -> CellView {
    CellView { table: cell.table.clone(), line: cell.line, column: cell.column.clone(), grade: cell.grade.choice().id }
}

fn spread(spread: &Spread) -> SpreadView {
    let case = |at: usize| spread.at[at].as_ref().map(LabelView::from);
    SpreadView {
        is_withheld: spread.range.is_none(),
        low: spread.range.map(|(low, _)| low),
        high: spread.range.map(|(_, high)| high),
        low_in: case(0),
        high_in: case(1),
        measured: spread.measured,
        of: spread.of,
    }
}

/// Unit of money per unit of something.
fn per(currency: &str, unit: &str) -> String {
    match unit {
        "" | "1" => currency.to_owned(),
        unit if unit.contains(['/', '·']) => format!("{currency}/({unit})"),
        unit => format!("{currency}/{unit}"),
    }
}

fn bottleneck(found: &Bottleneck, currency: &str, periods: &[String]) -> BottleneckView {
    BottleneckView {
        limit: limit(&found.limit, periods),
        step: found.step,
        worth_unit: per(currency, &found.limit.unit),
        worth_raised: found.worth_raised,
        worth_lowered: found.worth_lowered,
        reach: found.reach,
        is_open: found.is_open,
        targets: found.targets.iter().map(target_worth).collect(),
        grade: found.grade.choice().id,
        rests_on: found.rests_on.iter().map(cell).collect(),
        spread: found.spread.as_ref().map(spread),
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
        per_unit: price.per_unit,
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
