//! Purchases and sales: one column per step and party, a row for the width of a step, and a missed amount where a
//! minimum may be missed. Under `cost` the steps are cut at the minimum: only what is above it earns its price.

use std::collections::BTreeSet;

use crate::raw::{Line, flow, number, text_of};

use super::goods::Second;
use super::matrix::Matrix;

const INF: f64 = f64::INFINITY;

/// One line in one period: what its rows say of each step, merged by days.
struct Step {
    price: f64,
    width: f64,
}

impl Second<'_> {
    pub fn trade(&self, m: &mut Matrix) {
        for table in ["supplies", "markets"] {
            let id = |l: &Line| -> [String; 4] {
                let name = if table == "supplies" { "supply" } else { "market" };
                [name, "commodity", "site", "enterprise"].map(|column| text_of(l, column).to_owned())
            };
            let ids: BTreeSet<[String; 4]> = self.raw.rows(table).iter().map(id).collect();
            for line in ids {
                let rows: Vec<&Line> = self.raw.rows(table).iter().filter(|l| id(l) == line).collect();
                for t in 0..self.periods() {
                    self.line(m, table == "supplies", &line, &rows, t);
                }
            }
        }
    }

    /// A price without VAT.
    pub fn net(&self, row: &Line, column: &str) -> Option<f64> {
        let is_with = match text_of(row, "vat") {
            "" => self.raw.setting("price_vat", "without") == "with",
            said => said == "with",
        };
        let rate: f64 = self.raw.setting("vat_rate", "0.13").parse().unwrap();
        number(row, column).map(|price| if is_with { price / (1.0 + rate) } else { price })
    }

    fn steps(&self, rows: &[&Line], t: usize) -> Vec<Step> {
        let numbers: BTreeSet<u32> = rows.iter().map(|l| text_of(l, "step").parse().unwrap()).collect();
        let of_step = |step: u32| {
            let of =
                |l: &&&Line| text_of(l, "step") == step.to_string() && self.clock.amount(l, (1.0, true), t).is_some();
            let here: Vec<&Line> = rows.iter().filter(of).copied().collect();
            let priced: Vec<&Line> = here.iter().filter(|l| number(l, "price").is_some()).copied().collect();
            let width = |l: &&Line| flow(l, "max").map_or(INF, |f| self.clock.amount(l, f, t).unwrap_or(0.0));
            (!here.is_empty()).then(|| Step {
                price: self.clock.mean(&priced, |l| self.net(l, "price").unwrap(), t).unwrap_or(0.0),
                width: here.iter().map(width).sum(),
            })
        };
        numbers.into_iter().filter_map(of_step).collect()
    }

    fn line(&self, m: &mut Matrix, is_supply: bool, id: &[String; 4], rows: &[&Line], t: usize) {
        let steps = self.steps(rows, t);
        let (word, kind) = if is_supply { ("from", "purchase") } else { ("to", "sale") };
        let partner = if id[0].is_empty() { "main" } else { &id[0] };
        let named = format!("{} {word} {partner}, {}", id[1], id[2]);
        let least: f64 = rows.iter().filter_map(|l| self.clock.amount(l, flow(l, "min")?, t)).sum();
        let penalties: Vec<&Line> = rows.iter().filter(|l| number(l, "shortfall_cost").is_some()).copied().collect();
        let penalty = self.clock.mean(&penalties, |l| number(l, "shortfall_cost").unwrap(), t);
        let df = self.clock.df(t);
        let sign = if is_supply { 1.0 } else { -1.0 };
        let is_cost = self.raw.setting("objective", "value") == "cost" && !is_supply;
        let (least_row, mut before) = (format!("least[{named}, {}]", self.labels[t]), 0.0);
        for (s, step) in steps.iter().enumerate() {
            let within = (least - before).clamp(0.0, step.width);
            before += step.width;
            let parts = if is_cost {
                vec![(0.0, within), (step.price, step.width - within)]
            } else {
                vec![(step.price, step.width)]
            };
            for (p, (price, width)) in parts.into_iter().enumerate().filter(|(_, part)| part.1 > 0.0) {
                let above = if p > 0 { " above" } else { "" };
                let width_row = format!("width[{named}, {}, {}]{above}", s + 1, self.labels[t]);
                for node in self.parties(rows[0], is_supply) {
                    let pool = if is_supply { self.bought(&node, &id[1]) } else { self.made(&node, &id[1]) };
                    let name = format!("{kind}[{named}, {}, {pool}, {}]{above}", s + 1, self.labels[t]);
                    let col = m.col(name, sign * price * df);
                    m.term(&self.balance(&pool, t), col, sign);
                    m.term(&width_row, col, 1.0);
                    if least > 0.0 && p == 0 {
                        m.term(&least_row, col, 1.0);
                    }
                }
                m.bounds(&width_row, -INF, width);
            }
        }
        if least > 0.0 {
            m.bounds(&least_row, least, INF);
            if let Some(penalty) = penalty {
                let col = m.col(format!("missed[{named}, {}]", self.labels[t]), penalty * df);
                m.term(&least_row, col, 1.0);
            }
        }
    }
}
