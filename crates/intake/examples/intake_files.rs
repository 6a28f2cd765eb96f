//! Writes what `bench/intake` imports: `intake_files FOLDER` makes a base of 200 firms, 200 workbooks of 200 rows, a CSV file
//! of a million rows, and the profiles of both.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use lodestone_model::time::Date;
use rust_xlsxwriter::{Workbook, XlsxError};

const FIRMS: usize = 200;
const MONTHS: i32 = 200;
const DAYS: i32 = 5000;

const TABLES: [(&str, &str); 9] = [
    (
        "base.toml",
        "id = \"bench\"\ncurrency = \"CNY\"\nperiods = [\"2030\", \"2031\"]\nplan_from = \"2030-01-01\"\ndiscount_rate = 0\n[default_source]\nrecipes = \"own\"\ncapacities = \"own\"\nindicators = \"own\"\n",
    ),
    ("sources.csv", "source,grade\nown,S\n"),
    ("sites.csv", "site\nplace\n"),
    ("commodities.csv", "commodity,unit\nore,t\noxide,t\n"),
    ("processes.csv", "process\nseparate\n"),
    ("recipes.csv", "process,line,commodity,amount\nseparate,in,ore,2\nseparate,out,oxide,1\n"),
    ("plants.csv", "plant,site,processes,counted\nworks,place,separate,oxide\n"),
    ("capacities.csv", "plant,kind,capacity\nworks,effective,1000\n"),
    (
        "indicators.csv",
        "indicator,name_zh,unit\noutput,产值,万元\nsales,销售,万元\npower,用电量,MWh\nstaff,职工人数,人\n",
    ),
];

const COLUMNS: [(&str, &str); 4] = [("产值", "output"), ("销售", "sales"), ("用电量", "power"), ("职工人数", "staff")];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: intake_files FOLDER")?;
    let folder = Path::new(&folder);
    let base = folder.join("base");
    fs::create_dir_all(&base)?;
    for (name, text) in TABLES {
        fs::write(base.join(name), text)?;
    }
    let firms: String = (0..FIRMS).map(|firm| format!("f{firm},示例企业{firm:03}\n")).collect();
    fs::write(base.join("enterprises.csv"), format!("enterprise,name_zh\n{firms}"))?;
    fs::write(folder.join("books.toml"), books_profile())?;
    fs::write(folder.join("rows.toml"), ROWS_PROFILE)?;
    fs::create_dir_all(folder.join("books"))?;
    for month in 0..MONTHS {
        book(&folder.join(format!("books/{month:03}.xlsx")), month)?;
    }
    rows(&folder.join("rows.csv"))?;
    Ok(())
}

fn books_profile() -> String {
    let mut text = "profile = \"books\"\nstated_on = \"+15\"\n[[block]]\nanchor = \"企业名称\"\nspan = \"title\"\n[[block.column]]\nheader = \"企业名称\"\nto = \"subject\"\n".to_owned();
    for (header, id) in COLUMNS {
        text.push_str(&format!("[[block.column]]\nheader = \"{header}\"\nindicator = \"{id}\"\n"));
    }
    text
}

const ROWS_PROFILE: &str = "profile = \"rows\"\nstated_on = \"2029-12-31\"\n[[block]]\nanchor = \"企业\"\n[[block.column]]\nheader = \"日期\"\nto = \"span\"\n\
    [[block.column]]\nheader = \"企业\"\nto = \"subject\"\n[[block.column]]\nheader = \"用电量\"\nindicator = \"power\"\n";

/// A figure that depends on firm and time, and hardly changes from one month to the next.
fn figure(firm: usize, time: i32, scale: f64) -> f64 {
    let wave = ((firm * 37 + time as usize * 11) % 97) as f64;
    ((1000.0 + 10.0 * firm as f64 + wave) * scale * 100.0).round() / 100.0
}

fn book(path: &Path, month: i32) -> Result<(), XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, format!("{}年{}月企业月报", 2010 + month / 12, month % 12 + 1))?;
    sheet.write_string(1, 0, "企业名称")?;
    for (column, (header, _)) in (1..).zip(COLUMNS) {
        let unit = ["万元", "万元", "MWh", "人"][usize::from(column) - 1];
        sheet.write_string(1, column, format!("{header}（{unit}）"))?;
    }
    for firm in 0..FIRMS {
        let row = firm as u32 + 2;
        sheet.write_string(row, 0, format!("示例企业{firm:03}"))?;
        for (column, scale) in (1..).zip([1.0, 0.4, 0.2, 0.1]) {
            sheet.write_number(row, column, figure(firm, month, scale))?;
        }
    }
    workbook.save(path)
}

fn rows(path: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::BufWriter::new(fs::File::create(path)?);
    writeln!(out, "日期,企业,用电量（MWh）")?;
    let first = Date::new(2010, 1, 2).ok_or("a day of the calendar")?;
    for day in 0..DAYS {
        let date = first.plus_days(day).ok_or("a day of the calendar")?;
        for firm in 0..FIRMS {
            writeln!(out, "{date},示例企业{firm:03},{:.2}", figure(firm, day, 0.01))?;
        }
    }
    out.flush()?;
    Ok(())
}
