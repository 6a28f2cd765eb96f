//! (a) `rest = so far × shares to come ÷ shares that have come`; (b) `rest = last year's rest × so far ÷ last year's so
//! far`, festivals moved. Formula, assumptions, limits: docs/track/nowcast.md.

use crate::history::History;
use crate::season::Season;

pub(crate) fn by_share(history: &History, season: &Season) -> f64 {
    let shares = season.of_year(history.year());
    let (come, to_come) = shares.split_at(history.known());
    history.so_far() * to_come.iter().sum::<f64>() / come.iter().sum::<f64>()
}

pub(crate) fn by_chain(history: &History, season: &Season) -> f64 {
    let (known, last) = (history.known(), history.past_years() - 1);
    // Last year's steps as they would have been with this year's festival.
    let moved: Vec<f64> = history
        .of_year(last)
        .iter()
        .enumerate()
        .map(|(step, value)| value * season.left(history.year(), step) / season.left(history.year() - 1, step))
        .collect();
    let (then, rest_then) = moved.split_at(known);
    rest_then.iter().sum::<f64>() * history.so_far() / then.iter().sum::<f64>()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::month::Month;

    #[test]
    fn share_and_chain_by_hand() {
        // Year 1: 22, then 10 a month: 122. Year 2: 33, then 15 a month. Without festival effect (the ratio of the
        // first two steps never changes) the shares of both years are alike and the rest of July to December is 90.
        let mut months = vec![11.0, 11.0];
        months.extend([10.0; 10]);
        months.extend([16.5, 16.5, 15.0, 15.0, 15.0, 15.0]);
        let history = History::of_months(Month::new(2023, 1), &months, &[]).unwrap();
        let season = Season::of(&history, None).unwrap();
        assert!((by_share(&history, &season) - 90.0).abs() < 1e-9);
        assert!((by_chain(&history, &season) - 90.0).abs() < 1e-9);
    }
}
