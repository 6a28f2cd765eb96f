//! Input table `obstacles`: what holds a project up. A later `stated_on` for the same obstacle revises, no row is edited.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::ProjectId;
use crate::schema::{Column, Kind, Table, choices, columns};
use crate::time::Date;

choices! {
    /// Kind of an obstacle.
    ObstacleKind, KINDS {
        Land = "land", "用地", "land";
        Energy = "energy", "能耗指标", "energy allowance";
        Discharge = "discharge", "排污许可", "discharge permit";
        Plating = "plating", "电镀配套", "plating";
        Approval = "approval", "审批手续", "approval";
        Finance = "finance", "资金", "finance";
        Orders = "orders", "订单", "orders";
        Material = "material", "原料", "material";
        Equipment = "equipment", "设备", "equipment";
        People = "people", "用工", "people";
        Utilities = "utilities", "水电气热配套", "utilities";
        Other = "other", "其他", "other";
    }
}

columns! {
Project = Column::to("project", "项目", "Project", &["projects"]).required().key(),
Obstacle = Column::new("obstacle", "问题编号", "Obstacle", Kind::Name).required().key(),
Kind = Column::new("kind", "问题类别", "Kind", Kind::Choice(KINDS)).required(),
TextZh = Column::text("text_zh", "存在问题", "Obstacle (zh)"),
TextEn = Column::text("text_en", "存在问题（英文）", "Obstacle (en)"),
Responsible = Column::text("responsible", "责任单位", "Responsible"),
NextStep = Column::text("next_step", "下一步措施", "Next step"),
Deadline = Column::new("deadline", "办结时限", "Deadline", Kind::Date),
Excused = Column::new("excused", "正当理由", "Good reason", Kind::YesNo).help("主管部门是否认定为正当理由；留空为未认定", "Whether the office accepts it as a good reason for being late; blank: not decided"),
Opened = Column::new("opened", "提出日", "Opened", Kind::Date).required(),
Closed = Column::new("closed", "销号日", "Closed", Kind::Date),
StatedOn = Column::new("stated_on", "陈述日", "Stated on", Kind::Date).required().key(),
}

/// The table `obstacles`.
pub const TABLE: Table = Table {
    id: "obstacles",
    zh: "存在问题",
    en: "Obstacles",
    help_zh: "项目受阻的原因、责任单位与时限；后一陈述修订前一陈述",
    help_en: "What holds projects up, who is responsible and by when; a later statement revises an earlier one",
    required: false,
    columns: COLUMNS,
};

/// What holds a project up.
#[derive(Debug, Clone)]
pub struct Obstacle {
    /// Row of the table.
    pub row: u32,
    /// The project.
    pub project: ProjectId,
    /// Its number, the same in every statement about it.
    pub obstacle: Sym,
    /// Kind.
    pub kind: ObstacleKind,
    /// In words, both languages.
    pub text: crate::ids::Names,
    /// Who is responsible.
    pub responsible: Option<Sym>,
    /// What is done next.
    pub next_step: Option<Sym>,
    /// By when.
    pub deadline: Option<Date>,
    /// Whether it was accepted as a good reason for being late; none: not decided.
    pub excused: Option<bool>,
    /// First day.
    pub opened: Date,
    /// Day of removal; none while it stands.
    pub closed: Option<Date>,
    /// When this was stated.
    pub stated_on: Date,
}

impl Row for Obstacle {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(Obstacle {
            row: row.index(),
            project: row.reference(Col::Project as usize).required()?,
            obstacle: row.id(Col::Obstacle as usize)?,
            kind: row.choice(Col::Kind as usize)?,
            text: row.names(Col::TextZh as usize, Col::TextEn as usize),
            responsible: row.text(Col::Responsible as usize),
            next_step: row.text(Col::NextStep as usize),
            deadline: row.date(Col::Deadline as usize),
            excused: row.flag(Col::Excused as usize),
            opened: row.date(Col::Opened as usize)?,
            closed: row.date(Col::Closed as usize),
            stated_on: row.date(Col::StatedOn as usize)?,
        })
    }
}
