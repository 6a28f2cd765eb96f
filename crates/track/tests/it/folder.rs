//! Bases written for one test, in a folder that goes away with its name.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use lodestone_model::base::CheckedBase;
use lodestone_model::check::check;
use lodestone_model::read::read_base;

/// A folder of its own.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("lodestone-track-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.0.join(name), text).unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

const MANIFEST: &str = "\
id = \"small\"
name_zh = \"小基地\"
name_en = \"Small base\"
currency = \"CNY\"
periods = [\"2025\", \"2026\"]
discount_rate = 0
[default_source]
capacities = \"own\"
measures = \"own\"
targets = \"own\"
reports = \"own\"
sales_links = \"own\"
prices = \"own\"
samples = \"own\"
recipes = \"own\"
";

const TABLES: [(&str, &str); 10] = [
    ("base.toml", MANIFEST),
    ("sources.csv", "source,title_en,grade,audience\nown,Own,D,public\n"),
    ("sites.csv", "site\nbaotou\n"),
    ("commodities.csv", "commodity,unit\nore,t\noxide,t\n"),
    ("processes.csv", "process\nseparate\n"),
    ("recipes.csv", "process,line,commodity,amount\nseparate,in,ore,2\nseparate,out,oxide,1\n"),
    ("plants.csv", "plant,site,processes,counted\nworks,baotou,separate,ore\n"),
    ("capacities.csv", "plant,kind,capacity,availability\nworks,effective,2000,1\n"),
    ("measures.csv", "measure,weight,kind,commodity\nmade,1,output,oxide\n"),
    ("indicators.csv", "indicator,measure,over\nout,made,\n"),
];

/// A small base with more tables, or other ones.
pub fn small(tables: &[(&str, &str)]) -> CheckedBase {
    let folder = Folder::new();
    for (name, text) in TABLES.iter().chain(tables) {
        folder.write(name, text);
    }
    let checked = check(read_base(folder.path()).unwrap(), &[]);
    checked.base.unwrap_or_else(|| panic!("{:?}", checked.findings))
}

/// Rows of `reports`: `head` before each month and value (to a tenth), `tail` and the day of the statement after it.
pub fn months(head: &str, first_year: i32, values: &[f64], tail: &str) -> String {
    let row = |(at, value): (usize, &f64)| {
        let (year, month) = (first_year + at as i32 / 12, at % 12 + 1);
        let (next_year, next) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        format!("{head},{year}-{month:02},{value:.1},{tail},{next_year}-{next:02}-15\n")
    };
    values.iter().enumerate().map(row).collect()
}
