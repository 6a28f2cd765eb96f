//! Nobody takes back its own goods: a firm that brings and takes a commodity takes only what others brought. Of every
//! flow between the markets where its goods may pass and still come back to it, a part counts as others' goods; each
//! market gives the firm, and passes on as others' goods, no more than came in as others' goods. Last, when all inflows are there.

use std::collections::BTreeSet;

use crate::raw::text_of;

use super::goods::{Node, Second};
use super::legs::reached;
use super::matrix::Matrix;

/// A flow of one commodity between two markets; a stock leads to its own market in the next period.
struct Passage {
    from: String,
    to: String,
    is_stock: bool,
}

impl Second<'_> {
    /// Every row and column of it.
    pub fn guards(&self, m: &mut Matrix) {
        for firm in self.firms() {
            for k in self.commodities() {
                self.guard(m, &firm, &k);
            }
        }
    }

    fn guard(&self, m: &mut Matrix, firm: &str, k: &str) {
        let at = |site: &String| -> Node { (firm.to_owned(), site.clone()) };
        let sites = |is: &dyn Fn(&Node) -> bool| -> BTreeSet<String> {
            self.sites().into_iter().filter(|site| is(&at(site))).collect()
        };
        let (gives, takes) = (sites(&|n| self.delivers(n, k)), sites(&|n| self.takes(n, k)));
        if gives.is_empty() || takes.is_empty() {
            return;
        }
        let passages = self.passages(k);
        let along: Vec<_> = passages.iter().map(|p| (p.from.clone(), p.to.clone())).collect();
        let against: Vec<_> = passages.iter().map(|p| (p.to.clone(), p.from.clone())).collect();
        let (after, before) = (reached(gives, &along), reached(takes, &against));
        let markets: BTreeSet<String> = after.intersection(&before).cloned().collect();
        let is_inner = |p: &&Passage| markets.contains(&p.from) && markets.contains(&p.to);
        let inner: Vec<&Passage> = passages.iter().filter(is_inner).collect();
        for t in 0..self.periods() {
            for passage in &inner {
                let part = m.col(format!("foreign[{}]", self.way(firm, k, passage, t)), 0.0);
                let flow = m.find(&self.flow(k, passage, t)).unwrap();
                let row = format!("foreign_part[{}]", self.way(firm, k, passage, t));
                m.term(&row, part, 1.0);
                m.term(&row, flow, -1.0);
                m.bounds(&row, f64::NEG_INFINITY, 0.0);
            }
        }
        for site in &markets {
            for t in 0..self.periods() {
                self.market(m, &at(site), k, &inner, t);
            }
        }
    }

    /// What a firm takes at a market and what passes on as others' goods, against what came in as others' goods.
    fn market(&self, m: &mut Matrix, node: &Node, k: &str, inner: &[&Passage], t: usize) {
        let (firm, site) = node;
        let label = &self.labels[t];
        let guard = format!("no_self_trade[{firm}: {k}, {site}, {label}]");
        let market = m.find_row(&self.balance(&format!("{k}, {site}"), t)).unwrap();
        let others = m.rows[market].clone();
        let delivery = m.find(&format!("delivery[{}, {label}]", self.made(node, k)));
        let part =
            |m: &Matrix, p: &Passage, t: usize| m.find(&format!("foreign[{}]", self.way(firm, k, p, t))).unwrap();
        if let Some(taking) = m.find(&format!("taking[{}, {label}]", self.bought(node, k))) {
            m.term(&guard, taking, 1.0);
        }
        for passage in inner.iter().filter(|p| p.from == *site) {
            let out = part(m, passage, t);
            m.term(&guard, out, 1.0);
        }
        for (j, &inflow) in others.terms.iter().enumerate().filter(|&(j, &v)| v > 0.0 && Some(j) != delivery) {
            let came = inner.iter().filter(|p| p.to == *site).find_map(|p| {
                let at = if p.is_stock { t.checked_sub(1)? } else { t };
                (m.find(&self.flow(k, p, at)) == Some(j)).then(|| part(m, p, at))
            });
            m.term(&guard, came.unwrap_or(j), -inflow);
        }
        m.bounds(&guard, f64::NEG_INFINITY, -others.upper);
    }

    /// Routes between markets, and the markets' own stocks.
    fn passages(&self, k: &str) -> Vec<Passage> {
        let mut found: Vec<Passage> = Vec::new();
        for row in self.raw.rows("routes").iter().filter(|l| text_of(l, "commodity") == k) {
            let (from, to) = (text_of(row, "from").to_owned(), text_of(row, "to").to_owned());
            if !found.iter().any(|p| (&p.from, &p.to) == (&from, &to)) {
                found.push(Passage { from, to, is_stock: false });
            }
        }
        let stocks = self.raw.rows("stocks").iter().filter(|l| text_of(l, "commodity") == k);
        for row in stocks.filter(|l| text_of(l, "enterprise").is_empty()) {
            let site = text_of(row, "site").to_owned();
            found.push(Passage { from: site.clone(), to: site, is_stock: true });
        }
        found
    }

    /// Name of the column of a passage.
    fn flow(&self, k: &str, passage: &Passage, t: usize) -> String {
        let Passage { from, to, is_stock } = passage;
        match is_stock {
            true => format!("stock[{k}, {from}, {}]", self.labels[t]),
            false => format!("transport[{k}, {from} → {to}, {}]", self.labels[t]),
        }
    }

    fn way(&self, firm: &str, k: &str, passage: &Passage, t: usize) -> String {
        format!("{firm}: {k}, {} → {k}, {}, {}", passage.from, passage.to, self.labels[t])
    }
}
