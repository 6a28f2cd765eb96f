//! Where goods are: activity, trade, transport, stocks, disposal and local trade, straight from the tables.

use std::collections::BTreeSet;

use crate::raw::{Line, Raw, number, text_of};

use super::clock::{Clock, common, count, span_of, years};
use super::matrix::Matrix;

const INF: f64 = f64::INFINITY;

/// A firm (or none) at a site.
pub type Node = (String, String);

/// One way to run a plant.
pub struct Run<'a> {
    pub plant: &'a Line,
    pub process: String,
    pub recipe: String,
    pub node: Node,
    pub principal: String,
}

/// A base as text, with what is looked up again and again.
pub struct Second<'a> {
    pub raw: &'a Raw,
    pub clock: Clock,
    pub runs: Vec<Run<'a>>,
    /// How the product prints the periods; for names only.
    pub labels: Vec<String>,
}

/// Name of a node.
pub fn place((firm, site): &Node) -> String {
    if firm.is_empty() { site.clone() } else { format!("{firm} @ {site}") }
}

impl<'a> Second<'a> {
    pub fn of(raw: &'a Raw, labels: Vec<String>) -> Self {
        Second { raw, clock: Clock::of(raw), runs: runs(raw), labels }
    }

    pub fn periods(&self) -> usize {
        self.clock.periods.len()
    }

    /// Parts of a recipe: (commodity, amount per unit of activity).
    pub fn parts(&self, run: &Run<'_>, line: &str) -> Vec<(String, f64)> {
        let of = |line: &Line| text_of(line, "process") == run.process && text_of(line, "recipe") == run.recipe;
        let rows = self.raw.rows("recipes").iter().filter(|l| of(l));
        let amount = |row: &Line| number(row, "amount").unwrap_or_else(|| self.recovered(run, row));
        let named = rows.filter(|l| text_of(l, "line") == line && !text_of(l, "commodity").is_empty());
        named.map(|l| (text_of(l, "commodity").to_owned(), amount(l))).collect()
    }

    /// Recovery of what the inputs hold over what the output holds.
    fn recovered(&self, run: &Run<'_>, row: &Line) -> f64 {
        let held: f64 = self.parts(run, "in").iter().map(|(k, amount)| amount * self.content(k)).sum();
        number(row, "recovery").unwrap() * held / self.content(text_of(row, "commodity"))
    }

    /// Content of the one element.
    pub fn content(&self, commodity: &str) -> f64 {
        let rows = self.raw.rows("composition").iter();
        rows.filter(|l| text_of(l, "commodity") == commodity).filter_map(|l| number(l, "content")).sum()
    }

    pub fn capacity_use(&self, run: &Run<'_>) -> f64 {
        let of = |l: &&Line| text_of(l, "process") == run.process && text_of(l, "recipe") == run.recipe;
        if let Some(stated) = self.raw.rows("recipes").iter().filter(of).find_map(|l| number(l, "capacity_use")) {
            return stated;
        }
        let counted = text_of(run.plant, "counted");
        let amount = |line: &str| -> f64 { self.parts(run, line).iter().filter(|p| p.0 == counted).map(|p| p.1).sum() };
        match (counted, amount("out")) {
            ("", _) => 1.0,
            (_, made) if made > 0.0 => made,
            _ => amount("in"),
        }
    }

    fn in_part(&self, node: &Node, commodity: &str, line: &str) -> bool {
        self.runs.iter().any(|r| r.node == *node && self.parts(r, line).iter().any(|p| p.0 == commodity))
    }

    pub fn makes(&self, node: &Node, k: &str) -> bool {
        self.in_part(node, k, "out")
    }

    pub fn uses(&self, node: &Node, k: &str) -> bool {
        self.in_part(node, k, "in")
    }

    /// Whether a row of a table concerns a commodity at a node itself.
    fn has(&self, table: &str, (firm, site): &Node, k: &str) -> bool {
        let of =
            |l: &Line| text_of(l, "enterprise") == firm && text_of(l, "site") == site && text_of(l, "commodity") == k;
        self.raw.rows(table).iter().any(of)
    }

