//! Small random bases, from a seed.

use crate::numbers::Numbers;
use crate::raw::Raw;

const PERIODS: [&[&str]; 5] = [
    &["2024", "2025"],
    &["2024", "2025", "2026"],
    &["2024-H1", "2024-H2", "2025"],
    &["2024", "2025..2026"],
    &["2025-Q1", "2025-Q2", "2025-Q3"],
];
const GOODS: [&str; 5] = ["ore", "half", "good", "fine", "waste"];

/// A base: three plants of up to two firms at one or two sites make half from ore, and good and fine from half, with
/// waste; everything may be thrown away at a cost. A firm at both sites ships its own goods between them.
pub fn random(seed: u64) -> Raw {
    let (mut raw, mut n) = (Raw::default(), Numbers(seed));
    raw.periods = n.of(&PERIODS).iter().map(|p| (*p).to_owned()).collect();
    raw.settings.insert("discount_rate", n.of(&["0", "0.08", "0.1"]).to_string());
    raw.settings.insert("operating", format!("{:?}", n.of(&["start", "middle", "end"])));
    raw.settings.insert("stock_cost_at", format!("{:?}", n.of(&["mean", "end"])));
    raw.settings.insert("price_vat", format!("{:?}", n.of(&["with", "without"])));
    if n.is(20) {
        raw.settings.insert("objective", "\"cost\"".to_owned());
    }
    let sites = if n.is(50) { vec!["s"] } else { vec!["s", "u"] };
    let firms: &[&str] = if n.is(60) { &["a", "b"] } else { &["", ""] };
    for site in &sites {
        raw.add("sites", &[("site", site)]);
    }
    for firm in firms.iter().filter(|f| !f.is_empty()) {
        raw.add("enterprises", &[("enterprise", firm)]);
    }
    for k in GOODS {
        raw.add("commodities", &[("commodity", k)]);
        raw.add("disposals", &[("commodity", k), ("cost", &n.decimal(0, 3, 1))]);
    }
    making(&mut raw, &mut n, &sites, firms);
    trading(&mut raw, &mut n, &sites);
    if n.is(60) {
        projects(&mut raw, &mut n);
    }
    if n.is(40) {
        raw.add("measures", &[("measure", "made"), ("kind", "output"), ("commodity", "half")]);
        let span = format!("{}..{}", raw.periods[0], n.of(&["2026", "2027"]));
        let limit = n.decimal(20, 200, 1);
        raw.add("quotas", &[("quota", "q"), ("span", &span), ("measure", "made"), ("limit", &limit), ("unit", "t")]);
    }
    raw
}

