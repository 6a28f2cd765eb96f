//! Input table `sales_links`: what passed from one firm of the base to another.

use crate::grid::{Row, RowReader};
use crate::ids::{CommodityId, EnterpriseId};
use crate::schema::{Column, Kind, Moves, Quantity, Table, choices, columns};
use crate::time::Span;

choices! {
    /// What a link between two firms is.
    LinkKind, LINK_KINDS {
        Sale = "sale", "销售", "sale";
        Group = "group", "集团内", "inside a group";
        Toll = "toll", "加工费", "toll fee";
    }
}

columns! {
Seller = Column::to("seller", "销方", "Seller", &["enterprises"]).required().key(),
Buyer = Column::to("buyer", "购方", "Buyer", &["enterprises"]).required().key(),
Commodity = Column::to("commodity", "物料", "Commodity", &["commodities"]).key().help("留空为未分物料", "Blank: not told by commodity"),
Span = Column::new("span", "期间", "Span", Kind::Span).required().key(),
Kind = Column::new("kind", "类型", "Kind", Kind::Choice(LINK_KINDS)).default("sale").key(),
Value = Column::number("value", "金额", "Value", Quantity::Money).required().nonnegative().moves(Moves::Amount).help("不含增值税", "Without VAT"),
}

/// The table `sales_links`.
pub const TABLE: Table = Table {
    id: "sales_links",
    zh: "企业间销售",
    en: "Sales links",
    help_zh: "基地内企业之间的销售、集团内销售与加工费",
    help_en: "Sales, sales inside groups and toll fees between firms of the base",
    required: false,
    columns: COLUMNS,
};

/// What passed from one firm of the base to another.
#[derive(Debug, Clone)]
pub struct SalesLink {
    /// Row of the table.
    pub row: u32,
    /// Who sold.
    pub seller: EnterpriseId,
    /// Who bought.
    pub buyer: EnterpriseId,
    /// Blank: not told by commodity.
    pub commodity: Option<CommodityId>,
    /// Its days.
    pub span: Span,
    /// Sale, sale inside a group, or toll fee.
    pub kind: LinkKind,
    /// Without VAT, over the span.
    pub value: f64,
}

impl Row for SalesLink {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(SalesLink {
            row: row.index(),
            seller: row.reference(Col::Seller as usize).required()?,
            buyer: row.reference(Col::Buyer as usize).required()?,
            commodity: row.reference(Col::Commodity as usize).optional()?,
            span: row.span(Col::Span as usize)?,
            kind: row.choice(Col::Kind as usize)?,
            value: row.number(Col::Value as usize, counted)?,
        })
    }
}
