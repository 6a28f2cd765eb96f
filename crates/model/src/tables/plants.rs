//! Input table `plants`: one enterprise's equipment at a site.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::{CommodityId, EnterpriseId, Names, ProcessId, SiteId};
use crate::schema::{Column, Kind, Table, columns};
use crate::time::Date;

columns! {
Plant = Column::id("plant", "装置", "Plant"),
NameZh = Column::text("name_zh", "名称", "Name (zh)"),
NameEn = Column::text("name_en", "英文名称", "Name (en)"),
Enterprise = Column::to("enterprise", "企业", "Enterprise", &["enterprises"]),
Site = Column::to("site", "地点", "Site", &["sites"]).required(),
Processes = Column::new("processes", "工艺", "Processes", Kind::Refs("processes")).required(),
Counted = Column::to("counted", "产能所计物料", "Counted commodity", &["commodities"]).help("产能按哪种物料计；留空按活动量", "The commodity that the capacity counts; blank: activity"),
ValidFrom = Column::new("valid_from", "自", "Valid from", Kind::Date),
ValidTo = Column::new("valid_to", "至", "Valid to", Kind::Date).help("退役日", "Day of retirement"),
}

/// The table `plants`.
pub const TABLE: Table = Table {
    id: "plants",
    zh: "装置",
    en: "Plants",
    help_zh: "一家企业在一个地点的装置",
    help_en: "One enterprise's equipment at a site",
    required: true,
    columns: COLUMNS,
};

/// One enterprise's equipment at a site.
#[derive(Debug, Clone)]
pub struct Plant {
    /// Row of the table.
    pub row: u32,
    /// Names in both languages.
    pub names: Names,
    /// Plant.
    pub plant: Sym,
    /// Enterprise.
    pub enterprise: Option<EnterpriseId>,
    /// Site.
    pub site: SiteId,
    /// Processes.
    pub processes: Vec<ProcessId>,
    /// The commodity that the capacity counts; blank: activity.
    pub counted: Option<CommodityId>,
    /// Valid from.
    pub valid_from: Option<Date>,
    /// Day of retirement.
    pub valid_to: Option<Date>,
}

impl Row for Plant {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(Plant {
            row: row.index(),
            names: row.names(Col::NameZh as usize, Col::NameEn as usize),
            plant: row.id(Col::Plant as usize)?,
            enterprise: row.reference(Col::Enterprise as usize).optional()?,
            site: row.reference(Col::Site as usize).required()?,
            processes: row.references(Col::Processes as usize)?,
            counted: row.reference(Col::Counted as usize).optional()?,
            valid_from: row.date(Col::ValidFrom as usize),
            valid_to: row.date(Col::ValidTo as usize),
        })
    }
}
