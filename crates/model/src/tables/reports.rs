//! Input table `reports`: one dated statement.

use crate::grid::{Row, RowReader, Stated, Sym};
use crate::ids::{CommodityId, IndicatorRef, SampleId, ScopeId, Subject};
use crate::schema::{Column, Kind, Quantity, Table, choices, columns};
use crate::tables::capacities::{CapacityKind, KINDS as CAPACITY_KINDS};
use crate::time::{Date, Span};
use crate::unit::Unit;

choices! {
    /// ReportStatus of a row of `reports`.
    ReportStatus, STATUSES {
        Actual = "actual", "实际", "actual";
        Preliminary = "preliminary", "初步", "preliminary";
        Expected = "expected", "预计", "expected";
        Target = "target", "目标", "target";
    }
}

choices! {
    /// Qualifier of a row of `reports`.
    Qualifier, QUALIFIERS {
        Exact = "exact", "准确", "exact";
        About = "about", "约", "about";
        Nearly = "nearly", "近", "nearly";
        AtLeast = "at_least", "以上", "at least";
        AtMost = "at_most", "以内", "at most";
    }
}

columns! {
Subject = Column::to("subject", "对象", "Subject", &["plants", "enterprises", "projects", "commodities", "scopes", "samples"]).key().help("留空为整个基地", "Blank: the whole base"),
Indicator = Column::to("indicator", "指标", "Indicator", &["indicators", "measures"]).key(),
Attribute = Column::text("attribute", "属性", "Attribute").key().help("不是流量的事实", "A fact that is not a flow"),
Commodity = Column::to("commodity", "物料", "Commodity", &["commodities"]).key().help("装置产出的物料", "The commodity that a plant put out"),
Span = Column::new("span", "期间", "Span", Kind::Span).required().key(),
Value = Column::number("value", "数值", "Value", Quantity::Stated),
Text = Column::text("text", "文本值", "Text value"),
Unit = Column::new("unit", "单位", "Unit", Kind::Unit),
Growth = Column::number("growth", "同比", "Growth", Quantity::Share),
Status = Column::new("status", "状态", "Status", Kind::Choice(STATUSES)).default("actual"),
Qualifier = Column::new("qualifier", "限定词", "Qualifier", Kind::Choice(QUALIFIERS)).default("exact"),
Rounding = Column::number("rounding", "修约间隔", "Rounding", Quantity::Stated).nonnegative(),
Uncertainty = Column::number("uncertainty", "标准不确定度", "Standard uncertainty", Quantity::Stated).nonnegative(),
Scope = Column::to("scope", "范围", "Scope", &["scopes"]).key(),
Sample = Column::to("sample", "样本", "Sample", &["samples"]).key(),
Reporter = Column::text("reporter", "报告者", "Reporter").key(),
CapacityKind = Column::new("capacity_kind", "产能性质", "Kind of capacity", Kind::Choice(CAPACITY_KINDS)).key().help("只用于产能的陈述；性质不同的产能不相除", "For statements of capacity; capacities of different kinds are not divided"),
Basis = Column::text("basis", "口径", "Basis").key().help("如 REO、毛坯、成品；口径不同的数不相除", "E.g. REO, blanks, finished; figures of different bases are not divided"),
StatedOn = Column::new("stated_on", "陈述日", "Stated on", Kind::Date).required().key(),
}

/// The table `reports`.
pub const TABLE: Table = Table {
    id: "reports",
    zh: "报告",
    en: "Reports",
    help_zh: "一项注明日期的陈述",
    help_en: "One dated statement",
    required: false,
    columns: COLUMNS,
};

/// One dated statement.
#[derive(Debug, Clone)]
pub struct Report {
    /// Row of the table.
    pub row: u32,
    /// Blank: the whole base.
    pub subject: Option<Subject>,
    /// Indicator.
    pub indicator: Option<IndicatorRef>,
    /// A fact that is not a flow.
    pub attribute: Option<Sym>,
    /// The commodity that a plant put out.
    pub commodity: Option<CommodityId>,
    /// Span.
    pub span: Span,
    /// Value.
    pub value: Option<Stated>,
    /// Text value.
    pub text: Option<Sym>,
    /// Unit.
    pub unit: Option<Unit>,
    /// Growth.
    pub growth: Option<f64>,
    /// Status.
    pub status: ReportStatus,
    /// Qualifier.
    pub qualifier: Qualifier,
    /// Rounding.
    pub rounding: Option<Stated>,
    /// Standard uncertainty.
    pub uncertainty: Option<Stated>,
    /// Scope.
    pub scope: Option<ScopeId>,
    /// Sample.
    pub sample: Option<SampleId>,
    /// Reporter.
    pub reporter: Option<Sym>,
    /// Kind of a capacity.
    pub capacity_kind: Option<CapacityKind>,
    /// What the number counts, in a word.
    pub basis: Option<Sym>,
    /// Stated on.
    pub stated_on: Date,
}

impl Row for Report {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(Report {
            row: row.index(),
            subject: row.subject(Col::Subject as usize).optional()?,
            indicator: row.indicator_ref(Col::Indicator as usize).optional()?,
            attribute: row.text(Col::Attribute as usize),
            commodity: row.reference(Col::Commodity as usize).optional()?,
            span: row.span(Col::Span as usize)?,
            value: row.stated(Col::Value as usize),
            text: row.text(Col::Text as usize),
            unit: row.unit(Col::Unit as usize),
            growth: row.number(Col::Growth as usize, counted),
            status: row.choice(Col::Status as usize)?,
            qualifier: row.choice(Col::Qualifier as usize)?,
            rounding: row.stated(Col::Rounding as usize),
            uncertainty: row.stated(Col::Uncertainty as usize),
            scope: row.reference(Col::Scope as usize).optional()?,
            sample: row.reference(Col::Sample as usize).optional()?,
            reporter: row.text(Col::Reporter as usize),
            capacity_kind: row.choice(Col::CapacityKind as usize),
            basis: row.text(Col::Basis as usize),
            stated_on: row.date(Col::StatedOn as usize)?,
        })
    }
}
