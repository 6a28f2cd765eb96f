//! Figures of one firm in a month: a row per indicator.

use lodestone_model::CheckedBase;
use lodestone_model::tables::reports::{Col, TABLE};
use rust_xlsxwriter::XlsxError;

use super::lists::{firms, stated};
use super::write::{DAYS, Making, SENDER, block, column, fill_in, numbers, profile};
use crate::profile::{Days, Origin, Profile, Role};

const HEADERS: [&str; 3] = ["指标", "计量单位", "本月"];

/// Writes the sheet; its profile.
pub(super) fn write(base: &CheckedBase, making: &mut Making) -> Result<Profile, XlsxError> {
    let stated = stated(base);
    let list = making.list(firms(base))?;
    let sheet = making.sheet("月报", "企业月报", true)?;
    sheet.add_data_validation(1, 1, 1, 1, &list)?;
    const HEADER: u32 = 5;
    Making::header(sheet, HEADER, &HEADERS.map(str::to_owned))?;
    for (row, stated) in (HEADER + 1..).zip(&stated) {
        sheet.write_string(row, 0, &stated.name)?.write_string(row, 1, &stated.unit)?;
        sheet.write_blank(row, 2, &fill_in())?;
        sheet.add_data_validation(row, 2, row, 2, &numbers())?;
    }
    let mut block = block(&TABLE, HEADERS[0]);
    block.span = Some(Origin::Field(DAYS.to_owned()));
    block.subject = Some(Origin::Field(SENDER.to_owned()));
    block.columns = vec![
        column(HEADERS[0], Role::Field(Col::Indicator as usize)),
        column(HEADERS[1], Role::Field(Col::Unit as usize)),
        column(HEADERS[2], Role::Value { set: Vec::new(), days: Days::Month, unit: None, plant: false }),
    ];
    let mut profile = profile("template-firm");
    profile.words = stated.iter().map(|stated| (stated.name.clone(), stated.id.clone())).collect();
    profile.blocks.push(block);
    Ok(profile)
}
