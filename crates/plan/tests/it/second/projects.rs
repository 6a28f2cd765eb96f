//! Projects and resources, straight from the tables.

use crate::raw::{Line, flow, number, text_of};

use super::clock::{Days, span, year_at};
use super::goods::Second;
use super::matrix::Matrix;

const INF: f64 = f64::INFINITY;

/// A project that starts on a day.
pub struct Start<'a> {
    pub row: &'a Line,
    pub name: String,
    pub on: f64,
    pub from: f64,
    pub until: f64,
}

/// Years in common.
fn overlap(a: (f64, f64), b: (f64, f64)) -> f64 {
    (a.1.min(b.1) - a.0.max(b.0)).max(0.0)
}

impl Start<'_> {
    pub fn of(&self, column: &str) -> f64 {
        number(self.row, column).unwrap_or(0.0)
    }

    pub fn decision(&self) -> &str {
        text_of(self.row, "decision")
    }

    /// Capacity of one unit of the decision.
    pub fn size(&self) -> f64 {
        if self.decision() == "sized" { 1.0 } else { self.of("size") }
    }

    /// Capital of one unit of the decision.
    pub fn capital(&self) -> f64 {
        if self.decision() == "sized" { self.of("unit_capex") } else { self.of("capex") }
    }

    /// Years of full capacity within a period: the ramp's trapezium and what is full.
    pub fn full_years(&self, period: (f64, f64)) -> f64 {
        let top = self.from + self.of("ramp");
        let share = |year: f64| if self.of("ramp") == 0.0 { 1.0 } else { (year - self.from) / self.of("ramp") };
        let alive = (period.0.max(self.from), period.1.min(self.until));
        let rising = (alive.0, alive.1.min(top));
        let ramp =
            if rising.1 > rising.0 { (rising.1 - rising.0) * (share(rising.0) + share(rising.1)) / 2.0 } else { 0.0 };
        ramp + overlap(alive, (top, INF))
    }

    pub fn alive_years(&self, period: (f64, f64)) -> f64 {
        overlap(period, (self.from, self.until))
    }
}

