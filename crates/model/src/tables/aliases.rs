//! Input table `aliases`: another name by which reports call a firm.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::EnterpriseId;
use crate::schema::{Column, Table, columns};

columns! {
Alias = Column::text("alias", "别名", "Alias").required().key(),
Enterprise = Column::to("enterprise", "企业", "Enterprise", &["enterprises"]).required(),
ConfirmedBy = Column::text("confirmed_by", "确认人", "Confirmed by"),
}

/// The table `aliases`.
pub const TABLE: Table = Table {
    id: "aliases",
    zh: "别名",
    en: "Aliases",
    help_zh: "报告中对企业的其他称呼",
    help_en: "Another name by which reports call a firm",
    required: false,
    columns: COLUMNS,
};

/// Another name by which reports call a firm.
#[derive(Debug, Clone)]
pub struct Alias {
    /// Row of the table.
    pub row: u32,
    /// Alias.
    pub alias: Sym,
    /// Enterprise.
    pub enterprise: EnterpriseId,
    /// Confirmed by.
    pub confirmed_by: Option<Sym>,
}

impl Row for Alias {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(Alias {
            row: row.index(),
            alias: row.text(Col::Alias as usize)?,
            enterprise: row.reference(Col::Enterprise as usize).required()?,
            confirmed_by: row.text(Col::ConfirmedBy as usize),
        })
    }
}
