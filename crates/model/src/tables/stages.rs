//! Input table `stages`: a stage of the chain: ore, earth, material, use.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::Names;
use crate::schema::{Column, Kind, Table, columns};

columns! {
Stage = Column::id("stage", "环节", "Stage"),
NameZh = Column::text("name_zh", "名称", "Name (zh)"),
NameEn = Column::text("name_en", "英文名称", "Name (en)"),
Order = Column::new("order", "次序", "Order", Kind::Count),
}

/// The table `stages`.
pub const TABLE: Table = Table {
    id: "stages",
    zh: "环节",
    en: "Stages",
    help_zh: "链上的环节：矿、土、材、用",
    help_en: "A stage of the chain: ore, earth, material, use",
    required: false,
    columns: COLUMNS,
};

/// A stage of the chain: ore, earth, material, use.
#[derive(Debug, Clone)]
pub struct Stage {
    /// Row of the table.
    pub row: u32,
    /// Names in both languages.
    pub names: Names,
    /// Stage.
    pub stage: Sym,
    /// Order.
    pub order: Option<u32>,
}

impl Row for Stage {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(Stage {
            row: row.index(),
            names: row.names(Col::NameZh as usize, Col::NameEn as usize),
            stage: row.id(Col::Stage as usize)?,
            order: row.count(Col::Order as usize),
        })
    }
}