    fn routed(&self, end: &str, site: &str, k: &str) -> bool {
        self.raw.rows("routes").iter().any(|l| text_of(l, end) == site && text_of(l, "commodity") == k)
    }

    pub fn firms_at(&self, site: &str) -> BTreeSet<String> {
        let mut firms: BTreeSet<String> =
            self.runs.iter().filter(|r| r.node.1 == site).map(|r| r.node.0.clone()).collect();
        for table in ["supplies", "markets", "stocks"] {
            let here = self.raw.rows(table).iter().filter(|l| text_of(l, "site") == site);
            firms.extend(here.map(|l| text_of(l, "enterprise").to_owned()));
        }
        firms.remove("");
        firms
    }

    pub fn sites(&self) -> Vec<String> {
        self.raw.rows("sites").iter().map(|l| text_of(l, "site").to_owned()).collect()
    }

    pub fn commodities(&self) -> Vec<String> {
        self.raw.rows("commodities").iter().map(|l| text_of(l, "commodity").to_owned()).collect()
    }

    /// Who deals on a line: the firm it names, or the firms at its site that use (make) the goods, and the site itself
    /// where its own plants, routes or stocks need it, or nobody else does.
    pub fn parties(&self, line: &Line, is_supply: bool) -> Vec<Node> {
        let (firm, site, k) = (text_of(line, "enterprise"), text_of(line, "site"), text_of(line, "commodity"));
        if !firm.is_empty() {
            return vec![(firm.to_owned(), site.to_owned())];
        }
        let concerned = |n: &Node| if is_supply { self.uses(n, k) } else { self.makes(n, k) || self.passes_made(n, k) };
        let firms = self.firms_at(site).into_iter().map(|f| (f, site.to_owned()));
        let mut found: Vec<Node> = firms.filter(|n| concerned(n)).collect();
        let own = (String::new(), site.to_owned());
        let passes = self.routed(if is_supply { "from" } else { "to" }, site, k);
        if concerned(&own) || passes || self.has("stocks", &own, k) || found.is_empty() {
            found.push(own);
        }
        found
    }

    pub fn deals(&self, table: &str, node: &Node, k: &str) -> bool {
        let rows = self.raw.rows(table).iter().filter(|l| text_of(l, "commodity") == k);
        rows.filter(|l| text_of(l, "site") == node.1).any(|l| self.parties(l, table == "supplies").contains(node))
    }

    /// Goods that a node made, by name of their balance.
    pub fn made(&self, node: &Node, k: &str) -> String {
        if node.0.is_empty() { format!("{k}, {}", node.1) } else { format!("{k} (made), {}", place(node)) }
    }

    /// Goods that a node bought.
    pub fn bought(&self, node: &Node, k: &str) -> String {
        if node.0.is_empty() { format!("{k}, {}", node.1) } else { format!("{k} (bought), {}", place(node)) }
    }

    pub fn has_made(&self, node: &Node, k: &str) -> bool {
        self.makes(node, k) || self.deals("markets", node, k) || self.passes_made(node, k)
    }

    fn has_bought(&self, node: &Node, k: &str) -> bool {
        let holds = self.has("stocks", node, k) && !self.has_made(node, k);
        self.uses(node, k) || self.deals("supplies", node, k) || self.passes_bought(node, k) || holds
    }

    /// Where stocks and disposal are: made goods where there are any, else bought ones.
    pub fn held(&self, node: &Node, k: &str) -> String {
        if self.has_made(node, k) { self.made(node, k) } else { self.bought(node, k) }
    }

    /// Whether anybody at the site but `node` wants (brings) the goods of the local market.
    fn others(&self, node: &Node, k: &str, want: bool) -> bool {
        let firms = self.firms_at(&node.1).into_iter().map(|f| (f, node.1.clone()));
        let mut firms = firms.filter(|n| n != node);
        let own = (String::new(), node.1.clone());
        let site = self.has("stocks", &own, k)
            || if want {
                self.uses(&own, k) || self.routed("from", &node.1, k) || self.deals("markets", &own, k)
            } else {
                self.makes(&own, k) || self.routed("to", &node.1, k) || self.deals("supplies", &own, k)
            };
        site || firms.any(|n| if want { self.uses(&n, k) } else { self.brings(&n, k) })
    }

