//! Words, numbers and tables for people: the one place where findings and results become text.
//!
//! Owns: the catalogue of messages in both languages ([`words`]), the shape in which results are
//! shown ([`view`]), and its faces: [`terminal`], [`document`] (JSON) and [`sheet`] (CSV and workbook).
//! Refuses: reading, checking, solving, printing, and deciding whether there is a terminal: callers pass
//! [`terminal::Colour`] and take text.
//!
//! ```
//! use lodestone_model::base::Lang;
//! use lodestone_model::diagnostic::{Code, Diagnostic, Place};
//! use lodestone_report::words::Words;
//!
//! let finding = Diagnostic::new(Code::TableMissing, Place::file("base")).with("table", "plants");
//! let rendered = Words::new(Lang::En).diagnostic(&finding);
//! assert_eq!(rendered.message, "required table plants is missing");
//! ```

pub mod document;
pub mod sheet;
pub mod terminal;
pub mod view;
pub mod words;
