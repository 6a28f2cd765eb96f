//! Input table `enterprises`: a legal person.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::{EnterpriseId, Names, SiteId};
use crate::schema::{Column, Kind, Table, columns};
use crate::time::Date;

columns! {
Enterprise = Column::id("enterprise", "企业", "Enterprise"),
NameZh = Column::text("name_zh", "名称", "Name (zh)"),
NameEn = Column::text("name_en", "英文名称", "Name (en)"),
CreditCode = Column::text("credit_code", "统一社会信用代码", "Unified social credit code"),
Group = Column::to("group", "集团", "Group", &["enterprises"]),
Site = Column::to("site", "注册地点", "Registered at", &["sites"]),
Trading = Column::new("trading", "贸易企业", "Trading firm", Kind::YesNo).default("no").help("贸易企业可转卖，但不计工业产值", "A trading firm may resell and has no industrial output"),
ValidFrom = Column::new("valid_from", "自", "Valid from", Kind::Date),
ValidTo = Column::new("valid_to", "至", "Valid to", Kind::Date),
Successor = Column::to("successor", "继承者", "Successor", &["enterprises"]),
}

/// The table `enterprises`.
pub const TABLE: Table = Table {
    id: "enterprises",
    zh: "企业",
    en: "Enterprises",
    help_zh: "法人",
    help_en: "A legal person",
    required: false,
    columns: COLUMNS,
};

/// A legal person.
#[derive(Debug, Clone)]
pub struct Enterprise {
    /// Row of the table.
    pub row: u32,
    /// Names in both languages.
    pub names: Names,
    /// Enterprise.
    pub enterprise: Sym,
    /// Unified social credit code.
    pub credit_code: Option<Sym>,
    /// Group.
    pub group: Option<EnterpriseId>,
    /// Registered at.
    pub site: Option<SiteId>,
    /// A trading firm may resell and has no industrial output.
    pub trading: bool,
    /// Valid from.
    pub valid_from: Option<Date>,
    /// Valid to.
    pub valid_to: Option<Date>,
    /// Successor.
    pub successor: Option<EnterpriseId>,
}

impl Row for Enterprise {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(Enterprise {
            row: row.index(),
            names: row.names(Col::NameZh as usize, Col::NameEn as usize),
            enterprise: row.id(Col::Enterprise as usize)?,
            credit_code: row.text(Col::CreditCode as usize),
            group: row.reference(Col::Group as usize).optional()?,
            site: row.reference(Col::Site as usize).optional()?,
            trading: row.flag(Col::Trading as usize)?,
            valid_from: row.date(Col::ValidFrom as usize),
            valid_to: row.date(Col::ValidTo as usize),
            successor: row.reference(Col::Successor as usize).optional()?,
        })
    }
}
