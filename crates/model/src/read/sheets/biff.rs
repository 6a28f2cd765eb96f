//! The records of an `.xls` (MS-XLS): whether the areas that they claim are ones that a sheet can have, before a reader sets
//! memory aside for them.

use crate::read::limits::COLUMNS_MAX;

/// Rows of a sheet of this form.
const ROWS: u64 = 65_536;
/// Columns of a sheet of this form.
const COLUMNS: u64 = 256;
/// Most cells, with the blanks between them, of all sheets together.
const AREA_MAX: u64 = 8 << 20;

const END: u16 = 0x000A;
const SHEET: u16 = 0x0085;
const BEGIN: u16 = 0x0809;
const DIMENSIONS: u16 = 0x0200;
/// Number, label, rich text, yes/no or error, packed number, shared text, formula.
const CELLS: [u16; 7] = [0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD, 0x0006];
/// Several packed numbers in one row; the last column stands at the end.
const PACKED: u16 = 0x00BD;

/// Checks the sheets of a workbook's stream.
///
/// # Errors
/// What is wrong, in words.
pub(super) fn inspect_workbook(stream: &[u8]) -> Result<(), String> {
    let mut area = 0;
    for (kind, data) in records(stream).take_while(|(kind, _)| *kind != END) {
        if kind == SHEET {
            let at = data.get(..4).and_then(|four| four.try_into().ok()).map(u32::from_le_bytes);
            let at = at.and_then(|at| usize::try_from(at).ok()).filter(|at| *at <= stream.len());
            area += area_of(&stream[at.ok_or("a sheet lies outside of the workbook")?..])?;
        }
    }
    if area > AREA_MAX {
        return Err(format!("{area} cells with the blanks between them, more than {AREA_MAX}"));
    }
    Ok(())
}

/// Rows times columns up to the last cell; what a record claims must be possible.
fn area_of(sheet: &[u8]) -> Result<u64, String> {
    let (mut rows, mut columns, mut depth) = (0, 0, 0_usize);
    for (kind, data) in records(sheet) {
        let word = |at: usize| data.get(at..at + 2).map(|two| u64::from(u16::from_le_bytes([two[0], two[1]])));
        match kind {
            // What is drawn on the sheet has records of its own.
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            _ if depth > 1 => {}
            DIMENSIONS if data.len() >= 14 => {
                let high = |at: usize| word(at + 2).unwrap_or(0) << 16 | word(at).unwrap_or(0);
                rows = rows.max(high(4));
                columns = columns.max(word(10).unwrap_or(0));
                if high(0) > high(4) {
                    return Err("a sheet ends before it begins".to_owned());
                }
            }
            _ if CELLS.contains(&kind) || kind == PACKED => {
                let last = if kind == PACKED { data.len().checked_sub(2).and_then(word) } else { word(2) };
                rows = rows.max(word(0).unwrap_or(0) + 1);
                columns = columns.max(word(2).unwrap_or(0) + 1).max(last.unwrap_or(0) + 1);
            }
            _ => {}
        }
    }
    debug_assert!(COLUMNS <= COLUMNS_MAX as u64, "every sheet of this form fits");
    if rows > ROWS || columns > COLUMNS {
        return Err(format!("a sheet of {rows} rows and {columns} columns, where {ROWS} and {COLUMNS} are possible"));
    }
    Ok(rows * columns)
}

/// Kind and content of each record up to the first that is cut.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (head, after) = rest.split_at_checked(4)?;
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let (data, next) = after.split_at_checked(length)?;
        rest = next;
        Some((u16::from_le_bytes([head[0], head[1]]), data))
    })
}
