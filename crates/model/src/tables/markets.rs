//! Input table `markets`: sales to outside.

use super::shared::{VAT, Vat};
use crate::grid::{Flow, Row, RowReader, Sym};
use crate::ids::{CommodityId, EnterpriseId, SiteId};
use crate::schema::{Column, Kind, Moves, Quantity, Table, columns};
use crate::time::Span;

columns! {
Market = Column::new("market", "市场", "Market", Kind::Name).key().default("main"),
Commodity = Column::to("commodity", "物料", "Commodity", &["commodities"]).required().key(),
Site = Column::to("site", "地点", "Site", &["sites"]).required().key(),
Enterprise = Column::to("enterprise", "企业", "Enterprise", &["enterprises"]).key().help("留空为该地点的所有企业", "Blank: every firm at the site"),
Span = Column::new("span", "期间", "Span", Kind::Span).key(),
Step = Column::new("step", "档", "Step", Kind::Count).default("1").key().help("售价逐档下降", "Prices fall from step to step"),
Price = Column::number("price", "价格", "Price", Quantity::Price).moves(Moves::Mean).help("没有价格则只参与物料平衡", "Without a price it takes part in mass, not in value"),
Vat = Column::new("vat", "含税", "VAT", Kind::Choice(VAT)).help("留空按 base.toml", "Blank: as base.toml says"),
Min = Column::number("min", "下限", "Min", Quantity::Flow).nonnegative().moves(Moves::Amount).help("写在第一档", "On the first step"),
Max = Column::number("max", "上限", "Max", Quantity::Flow).nonnegative().moves(Moves::Amount).help("本档的数量；留空为不限", "Width of this step; blank: no limit"),
ShortfallCost = Column::number("shortfall_cost", "缺口罚价", "Shortfall cost", Quantity::Price).nonnegative().moves(Moves::Mean).help("下限可以不满足，按此计价", "The minimum may be missed at this cost per unit"),
}

/// The table `markets`.
pub const TABLE: Table = Table {
    id: "markets",
    zh: "销售",
    en: "Markets",
    help_zh: "向基地之外销售",
    help_en: "Sales to outside",
    required: false,
    columns: COLUMNS,
};

/// Sales to outside.
#[derive(Debug, Clone)]
pub struct Market {
    /// Row of the table.
    pub row: u32,
    /// Market.
    pub market: Sym,
    /// Commodity.
    pub commodity: CommodityId,
    /// Site.
    pub site: SiteId,
    /// Blank: every firm at the site.
    pub enterprise: Option<EnterpriseId>,
    /// Span.
    pub span: Option<Span>,
    /// Prices fall from step to step.
    pub step: u32,
    /// Without a price it takes part in mass, not in value.
    pub price: Option<f64>,
    /// Blank: as base.toml says.
    pub vat: Option<Vat>,
    /// On the first step.
    pub min: Option<Flow>,
    /// Width of this step; blank: no limit.
    pub max: Option<Flow>,
    /// The minimum may be missed at this cost per unit.
    pub shortfall_cost: Option<f64>,
}

impl Row for Market {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(Market {
            row: row.index(),
            market: row.text(Col::Market as usize)?,
            commodity: row.reference(Col::Commodity as usize).required()?,
            site: row.reference(Col::Site as usize).required()?,
            enterprise: row.reference(Col::Enterprise as usize).optional()?,
            span: row.span(Col::Span as usize),
            step: row.count(Col::Step as usize)?,
            price: row.number(Col::Price as usize, counted),
            vat: row.choice(Col::Vat as usize),
            min: row.flow(Col::Min as usize, counted),
            max: row.flow(Col::Max as usize, counted),
            shortfall_cost: row.number(Col::ShortfallCost as usize, counted),
        })
    }
}
