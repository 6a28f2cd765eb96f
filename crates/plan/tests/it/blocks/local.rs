//! Trade between the firms of a site: it moves gross output between legal persons and nothing else.

use std::sync::Arc;

use lodestone_model::base::CheckedBase;
use lodestone_plan::result::{FlowKind, Planned};

use crate::shop::{YEAR, flow, measure};
use crate::support::{close, planned, written};

/// Ore (1) → metal (worth 4) → magnet (10, at most 50 t): 50·(10 − 1) = 450 whoever owns what.
fn chain(toml: &str, plants: &str, extra: &[(&str, &str)]) -> Arc<CheckedBase> {
    chain_of(&format!("{YEAR}price_kinds = [\"spot\"]\n{toml}"), plants, extra)
}

fn chain_of(toml: &str, plants: &str, extra: &[(&str, &str)]) -> Arc<CheckedBase> {
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
    tables.extend(extra.iter().filter(|(_, text)| !text.is_empty()));
    written(toml, &tables)
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

/// A smelts at s, sinters at m, and ships its own metal there: as at one site, 50·(10 − 1) and no metal in its
/// output. It cannot raise it by sending the metal over the markets, not even back to s, and not in three steps.
#[test]
fn a_firm_at_two_sites_ships_to_itself() {
    let two = |toml: &str, smelter: &str, sinterer: &str, routes: &str| {
        let plants = format!(
            "plant,enterprise,site,processes,counted\nsmelter,{smelter},s,smelt,metal\nsinterer,{sinterer},m,sinter,magnet\n"
        );
        let extra = [
            ("sites", "site\ns\nm\nhub\n"),
            ("routes", routes),
            ("supplies", "commodity,site,price\nore,s,1\n"),
            ("markets", "commodity,site,price,max\nmagnet,m,10,50\n"),
            ("measures", "measure,kind\ngo,gross_output\nco,consolidated\nva,value_added\nf,transport\n"),
            ("indicators", "indicator,measure\ngo,go\n"),
            ("targets", "target,indicator,value,span,unit\nt,go,1000,2024,CNY\n"),
            ("operating_costs", "process,class,cost\nsmelt,intermediate,0\nsinter,intermediate,0\n"),
        ];
        planned(&chain(toml, &plants, &extra))
    };
    let direct = "from,to,commodity,cost\ns,m,metal,0\n";
    let circle = "from,to,commodity,cost\ns,m,metal,0\nm,s,metal,0\n";
    let hub = "from,to,commodity,cost\ns,hub,metal,0\nhub,m,metal,0\n";
    for routes in [direct, circle, hub] {
        let one = two("", "a", "a", routes);
        all_close(money(&one), [450.0, 500.0, 500.0]);
        close(measure(&one.plan, "va", 0), 450.0, 1e-9);
        let most = one.most.as_ref().unwrap();
        close(most.targets[0].reached.unwrap(), 500.0, 1e-5);
        let split = two("", "a", "b", routes);
        all_close(money(&split), [450.0, 700.0, 500.0]);
        close(measure(&split.plan, "va", 0), 450.0, 1e-9);
    }
}

/// B brings 10 t of metal from m, with a way there and back: a takes those and no more, as at one site. Its own metal
/// does not come back from m: 50·10 and 10·4.
#[test]
fn a_firm_takes_no_more_than_others_ship() {
    let extra = [
        ("sites", "site\ns\nm\n"),
        ("routes", "from,to,commodity,cost\ns,m,metal,0\nm,s,metal,0\n"),
        ("indicators", "indicator,measure\ngross,go\n"),
        ("targets", "target,indicator,value,span,unit\nt,gross,1000,2024,CNY\n"),
        ("capacities", "plant,capacity\nsmelter,100\nsinterer,100\nother,10\n"),
        ("supplies", "commodity,site,enterprise,price\nore,s,a,1\nore,m,b,1\n"),
    ];
    let plants = format!("{ONE}other,b,m,smelt,metal\n");
    let planned = planned(&chain("objective = \"targets-then-value\"\n", &plants, &extra));
    close(planned.plan.targets[0].reached.unwrap(), 540.0, 1e-5);
    close(planned.plan.objective, 450.0, 1e-5);
}

/// Freight of 2 a tonne, a tenth lost, 45 t may leave: 45·0.9 = 40.5 t of magnets: 405 − 45·(1 + 2). A tonne more
/// of the route is worth 9 − 3.
#[test]
fn own_goods_pay_and_fill_the_route() {
    let objective = |max: &str| {
        let plants = "plant,enterprise,site,processes,counted\nsmelter,a,s,smelt,metal\nsinterer,a,m,sinter,magnet\n";
        let routes = format!("from,to,commodity,cost,loss,max\ns,m,metal,2,0.1,{max}\n");
        let extra = [
            ("sites", "site\ns\nm\n"),
            ("routes", routes.as_str()),
            ("markets", "commodity,site,price,max\nmagnet,m,10,50\n"),
        ];
        let planned = planned(&chain("", plants, &extra));
        close(flow(&planned.plan, FlowKind::Transport, 0), max.parse().unwrap(), 1e-9);
        planned.plan.objective
    };
    close(objective("45"), 270.0, 1e-9);
    close(objective("46") - objective("45"), 6.0, 1e-9);
}

/// Made at s in 2024 and held at m, the firm's second site, until it sells in 2025: the stock is output of 2024, and
/// what leaves in 2025 is none of that year: 50·10 in the first, nothing in the second.
#[test]
fn finished_stock_at_the_second_site_counts() {
    let plants = "plant,enterprise,site,processes,counted\nsmelter,a,s,smelt,metal\nsinterer,a,s,sinter,magnet\nshop,a,m,smelt,metal\n";
    let toml = "periods = [\"2024\", \"2025\"]\ndiscount_rate = 0\nprice_kinds = [\"spot\"]\n";
    let tables = [
        ("sites", "site\ns\nm\n"),
        ("enterprises", "enterprise\na\n"),
        ("commodities", "commodity\nore\nmetal\nmagnet\n"),
        ("processes", "process\nsmelt\nsinter\n"),
        (
            "recipes",
            "process,line,commodity,amount\nsmelt,in,ore,1\nsmelt,out,metal,1\nsinter,in,metal,1\nsinter,out,magnet,1\n",
        ),
        ("plants", plants),
        ("capacities", "plant,span,capacity\nsmelter,2024,100\nsinterer,2024,50\nshop,2024,0\n"),
        ("supplies", "commodity,site,price\nore,s,1\n"),
        ("markets", "commodity,site,span,price,max\nmagnet,m,2025,10,50\n"),
        ("stocks", "commodity,site,enterprise\nmagnet,m,a\n"),
        ("routes", "from,to,commodity,cost\ns,m,magnet,0\n"),
        ("prices", "commodity,span,price\nmetal,2024..2025,4\nmagnet,2024..2025,10\n"),
        ("measures", "measure,kind\ngo,gross_output\n"),
    ];
    let planned = planned(&written(toml, &tables));
    close(planned.plan.objective, 450.0, 1e-9);
    close(flow(&planned.plan, FlowKind::Stock, 0), 50.0, 1e-9);
    close(measure(&planned.plan, "go", 0), 500.0, 1e-9);
    close(measure(&planned.plan, "go", 1), 0.0, 1e-9);
}

/// A delivers 50 t of metal to the site's stock in 2024 and may not take them back in 2025, though gross output would
/// rise by 4 a tonne: 50·10 of magnets a year is all. A trading firm in between changes nothing: a may sell it metal,
/// which it can sell to nobody else.
#[test]
fn own_goods_do_not_come_back_later_or_through_traders() {
    let run = |enterprises: &str, stocks: &str| {
        let extra = [
            ("enterprises", enterprises),
            ("stocks", stocks),
            ("indicators", "indicator,measure\ngross,go\n"),
            ("targets", "target,indicator,value,span,unit\nt,gross,3000,2024..2025,CNY\n"),
            ("prices", "commodity,span,price\nmetal,2024..2025,4\nmagnet,2024..2025,10\n"),
            ("markets", "commodity,site,price,max\nmagnet,s,10,50 t/yr\n"),
            ("disposals", ""),
        ];
        let toml = "periods = [\"2024\", \"2025\"]\ndiscount_rate = 0\nprice_kinds = [\"spot\"]\nobjective = \"targets-then-value\"\n";
        let base = chain_of(toml, ONE, &extra);
        let planned = planned(&base);
        planned.plan.targets[0].reached.unwrap()
    };
    // The stock itself is output of the firm that delivered it: 4 a tonne of what stays at the end, at most 100 t made a
    // year less the 50 t sintered.
    let held = 2.0 * 500.0 + 100.0 * 4.0;
    close(run("enterprise\na\nb\n", "commodity,site\nmetal,s\n"), held, 1e-5);
    close(run("enterprise,trading\na,no\nt,yes\n", "commodity,site,enterprise\nmetal,s,t\n"), held, 1e-5);
}

/// A sells its magnets through trader t, which also buys 10 t of metal outside at 3 for b's mill. Gross output is what
/// leaves a and b; the trader has none; consolidated is what leaves the base: 50·10 magnets and 10·6 of plate.
#[test]
fn trade_between_firms_is_no_output() {
    let plants = "plant,enterprise,site,processes,counted\nsmelter,a,s,smelt,metal\nsinterer,a,s,sinter,magnet\nmill,b,s,roll,plate\n";
    let extra = [
        ("enterprises", "enterprise,trading\na,no\nb,no\nt,yes\n"),
        ("commodities", "commodity\nore\nmetal\nmagnet\nscrap\nplate\n"),
        ("processes", "process\nsmelt\nsinter\nroll\n"),
        (
            "recipes",
            "process,line,commodity,amount\nsmelt,in,ore,1\nsmelt,out,metal,1\nsinter,in,metal,1\nsinter,out,magnet,1\nroll,in,scrap,1\nroll,out,plate,1\n",
        ),
        ("plants", plants),
        ("capacities", "plant,capacity\nsmelter,100\nsinterer,100\nmill,10\n"),
        ("supplies", "commodity,site,enterprise,price\nore,s,a,1\nscrap,s,t,3\n"),
        ("markets", "commodity,site,enterprise,price,max\nmagnet,s,t,10,50\nplate,s,b,6,10\n"),
        ("prices", "commodity,span,price\nmetal,2024,4\nmagnet,2024,10\nscrap,2024,3\nplate,2024,6\n"),
        ("measures", "measure,kind\ngo,gross_output\nco,consolidated\nva,value_added\n"),
        ("operating_costs", "process,class,cost\nsmelt,intermediate,0\nsinter,intermediate,0\nroll,intermediate,0\n"),
    ];
    let planned = planned(&chain("", plants, &extra));
    all_close(money(&planned), [450.0 + 30.0, 560.0, 560.0]);
    close(measure(&planned.plan, "va", 0), 560.0 - 50.0 - 30.0, 1e-9);
}

/// A's metal is sold at m, where no firm is: it left a, and m makes none, so it is output once, 100·4.
#[test]
fn goods_sold_at_a_market_place_are_output_once() {
    let extra = [
        ("sites", "site\ns\nm\n"),
        ("routes", "from,to,commodity,cost\ns,m,metal,1\n"),
        ("plants", "plant,enterprise,site,processes,counted\nsmelter,a,s,smelt,metal\n"),
        ("capacities", "plant,capacity\nsmelter,100\n"),
        ("markets", "commodity,site,price\nmetal,m,4\n"),
    ];
    all_close(money(&planned(&chain("", extra[2].1, &extra))), [200.0, 400.0, 400.0]);
}

/// Without any firm, ore from m, metal made at s and sold at h: 100·4.
#[test]
fn sites_without_firms_have_the_output_of_their_plants() {
    let extra = [
        ("sites", "site\ns\nm\nh\n"),
        ("routes", "from,to,commodity,cost\nm,s,ore,0\ns,h,metal,1\n"),
        ("plants", "plant,site,processes,counted\nsmelter,s,smelt,metal\n"),
        ("capacities", "plant,capacity\nsmelter,100\n"),
        ("supplies", "commodity,site,price\nore,m,1\n"),
        ("markets", "commodity,site,price\nmetal,h,4\n"),
    ];
    all_close(money(&planned(&chain("", extra[2].1, &extra))), [200.0, 400.0, 400.0]);
}

/// A mine without firms ships 50 t of ore to the works of a: the ore leaves the mine, 50·2, and a takes it: consolidated
/// output is the metal alone, 50·4.
#[test]
fn a_site_without_firms_ships_its_output() {
    let plants = "plant,enterprise,site,processes,counted\nmine,,m,dig,ore\nsmelter,a,s,smelt,metal\n";
    let extra = [
        ("sites", "site\ns\nm\n"),
        ("processes", "process\ndig\nsmelt\n"),
        ("recipes", "process,line,commodity,amount\ndig,out,ore,1\nsmelt,in,ore,1\nsmelt,out,metal,1\n"),
        ("commodities", "commodity\nore\nmetal\n"),
        ("plants", plants),
        ("capacities", "plant,capacity\nmine,100\nsmelter,50\n"),
        ("supplies", ""),
        ("routes", "from,to,commodity,cost\nm,s,ore,1\n"),
        ("markets", "commodity,site,price\nmetal,s,4\n"),
        ("prices", "commodity,span,price\nore,2024,2\nmetal,2024,4\n"),
    ];
    all_close(money(&planned(&chain("", plants, &extra))), [150.0, 300.0, 200.0]);
}
