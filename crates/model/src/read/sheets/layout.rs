//! What a sheet of an xlsx workbook hides, and its formulas without a stored value: not told by the reader of cells.

use super::sheet::Area;
use super::tags::tags;

/// What the XML of one sheet says besides its cells.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Layout {
    /// From 1.
    pub hidden_rows: Vec<u32>,
    /// From 0.
    pub hidden_columns: Vec<u16>,
    pub merges: Vec<Area>,
    /// Formulas without a stored value: row from 1, column from 0, sorted.
    pub formulas: Vec<(u32, u16)>,
}

/// Most columns of a sheet.
const COLUMNS: u32 = 16_384;

/// Reads the XML of a worksheet.
pub(super) fn layout(xml: &str) -> Layout {
    let mut layout = Layout::default();
    let (mut row, mut column) = (0_u32, 0_u32);
    let (mut has_formula, mut has_value) = (false, false);
    for tag in tags(xml) {
        let is_hidden = || tag.get("hidden").is_some_and(|flag| flag == "1" || flag == "true");
        match (tag.name, tag.is_end) {
            ("col", false) if is_hidden() => {
                let (first, last) = (tag.count("min"), tag.get("max").map_or(tag.count("min"), |_| tag.count("max")));
                layout.hidden_columns.extend((first - 1..last.min(COLUMNS)).map(|column| column as u16));
            }
            ("row", false) => {
                row = tag.get("r").and_then(|text| text.parse().ok()).unwrap_or(row + 1);
                column = 0;
                if is_hidden() {
                    layout.hidden_rows.push(row);
                }
            }
            ("c", false) => {
                column = tag.get("r").and_then(place).map_or(column, |(_, column)| u32::from(column));
                (has_formula, has_value) = (false, false);
                column += u32::from(tag.is_empty);
            }
            ("f", false) => has_formula = true,
            ("v" | "is", false) => has_value |= !tag.is_empty,
            ("c", true) => {
                if has_formula && !has_value {
                    layout.formulas.push((row, column.min(COLUMNS - 1) as u16));
                }
                column += 1;
            }
            ("mergeCell", false) => layout.merges.extend(tag.get("ref").and_then(area)),
            _ => {}
        }
    }
    layout.hidden_columns.sort_unstable();
    layout.hidden_columns.dedup();
    layout
}

/// `B12`: row from 1, column from 0.
fn place(text: &str) -> Option<(u32, u16)> {
    let text = text.trim().trim_matches('$');
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = text.split_at(letters);
    let add = |sum: u32, byte: u8| sum * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1;
    let column = (1..=3).contains(&letters.len()).then(|| letters.bytes().fold(0, add))?;
    let row: u32 = digits.parse().ok().filter(|row| *row > 0)?;
    (column <= COLUMNS).then_some((row, (column - 1) as u16))
}

/// `B12:D14`
fn area(text: &str) -> Option<Area> {
    let (first, last) = text.split_once(':')?;
    let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
    (top <= bottom && left <= right).then_some(Area { top, bottom, left, right })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_merged_and_uncomputed() {
        let xml = r#"<worksheet><cols><col min="1" max="2" hidden="1"/><col min="4" max="4"/></cols><sheetData>
            <row r="2" hidden="true"><c r="A2"><v>1</v></c><c r="B2"><f>A2*2</f></c></row>
            <row><c><f>1+1</f><v>2</v></c><c><f>1+2</f><v/></c><c/><c t="str"><f>"a"</f></c></row>
            </sheetData><mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="C2:A1"/></mergeCells></worksheet>"#;
        let found = layout(xml);
        assert_eq!(found.hidden_rows, [2]);
        assert_eq!(found.hidden_columns, [0, 1]);
        assert_eq!(found.merges, [Area { top: 1, bottom: 1, left: 0, right: 2 }]);
        assert_eq!(found.formulas, [(2, 1), (3, 1), (3, 3)]);
    }

    #[test]
    fn places() {
        assert_eq!(
            (place("A1"), place("XFD12"), place("XFE1"), place("A0"), place("12")),
            (Some((1, 0)), Some((12, 16_383)), None, None, None)
        );
    }
}
