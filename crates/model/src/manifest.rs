//! `base.toml`: who the base is, its periods, conventions and cases.

use crate::diagnostic::Place;
use crate::time::{Date, Span};

/// Everything that `base.toml` says, read and typed.
#[derive(Debug, Clone)]
pub struct Manifest {
    /// Short ASCII id.
    pub id: String,
    /// Chinese name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// ISO code of the one currency inside.
    pub currency: String,
    /// Periods, contiguous, history first.
    pub periods: Vec<Span>,
    /// First day that is planned; what lies before is history.
    pub plan_from: Date,
    /// Objective when none is asked for.
    pub objective: Objective,
    /// Yearly.
    pub discount_rate: f64,
    /// Day to which everything is discounted.
    pub discount_from: Date,
    /// Given factors of the planned periods, in their order; replace the computed ones.
    pub discount_factors: Option<Vec<f64>>,
    /// Where in a period operating cash flows stand.
    pub operating: Operating,
    /// How capital costs are paid.
    pub capex: CapexConvention,
    /// Which stock the holding cost counts.
    pub stock_cost_at: StockCostAt,
    /// Whether prices without a word of their own include VAT.
    pub price_vat_included: bool,
    /// Rate of VAT.
    pub vat_rate: f64,
    /// Span whose prices are the constant prices.
    pub constant_prices: Option<Span>,
    /// Kinds of price, the preferred first; ids of the choice list of `prices.kind`.
    pub price_kinds: Vec<String>,
    /// Count units that this base declares besides the common ones.
    pub count_units: Vec<String>,
    /// Tables whose last record holds after its end.
    pub extend_hold: Vec<String>,
    /// Tables of which nothing follows after a record ends, and that is meant so.
    pub extend_none: Vec<String>,
    /// Table → id of the source of its rows that name none.
    pub default_source: Vec<(String, String)>,
    /// Whether the table `milestones` says everything that happened: then what is not stated has not happened.
    pub milestones_are_complete: bool,
    /// Id of the preset of [`lights`](crate::lights) that this base uses.
    pub lights: Option<String>,
    /// Named lists of changes.
    pub cases: Vec<Case>,
}

/// What is optimised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Objective {
    /// Net present value.
    Value,
    /// Least weighted relative shortfall of the targets first, then value.
    TargetsThenValue,
    /// Least discounted cost of meeting every market's minimum, less revenue above it.
    Cost,
}

/// Where in a period operating cash flows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Operating {
    Start,
    Middle,
    End,
}

/// How capital costs are paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CapexConvention {
    /// As the spend profile says, with salvage at the end of the horizon.
    Spend,
    /// As a yearly cost over the life, no salvage.
    Annuity,
}

/// Which stock the holding cost counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StockCostAt {
    /// Mean of opening and closing stock.
    Mean,
    /// Closing stock.
    End,
}

/// A named list of changes to the tables.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Id.
    pub name: String,
    /// Chinese name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// Source of the changed numbers.
    pub source: Option<String>,
    /// Grade letter, where it weakens the source's.
    pub grade: Option<String>,
    /// Changes, in order.
    pub changes: Vec<Change>,
}

/// One change of one table.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The table.
    pub table: String,
    /// Which rows: every (column, text) must match; spans match by meaning.
    pub matching: Vec<(String, String)>,
    /// What is done to them.
    pub op: Op,
    /// Where it is written, for findings.
    pub place: Place,
}

/// What a change does.
#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    /// Sets a cell to a text, read as the table would read it.
    Set(String, String),
    /// Multiplies a number.
    Times(String, f64),
    /// Adds to a number a text, read as the table would read it.
    Plus(String, String),
    /// Moves a date or span by months.
    Shift(String, i32),
    /// Drops the rows.
    Drop,
    /// Adds a row of (column, text).
    Add(Vec<(String, String)>),
}
