//! Input table `comparisons`: what of the base is set against the same of a larger area, where the two have different names.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::{IndicatorRef, Names, ScopeId, Subject};
use crate::schema::{Column, Table, columns};

columns! {
Comparison = Column::text("comparison", "对比", "Comparison").required().key(),
NameZh = Column::text("name_zh", "名称", "Name (zh)"),
NameEn = Column::text("name_en", "英文名称", "Name (en)"),
Own = Column::to("own", "己方", "Own", &["enterprises", "scopes"]).required().help("谁的数", "Whose figure"),
Indicator = Column::to("indicator", "指标", "Indicator", &["indicators", "measures"]),
Attribute = Column::text("attribute", "属性", "Attribute").help("报告中的属性；与指标二选一", "Attribute of reports; in place of an indicator"),
Whole = Column::to("whole", "全体", "Whole", &["scopes"]).required().help("除以哪个范围的数", "By the figure of which area it is divided"),
WholeIndicator = Column::to("whole_indicator", "全体的指标", "Indicator of the whole", &["indicators", "measures"]).help("与全体的属性都留空则与己方相同", "Blank, as its attribute: that of the own side"),
WholeAttribute = Column::text("whole_attribute", "全体的属性", "Attribute of the whole"),
}

/// The table `comparisons`.
pub const TABLE: Table = Table {
    id: "comparisons",
    zh: "占比对比",
    en: "Comparisons",
    help_zh: "己方的数占更大范围多少；口径不同的数不相除",
    help_en: "Which share the own figure has in that of a larger area; figures of different definitions are not divided",
    required: false,
    columns: COLUMNS,
};

/// What is set against the same of a larger area.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// Row of the table.
    pub row: u32,
    /// Its id.
    pub comparison: Sym,
    /// Names in both languages.
    pub names: Names,
    /// Whose figure: a firm or an area.
    pub own: Subject,
    /// Indicator of the own side.
    pub indicator: Option<IndicatorRef>,
    /// Attribute of the own side, in place of an indicator.
    pub attribute: Option<Sym>,
    /// The larger area.
    pub whole: ScopeId,
    /// Indicator of the larger area; none, as its attribute: that of the own side.
    pub whole_indicator: Option<IndicatorRef>,
    /// Attribute of the larger area.
    pub whole_attribute: Option<Sym>,
}

impl Row for Comparison {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(Comparison {
            row: row.index(),
            comparison: row.text(Col::Comparison as usize)?,
            names: row.names(Col::NameZh as usize, Col::NameEn as usize),
            own: row.subject(Col::Own as usize).required()?,
            indicator: row.indicator_ref(Col::Indicator as usize).optional()?,
            attribute: row.text(Col::Attribute as usize),
            whole: row.reference(Col::Whole as usize).required()?,
            whole_indicator: row.indicator_ref(Col::WholeIndicator as usize).optional()?,
            whole_attribute: row.text(Col::WholeAttribute as usize),
        })
    }
}
