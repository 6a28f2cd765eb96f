//! The workbook: sheets to fill, lists for the drop-downs, and the profile.

use lodestone_model::CheckedBase;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format,
    Workbook, Worksheet, XlsxError,
};

use super::{firm, monthly, project};
use crate::profile::{EMBEDDED_SHEET, Origin, Profile, StatedOn, write_profile};

/// For whom a template is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TemplateFor {
    /// A firm: its figures of a month.
    Firm,
    /// Who runs projects: milestones and obstacles.
    Project,
    /// An office: figures of all firms in a month.
    Monthly,
}

/// Label of the cell for the days of the figures.
pub(super) const DAYS: &str = "所属期";
/// Label of the cell for the day of the statement.
pub(super) const STATED_ON: &str = "报出日期";
/// Label of the cell for who sends it.
pub(super) const SENDER: &str = "填报单位";
/// Sheet with the choices of drop-downs.
const LISTS: &str = "#选项";
/// Rows that a list offers room for.
pub(super) const ROWS: u32 = 500;

/// The bytes of a template for a base.
///
/// # Errors
/// Those of the workbook library.
pub fn template(base: &CheckedBase, of: TemplateFor) -> Result<Vec<u8>, XlsxError> {
    let mut making = Making { workbook: Workbook::new(), lists: Vec::new() };
    let properties = DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2025, 1, 1)?);
    making.workbook.set_properties(&properties);
    let profile = match of {
        TemplateFor::Firm => firm::write(base, &mut making)?,
        TemplateFor::Project => project::write(base, &mut making)?,
        TemplateFor::Monthly => monthly::write(base, &mut making)?,
    };
    making.finish(&profile)
}

/// A workbook in the making.
pub(super) struct Making {
    pub workbook: Workbook,
    lists: Vec<Vec<String>>,
}

impl Making {
    /// A sheet with a title and the cells that say when, by whom and about which days.
    pub fn sheet(&mut self, name: &str, title: &str, has_days: bool) -> Result<&mut Worksheet, XlsxError> {
        let sheet = self.workbook.add_worksheet().set_name(name)?;
        let (bold, fill) = (Format::new().set_bold().set_font_size(14), fill_in());
        sheet.write_string_with_format(0, 0, title, &bold)?;
        let labels = [SENDER, STATED_ON, DAYS];
        let count = if has_days { 3 } else { 2 };
        for (at, label) in (0..).zip(&labels[..count]) {
            sheet.write_string(1 + at, 0, *label)?.write_blank(1 + at, 1, &fill)?;
        }
        sheet.set_column_width(0, 28)?.set_column_width(1, 22)?;
        Ok(sheet)
    }

    /// Remembers the choices of a drop-down; the rule that offers them.
    pub fn list(&mut self, choices: Vec<String>) -> Result<DataValidation, XlsxError> {
        let column = lodestone_model::read::sheets::column_letters(self.lists.len() as u16);
        let range = format!("='{LISTS}'!${column}$1:${column}${}", choices.len().max(1));
        self.lists.push(choices);
        Ok(DataValidation::new()
            .allow_list_formula(range.as_str().into())
            .set_error_style(DataValidationErrorStyle::Warning))
    }

    /// The header of a table.
    pub fn header(sheet: &mut Worksheet, row: u32, labels: &[String]) -> Result<(), XlsxError> {
        let format = Format::new().set_bold().set_background_color(Color::RGB(0xDDE6F0)).set_text_wrap();
        for (column, label) in (0..).zip(labels) {
            sheet.write_string_with_format(row, column, label, &format)?;
            if column > 1 {
                sheet.set_column_width(column, 16)?;
            }
        }
        Ok(())
    }

    fn finish(mut self, profile: &Profile) -> Result<Vec<u8>, XlsxError> {
        if !self.lists.is_empty() {
            let sheet = self.workbook.add_worksheet().set_name(LISTS)?;
            for (column, choices) in (0..).zip(&self.lists) {
                for (row, choice) in (0..).zip(choices) {
                    sheet.write_string(row, column, choice)?;
                }
            }
            sheet.set_hidden(true);
        }
        let sheet = self.workbook.add_worksheet().set_name(EMBEDDED_SHEET)?;
        for (row, line) in (0..).zip(write_profile(profile, |_, _| Vec::new()).lines()) {
            sheet.write_string(row, 0, line)?;
        }
        sheet.set_hidden(true);
        self.workbook.save_to_buffer()
    }
}

/// Cells to fill in.
pub(super) fn fill_in() -> Format {
    Format::new().set_background_color(Color::RGB(0xFFF2D9))
}

/// Only numbers, or a mark of a blank after a warning.
pub(super) fn numbers() -> DataValidation {
    let any = DataValidationRule::GreaterThanOrEqualTo(-1e15);
    DataValidation::new().allow_decimal_number(any).set_error_style(DataValidationErrorStyle::Warning)
}

/// What every template's profile says.
pub(super) fn profile(name: &str) -> Profile {
    Profile {
        name: name.to_owned(),
        sender: Some(Origin::Field(SENDER.to_owned())),
        grade: "D".to_owned(),
        audience: None,
        stated_on: StatedOn::On(Origin::Field(STATED_ON.to_owned())),
        blocks: Vec::new(),
        words: Vec::new(),
        names: Vec::new(),
        confirmed_by: None,
    }
}

/// A block of a template.
pub(super) fn block(table: &'static lodestone_model::schema::Table, anchor: &str) -> crate::profile::Block {
    crate::profile::Block {
        table,
        sheet: None,
        anchor: anchor.to_owned(),
        header_rows: 1,
        span: None,
        unit: None,
        subject: None,
        reporter: None,
        blank: crate::profile::When::Skip,
        zero: crate::profile::When::Zero,
        totals: Vec::new(),
        parts: Vec::new(),
        notes: Vec::new(),
        set: Vec::new(),
        columns: Vec::new(),
        line: 0,
    }
}

/// A column of a template.
pub(super) fn column(header: &str, role: crate::profile::Role) -> crate::profile::Column {
    crate::profile::Column { header: header.to_owned(), role, line: 0 }
}
