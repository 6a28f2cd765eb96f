//! Borders between crates: which may know which, who owns a heavy library, what engines refuse to touch.

use super::finding::Finding;
use super::source::Source;

/// A library (as the manifest and as the code name it) and the one crate that links it.
const HOMES: [(&str, &str, &str); 4] = [
    ("faer", "faer", "balance"),
    ("highs-sys", "highs_sys", "solve"),
    ("rusqlite", "rusqlite", "store"),
    ("libsqlite3-sys", "libsqlite3_sys", "store"),
];

/// The model and the engines: pure functions of their input.
const PURE: [&str; 9] = ["model", "solve", "plan", "balance", "track", "judge", "intake", "ledger", "ensemble"];

/// The one place among them where files are read.
const READER: &str = "crates/model/src/read";

const IMPURE: [&str; 7] = ["print!", "println!", "eprint!", "eprintln!", "std::fs", "std::env", "SystemTime"];

pub fn check_manifest(path: &str, content: &str) -> Vec<Finding> {
    let Some(owner) = crate_of(path) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for (line, dependency) in dependencies(content) {
        if let Some(message) = forbidden_dependency(owner, dependency) {
            findings.push(Finding::fail(path, line, message));
        }
    }
    findings
}

fn forbidden_dependency(owner: &str, dependency: &str) -> Option<String> {
    if let Some((_, _, home)) = HOMES.iter().find(|(library, _, _)| *library == dependency) {
        return (*home != owner).then(|| format!("{dependency} is linked in {home} only"));
    }
    let neighbour = dependency.strip_prefix("lodestone-")?;
    match may_know(owner, neighbour) {
        None => Some(format!("{owner} has no edges yet: name them in {}", file!())),
        Some(false) => Some(format!("{owner} must not know {neighbour}")),
        Some(true) => None,
    }
}

/// The direction of dependencies; none for a crate that this table does not know yet.
fn may_know(owner: &str, neighbour: &str) -> Option<bool> {
    let may = match owner {
        "model" | "solve" => false,
        "balance" | "track" | "judge" | "intake" | "ledger" => neighbour == "model",
        "plan" => matches!(neighbour, "model" | "solve"),
        "ensemble" => matches!(neighbour, "model" | "solve" | "plan"),
        "store" => matches!(neighbour, "model" | "ledger"),
        "report" => PURE.contains(&neighbour),
        "server" => PURE.contains(&neighbour) || matches!(neighbour, "store" | "report"),
        "cli" => neighbour != "py",
        "py" => !matches!(neighbour, "cli" | "server"),
        _ => return None,
    };
    Some(may)
}

/// Names of packages in every dependency section, each with its line; `package = "…"` counts, not its alias.
fn dependencies(content: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut inside = false;
    for (index, line) in content.lines().enumerate() {
        let line = line.trim();
        if let Some(header) = line.strip_prefix('[') {
            let header = header.trim_end_matches(']');
            inside = header.contains("dependencies");
            if let Some((section, name)) = header.rsplit_once('.')
                && section.ends_with("dependencies")
            {
                found.push((index + 1, name.trim_matches('"')));
            }
        } else if inside && !line.is_empty() && !line.starts_with('#') {
            found.push((index + 1, package(line)));
        }
    }
    found
}

fn package(line: &str) -> &str {
    let renamed = line.find("package").and_then(|at| line[at..].split('"').nth(1));
    let key = line.split(['=', '.', ' ']).next().unwrap_or(line);
    renamed.unwrap_or(key.trim_matches('"'))
}

pub fn check_source(source: &Source) -> Vec<Finding> {
    let Some(owner) = crate_of(&source.path) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for (_, library, home) in HOMES.iter().filter(|(_, _, home)| *home != owner) {
        for at in source.words(library) {
            let message = format!("{library} is used in {home} only");
            findings.push(Finding::fail(&source.path, source.line(at), message));
        }
    }
    if PURE.contains(&owner) && !source.path.starts_with(READER) {
        findings.extend(impure(source));
    }
    findings
}

