//! Input table `targets`: a promised value.

use super::shared::{SENSES, Sense};
use crate::grid::{Row, RowReader, Stated, Sym};
use crate::ids::{IndicatorId, Names};
use crate::schema::{Column, Kind, Quantity, Table, columns};
use crate::time::Span;
use crate::unit::Unit;

columns! {
Target = Column::id("target", "目标", "Target"),
NameZh = Column::text("name_zh", "名称", "Name (zh)"),
NameEn = Column::text("name_en", "英文名称", "Name (en)"),
Indicator = Column::to("indicator", "指标", "Indicator", &["indicators"]).required(),
Sense = Column::new("sense", "方向", "Sense", Kind::Choice(SENSES)).default("ge"),
Value = Column::number("value", "目标值", "Value", Quantity::Stated).required(),
Unit = Column::new("unit", "单位", "Unit", Kind::Unit),
Span = Column::new("span", "期间", "Span", Kind::Span).required().help("期间的合计；产能和库存取期末", "A total over the span; at its end for levels"),
Weight = Column::number("weight", "权重", "Weight", Quantity::Number).default("1").nonnegative(),
Scale = Column::number("scale", "尺度", "Scale", Quantity::Stated).nonnegative().help("缺口除以它；默认目标值的绝对值", "Shortfalls are divided by it; default |value|"),
Owner = Column::text("owner", "责任单位", "Owner"),
}

/// The table `targets`.
pub const TABLE: Table = Table {
    id: "targets",
    zh: "目标",
    en: "Targets",
    help_zh: "一项承诺",
    help_en: "A promised value",
    required: false,
    columns: COLUMNS,
};

/// A promised value.
#[derive(Debug, Clone)]
pub struct Target {
    /// Row of the table.
    pub row: u32,
    /// Names in both languages.
    pub names: Names,
    /// Target.
    pub target: Sym,
    /// Indicator.
    pub indicator: IndicatorId,
    /// Sense.
    pub sense: Sense,
    /// Value.
    pub value: Stated,
    /// Unit.
    pub unit: Option<Unit>,
    /// A total over the span; at its end for levels.
    pub span: Span,
    /// Weight.
    pub weight: f64,
    /// Shortfalls are divided by it; default |value|.
    pub scale: Option<Stated>,
    /// Owner.
    pub owner: Option<Sym>,
}

impl Row for Target {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(Target {
            row: row.index(),
            names: row.names(Col::NameZh as usize, Col::NameEn as usize),
            target: row.id(Col::Target as usize)?,
            indicator: row.reference(Col::Indicator as usize).required()?,
            sense: row.choice(Col::Sense as usize)?,
            value: row.stated(Col::Value as usize)?,
            unit: row.unit(Col::Unit as usize),
            span: row.span(Col::Span as usize)?,
            weight: row.number(Col::Weight as usize, counted)?,
            scale: row.stated(Col::Scale as usize),
            owner: row.text(Col::Owner as usize),
        })
    }
}
