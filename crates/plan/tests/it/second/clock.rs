//! Days, spans, shares and discounting, the long way.

use crate::raw::{Line, Raw, text_of};

/// From a first day to the day after the last, in days since 1970.
pub type Days = (i64, i64);

fn days_in(year: i64) -> i64 {
    if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) { 366 } else { 365 }
}

fn month_days(year: i64, month: i64) -> i64 {
    match month {
        2 => days_in(year) - 337,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn day(year: i64, month: i64, day: i64) -> i64 {
    let years: i64 = (1970..year).map(days_in).sum();
    years + (1..month).map(|m| month_days(year, m)).sum::<i64>() + day - 1
}

/// The days that a text such as `2024`, `2024-H1`, `2024-Q3`, `2024-05`, `2024-05-06` or `a..b` names.
pub fn span(text: &str) -> Days {
    if let Some((from, to)) = text.split_once("..") {
        return (span(from).0, span(to).1);
    }
    let parts: Vec<&str> = text.split('-').collect();
    let year: i64 = parts[0].parse().unwrap();
    let months = |from: i64, count: i64| {
        let after = from + count;
        (day(year, from, 1), if after > 12 { day(year + 1, 1, 1) } else { day(year, after, 1) })
    };
    match parts[1..] {
        [] => (day(year, 1, 1), day(year + 1, 1, 1)),
        [month, date] => {
            let at = day(year, month.parse().unwrap(), date.parse().unwrap());
            (at, at + 1)
        }
        [part] => match part.split_at(1) {
            ("H", n) => months(n.parse::<i64>().unwrap() * 6 - 5, 6),
            ("Q", n) => months(n.parse::<i64>().unwrap() * 3 - 2, 3),
            _ => months(part.parse().unwrap(), 1),
        },
        _ => panic!("{text} is no span"),
    }
}

/// Where a day stands among the years: 2024.5 is the middle of 2024.
pub fn year_at(at: i64) -> f64 {
    let (mut year, mut first) = (1970, 0);
    while first + days_in(year) <= at {
        first += days_in(year);
        year += 1;
    }
    year as f64 + (at - first) as f64 / days_in(year) as f64
}

/// Length in years.
pub fn years(of: Days) -> f64 {
    year_at(of.1) - year_at(of.0)
}

/// Days in common; may be empty.
pub fn common(a: Days, b: Days) -> Days {
    let from = a.0.max(b.0);
    (from, a.1.min(b.1).max(from))
}

/// Number of days.
pub fn count(of: Days) -> f64 {
    (of.1 - of.0) as f64
}

/// The planned periods and their discount factors.
pub struct Clock {
    /// Periods.
    pub periods: Vec<Days>,
    /// Yearly rate.
    pub rate: f64,
    from: f64,
    given: Option<Vec<f64>>,
    operating: String,
}

impl Clock {
    /// Of a base.
    pub fn of(raw: &Raw) -> Self {
        let periods: Vec<Days> = raw.periods.iter().map(|p| span(p)).collect();
        let from = raw.settings.get("discount_from").map_or(periods[0].0, |text| span(text.trim_matches('"')).0);
        let given = raw.settings.get("discount_factors").map(|text| {
            let pairs = text.trim_matches(['{', '}']).split(',');
            pairs.map(|pair| pair.split_once('=').unwrap().1.trim().parse().unwrap()).collect()
        });
        Clock {
            periods,
            rate: raw.setting("discount_rate", "0").parse().unwrap(),
            from: year_at(from),
            given,
            operating: raw.setting("operating", "middle").to_owned(),
        }
    }

    /// All planned days.
    pub fn horizon(&self) -> Days {
        (self.periods[0].0, self.periods[self.periods.len() - 1].1)
    }

    /// A period as years.
    pub fn interval(&self, t: usize) -> (f64, f64) {
        (year_at(self.periods[t].0), year_at(self.periods[t].1))
    }

    /// Factor of what is paid at an instant; with given factors, that of its period.
    pub fn at(&self, year: f64) -> f64 {
        match &self.given {
            None => (1.0 + self.rate).powf(self.from - year),
            Some(given) => {
                let t = (0..self.periods.len()).find(|&t| year < self.interval(t).1);
                given[t.unwrap_or(self.periods.len() - 1)]
            }
        }
    }

    /// Factor of what flows through a period.
    pub fn df(&self, t: usize) -> f64 {
        let (start, end) = self.interval(t);
        match (&self.given, self.operating.as_str()) {
            (Some(given), _) => given[t],
            (None, "start") => self.at(start),
            (None, "middle") => self.at((start + end) / 2.0),
            (None, _) => self.at(end),
        }
    }

    /// What a flow stated over a span gives to a period; none where it does not reach it.
    pub fn amount(&self, line: &Line, (value, is_rate): (f64, bool), t: usize) -> Option<f64> {
        let whole = span_of(line).unwrap_or(self.horizon());
        let part = common(whole, self.periods[t]);
        if part.0 == part.1 {
            return None;
        }
        Some(if is_rate { value * years(part) } else { value * count(part) / count(whole) })
    }

    /// Mean over the days of a period of what rows say about some of them; none where none does.
    pub fn mean(&self, lines: &[&Line], value: impl Fn(&Line) -> f64, t: usize) -> Option<f64> {
        let days = |line: &&&Line| count(common(span_of(line).unwrap_or(self.periods[t]), self.periods[t]));
        let all: f64 = lines.iter().map(|line| days(&line)).sum();
        (all > 0.0).then(|| lines.iter().map(|line| days(&line) * value(line)).sum::<f64>() / all)
    }
}

/// The span of a row, where it has one.
pub fn span_of(line: &Line) -> Option<Days> {
    let text = text_of(line, "span");
    (!text.is_empty()).then(|| span(text))
}
