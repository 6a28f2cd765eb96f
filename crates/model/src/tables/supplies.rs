//! Input table `supplies`: purchases from outside.

use super::shared::{VAT, Vat};
use crate::grid::{Flow, Row, RowReader, Sym};
use crate::ids::{CommodityId, EnterpriseId, SiteId};
use crate::schema::{Column, Kind, Moves, Quantity, Table, columns};
use crate::time::Span;

columns! {
Supply = Column::new("supply", "供方", "Supply", Kind::Name).key().default("main"),
Commodity = Column::to("commodity", "物料", "Commodity", &["commodities"]).required().key(),
Site = Column::to("site", "地点", "Site", &["sites"]).required().key(),
Enterprise = Column::to("enterprise", "企业", "Enterprise", &["enterprises"]).key().help("留空为该地点的所有企业", "Blank: every firm at the site"),
Span = Column::new("span", "期间", "Span", Kind::Span).key(),
Step = Column::new("step", "档", "Step", Kind::Count).default("1").key().help("采购价逐档上升", "Prices rise from step to step"),
Price = Column::number("price", "价格", "Price", Quantity::Price).moves(Moves::Mean).help("没有价格则只参与物料平衡", "Without a price it takes part in mass, not in value"),
Vat = Column::new("vat", "含税", "VAT", Kind::Choice(VAT)).help("留空按 base.toml", "Blank: as base.toml says"),
Min = Column::number("min", "下限", "Min", Quantity::Flow).nonnegative().moves(Moves::Amount).help("写在第一档", "On the first step"),
Max = Column::number("max", "上限", "Max", Quantity::Flow).nonnegative().moves(Moves::Amount).help("本档的数量；留空为不限", "Width of this step; blank: no limit"),
ShortfallCost = Column::number("shortfall_cost", "缺口罚价", "Shortfall cost", Quantity::Price).nonnegative().moves(Moves::Mean).help("下限可以不满足，按此计价", "The minimum may be missed at this cost per unit"),
}

/// The table `supplies`.
pub const TABLE: Table = Table {
    id: "supplies",
    zh: "采购",
    en: "Supplies",
    help_zh: "从基地之外采购",
    help_en: "Purchases from outside",
    required: false,
    columns: COLUMNS,
};

/// Purchases from outside.
#[derive(Debug, Clone)]
pub struct Supply {
    /// Row of the table.
    pub row: u32,
    /// Supply.
    pub supply: Sym,
    /// Commodity.
    pub commodity: CommodityId,
    /// Site.
    pub site: SiteId,
    /// Blank: every firm at the site.
    pub enterprise: Option<EnterpriseId>,
    /// Span.
    pub span: Option<Span>,
    /// Prices rise from step to step.
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

impl Row for Supply {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(Supply {
            row: row.index(),
            supply: row.text(Col::Supply as usize)?,
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
