//! What a plan answers, as plain data: typed, in canonical units, with labels in both languages.

use lodestone_model::base::{CheckedBase, Lang};
use lodestone_model::grid::Sym;
use lodestone_model::ids::Names;
use lodestone_model::manifest::Objective;
use lodestone_model::tables::Sense;
use lodestone_model::tables::measures::MeasureKind;
use lodestone_model::tables::sources::Grade;
use lodestone_model::time::Span;
use lodestone_solve::NamedBasis;

pub use crate::history::{HistoryBasis, HistoryOf, HistoryPart, QuotaLeft, ReportPart};

/// An id with its names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Label {
    /// As the tables write it.
    pub id: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Label {
    /// Of a row with an id and names.
    pub fn of(base: &CheckedBase, id: Sym, names: Names) -> Self {
        Label {
            id: base.text(id).to_owned(),
            zh: base.label(names, id, Lang::Zh).to_owned(),
            en: base.label(names, id, Lang::En).to_owned(),
        }
    }

    /// The same text in both languages.
    pub fn plain(text: impl Into<String>) -> Self {
        let id = text.into();
        Label { zh: id.clone(), en: id.clone(), id }
    }
}

/// What came of planning one base.
#[derive(Debug, Clone)]
pub struct PlanResult {
    /// SHA-256 of the base after its cases.
    pub base_id: String,
    /// Id and names of the base.
    pub base: Label,
    /// Cases applied, in order.
    pub cases: Vec<String>,
    /// ISO code of the currency of every money figure.
    pub currency: String,
    /// What was optimised.
    pub objective: Objective,
    /// Planned periods.
    pub periods: Vec<Span>,
    /// Size of the program: rows, columns, nonzeros.
    pub size: [usize; 3],
    /// What was before the plan: not optimised, and the same however it ends.
    pub history: Vec<HistoryPart>,
    /// How it ended.
    pub outcome: Outcome,
    /// Where the plan's program ended: a start for a base that is like this one.
    pub basis: Option<NamedBasis>,
}

/// How planning ended.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// There is a plan.
    Planned(Box<Planned>),
    /// No plan satisfies everything.
    Infeasible(Conflict),
    /// The objective has no end.
    Unbounded(Vec<Drive>),
    /// Stopped before a plan was found.
    Stopped(Stop),
}

/// Why planning stopped early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Stop {
    Time,
    Cancelled,
    Other,
}

/// What is worked out, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The plan itself.
    Plan,
    /// The most of the targets.
    Targets,
    /// The plants as reported.
    Baseline,
    /// What limits are worth.
    Bottlenecks,
    /// What projects lack.
    WhyNot,
    /// What more of one target costs.
    TargetPrices,
    /// What missed targets would take.
    Relaxations,
    /// Worths over the cases of the base.
    Cases,
}

/// A plan with its answers.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The plan under the asked objective.
    pub plan: Plan,
    /// Plants as reported and known projects at their published dates; absent with `Answers::Solution`.
    pub baseline: Option<Plan>,
    /// The plan that reaches the most of the targets, beside the best-value plan.
    pub most: Option<Plan>,
    /// What the most of each target costs.
    pub target_prices: Vec<TargetPrice>,
    /// Targets that the plan misses, and what it would take to meet them.
    pub missed: Vec<Missed>,
    /// Model's value of a reported indicator against the report.
    pub coverage: Vec<Coverage>,
    /// Limits that cost most.
    pub bottlenecks: Vec<Bottleneck>,
    /// Projects that the plan leaves out.
    pub why_not: Vec<WhyNot>,
    /// Missing and single-supplier nodes, low local share.
    pub gaps: Vec<Gap>,
    /// Rows of grade C or worse that the objective leans on most.
    pub leaning: Vec<Leaning>,
    /// Processes without any operating cost: the objective is a margin over known costs.
    pub unknown_costs: Vec<Label>,
    /// Projects without any capital cost, some of which falls into the plan: the same.
    pub unknown_capex: Vec<Label>,
    /// Resource needs that are not evaluated: (resource, who).
    pub not_evaluated: Vec<(Label, Label)>,
    /// Assumptions of the base, printed beside the figures.
    pub assumptions: Vec<Label>,
    /// Where the work was stopped: the answers of this step and the later ones are missing or incomplete.
    pub cut_short: Option<(Step, Stop)>,
}

