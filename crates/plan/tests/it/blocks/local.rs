//! Trade between the firms of a site: it moves gross output between legal persons and nothing else.

use std::sync::Arc;

use lodestone_model::base::CheckedBase;
use lodestone_plan::result::Planned;

use crate::shop::{YEAR, measure};
use crate::support::{close, planned, written};

/// Ore (1) → metal (worth 4) → magnet (10, at most 50 t): 50·(10 − 1) = 450 whoever owns what.
fn chain(toml: &str, plants: &str, extra: &[(&str, &str)]) -> Arc<CheckedBase> {
    let toml = format!("{YEAR}price_kinds = [\"spot\"]\n{toml}");
    let mut tables = vec![
        ("sites", "site\ns\n"),
        ("enterprises", "enterprise\na\nb\n"),
        ("commodities", "commodity\nore\nmetal\nmagnet\n"),
        ("processes", "process\nsmelt\nsinter\n"),
        (
            "recipes",
            "process,line,commodity,amount\nsmelt,in,ore,1\nsmelt,out,metal,1\nsinter,in,metal,1\nsinter,out,magnet,1\n",
        ),
        ("plants", plants),
        ("supplies", "commodity,site,enterprise,price\nore,s,a,1\n"),
        ("markets", "commodity,site,price,max\nmagnet,s,10,50\n"),
        ("prices", "commodity,span,price\nmetal,2024,4\nmagnet,2024,10\n"),
        ("measures", "measure,kind\ngo,gross_output\nco,consolidated\n"),
    ];
    if !extra.iter().any(|(name, _)| *name == "capacities") {
        tables.push(("capacities", "plant,capacity\nsmelter,100\nsinterer,100\n"));
    }
    tables.retain(|(name, _)| !extra.iter().any(|(n, _)| n == name));
    tables.extend_from_slice(extra);
    written(&toml, &tables)
}

const ONE: &str = "plant,enterprise,site,processes,counted\nsmelter,a,s,smelt,metal\nsinterer,a,s,sinter,magnet\n";
const TWO: &str = "plant,enterprise,site,processes,counted\nsmelter,a,s,smelt,metal\nsinterer,b,s,sinter,magnet\n";

fn money(planned: &Planned) -> [f64; 3] {
    let plan = &planned.plan;
    [plan.objective, measure(plan, "go", 0), measure(plan, "co", 0)]
}

fn all_close(found: [f64; 3], expected: [f64; 3]) {
    for (f, e) in found.into_iter().zip(expected) {
        close(f, e, 1e-9);
    }
}

/// One firm: its metal is its own use, so gross output is the magnets, 50·10.
#[test]
fn own_use_is_not_output() {
    all_close(money(&planned(&chain("", ONE, &[]))), [450.0, 500.0, 500.0]);
}

/// Two firms: the metal is delivered, 50·4 more gross output; consolidated and value stay.
#[test]
fn splitting_a_firm_changes_gross_output_only() {
    all_close(money(&planned(&chain("", TWO, &[]))), [450.0, 700.0, 500.0]);
}

/// B sinters for a: the metal and the magnets stay a's, b's output is its fee, 50·2.
#[test]
fn tolling_instead_of_a_sale_changes_gross_output_only() {
    let tolling = [("tolling", "plant,principal,fee\nsinterer,a,2\n")];
    all_close(money(&planned(&chain("", TWO, &tolling))), [450.0, 600.0, 500.0]);
}

/// Everything is done for gross output, and yet a firm alone cannot pass its metal through the market.
#[test]
fn a_firm_alone_does_not_sell_to_itself() {
    let target = [
        ("indicators", "indicator,measure\ngross,go\n"),
        ("targets", "target,indicator,value,span,unit\nt,gross,1000,2024,CNY\n"),
    ];
    let planned = planned(&chain("objective = \"targets-then-value\"\n", ONE, &target));
    close(planned.plan.targets[0].reached.unwrap(), 500.0, 1e-5);
    close(planned.plan.objective, 450.0, 1e-5);
}

/// B brings 10 t of metal. A may take at most those: v + 10 = u ≤ 10, so a delivers nothing and gross
/// output is at most 50·10 + 10·4. Without the guard a would pass all its 40 t through the market.
#[test]
fn a_firm_takes_no_more_than_others_bring() {
    let extra = [
        ("indicators", "indicator,measure\ngross,go\n"),
        ("targets", "target,indicator,value,span,unit\nt,gross,1000,2024,CNY\n"),
        ("capacities", "plant,capacity\nsmelter,100\nsinterer,100\nother,10\n"),
        ("supplies", "commodity,site,enterprise,price\nore,s,a,1\nore,s,b,1\n"),
    ];
    let plants = format!("{ONE}other,b,s,smelt,metal\n");
    let planned = planned(&chain("objective = \"targets-then-value\"\n", &plants, &extra));
    close(planned.plan.targets[0].reached.unwrap(), 540.0, 1e-5);
    close(planned.plan.objective, 450.0, 1e-5);
}

/// The site itself holds 20 t of metal at the start, and a makes 10 t: a firm that makes metal may take
/// the site's: 30·10 − 10. With a quarter lost in the year 15 t are left: 25·10 − 10.
#[test]
fn a_firm_takes_the_opening_stock_of_its_site() {
    let objective = |stock: &str| {
        let extra = [("capacities", "plant,capacity\nsmelter,10\nsinterer,100\n"), ("stocks", stock)];
        planned(&chain("", ONE, &extra)).plan.objective
    };
    close(objective("commodity,site,opening\nmetal,s,20\n"), 290.0, 1e-9);
    close(objective("commodity,site,opening,loss\nmetal,s,20,0.25\n"), 240.0, 1e-9);
}
