//! Rules for readers: files of one idea, functions that fit a screen, tables of contents without logic.

use super::finding::Finding;
use super::source::Source;

const FILE_LINES: Limit = Limit { note: 500, fail: 1000 };
const FUNCTION_LINES: Limit = Limit { note: 70, fail: 100 };

struct Limit {
    note: usize,
    fail: usize,
}

pub fn check(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(file_length(source));
    findings.extend(function_lengths(source));
    findings.extend(contents_without_logic(source));
    findings
}

fn file_length(source: &Source) -> Option<Finding> {
    let generated = source.text.lines().take(5).any(|line| line.contains("@generated"));
    if generated {
        return None;
    }
    let lines = source.text.lines().count();
    finding(source, 1, lines, &FILE_LINES, format!("{lines} lines: is this one idea?"))
}

fn function_lengths(source: &Source) -> impl Iterator<Item = Finding> {
    source.functions().filter_map(|function| {
        let message = format!("`{}` has {} lines: more than a screen", function.name, function.lines);
        finding(source, source.line(function.at), function.lines, &FUNCTION_LINES, message)
    })
}

fn finding(source: &Source, line: usize, size: usize, limit: &Limit, message: String) -> Option<Finding> {
    if size > limit.fail {
        Some(Finding::fail(&source.path, line, format!("{message} (at most {})", limit.fail)))
    } else if size > limit.note {
        Some(Finding::note(&source.path, line, message))
    } else {
        None
    }
}

fn contents_without_logic(source: &Source) -> impl Iterator<Item = Finding> {
    let is_contents = source.path.ends_with("/lib.rs") || source.path.ends_with("/mod.rs");
    source.functions().filter(move |function| is_contents && !source.is_test(function.at)).map(|function| {
        let message = format!("`{}`: lib.rs and mod.rs hold no logic", function.name);
        Finding::fail(&source.path, source.line(function.at), message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        check(&Source::new(path, text)).iter().map(Finding::to_string).collect()
    }

    #[test]
    fn files_of_more_than_a_thousand_lines_fail() {
        assert_eq!(found("a.rs", &"\n".repeat(500)), [""; 0]);
        assert_eq!(found("a.rs", &"\n".repeat(501)), ["a.rs:1: note: 501 lines: is this one idea?"]);
        assert_eq!(found("a.rs", &"\n".repeat(1001)), ["a.rs:1: 1001 lines: is this one idea? (at most 1000)"]);
        assert_eq!(found("a.rs", &format!("// @generated{}", "\n".repeat(1001))), [""; 0]);
    }

    #[test]
    fn functions_of_more_than_a_screen_are_noted_and_then_fail() {
        let function = |lines: usize| format!("\nfn f() {{{}}}\n", "\n".repeat(lines - 1));
        assert_eq!(found("a.rs", &function(70)), [""; 0]);
        assert_eq!(found("a.rs", &function(71)), ["a.rs:2: note: `f` has 71 lines: more than a screen"]);
        assert_eq!(found("a.rs", &function(101)), ["a.rs:2: `f` has 101 lines: more than a screen (at most 100)"]);
    }

    #[test]
    fn tables_of_contents_hold_no_logic() {
        let text = "pub mod a;\nfn f() {}\n#[cfg(test)]\nmod tests {\n    fn g() {}\n}\n";
        let expected = ["b/lib.rs:2: `f`: lib.rs and mod.rs hold no logic"];
        assert_eq!(found("b/lib.rs", text), expected);
        assert_eq!(found("b/mod.rs", text).len(), 1);
        assert_eq!(found("b/model.rs", text), [""; 0]);
    }
}