/// One solved plan.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Value of the objective: NPV for `value` and `targets-then-value`, cost for `cost`; in the currency.
    pub objective: f64,
    /// Found values of the stages, in order.
    pub stages: Vec<Stage>,
    /// The objective by category; gains positive for `value`, costs positive for `cost`.
    pub categories: Vec<(Category, f64)>,
    /// Relative gap of a plan with yes/no decisions; 0 for a linear one.
    pub gap: f64,
    /// Whether prices are given the chosen projects.
    pub is_integer: bool,
    /// Every flow above a tolerance.
    pub flows: Vec<FlowRecord>,
    /// Indicators by period.
    pub measures: Vec<MeasureValue>,
    /// Targets.
    pub targets: Vec<TargetValue>,
    /// Projects.
    pub projects: Vec<ProjectValue>,
    /// Element accounts.
    pub elements: Vec<ElementAccount>,
    /// What is held at the end of the horizon, so that a pile never looks like a solution.
    pub closing_stocks: Vec<Closing>,
    /// Recomputation from the raw tables.
    pub audit: Audit,
}

/// A stage of the optimisation.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// `shortfall` or `value` or `cost`.
    pub name: &'static str,
    /// What it found.
    pub value: f64,
}

/// Categories that sum to the objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Category {
    Sales,
    Purchases,
    Intermediate,
    Labour,
    Tax,
    Capital,
    FixedCapacity,
    Transport,
    Disposal,
    Holding,
    ClosingStock,
    Capex,
    Annuity,
    Salvage,
    Shortfall,
    Resources,
}

/// One flow of one period.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowRecord {
    /// What kind.
    pub kind: FlowKind,
    /// Planned period.
    pub period: u32,
    /// Firm and site (or site).
    pub node: Label,
    /// Commodity; empty for activity.
    pub commodity: Label,
    /// Plant, market, supply, route or project.
    pub by: Label,
    /// Amount (activity units for activity; capacity per year for starts).
    pub amount: f64,
    /// Its unit in words.
    pub unit: String,
    /// Undiscounted money of the flow where it has any: paid negative, received positive.
    pub money: Option<f64>,
}

/// Kind of a flow record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum FlowKind {
    Activity,
    Output,
    Input,
    Purchase,
    Sale,
    Delivery,
    Taking,
    OwnUse,
    Stock,
    Disposal,
    Transport,
    Start,
    Resource,
}

/// An indicator in a planned period (levels at its end).
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureValue {
    /// The indicator, or the measure where no indicator names it.
    pub indicator: Label,
    /// Kind of its first term.
    pub kind: MeasureKind,
    /// Period.
    pub period: u32,
    /// Value in its canonical unit.
    pub value: f64,
    /// Unit in words: `t`, the currency, …
    pub unit: String,
    /// Commodities without a price that take part: the value is a lower bound.
    pub unpriced: Vec<Label>,
    /// Whether some intermediate costs are unknown: value added is an upper bound.
    pub has_unknown_cost: bool,
}

/// A target under one plan.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetValue {
    /// The target.
    pub target: Label,
    /// Owner.
    pub owner: String,
    /// Direction.
    pub sense: Sense,
    /// Promise.
    pub promised: f64,
    /// What the plan reaches; absent when only reports can tell.
    pub reached: Option<f64>,
    /// What is missing, ≥ 0.
    pub shortfall: Option<f64>,
    /// Unit in words.
    pub unit: String,
    /// Span of the promise.
    pub span: Span,
    /// Whether the value is a lower bound (missing prices).
    pub is_lower_bound: bool,
}

/// A project under one plan.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectValue {
    /// The project.
    pub project: Label,
    /// `fixed`, `optional`, `sized`, `modular`.
    pub decision: &'static str,
    /// Unit of its size in words.
    pub unit: String,
    /// (start day, commissioning year coordinate, size in capacity per year) of every start taken.
    pub starts: Vec<(String, f64, f64)>,
}

