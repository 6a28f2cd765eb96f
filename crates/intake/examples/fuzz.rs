//! Broken files against the readers and all that follows: `cargo run --release -p lodestone-intake --example fuzz -- MINUTES`.
//!
//! Starts from the files of the tests and from texts, changes bytes of the parts inside (and of the whole), reads, drafts a profile
//! and imports by it. A panic ends it and leaves the file that caused it in the temporary folder. Run it under `ulimit -v` to
//! bound memory. The seed is fixed, so that a run can be repeated.

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use lodestone_intake::{SentFile, import, suggest};
use lodestone_model::check::check;
use lodestone_model::read::read_base;
use lodestone_model::read::sheets::{read_sheets, sha256};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Parts that readers look for: put in anywhere, they reach further than random bytes.
const WORDS: &[&str] = &[
    "<c r=\"XFD1048576\" t=\"n\"><v>1e308</v></c>",
    "<row r=\"4294967295\">",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "r=\"A0\"",
    "t=\"s\"",
    "<v>99999999999</v>",
    "<v>-1</v>",
    "NaN",
    "table:number-rows-repeated=\"4294967295\"",
    "table:number-columns-repeated=\"100000000\"",
    "<f>A1</f>",
    "#DIV/0!",
    "&#x0;",
    "]]>",
    "<![CDATA[",
    "\u{0}",
    "，",
    "合计",
    "其中",
    "单位：万元",
    "2025年1—2月",
    "9999999",
    "-",
    "—",
    "…",
    "近",
    "１２３",
    "1,234.5",
    "\"",
    "\"\"",
    "\r\n",
    "\t",
    ";",
    "累计",
    "同比",
    "%",
    "hidden=\"1\"",
    "45658",
    "2025-13-45",
    "91350100M000100Y43",
    "\u{feff}",
    "￼",
    "<sheetData>",
    "</sheetData>",
];

const TEXTS: &[&str] = &[
    "企业名称,月份,工业总产值(万元),用电量\r\n示例一厂,2025年9月,1234.5,8\r\n合计,,1234.5,8\r\n",
    "单位：万元,,,\n企业,本月,累计,同比\n其中：甲,近5,—,3%\n乙,１２３,12e3,…\n",
    "subject,indicator,span,value,unit\nf01,gross-output,2025-09,1,万元\n",
];

struct Draws(u64);

impl Draws {
    /// Xorshift64* (Vigna 2016), below a bound.
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % bound.max(1)
    }
}

/// Changes some bytes: flips, words, pieces doubled, moved and cut.
fn change(bytes: &mut Vec<u8>, draws: &mut Draws) {
    for _ in 0..=draws.below(6) {
        let at = draws.below(bytes.len() + 1).min(bytes.len());
        let until = (at + draws.below(64)).min(bytes.len());
        match draws.below(6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << draws.below(8),
            1 if at < bytes.len() => bytes[at] = draws.below(256) as u8,
            2 => drop(bytes.drain(at..until)),
            3 => {
                let piece = bytes[at..until].to_vec();
                let to = draws.below(bytes.len() + 1);
                bytes.splice(to..to, piece);
            }
            _ => {
                let word = WORDS[draws.below(WORDS.len())].as_bytes();
                bytes.splice(at..at, word.iter().copied());
            }
        }
    }
}

/// A workbook with one of its parts changed.
fn change_part(bytes: &[u8], draws: &mut Draws) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let wanted = draws.below(archive.len());
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).ok()?;
        let (name, mut content) = (part.name().ok()?.into_owned(), Vec::new());
        part.read_to_end(&mut content).ok()?;
        if at == wanted || draws.below(8) == 0 {
            change(&mut content, draws);
        }
        out.start_file(name, SimpleFileOptions::default()).ok()?;
        out.write_all(&content).ok()?;
    }
    Some(out.finish().ok()?.into_inner())
}

/// Workbooks of the repository and texts, by name.
fn seeds(root: &Path) -> Vec<(String, Vec<u8>)> {
    let mut seeds: Vec<(String, Vec<u8>)> = Vec::new();
    for folder in ["tests/files", "../../docs/intake"] {
        let files = std::fs::read_dir(root.join(folder)).expect("the repository has it").flatten();
        for path in files.map(|file| file.path()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if [".xlsx", ".xls", ".ods"].iter().any(|end| name.ends_with(end)) {
                seeds.push((name, std::fs::read(&path).expect("a file of the repository")));
            }
        }
    }
    seeds.extend(TEXTS.iter().enumerate().map(|(at, text)| (format!("{at}.csv"), text.as_bytes().to_vec())));
    seeds.sort();
    seeds
}

/// A broken file made of one of the seeds.
fn broken(name: &str, seed: &[u8], draws: &mut Draws) -> Vec<u8> {
    let is_archive = name.ends_with(".xlsx") || name.ends_with(".ods");
    let inside = (is_archive && draws.below(8) > 0).then(|| change_part(seed, draws)).flatten();
    let mut bytes = inside.unwrap_or_else(|| seed.to_vec());
    if !is_archive || draws.below(16) == 0 {
        change(&mut bytes, draws);
    }
    bytes
}

fn main() {
    let minutes: f64 = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(1.0);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let seeds = seeds(root);
    let base = check(read_base(&root.join("../../bases/sample-park")).expect("the sample park"), &[]);
    let base = base.base.expect("the sample park is sound");
    let last = std::env::temp_dir().join(format!("lodestone-intake-fuzz-{}", std::process::id()));
    let (start, mut draws) = (Instant::now(), Draws(0x1234_5678_9abc_def1));
    let (mut tried, mut read, mut cells, mut slowest) = (0_u64, 0_u64, 0_u64, Duration::ZERO);
    while start.elapsed().as_secs_f64() < 60.0 * minutes {
        let (name, seed) = &seeds[draws.below(seeds.len())];
        let bytes = broken(name, seed, &mut draws);
        // Written before it is read: what a panic leaves is the file that caused it.
        std::fs::write(&last, &bytes).expect("a folder of our own");
        let (before, sha) = (Instant::now(), sha256(&bytes));
        tried += 1;
        if let Ok(sheets) = read_sheets(name, bytes) {
            read += 1;
            cells += sheets.iter().map(|sheet| sheet.len() as u64).sum::<u64>();
            let file = SentFile { name: name.clone(), sha256: sha, sheets };
            let draft = suggest(&base, &file).profile;
            import(&base, &draft, &[file]);
        }
        slowest = slowest.max(before.elapsed());
    }
    std::fs::remove_file(&last).expect("it is ours");
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    println!("{tried} files in {minutes} min, {read} could be read, {cells} cells; slowest {slowest:.1?}; {peak}");
}