fn impure(source: &Source) -> impl Iterator<Item = Finding> {
    let spelt = IMPURE.iter().flat_map(|word| source.words(word).map(move |at| (at, *word)));
    let grouped =
        source.imports().flat_map(|(at, import)| grouped_std_modules(import).into_iter().map(move |word| (at, word)));
    spelt.chain(grouped).filter(|&(at, _)| !source.is_test(at)).map(|(at, word)| {
        let message = format!("{word} in an engine: engines are pure functions of their input");
        Finding::fail(&source.path, source.line(at), message)
    })
}

/// Finds the modules in `std::{fs, io}`, which never spells `std::fs`.
fn grouped_std_modules(import: &str) -> Vec<&'static str> {
    let Some(group) = import.trim_start_matches("::").strip_prefix("std::{") else {
        return Vec::new();
    };
    let names: Vec<&str> = group.split(|c: char| c != '_' && !c.is_alphanumeric()).collect();
    ["std::fs", "std::env"].into_iter().filter(|module| names.contains(&&module["std::".len()..])).collect()
}

/// The crate that a path below crates/ belongs to.
fn crate_of(path: &str) -> Option<&str> {
    path.strip_prefix("crates/")?.split_once('/').map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(owner: &str, content: &str) -> Vec<String> {
        let path = format!("crates/{owner}/Cargo.toml");
        check_manifest(&path, content).into_iter().map(|finding| finding.message).collect()
    }

    fn source(path: &str, text: &str) -> Vec<String> {
        let findings = check_source(&Source::new(path, text));
        findings.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn crates_know_only_whom_the_design_lets_them() {
        let plan = "[dependencies]\nlodestone-model.workspace = true\nlodestone-solve = { workspace = true }\n";
        assert_eq!(manifest("plan", plan), [""; 0]);
        assert_eq!(manifest("model", plan), ["model must not know model", "model must not know solve"]);
    }

    #[test]
    fn an_edge_is_found_in_every_way_to_write_it() {
        for content in [
            "[dependencies.lodestone-report]\nworkspace = true\n",
            "[dev-dependencies]\nlodestone-report.workspace = true\n",
            "[target.'cfg(unix)'.dependencies]\nlodestone-report = { path = \"../report\" }\n",
            "[dependencies]\nwords = { package = \"lodestone-report\", path = \"../report\" }\n",
        ] {
            assert_eq!(manifest("plan", content), ["plan must not know report"], "{content}");
        }
        assert_eq!(manifest("plan", "[package]\ndescription = \"lodestone-report\"\n"), [""; 0]);
    }

    #[test]
    fn a_new_crate_must_name_its_edges() {
        let found = manifest("novel", "[dependencies]\nlodestone-model.workspace = true\n");
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("novel has no edges yet"));
    }

    #[test]
    fn heavy_libraries_have_one_home() {
        let highs = "[dependencies]\nhighs-sys = \"1.16\"\n";
        assert_eq!(manifest("solve", highs), [""; 0]);
        assert_eq!(manifest("plan", highs), ["highs-sys is linked in solve only"]);
        assert_eq!(source("crates/plan/src/a.rs", "use highs_sys::Highs_run;\n"), ["highs_sys is used in solve only"]);
        assert_eq!(source("crates/solve/src/highs/a.rs", "use highs_sys::Highs_run;\n"), [""; 0]);
        assert_eq!(source("crates/ledger/src/a.rs", "use rusqlite::Connection;\n"), ["rusqlite is used in store only"]);
        assert_eq!(source("crates/store/src/a.rs", "use rusqlite::Connection;\n"), [""; 0]);
    }

    #[test]
    fn engines_neither_print_nor_read_nor_ask_the_time() {
        for text in [
            "fn f() { println!(\"1\"); }",
            "fn f() { eprint!(\"1\"); }",
            "fn f() { std::fs::read(\"a\"); }",
            "use std::{collections::{BTreeMap, BTreeSet}, env};",
            "use std::time::SystemTime;",
        ] {
            assert_eq!(source("crates/plan/src/a.rs", text).len(), 1, "{text}");
            assert_eq!(source("crates/cli/src/a.rs", text), [""; 0], "{text}");
            assert_eq!(source("crates/model/src/read/csv.rs", text), [""; 0], "{text}");
            assert_eq!(source("crates/plan/tests/it/main.rs", text), [""; 0], "{text}");
        }
        assert_eq!(source("crates/plan/src/a.rs", "use std::{fmt, io};\n"), [""; 0]);
    }
}