/// Account of one element in one period, t of element.
#[derive(Debug, Clone, PartialEq)]
pub struct ElementAccount {
    /// The element.
    pub element: Label,
    /// The period.
    pub period: u32,
    /// Bought from outside, by commodity.
    pub bought: Vec<(Label, f64)>,
    /// Made from what holds none of it on paper (mined): outputs of recipes without inputs that hold it.
    pub mined: f64,
    /// Taken from (positive) or put into (negative) stock, by commodity.
    pub from_stock: Vec<(Label, f64)>,
    /// Sold to outside, by commodity.
    pub sold: Vec<(Label, f64)>,
    /// Disposed of, by commodity.
    pub disposed: Vec<(Label, f64)>,
    /// Lost in recipes and on the way.
    pub lost: f64,
    /// Residual that uncertainty excuses.
    pub unclosed: f64,
    /// In − out: zero within the audit's tolerance.
    pub residual: f64,
}

/// Stock at the end of the horizon.
#[derive(Debug, Clone, PartialEq)]
pub struct Closing {
    /// Commodity.
    pub commodity: Label,
    /// Node.
    pub node: Label,
    /// Amount.
    pub amount: f64,
    /// Its unit in words.
    pub unit: String,
}

/// Recomputation from the raw tables and the returned flows, without the matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct Audit {
    /// Largest |residual| / max(Σ|terms|, 1).
    pub max_residual: f64,
    /// Where it stands.
    pub worst: String,
    /// Rows checked.
    pub checked: usize,
    /// objective − Σ categories, relative.
    pub identity_residual: f64,
    /// Verdict: passes at 1e-6, numeric up to 1e-4, broken above.
    pub verdict: AuditVerdict,
}

/// Verdict of an audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum AuditVerdict {
    Passed,
    Numeric,
    Broken,
}

/// What the most of one target costs, against the best-value plan.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetPrice {
    /// The target.
    pub target: Label,
    /// What the best-value plan reaches.
    pub best_value: f64,
    /// The most that can be reached of this target, whatever becomes of the others.
    pub most: f64,
    /// Objective lost for it.
    pub lost: f64,
    /// Objective lost per unit of target gained.
    pub per_unit: f64,
    /// Unit of the target in words.
    pub unit: String,
}

/// A target that the plan misses.
#[derive(Debug, Clone, PartialEq)]
pub struct Missed {
    /// The target.
    pub target: Label,
    /// By how much.
    pub by: f64,
    /// Unit of the target in words.
    pub unit: String,
    /// What it would take.
    pub way: Way,
}

/// What it would take to meet a target, whatever becomes of the others.
#[derive(Debug, Clone, PartialEq)]
pub enum Way {
    /// Nothing but another plan: it can be met within the limits.
    Within {
        /// Objective gained against the plan (negative: lost).
        gain: Option<f64>,
    },
    /// The least loosening of limits, each weighed in its own scale.
    Loosening {
        /// What gives way.
        limits: Vec<Loosened>,
        /// Objective gained against the plan; what the loosening itself costs is not counted.
        gain: Option<f64>,
    },
    /// No loosening of capacities, quotas, supplies, markets, resources and project windows meets it.
    Never,
    /// The search was stopped.
    Unknown,
}

/// A limit that gives way.
#[derive(Debug, Clone, PartialEq)]
pub struct Loosened {
    /// The limit.
    pub limit: LimitRef,
    /// By how much, in the limit's unit: raised is positive; of a window in years: later is positive.
    pub by: f64,
    /// The same as a share of the limit's own scale.
    pub share: f64,
}

/// Model against a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage {
    /// The indicator.
    pub indicator: Label,
    /// Reported value and span.
    pub reported: f64,
    /// Span of the report.
    pub reported_span: Span,
    /// Grade of the report.
    pub grade: Grade,
    /// The model's value.
    pub modelled: f64,
    /// Its period.
    pub modelled_span: Span,
    /// Where the model's value comes from.
    pub basis: CoverageBasis,
    /// Plants without the reports that would tell the reported year; empty when all have them.
    pub missing: Vec<Label>,
    /// Unit in words.
    pub unit: String,
    /// The assumption that allows a comparison of different years; without one it is refused and
    /// `ratio` is absent. The same year needs none.
    pub assumption: Option<Label>,
    /// modelled / reported.
    pub ratio: Option<f64>,
}

/// Where the model's value of a reported year comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoverageBasis {
    /// The same year: what plants reported of it determines the value.
    History,
    /// The first planned year of the baseline.
    Baseline,
}

/// What kind of limit binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum LimitKind {
    Balance,
    Capacity,
    Quota,
    Supply,
    Market,
    Resource,
    Route,
    Disposal,
    Stock,
    Project,
    Window,
    Target,
    Other,
}

