//! Input table `measures`: a term of a measure: a weight times a kind of flow.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::{
    CommodityId, ElementRef, EnterpriseId, MeasureId, PlantId, ProcessId, ProjectId, ScopeId, SiteId, StageId,
};
use crate::schema::{Column, Kind, Quantity, Table, choices, columns};

choices! {
    /// MeasureKind of a row of `measures`.
    MeasureKind, KINDS {
        Output = "output", "产出", "output";
        Input = "input", "投入", "input";
        Purchase = "purchase", "采购", "purchase";
        Sale = "sale", "销售", "sale";
        Delivery = "delivery", "链内交付", "delivery inside";
        Stock = "stock", "库存", "stock";
        StockChange = "stock_change", "库存变动", "stock change";
        Disposal = "disposal", "处置", "disposal";
        Transport = "transport", "运输", "transport";
        Activity = "activity", "活动量", "activity";
        Capacity = "capacity", "产能", "capacity at a date";
        CapacityAdded = "capacity_added", "新增产能", "capacity added";
        Spend = "spend", "投资", "spend";
        GrossOutput = "gross_output", "产值", "gross output";
        Consolidated = "consolidated", "合并产值", "consolidated output";
        ValueAdded = "value_added", "增加值", "value added";
    }
}

choices! {
    /// Valued of a row of `measures`.
    Valued, VALUED {
        Amount = "amount", "数量", "amount";
        Element = "element", "元素量", "element";
        Oxide = "oxide", "氧化物量", "oxide";
        Current = "current", "现价", "current prices";
        Constant = "constant", "不变价", "constant prices";
    }
}

choices! {
    /// CapacityAs of a row of `measures`.
    CapacityAs, STAGES_OF_LIFE {
        Nameplate = "nameplate", "设计", "nameplate";
        Commissioned = "commissioned", "投产", "commissioned";
        Sustained = "sustained", "达产", "sustained";
    }
}

columns! {
Measure = Column::new("measure", "量度", "Measure", Kind::Name).required().key(),
Term = Column::new("term", "项", "Term", Kind::Name).default("1").key(),
Weight = Column::number("weight", "权数", "Weight", Quantity::Number).default("1"),
Kind = Column::new("kind", "类别", "Kind", Kind::Choice(KINDS)).required(),
Commodity = Column::to("commodity", "物料", "Commodity", &["commodities"]),
Element = Column::to("element", "元素或元素组", "Element or group", &["elements", "element_groups"]),
Stage = Column::to("stage", "环节", "Stage", &["stages"]),
Process = Column::to("process", "工艺", "Process", &["processes"]),
Plant = Column::to("plant", "装置", "Plant", &["plants"]),
Enterprise = Column::to("enterprise", "企业", "Enterprise", &["enterprises"]).help("包含其下属企业", "With the firms of its group"),
Project = Column::to("project", "项目", "Project", &["projects"]),
Site = Column::to("site", "地点", "Site", &["sites"]),
Scope = Column::to("scope", "范围", "Scope", &["scopes"]),
Valued = Column::new("valued", "计价", "Valued in", Kind::Choice(VALUED)).default("amount"),
Capacity = Column::new("capacity", "产能口径", "Capacity as", Kind::Choice(STAGES_OF_LIFE)).default("commissioned").help("只用于产能", "For capacity only"),
}

/// The table `measures`.
pub const TABLE: Table = Table {
    id: "measures",
    zh: "量度",
    en: "Measures",
    help_zh: "量度的一项：权数乘以一类流量",
    help_en: "A term of a measure: a weight times a kind of flow",
    required: false,
    columns: COLUMNS,
};

/// A term of a measure: a weight times a kind of flow.
#[derive(Debug, Clone)]
pub struct MeasureTerm {
    /// Row of the table.
    pub row: u32,
    /// Measure.
    pub measure: MeasureId,
    /// Term.
    pub term: Sym,
    /// Weight.
    pub weight: f64,
    /// Kind.
    pub kind: MeasureKind,
    /// Commodity.
    pub commodity: Option<CommodityId>,
    /// Element or group.
    pub element: Option<ElementRef>,
    /// Stage.
    pub stage: Option<StageId>,
    /// Process.
    pub process: Option<ProcessId>,
    /// Plant.
    pub plant: Option<PlantId>,
    /// With the firms of its group.
    pub enterprise: Option<EnterpriseId>,
    /// Project.
    pub project: Option<ProjectId>,
    /// Site.
    pub site: Option<SiteId>,
    /// Scope.
    pub scope: Option<ScopeId>,
    /// Valued in.
    pub valued: Valued,
    /// For capacity only.
    pub capacity: CapacityAs,
}

impl Row for MeasureTerm {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(MeasureTerm {
            row: row.index(),
            measure: row.group(Col::Measure as usize)?,
            term: row.text(Col::Term as usize)?,
            weight: row.number(Col::Weight as usize, counted)?,
            kind: row.choice(Col::Kind as usize)?,
            commodity: row.reference(Col::Commodity as usize).optional()?,
            element: row.element_ref(Col::Element as usize).optional()?,
            stage: row.reference(Col::Stage as usize).optional()?,
            process: row.reference(Col::Process as usize).optional()?,
            plant: row.reference(Col::Plant as usize).optional()?,
            enterprise: row.reference(Col::Enterprise as usize).optional()?,
            project: row.reference(Col::Project as usize).optional()?,
            site: row.reference(Col::Site as usize).optional()?,
            scope: row.reference(Col::Scope as usize).optional()?,
            valued: row.choice(Col::Valued as usize)?,
            capacity: row.choice(Col::Capacity as usize)?,
        })
    }
}
