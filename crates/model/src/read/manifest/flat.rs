//! `base.toml` as a flat list of entries, which is also what the sheet `base` holds.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::path::{PathText, Step, parse_path};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::read::rows::{RowsFault, TableRows};
use crate::text::fold;

/// One value, with the comments that stand before it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FlatEntry {
    /// Where it stands.
    pub path: Vec<Step>,
    /// As written, in the syntax of TOML; a sheet may leave the quotes of a text out.
    pub raw: String,
    /// Line of the file or row of the sheet.
    pub line: u32,
    /// Each from its `#` on.
    pub comments: Vec<String>,
}

impl FlatEntry {
    /// The path as text.
    pub fn key(&self) -> String {
        PathText(&self.path).to_string()
    }
}

/// What is wrong with the file as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct SyntaxFault {
    /// Line, from 1.
    pub line: u32,
    /// Character in the line, from 1, where it is known.
    pub column: Option<usize>,
    /// What the parser said.
    pub reason: String,
}

impl SyntaxFault {
    /// Where and why a text is not TOML.
    pub(super) fn new(text: &str, error: &toml::de::Error) -> Self {
        let at = error.span().map_or(0, |span| span.start.min(text.len()));
        let before = &text.as_bytes()[..at];
        let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |feed| feed + 1);
        let column = String::from_utf8_lossy(&before[line_start..]).chars().count() + 1;
        SyntaxFault { line: line_of(text, at), column: Some(column), reason: error.message().to_owned() }
    }

    /// As a finding; what is written says where.
    pub fn finding(self, file: &str) -> Diagnostic {
        let place = Place { line: Some(self.line), ..Place::file(file) };
        let finding = Diagnostic::new(Code::TomlSyntax, place).with("reason", self.reason);
        match self.column {
            Some(column) => finding.with("column", column),
            None => finding,
        }
    }
}

/// Entries of a `base.toml`, and the comments behind the last.
pub(crate) fn entries_of_toml(text: &str) -> Result<(Vec<FlatEntry>, Vec<String>), SyntaxFault> {
    let document = DeTable::parse(text).map_err(|error| SyntaxFault::new(text, &error))?;
    let mut leaves = Vec::new();
    flatten_table(document.get_ref(), &mut Vec::new(), &mut leaves);
    leaves.sort_by_key(|leaf| leaf.key_start);
    let mut entries = Vec::with_capacity(leaves.len());
    let mut end = 0;
    for leaf in leaves {
        entries.push(FlatEntry {
            comments: comments_in(&text[end..leaf.key_start.max(end)]),
            raw: text[leaf.value.clone()].to_owned(),
            line: line_of(text, leaf.key_start),
            path: leaf.path,
        });
        end = leaf.value.end;
    }
    Ok((entries, comments_in(&text[end..])))
}

struct Leaf {
    path: Vec<Step>,
    key_start: usize,
    value: std::ops::Range<usize>,
}

fn flatten_table(table: &DeTable<'_>, path: &mut Vec<Step>, leaves: &mut Vec<Leaf>) {
    for (key, value) in table {
        path.push(Step::Key(key.get_ref().clone().into_owned()));
        flatten_value(value, key.span().start, path, leaves);
        path.pop();
    }
}

fn flatten_value(value: &Spanned<DeValue<'_>>, key_start: usize, path: &mut Vec<Step>, leaves: &mut Vec<Leaf>) {
    match value.get_ref() {
        DeValue::Table(table) => flatten_table(table, path, leaves),
        DeValue::Array(items) if items.iter().any(|item| item.get_ref().is_table()) => {
            for (index, item) in items.iter().enumerate() {
                path.push(Step::Index(index));
                flatten_value(item, item.span().start, path, leaves);
                path.pop();
            }
        }
        _ => leaves.push(Leaf { path: path.clone(), key_start, value: value.span() }),
    }
}

