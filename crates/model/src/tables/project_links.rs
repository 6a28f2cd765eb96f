//! Input table `project_links`: a project that needs another done first.

use crate::grid::{Row, RowReader};
use crate::ids::ProjectId;
use crate::schema::{Column, Quantity, Table, columns};

columns! {
Project = Column::to("project", "项目", "Project", &["projects"]).required().key(),
Requires = Column::to("requires", "前置项目", "Requires", &["projects"]).required().key().help("须先投产：已建，或至少一个模块，或达到最小规模", "Must be commissioned first: taken, or one module, or its least size"),
Lag = Column::number("lag", "间隔", "Lag", Quantity::Duration).default("0").nonnegative().help("前置项目投产到本项目开工", "From the commissioning of what is required to the start"),
}

/// The table `project_links`.
pub const TABLE: Table = Table {
    id: "project_links",
    zh: "项目先后",
    en: "Project links",
    help_zh: "一个项目要求另一个先完成",
    help_en: "A project that needs another done first",
    required: false,
    columns: COLUMNS,
};

/// A project that needs another done first.
#[derive(Debug, Clone)]
pub struct ProjectLink {
    /// Row of the table.
    pub row: u32,
    /// Project.
    pub project: ProjectId,
    /// Must be commissioned first: taken, or one module, or its least size.
    pub requires: ProjectId,
    /// From the commissioning of what is required to the start.
    pub lag: f64,
}

impl Row for ProjectLink {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(ProjectLink {
            row: row.index(),
            project: row.reference(Col::Project as usize).required()?,
            requires: row.reference(Col::Requires as usize).required()?,
            lag: row.number(Col::Lag as usize, counted)?,
        })
    }
}
