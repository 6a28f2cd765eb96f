//! Figures of all firms in a month: a row per firm, a column per indicator, a sum to check.

use lodestone_model::CheckedBase;
use lodestone_model::tables::reports::{Col, TABLE};
use rust_xlsxwriter::{Formula, XlsxError};

use super::lists::{firms, stated};
use super::write::{DAYS, Making, block, column, fill_in, numbers, profile};
use crate::profile::{Days, Origin, Profile, Role};

const FIRM: &str = "企业名称";

/// Writes the sheet; its profile.
pub(super) fn write(base: &CheckedBase, making: &mut Making) -> Result<Profile, XlsxError> {
    let (firms, stated) = (firms(base), stated(base));
    let list = making.list(firms.clone())?;
    let title = format!("{} 企业月报", base.manifest.name_zh);
    let sheet = making.sheet("月报", &title, true)?;
    let mut labels = vec![FIRM.to_owned()];
    labels.extend(stated.iter().map(|stated| format!("{}（{}）", stated.name, stated.unit)));
    const HEADER: u32 = 5;
    Making::header(sheet, HEADER, &labels)?;
    let last = HEADER + firms.len() as u32;
    for (row, firm) in (HEADER + 1..).zip(&firms) {
        sheet.write_string(row, 0, firm)?;
        for column in 1..labels.len() as u16 {
            sheet.write_blank(row, column, &fill_in())?;
        }
    }
    sheet.add_data_validation(HEADER + 1, 0, last, 0, &list)?;
    sheet.write_string(last + 1, 0, "合计")?;
    for column in 1..labels.len() as u16 {
        sheet.add_data_validation(HEADER + 1, column, last, column, &numbers())?;
        let letter = lodestone_model::read::sheets::column_letters(column);
        let sum = format!("=SUM({letter}{}:{letter}{})", HEADER + 2, last + 1);
        sheet.write_formula(last + 1, column, Formula::new(sum).set_result("0"))?;
    }
    sheet.set_freeze_panes(HEADER + 1, 1)?;
    let mut block = block(&TABLE, FIRM);
    block.span = Some(Origin::Field(DAYS.to_owned()));
    block.columns.push(column(FIRM, Role::Field(Col::Subject as usize)));
    for stated in &stated {
        let set = vec![(Col::Indicator as usize, stated.id.clone())];
        let role = Role::Value { set, days: Days::Month, unit: Some(stated.unit.clone()), plant: false };
        block.columns.push(column(&stated.name, role));
    }
    let mut profile = profile("template-monthly");
    profile.blocks.push(block);
    Ok(profile)
}
