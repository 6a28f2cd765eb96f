//! Bases for tests: from the repository's folders, or written on the spot.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use lodestone_model::base::CheckedBase;
use lodestone_model::diagnostic::Severity;
use lodestone_model::{check, read};
use lodestone_plan::result::{AuditVerdict, Label, Outcome, Plan, Planned};
use lodestone_plan::{Case, PlanResult, Request, plan};
use lodestone_solve::Flow;

/// A base of the repository, with cases applied.
pub fn base(name: &str, cases: &[&str]) -> Arc<CheckedBase> {
    load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bases").join(name), cases)
}

/// A base written as (file, text) pairs; `sources` and the default source are added.
pub fn written(toml: &str, tables: &[(&str, &str)]) -> Arc<CheckedBase> {
    written_cases(toml, tables, &[]).0
}

/// The same, and that base under each of these cases.
pub fn written_cases(toml: &str, tables: &[(&str, &str)], cases: &[&str]) -> (Arc<CheckedBase>, Vec<Case>) {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let id = NEXT.fetch_add(1, Ordering::Relaxed);
    let folder: PathBuf = std::env::temp_dir().join(format!("lodestone-plan-{}-{id}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let mut manifest =
        format!("id = \"t\"\nname_zh = \"测试\"\nname_en = \"test\"\ncurrency = \"CNY\"\n{toml}\n[default_source]\n");
    for (name, text) in tables {
        fs::write(folder.join(format!("{name}.csv")), text.trim_start()).unwrap();
        manifest.push_str(&format!("{name} = \"s\"\n"));
    }
    fs::write(folder.join("sources.csv"), "source,title_en,grade\ns,made up for a test,S\n").unwrap();
    fs::write(folder.join("base.toml"), manifest).unwrap();
    let base = load(&folder, &[]);
    let under = |&name: &&str| Case { name: Label::plain(name), base: Some(load(&folder, &[name])) };
    let cases = cases.iter().map(under).collect();
    fs::remove_dir_all(&folder).unwrap();
    (base, cases)
}

fn load(path: &Path, cases: &[&str]) -> Arc<CheckedBase> {
    let checked = check::check(read::read_base(path).unwrap(), cases);
    let errors: Vec<_> = checked.findings.iter().filter(|f| f.severity() == Severity::Error).collect();
    Arc::new(checked.base.unwrap_or_else(|| panic!("{errors:#?}")))
}

/// Plans a base with full answers.
pub fn planned_result(base: &Arc<CheckedBase>, request: &Request) -> PlanResult {
    plan(base, request, &mut |_| Flow::Continue).unwrap()
}

/// The plan of a base that has one; its audit passes.
pub fn planned(base: &Arc<CheckedBase>) -> Planned {
    match planned_result(base, &Request::default()).outcome {
        Outcome::Planned(planned) => {
            passes(&planned.plan);
            *planned
        }
        other => panic!("{other:#?}"),
    }
}

/// Asserts that a plan's audit passes.
pub fn passes(plan: &Plan) {
    assert_eq!(plan.audit.verdict, AuditVerdict::Passed, "{:?}", plan.audit);
    assert!(plan.audit.checked > 0);
}

/// Asserts that two numbers agree to `relative`.
pub fn close(a: f64, b: f64, relative: f64) {
    assert!((a - b).abs() <= relative * b.abs().max(1.0), "{a} is not {b}");
}
