//! Input table `resource_supply`: what is available of a resource.

use crate::grid::{Flow, Row, RowReader};
use crate::ids::ResourceId;
use crate::schema::{Column, Kind, Moves, Quantity, Table, columns};
use crate::time::Span;

columns! {
Resource = Column::to("resource", "资源", "Resource", &["resources"]).required().key(),
Span = Column::new("span", "期间", "Span", Kind::Span).key(),
Amount = Column::number("amount", "数量", "Amount", Quantity::Flow).nonnegative().moves(Moves::Amount).help("留空为不限", "Blank: no limit"),
Cost = Column::number("cost", "价格", "Cost", Quantity::Price).default("0").moves(Moves::Mean),
}

/// The table `resource_supply`.
pub const TABLE: Table = Table {
    id: "resource_supply",
    zh: "资源供给",
    en: "Resource supply",
    help_zh: "可用的资源",
    help_en: "What is available of a resource",
    required: false,
    columns: COLUMNS,
};

/// What is available of a resource.
#[derive(Debug, Clone)]
pub struct ResourceSupply {
    /// Row of the table.
    pub row: u32,
    /// Resource.
    pub resource: ResourceId,
    /// Span.
    pub span: Option<Span>,
    /// Blank: no limit.
    pub amount: Option<Flow>,
    /// Cost.
    pub cost: f64,
}

impl Row for ResourceSupply {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(ResourceSupply {
            row: row.index(),
            resource: row.reference(Col::Resource as usize).required()?,
            span: row.span(Col::Span as usize),
            amount: row.flow(Col::Amount as usize, counted),
            cost: row.number(Col::Cost as usize, counted)?,
        })
    }
}
