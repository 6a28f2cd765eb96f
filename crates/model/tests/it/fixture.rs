//! A small sound base, and findings as one line of text each.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use lodestone_model::canonical::write_canonical;
use lodestone_model::diagnostic::{Arg, Code, Diagnostic};
use lodestone_model::read::{Input, read_base};

/// A folder that goes when it is dropped.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("lodestone-model-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        std::fs::write(self.0.join(name), content).unwrap();
        self
    }

    pub fn remove(&self, name: &str) -> &Self {
        std::fs::remove_file(self.0.join(name)).unwrap();
        self
    }

    /// Everything that stands in the folder, sorted.
    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).unwrap();
        let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

pub const MANIFEST: &str = r#"id = "small"
name_zh = "小基地"
name_en = "Small"
currency = "CNY"
periods = ["2024", "2025", "2026"]
plan_from = "2025-01-01"
discount_rate = 0.08

[default_source]
recipes = "own"
"#;

pub const TABLES: [(&str, &str); 7] = [
    ("sources.csv", "source,title_zh,grade\nown,自有数据,C\ndoc,公告,A\n"),
    ("sites.csv", "site,name_zh\nbaotou,包头\n"),
    ("commodities.csv", "commodity,name_zh,unit\nore,精矿,t\noxide,氧化物,t\n"),
    ("processes.csv", "process,name_zh\nseparate,分离\n"),
    ("recipes.csv", "process,line,commodity,amount\nseparate,in,ore,1.25\nseparate,out,oxide,1\n"),
    ("plants.csv", "plant,site,processes,counted\nworks,baotou,separate,oxide\nmill,baotou,separate,oxide\n"),
    (
        "capacities.csv",
        "plant,kind,span,capacity [kt/yr],source,note\nworks,effective,2024,20,doc,批复\nworks,effective,2025..2026,30.5,doc,\nmill,installed,,4,own,旧线\n",
    ),
];

/// The small base in a folder of its own.
pub fn small_base() -> Folder {
    let folder = Folder::new();
    folder.write("base.toml", MANIFEST);
    for (name, text) in TABLES {
        folder.write(name, text);
    }
    folder
}

/// The small base with one file replaced.
pub fn with(name: &str, content: impl AsRef<[u8]>) -> Folder {
    let folder = small_base();
    folder.write(name, content);
    folder
}

/// What reading finds, one line each.
pub fn read_findings(path: &Path) -> Vec<String> {
    read_base(path).unwrap().findings.iter().map(shown).collect()
}

/// What reading and checking finds of some codes, one line each.
pub fn check_findings(path: &Path, cases: &[&str], codes: &[Code]) -> Vec<String> {
    let checked = lodestone_model::check(read_base(path).unwrap(), cases);
    checked.findings.iter().filter(|finding| codes.contains(&finding.code)).map(shown).collect()
}

/// `C02 plants.csv:2:capacity text=abc`
pub fn shown(finding: &Diagnostic) -> String {
    let place = &finding.place;
    let mut text = format!("{} {}", finding.code.id(), place.file);
    if let Some(line) = place.line {
        text += &format!(":{line}");
    }
    if let Some(column) = &place.column {
        text += &format!(":{column}");
    }
    for (name, arg) in &finding.args {
        let arg = match arg {
            Arg::Text(text) | Arg::Term(text) => text.clone(),
            Arg::Number(number) => number.to_string(),
            Arg::Count(count) => count.to_string(),
        };
        text += &format!(" {name}={arg}");
    }
    text
}

/// The canonical form of what was read.
pub fn canonical(input: &Input) -> String {
    let mut bytes = Vec::new();
    write_canonical(input.manifest.as_ref().unwrap(), &input.grids, &input.texts, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The canonical form of a base that reads without a finding.
pub fn canonical_of(path: &Path) -> String {
    let input = read_base(path).unwrap();
    assert_eq!(input.findings, [], "{}", path.display());
    canonical(&input)
}
