//! People: the completion of a plan, posts filled, and retention after twelve months by cohort, with small cells hidden.
//!
//! An arrival without a post is unmatched: it fills nothing. A cohort is the arrivals of one year; its retention is the
//! share of those who arrived at least twelve months before the date and stayed for twelve months. A cell with fewer
//! than [`SMALL_CELL`] people is hidden, and so is a second one where the total would give the first away.
//! Test: `talents::tests`.

use std::collections::BTreeMap;

use lodestone_model::time::Date;

/// Fewer people than this are not shown.
pub const SMALL_CELL: u32 = 5;

/// What is done of what was planned, as a share; none without a plan.
pub fn completion(done: f64, planned: f64) -> Option<f64> {
    (planned > 0.0).then(|| done / planned)
}

/// A post that is open or filled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Post {
    /// Position of its kind (skill, level, place in the chain); any numbering.
    pub kind: usize,
    /// Posts of this kind asked for.
    pub wanted: u32,
}

/// Someone who came, under a pseudonym that does not matter here.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arrival {
    /// The kind of post that was filled; none: unmatched.
    pub kind: Option<usize>,
    /// Day of arrival.
    pub arrived: Date,
    /// Day of departure, if any.
    pub left: Option<Date>,
}

/// A number of people, or hidden because it is small or would give a small one away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Shown.
    Shown(u32),
    /// Withheld.
    Hidden,
}

/// Posts of a kind on a date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fill {
    /// The kind.
    pub kind: usize,
    /// Posts asked for.
    pub wanted: u32,
    /// People in such posts.
    pub filled: Cell,
}

/// Arrivals of a year and how many of them stayed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cohort {
    /// Year of arrival.
    pub year: i32,
    /// Arrivals that were at least twelve months before the date.
    pub due: Cell,
    /// Those who stayed twelve months.
    pub stayed: Cell,
}

/// The standing of people on a date.
#[derive(Debug, Clone, PartialEq)]
pub struct Talents {
    /// By kind of post, in order.
    pub posts: Vec<Fill>,
    /// People present without a post.
    pub unmatched: Cell,
    /// By year of arrival.
    pub cohorts: Vec<Cohort>,
}

/// Posts, fill and retention on a date; arrivals after it do not count.
pub fn talents(posts: &[Post], arrivals: &[Arrival], on: Date) -> Talents {
    let known = || arrivals.iter().filter(|arrival| arrival.arrived <= on);
    let present = || known().filter(|arrival| arrival.left.is_none_or(|left| left > on));
    let mut wanted: BTreeMap<usize, u32> = BTreeMap::new();
    for post in posts {
        *wanted.entry(post.kind).or_default() += post.wanted;
    }
    let in_kind = |kind: Option<usize>| present().filter(|arrival| arrival.kind == kind).count() as u32;
    let mut filled: Vec<u32> = wanted.keys().map(|&kind| in_kind(Some(kind))).collect();
    filled.push(present().filter(|arrival| arrival.kind.is_none_or(|kind| !wanted.contains_key(&kind))).count() as u32);
    let mut shown = hide_small(&filled);
    let unmatched = shown.pop().expect("the last cell is for people without a post");
    let fills = wanted.iter().zip(shown).map(|((&kind, &wanted), filled)| Fill { kind, wanted, filled });
    Talents { posts: fills.collect(), unmatched, cohorts: cohorts(known(), on) }
}

