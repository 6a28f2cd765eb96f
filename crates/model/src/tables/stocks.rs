//! Input table `stocks`: a stock that may be held.

use crate::grid::{Row, RowReader};
use crate::ids::{CommodityId, EnterpriseId, SiteId};
use crate::schema::{Column, Moves, Quantity, Table, columns};

columns! {
Commodity = Column::to("commodity", "物料", "Commodity", &["commodities"]).required().key(),
Site = Column::to("site", "地点", "Site", &["sites"]).required().key(),
Enterprise = Column::to("enterprise", "企业", "Enterprise", &["enterprises"]).key(),
Opening = Column::number("opening", "期初", "Opening", Quantity::Amount).default("0").nonnegative().moves(Moves::Level),
Max = Column::number("max", "上限", "Max", Quantity::Amount).nonnegative().moves(Moves::Level),
Loss = Column::number("loss", "损耗率", "Loss", Quantity::SharePerYear).default("0").within(0.0, 1.0),
Cost = Column::number("cost", "持有成本", "Holding cost", Quantity::PricePerYear).default("0").nonnegative(),
ClosingMin = Column::number("closing_min", "期末下限", "Closing minimum", Quantity::Amount).default("0").nonnegative(),
ClosingValue = Column::number("closing_value", "期末价值", "Closing value", Quantity::Price).default("0").nonnegative(),
}

/// The table `stocks`.
pub const TABLE: Table = Table {
    id: "stocks",
    zh: "库存",
    en: "Stocks",
    help_zh: "允许的库存",
    help_en: "A stock that may be held",
    required: false,
    columns: COLUMNS,
};

/// A stock that may be held.
#[derive(Debug, Clone)]
pub struct Stock {
    /// Row of the table.
    pub row: u32,
    /// Commodity.
    pub commodity: CommodityId,
    /// Site.
    pub site: SiteId,
    /// Enterprise.
    pub enterprise: Option<EnterpriseId>,
    /// Opening.
    pub opening: f64,
    /// Max.
    pub max: Option<f64>,
    /// Loss.
    pub loss: f64,
    /// Holding cost.
    pub cost: f64,
    /// Closing minimum.
    pub closing_min: f64,
    /// Closing value.
    pub closing_value: f64,
}

impl Row for Stock {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(Stock {
            row: row.index(),
            commodity: row.reference(Col::Commodity as usize).required()?,
            site: row.reference(Col::Site as usize).required()?,
            enterprise: row.reference(Col::Enterprise as usize).optional()?,
            opening: row.number(Col::Opening as usize, counted)?,
            max: row.number(Col::Max as usize, counted),
            loss: row.number(Col::Loss as usize, counted)?,
            cost: row.number(Col::Cost as usize, counted)?,
            closing_min: row.number(Col::ClosingMin as usize, counted)?,
            closing_value: row.number(Col::ClosingValue as usize, counted)?,
        })
    }
}
