//! A small base in a folder of its own, and runs of the binary on it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

/// `base.toml` of the small base.
pub const MANIFEST: &str = "\
id = \"small\"
name_zh = \"小基地\"
name_en = \"Small base\"
currency = \"CNY\"
periods = [\"2025\", \"2026\"]
discount_rate = 0
[default_source]
recipes = \"own\"
capacities = \"own\"
supplies = \"own\"
markets = \"own\"
measures = \"own\"
";

const TABLES: &[(&str, &str)] = &[
    ("base.toml", MANIFEST),
    ("sources.csv", "source,title_en,grade,audience\nown,Own,D,public\n"),
    ("sites.csv", "site\nbaotou\n"),
    ("commodities.csv", "commodity,unit\nore,t\noxide,t\n"),
    ("processes.csv", "process\nseparate\n"),
    ("recipes.csv", "process,line,commodity,amount\nseparate,in,ore,2\nseparate,out,oxide,1\n"),
    ("plants.csv", "plant,site,processes,counted\nworks,baotou,separate,oxide\n"),
    ("capacities.csv", "plant,kind,capacity,availability\nworks,effective,1000,1\n"),
    ("supplies.csv", "commodity,site,price\nore,baotou,100\n"),
    ("markets.csv", "commodity,site,price,max\noxide,baotou,500,2000\n"),
];

/// A folder that goes away with its name.
pub struct Folder(PathBuf);

impl Folder {
    /// An empty folder.
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("lodestone-cli-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    /// The small base in `base`.
    pub fn with_base() -> Self {
        let folder = Self::new();
        std::fs::create_dir(folder.base()).unwrap();
        for (name, text) in TABLES {
            folder.write(name, text);
        }
        folder
    }

    /// Path of the base.
    pub fn base(&self) -> PathBuf {
        self.0.join("base")
    }

    /// Path of something in the folder.
    pub fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Writes a file of the base.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        std::fs::write(self.base().join(name), bytes).unwrap();
        self
    }

    /// Names in the folder, sorted.
    pub fn names(&self) -> Vec<String> {
        names(&self.0)
    }

    /// Runs the binary in the folder.
    pub fn run(&self, args: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lodestone"));
        command.args(args).current_dir(&self.0);
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
            command.env_remove(name);
        }
        Run::of(command.output().unwrap())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// Names in a folder, sorted.
pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// What a run left.
#[derive(Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Run {
    fn of(output: Output) -> Self {
        Run {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The finding with this code: place, message and hint, one line each.
    pub fn finding(&self, code: &str) -> String {
        let head = format!("  {code}  ");
        let mut lines = self.out.lines().skip_while(|line| !line.starts_with(&head));
        let place = lines.next().unwrap_or_else(|| panic!("no {code} in\n{}\n{}", self.out, self.err));
        let rest = lines.take_while(|line| !line.is_empty()).map(str::trim);
        std::iter::once(place.trim_start_matches(&head)).chain(rest).collect::<Vec<_>>().join("\n")
    }
}

/// The small base with these files written anew has this finding: place, message and hint, in Chinese and English.
pub fn check(code: &str, files: &[(&str, &str)], expected: [&str; 2]) {
    let folder = Folder::with_base();
    files.iter().for_each(|(name, text)| {
        folder.write(name, text);
    });
    assert_eq!(findings(&folder, code, &[]), expected);
}

/// The finding with this code in both languages; errors, and only they, end with exit code 2.
pub fn findings(folder: &Folder, code: &str, more: &[&str]) -> [String; 2] {
    ["zh", "en"].map(|lang| {
        let run = folder.run(&[&["check", "base", "--lang", lang], more].concat());
        assert_eq!(run.err, "", "nothing but findings");
        let is_refused = run.out.contains("有错误，不能使用") || run.out.contains("there are errors");
        assert_eq!(run.code, Some(if is_refused { 2 } else { 0 }), "{}", run.out);
        run.finding(code)
    })
}
