//! Bases for tests: from the repository's folders, or written on the spot.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use lodestone_model::base::CheckedBase;
use lodestone_model::check::check;
use lodestone_model::diagnostic::Severity;
use lodestone_model::read::read_base;

/// A base of the repository.
pub fn base(name: &str) -> CheckedBase {
    load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bases").join(name))
}

/// A works with projects, and further tables; its milestones are some of what happened, or all.
pub fn works(tables: &[(&str, &str)], is_complete: bool) -> CheckedBase {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let id = NEXT.fetch_add(1, Ordering::Relaxed);
    let folder: PathBuf = std::env::temp_dir().join(format!("lodestone-judge-{}-{id}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let own = [
        ("sites", "site\npark\n"),
        ("commodities", "commodity,unit\nore,t\noxide,t\n"),
        ("processes", "process\nseparate\n"),
        ("recipes", "process,line,commodity,amount\nseparate,in,ore,2\nseparate,out,oxide,1\n"),
        ("plants", "plant,site,processes,counted\nworks,park,separate,oxide\n"),
        ("capacities", "plant,kind,capacity,availability\nworks,effective,1000,1\n"),
    ];
    let milestones = if is_complete { "milestones = \"all\"\n" } else { "" };
    let mut manifest = "id = \"t\"\nname_zh = \"测试\"\nname_en = \"test\"\ncurrency = \"CNY\"\n\
                        periods = \"2024..2027\"\nstep = \"year\"\nplan_from = \"2025-01-01\"\ndiscount_rate = 0\n"
        .to_owned();
    manifest.push_str(milestones);
    manifest.push_str("[default_source]\n");
    for (name, text) in own.iter().chain(tables) {
        std::fs::write(folder.join(format!("{name}.csv")), text).unwrap();
        manifest.push_str(&format!("{name} = \"s\"\n"));
    }
    std::fs::write(folder.join("sources.csv"), "source,title_en,grade\ns,made up for a test,S\n").unwrap();
    std::fs::write(folder.join("base.toml"), manifest).unwrap();
    let base = load(&folder);
    std::fs::remove_dir_all(&folder).unwrap();
    base
}

fn load(path: &Path) -> CheckedBase {
    let checked = check(read_base(path).unwrap(), &[]);
    let errors: Vec<_> = checked.findings.iter().filter(|f| f.severity() == Severity::Error).collect();
    checked.base.unwrap_or_else(|| panic!("{errors:#?}"))
}
