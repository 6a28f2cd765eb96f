//! Input table `resources`: funds, skills, pilot slots, energy, water, discharge permits, residue storage.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::Names;
use crate::schema::{Column, Kind, Table, columns};
use crate::unit::Unit;

columns! {
Resource = Column::id("resource", "资源", "Resource"),
NameZh = Column::text("name_zh", "名称", "Name (zh)"),
NameEn = Column::text("name_en", "英文名称", "Name (en)"),
Unit = Column::new("unit", "单位", "Unit", Kind::Unit).required(),
}

/// The table `resources`.
pub const TABLE: Table = Table {
    id: "resources",
    zh: "资源",
    en: "Resources",
    help_zh: "资金、技能、中试名额、能源、水、排放许可、渣库",
    help_en: "Funds, skills, pilot slots, energy, water, discharge permits, residue storage",
    required: false,
    columns: COLUMNS,
};

/// Funds, skills, pilot slots, energy, water, discharge permits, residue storage.
#[derive(Debug, Clone)]
pub struct Resource {
    /// Row of the table.
    pub row: u32,
    /// Names in both languages.
    pub names: Names,
    /// Resource.
    pub resource: Sym,
    /// Unit.
    pub unit: Option<Unit>,
}

impl Row for Resource {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(Resource {
            row: row.index(),
            names: row.names(Col::NameZh as usize, Col::NameEn as usize),
            resource: row.id(Col::Resource as usize)?,
            unit: row.unit(Col::Unit as usize),
        })
    }
}
