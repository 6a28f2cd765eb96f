//! Targets first, then value, against brute force: a plant of two recipes, so that every optimum is a crossing of two lines.

use crate::numbers::Numbers;
use crate::support::{close, planned, written};

/// a·x + b·y = c.
type Edge = [f64; 3];

/// x and y t of two goods share 100 t of capacity and some ore; both have a target. Among all crossings of limits and
/// targets that are feasible, the least weighted relative shortfall, then the most value.
fn by_hand(limits: &[Edge], targets: [(f64, f64); 2], prices: [f64; 2]) -> (f64, f64) {
    let mut edges = limits.to_vec();
    edges.extend([[1.0, 0.0, targets[0].0], [0.0, 1.0, targets[1].0]]);
    let mut best = (f64::INFINITY, f64::NEG_INFINITY);
    for (i, p) in edges.iter().enumerate() {
        for q in &edges[i + 1..] {
            let det = p[0] * q[1] - p[1] * q[0];
            let [x, y] = [(p[2] * q[1] - p[1] * q[2]) / det, (p[0] * q[2] - p[2] * q[0]) / det];
            let is_feasible = det != 0.0 && limits.iter().all(|[a, b, c]| a * x + b * y <= c + 1e-9);
            if !is_feasible {
                continue;
            }
            let missed = |made: f64, (target, weight): (f64, f64)| weight * (target - made).max(0.0) / target;
            let short = missed(x, targets[0]) + missed(y, targets[1]);
            let value = prices[0] * x + prices[1] * y;
            if short < best.0 - 1e-9 || (short < best.0 + 1e-9 && value > best.1) {
                best = (short, value);
            }
        }
    }
    best
}

#[test]
fn targets_before_value_as_by_brute_force() {
    for seed in 0..60 {
        let mut n = Numbers(seed);
        let number = |text: String| (text.parse::<f64>().unwrap(), text);
        let [ore, goal_x, goal_y] = [(80, 200), (10, 110), (10, 110)].map(|(a, b)| number(n.decimal(a, b, 1)));
        let [price_x, price_y, weight] = [(1, 9), (1, 9), (1, 5)].map(|(a, b)| number(n.decimal(a, b, 2)));
        let tables = [
            ("sites", "site\ns\n".to_owned()),
            ("commodities", "commodity\nore\nx\ny\n".to_owned()),
            ("processes", "process\nmake\n".to_owned()),
            (
                "recipes",
                "process,recipe,line,commodity,amount\nmake,a,in,ore,2\nmake,a,out,x,1\n\
                 make,b,in,ore,1\nmake,b,out,y,1\n"
                    .to_owned(),
            ),
            ("plants", "plant,site,processes\np,s,make\n".to_owned()),
            ("capacities", "plant,capacity\np,100\n".to_owned()),
            ("supplies", format!("commodity,site,price,max\nore,s,0,{}\n", ore.1)),
            ("markets", format!("commodity,site,price\nx,s,{}\ny,s,{}\n", price_x.1, price_y.1)),
            ("measures", "measure,kind,commodity\nmx,output,x\nmy,output,y\n".to_owned()),
            ("indicators", "indicator,measure\nix,mx\niy,my\n".to_owned()),
            (
                "targets",
                format!(
                    "target,indicator,value,unit,span,weight\ntx,ix,{},t,2024,1\nty,iy,{},t,2024,{}\n",
                    goal_x.1, goal_y.1, weight.1
                ),
            ),
        ];
        let tables: Vec<(&str, &str)> = tables.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let toml = "periods = [\"2024\"]\ndiscount_rate = 0\nobjective = \"targets-then-value\"\n";
        let planned = planned(&written(toml, &tables));
        let limits = [[1.0, 1.0, 100.0], [2.0, 1.0, ore.0], [-1.0, 0.0, 0.0], [0.0, -1.0, 0.0]];
        let (short, value) = by_hand(&limits, [(goal_x.0, 1.0), (goal_y.0, weight.0)], [price_x.0, price_y.0]);
        let stage = |name: &str| planned.plan.stages.iter().find(|stage| stage.name == name).unwrap().value;
        close(stage("shortfall"), short, 1e-6);
        close(stage("value"), value, 2e-3);
    }
}
