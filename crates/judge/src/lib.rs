//! Which firms, projects and products meet which rule, by how much, on which date; and the dispatch of projects.
//!
//! Owns: the judgement and its reasons as plain data. Refuses: reading files, words for people, the solver.

pub mod dispatch;
