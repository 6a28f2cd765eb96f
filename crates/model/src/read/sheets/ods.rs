//! What an ods file hides and merges, and whether it unfolds to more than it should: `content.xml` by its tags.
//!
//! In ods a row or cell stands once with the number of its repetitions, so that a few bytes can claim billions of cells.

use super::sheet::Area;
use super::tags::{Tag, tags};
use super::xlsx::unescaped;

/// What one table says besides its cells.
#[derive(Debug, Default, PartialEq)]
pub(super) struct OdsLayout {
    pub name: String,
    pub hidden_rows: Vec<u32>,
    pub hidden_columns: Vec<u16>,
    pub merges: Vec<Area>,
}

/// Most repetitions of rows and columns that are followed.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 16_384;
/// Most cells that hold something.
const CELLS: u64 = 50_000_000;

/// Every table of `content.xml`; the error says that it would hold too much.
pub(super) fn ods_layouts(xml: &str) -> Result<Vec<OdsLayout>, String> {
    let mut tables: Vec<OdsLayout> = Vec::new();
    let (mut row, mut repeats, mut column, mut columns) = (0_u32, 1_u32, 0_u32, 0_u32);
    let mut cells = 0_u64;
    let mut cell: Option<Tag<'_>> = None;
    for tag in tags(xml) {
        let is_hidden = tag.get("visibility").is_some_and(|text| text == "collapse" || text == "filter");
        if tag.name == "table" && !tag.is_end {
            tables.push(OdsLayout { name: unescaped(tag.get("name").unwrap_or_default()), ..OdsLayout::default() });
            (row, columns) = (0, 0);
            continue;
        }
        let Some(table) = tables.last_mut() else { continue };
        match (tag.name, tag.is_end) {
            ("table-column", false) => {
                let last = (columns + tag.count("number-columns-repeated")).min(COLUMNS);
                if is_hidden {
                    table.hidden_columns.extend((columns..last).map(|column| column as u16));
                }
                columns = last;
            }
            ("table-row", false) => {
                (repeats, column) = (tag.count("number-rows-repeated"), 0);
                if is_hidden && repeats < ROWS {
                    table.hidden_rows.extend(row + 1..=row.saturating_add(repeats).min(ROWS));
                }
                row = if tag.is_empty { row.saturating_add(repeats) } else { row };
            }
            ("table-row", true) => row = row.saturating_add(repeats),
            ("table-cell" | "covered-table-cell", false) => {
                let wide = tag.count("number-columns-repeated");
                let (down, right) = (tag.count("number-rows-spanned"), tag.count("number-columns-spanned"));
                if (down > 1 || right > 1) && column + right <= COLUMNS {
                    let (left, right) = (column as u16, (column + right - 1) as u16);
                    table.merges.push(Area { top: row + 1, bottom: row.saturating_add(down), left, right });
                }
                column = (column + wide).min(COLUMNS);
                cell = (!tag.is_empty || tag.get("value").is_some()).then_some(tag);
            }
            ("p", false) => {
                if let Some(cell) = cell.take() {
                    let wide = u64::from(cell.count("number-columns-repeated"));
                    cells = cells.saturating_add(wide.saturating_mul(u64::from(repeats)));
                }
            }
            _ => {}
        }
        if cells > CELLS {
            return Err(format!("more than {CELLS} cells hold something"));
        }
    }
    Ok(tables)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn hidden_and_merged() {
        let xml = r#"<table:table table:name="A&amp;B"><table:table-column table:number-columns-repeated="2"/>
            <table:table-column table:visibility="collapse"/>
            <table:table-row><table:table-cell table:number-columns-spanned="3"><text:p>x</text:p></table:table-cell>
            <table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>
            <table:table-row table:number-rows-repeated="2" table:visibility="filter"><table:table-cell/></table:table-row></table:table>"#;
        let found = ods_layouts(xml).unwrap();
        let merge = Area { top: 1, bottom: 1, left: 0, right: 2 };
        let expected =
            OdsLayout { name: "A&B".into(), hidden_rows: vec![2, 3], hidden_columns: vec![2], merges: vec![merge] };
        assert_eq!(found, [expected]);
    }

    #[test]
    fn a_few_bytes_that_claim_billions() {
        let xml = r#"<table:table><table:table-row table:number-rows-repeated="1000000">
            <table:table-cell table:number-columns-repeated="16000"><text:p>1</text:p></table:table-cell></table:table-row>"#;
        assert!(ods_layouts(xml).is_err());
    }
}
