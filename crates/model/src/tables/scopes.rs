//! Input table `scopes`: the area a figure covers.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::{Names, ScopeId};
use crate::schema::{Column, Table, columns};

columns! {
Scope = Column::id("scope", "范围", "Scope"),
NameZh = Column::text("name_zh", "名称", "Name (zh)"),
NameEn = Column::text("name_en", "英文名称", "Name (en)"),
PartOf = Column::to("part_of", "上级范围", "Part of", &["scopes"]),
Owner = Column::text("owner", "归口", "Owner"),
Edition = Column::text("edition", "版次", "Edition"),
}

/// The table `scopes`.
pub const TABLE: Table = Table {
    id: "scopes",
    zh: "口径范围",
    en: "Scopes",
    help_zh: "一个数字所覆盖的地域",
    help_en: "The area a figure covers",
    required: false,
    columns: COLUMNS,
};

/// The area a figure covers.
#[derive(Debug, Clone)]
pub struct Scope {
    /// Row of the table.
    pub row: u32,
    /// Names in both languages.
    pub names: Names,
    /// Scope.
    pub scope: Sym,
    /// Part of.
    pub part_of: Option<ScopeId>,
    /// Owner.
    pub owner: Option<Sym>,
    /// Edition.
    pub edition: Option<Sym>,
}

impl Row for Scope {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(Scope {
            row: row.index(),
            names: row.names(Col::NameZh as usize, Col::NameEn as usize),
            scope: row.id(Col::Scope as usize)?,
            part_of: row.reference(Col::PartOf as usize).optional()?,
            owner: row.text(Col::Owner as usize),
            edition: row.text(Col::Edition as usize),
        })
    }
}
