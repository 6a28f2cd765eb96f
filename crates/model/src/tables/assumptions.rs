//! Input table `assumptions`: an explicit assumption, printed beside what rests on it.

use crate::grid::{Row, RowReader, Sym};
use crate::schema::{Column, Kind, Table, choices, columns};

choices! {
    /// AssumptionKind of a row of `assumptions`.
    AssumptionKind, KINDS {
        Ratio = "ratio", "不同口径相比", "ratio across definitions";
        Coverage = "coverage", "覆盖率的可比性", "comparability of coverage";
        Other = "other", "其他", "other";
    }
}

columns! {
Assumption = Column::id("assumption", "假定", "Assumption"),
Kind = Column::new("kind", "种类", "Kind", Kind::Choice(KINDS)).required(),
Subject = Column::text("subject", "涉及", "Concerns").help("指标或报告的编号", "Id of the indicator it is about"),
TextZh = Column::text("text_zh", "内容", "Text (zh)").required(),
TextEn = Column::text("text_en", "英文内容", "Text (en)").required(),
}

/// The table `assumptions`.
pub const TABLE: Table = Table {
    id: "assumptions",
    zh: "假定",
    en: "Assumptions",
    help_zh: "明示的假定，与所依赖的数字一同打印",
    help_en: "An explicit assumption, printed beside what rests on it",
    required: false,
    columns: COLUMNS,
};

/// An explicit assumption, printed beside what rests on it.
#[derive(Debug, Clone)]
pub struct Assumption {
    /// Row of the table.
    pub row: u32,
    /// Assumption.
    pub assumption: Sym,
    /// Kind.
    pub kind: AssumptionKind,
    /// Id of the indicator it is about.
    pub subject: Option<Sym>,
    /// Text (zh).
    pub text_zh: Sym,
    /// Text (en).
    pub text_en: Sym,
}

impl Row for Assumption {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(Assumption {
            row: row.index(),
            assumption: row.id(Col::Assumption as usize)?,
            kind: row.choice(Col::Kind as usize)?,
            subject: row.text(Col::Subject as usize),
            text_zh: row.text(Col::TextZh as usize)?,
            text_en: row.text(Col::TextEn as usize)?,
        })
    }
}