    /// Whether a firm may have goods at a site that it made, there or elsewhere.
    fn brings(&self, node: &Node, k: &str) -> bool {
        self.makes(node, k) || self.passes_made(node, k)
    }

    pub fn delivers(&self, node: &Node, k: &str) -> bool {
        !node.0.is_empty() && self.brings(node, k) && self.others(node, k, true)
    }

    pub fn takes(&self, node: &Node, k: &str) -> bool {
        !node.0.is_empty() && self.uses(node, k) && self.others(node, k, false)
    }

    pub fn balance(&self, pool: &str, t: usize) -> String {
        format!("balance[{pool}, {}]", self.labels[t])
    }

    /// Writes all of it.
    pub fn goods(&self, m: &mut Matrix) {
        for t in 0..self.periods() {
            self.activities(m, t);
            self.transports(m, t);
            self.disposals(m, t);
        }
        self.stocks(m);
        for t in 0..self.periods() {
            self.passes(m, t);
        }
    }

    fn activities(&self, m: &mut Matrix, t: usize) {
        for run in &self.runs {
            let plant = text_of(run.plant, "plant");
            let col = m.col(self.run_name(run, t), self.run_cost(run, t) * self.clock.df(t));
            for (k, amount) in self.parts(run, "out") {
                m.term(&self.balance(&self.made(&run.node, &k), t), col, amount);
            }
            for (k, amount) in self.parts(run, "in") {
                m.term(&self.balance(&self.bought(&run.node, &k), t), col, -amount);
            }
            m.term(&format!("capacity[{plant}, {}]", self.labels[t]), col, self.capacity_use(run));
        }
    }

    pub fn run_name(&self, run: &Run<'_>, t: usize) -> String {
        let on_account = if run.principal.is_empty() { String::new() } else { format!(" for {}", run.principal) };
        let plant = text_of(run.plant, "plant");
        format!("activity[{plant}, {}/{}{on_account}, {}]", run.process, run.recipe, self.labels[t])
    }

    /// Σ over classes of the plant's own rows or else its process's.
    fn run_cost(&self, run: &Run<'_>, t: usize) -> f64 {
        let mut total = 0.0;
        for class in ["intermediate", "labour", "tax", "capital"] {
            let rows = self.raw.rows("operating_costs").iter();
            let of_class: Vec<&Line> = rows.filter(|l| text_of(l, "class") == class).collect();
            let own = |l: &Line| text_of(l, "plant") == text_of(run.plant, "plant");
            let general = |l: &Line| text_of(l, "plant").is_empty() && text_of(l, "process") == run.process;
            let mut rows: Vec<&Line> = of_class.iter().copied().filter(|l| own(l)).collect();
            if rows.is_empty() {
                rows = of_class.into_iter().filter(|l| general(l)).collect();
            }
            total += self.clock.mean(&rows, |l| number(l, "cost").unwrap(), t).unwrap_or(0.0);
        }
        total
    }

    fn transports(&self, m: &mut Matrix, t: usize) {
        for k in self.commodities() {
            for (from, to) in self.routes_of(&k) {
                let market = (format!("{k}, {from}"), format!("{k}, {to}"));
                self.transport(m, (&k, &from, &to), "", &market, t);
                let route = (from.clone(), to.clone());
                for firm in self.firms() {
                    let ends = ((firm.clone(), from.clone()), (firm.clone(), to.clone()));
                    if self.ships_made(&firm, &k).contains(&route) {
                        let pools = (self.made(&ends.0, &k), self.made(&ends.1, &k));
                        self.transport(m, (&k, &from, &to), &format!(" ({firm})"), &pools, t);
                    }
                    if self.ships_bought(&firm, &k).contains(&route) {
                        let pools = (self.bought(&ends.0, &k), self.bought(&ends.1, &k));
                        self.transport(m, (&k, &from, &to), &format!(" (bought, {firm})"), &pools, t);
                    }
                }
            }
        }
    }

