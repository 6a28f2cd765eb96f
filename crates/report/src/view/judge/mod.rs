//! Whom which rule is met by, and what is missing.

mod answer;
mod case;
mod said;
mod sheet;
mod year_end;

pub use answer::{AnswerView, EvidenceView};
pub(crate) use case::verdict_word;
pub use case::{CaseView, ChangeView, MissingView, RuleView, StepView};
pub use sheet::{EditionView, JudgeView, WindowView};
pub use year_end::{ExpectedView, YearEndView};