fn cohorts<'a>(arrivals: impl Iterator<Item = &'a Arrival>, on: Date) -> Vec<Cohort> {
    let mut by_year: BTreeMap<i32, (u32, u32)> = BTreeMap::new();
    for arrival in arrivals {
        let Some(anniversary) = arrival.arrived.add_months(12).filter(|day| *day <= on) else { continue };
        let cell = by_year.entry(arrival.arrived.year()).or_default();
        cell.0 += 1;
        cell.1 += u32::from(arrival.left.is_none_or(|left| left >= anniversary));
    }
    let of_cohort = |(year, (due, stayed)): (i32, (u32, u32))| {
        // The leavers are due less stayed: a few of them would be given away as well.
        let is_small = |people: u32| people > 0 && people < SMALL_CELL;
        let is_hidden = is_small(due) || is_small(stayed) || is_small(due - stayed);
        let due_cell = if is_small(due) { Cell::Hidden } else { Cell::Shown(due) };
        Cohort { year, due: due_cell, stayed: if is_hidden { Cell::Hidden } else { Cell::Shown(stayed) } }
    };
    by_year.into_iter().map(of_cohort).collect()
}

/// Hides small cells; where just one is hidden, the smallest of the others too, since the total is known elsewhere.
fn hide_small(counts: &[u32]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = counts
        .iter()
        .map(|&count| if count > 0 && count < SMALL_CELL { Cell::Hidden } else { Cell::Shown(count) })
        .collect();
    if cells.iter().filter(|cell| **cell == Cell::Hidden).count() == 1 {
        let shown = counts.iter().enumerate().filter(|(at, count)| cells[*at] != Cell::Hidden && **count > 0);
        if let Some((at, _)) = shown.min_by_key(|(_, count)| **count) {
            cells[at] = Cell::Hidden;
        }
    }
    cells
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn people(count: u32, kind: Option<usize>, arrived: &str, left: Option<&str>) -> Vec<Arrival> {
        (0..count).map(|_| Arrival { kind, arrived: date(arrived), left: left.map(date) }).collect()
    }

    /// Baotou 2024: 9,332 talents were 116.65 % of the plan, so the plan was 8,000 (press article of 2025).
    #[test]
    fn completion_of_the_talent_plan_of_2024() {
        assert_eq!(completion(9332.0, 8000.0), Some(1.1665));
        assert_eq!(completion(1.0, 0.0), None);
    }

    /// By hand on 2025-06-30: kind 0 wants 10 and has 8, kind 1 wants 20 and has 7, 6 have no post.
    #[test]
    fn posts_are_filled_by_matched_people_only() {
        let arrivals = [
            people(8, Some(0), "2024-03-01", None),
            people(7, Some(1), "2024-09-01", None),
            people(5, Some(1), "2024-01-15", Some("2024-12-31")),
            people(6, None, "2025-02-01", None),
            people(9, Some(0), "2025-07-01", None),
        ]
        .concat();
        let posts = [Post { kind: 0, wanted: 10 }, Post { kind: 1, wanted: 15 }, Post { kind: 1, wanted: 5 }];
        let found = talents(&posts, &arrivals, date("2025-06-30"));
        assert_eq!(found.posts[0], Fill { kind: 0, wanted: 10, filled: Cell::Shown(8) });
        assert_eq!(found.posts[1], Fill { kind: 1, wanted: 20, filled: Cell::Shown(7) });
        assert_eq!(found.unmatched, Cell::Shown(6));
        // Due: 8 of March and 5 of January 2024; the 5 left after 11.5 months.
        assert_eq!(found.cohorts, [Cohort { year: 2024, due: Cell::Shown(13), stayed: Cell::Shown(8) }]);
    }

    #[test]
    fn small_cells_are_hidden_and_cannot_be_had_by_subtraction() {
        assert_eq!(hide_small(&[3, 20, 8]), [Cell::Hidden, Cell::Shown(20), Cell::Hidden]);
        assert_eq!(hide_small(&[3, 2, 8]), [Cell::Hidden, Cell::Hidden, Cell::Shown(8)]);
        assert_eq!(hide_small(&[0, 20]), [Cell::Shown(0), Cell::Shown(20)]);
        let arrivals =
            [people(10, None, "2023-01-01", None), people(2, None, "2023-01-01", Some("2023-02-01"))].concat();
        let found = talents(&[], &arrivals, date("2024-12-31")).cohorts;
        assert_eq!(found, [Cohort { year: 2023, due: Cell::Shown(12), stayed: Cell::Hidden }]);
    }
}