/// A limit in the words of the tables.
#[derive(Debug, Clone, PartialEq)]
pub struct LimitRef {
    /// What kind.
    pub kind: LimitKind,
    /// Plant, quota, commodity and node, …
    pub what: Label,
    /// Period, when it has one.
    pub period: Option<u32>,
    /// Its value in its unit.
    pub limit: f64,
    /// Its unit in words.
    pub unit: String,
    /// Name of the row or column in the program.
    pub row: String,
}

/// A limit and what it is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Bottleneck {
    /// The limit.
    pub limit: LimitRef,
    /// Step of the re-solve, in the limit's unit.
    pub step: f64,
    /// Gain of the objective per unit when raised by the step; none where that is infeasible.
    pub worth_raised: Option<f64>,
    /// Loss of the objective per unit when lowered by the step; none where that is infeasible.
    pub worth_lowered: Option<f64>,
    /// Units up to which a raise is worth the same.
    pub reach: Option<f64>,
    /// Whether it may hold further: the limit was raised to twice itself and no more.
    pub is_open: bool,
    /// What binds next, after raising it that far.
    pub next: Option<LimitRef>,
    /// Under targets first: what a unit more does for each target, in the target's unit. The worths above are then
    /// with the targets held.
    pub targets: Vec<TargetWorth>,
    /// Weakest grade among the limit and the prices that its worth rests on.
    pub grade: Grade,
    /// The limit and those prices, the weakest first.
    pub rests_on: Vec<CellRef>,
    /// Of a worth that rests on grade D: what it is over the cases of the base.
    pub spread: Option<Spread>,
}

/// What one unit more of a limit does for a target.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetWorth {
    /// The target.
    pub target: Label,
    /// Less shortfall per unit when raised, in the target's unit; none where that is infeasible.
    pub raised: Option<f64>,
    /// More shortfall per unit when lowered.
    pub lowered: Option<f64>,
    /// The target's unit in words.
    pub unit: String,
}

/// A cell of a table, with its grade.
#[derive(Debug, Clone, PartialEq)]
pub struct CellRef {
    /// Table.
    pub table: String,
    /// Line in the file.
    pub line: u32,
    /// Column.
    pub column: String,
    /// Its grade.
    pub grade: Grade,
}

/// A worth over the cases of the base.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    /// Least and largest worth, the base's own among them; none where its sign changes and it is withheld.
    pub range: Option<(f64, f64)>,
    /// Cases with the least and the largest worth; none is the base as it was planned.
    pub at: [Option<Label>; 2],
    /// Cases in which it could be measured.
    pub measured: usize,
    /// Cases of the base.
    pub of: usize,
}

/// A project that is left out.
#[derive(Debug, Clone, PartialEq)]
pub struct WhyNot {
    /// The project.
    pub project: Label,
    /// What the objective would lose with it: what it would have to gain; none where it cannot be built.
    pub would_have_to_gain: Option<f64>,
    /// The start that was tried.
    pub start: String,
}

/// A gap of the chain.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// What kind.
    pub kind: GapKind,
    /// The commodity.
    pub commodity: Label,
    /// Value at stake per year (undiscounted mean), where it has a price.
    pub at_stake: Option<f64>,
    /// Share made here of all that is used or sold.
    pub local_share: f64,
    /// Rows that made it: (table, line).
    pub rows: Vec<(String, u32)>,
}

/// Kind of gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum GapKind {
    Missing,
    SingleSupplier,
    LowLocalShare,
}

/// A cell that the objective leans on.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaning {
    /// Table, line, column.
    pub table: String,
    /// Line in the file.
    pub line: u32,
    /// Column.
    pub column: String,
    /// What it is about.
    pub what: Label,
    /// Its grade.
    pub grade: Grade,
    /// Change of the objective for a 1 % change of the cell, first order.
    pub change: f64,
}

/// Why nothing is feasible.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// Members: together infeasible.
    pub members: Vec<LimitRef>,
    /// Whether it was verified: infeasible alone, feasible with any one member removed.
    pub is_minimal: bool,
    /// The least elastic repair, each limit weighed in its own scale.
    pub repair: Vec<Loosened>,
}

/// A column that grows without end.
#[derive(Debug, Clone, PartialEq)]
pub struct Drive {
    /// Its name in words.
    pub name: String,
    /// Its weight in the ray.
    pub weight: f64,
}
