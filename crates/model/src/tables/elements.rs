//! Input table `elements`: a tracked element.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::Names;
use crate::schema::{Column, Quantity, Table, columns};

columns! {
Element = Column::id("element", "元素", "Element"),
NameZh = Column::text("name_zh", "名称", "Name (zh)"),
NameEn = Column::text("name_en", "英文名称", "Name (en)"),
MolarMass = Column::number("molar_mass", "摩尔质量", "Molar mass", Quantity::MolarMass).required().nonnegative(),
Oxide = Column::text("oxide", "氧化物", "Oxide").help("氧化物化学式，如 Nd2O3", "Formula of the oxide, such as Nd2O3"),
OxideFactor = Column::number("oxide_factor", "氧化物系数", "Oxide factor", Quantity::Number).within(1.0, 3.0).help("每吨元素对应的氧化物吨数；留空则由化学式计算", "t of oxide per t of element; from the formula when blank"),
}

/// The table `elements`.
pub const TABLE: Table = Table {
    id: "elements",
    zh: "元素",
    en: "Elements",
    help_zh: "需要跟踪的元素",
    help_en: "A tracked element",
    required: false,
    columns: COLUMNS,
};

/// A tracked element.
#[derive(Debug, Clone)]
pub struct Element {
    /// Row of the table.
    pub row: u32,
    /// Names in both languages.
    pub names: Names,
    /// Element.
    pub element: Sym,
    /// Molar mass.
    pub molar_mass: f64,
    /// Formula of the oxide, such as Nd2O3.
    pub oxide: Option<Sym>,
    /// t of oxide per t of element; from the formula when blank.
    pub oxide_factor: Option<f64>,
}

impl Row for Element {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(Element {
            row: row.index(),
            names: row.names(Col::NameZh as usize, Col::NameEn as usize),
            element: row.id(Col::Element as usize)?,
            molar_mass: row.number(Col::MolarMass as usize, counted)?,
            oxide: row.text(Col::Oxide as usize),
            oxide_factor: row.number(Col::OxideFactor as usize, counted),
        })
    }
}