impl Second<'_> {
    /// Every possible start: of open projects on the first days of periods in their window.
    pub fn starts(&self) -> Vec<Start<'_>> {
        let mut starts = Vec::new();
        for row in self.raw.rows("projects") {
            let fixed = text_of(row, "start");
            let window = text_of(row, "window");
            let window: Days = if window.is_empty() { self.clock.horizon() } else { span(window) };
            let days: Vec<i64> = if fixed.is_empty() {
                let firsts = self.clock.periods.iter().map(|p| p.0);
                firsts.filter(|&d| window.0 <= d && d < window.1).collect()
            } else {
                vec![span(fixed).0].into_iter().filter(|&d| d < self.clock.horizon().1).collect()
            };
            for day in days {
                let period = self.clock.periods.iter().position(|p| p.0 <= day && day < p.1).unwrap_or(0);
                let from = year_at(day) + number(row, "lead").unwrap_or(0.0);
                let until = number(row, "life").map_or(INF, |life| from + life);
                let name = format!("{}, {}", text_of(row, "project"), self.labels[period]);
                starts.push(Start { row, name, on: year_at(day), from, until });
            }
        }
        starts
    }

    /// Spend of one unit of capital: (from, until, share).
    pub fn spend(&self, start: &Start<'_>) -> Vec<(f64, f64, f64)> {
        let of = |l: &&Line| text_of(l, "project") == text_of(start.row, "project");
        let said: Vec<&Line> = self.raw.rows("project_spend").iter().filter(of).collect();
        let year = |n: f64, share: f64| (start.on + n - 1.0, start.on + n, share);
        if said.is_empty() {
            return vec![year(1.0, 1.0)];
        }
        said.iter().map(|l| year(number(l, "year").unwrap(), number(l, "share").unwrap())).collect()
    }

    /// Discounted cost of one unit of a start: capital where it is spent less what is left of it, or a yearly cost.
    fn start_cost(&self, start: &Start<'_>) -> f64 {
        let stated = if start.decision() == "sized" { "unit_annuity" } else { "annuity" };
        let life = start.until - start.from;
        let by_rate = |capital: f64| {
            let r = self.clock.rate;
            let worth_of_one: f64 = if r == 0.0 { life } else { (1.0 - (1.0 + r).powf(-life)) / r };
            capital / worth_of_one
        };
        let is_annuity = self.raw.setting("capex", "spend") == "annuity" && life.is_finite();
        let yearly = number(start.row, stated).or(is_annuity.then(|| by_rate(start.capital())));
        let periods = 0..self.periods();
        if let Some(yearly) = yearly {
            let worth = |t: usize| start.alive_years(self.clock.interval(t)) * self.clock.df(t);
            return yearly * periods.map(worth).sum::<f64>();
        }
        let mut cost = 0.0;
        for (from, until, share) in self.spend(start) {
            for t in periods.clone() {
                let (a, b) = self.clock.interval(t);
                let part = (a.max(from), b.min(until));
                if part.1 > part.0 {
                    cost += share * (part.1 - part.0) * self.clock.at((part.0 + part.1) / 2.0);
                }
            }
        }
        let end = self.clock.interval(self.periods() - 1).1;
        let left = if life.is_finite() { (start.until - end).clamp(0.0, life) / life } else { 0.0 };
        start.capital() * (cost - left * self.clock.at(end))
    }

    pub fn projects(&self, m: &mut Matrix) {
        for plant in self.raw.rows("plants") {
            let id = text_of(plant, "plant");
            for t in 0..self.periods() {
                m.bounds(&format!("capacity[{id}, {}]", self.labels[t]), -INF, self.capacity(id, t));
            }
        }
        for start in self.starts() {
            self.start(m, &start);
        }
        for link in self.raw.rows("project_links") {
            self.link(m, link);
        }
    }

    fn start(&self, m: &mut Matrix, start: &Start<'_>) {
        let most = number(start.row, "size_max").unwrap_or(INF);
        let (lower, upper) = match start.decision() {
            "fixed" => (1.0, 1.0),
            "optional" => (0.0, 1.0),
            "modular" => (0.0, start.of("modules_max")),
            _ => (0.0, most),
        };
        let col = m.bounded(format!("start[{}]", start.name), self.start_cost(start), lower, upper);
        m.cols[col].is_integer = ["optional", "modular"].contains(&start.decision());
        let plant = text_of(start.row, "plant");
        for t in 0..self.periods() {
            let years = start.full_years(self.clock.interval(t));
            if !plant.is_empty() && years > 0.0 {
                let capacity = format!("capacity[{plant}, {}]", self.labels[t]);
                m.term(&capacity, col, -start.size() * years * self.availability(plant, t));
            }
        }
        let is_once = text_of(start.row, "repeat") != "each";
        let mut yes_no = col;
        if start.decision() == "sized" && most.is_finite() && (start.of("size_min") > 0.0 || is_once) {
            yes_no = m.bounded(format!("build[{}]", start.name), 0.0, 0.0, 1.0);
            m.cols[yes_no].is_integer = true;
            for (row, size, lower, upper) in
                [("size_max", most, -INF, 0.0), ("size_min", start.of("size_min"), 0.0, INF)]
            {
                let row = format!("{row}[{}]", start.name);
                m.term(&row, col, 1.0);
                m.term(&row, yes_no, -size);
                m.bounds(&row, lower, upper);
            }
        }
        let limit = match start.decision() {
            "fixed" => None,
            "modular" => Some(start.of("modules_max")),
            _ => (yes_no != col || start.decision() == "optional").then_some(1.0),
        };
        if let Some(limit) = limit.filter(|_| is_once) {
            let once = format!("once[{}]", text_of(start.row, "project"));
            m.term(&once, yes_no, 1.0);
            m.bounds(&once, -INF, limit);
        }
        let group = text_of(start.row, "excludes");
        if !group.is_empty() {
            m.term(&format!("excludes[{group}]"), yes_no, 1.0);
            m.bounds(&format!("excludes[{group}]"), -INF, 1.0);
        }
        self.start_needs(m, start, col);
    }

    /// What a year of new capacity is worth: the plant's availability on open days.
    fn availability(&self, plant: &str, t: usize) -> f64 {
        let stated = self.raw.rows("capacities").iter().filter(|l| text_of(l, "plant") == plant);
        let stated = stated.filter_map(|l| number(l, "availability")).next_back().unwrap_or(1.0);
        stated * self.open(plant, self.clock.periods[t])
    }

    /// A project may start where what it requires is commissioned, less a lag.
    fn link(&self, m: &mut Matrix, link: &Line) {
        let of = |s: &&Start<'_>, column: &str| text_of(s.row, "project") == text_of(link, column);
        let starts = self.starts();
        for start in starts.iter().filter(|s| of(s, "project")) {
            let row = format!("requires[{}, {}]", start.name, text_of(link, "requires"));
            let col = m.find(&format!("start[{}]", start.name)).unwrap();
            m.term(&row, col, 1.0);
            m.bounds(&row, -INF, 0.0);
            for other in starts.iter().filter(|s| of(s, "requires")) {
                if other.from <= start.on - number(link, "lag").unwrap_or(0.0) + 1e-9 {
                    let before = m.find(&format!("start[{}]", other.name)).unwrap();
                    m.term(&row, before, -1.0);
                }
            }
        }
    }

    fn start_needs(&self, m: &mut Matrix, start: &Start<'_>, col: usize) {
        let of = |l: &&Line| text_of(l, "project") == text_of(start.row, "project");
        for need in self.raw.rows("resource_use").iter().filter(of) {
            for t in 0..self.periods() {
                let period = self.clock.interval(t);
                let spent = |(from, until, share)| share * overlap((from, until), period);
                let amount = match text_of(need, "per") {
                    "build" => overlap((start.on, start.from), period),
                    "operation" => start.alive_years(period),
                    _ => start.capital() * self.spend(start).into_iter().map(spent).sum::<f64>(),
                };
                let row = format!("resource_use[{}, {}]", text_of(need, "resource"), self.labels[t]);
                m.term(&row, col, amount * number(need, "coefficient").unwrap());
            }
        }
    }

    pub fn resources(&self, m: &mut Matrix) {
        for resource in self.raw.rows("resources") {
            let id = text_of(resource, "resource");
            let of = |l: &&Line| text_of(l, "resource") == id;
            let supply: Vec<&Line> = self.raw.rows("resource_supply").iter().filter(of).collect();
            for t in 0..self.periods() {
                let cost = self.clock.mean(&supply, |l| number(l, "cost").unwrap_or(0.0), t).unwrap_or(0.0);
                let amount = |l: &&Line| flow(l, "amount").map_or(INF, |f| self.clock.amount(l, f, t).unwrap_or(0.0));
                let most = if supply.is_empty() { INF } else { supply.iter().map(amount).sum() };
                let col = m.bounded(format!("resource[{id}, {}]", self.labels[t]), cost * self.clock.df(t), 0.0, most);
                let row = format!("resource_use[{id}, {}]", self.labels[t]);
                m.term(&row, col, -1.0);
                let uses = self.raw.rows("resource_use").iter().filter(of);
                for need in uses.filter(|l| text_of(l, "per") == "activity") {
                    for run in self.runs.iter().filter(|r| r.process == text_of(need, "process")) {
                        let col = m.find(&self.run_name(run, t)).unwrap();
                        m.term(&row, col, number(need, "coefficient").unwrap());
                    }
                }
            }
        }
    }
}
