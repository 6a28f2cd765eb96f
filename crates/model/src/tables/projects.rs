//! Input table `projects`: adds or changes capacity.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::{EnterpriseId, Names, PlantId};
use crate::schema::{Column, Kind, Quantity, Table, choices, columns};
use crate::time::{Date, Span};

choices! {
    /// Decision of a row of `projects`.
    Decision, DECISIONS {
        Fixed = "fixed", "已定", "fixed";
        Optional = "optional", "可选", "optional";
        Sized = "sized", "可定规模", "sized";
        Modular = "modular", "模块", "modular";
    }
}

choices! {
    /// Repeat of a row of `projects`.
    Repeat, REPEATS {
        Once = "once", "一次", "once";
        Each = "each", "每期", "each period";
    }
}

columns! {
Project = Column::id("project", "项目", "Project"),
NameZh = Column::text("name_zh", "名称", "Name (zh)"),
NameEn = Column::text("name_en", "英文名称", "Name (en)"),
Plant = Column::to("plant", "装置", "Plant", &["plants"]).help("得到产能的装置；研发等项目留空", "The plant that gets the capacity; blank for research and the like"),
Decision = Column::new("decision", "决策方式", "Decision", Kind::Choice(DECISIONS)).required(),
Repeat = Column::new("repeat", "次数", "Repeat", Kind::Choice(REPEATS)).default("once"),
Start = Column::new("start", "开工日", "Start", Kind::Date).help("已定项目的开工日", "The day a fixed project starts"),
Window = Column::new("window", "可开工期间", "Window", Kind::Span).help("可选项目何时可以开工；留空为整个计划期", "When an optional project may start; blank: the whole horizon"),
Lead = Column::number("lead", "建设期", "Lead time", Quantity::Duration).default("0").nonnegative(),
Ramp = Column::number("ramp", "爬坡期", "Ramp-up", Quantity::Duration).default("0").nonnegative(),
Life = Column::number("life", "寿命", "Life", Quantity::Duration).nonnegative(),
Size = Column::number("size", "规模", "Size", Quantity::Rate).nonnegative().help("整个项目或一个模块的产能", "Capacity of the whole project or of one module"),
SizeMin = Column::number("size_min", "最小规模", "Least size", Quantity::Rate).nonnegative().help("要么不建，要么至少这么大；被其他项目要求时，达到它才算建成", "Not built, or at least this large; what another project requires is there from this size on"),
SizeMax = Column::number("size_max", "最大规模", "Largest size", Quantity::Rate).nonnegative().help("只建一次、互斥或要求前置项目时必填", "Needed when it is built once in one of several periods, excludes others or requires another"),
ModulesMax = Column::new("modules_max", "最多模块数", "Most modules", Kind::Count).help("互斥或要求前置项目时必填；被要求的项目有一个模块即算建成", "Needed when it excludes others or requires another; a required project is there with one module"),
Capex = Column::number("capex", "投资", "Capex", Quantity::Money).nonnegative().help("整个项目或一个模块；留空为未知，0 为没有", "Of the whole project or of one module; blank: unknown, 0: none"),
UnitCapex = Column::number("unit_capex", "单位投资", "Unit capex", Quantity::MoneyPerRate).nonnegative().help("每单位产能", "Per unit of capacity"),
Annuity = Column::number("annuity", "年费用", "Annuity", Quantity::MoneyPerYear).nonnegative(),
UnitAnnuity = Column::number("unit_annuity", "单位年费用", "Unit annuity", Quantity::Price).nonnegative().help("每单位产能每年", "Per unit of capacity and year"),
Enterprise = Column::to("enterprise", "企业", "Enterprise", &["enterprises"]),
Excludes = Column::new("excludes", "互斥组", "Exclusive group", Kind::Name).help("同组只能建一个项目，哪怕只建一部分", "At most one project of the group is built, in part or in full"),
Responsible = Column::text("responsible", "责任人", "Responsible"),
Leader = Column::text("leader", "责任领导", "Responsible leader"),
Anchor = Column::to("anchor", "带动企业", "Brought by", &["enterprises"]).help("因哪家龙头企业而来", "The anchor firm that brought it"),
}

/// The table `projects`.
pub const TABLE: Table = Table {
    id: "projects",
    zh: "项目",
    en: "Projects",
    help_zh: "新增或改变产能的项目",
    help_en: "Adds or changes capacity",
    required: false,
    columns: COLUMNS,
};

/// Adds or changes capacity.
#[derive(Debug, Clone)]
pub struct Project {
    /// Row of the table.
    pub row: u32,
    /// Names in both languages.
    pub names: Names,
    /// Project.
    pub project: Sym,
    /// The plant that gets the capacity; blank for research and the like.
    pub plant: Option<PlantId>,
    /// Decision.
    pub decision: Decision,
    /// Repeat.
    pub repeat: Repeat,
    /// The day a fixed project starts.
    pub start: Option<Date>,
    /// When an optional project may start; blank: the whole horizon.
    pub window: Option<Span>,
    /// Lead time.
    pub lead: f64,
    /// Ramp-up.
    pub ramp: f64,
    /// Life.
    pub life: Option<f64>,
    /// Capacity of the whole project or of one module.
    pub size: Option<f64>,
    /// Not built, or at least this large; what another project requires is there from this size on.
    pub size_min: Option<f64>,
    /// Needed when it is built once in one of several periods, excludes others or requires another.
    pub size_max: Option<f64>,
    /// Needed when it excludes others or requires another; a required project is there with one module.
    pub modules_max: Option<u32>,
    /// Of the whole project or of one module; blank: unknown, 0: none.
    pub capex: Option<f64>,
    /// Per unit of capacity.
    pub unit_capex: Option<f64>,
    /// Annuity.
    pub annuity: Option<f64>,
    /// Per unit of capacity and year.
    pub unit_annuity: Option<f64>,
    /// Enterprise.
    pub enterprise: Option<EnterpriseId>,
    /// At most one project of the group is built, in part or in full.
    pub excludes: Option<Sym>,
    /// Responsible.
    pub responsible: Option<Sym>,
    /// Responsible leader.
    pub leader: Option<Sym>,
    /// The anchor firm that brought it.
    pub anchor: Option<EnterpriseId>,
}

impl Row for Project {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(Project {
            row: row.index(),
            names: row.names(Col::NameZh as usize, Col::NameEn as usize),
            project: row.id(Col::Project as usize)?,
            plant: row.reference(Col::Plant as usize).optional()?,
            decision: row.choice(Col::Decision as usize)?,
            repeat: row.choice(Col::Repeat as usize)?,
            start: row.date(Col::Start as usize),
            window: row.span(Col::Window as usize),
            lead: row.number(Col::Lead as usize, counted)?,
            ramp: row.number(Col::Ramp as usize, counted)?,
            life: row.number(Col::Life as usize, counted),
            size: row.number(Col::Size as usize, counted),
            size_min: row.number(Col::SizeMin as usize, counted),
            size_max: row.number(Col::SizeMax as usize, counted),
            modules_max: row.count(Col::ModulesMax as usize),
            capex: row.number(Col::Capex as usize, counted),
            unit_capex: row.number(Col::UnitCapex as usize, counted),
            annuity: row.number(Col::Annuity as usize, counted),
            unit_annuity: row.number(Col::UnitAnnuity as usize, counted),
            enterprise: row.reference(Col::Enterprise as usize).optional()?,
            excludes: row.text(Col::Excludes as usize),
            responsible: row.text(Col::Responsible as usize),
            leader: row.text(Col::Leader as usize),
            anchor: row.reference(Col::Anchor as usize).optional()?,
        })
    }
}
