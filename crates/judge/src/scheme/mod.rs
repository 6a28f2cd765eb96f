//! Schemes as data: facts, conditions, rules, scores, editions.

mod condition;
mod edition;
mod fact;
mod library;
mod score;
mod text;

pub use condition::{Ask, Condition, ScoreOf};
pub use edition::{Application, Rule, Scheme, SchemeId, Shortcut, Subject, Subsidy, Validity, Window};
pub use fact::{Choice, Derived, Fact, FactId, FactKind, FactTime, Growth, Take};
pub use library::{EditionFault, Library, Source};
pub use score::{Band, Case, Group, Item, Points, Scores, Way};
pub use text::Both;
