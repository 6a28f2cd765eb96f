//! Input table `indicators`: a measure, or a ratio of two.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::{MeasureId, Names, ScopeId};
use crate::schema::{Column, Kind, Table, choices, columns};
use crate::unit::Unit;

choices! {
    /// How firms that hold titles are counted.
    Counting, COUNTINGS {
        New = "new", "新增企业", "new firms";
        Net = "net", "净增企业", "net of lapses";
        Held = "held", "期末持有", "held at the end";
        Certificates = "certificates", "新发证书", "new certificates";
    }
}

columns! {
Indicator = Column::id("indicator", "指标", "Indicator"),
NameZh = Column::text("name_zh", "名称", "Name (zh)"),
NameEn = Column::text("name_en", "英文名称", "Name (en)"),
Measure = Column::to("measure", "量度", "Measure", &["measures"]).help("留空：计划不能计算，等待报告", "Blank: not computable by the plan, waits for reports"),
Over = Column::to("over", "分母", "Over", &["measures"]),
Scope = Column::to("scope", "范围", "Scope", &["scopes"]),
Unit = Column::new("unit", "单位", "Unit", Kind::Unit),
Attribute = Column::text("attribute", "报告属性", "Attribute in reports").help("报告以此属性陈述该指标", "Reports state the indicator under this attribute"),
Titles = Column::text("titles", "计数的资质", "Titles counted").help("titles 表中的资质，以分号分隔：指标为持有其中任一的企业数", "Titles of the table titles, separated by semicolons: the indicator counts firms that hold any of them"),
Counting = Column::new("counting", "计数方式", "Counting", Kind::Choice(COUNTINGS)).help("留空为新增企业：期末持有而期初前一日未持有，一家计一次", "Blank: new firms, which hold one at the end and held none on the day before the start, each once"),
}

/// The table `indicators`.
pub const TABLE: Table = Table {
    id: "indicators",
    zh: "指标",
    en: "Indicators",
    help_zh: "一个量度，或两个量度之比",
    help_en: "A measure, or a ratio of two",
    required: false,
    columns: COLUMNS,
};

/// A measure, or a ratio of two.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// Row of the table.
    pub row: u32,
    /// Names in both languages.
    pub names: Names,
    /// Indicator.
    pub indicator: Sym,
    /// Blank: not computable by the plan, waits for reports.
    pub measure: Option<MeasureId>,
    /// Over.
    pub over: Option<MeasureId>,
    /// Scope.
    pub scope: Option<ScopeId>,
    /// Unit.
    pub unit: Option<Unit>,
    /// Reports state it under this attribute.
    pub attribute: Option<Sym>,
    /// It counts the firms that hold any of these titles.
    pub titles: Option<Sym>,
    /// How they are counted; none: new firms.
    pub counting: Option<Counting>,
}

impl Row for Indicator {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(Indicator {
            row: row.index(),
            names: row.names(Col::NameZh as usize, Col::NameEn as usize),
            indicator: row.id(Col::Indicator as usize)?,
            measure: row.reference(Col::Measure as usize).optional()?,
            over: row.reference(Col::Over as usize).optional()?,
            scope: row.reference(Col::Scope as usize).optional()?,
            unit: row.unit(Col::Unit as usize),
            attribute: row.text(Col::Attribute as usize),
            titles: row.text(Col::Titles as usize),
            counting: row.choice(Col::Counting as usize),
        })
    }
}
