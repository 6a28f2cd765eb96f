//! Which firms, projects, platforms, products and results meet which rule, by how much, and on which day.
//!
//! Owns: schemes as dated data ([`scheme`], read and checked by [`read`]), evidence about a subject ([`Evidence`]), verdicts with
//! reasons and distances ([`judge`]), the cheapest step ([`step`]), limits under uncertainty ([`risk`]),
//! the dispatch of projects ([`dispatch`]), and every subject of a base judged ([`run`]). Refuses: files, words for people,
//! the clock, solvers.
//!
//! ```
//! use lodestone_judge::{Application, Evidence, Facts, Library, Measured, Said, Verdict, judge};
//! use lodestone_model::{tables::sources::Grade, time::{Date, Span}, unit::Dimension};
//!
//! let library = Library::builtin();
//! let day = Date::new(2025, 6, 30).expect("a day of the calendar");
//! let scheme = library.edition("tech-sme", Application::New, day).expect("in force since 2017");
//! let mut facts = Facts::new(&library, day);
//! let revenue = library.fact("revenue").expect("in the vocabulary");
//! let said = Said::Number(Measured::exact(3e8, Dimension::MONEY));
//! let period = Span::year(2024).expect("a year of the calendar");
//! facts.read(&library, &[Evidence { fact: revenue, said, period, stated_on: None, grade: Grade::A }]);
//! let judgement = judge::judge(&library, scheme, Application::New, &facts);
//! assert_eq!(judgement.verdict, Verdict::NotMet); // 300 m yuan are more than the 200 m yuan allowed
//! ```

pub mod scheme;

pub mod builtin;
pub mod read;

pub mod evidence;
pub mod statement;

pub mod judge;
pub mod risk;
pub mod step;

pub mod dispatch;
pub mod run;

pub use evidence::{Evidence, Measured, Said};
pub use judge::{Facts, Judgement, Verdict};
pub use scheme::{Application, EditionFault, FactId, Library, SchemeId};
pub use statement::Statement;
pub use step::{Cheapest, cheapest_step};
