//! The vocabulary of an industrial base, and the one way in: tables → diagnostics → [`CheckedBase`].
//!
//! Owns: the schema, reading and units, sources and grades, time, composition and recipes, the
//! graph and arithmetic checks, published rules for lights, and the plain data that passes between engines ([`Figure`],
//! [`Trail`], [`Flows`]). Refuses: solving, judging beyond plain bounds on numbers, words for people (findings are typed codes
//! with arguments; `report` turns them into words), and writing anything but base tables.
//!
//! ```no_run
//! let input = lodestone_model::read::read_base("bases/baotou".as_ref())?;
//! let checked = lodestone_model::check(input, &[]);
//! for finding in &checked.findings {
//!     println!("{} at {:?}", finding.code.id(), finding.place);
//! }
//! # Ok::<(), lodestone_model::read::ReadError>(())
//! ```

pub mod base;
pub mod canonical;
pub mod case;
pub mod check;
pub mod composition;
pub mod credit_code;
pub mod decimal;
pub mod diagnostic;
pub mod disclosure;
pub mod figure;
pub mod flows;
pub mod grid;
pub mod ids;
pub mod lights;
pub mod manifest;
pub mod read;
pub mod recipe;
pub mod schema;
pub mod spread;
pub mod tables;
pub mod text;
pub mod time;
pub mod titles;
pub mod trail;
pub mod unit;
pub mod write;

pub use base::CheckedBase;
pub use check::check;
pub use figure::Figure;
pub use flows::Flows;
pub use trail::Trail;
