//! Rows behind the last row of a table, in the file's own encoding, separators and line ends; no other byte changes but, when
//! rows fill columns that the header does not have, the header.

use crate::decimal;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::read::csv::CsvRows;
use crate::read::encoding::decode;
use crate::read::header::{Role, read_header};
use crate::read::rows::TableRows as _;
use crate::read::units::UnitTexts;
use crate::schema::{Kind, Quantity, Table};
use crate::unit::Currency;
use encoding_rs::GB18030;

/// What becomes of the bytes of a file: those before `from` are replaced by `head`, and `block` follows at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// How many bytes `head` stands for.
    pub from: usize,
    /// Header with new columns; empty where it stays.
    pub head: Vec<u8>,
    /// The new rows.
    pub block: Vec<u8>,
}

impl Appended {
    /// The file afterwards.
    pub fn apply(&self, existing: &[u8]) -> Vec<u8> {
        [&self.head[..], &existing[self.from..], &self.block].concat()
    }
}

/// Adds the rows of a CSV text under ids of columns to the file of a table; `existing` is empty for a new file.
///
/// # Errors
/// A finding when the file cannot be read, has no header, or is in UTF-16.
pub fn append(file: &str, existing: &[u8], table: &'static Table, csv: &str) -> Result<Appended, Diagnostic> {
    if existing.is_empty() {
        return Ok(Appended { from: 0, head: Vec::new(), block: csv.as_bytes().to_vec() });
    }
    let refused = |reason: &str| {
        Diagnostic::new(Code::FileUnreadable, Place::file(file)).with("path", file).with("reason", reason)
    };
    let text = decode(existing.to_vec()).map_err(|_| refused("neither UTF-8 nor GB18030"))?;
    let is_utf8 = std::str::from_utf8(existing).is_ok();
    let encode = |text: &str| if is_utf8 { text.as_bytes().to_vec() } else { GB18030.encode(text).0.into_owned() };
    let mark = existing.len() - text.len().min(existing.len());
    if !is_utf8 && encode(&text) != existing {
        return Err(refused("UTF-16, or GB18030 that would not stay the same; save it as UTF-8"));
    }
    let mut rows = CsvRows::new(&text);
    let (delimiter, mut findings) = (rows.delimiter(), Vec::new());
    let mut units = UnitTexts::new(Currency::CNY, &[]);
    let header = rows.next_row().map_err(|_| refused("a quote stays open"))?.ok_or_else(|| refused("no header"))?;
    let width = (0..header.len()).rev().find(|&at| !header.get(at).is_empty()).map_or(0, |last| last + 1);
    let cells = header.len();
    let roles = read_header(header, table, &file.into(), &mut units, &mut findings);
    let header_end = text.len() - rows.rest().len();
    let header_end = text[..header_end].trim_end_matches(['\n', '\r']).len();
    let line_end = if text[header_end..].starts_with("\r\n") { "\r\n" } else { "\n" };
    let (targets, more) = targets(csv, table, &roles, width);
    let mut head = Vec::new();
    let mut from = 0;
    if !more.is_empty() {
        if cells > width {
            return Err(refused("the header ends with empty cells; give them a name or remove them"));
        }
        let added: String = more.iter().map(|id| format!("{delimiter}{id}")).collect();
        let kept = if is_utf8 { existing[..mark + header_end].to_vec() } else { encode(&text[..header_end]) };
        from = kept.len();
        head = [kept, added.into_bytes()].concat();
    }
    let mut block = String::new();
    if !text.ends_with(['\n', '\r']) {
        block.push_str(line_end);
    }
    let rows = rows_text(csv, table, &targets, &roles, (delimiter, line_end));
    block.push_str(&rows.ok_or_else(|| refused("a header names a unit that the new numbers do not have"))?);
    Ok(Appended { from, head, block: encode(&block) })
}

/// For each column of the new rows its position in the file, and the columns that the header lacks.
fn targets(csv: &str, table: &'static Table, roles: &[(Role, String)], width: usize) -> (Vec<usize>, Vec<String>) {
    let mut more: Vec<String> = Vec::new();
    let mut rows = CsvRows::new(csv);
    let Ok(Some(header)) = rows.next_row() else { return (Vec::new(), more) };
    let targets = (0..header.len()).map(|at| {
        let id = header.get(at);
        let column = table.column(id).map(|(at, _)| at);
        let is_it = |role: &Role| match role {
            Role::Column(known, _) => Some(*known) == column,
            Role::Source => id == "source",
            _ => false,
        };
        roles.iter().position(|(role, _)| is_it(role)).unwrap_or_else(|| {
            more.push(id.to_owned());
            width + more.len() - 1
        })
    });
    (targets.collect(), more)
}

