//! Input table `processes`: a process.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::{Names, StageId};
use crate::schema::{Column, Table, columns};

columns! {
Process = Column::id("process", "工艺", "Process"),
NameZh = Column::text("name_zh", "名称", "Name (zh)"),
NameEn = Column::text("name_en", "英文名称", "Name (en)"),
Stage = Column::to("stage", "环节", "Stage", &["stages"]),
}

/// The table `processes`.
pub const TABLE: Table = Table {
    id: "processes",
    zh: "工艺",
    en: "Processes",
    help_zh: "一种工艺",
    help_en: "A process",
    required: true,
    columns: COLUMNS,
};

/// A process.
#[derive(Debug, Clone)]
pub struct Process {
    /// Row of the table.
    pub row: u32,
    /// Names in both languages.
    pub names: Names,
    /// Process.
    pub process: Sym,
    /// Stage.
    pub stage: Option<StageId>,
}

impl Row for Process {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(Process {
            row: row.index(),
            names: row.names(Col::NameZh as usize, Col::NameEn as usize),
            process: row.id(Col::Process as usize)?,
            stage: row.reference(Col::Stage as usize).optional()?,
        })
    }
}