/// Comments in the text between two values: whole lines, and the ends of lines.
fn comments_in(gap: &str) -> Vec<String> {
    let comment = |line: &str| {
        let at = if line.trim_start().starts_with('#') { line.find('#') } else { line.find(" #").map(|at| at + 1) };
        at.map(|at| line[at..].trim_end().to_owned())
    };
    gap.lines().filter_map(comment).collect()
}

fn line_of(text: &str, at: usize) -> u32 {
    1 + text.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count() as u32
}

/// The header of the sheet `base`.
pub(crate) struct SheetHeader;

impl SheetHeader {
    /// What the template writes.
    pub const CELLS: [&str; 2] = ["key", "value"];

    fn is_header(key: &str, value: &str) -> bool {
        ["key", "键"].contains(&fold(key).as_ref()) && ["value", "值"].contains(&fold(value).as_ref())
    }
}

/// Entries of a sheet `base`, and the comments behind the last.
pub(crate) fn entries_of_rows(rows: &mut dyn TableRows) -> Result<(Vec<FlatEntry>, Vec<String>), SyntaxFault> {
    let mut entries = Vec::new();
    let mut comments = Vec::new();
    let mut is_first = true;
    loop {
        let row = match rows.next_row() {
            Ok(Some(row)) => row,
            Ok(None) => return Ok((entries, comments)),
            Err(RowsFault::QuoteOpen(line)) => {
                return Err(SyntaxFault { line, column: None, reason: "quote is not closed".to_owned() });
            }
            Err(RowsFault::Damaged(reason)) => return Err(SyntaxFault { line: 1, column: None, reason }),
        };
        let (key, raw) = (row.get(0), row.get(1));
        let is_header = std::mem::take(&mut is_first) && SheetHeader::is_header(key, raw);
        if is_header || (key.is_empty() && raw.is_empty()) {
            continue;
        }
        if key.starts_with('#') {
            comments.push(key.to_owned());
            continue;
        }
        let reason = || format!("not a key: {key}");
        let path = parse_path(key).ok_or_else(|| SyntaxFault { line: row.line, column: None, reason: reason() })?;
        if !raw.is_empty() {
            let comments = std::mem::take(&mut comments);
            entries.push(FlatEntry { path, raw: raw.to_owned(), line: row.line, comments });
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn entries_with_lines_and_comments() {
        let text = "# The base\nid = \"a\" # ascii\nperiods = [\"2024\", # first\n  \"2025\"]\n\n[extend]\n# held\nprices \
                    = \"hold\"\n[[case]]\nname = \"x\"\n[[case.change]]\nwhere = { element = \"Nd\" }\nvalue = 0.50\n# end\n";
        let (entries, rest) = entries_of_toml(text).unwrap();
        let found: Vec<_> = entries.iter().map(|e| (e.key(), e.raw.as_str(), e.line)).collect();
        assert_eq!(
            found,
            [
                ("id".to_owned(), "\"a\"", 2),
                ("periods".to_owned(), "[\"2024\", # first\n  \"2025\"]", 3),
                ("extend.prices".to_owned(), "\"hold\"", 8),
                ("case[0].name".to_owned(), "\"x\"", 10),
                ("case[0].change[0].where.element".to_owned(), "\"Nd\"", 12),
                ("case[0].change[0].value".to_owned(), "0.50", 13),
            ]
        );
        assert_eq!(entries[0].comments, ["# The base"]);
        assert_eq!(entries[1].comments, ["# ascii"]);
        assert_eq!(entries[2].comments, ["# held"]);
        assert_eq!(rest, ["# end"]);
    }

    #[test]
    fn syntax_faults_have_a_place() {
        let fault = entries_of_toml("id = \"a\"\nname = 'x\n").unwrap_err();
        assert_eq!((fault.line, fault.column), (2, Some(10)), "{fault:?}");
        assert!(entries_of_toml("id = 1\nid = 2\n").unwrap_err().reason.contains("duplicate key"));
    }
}
