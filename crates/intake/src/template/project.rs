//! What projects planned, foresee and did, and what holds them up.

use lodestone_model::CheckedBase;
use lodestone_model::schema::{Kind, Table};
use lodestone_model::tables::{milestones, obstacles};
use rust_xlsxwriter::XlsxError;

use super::lists::projects;
use super::write::{Making, ROWS, block, column, profile};
use crate::profile::{Block, Profile, Role};

/// Columns of each sheet, by id.
const MILESTONES: [&str; 6] = ["project", "milestone", "status", "date", "span", "amount"];
const OBSTACLES: [&str; 9] =
    ["project", "obstacle", "kind", "text_zh", "responsible", "next_step", "deadline", "opened", "closed"];

/// Writes both sheets; their profile.
pub(super) fn write(base: &CheckedBase, making: &mut Making) -> Result<Profile, XlsxError> {
    let mut profile = profile("template-project");
    profile.blocks = vec![
        table(base, making, &milestones::TABLE, &MILESTONES)?,
        table(base, making, &obstacles::TABLE, &OBSTACLES)?,
    ];
    Ok(profile)
}

fn table(base: &CheckedBase, making: &mut Making, table: &'static Table, ids: &[&str]) -> Result<Block, XlsxError> {
    let columns: Vec<_> = ids.iter().filter_map(|id| table.column(id)).collect();
    let mut lists = Vec::new();
    for (_, column) in &columns {
        let choices = match column.kind {
            Kind::Choice(choices) => choices.iter().map(|choice| choice.zh.to_owned()).collect(),
            Kind::Ref(_) => projects(base),
            _ => {
                lists.push(None);
                continue;
            }
        };
        lists.push(Some(making.list(choices)?));
    }
    let label = |column: &lodestone_model::schema::Column| match column.id {
        "amount" => format!("{}（万元）", column.zh),
        _ => column.zh.to_owned(),
    };
    let labels: Vec<String> = columns.iter().map(|(_, column)| label(column)).collect();
    let sheet = making.sheet(table.zh, &format!("{} {}", base.manifest.name_zh, table.zh), false)?;
    const HEADER: u32 = 5;
    Making::header(sheet, HEADER, &labels)?;
    for (at, list) in (0..).zip(&lists) {
        if let Some(list) = list {
            sheet.add_data_validation(HEADER + 1, at, HEADER + ROWS, at, list)?;
        }
    }
    sheet.set_freeze_panes(HEADER + 1, 1)?;
    let mut block = block(table, columns[0].1.zh);
    block.sheet = Some(table.zh.to_owned());
    block.columns = columns.iter().map(|(at, of)| column(of.zh, Role::Field(*at))).collect();
    Ok(block)
}
