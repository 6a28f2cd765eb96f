//! Input table `disposals`: a commodity that may be disposed of.

use crate::grid::{Flow, Row, RowReader};
use crate::ids::{CommodityId, SiteId};
use crate::schema::{Column, Kind, Moves, Quantity, Table, columns};
use crate::time::Span;

columns! {
Commodity = Column::to("commodity", "物料", "Commodity", &["commodities"]).required().key(),
Site = Column::to("site", "地点", "Site", &["sites"]).key().help("留空为没有自己一行的各地", "Blank: every site without a row of its own"),
Span = Column::new("span", "期间", "Span", Kind::Span).key(),
Cost = Column::number("cost", "处置费", "Cost", Quantity::Price).default("0").moves(Moves::Mean),
Max = Column::number("max", "上限", "Max", Quantity::Flow).nonnegative().moves(Moves::Amount).help("该地所有企业合计；留空为不限", "All firms of the site together; blank: no limit"),
}

/// The table `disposals`.
pub const TABLE: Table = Table {
    id: "disposals",
    zh: "处置",
    en: "Disposals",
    help_zh: "允许处置的物料",
    help_en: "A commodity that may be disposed of",
    required: false,
    columns: COLUMNS,
};

/// A commodity that may be disposed of.
#[derive(Debug, Clone)]
pub struct Disposal {
    /// Row of the table.
    pub row: u32,
    /// Commodity.
    pub commodity: CommodityId,
    /// Blank: every site without a row of its own.
    pub site: Option<SiteId>,
    /// Span.
    pub span: Option<Span>,
    /// Cost.
    pub cost: f64,
    /// All firms of the site together; blank: no limit.
    pub max: Option<Flow>,
}

impl Row for Disposal {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(Disposal {
            row: row.index(),
            commodity: row.reference(Col::Commodity as usize).required()?,
            site: row.reference(Col::Site as usize).optional()?,
            span: row.span(Col::Span as usize),
            cost: row.number(Col::Cost as usize, counted)?,
            max: row.flow(Col::Max as usize, counted),
        })
    }
}
