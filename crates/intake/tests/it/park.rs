//! The sample park, whole and without the statements that the workbooks are to bring.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex};

use lodestone_model::CheckedBase;
use lodestone_model::check;
use lodestone_model::read::read_base;

/// Figures of a firm in a month, in the units of the base: 万元, 万元, MWh, 人.
#[derive(Debug, Clone)]
pub struct Firm {
    pub id: String,
    pub zh: String,
    pub code: String,
    pub gross: String,
    pub inside: String,
    pub power: String,
    pub staff: Option<String>,
    /// Plant, commodity, value, unit.
    pub output: (String, String, String, String),
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bases/sample-park")
}

fn rows(file: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(folder().join(file)).unwrap();
    text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// Figures of every firm in a month, by firm.
pub fn month(span: &str) -> Vec<Firm> {
    let mut of: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for row in rows("reports.csv").into_iter().filter(|row| row[4] == span) {
        of.insert((row[0].clone(), row[1].clone()), row);
    }
    let value = |id: &str, indicator: &str| of.get(&(id.to_owned(), indicator.to_owned())).map(|row| row[5].clone());
    let firm = |row: Vec<String>| {
        let id = row[0].clone();
        let output = &of[&(id.replace('f', "p"), String::new())];
        Firm {
            gross: value(&id, "gross-output").unwrap(),
            inside: value(&id, "inside-sales").unwrap(),
            power: value(&id, "electricity").unwrap(),
            staff: value(&id, "staff"),
            output: (output[0].clone(), output[3].clone(), output[5].clone(), output[6].clone()),
            zh: row[1].clone(),
            code: row[3].clone(),
            id,
        }
    };
    rows("enterprises.csv").into_iter().map(firm).collect()
}

/// The park as it is.
pub fn clean() -> Arc<CheckedBase> {
    without(&[])
}

/// The park without what firms and plants stated about these months.
pub fn without(spans: &[&str]) -> Arc<CheckedBase> {
    static MADE: LazyLock<Mutex<BTreeMap<Vec<String>, Arc<CheckedBase>>>> = LazyLock::new(Mutex::default);
    let key: Vec<String> = spans.iter().map(|span| (*span).to_owned()).collect();
    let mut made = MADE.lock().unwrap();
    let base = made.entry(key).or_insert_with(|| {
        let copy = Copy::new(spans);
        Arc::new(check(read_base(&copy.0).unwrap(), &[]).base.unwrap())
    });
    base.clone()
}

/// A copy of the park in a folder that goes away.
pub struct Copy(pub PathBuf);

impl Copy {
    /// Without what firms and plants stated about these months.
    pub fn new(spans: &[&str]) -> Self {
        static COUNT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
        let number = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("lodestone-intake-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        for entry in std::fs::read_dir(folder()).unwrap() {
            let entry = entry.unwrap();
            if entry.file_name() == "reports.csv" {
                let text = std::fs::read_to_string(entry.path()).unwrap();
                let stays = |line: &&str| !spans.iter().any(|span| line.contains(&format!(",{span},")));
                let kept: String = text.lines().filter(stays).flat_map(|line| [line, "\n"]).collect();
                std::fs::write(path.join("reports.csv"), kept).unwrap();
            } else if entry.path().is_file() {
                std::fs::copy(entry.path(), path.join(entry.file_name())).unwrap();
            }
        }
        Copy(path)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}