/// The rows as they stand in the file; none when a bare number would stand under a header with a unit of its own.
fn rows_text(
    csv: &str,
    table: &'static Table,
    targets: &[usize],
    roles: &[(Role, String)],
    (delimiter, line_end): (char, &str),
) -> Option<String> {
    let mut rows = CsvRows::new(csv);
    let Ok(Some(header)) = rows.next_row() else { return Some(String::new()) };
    let unit_at = (0..header.len()).find(|&at| header.get(at) == "unit");
    let width = targets.iter().copied().max().map_or(0, |last| last + 1).max(roles.len());
    let mut from: Vec<Option<usize>> = vec![None; width];
    targets.iter().enumerate().for_each(|(at, &target)| from[target] = Some(at));
    let mut out = String::new();
    while let Ok(Some(row)) = rows.next_row() {
        for (target, from) in from.iter().enumerate() {
            if target > 0 {
                out.push(delimiter);
            }
            let text = from.map(|at| row.get(at)).unwrap_or_default();
            match roles.get(target) {
                Some((Role::Column(at, Some(_)), _)) if decimal::parse(text).is_ok() => {
                    let is_stated = table.columns[*at].kind == Kind::Number(Quantity::Stated);
                    let unit = unit_at.filter(|_| is_stated).map(|at| row.get(at)).filter(|unit| !unit.is_empty())?;
                    push_cell(&mut out, &format!("{text} {unit}"), delimiter);
                }
                _ => push_cell(&mut out, text, delimiter),
            }
        }
        out.push_str(line_end);
    }
    Some(out)
}

fn push_cell(out: &mut String, text: &str, delimiter: char) {
    if text.contains([delimiter, '"', '\n', '\r']) {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(text);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::tables::reports::TABLE;

    const NEW: &str = "subject,span,value,unit,stated_on,source\nf01,2025-09,12.5,万元,2025-10-15,in-1\n";

    fn appended(existing: &[u8]) -> Vec<u8> {
        append("reports.csv", existing, &TABLE, NEW).unwrap().apply(existing)
    }

    #[test]
    fn behind_the_last_row_in_the_order_of_the_file() {
        let old = "\u{feff}期间,subject,value [亿元],stated_on\r\n2025-08,f01,1,2025-09-15";
        let expected = "\u{feff}期间,subject,value [亿元],stated_on,unit,source\r\n2025-08,f01,1,2025-09-15\r\n\
                        2025-09,f01,12.5 万元,2025-10-15,万元,in-1\r\n";
        assert_eq!(String::from_utf8(appended(old.as_bytes())).unwrap(), expected);
        assert_eq!(appended(b""), NEW.as_bytes());
        let whole = "subject\tspan\tvalue\tunit\tstated_on\tsource\n";
        let added = append("reports.csv", whole.as_bytes(), &TABLE, NEW).unwrap();
        assert_eq!((added.from, &added.head[..]), (0, &b""[..]), "nothing of the old bytes changes");
        assert_eq!(
            added.block,
            NEW.lines().nth(1).unwrap().replace(',', "\t").into_bytes().into_iter().chain([b'\n']).collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_file_of_excel_in_china_stays_one() {
        let old = GB18030.encode("对象,期间,数值,单位,陈述日\n示例企业,2025-08,1,亿元,2025-09-15\n").0.into_owned();
        let text = decode(appended(&old)).unwrap();
        assert_eq!(
            text,
            "对象,期间,数值,单位,陈述日,source\n示例企业,2025-08,1,亿元,2025-09-15\nf01,2025-09,12.5,万元,2025-10-15,in-1\n"
        );
        assert!(String::from_utf8(appended(&old)).is_err());
    }

    #[test]
    fn what_cannot_stay_the_same_is_refused() {
        let utf16: Vec<u8> = "\u{feff}subject,span\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(append("reports.csv", &utf16, &TABLE, NEW).unwrap_err().code, Code::FileUnreadable);
        assert!(append("reports.csv", b"subject,span,,\n", &TABLE, NEW).is_err());
        let prices = "commodity,span,price [yuan/kg]\n";
        let new = "commodity,span,price\nore,2025,3\n";
        assert!(append("prices.csv", prices.as_bytes(), &crate::tables::prices::TABLE, new).is_err());
    }
}
