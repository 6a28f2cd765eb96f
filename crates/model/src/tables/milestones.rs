//! Input table `milestones`: what a project planned, foresees and did. A later `stated_on` revises, no row is edited.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::ProjectId;
use crate::schema::{Column, Kind, Quantity, Table, choices, columns};
use crate::time::{Date, Span};

choices! {
    /// What a row of `milestones` is about: events, in the order in which they happen, then amounts of money.
    Event, EVENTS {
        Filed = "filed", "备案（核准）", "filed or approved";
        Started = "started", "开工", "started";
        Enrolled = "enrolled", "入统", "in the statistics register";
        Trial = "trial", "试生产", "trial production";
        Commissioned = "commissioned", "投产", "commissioned";
        Accepted = "accepted", "竣工验收", "accepted";
        Sustained = "sustained", "达产", "at sustained output";
        Invested = "invested", "完成投资", "invested";
        Funded = "funded", "资金到位", "funds paid";
    }
}

impl Event {
    /// Whether it is an amount over a span; otherwise an event on a day.
    pub fn is_amount(self) -> bool {
        matches!(self, Event::Invested | Event::Funded)
    }
}

choices! {
    /// What kind of statement a row of `milestones` is.
    MilestoneStatus, STATUSES {
        Planned = "planned", "计划", "planned";
        Forecast = "forecast", "预计", "forecast";
        Actual = "actual", "实际", "actual";
    }
}

columns! {
Project = Column::to("project", "项目", "Project", &["projects"]).required().key(),
Milestone = Column::new("milestone", "节点", "Milestone", Kind::Choice(EVENTS)).required().key(),
Status = Column::new("status", "状态", "Status", Kind::Choice(STATUSES)).required().key(),
Date = Column::new("date", "日期", "Date", Kind::Date).help("节点的日期，计划、预计、实际都填这里", "The day of an event, planned, forecast or actual"),
Span = Column::new("span", "期间", "Span", Kind::Span).key().help("金额所属期间，如全年计划 2025、累计 2025-01..2025-09", "The days of an amount: 2025 for the year's plan, 2025-01..2025-09 for what was done"),
Amount = Column::number("amount", "金额", "Amount", Quantity::Money).nonnegative().help("完成投资或到位资金", "Money invested or paid"),
Reporter = Column::text("reporter", "报告者", "Reporter").key(),
StatedOn = Column::new("stated_on", "陈述日", "Stated on", Kind::Date).required().key(),
}

/// The table `milestones`.
pub const TABLE: Table = Table {
    id: "milestones",
    zh: "项目节点",
    en: "Milestones",
    help_zh: "项目计划、预计、实际的日期与金额；后一陈述修订前一陈述",
    help_en: "Dates and amounts that projects planned, foresee and did; a later statement revises an earlier one",
    required: false,
    columns: COLUMNS,
};

/// What a project planned, foresees or did.
#[derive(Debug, Clone)]
pub struct Milestone {
    /// Row of the table.
    pub row: u32,
    /// The project.
    pub project: ProjectId,
    /// What happens.
    pub event: Event,
    /// Plan, forecast or fact.
    pub status: MilestoneStatus,
    /// Day of an event.
    pub date: Option<Date>,
    /// Days of an amount.
    pub span: Option<Span>,
    /// Money in the base's currency.
    pub amount: Option<f64>,
    /// Who says so.
    pub reporter: Option<Sym>,
    /// When.
    pub stated_on: Date,
}

impl Row for Milestone {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(Milestone {
            row: row.index(),
            project: row.reference(Col::Project as usize).required()?,
            event: row.choice(Col::Milestone as usize)?,
            status: row.choice(Col::Status as usize)?,
            date: row.date(Col::Date as usize),
            span: row.span(Col::Span as usize),
            amount: row.number(Col::Amount as usize, counted),
            reporter: row.text(Col::Reporter as usize),
            stated_on: row.date(Col::StatedOn as usize)?,
        })
    }
}