fn making(raw: &mut Raw, n: &mut Numbers, sites: &[&str], firms: &[&str]) {
    for (process, input, outputs) in [
        ("crush", "ore", &["half", "waste"] as &[_]),
        ("make", "half", &["good", "fine"]),
        ("turn", "half", &["fine", "waste"]),
    ] {
        raw.add("processes", &[("process", process)]);
        for recipe in if n.is(30) { vec!["main", "other"] } else { vec!["main"] } {
            let of = [("process", process), ("recipe", recipe)];
            let row = |line, k, amount: &str| {
                [of[0], of[1], ("line", line), ("commodity", k), ("amount", amount)]
                    .map(|(c, v): (&'static str, &str)| (c, v.to_owned()))
            };
            for (line, k) in std::iter::once(("in", input)).chain(outputs.iter().map(|&k| ("out", k))) {
                let cells = row(line, k, &n.decimal(0, 2, 2).replace("0.00", "0.25"));
                let cells: Vec<(&'static str, &str)> = cells.iter().map(|(c, v)| (*c, v.as_str())).collect();
                raw.add("recipes", &cells);
            }
        }
        let (cost, class) = (n.decimal(0, 1, 2), n.of(&["intermediate", "labour"]));
        raw.add("operating_costs", &[("process", process), ("class", class), ("cost", &cost)]);
    }
    for (plant, processes, counted) in [("p", "crush", "half"), ("q", "make;turn", "fine"), ("r", "turn", "")] {
        let (firm, site) = (n.of(firms), n.of(sites));
        let counted = if n.is(50) { counted } else { "" };
        raw.add(
            "plants",
            &[("plant", plant), ("enterprise", firm), ("site", site), ("processes", processes), ("counted", counted)],
        );
        let availability = n.of(&["1", "0.9"]).to_string();
        let kinds: &[&str] = if n.is(30) { &["accepted", "effective"] } else { &["effective"] };
        for kind in kinds {
            let capacity = n.decimal(10, 120, 1);
            raw.add(
                "capacities",
                &[("plant", plant), ("kind", kind), ("capacity", &capacity), ("availability", &availability)],
            );
        }
    }
    if n.is(30) {
        raw.add("calendar", &[("event", "feast"), ("span", "2025-02"), ("availability", "0.5")]);
    }
}

fn trading(raw: &mut Raw, n: &mut Numbers, sites: &[&str]) {
    for site in sites {
        let (low, high) = (n.decimal(1, 2, 1), n.decimal(3, 5, 1));
        let most = n.decimal(10, 80, 1) + n.of(&["", " t/yr"]);
        raw.add("supplies", &[("commodity", "ore"), ("site", site), ("step", "1"), ("price", &low), ("max", &most)]);
        raw.add("supplies", &[("commodity", "ore"), ("site", site), ("step", "2"), ("price", &high)]);
    }
    // Under `cost` a missed unit costs more than any price: else the program takes revenue before the minimum is met.
    let dearest = if raw.settings.contains_key("objective") { 12 } else { 0 };
    for k in ["half", "good", "fine", "waste"] {
        let site = n.of(sites);
        let (first, second) = (n.decimal(5, 12, 1), n.decimal(1, 4, 1));
        let (a, b) = (n.decimal(10, 60, 1) + n.of(&["", " t/yr"]), n.decimal(10, 60, 1));
        let (least, missed) =
            if n.is(40) { (n.decimal(1, 15, 1), n.decimal(dearest, dearest + 9, 1)) } else { Default::default() };
        let row = [
            ("commodity", k),
            ("site", site),
            ("step", "1"),
            ("price", &first),
            ("max", &a),
            ("min", &least),
            ("shortfall_cost", &missed),
        ];
        raw.add("markets", &row);
        raw.add("markets", &[("commodity", k), ("site", site), ("step", "2"), ("price", &second), ("max", &b)]);
        if n.is(50) {
            let (opening, loss, cost) = (n.decimal(0, 30, 1), n.decimal(0, 1, 2).replace('1', "0"), n.decimal(0, 1, 2));
            let worth = n.decimal(0, 3, 1);
            let row = [
                ("commodity", k),
                ("site", site),
                ("opening", &opening),
                ("loss", &loss),
                ("cost", &cost),
                ("closing_value", &worth),
                ("max", "90"),
            ];
            raw.add("stocks", &row);
        }
        if sites.len() > 1 {
            for (from, to) in [("s", "u"), ("u", "s")] {
                let (cost, loss) = (n.decimal(0, 1, 2), n.of(&["0", "0.05"]).to_string());
                raw.add("routes", &[("from", from), ("to", to), ("commodity", k), ("cost", &cost), ("loss", &loss)]);
            }
        }
    }
}

/// Up to one of each decision; capital is paid by the year where it would be spent after the horizon.
fn projects(raw: &mut Raw, n: &mut Numbers) {
    raw.settings.insert("capex", "\"annuity\"".to_owned());
    if raw.periods.iter().all(|p| p.len() == 4) && n.is(60) {
        raw.settings.insert("capex", "\"spend\"".to_owned());
    }
    let first = raw.periods[0].clone();
    for (id, decision) in [("f", "fixed"), ("o", "optional"), ("z", "sized"), ("m", "modular")] {
        if n.is(40) {
            continue;
        }
        let plant = n.of(&["p", "q", "r"]);
        let numbers =
            [n.decimal(5, 40, 1), n.decimal(20, 200, 0), n.decimal(1, 6, 1), n.of(&["0", "0.25", "1"]).to_string()];
        let [size, capex, unit, lead] = &numbers;
        let (ramp, life) = (n.of(&["0", "0.5", "1.5"]).to_string(), n.of(&["1", "4", "20"]).to_string());
        let mut row = vec![
            ("project", id),
            ("plant", plant),
            ("decision", decision),
            ("lead", lead),
            ("ramp", &ramp),
            ("life", &life),
        ];
        if decision == "fixed" {
            row.extend([("start", if first.starts_with("2024") { "2024-01-01" } else { "2025-01-01" })]);
        }
        if decision == "sized" {
            let least = if n.is(50) { "5" } else { "" };
            row.extend([
                ("size_max", "50"),
                ("size_min", least),
                ("unit_capex", unit),
                ("repeat", n.of(&["once", "each"])),
            ]);
        } else {
            row.extend([("size", size.as_str()), ("capex", capex.as_str())]);
        }
        if decision == "modular" {
            row.extend([("modules_max", "2")]);
        }
        raw.add("projects", &row);
    }
}
