//! Input table `decisions`: what a meeting decided, who does it by when, and what shows that it was done.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::{Names, Subject, TargetId};
use crate::schema::{Column, Kind, Table, choices, columns};
use crate::time::Date;

choices! {
    /// Where a decision stands.
    DecisionStatus, STATUSES {
        Open = "open", "办理中", "open";
        Done = "done", "已办结", "done";
        Dropped = "dropped", "已撤销", "dropped";
    }
}

columns! {
Decision = Column::new("decision", "决定编号", "Decision", Kind::Name).required().key(),
Meeting = Column::text("meeting", "会议", "Meeting").help("如：链长办月度例会；督办单写“督办单”", "E.g. monthly meeting of the chain office; a supervision slip says so"),
Date = Column::new("date", "日期", "Date", Kind::Date).required(),
MatterZh = Column::text("matter_zh", "事项", "Matter (zh)"),
MatterEn = Column::text("matter_en", "事项（英文）", "Matter (en)"),
Subject = Column::to("subject", "对象", "Subject", &["projects", "enterprises", "plants", "scopes"]).help("项目、企业、装置或范围", "A project, firm, plant or area"),
Target = Column::to("target", "目标", "Target", &["targets"]),
Owner = Column::text("owner", "责任单位", "Owner"),
Deadline = Column::new("deadline", "办结时限", "Deadline", Kind::Date),
Status = Column::new("status", "办理状态", "Status", Kind::Choice(STATUSES)).default("open"),
Evidence = Column::text("evidence", "办结依据", "Evidence").help("办结必须有依据：文件、照片编号、报告行", "What shows that it was done: a document, a picture’s number, a row of reports"),
ClosedOn = Column::new("closed_on", "办结日", "Closed on", Kind::Date),
StatedOn = Column::new("stated_on", "陈述日", "Stated on", Kind::Date).required().key(),
}

/// The table `decisions`.
pub const TABLE: Table = Table {
    id: "decisions",
    zh: "会议决定",
    en: "Decisions",
    help_zh: "会议议定事项与督办单；有依据才算办结；后一陈述修订前一陈述",
    help_en: "What meetings decided, and supervision slips; done only with evidence; a later statement revises an earlier one",
    required: false,
    columns: COLUMNS,
};

/// What a meeting decided.
#[derive(Debug, Clone)]
pub struct Decided {
    /// Row of the table.
    pub row: u32,
    /// Its number, the same in every statement about it.
    pub decision: Sym,
    /// The meeting.
    pub meeting: Option<Sym>,
    /// The day of the meeting.
    pub date: Date,
    /// In words, both languages.
    pub matter: Names,
    /// What it is about.
    pub subject: Option<Subject>,
    /// The target it serves.
    pub target: Option<TargetId>,
    /// Who does it.
    pub owner: Option<Sym>,
    /// By when.
    pub deadline: Option<Date>,
    /// Where it stands.
    pub status: DecisionStatus,
    /// What shows that it was done.
    pub evidence: Option<Sym>,
    /// When it was done.
    pub closed_on: Option<Date>,
    /// When this was stated.
    pub stated_on: Date,
}

impl Row for Decided {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(Decided {
            row: row.index(),
            decision: row.id(Col::Decision as usize)?,
            meeting: row.text(Col::Meeting as usize),
            date: row.date(Col::Date as usize)?,
            matter: row.names(Col::MatterZh as usize, Col::MatterEn as usize),
            subject: row.subject(Col::Subject as usize).optional()?,
            target: row.reference(Col::Target as usize).optional()?,
            owner: row.text(Col::Owner as usize),
            deadline: row.date(Col::Deadline as usize),
            status: row.choice(Col::Status as usize)?,
            evidence: row.text(Col::Evidence as usize),
            closed_on: row.date(Col::ClosedOn as usize),
            stated_on: row.date(Col::StatedOn as usize)?,
        })
    }
}
