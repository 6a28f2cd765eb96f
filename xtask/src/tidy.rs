//! The house rules that a machine can check, on every file that git tracks or would track.

mod borders;
mod finding;
mod mask;
mod reading;
mod source;
mod text;
mod words;

use std::fs;
use std::path::Path;
use std::process::Command;

use finding::{Finding, Level};
use source::Source;

/// Prints every finding; the error, a sentence for the terminal, counts those that must go.
pub fn run(root: &Path) -> Result<(), String> {
    let mut findings = Vec::new();
    let paths = repository_files(root)?;
    for path in &paths {
        let bytes = fs::read(root.join(path)).map_err(|error| format!("failed to read {path}: {error}"))?;
        findings.extend(check_file(path, &bytes));
    }
    for finding in &findings {
        println!("{finding}");
    }
    let failures = findings.iter().filter(|f| f.level == Level::Fail).count();
    if failures > 0 {
        return Err(format!("tidy: {failures} to mend"));
    }
    println!("tidy: {} files in order", paths.len());
    Ok(())
}

fn check_file(path: &str, bytes: &[u8]) -> Vec<Finding> {
    let mut findings = text::check_size(path, bytes);
    let Some(content) = text::content(bytes) else {
        return findings;
    };
    let source = path.ends_with(".rs").then(|| Source::new(path, content));
    findings.extend(text::check(path, content, source.as_ref()));
    if path.ends_with("Cargo.toml") {
        findings.extend(borders::check_manifest(path, content));
    }
    if let Some(source) = &source {
        findings.extend(reading::check(source));
        findings.extend(words::check(source));
        findings.extend(borders::check_source(source));
    }
    findings.sort_by_key(|finding| finding.line);
    findings
}

/// Paths from the root, with `/`: tracked files and new ones that are not ignored, as far as they exist.
fn repository_files(root: &Path) -> Result<Vec<String>, String> {
    let output = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"])
        .current_dir(root)
        .output()
        .map_err(|error| format!("failed to start git: {error}"))?;
    if !output.status.success() {
        let reason = String::from_utf8_lossy(&output.stderr);
        return Err(format!("failed to list the files: {}", reason.trim()));
    }
    let list = String::from_utf8_lossy(&output.stdout);
    let mut paths: Vec<String> =
        list.split_terminator('\0').filter(|path| root.join(path).is_file()).map(String::from).collect();
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_of_all_rules_come_in_order_of_lines() {
        let content = b"use std::fs;\nfn f() {\n    todo!()\n} \n";
        let lines: Vec<String> = check_file("crates/plan/src/a.rs", content).iter().map(Finding::to_string).collect();
        assert_eq!(
            lines,
            [
                "crates/plan/src/a.rs:1: std::fs in an engine: engines are pure functions of their input",
                "crates/plan/src/a.rs:3: todo!: finish it or leave it out",
                "crates/plan/src/a.rs:4: white space at the end of the line",
            ]
        );
    }

    #[test]
    fn the_list_holds_tracked_and_new_files_and_no_ignored_or_deleted_ones() {
        let root = std::env::temp_dir().join(format!("tidy-{}", std::process::id()));
        fs::create_dir_all(&root).expect("a folder");
        for name in ["tracked", "deleted", "new", "ignored"] {
            fs::write(root.join(name), "").expect("a file");
        }
        fs::write(root.join(".gitignore"), "ignored\n").expect("a file");
        for arguments in [&["init", "-q"][..], &["add", "tracked", "deleted"]] {
            let status = Command::new("git").args(arguments).current_dir(&root).status();
            assert!(status.expect("git runs").success());
        }
        fs::remove_file(root.join("deleted")).expect("it was there");
        let paths = repository_files(&root);
        fs::remove_dir_all(&root).expect("it was there");
        assert_eq!(paths.expect("a repository"), [".gitignore", "new", "tracked"]);
    }
}
