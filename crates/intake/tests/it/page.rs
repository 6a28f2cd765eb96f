//! A sheet as a person would lay it out, and the files that hold it.

use std::collections::BTreeMap;
use std::io::Write as _;

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(String),
    Number(f64),
    /// A day, shown as year and month.
    Month(i32, u32),
    /// A formula and its stored value.
    Formula(String, f64),
}

/// A sheet.
#[derive(Debug, Clone, Default)]
pub struct Page {
    pub name: String,
    /// Row from 1, column from 0.
    pub cells: BTreeMap<(u32, u16), Cell>,
    /// Top, left, bottom, right.
    pub merges: Vec<(u32, u16, u32, u16)>,
    pub hidden_rows: Vec<u32>,
    pub hidden_columns: Vec<u16>,
    pub is_hidden: bool,
}

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FileForm {
    #[default]
    Xlsx,
    Csv,
    Gb18030,
    Ods,
}

impl Page {
    pub fn new(name: &str) -> Self {
        Page { name: name.to_owned(), ..Page::default() }
    }

    pub fn text(&mut self, row: u32, column: u16, text: &str) {
        if !text.is_empty() {
            self.cells.insert((row, column), Cell::Text(text.to_owned()));
        }
    }

    pub fn set(&mut self, row: u32, column: u16, cell: Cell) {
        self.cells.insert((row, column), cell);
    }

    /// One behind the last row.
    pub fn next_row(&self) -> u32 {
        self.cells.keys().map(|(row, _)| row + 1).max().unwrap_or(1)
    }
}

/// The bytes of a file with these sheets; text files hold the first one.
pub fn bytes(pages: &[Page], form: FileForm) -> Vec<u8> {
    match form {
        FileForm::Xlsx => xlsx(pages),
        FileForm::Csv => csv(&pages[0]).into_bytes(),
        FileForm::Gb18030 => encoding_rs::GB18030.encode(&csv(&pages[0])).0.into_owned(),
        FileForm::Ods => ods(pages),
    }
}

/// The ending of a file's name.
pub fn ending(form: FileForm) -> &'static str {
    match form {
        FileForm::Xlsx => "xlsx",
        FileForm::Csv | FileForm::Gb18030 => "csv",
        FileForm::Ods => "ods",
    }
}

fn xlsx(pages: &[Page]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let properties =
        rust_xlsxwriter::DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2025, 1, 1).unwrap());
    workbook.set_properties(&properties);
    let month = Format::new().set_num_format("yyyy\"年\"m\"月\"");
    for page in pages {
        let sheet = workbook.add_worksheet().set_name(&page.name).unwrap();
        for &(top, left, bottom, right) in &page.merges {
            sheet.merge_range(top - 1, left, bottom - 1, right, "", &Format::new()).unwrap();
        }
        for (&(row, column), cell) in &page.cells {
            let row = row - 1;
            match cell {
                Cell::Text(text) => sheet.write_string(row, column, text),
                Cell::Number(number) => sheet.write_number(row, column, *number),
                Cell::Month(year, number) => {
                    let day = ExcelDateTime::from_ymd(*year as u16, *number as u8, 1).unwrap();
                    sheet.write_datetime_with_format(row, column, &day, &month)
                }
                Cell::Formula(text, value) => {
                    sheet.write_formula(row, column, Formula::new(text).set_result(value.to_string()))
                }
            }
            .unwrap();
        }
        for &row in &page.hidden_rows {
            sheet.set_row_hidden(row - 1).unwrap();
        }
        for &column in &page.hidden_columns {
            sheet.set_column_hidden(column).unwrap();
        }
        sheet.set_hidden(page.is_hidden);
    }
    workbook.save_to_buffer().unwrap()
}

fn csv(page: &Page) -> String {
    let rows = page.next_row();
    let width = page.cells.keys().map(|(_, column)| column + 1).max().unwrap_or(0);
    let mut out = String::new();
    for row in 1..rows {
        for column in 0..width {
            if column > 0 {
                out.push(',');
            }
            let text = page.cells.get(&(row, column)).map(shown).unwrap_or_default();
            match text.contains([',', '"', '\n']) {
                true => out.push_str(&format!("\"{}\"", text.replace('"', "\"\""))),
                false => out.push_str(&text),
            }
        }
        out.push('\n');
    }
    out
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) | Cell::Formula(_, number) => number.to_string(),
        Cell::Month(year, month) => format!("{year}年{month}月"),
    }
}

/// OpenDocument as its standard has it: repeated empty cells, covered cells under merges, collapsed rows and columns.
fn ods(pages: &[Page]) -> Vec<u8> {
    let mut tables = String::new();
    for page in pages {
        let width = page.cells.keys().map(|(_, column)| column + 1).max().unwrap_or(1);
        tables.push_str(&format!("<table:table table:name=\"{}\">", escaped(&page.name)));
        for column in 0..width {
            let hidden = if page.hidden_columns.contains(&column) { " table:visibility=\"collapse\"" } else { "" };
            tables.push_str(&format!("<table:table-column{hidden}/>"));
        }
        for row in 1..page.next_row() {
            let hidden = if page.hidden_rows.contains(&row) { " table:visibility=\"collapse\"" } else { "" };
            tables.push_str(&format!("<table:table-row{hidden}>"));
            for column in 0..width {
                tables.push_str(&ods_cell(page, row, column));
            }
            tables.push_str("</table:table-row>");
        }
        tables.push_str("</table:table>");
    }
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\">\
         <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><manifest:manifest \
        xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\
        <manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>\
        </manifest:manifest>";
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_str()),
        ("META-INF/manifest.xml", manifest),
    ] {
        archive.start_file(name, stored).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn ods_cell(page: &Page, row: u32, column: u16) -> String {
    let merge = page
        .merges
        .iter()
        .find(|(top, left, bottom, right)| (*top..=*bottom).contains(&row) && (*left..=*right).contains(&column));
    let span = match merge {
        Some((top, left, bottom, right)) if (*top, *left) == (row, column) => {
            format!(
                " table:number-rows-spanned=\"{}\" table:number-columns-spanned=\"{}\"",
                bottom - top + 1,
                right - left + 1
            )
        }
        Some(_) => return "<table:covered-table-cell/>".to_owned(),
        None => String::new(),
    };
    let Some(cell) = page.cells.get(&(row, column)) else { return format!("<table:table-cell{span}/>") };
    let value = match cell {
        Cell::Text(_) => "office:value-type=\"string\"".to_owned(),
        Cell::Number(number) | Cell::Formula(_, number) => {
            format!("office:value-type=\"float\" office:value=\"{number}\"")
        }
        Cell::Month(year, month) => format!("office:value-type=\"date\" office:date-value=\"{year}-{month:02}-01\""),
    };
    format!("<table:table-cell{span} {value}><text:p>{}</text:p></table:table-cell>", escaped(&shown(cell)))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
