//! Input table `project_spend`: share of the capex in each year after the start.

use crate::grid::{Row, RowReader};
use crate::ids::ProjectId;
use crate::schema::{Column, Kind, Quantity, Table, columns};

columns! {
Project = Column::to("project", "项目", "Project", &["projects"]).required().key(),
Year = Column::new("year", "第几年", "Year", Kind::Count).required().key().help("开工后第一年为 1", "1 is the first year after the start"),
Share = Column::number("share", "份额", "Share", Quantity::Share).required().within(0.0, 1.0),
}

/// The table `project_spend`.
pub const TABLE: Table = Table {
    id: "project_spend",
    zh: "投资进度",
    en: "Project spend",
    help_zh: "开工后各年的投资份额",
    help_en: "Share of the capex in each year after the start",
    required: false,
    columns: COLUMNS,
};

/// Share of the capex in each year after the start.
#[derive(Debug, Clone)]
pub struct SpendShare {
    /// Row of the table.
    pub row: u32,
    /// Project.
    pub project: ProjectId,
    /// 1 is the first year after the start.
    pub year: u32,
    /// Share.
    pub share: f64,
}

impl Row for SpendShare {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(SpendShare {
            row: row.index(),
            project: row.reference(Col::Project as usize).required()?,
            year: row.count(Col::Year as usize)?,
            share: row.number(Col::Share as usize, counted)?,
        })
    }
}
