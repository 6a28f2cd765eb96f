//! Input table `routes`: transport between places.

use crate::grid::{Flow, Row, RowReader};
use crate::ids::{CommodityId, SiteId};
use crate::schema::{Column, Kind, Moves, Quantity, Table, columns};
use crate::time::Span;

columns! {
From = Column::to("from", "起点", "From", &["sites"]).required().key(),
To = Column::to("to", "终点", "To", &["sites"]).required().key(),
Commodity = Column::to("commodity", "物料", "Commodity", &["commodities"]).key().help("留空为全部物料", "Blank: every commodity"),
Span = Column::new("span", "期间", "Span", Kind::Span).key(),
Cost = Column::number("cost", "运费", "Cost", Quantity::Price).default("0").nonnegative().moves(Moves::Mean),
Loss = Column::number("loss", "途耗", "Loss", Quantity::Share).default("0").within(0.0, 1.0).moves(Moves::Mean),
Max = Column::number("max", "上限", "Max", Quantity::Flow).nonnegative().moves(Moves::Amount),
}

/// The table `routes`.
pub const TABLE: Table = Table {
    id: "routes",
    zh: "运输",
    en: "Routes",
    help_zh: "地点之间的运输",
    help_en: "Transport between places",
    required: false,
    columns: COLUMNS,
};

/// Transport between places.
#[derive(Debug, Clone)]
pub struct Route {
    /// Row of the table.
    pub row: u32,
    /// From.
    pub from: SiteId,
    /// To.
    pub to: SiteId,
    /// Blank: every commodity.
    pub commodity: Option<CommodityId>,
    /// Span.
    pub span: Option<Span>,
    /// Cost.
    pub cost: f64,
    /// Loss.
    pub loss: f64,
    /// Max.
    pub max: Option<Flow>,
}

impl Row for Route {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(Route {
            row: row.index(),
            from: row.reference(Col::From as usize).required()?,
            to: row.reference(Col::To as usize).required()?,
            commodity: row.reference(Col::Commodity as usize).optional()?,
            span: row.span(Col::Span as usize),
            cost: row.number(Col::Cost as usize, counted)?,
            loss: row.number(Col::Loss as usize, counted)?,
            max: row.flow(Col::Max as usize, counted),
        })
    }
}
