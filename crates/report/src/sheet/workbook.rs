//! Sheets as one Excel workbook.

use lodestone_model::base::Lang;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::{Sheet, Value};

/// Excel's own limit, less the header.
const ROWS_MAX: usize = 1_048_575;

/// The workbook cannot be written.
#[derive(Debug)]
pub enum WorkbookError {
    /// A sheet has more rows than Excel takes.
    TooManyRows {
        /// The sheet.
        sheet: &'static str,
        /// Its rows.
        rows: usize,
    },
    /// The writer refused.
    Xlsx(XlsxError),
}

impl std::fmt::Display for WorkbookError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            WorkbookError::TooManyRows { sheet, rows } => {
                write!(f, "write sheet {sheet}: {rows} rows, Excel takes {ROWS_MAX}")
            }
            WorkbookError::Xlsx(error) => write!(f, "write the workbook: {error}"),
        }
    }
}

impl std::error::Error for WorkbookError {}

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> Self {
        WorkbookError::Xlsx(error)
    }
}

/// Bytes of a workbook with these sheets, in one language.
///
/// # Errors
/// See [`WorkbookError`].
pub fn workbook(sheets: &[Sheet], lang: Lang) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = Workbook::new();
    // A fixed date: the same result gives the same bytes.
    let created = rust_xlsxwriter::ExcelDateTime::from_ymd(2025, 1, 1)?;
    workbook.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&created));
    for sheet in sheets {
        if sheet.rows.len() > ROWS_MAX {
            return Err(WorkbookError::TooManyRows { sheet: sheet.id, rows: sheet.rows.len() });
        }
        write_sheet(workbook.add_worksheet(), sheet, lang)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn write_sheet(out: &mut Worksheet, sheet: &Sheet, lang: Lang) -> Result<(), XlsxError> {
    out.set_name(sheet.title.get(lang))?;
    let header = Format::new().set_bold().set_text_wrap();
    let formats = NUMBER_FORMATS.map(|format| Format::new().set_num_format(format));
    for (at, column) in sheet.columns.iter().enumerate() {
        let at = at as u16;
        let title = column.title.get(lang);
        out.write_string_with_format(0, at, title, &header)?;
        out.set_column_width(at, width(sheet, usize::from(at), title, lang))?;
    }
    for (line, row) in sheet.rows.iter().enumerate() {
        for (at, value) in row.iter().enumerate() {
            let (line, at) = (line as u32 + 1, at as u16);
            match value {
                Value::Number(value) if value.is_finite() => {
                    out.write_number_with_format(line, at, *value, &formats[format_of(*value)])?;
                }
                Value::Text(text) => {
                    out.write_string(line, at, text)?;
                }
                Value::Both(text) => {
                    out.write_string(line, at, text.get(lang))?;
                }
                Value::Blank | Value::Number(_) => {}
            }
        }
    }
    out.set_freeze_panes(1, 0)?;
    Ok(())
}

/// Whole numbers, large ones, and all others; cells keep the exact value.
const NUMBER_FORMATS: [&str; 3] = ["#,##0", "#,##0.0", "General"];

fn format_of(value: f64) -> usize {
    match value {
        _ if value.fract() == 0.0 => 0,
        _ if value.abs() >= 1000.0 => 1,
        _ => 2,
    }
}

/// Wide enough for the header and the first rows, within reason.
fn width(sheet: &Sheet, at: usize, title: &str, lang: Lang) -> f64 {
    let of = |row: &Vec<Value>| match &row[at] {
        Value::Text(text) => text.width(),
        Value::Both(text) => text.get(lang).width(),
        Value::Number(_) => 14,
        Value::Blank => 0,
    };
    let widest = sheet.rows.iter().take(200).map(of).max().unwrap_or(0).max(title.width());
    (widest as f64 + 2.0).clamp(8.0, 60.0)
}
