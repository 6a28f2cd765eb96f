//! Named sparse linear and mixed-integer programs, solved by HiGHS.
//!
//! Owns: the shape of a program (blocks of rows and columns over named axes) and its one-pass, column-compressed
//! writing; solving it, cold and warm, by the method that suits its size and what changed; the outcome as a value; what
//! a limit is worth and how far; why a program is infeasible and the least repair; checking any of these against the
//! program's own numbers. HiGHS is linked here and nowhere else, and unsafe code is in `highs/` only (see UNSAFE.md).
//!
//! Refuses: what rows and columns mean, units, words in several languages, files, printing. A program is always
//! minimised; callers negate.
//!
//! ```
//! use lodestone_solve::{Builder, Gain, Options, Outcome, Session, SolveControl};
//!
//! // Two plants sell to one market of 10; the cheap one makes 4 at most.
//! let mut builder = Builder::new();
//! let plant = builder.axis("plant", 2, |p| ["north", "south"][p as usize].to_owned());
//! let capacity = builder.rows("capacity", &[plant]);
//! let market = builder.rows("market", &[]);
//! let make = builder.cols("make", &[plant]);
//! builder.row_bounds(capacity.at1(0), f64::NEG_INFINITY, 4.0);
//! builder.row_bounds(capacity.at1(1), f64::NEG_INFINITY, 9.0);
//! builder.row_bounds(market.only(), f64::NEG_INFINITY, 10.0);
//! let mut writer = builder.write();
//! for (p, margin) in [(0, 3.0), (1, 2.0)] {
//!     let mut column = writer.column(make.at1(p), -margin, 0.0, f64::INFINITY);
//!     column.term(capacity.at1(p), 1.0).term(market.only(), 1.0);
//! }
//! let program = writer.finish();
//!
//! let mut session = Session::load(&program, &Options::default())?;
//! let Outcome::Optimal(plan) = session.solve(SolveControl::default())? else { panic!("it has an optimum") };
//! assert_eq!(plan.objective, -24.0);
//! // One more unit of capacity in the north replaces one from the south.
//! let worth = session.worth(&plan, capacity.at1(0), 1.0)?;
//! assert_eq!(worth.raised, Gain::Of(1.0));
//! assert_eq!(program.row_name(capacity.at1(0)), "capacity[north]");
//! # Ok::<(), lodestone_solve::SolveError>(())
//! ```

// Building a program.
mod axis;
mod block;
mod builder;
mod edit;
mod names;
mod program;
mod writer;

// Solving it.
mod attempts;
mod basis;
mod control;
mod error;
mod handover;
mod highs;
mod incumbent;
mod method;
mod outcome;
mod ray;
mod scale;
mod session;

// Asking further.
mod conflict;
mod ranging;
mod repair;
mod worth;

// Checking the answers.
pub mod conformance;
mod optimality;

pub use axis::AxisId;
pub use basis::{Basis, BasisStatus, NamedBasis};
pub use block::{Block, Col, ColBlock, Row, RowBlock};
pub use builder::Builder;
pub use conflict::{Conflict, ConflictBudget, Limit, Member, Side, conflict};
pub use control::{Asking, Flow, Log, Options, Progress, Scaling, SolveControl, Stage};
pub use edit::Edit;
pub use error::{ModelStatus, SolveError};
pub use method::{INTERIOR_POINT_NNZ, Method, Simplex};
pub use names::{AXES_MAX, Coordinates, Place};
pub use optimality::{Violation, check_optimality, check_ray};
pub use outcome::{LimitReason, MipSummary, Outcome, Ray, Solution};
pub use program::{Program, RowWise};
pub use ranging::PriceRange;
pub use repair::{Move, Relaxed, Repair, elastic_program, repair};
pub use session::Session;
pub use worth::{Direction, Gain, Lever, Reach, ReachEnd, Worth};
pub use writer::{ColumnWriter, Writer};
