//! A small chain in a folder of its own: ore bought, smelted and refined at one site, sold at another.

use crate::fixture::{Folder, shown};
use lodestone_model::check::Checked;
use lodestone_model::diagnostic::{Code, Diagnostic};
use lodestone_model::{CheckedBase, check, read};

/// Files of a base, changed by each test.
#[derive(Clone)]
pub struct Chain {
    periods: String,
    extend: String,
    tables: Vec<(String, String)>,
}

const TABLES: &[(&str, &str)] = &[
    ("sources", "source,title_zh,title_en,grade,audience,owner\nown,自编,Own,C,public,\n"),
    ("scopes", "scope,part_of\ncity,\nzone,city\npark,zone\n"),
    ("sites", "site,scope\nbaotou,zone\nganzhou,\n"),
    ("enterprises", "enterprise,group\nsmelting,\nrefining,smelting\n"),
    ("commodities", "commodity,unit\nore,t\noxide,t\nmetal,t\nslag,t\nmotor,台\n"),
    ("processes", "process\nsmelt\nrefine\n"),
    (
        "recipes",
        "process,line,commodity,amount\nsmelt,in,ore,2\nsmelt,out,oxide,1\nrefine,in,oxide,1.2\nrefine,out,metal,1\n",
    ),
    (
        "plants",
        "plant,enterprise,site,processes,counted\nsmelter,smelting,baotou,smelt,oxide\nrefinery,refining,baotou,refine,metal\n",
    ),
    ("capacities", "plant,kind,capacity\nsmelter,effective,1200\nrefinery,accepted,1000\n"),
    ("supplies", "commodity,site,price\nore,baotou,100\n"),
    ("markets", "commodity,site,price,min\nmetal,ganzhou,900,500 t/yr\n"),
    ("routes", "from,to,cost\nbaotou,ganzhou,5\n"),
];

impl Chain {
    /// Three years, the first of them history; nothing to report.
    pub fn new() -> Self {
        let own = |&(table, text): &(&str, &str)| (table.to_owned(), text.to_owned());
        Chain {
            periods: "[\"2024\", \"2025\", \"2026\"]".to_owned(),
            extend: String::new(),
            tables: TABLES.iter().map(own).collect(),
        }
    }

    /// With other periods, as `base.toml` writes them.
    pub fn periods(mut self, periods: &str) -> Self {
        self.periods = periods.to_owned();
        self
    }

    /// With a table that holds after its record.
    pub fn hold(mut self, table: &str) -> Self {
        self.extend += &format!("{table} = \"hold\"\n");
        self
    }

    /// With a table of which nothing follows after its record.
    pub fn none(mut self, table: &str) -> Self {
        self.extend += &format!("{table} = \"none\"\n");
        self
    }

    /// With a table in place of what was there.
    pub fn table(mut self, table: &str, text: &str) -> Self {
        self.tables.retain(|(other, _)| other != table);
        self.tables.push((table.to_owned(), text.to_owned()));
        self
    }

    /// With more rows at the end of a table.
    pub fn rows(mut self, table: &str, rows: &str) -> Self {
        let (_, text) = self.tables.iter_mut().find(|(other, _)| other == table).expect("a table of the chain");
        text.push_str(rows);
        self
    }

    /// What comes of its check.
    pub fn checked(&self) -> Checked {
        let folder = Folder::new();
        let mut manifest = format!(
            "id = \"small\"\nname_zh = \"小\"\nname_en = \"Small\"\ncurrency = \"CNY\"\nperiods = {}\n\
             plan_from = \"2025-01-01\"\nobjective = \"value\"\ndiscount_rate = 0.08\nvat_rate = 0.13\n",
            self.periods
        );
        manifest += &format!("[extend]\n{}[default_source]\n", self.extend);
        for (table, text) in &self.tables {
            folder.write(&format!("{table}.csv"), text);
            if table != "sources" {
                manifest += &format!("{table} = \"own\"\n");
            }
        }
        folder.write("base.toml", manifest);
        check(read::read_base(folder.path()).unwrap(), &[])
    }

    /// The checked base, which has no errors.
    pub fn base(&self) -> CheckedBase {
        let checked = self.checked();
        let findings: Vec<String> = checked.findings.iter().map(shown).collect();
        checked.base.unwrap_or_else(|| panic!("{findings:#?}"))
    }

    /// Its findings but for numbers that are defaults and records with gaps, which most changes have; one line each.
    pub fn findings(&self) -> Vec<String> {
        let is_left = |finding: &&Diagnostic| !matches!(finding.code, Code::DefaultsUsed | Code::SpanGap);
        self.checked().findings.iter().filter(is_left).map(shown).collect()
    }

    /// Its records with gaps, one line each.
    pub fn gaps(&self) -> Vec<String> {
        let is_gap = |finding: &&Diagnostic| finding.code == Code::SpanGap;
        self.checked().findings.iter().filter(is_gap).map(shown).collect()
    }
}

#[test]
fn the_chain_has_nothing_to_report() {
    assert_eq!(Chain::new().findings(), [""; 0]);
}
