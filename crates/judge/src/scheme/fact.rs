//! What may be known about a subject: the vocabulary of evidence.

use lodestone_model::unit::{Dimension, Unit};

use super::text::Both;

/// A fact of the vocabulary, by its place in [`Library::facts`](super::Library::facts).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(pub(crate) u16);

impl FactId {
    /// Its place.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// What may be known about a subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Id, unique in the vocabulary.
    pub id: String,
    /// Names.
    pub name: Both,
    /// What its values are.
    pub kind: FactKind,
    /// How it belongs to time.
    pub time: FactTime,
    /// Family of schemes whose title it is.
    pub title_of: Option<String>,
    /// How it follows from other facts, where it is not stated itself.
    pub derived: Option<Derived>,
    /// Whether nothing that the subject does changes it before the day of the assessment: its age, last year's figures.
    pub is_fixed: bool,
    /// Whether it never falls, such as the share of an investment that is made.
    pub only_rises: bool,
    /// Whether it is the finding of a person, since no number decides it.
    pub needs_person: bool,
    /// The smallest step in which it changes, in its canonical unit; counts change by 1.
    pub step: Option<f64>,
}

/// What the values of a fact are.
#[derive(Debug, Clone, PartialEq)]
pub enum FactKind {
    /// A number.
    Number {
        /// What it counts.
        dimension: Dimension,
        /// The unit in which the schemes write it; none for a plain number.
        unit: Option<Unit>,
    },
    /// Yes or no.
    Flag,
    /// One of a few words, 64 at most.
    Choice(Vec<Choice>),
    /// A day.
    Date,
}

/// One word of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Id.
    pub id: String,
    /// Names.
    pub name: Both,
}

/// How a fact belongs to time. `D` is the day of the assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FactTime {
    /// Always the same, such as the day of registration.
    Constant,
    /// A state: the latest that ends on `D` or before counts.
    State,
    /// An amount of a calendar year; the last one that is over on `D` counts, and those before it.
    Year,
    /// As `Year`, but the year of `D` itself is the last one.
    ThisYear,
    /// A title or certificate, whose period is its validity: yes if `D` lies in it.
    Title,
    /// Something that happened: yes if it did in the last so many years before `D`.
    Event {
        /// Years.
        years: u8,
    },
}

/// How a fact follows from others. Years are counted back from the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Derived {
    /// Of the values of one fact over several years.
    Over {
        /// The fact.
        of: FactId,
        /// How many years.
        years: u8,
        /// What is taken.
        take: Take,
        /// Years before the one of this day do not count: a young firm has fewer.
        since: Option<FactId>,
    },
    /// A fact over another: the quotient of the sums, or of each year.
    Ratio {
        /// Numerator.
        of: FactId,
        /// Denominator.
        per: FactId,
        /// How many years.
        years: u8,
        /// Sum means the quotient of the sums; else of the quotients of each year.
        take: Take,
        /// As above.
        since: Option<FactId>,
    },
    /// Growth of a fact over the last intervals between years.
    Growth {
        /// The fact.
        of: FactId,
        /// How many intervals: one more year than that is needed.
        years: u8,
        /// How the intervals are put together.
        take: Growth,
    },
    /// Time from a day to the day of the assessment.
    Since {
        /// The day.
        date: FactId,
    },
}

/// What is taken of several years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Take {
    /// The last.
    Last,
    /// The first: that of the year before all others.
    First,
    /// The sum.
    Sum,
    /// The mean.
    Mean,
    /// The smallest: "in each year at least".
    Min,
    /// The largest: "in either year at least".
    Max,
}

/// How growths of several intervals are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Growth {
    /// (last / first)^(1/n) − 1.
    Compound,
    /// Mean of the growths. An interval that begins with zero is left out when it is the first; another one makes it zero
    /// (国科火字〔2016〕195号: 第一年末为0的按后两年计算，第二年末为0的按0分计算).
    Mean,
    /// The smallest: "grows in each year".
    Min,
}

impl Derived {
    /// The facts that it rests on, with the number of years needed of each.
    pub fn parts(self) -> impl Iterator<Item = (FactId, u8)> {
        let parts = match self {
            Derived::Over { of, years, since, .. } => [Some((of, years)), None, since.map(|day| (day, 1))],
            Derived::Ratio { of, per, years, since, .. } => {
                [Some((of, years)), Some((per, years)), since.map(|day| (day, 1))]
            }
            Derived::Growth { of, years, .. } => [Some((of, years + 1)), None, None],
            Derived::Since { date } => [Some((date, 1)), None, None],
        };
        parts.into_iter().flatten()
    }
}
