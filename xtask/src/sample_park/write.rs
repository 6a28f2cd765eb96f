//! The files of the park, and writing them.

use std::path::Path;

use super::draw::{SEED, with_seed};
use super::firms::firms;
use super::prices::prices;
use super::projects::fixed;
use super::reports::{Park, reports};
use super::trade::{sales_links, trades};
use super::works::works;
use super::{calendar, chain, faults, firms as firm_tables, people, prices as price_tables, projects, titles, truth};

/// Where the base lies.
pub const BASE: &str = "bases/sample-park";
/// Not in the folder of the base: only tests know the truth.
pub const TRUTH: &str = "crates/track/tests/sample-park";

const MANIFEST: &str = include_str!("base.toml");
const README: &str = include_str!("readme.md");
/// Tables that are written by hand: where the park stands, and what it promised.
const BY_HAND: [(&str, &str); 9] = [
    ("sources", include_str!("sources.csv")),
    ("scopes", include_str!("scopes.csv")),
    ("sites", include_str!("sites.csv")),
    ("measures", include_str!("measures.csv")),
    ("indicators", include_str!("indicators.csv")),
    ("ratios", include_str!("ratios.csv")),
    ("targets", include_str!("targets.csv")),
    ("quotas", include_str!("quotas.csv")),
    ("assumptions", include_str!("assumptions.csv")),
];

/// Every file by its path from the root of the repository, of the park of a seed.
pub fn files(seed: u64) -> Vec<(String, String)> {
    with_seed(seed, all)
}

fn all() -> Vec<(String, String)> {
    let firms = firms();
    let fixed = fixed(&firms);
    let works = works(&firms, &fixed);
    let prices = prices();
    let trades = trades(&firms, &works, &prices);
    let arrivals = people::arrivals();
    let park = Park { firms: &firms, works: &works, trades: &trades, arrivals: &arrivals };
    let mut tables: Vec<(&str, String)> = BY_HAND.iter().map(|(id, text)| (*id, (*text).to_owned())).collect();
    tables.extend(chain::tables());
    tables.extend(firm_tables::tables(&firms));
    tables.extend(price_tables::tables(&prices));
    tables.extend(projects::tables(&firms, &fixed));
    tables.extend(people::tables(&firms, &arrivals));
    tables.push(("calendar", calendar::calendar()));
    tables.push(("sales_links", sales_links(&trades)));
    tables.push(("titles", titles::titles()));
    tables.push(("reports", reports(&park)));
    let of_base = tables.into_iter().map(|(id, text)| (format!("{BASE}/{id}.csv"), text));
    let others = [
        (format!("{BASE}/base.toml"), MANIFEST.to_owned()),
        (format!("{BASE}/README.md"), README.to_owned()),
        (format!("{TRUTH}/totals.csv"), truth::truth(&firms, &trades)),
        (format!("{TRUTH}/research.csv"), truth::research(&park)),
        (format!("{TRUTH}/faults.csv"), faults::faults()),
    ];
    of_base.chain(others).collect()
}

/// Writes the park anew. The error is a sentence for the terminal.
pub fn run(root: &Path) -> Result<(), String> {
    for (path, text) in files(SEED) {
        let path = root.join(path);
        let fail = |error| format!("failed to write {}: {error}", path.display());
        let folder = path.parent().expect("every file stands in a folder");
        std::fs::create_dir_all(folder).map_err(fail)?;
        std::fs::write(&path, text).map_err(fail)?;
    }
    Ok(())
}
