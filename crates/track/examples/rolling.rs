//! Reads months from the standard input (one number a line, the first a January, the last year incomplete) and prints
//! what the rolling method alone makes of them: median, 10 % and 90 % quantile of the running year. For
//! bench/compare_rolling.py.
#![allow(clippy::unwrap_used)]

use std::io::Read;

use lodestone_track::Month;
use lodestone_track::history::History;
use lodestone_track::nowcast::{Draws, Method, PATHS, foresee};

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let first_year: i32 = std::env::args().nth(1).and_then(|year| year.parse().ok()).unwrap_or(2015);
    let draws = Draws::new(1, PATHS);
    for series in text.split("\n\n").filter(|series| !series.trim().is_empty()) {
        let months: Vec<f64> = series.split_whitespace().map(|x| x.parse().unwrap()).collect();
        let history = History::of_months(Month::new(first_year, 1), &months, &[]).unwrap();
        let nowcast = foresee(&history, None, None, &draws).unwrap();
        let rolling = nowcast.methods.iter().find(|result| result.method == Method::Rolling).unwrap();
        let [low, high] = rolling.interval.unwrap();
        println!("{} {low} {high}", rolling.median);
    }
}
