//! Input table `step_costs`: what it costs a firm or project to change a fact that schemes ask for, and what it cannot change.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::Subject;
use crate::schema::{Column, Kind, Quantity, Table, columns};
use crate::time::Date;

columns! {
Fact = Column::new("fact", "事实", "Fact", Kind::Name).required().key().help("schemes/facts.toml 中的编号，如 rd_spend", "Its id in schemes/facts.toml, e.g. rd_spend"),
Subject = Column::to("subject", "对象", "Subject", &["enterprises", "projects"]).key().help("留空适用于所有企业和项目；单独一行优先", "Blank: every firm and project; a row of its own comes first"),
Cost = Column::number("cost", "费用", "Cost", Quantity::Money).nonnegative().help("改变 per 那么多要花的钱；是否和选择项为改变一次", "Money for a change by `per`; of yes or no and of a choice, for the change"),
Per = Column::text("per", "每", "Per").help("带单位的数量，如 1 件、100 万元、1 %；没有单位的事实填数字", "An amount with its unit: 1 件, 100 万元, 1 %; of a fact without a unit a number"),
EarliestOn = Column::new("earliest_on", "最早可变", "Earliest on", Kind::Date).help("这一天之前变不了；期限早于它的改进不动它", "It cannot have changed before this day; no step up to an earlier day changes it"),
}

/// The table `step_costs`.
pub const TABLE: Table = Table {
    id: "step_costs",
    zh: "改进费用",
    en: "Costs of steps",
    help_zh: "企业或项目改变一项申报事实要花多少钱、最早哪天能变",
    help_en: "What it costs a firm or project to change a fact that schemes ask for, and from which day it can",
    required: false,
    columns: COLUMNS,
};

/// What a change of a fact costs.
#[derive(Debug, Clone)]
pub struct StepCost {
    /// Row of the table.
    pub row: u32,
    /// Id of the fact.
    pub fact: Sym,
    /// Whose; none: everybody's.
    pub subject: Option<Subject>,
    /// Money for a change by `per`, in the base's currency.
    pub cost: Option<f64>,
    /// An amount with its unit.
    pub per: Option<Sym>,
    /// The first day on which it can have changed.
    pub earliest_on: Option<Date>,
}

impl Row for StepCost {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(StepCost {
            row: row.index(),
            fact: row.text(Col::Fact as usize)?,
            subject: row.subject(Col::Subject as usize).optional()?,
            cost: row.number(Col::Cost as usize, counted),
            per: row.text(Col::Per as usize),
            earliest_on: row.date(Col::EarliestOn as usize),
        })
    }
}