    /// Goods of one owner on one route. No route here has a `max`, which all owners would share.
    fn transport(
        &self,
        m: &mut Matrix,
        (k, from, to): (&str, &str, &str),
        whose: &str,
        pools: &(String, String),
        t: usize,
    ) {
        let same = |l: &&Line| (text_of(l, "from"), text_of(l, "to"), text_of(l, "commodity")) == (from, to, k);
        let rows: Vec<&Line> = self.raw.rows("routes").iter().filter(same).collect();
        assert!(rows.iter().all(|l| text_of(l, "max").is_empty()), "a limited route is not written again");
        let of = |column: &str| self.clock.mean(&rows, |l| number(l, column).unwrap_or(0.0), t).unwrap_or(0.0);
        let name = format!("transport[{k}{whose}, {from} → {to}, {}]", self.labels[t]);
        let col = m.col(name, of("cost") * self.clock.df(t));
        m.term(&self.balance(&pools.0, t), col, -1.0);
        m.term(&self.balance(&pools.1, t), col, 1.0 - of("loss"));
    }

    /// Every node with goods of a commodity.
    fn nodes_of(&self, k: &str) -> Vec<Node> {
        let mut nodes = Vec::new();
        for site in self.sites() {
            let own = (String::new(), site.clone());
            let local = self.firms_at(&site).iter().any(|f| {
                let n = (f.clone(), site.clone());
                self.delivers(&n, k) || self.takes(&n, k)
            });
            let routed = self.routed("from", &site, k) || self.routed("to", &site, k);
            if local || routed || self.has_made(&own, k) || self.has_bought(&own, k) {
                nodes.push(own);
            }
            let firms = self.firms_at(&site).into_iter().map(|f| (f, site.clone()));
            nodes.extend(firms.filter(|n| self.has_made(n, k) || self.has_bought(n, k)));
        }
        nodes
    }

    fn disposals(&self, m: &mut Matrix, t: usize) {
        for k in self.commodities() {
            for node in self.nodes_of(&k) {
                let of = |site: &str| -> Vec<&Line> {
                    let rows = self.raw.rows("disposals").iter().filter(|l| text_of(l, "commodity") == k);
                    rows.filter(|l| text_of(l, "site") == site).collect()
                };
                let mut rows = of(&node.1);
                if rows.is_empty() {
                    rows = of("");
                }
                if rows.is_empty() {
                    continue;
                }
                let cost = self.clock.mean(&rows, |l| number(l, "cost").unwrap_or(0.0), t);
                let upper = if cost.is_some() { INF } else { 0.0 };
                let pool = self.held(&node, &k);
                let name = format!("disposal[{pool}, {}]", self.labels[t]);
                let col = m.bounded(name, cost.unwrap_or(0.0) * self.clock.df(t), 0.0, upper);
                m.term(&self.balance(&pool, t), col, -1.0);
            }
        }
    }

    fn stocks(&self, m: &mut Matrix) {
        let is_mean = self.raw.setting("stock_cost_at", "mean") == "mean";
        for row in self.raw.rows("stocks") {
            let node = (text_of(row, "enterprise").to_owned(), text_of(row, "site").to_owned());
            let pool = self.held(&node, text_of(row, "commodity"));
            let of = |column: &str| number(row, column).unwrap_or(0.0);
            let last = self.periods() - 1;
            let mut before: Option<usize> = None;
            for t in 0..=last {
                let length = years(self.clock.periods[t]);
                let holding = of("cost") * length * self.clock.df(t);
                let (least, worth) = if t == last {
                    (of("closing_min"), of("closing_value") * self.clock.at(self.clock.interval(t).1))
                } else {
                    (0.0, 0.0)
                };
                let (at_start, at_end) = if is_mean { (holding / 2.0, holding / 2.0) } else { (0.0, holding) };
                let name = format!("stock[{pool}, {}]", self.labels[t]);
                let col = m.bounded(name, at_end - worth, least, number(row, "max").unwrap_or(INF));
                let kept = (1.0 - of("loss")).powf(length);
                m.term(&self.balance(&pool, t), col, -1.0);
                match before {
                    Some(before) => {
                        m.cols[before].cost += at_start;
                        m.term(&self.balance(&pool, t), before, kept);
                    }
                    None => {
                        m.offset += at_start * of("opening");
                        m.shift(&self.balance(&pool, t), kept * of("opening"));
                    }
                }
                before = Some(col);
            }
        }
    }

