//! Input table `commodities`: something that flows.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::{Names, StageId};
use crate::schema::{Column, Kind, Quantity, Table, choices, columns};
use crate::unit::Unit;

choices! {
    /// Basis of a row of `commodities`.
    Basis, BASES {
        Gross = "gross", "实物量", "gross";
        Reo = "REO", "折氧化物", "REO";
        Metal = "metal", "金属量", "metal";
        Piece = "piece", "件数", "piece";
    }
}

columns! {
Commodity = Column::id("commodity", "物料", "Commodity"),
NameZh = Column::text("name_zh", "名称", "Name (zh)"),
NameEn = Column::text("name_en", "英文名称", "Name (en)"),
Stage = Column::to("stage", "环节", "Stage", &["stages"]),
Unit = Column::new("unit", "计量单位", "Unit", Kind::Unit).default("t"),
Form = Column::text("form", "形态", "Form"),
Basis = Column::new("basis", "计量基准", "Basis", Kind::Choice(BASES)).default("gross").help("一个计量单位数的是什么", "What one unit of it counts"),
ReoContent = Column::number("reo_content", "REO 含量", "REO content", Quantity::Share).within(0.0, 1.0).help("每单位物料中的稀土氧化物", "Rare-earth oxide in one unit"),
Moisture = Column::number("moisture", "水分", "Moisture", Quantity::Share).within(0.0, 1.0),
}

/// The table `commodities`.
pub const TABLE: Table = Table {
    id: "commodities",
    zh: "物料",
    en: "Commodities",
    help_zh: "在链上流动的东西",
    help_en: "Something that flows",
    required: true,
    columns: COLUMNS,
};

/// Something that flows.
#[derive(Debug, Clone)]
pub struct Commodity {
    /// Row of the table.
    pub row: u32,
    /// Names in both languages.
    pub names: Names,
    /// Commodity.
    pub commodity: Sym,
    /// Stage.
    pub stage: Option<StageId>,
    /// Unit.
    pub unit: Option<Unit>,
    /// Form.
    pub form: Option<Sym>,
    /// What one unit of it counts.
    pub basis: Basis,
    /// Rare-earth oxide in one unit.
    pub reo_content: Option<f64>,
    /// Moisture.
    pub moisture: Option<f64>,
}

impl Row for Commodity {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(Commodity {
            row: row.index(),
            names: row.names(Col::NameZh as usize, Col::NameEn as usize),
            commodity: row.id(Col::Commodity as usize)?,
            stage: row.reference(Col::Stage as usize).optional()?,
            unit: row.unit(Col::Unit as usize),
            form: row.text(Col::Form as usize),
            basis: row.choice(Col::Basis as usize)?,
            reo_content: row.number(Col::ReoContent as usize, counted),
            moisture: row.number(Col::Moisture as usize, counted),
        })
    }
}
