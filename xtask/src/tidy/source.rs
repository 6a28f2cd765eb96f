//! A Rust file as the rules see it: code without comments and literals, lines, test code, functions.

use std::ops::Range;

use super::mask::mask;

/// One Rust file.
pub struct Source {
    /// Path from the root of the repository.
    pub path: String,
    /// The text with spaces for comments and literals; offsets are those of the file.
    pub code: String,
    /// The text as it is.
    pub text: String,
    line_starts: Vec<usize>,
    tests: Vec<Range<usize>>,
}

/// A function with a body.
#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    pub name: String,
    /// Offset of its `fn`.
    pub at: usize,
    /// From the line of `fn` to that of the closing brace, both counted.
    pub lines: usize,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        let code = mask(text);
        let line_starts = std::iter::once(0).chain(code.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let tests = if is_test_path(path) { Vec::from([whole(&code)]) } else { test_items(&code) };
        Self { path: path.into(), code, text: text.into(), line_starts, tests }
    }

    /// Line of an offset, counted from 1.
    pub fn line(&self, at: usize) -> usize {
        self.line_starts.partition_point(|&start| start <= at)
    }

    /// Offset of the first byte of a line counted from 1.
    pub fn line_start(&self, line: usize) -> usize {
        self.line_starts[line - 1]
    }

    /// Whether an offset lies in code that only tests run.
    pub fn is_test(&self, at: usize) -> bool {
        self.tests.iter().any(|range| range.contains(&at))
    }

    /// Offsets where a word or a path such as `std::fs` stands by itself.
    pub fn words<'s>(&'s self, word: &'s str) -> impl Iterator<Item = usize> + 's {
        words(&self.code, word)
    }

    /// Every `use` statement with its offset, without the `use` and the semicolon.
    pub fn imports(&self) -> impl Iterator<Item = (usize, &str)> {
        self.words("use").filter_map(|at| {
            let rest = &self.code[at + "use".len()..];
            let statement = rest[..rest.find(';')?].trim();
            // `impl Trait + use<'a>` is a bound, not an import.
            (!statement.starts_with('<')).then_some((at, statement))
        })
    }

    /// Functions with a body, in the order of the file; nested ones too.
    pub fn functions(&self) -> impl Iterator<Item = Function> {
        self.words("fn").filter_map(|at| {
            let rest = self.code[at + "fn".len()..].trim_start();
            let name: String = rest.chars().take_while(|&c| is_word(c)).collect();
            let body = (!name.is_empty()).then(|| item_body(&self.code, at)).flatten()?;
            let lines = self.line(body.end - 1) - self.line(at) + 1;
            Some(Function { name, at, lines })
        })
    }
}

fn words<'s>(code: &'s str, word: &'s str) -> impl Iterator<Item = usize> + 's {
    code.match_indices(word).map(|(at, _)| at).filter(move |&at| {
        let before = code[..at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        let cut =
            |outer: Option<char>, inner: Option<char>| !(outer.is_some_and(is_word) && inner.is_some_and(is_word));
        cut(before, word.chars().next()) && cut(after, word.chars().next_back())
    })
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

fn is_test_path(path: &str) -> bool {
    path.split('/').any(|part| matches!(part, "tests" | "testkit" | "benches" | "examples" | "tests.rs" | "testkit.rs"))
}

/// Every offset of the file, with that of its empty last line.
fn whole(code: &str) -> Range<usize> {
    0..code.len() + 1
}

/// Items under `#[test]` or `#[cfg(test)]`; the whole file under `#![cfg(test)]`.
fn test_items(code: &str) -> Vec<Range<usize>> {
    let mut items = Vec::new();
    for (at, _) in code.match_indices('#') {
        let inner = code[at + 1..].starts_with('!');
        let open = at + 1 + usize::from(inner);
        if !code[open..].starts_with('[') {
            continue;
        }
        let close = matching(code, open).unwrap_or(code.len());
        if !is_test_attribute(&code[open + 1..close]) {
            continue;
        }
        let end = if inner { whole(code).end } else { item_end(code, close + 1) };
        items.push(at..end);
    }
    items
}

fn is_test_attribute(attribute: &str) -> bool {
    let attribute = attribute.trim();
    attribute == "test"
        || attribute.starts_with("cfg(")
            && words(attribute, "test").next().is_some()
            && words(attribute, "not").next().is_none()
}

/// End of the item that goes on at `from`: its closing brace or its semicolon.
fn item_end(code: &str, from: usize) -> usize {
    match item_body(code, from) {
        Some(body) => body.end,
        None => code[from..].find(';').map_or(code.len(), |at| from + at + 1),
    }
}

/// The braces of the item that goes on at `from`, unless a semicolon ends it before; brackets are skipped.
fn item_body(code: &str, from: usize) -> Option<Range<usize>> {
    let bytes = code.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b';' => return None,
            b'{' => return Some(at..matching(code, at)? + 1),
            b'(' | b'[' => at = matching(code, at)?,
            _ => {}
        }
        at += 1;
    }
    None
}

