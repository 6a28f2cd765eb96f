//! Scores: items with bands and cases, groups with a cap, a total.

use super::condition::{Condition, ScoreOf};
use super::fact::FactId;
use super::text::Both;
use crate::risk::Range;

/// Everything that is scored.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scores {
    /// The most that can be reached.
    pub points: f64,
    /// The fact that states the total, where an office has it; it goes before what the items give.
    pub stated: Option<FactId>,
    /// Groups.
    pub groups: Vec<Group>,
    /// Items, those of one group together.
    pub items: Vec<Item>,
}

/// Items that are capped together.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Id.
    pub id: String,
    /// Names.
    pub name: Both,
    /// The most of its items together.
    pub max: f64,
}

/// What gives points.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Id.
    pub id: String,
    /// Names.
    pub name: Both,
    /// Its group, by its place.
    pub group: Option<u16>,
    /// The most.
    pub max: f64,
    /// How points are given; of several the best.
    pub ways: Vec<Way>,
    /// The fact that states its points, where somebody gave them; it goes before the ways.
    pub stated: Option<FactId>,
}

/// How points are given.
#[derive(Debug, Clone, PartialEq)]
pub enum Way {
    /// By bands of a number; they cover every number, without overlap.
    Bands(FactId, Vec<Band>),
    /// The points of the first case that holds; none when no case does.
    Cases(Vec<Case>),
    /// The points of all cases that hold.
    Sum(Vec<Case>),
    /// Points for every full `per` of a number.
    PerFull {
        /// The number.
        fact: FactId,
        /// In its canonical unit.
        per: f64,
        /// For each.
        points: f64,
    },
}

/// A band of a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// The numbers.
    pub within: Range,
    /// What they give.
    pub points: Points,
}

/// A case.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// When it holds.
    pub when: Condition,
    /// What it gives.
    pub points: Points,
}

/// Points; a range where experts choose within it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Points {
    /// At least.
    pub low: f64,
    /// At most.
    pub high: f64,
}

impl Points {
    /// None.
    pub const ZERO: Points = Points { low: 0.0, high: 0.0 };

    /// The same with at most `max`.
    #[must_use]
    pub fn capped(self, max: f64) -> Self {
        Points { low: self.low.min(max), high: self.high.min(max) }
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Points { low: self.low + other.low, high: self.high + other.high }
    }

    /// The better of two.
    #[must_use]
    pub fn best(self, other: Self) -> Self {
        Points { low: self.low.max(other.low), high: self.high.max(other.high) }
    }

    /// What is possible when either may be.
    #[must_use]
    pub fn either(self, other: Self) -> Self {
        Points { low: self.low.min(other.low), high: self.high.max(other.high) }
    }
}

impl Scores {
    /// Calls `visit` with every fact that may give points.
    pub fn each_fact(&self, visit: &mut impl FnMut(FactId)) {
        self.stated.into_iter().for_each(&mut *visit);
        self.items.iter().for_each(|item| item.each_fact(visit));
    }

    /// The items that a score is the sum of.
    pub fn items_of(&self, score: ScoreOf) -> impl Iterator<Item = &Item> {
        self.items.iter().enumerate().filter_map(move |(at, item)| {
            let is_part = match score {
                ScoreOf::Total => true,
                ScoreOf::Group(group) => item.group == Some(group),
                ScoreOf::Item(place) => usize::from(place) == at,
            };
            is_part.then_some(item)
        })
    }
}

impl Item {
    /// Calls `visit` with every fact that may give its points.
    pub fn each_fact(&self, visit: &mut impl FnMut(FactId)) {
        self.stated.into_iter().for_each(&mut *visit);
        for way in &self.ways {
            match way {
                Way::Bands(fact, _) | Way::PerFull { fact, .. } => visit(*fact),
                Way::Cases(cases) | Way::Sum(cases) => cases.iter().for_each(|case| case.when.ask.each_fact(visit)),
            }
        }
    }
}