    /// Deliveries, takings and own use; nobody takes more than what others bring.
    fn passes(&self, m: &mut Matrix, t: usize) {
        for site in self.sites() {
            for firm in self.firms_at(&site) {
                let node = (firm, site.clone());
                for k in self.commodities() {
                    let (made, bought, market) = (self.made(&node, &k), self.bought(&node, &k), format!("{k}, {site}"));
                    let mut pass = |kind: &str, named: &str, from: &str, to: &str| {
                        let col = m.col(format!("{kind}[{named}, {}]", self.labels[t]), 0.0);
                        m.term(&self.balance(from, t), col, -1.0);
                        m.term(&self.balance(to, t), col, 1.0);
                    };
                    if self.delivers(&node, &k) {
                        pass("delivery", &made, &made, &market);
                    }
                    if self.takes(&node, &k) {
                        pass("taking", &bought, &market, &bought);
                    }
                    if self.has_made(&node, &k) && (self.has_bought(&node, &k) || self.takes(&node, &k)) {
                        pass("own_use", &made, &made, &bought);
                    }
                }
            }
        }
    }

    /// Capacity of a plant's own rows through a period, day by day: the smaller of accepted and effective.
    pub fn capacity(&self, plant: &str, t: usize) -> f64 {
        let rows = self.raw.rows("capacities").iter().filter(|l| text_of(l, "plant") == plant);
        let rows: Vec<&Line> = rows.collect();
        let period = self.clock.periods[t];
        let of_kind = |kind: &str, day: i64| -> Option<f64> {
            let here = |l: &&&Line| span_of(l).is_none_or(|s| s.0 <= day && day < s.1);
            let row = rows.iter().filter(|l| text_of(l, "kind") == kind).find(here)?;
            Some(number(row, "capacity").unwrap() * number(row, "availability").unwrap_or(1.0))
        };
        let of_day = |day: i64| {
            let of = match (of_kind("accepted", day), of_kind("effective", day)) {
                (Some(a), Some(e)) => a.min(e),
                (a, e) => a.or(e).unwrap_or(0.0),
            };
            of * self.open(plant, (day, day + 1)) * years((day, day + 1))
        };
        (period.0..period.1).map(of_day).sum()
    }

    /// Share of some days on which a plant is not closed.
    pub fn open(&self, plant: &str, days: (i64, i64)) -> f64 {
        let mut open = years(days);
        for event in self.raw.rows("calendar") {
            if ["", plant].contains(&text_of(event, "plant")) {
                let closed = years(common(span_of(event).unwrap(), days));
                open -= closed * (1.0 - number(event, "availability").unwrap());
            }
        }
        if count(days) == 0.0 { 0.0 } else { open / years(days) }
    }
}

fn runs(raw: &Raw) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    for plant in raw.rows("plants") {
        let (owner, site) = (text_of(plant, "enterprise"), text_of(plant, "site"));
        let tolls = raw.rows("tolling").iter().filter(|l| text_of(l, "plant") == text_of(plant, "plant"));
        let mut principals: Vec<&str> = tolls.map(|l| text_of(l, "principal")).collect();
        if principals.is_empty() {
            principals.push("");
        }
        for process in text_of(plant, "processes").split(';') {
            let of = raw.rows("recipes").iter().filter(|l| text_of(l, "process") == process);
            let recipes: BTreeSet<&str> = of.map(|l| text_of(l, "recipe")).collect();
            for recipe in recipes {
                for principal in &principals {
                    let account = if principal.is_empty() { owner } else { principal };
                    runs.push(Run {
                        plant,
                        process: process.to_owned(),
                        recipe: recipe.to_owned(),
                        node: (account.to_owned(), site.to_owned()),
                        principal: (*principal).to_owned(),
                    });
                }
            }
        }
    }
    runs
}
