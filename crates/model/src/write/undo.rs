//! The record of an import, by which it can be taken back: for each file what was put in front and what stands behind.

use super::append::Appended;
use crate::read::document::{Node, Value, text_of, tree_of_text};
use crate::read::journal::Change;
use crate::read::sheets::sha256;

/// Name of the list of files in a record.
pub const RECORD: &str = "import.toml";

/// What an import does to one file.
#[derive(Debug, Clone)]
pub struct FileChange {
    /// Its name.
    pub name: String,
    /// Its bytes before; none when there was no such file.
    pub before: Option<Vec<u8>>,
    /// What is added.
    pub appended: Appended,
}

impl FileChange {
    /// Its bytes afterwards.
    pub fn after(&self) -> Vec<u8> {
        self.appended.apply(self.before.as_deref().unwrap_or_default())
    }
}

/// Why an import cannot be taken back: its rows in this file are not as it wrote them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowsChanged {
    /// The file.
    pub file: String,
}

/// The files of a record: a list, and for each file its new rows and its old header where that changed. `remarks` are
/// lines for people.
pub fn record(changes: &[FileChange], remarks: &[String]) -> Vec<(String, Vec<u8>)> {
    let mut list: String = remarks.iter().map(|line| format!("# {line}\n")).collect();
    let mut files = Vec::new();
    for change in changes {
        let before = change.before.as_deref().unwrap_or_default();
        let lines = [
            format!("name = \"{}\"", change.name.replace('\\', "\\\\").replace('"', "\\\"")),
            format!("existed = {}", change.before.is_some()),
            format!("from = {}", change.appended.from),
            format!("head = {}", change.appended.head.len()),
            format!("before = \"{}\"", sha256(before)),
            format!("after = \"{}\"", sha256(&change.after())),
        ];
        list.push_str(&format!("\n[[file]]\n{}\n", lines.join("\n")));
        files.push((format!("{}.rows", change.name), change.appended.block.clone()));
        if change.appended.from > 0 {
            files.push((format!("{}.head", change.name), before[..change.appended.from].to_vec()));
        }
    }
    files.insert(0, (RECORD.to_owned(), list.into_bytes()));
    files
}

/// The changes that take an import back; `current` gives the bytes of a file as it is now.
///
/// A file that is as the import left it becomes byte for byte what it was. From one to which others added rows since, the
/// rows of this import go and the rest stays.
///
/// # Errors
/// When rows of the import were edited.
pub fn undo(
    record: &[(String, Vec<u8>)],
    mut current: impl FnMut(&str) -> Option<Vec<u8>>,
) -> Result<Vec<Change>, RowsChanged> {
    let part = |name: &str| record.iter().find(|(known, _)| known == name).map(|(_, bytes)| bytes.as_slice());
    let list = part(RECORD).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
    let changed = |file: &str| RowsChanged { file: file.to_owned() };
    let mut changes = Vec::new();
    for entry in entries(&list).ok_or_else(|| changed(RECORD))? {
        let file = entry.name.as_str();
        let now = current(file).ok_or_else(|| changed(file))?;
        let block = part(&format!("{file}.rows")).ok_or_else(|| changed(file))?;
        if sha256(&now) == entry.after {
            if !entry.existed {
                changes.push(Change::Delete(file.to_owned()));
                continue;
            }
            let head = part(&format!("{file}.head")).unwrap_or_default();
            let kept = &now[entry.head..now.len() - block.len()];
            let before = [head, kept].concat();
            if sha256(&before) != entry.before {
                return Err(changed(file));
            }
            changes.push(Change::Put(file.to_owned(), before));
            continue;
        }
        // The header of a file that the import made belongs to the later rows too.
        let header = block.iter().position(|&byte| byte == b'\n').map_or(0, |end| end + 1);
        let rows = if entry.existed { block } else { &block[header..] };
        let at = find(&now, rows).filter(|_| !rows.is_empty()).ok_or_else(|| changed(file))?;
        changes.push(Change::Put(file.to_owned(), [&now[..at], &now[at + rows.len()..]].concat()));
    }
    Ok(changes)
}

struct Entry {
    name: String,
    existed: bool,
    head: usize,
    before: String,
    after: String,
}

fn entries(list: &str) -> Option<Vec<Entry>> {
    let tree = tree_of_text(list).ok()?;
    let get = |node: &Node, key: &str| match &node.value {
        Value::Table(fields) => {
            fields.iter().find(|(known, _)| known == key).and_then(|(_, node)| text_of(&node.value))
        }
        _ => None,
    };
    let Value::Table(fields) = &tree.value else { return None };
    let Some((_, files)) = fields.iter().find(|(key, _)| key == "file") else { return Some(Vec::new()) };
    let Value::List(files) = &files.value else { return None };
    let entry = |node: &Node| {
        Some(Entry {
            name: get(node, "name")?,
            existed: get(node, "existed")? == "yes",
            head: get(node, "head")?.parse().ok()?,
            before: get(node, "before")?,
            after: get(node, "after")?,
        })
    };
    files.iter().map(entry).collect()
}

/// Where some bytes stand in others.
fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|&byte| byte == first) {
        let at = from + at;
        if bytes[at..].starts_with(wanted) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::tables::reports::TABLE;
    use crate::write::append;

    fn change(before: Option<&[u8]>, row: &str) -> FileChange {
        let csv = format!("subject,span,stated_on,source\n{row}\n");
        let appended = append("reports.csv", before.unwrap_or_default(), &TABLE, &csv).unwrap();
        FileChange { name: "reports.csv".to_owned(), before: before.map(<[u8]>::to_vec), appended }
    }

    fn undone(record: &[(String, Vec<u8>)], now: &[u8]) -> Result<Vec<Change>, RowsChanged> {
        undo(record, |_| Some(now.to_vec()))
    }

    #[test]
    fn the_bytes_before() {
        for before in [
            "subject,span,stated_on\nf01,2025,2026-01-01\n",
            "subject,span,stated_on\r\nf01,2025,2026-01-01",
            "\u{feff}subject\n",
        ] {
            let change = change(Some(before.as_bytes()), "f02,2025,2026-02-01,in-1");
            let back = undone(&record(std::slice::from_ref(&change), &[]), &change.after()).unwrap();
            assert_eq!(back, [Change::Put("reports.csv".to_owned(), before.as_bytes().to_vec())]);
        }
        let made = change(None, "f02,2025,2026-02-01,in-1");
        let back = undone(&record(std::slice::from_ref(&made), &[]), &made.after()).unwrap();
        assert_eq!(back, [Change::Delete("reports.csv".to_owned())]);
    }

    #[test]
    fn an_earlier_import_goes_and_a_later_one_stays() {
        let first = change(None, "f01,2025,2026-01-01,in-1");
        let second = change(Some(&first.after()), "f02,2025,2026-02-01,in-2");
        let back = undone(&record(&[first], &[]), &second.after()).unwrap();
        let text = "subject,span,stated_on,source\nf02,2025,2026-02-01,in-2\n";
        assert_eq!(back, [Change::Put("reports.csv".to_owned(), text.as_bytes().to_vec())]);
    }

    #[test]
    fn edited_rows_are_not_taken_back() {
        let first = change(None, "f01,2025,2026-01-01,in-1");
        let edited = String::from_utf8(first.after()).unwrap().replace("f01", "f03");
        assert_eq!(
            undone(&record(&[first], &[]), edited.as_bytes()),
            Err(RowsChanged { file: "reports.csv".to_owned() })
        );
    }
}
