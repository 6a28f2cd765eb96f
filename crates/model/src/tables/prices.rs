//! Input table `prices`: price of a commodity.

use super::shared::{VAT, Vat};
use crate::grid::{Row, RowReader, Sym};
use crate::ids::CommodityId;
use crate::schema::{Column, Kind, Moves, Quantity, Table, choices, columns};
use crate::time::Span;

choices! {
    /// PriceKind of a row of `prices`.
    PriceKind, KINDS {
        List = "list", "挂牌", "list";
        Contract = "contract", "合同", "contract";
        Spot = "spot", "现货", "spot";
        Exchange = "exchange", "交易所", "exchange";
        Fob = "FOB", "离岸", "FOB";
    }
}

columns! {
Commodity = Column::to("commodity", "物料", "Commodity", &["commodities"]).required().key(),
Span = Column::new("span", "期间", "Span", Kind::Span).required().key(),
Kind = Column::new("kind", "性质", "Kind", Kind::Choice(KINDS)).default("spot").key(),
Place = Column::text("place", "地点", "Place").key(),
Vat = Column::new("vat", "含税", "VAT", Kind::Choice(VAT)),
Price = Column::number("price", "价格", "Price", Quantity::Price).required().nonnegative().moves(Moves::Mean),
}

/// The table `prices`.
pub const TABLE: Table = Table {
    id: "prices",
    zh: "价格",
    en: "Prices",
    help_zh: "物料的价格",
    help_en: "Price of a commodity",
    required: false,
    columns: COLUMNS,
};

/// Price of a commodity.
#[derive(Debug, Clone)]
pub struct Price {
    /// Row of the table.
    pub row: u32,
    /// Commodity.
    pub commodity: CommodityId,
    /// Span.
    pub span: Span,
    /// Kind.
    pub kind: PriceKind,
    /// Place.
    pub place: Option<Sym>,
    /// VAT.
    pub vat: Option<Vat>,
    /// Price.
    pub price: f64,
}

impl Row for Price {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(Price {
            row: row.index(),
            commodity: row.reference(Col::Commodity as usize).required()?,
            span: row.span(Col::Span as usize)?,
            kind: row.choice(Col::Kind as usize)?,
            place: row.text(Col::Place as usize),
            vat: row.choice(Col::Vat as usize),
            price: row.number(Col::Price as usize, counted)?,
        })
    }
}