/// Offset of the bracket that closes the one at `open`.
fn matching(code: &str, open: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[test]
    fn lines_are_counted_from_one() {
        let source = Source::new("a.rs", "a\nb\n");
        assert_eq!([source.line(0), source.line(1), source.line(2)], [1, 1, 2]);
        assert_eq!(source.line_start(2), 2);
    }

    #[test]
    fn words_stand_by_themselves() {
        let source = Source::new("a.rs", "unsafe_code; unsafe {} \"unsafe\" std::fs std::fsx");
        assert_eq!(source.words("unsafe").collect::<Vec<_>>(), [13]);
        assert_eq!(source.words("std::fs").count(), 1);
    }

    #[test]
    fn test_code_is_what_only_tests_run() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\nfn c() {}\n\
                    #[cfg(not(test))]\nfn d() {}\n#[test]\n#[should_panic(expected = \"}\")]\nfn e() {}\n";
        let source = Source::new("crates/plan/src/a.rs", text);
        let tested: Vec<(String, bool)> =
            source.functions().map(|function| (function.name, source.is_test(function.at))).collect();
        let expected = [("a", false), ("b", true), ("c", false), ("d", false), ("e", true)];
        assert_eq!(tested, expected.map(|(name, test)| (name.to_string(), test)));
    }

    #[test]
    fn whole_files_of_tests_are_test_code() {
        assert!(Source::new("crates/plan/tests/it/main.rs", "fn a() {}").is_test(0));
        assert!(Source::new("crates/plan/src/a.rs", "#![cfg(test)]\nfn a() {}").is_test(14));
        assert!(!Source::new("crates/plan/src/latest.rs", "fn a() {}").is_test(0));
    }

    #[test]
    fn functions_are_measured_to_their_closing_brace() {
        let text = "trait T {\n    fn declared(&self) -> [u8; 4];\n}\n\
                    fn long<F: Fn(u32) -> u32>(f: F)\nwhere\n    F: Copy,\n{\n    if f(1) > 0 { '{'; }\n}\n\
                    type Pointer = fn(u32) -> u32;\n";
        let source = Source::new("a.rs", text);
        let functions: Vec<(String, usize)> =
            source.functions().map(|function| (function.name, function.lines)).collect();
        assert_eq!(functions, [("long".to_string(), 6)]);
    }

    #[test]
    fn imports_are_statements_and_not_bounds() {
        let text = "pub use a::{\n    b,\n};\nfn f(x: &str) -> impl Iterator + use<'_> { x * 2; }\n";
        let source = Source::new("a.rs", text);
        let imports: Vec<&str> = source.imports().map(|(_, statement)| statement).collect();
        assert_eq!(imports, ["a::{\n    b,\n}"]);
    }
}
