//! Input table `composition`: element content of a commodity.

use crate::grid::{Row, RowReader};
use crate::ids::{CommodityId, ElementRef};
use crate::schema::{Column, Kind, Moves, Quantity, Table, choices, columns};

choices! {
    /// ContentBasis of a row of `composition`.
    ContentBasis, BASES {
        Gross = "gross", "实物量", "gross";
        Reo = "REO", "占 REO 的氧化物", "oxide, share of REO";
        Metal = "metal", "占金属量", "share of metal";
    }
}

columns! {
Commodity = Column::to("commodity", "物料", "Commodity", &["commodities"]).required().key(),
Element = Column::to("element", "元素或元素组", "Element or group", &["elements", "element_groups"]).required().key(),
Content = Column::number("content", "含量", "Content", Quantity::Share).nonnegative().moves(Moves::Mean).help("闭合元素可留空：一减其余；按件计的物料为每件所含吨数，可大于 1", "Blank for the closing element: one less the others; of a commodity counted in pieces, t in a piece, which may exceed 1"),
Basis = Column::new("basis", "含量基准", "Basis of content", Kind::Choice(BASES)).default("gross").help("gross：每单位物料中的元素；REO：氧化物占 REO 的份额；metal：元素占金属量的份额", "gross: element per unit; REO: oxide as a share of REO; metal: element as a share of the metal"),
Uncertainty = Column::number("uncertainty", "标准不确定度", "Standard uncertainty", Quantity::Share).within(0.0, 1.0),
SplitAs = Column::to("split_as", "按其比例分配", "Split as", &["commodities"]).help("元素组内按另一物料的成员比例分配", "Members of the group in the proportions of another commodity"),
Closing = Column::new("closing", "闭合元素", "Closing", Kind::YesNo).default("no"),
}

/// The table `composition`.
pub const TABLE: Table = Table {
    id: "composition",
    zh: "成分",
    en: "Composition",
    help_zh: "物料的元素含量",
    help_en: "Element content of a commodity",
    required: false,
    columns: COLUMNS,
};

/// Element content of a commodity.
#[derive(Debug, Clone)]
pub struct Content {
    /// Row of the table.
    pub row: u32,
    /// Commodity.
    pub commodity: CommodityId,
    /// Element or group.
    pub element: ElementRef,
    /// Blank for the closing element: one less the others.
    pub content: Option<f64>,
    /// gross: element per unit; REO: oxide as a share of REO; metal: element as a share of the metal.
    pub basis: ContentBasis,
    /// Standard uncertainty.
    pub uncertainty: Option<f64>,
    /// Members of the group in the proportions of another commodity.
    pub split_as: Option<CommodityId>,
    /// Closing.
    pub closing: bool,
}

impl Row for Content {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(Content {
            row: row.index(),
            commodity: row.reference(Col::Commodity as usize).required()?,
            element: row.element_ref(Col::Element as usize).required()?,
            content: row.number(Col::Content as usize, counted),
            basis: row.choice(Col::Basis as usize)?,
            uncertainty: row.number(Col::Uncertainty as usize, counted),
            split_as: row.reference(Col::SplitAs as usize).optional()?,
            closing: row.flag(Col::Closing as usize)?,
        })
    }
}
