//! Schemes, their rules, and when they are in force.

use lodestone_model::tables::sources::Grade;
use lodestone_model::time::Date;

use super::condition::Condition;
use super::fact::FactId;
use super::score::Scores;
use super::text::Both;

/// One edition of a scheme, by its place in [`Library::schemes`](super::Library::schemes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemeId(pub(crate) u16);

impl SchemeId {
    /// Its place.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// What is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A firm.
    Enterprise,
    /// An investment project.
    Project,
    /// A pilot platform, a metrology or certification centre.
    Platform,
    /// A lot of a product.
    Product,
    /// A research project or its result.
    Research,
}

/// What is applied for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Application {
    /// For the first time.
    New,
    /// Again, when a title ends.
    Renewal,
}

/// One edition of a scheme.
#[derive(Debug, Clone, PartialEq)]
pub struct Scheme {
    /// Id of the edition.
    pub id: String,
    /// Id that all editions share.
    pub family: String,
    /// Names.
    pub name: Both,
    /// Who decides.
    pub authority: Both,
    /// Document number, as printed.
    pub document: String,
    /// Official title.
    pub title: Both,
    /// Sources, by their place in [`Library::sources`](super::Library::sources).
    pub sources: Vec<u16>,
    /// How far its numbers may be trusted.
    pub grade: Grade,
    /// What is judged.
    pub subject: Subject,
    /// When it is in force.
    pub validity: Vec<Validity>,
    /// How long a title lasts, where it ends.
    pub certificate_years: Option<f64>,
    /// What is not known of it; with this it never says met.
    pub not_loaded: Option<Both>,
    /// Rules; all of them must be met. Vetoes are among them.
    pub rules: Vec<Rule>,
    /// What waives rules.
    pub shortcuts: Vec<Shortcut>,
    /// What is scored.
    pub scores: Option<Scores>,
    /// When applications are taken.
    pub windows: Vec<Window>,
    /// The most that may be paid.
    pub subsidy: Option<Subsidy>,
    /// What else must be known of it.
    pub notes: Vec<Both>,
}

/// Days on which an edition is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Validity {
    /// For this kind of application; none for both.
    pub application: Option<Application>,
    /// First day.
    pub from: Date,
    /// Last day; none while no end is known.
    pub to: Option<Date>,
}

/// A rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Id, unique in its scheme.
    pub id: String,
    /// The rule in words.
    pub text: Both,
    /// For this kind of application; none for both.
    pub application: Option<Application>,
    /// Whether the rule refuses: it is met when its condition does not hold.
    pub is_veto: bool,
    /// Whether it says for whom the scheme is, such as a largest size: nobody is advised to step into it.
    pub is_class: bool,
    /// What it asks.
    pub condition: Condition,
    /// It applies to those only of whom this holds.
    pub when: Option<Condition>,
    /// What may hold instead.
    pub or: Option<Condition>,
    /// Where it is less sure than its scheme.
    pub grade: Option<Grade>,
    /// What is read, counted or left out how.
    pub note: Option<Both>,
}

/// What waives rules: when one of its conditions holds, these rules need not be met.
#[derive(Debug, Clone, PartialEq)]
pub struct Shortcut {
    /// Rules, by their place.
    pub waives: Vec<u16>,
    /// Any of these.
    pub any: Condition,
}

/// Days on which applications are taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Window {
    /// Which round.
    pub name: Both,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// The most that may be paid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Subsidy {
    /// Share of `of`.
    pub share: f64,
    /// Of this fact.
    pub of: FactId,
}

impl Scheme {
    /// The window that is open on a day, else the next.
    pub fn window_on(&self, day: Date) -> Option<&Window> {
        self.windows.iter().filter(|window| day <= window.to).min_by_key(|window| window.from)
    }

    /// Whether it is in force on a day for a kind of application.
    pub fn is_in_force(&self, application: Application, day: Date) -> bool {
        self.validity.iter().any(|validity| {
            validity.application.is_none_or(|only| only == application)
                && validity.from <= day
                && validity.to.is_none_or(|last| day <= last)
        })
    }
}
