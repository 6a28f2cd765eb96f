//! Forms that a base wants from others: filled in, they import without a profile.

use lodestone_intake::import::{Imported, SentFile, import};
use lodestone_intake::profile::{EMBEDDED_SHEET, read_profile};
use lodestone_intake::template::{TemplateFor, template};
use lodestone_model::CheckedBase;
use lodestone_model::diagnostic::Diagnostic;
use lodestone_model::read::candidates::{Known, candidates};
use lodestone_model::read::sheets::{CellKind, read_sheets, sha256};
use lodestone_model::tables::reports;

use crate::messy::{MONTH, errors, statements};
use crate::page::{Cell, FileForm, Page, bytes};
use crate::park;

/// The pages of a template as a person gets them.
fn pages(base: &CheckedBase, of: TemplateFor) -> Vec<Page> {
    let sheets = read_sheets("form.xlsx", template(base, of).unwrap()).unwrap();
    let page = |sheet: &lodestone_model::read::sheets::Sheet| {
        let mut page = Page::new(&sheet.name);
        page.is_hidden = sheet.is_hidden;
        for cell in sheet.cells() {
            let is_number = cell.kind == CellKind::Number;
            let held =
                if is_number { Cell::Number(cell.text.parse().unwrap()) } else { Cell::Text(cell.text.to_owned()) };
            page.set(cell.row, cell.column, held);
        }
        page
    };
    sheets.iter().map(page).collect()
}

/// Imports filled pages by the profile that they carry.
fn imported(base: &CheckedBase, pages: &[Page]) -> Imported {
    let bytes = bytes(pages, FileForm::Xlsx);
    let sheets = read_sheets("form.xlsx", bytes.clone()).unwrap();
    let carried = sheets.iter().find(|sheet| sheet.name == EMBEDDED_SHEET).unwrap();
    let lines: Vec<&str> = carried.cells().map(|cell| cell.text).collect();
    let mut findings = Vec::new();
    let profile = read_profile(EMBEDDED_SHEET, &lines.join("\n"), &mut findings);
    let profile = profile.unwrap_or_else(|| panic!("{findings:?}\n{}", lines.join("\n")));
    import(base, &profile, &[SentFile { name: "form.xlsx".to_owned(), sha256: sha256(&bytes), sheets }])
}

fn head(page: &mut Page, sender: &str, stated_on: &str, days: &str) {
    for (row, text) in [(2, sender), (3, stated_on), (4, days)] {
        page.text(row, 1, text);
    }
}

#[test]
fn a_month_of_all_firms() {
    let (clean, base) = (park::clean(), park::without(&[MONTH]));
    let mut pages = pages(&base, TemplateFor::Monthly);
    let page = &mut pages[0];
    head(page, "示例园区统计办", "2025-10-15", "2025年9月");
    let heads: Vec<(u16, String)> = (1..9)
        .filter_map(|column| match page.cells.get(&(6, column)) {
            Some(Cell::Text(text)) => Some((column, text.clone())),
            _ => None,
        })
        .collect();
    let firms = park::month(MONTH);
    let mut filled = 0;
    for (row, firm) in (7..).zip(&firms) {
        assert_eq!(page.cells[&(row, 0)], Cell::Text(firm.zh.clone()));
        for (column, head) in &heads {
            let value = match head.as_str() {
                head if head.contains("产值（") => Some(&firm.gross),
                head if head.contains("销售") => Some(&firm.inside),
                head if head.contains("用电") => Some(&firm.power),
                head if head.contains("职工") => firm.staff.as_ref(),
                _ => None,
            };
            if let Some(value) = value {
                page.set(row, *column, Cell::Number(value.parse().unwrap()));
                filled += 1;
            }
        }
    }
    // What a spreadsheet would have worked out.
    page.cells.retain(|(row, column), _| *row != 7 + firms.len() as u32 || *column == 0);
    let imported = imported(&base, &pages);
    assert_eq!(errors(&imported), [] as [&Diagnostic; 0]);
    let (rows, csv) = statements(&imported);
    assert_eq!((rows, filled), (4 * firms.len(), 4 * firms.len()));
    assert!(candidates(&clean, &reports::TABLE, csv).known.iter().all(|known| *known == Known::Same));
}

#[test]
fn a_month_of_one_firm() {
    let (clean, base) = (park::clean(), park::without(&[MONTH]));
    let mut pages = pages(&base, TemplateFor::Firm);
    let firm = &park::month(MONTH)[3];
    head(&mut pages[0], &firm.zh, "2025-10-15", "2025-09");
    for row in 7..20 {
        let Some(Cell::Text(name)) = pages[0].cells.get(&(row, 0)).cloned() else { continue };
        if name.contains("用电") {
            pages[0].set(row, 2, Cell::Number(firm.power.parse().unwrap()));
        }
    }
    let imported = imported(&base, &pages);
    assert_eq!(errors(&imported), [] as [&Diagnostic; 0]);
    let (rows, csv) = statements(&imported);
    assert_eq!(rows, 1, "rows that nobody filled say nothing");
    assert_eq!(candidates(&clean, &reports::TABLE, csv).known, [Known::Same]);
}

#[test]
fn milestones_and_obstacles_of_projects() {
    let base = park::clean();
    let mut pages = pages(&base, TemplateFor::Project);
    for page in &mut pages[..2] {
        head(page, "示例项目办", "2025-11-15", "");
    }
    for (column, text) in (0..).zip(["示例项目03", "投产", "预计", "2026-03-01"]) {
        pages[0].text(7, column, text);
    }
    for (column, text) in (0..).zip(["示例项目03", "完成投资", "实际", "", "2025-01..2025-10", "1200"]) {
        pages[0].text(8, column, text);
    }
    for (column, text) in
        (0..).zip(["示例项目03", "o99", "设备", "示例：设备未到", "示例责任单位", "催货", "2025-12-31", "2025-11-01"])
    {
        pages[1].text(7, column, text);
    }
    let imported = imported(&base, &pages);
    assert_eq!(errors(&imported), [] as [&Diagnostic; 0]);
    let csv =
        |id: &str| imported.tables.iter().find(|table| table.table.id == id).map(|table| table.csv.clone()).unwrap();
    let rows = csv("milestones");
    assert!(rows.contains("x03,投产,预计,2026-03-01,,,2025-11-15,in-"), "{rows}");
    assert!(rows.contains("x03,完成投资,实际,,2025-01..2025-10,1200 万元,2025-11-15,in-"), "{rows}");
    assert!(csv("obstacles").contains("x03,o99,设备,示例：设备未到"), "{}", csv("obstacles"));
}
