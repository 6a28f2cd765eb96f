//! Words that Rust code here does without.

use super::finding::Finding;
use super::source::Source;

/// A word, where it may stand, and what to do instead.
struct Ban {
    word: &'static str,
    allowed: fn(&Source, usize) -> bool,
    why: &'static str,
}

const BANS: [Ban; 6] = [
    Ban { word: "unsafe", allowed: in_a_binding, why: "only the HiGHS binding and py may" },
    Ban { word: ".unwrap()", allowed: Source::is_test, why: "say why in expect(\"…\")" },
    Ban { word: "todo!", allowed: nowhere, why: "finish it or leave it out" },
    Ban { word: "unimplemented!", allowed: nowhere, why: "finish it or leave it out" },
    Ban { word: "dbg!", allowed: nowhere, why: "left from a search for a fault" },
    Ban { word: "#[ignore", allowed: nowhere, why: "a test runs or goes" },
];

pub fn check(source: &Source) -> Vec<Finding> {
    let mut findings: Vec<Finding> = BANS.iter().flat_map(|ban| banned(source, ban)).collect();
    findings.extend(glob_imports(source));
    findings
}

fn banned(source: &Source, ban: &Ban) -> impl Iterator<Item = Finding> {
    source.words(ban.word).filter(|&at| !(ban.allowed)(source, at)).map(|at| {
        let message = format!("{}: {}", ban.word, ban.why);
        Finding::fail(&source.path, source.line(at), message)
    })
}

fn in_a_binding(source: &Source, _at: usize) -> bool {
    ["crates/solve/src/highs", "crates/py/"].iter().any(|home| source.path.starts_with(home))
}

fn nowhere(_source: &Source, _at: usize) -> bool {
    false
}

fn glob_imports(source: &Source) -> impl Iterator<Item = Finding> {
    source
        .imports()
        .filter(|&(at, import)| import.contains('*') && !(import == "super::*" && source.is_test(at)))
        .map(|(at, _)| Finding::fail(&source.path, source.line(at), "glob import: name what is used"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        check(&Source::new(path, text)).iter().map(Finding::to_string).collect()
    }

    #[test]
    fn glob_imports_fail_but_for_super_in_tests() {
        let glob = |line: usize| format!("a.rs:{line}: glob import: name what is used");
        assert_eq!(found("a.rs", "use b::*;\npub use c::{\n    d::*,\n};\n"), [glob(1), glob(2)]);
        assert_eq!(found("a.rs", "use super::*;\n"), [glob(1)]);
        assert_eq!(found("a.rs", "#[cfg(test)]\nmod tests {\n    use super::*;\n}\n"), [""; 0]);
        assert_eq!(found("a.rs", "use b::{c, d};\nfn f() -> u8 { 2 * 3 }\n"), [""; 0]);
    }

    #[test]
    fn unsafe_code_lives_in_bindings() {
        let text = "fn f() {\n    unsafe { g() }\n}\n";
        let expected = ["crates/plan/src/a.rs:2: unsafe: only the HiGHS binding and py may"];
        assert_eq!(found("crates/plan/src/a.rs", text), expected);
        assert_eq!(found("crates/solve/src/highs/call.rs", text), [""; 0]);
        assert_eq!(found("crates/py/src/lib.rs", text), [""; 0]);
        assert_eq!(found("a.rs", "#![deny(unsafe_code)] // unsafe\n"), [""; 0]);
    }

    #[test]
    fn unwrap_is_for_tests() {
        assert_eq!(found("a.rs", "let b = c\n    .unwrap();\n"), ["a.rs:2: .unwrap(): say why in expect(\"…\")"]);
        assert_eq!(found("a.rs", "#[test]\nfn f() { g().unwrap() }\n"), [""; 0]);
        assert_eq!(found("a.rs", "/// x.unwrap()\nfn f() { g().unwrap_or(1) }\n"), [""; 0]);
    }

    #[test]
    fn unfinished_code_fails_in_tests_too() {
        for (text, word) in [
            ("fn f() { todo!() }", "todo!"),
            ("fn f() { unimplemented!(\"later\") }", "unimplemented!"),
            ("fn f() { dbg!(1) }", "dbg!"),
            ("#[test]\n#[ignore = \"slow\"]\nfn f() {}", "#[ignore"),
        ] {
            let findings = check(&Source::new("tests/it/main.rs", text));
            assert_eq!(findings.len(), 1, "{text}");
            assert!(findings[0].message.starts_with(word), "{text}");
        }
        assert_eq!(found("a.rs", "// todo!()\nlet a = \"dbg!(#[ignore]\";\n"), [""; 0]);
    }
}
