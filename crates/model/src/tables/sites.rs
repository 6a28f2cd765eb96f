//! Input table `sites`: a place.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::{Names, ScopeId};
use crate::schema::{Column, Table, columns};

columns! {
Site = Column::id("site", "地点", "Site"),
NameZh = Column::text("name_zh", "名称", "Name (zh)"),
NameEn = Column::text("name_en", "英文名称", "Name (en)"),
Scope = Column::to("scope", "范围", "Scope", &["scopes"]),
}

/// The table `sites`.
pub const TABLE: Table = Table {
    id: "sites",
    zh: "地点",
    en: "Sites",
    help_zh: "一个地点",
    help_en: "A place",
    required: true,
    columns: COLUMNS,
};

/// A place.
#[derive(Debug, Clone)]
pub struct Site {
    /// Row of the table.
    pub row: u32,
    /// Names in both languages.
    pub names: Names,
    /// Site.
    pub site: Sym,
    /// Scope.
    pub scope: Option<ScopeId>,
}

impl Row for Site {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(Site {
            row: row.index(),
            names: row.names(Col::NameZh as usize, Col::NameEn as usize),
            site: row.id(Col::Site as usize)?,
            scope: row.reference(Col::Scope as usize).optional()?,
        })
    }
}
