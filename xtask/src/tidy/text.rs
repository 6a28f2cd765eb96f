//! Rules for every file: size, line ends, white space, paths of one machine.

use super::finding::Finding;
use super::source::Source;

const SIZE_BYTES_MAX: usize = 1024 * 1024;

/// Folders at the root of a machine that no file of ours may name.
const MACHINE_FOLDERS: [&str; 3] = ["work", "root", "tmp"];

pub fn check_size(path: &str, bytes: &[u8]) -> Vec<Finding> {
    if bytes.len() <= SIZE_BYTES_MAX {
        return Vec::new();
    }
    vec![Finding::fail(path, 1, format!("{} bytes: at most 1 MiB", bytes.len()))]
}

/// The text of a file; none for what is not text in UTF-8.
pub fn content(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}

/// `source` is the same file where it is Rust.
pub fn check(path: &str, content: &str, source: Option<&Source>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if source.is_some() || !is_test_input(path) {
        findings.extend(white_space(path, content));
    }
    if !may_name_the_machine(path) {
        findings.extend(machine_paths(path, content, source));
    }
    findings
}

/// Input of tests may be ill-formed on purpose.
fn is_test_input(path: &str) -> bool {
    path.split('/').any(|part| matches!(part, "tests" | "snapshots"))
}

fn may_name_the_machine(path: &str) -> bool {
    path.split('/').any(|part| matches!(part, "tests" | "scripts" | ".ci"))
}

fn white_space(path: &str, content: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, line) in content.split('\n').enumerate() {
        if line.ends_with(char::is_whitespace) {
            findings.push(Finding::fail(path, index + 1, "white space at the end of the line"));
        }
        if path.ends_with(".rs") && line.contains('\t') {
            findings.push(Finding::fail(path, index + 1, "tab"));
        }
    }
    if !content.is_empty() && !content.ends_with('\n') {
        let last = content.split('\n').count();
        findings.push(Finding::fail(path, last, "no line end at the end of the file"));
    }
    findings
}

fn machine_paths(path: &str, content: &str, source: Option<&Source>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, line) in content.split('\n').enumerate() {
        let in_test = source.is_some_and(|s| s.is_test(s.line_start(index + 1)));
        if let Some(folder) = named_folder(line).filter(|_| !in_test) {
            let message = format!("names a folder of one machine: /{folder}/");
            findings.push(Finding::fail(path, index + 1, message));
        }
    }
    findings
}

/// The folder at the root of a machine that a line names; the middle of a longer path or address does not count.
fn named_folder(line: &str) -> Option<&'static str> {
    MACHINE_FOLDERS.into_iter().find(|folder| {
        line.match_indices(&format!("/{folder}/")).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            !before.is_some_and(|c| c.is_alphanumeric() || "._-~}*/".contains(c))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        let source = path.ends_with(".rs").then(|| Source::new(path, text));
        check(path, text, source.as_ref()).iter().map(Finding::to_string).collect()
    }

    #[test]
    fn files_are_small() {
        assert!(check_size("a.csv", &[b' '; SIZE_BYTES_MAX]).is_empty());
        let findings = check_size("a.csv", &[b' '; SIZE_BYTES_MAX + 1]);
        assert_eq!(findings[0].to_string(), "a.csv:1: 1048577 bytes: at most 1 MiB");
    }

    #[test]
    fn only_text_is_read_as_text() {
        assert_eq!(content("钐钴\n".as_bytes()), Some("钐钴\n"));
        assert_eq!(content(b"PK\x03\x04\0"), None);
        assert_eq!(content(b"\xee\xc9\xee\xdc"), None);
    }

    #[test]
    fn lines_end_where_their_text_ends() {
        let expected = ["a.md:1: white space at the end of the line"];
        assert_eq!(found("a.md", "b \nc\n"), expected);
        assert_eq!(found("a.md", "b\r\nc\n"), expected);
        assert_eq!(found("crates/model/tests/it/crlf.csv", "b\r\nc\r\n"), [""; 0]);
        assert_eq!(found("a.md", "b\nc\n"), [""; 0]);
    }

    #[test]
    fn files_end_with_a_line_end() {
        assert_eq!(found("a.md", "b\nc"), ["a.md:2: no line end at the end of the file"]);
        assert_eq!(found("a.md", ""), [""; 0]);
    }

    #[test]
    fn rust_has_no_tabs() {
        assert_eq!(found("a.rs", "\tb\n"), ["a.rs:1: tab"]);
        assert_eq!(found("Makefile", "\tb\n"), [""; 0]);
    }

    #[test]
    fn no_file_names_a_folder_of_one_machine() {
        let expected = ["a.md:1: names a folder of one machine: /tmp/"];
        assert_eq!(found("a.md", "see `/tmp/a`\n"), expected);
        assert_eq!(found("a.rs", "// \"/root/a\"\n").len(), 1);
        assert_eq!(found("scripts/a.sh", "/tmp/a\n"), [""; 0]);
        assert_eq!(found("a.rs", "#[test]\nfn f() { g(\"/tmp/a\") }\n"), [""; 0]);
        assert_eq!(found("a.md", "https://example.org/work/a, ../tmp/a\n"), [""; 0]);
    }
}
