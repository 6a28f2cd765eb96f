//! Input table `resource_use`: what a process, plant or project needs of a resource.

use crate::grid::{Row, RowReader};
use crate::ids::{PlantId, ProcessId, ProjectId, ResourceId};
use crate::schema::{Column, Kind, Quantity, Table, choices, columns};

choices! {
    /// UsePer of a row of `resource_use`.
    UsePer, PER {
        Activity = "activity", "每单位活动量", "unit of activity";
        Build = "build", "建设期内每年", "year of building";
        Operation = "operation", "投产后每年", "year of operation";
        Spend = "spend", "每单位投资", "unit of spend";
    }
}

columns! {
Resource = Column::to("resource", "资源", "Resource", &["resources"]).required().key(),
Process = Column::to("process", "工艺", "Process", &["processes"]).key(),
Plant = Column::to("plant", "装置", "Plant", &["plants"]).key(),
Project = Column::to("project", "项目", "Project", &["projects"]).key(),
Per = Column::new("per", "计量", "Per", Kind::Choice(PER)).default("activity").key(),
Coefficient = Column::number("coefficient", "系数", "Coefficient", Quantity::Amount).nonnegative().help("留空表示未评估，不是零", "Blank means not evaluated, never zero"),
}

/// The table `resource_use`.
pub const TABLE: Table = Table {
    id: "resource_use",
    zh: "资源消耗",
    en: "Resource use",
    help_zh: "装置或项目对资源的需要",
    help_en: "What a process, plant or project needs of a resource",
    required: false,
    columns: COLUMNS,
};

/// What a process, plant or project needs of a resource.
#[derive(Debug, Clone)]
pub struct ResourceUse {
    /// Row of the table.
    pub row: u32,
    /// Resource.
    pub resource: ResourceId,
    /// Process.
    pub process: Option<ProcessId>,
    /// Plant.
    pub plant: Option<PlantId>,
    /// Project.
    pub project: Option<ProjectId>,
    /// Per.
    pub per: UsePer,
    /// Blank means not evaluated, never zero.
    pub coefficient: Option<f64>,
}

impl Row for ResourceUse {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(ResourceUse {
            row: row.index(),
            resource: row.reference(Col::Resource as usize).required()?,
            process: row.reference(Col::Process as usize).optional()?,
            plant: row.reference(Col::Plant as usize).optional()?,
            project: row.reference(Col::Project as usize).optional()?,
            per: row.choice(Col::Per as usize)?,
            coefficient: row.number(Col::Coefficient as usize, counted),
        })
    }
}
