//! Which method solves what: the one place where that is decided.
//!
//! CPU time relative to HiGHS's default (dual simplex, steepest edge) from the same start, one thread, on synthetic
//! chain-planning programs of 12 k to 302 k nonzeros; cold and mixed-integer with HiGHS 1.15, warm with 1.16 (mean of
//! five to ten scenarios on four programs, 5 % of the numbers of a kind changed by up to a fifth):
//!
//! | situation | method | faster by |
//! |---|---|---|
//! | cold, from [`INTERIOR_POINT_NNZ`] nonzeros | interior point (ipx) with crossover, presolve | 2.4 at 12 k, 5–8 at 100 k, > 3 at 302 k |
//! | cold, smaller | dual simplex, presolve | (the default itself; start-up costs dominate) |
//! | warm, costs changed | primal simplex from the old basis | 4–12 |
//! | warm, bounds or limits changed | dual simplex with devex pricing from the old basis | 2.5–4 |
//! | warm, coefficients or several kinds changed | primal simplex from the old basis | 1–2.6 (dual devex: 0.7–2.1) |
//! | mixed-integer, large relaxation | ipx for the relaxations of the search | 2.2 |
//!
//! Devex is what makes warm dual starts cheap: steepest edge first computes one weight per row.
//! A dual simplex from a guessed basis can end in a solve error, and an interior point cannot prove infeasibility;
//! hence every sequence ends with cold simplex runs without presolve; only the verdicts "infeasible" and "unbounded" of a
//! simplex without presolve are taken as proofs.

/// Nonzeros from which a cold program goes to the interior point.
pub const INTERIOR_POINT_NNZ: usize = 10_000;

/// How to solve a program. For a mixed-integer one this chooses how its relaxations are solved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// By size and kind of change; see the module's table.
    #[default]
    Auto,
    /// Simplex, from the current basis if there is one.
    Simplex(Simplex),
    /// Interior point with crossover to a basis; never warm.
    InteriorPoint,
}

/// Variants of the simplex method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Simplex {
    /// Dual, HiGHS chooses the pricing (steepest edge).
    Dual,
    /// Dual with devex pricing.
    DualDevex,
    /// Primal, HiGHS chooses the pricing (devex).
    Primal,
}

/// What changed since the session's basis was optimal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    pub(crate) costs: bool,
    pub(crate) bounds: bool,
    pub(crate) coefficients: bool,
}

impl Changes {
    /// Nothing is known about the basis: it came from elsewhere.
    pub(crate) const ALL: Changes = Changes { costs: true, bounds: true, coefficients: true };
}

/// What the choice depends on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Situation {
    pub(crate) nnz: usize,
    pub(crate) mixed_integer: bool,
    /// A basis is at hand, and this changed since it was optimal.
    pub(crate) warm: Option<Changes>,
}

/// One run in a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Attempt {
    pub(crate) engine: Engine,
    pub(crate) start: Start,
}

/// What runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Simplex(Simplex),
    InteriorPoint,
    /// Branch and bound whose relaxations are solved so.
    Search(Relaxations),
}

/// How a search solves its relaxations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relaxations {
    Simplex,
    InteriorPoint,
}

/// Where a run starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    /// From the current basis, without presolve.
    Basis,
    /// From nothing, after presolve.
    Presolved,
    /// From nothing, without presolve.
    Plain,
}

impl Attempt {
    /// Whether "infeasible" and "unbounded" from this run need no second opinion.
    pub(crate) fn proves(self) -> bool {
        matches!(self.engine, Engine::Simplex(_)) && self.start != Start::Presolved
    }
}

impl std::fmt::Display for Attempt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let engine = match self.engine {
            Engine::Simplex(Simplex::Dual) => "dual simplex",
            Engine::Simplex(Simplex::DualDevex) => "dual simplex (devex)",
            Engine::Simplex(Simplex::Primal) => "primal simplex",
            Engine::InteriorPoint => "interior point",
            Engine::Search(Relaxations::Simplex) => "search (simplex)",
            Engine::Search(Relaxations::InteriorPoint) => "search (interior point)",
        };
        let start = match self.start {
            Start::Basis => " from a basis",
            Start::Presolved => "",
            Start::Plain => " without presolve",
        };
        write!(f, "{engine}{start}")
    }
}

/// The runs to try, in order; the next one is tried when a run fails.
pub(crate) fn attempts(method: Method, situation: Situation) -> Vec<Attempt> {
    let large = situation.nnz >= INTERIOR_POINT_NNZ;
    if situation.mixed_integer {
        let interior = match method {
            Method::Auto => large,
            Method::InteriorPoint => true,
            Method::Simplex(_) => false,
        };
        let first = if interior { Relaxations::InteriorPoint } else { Relaxations::Simplex };
        return vec![
            Attempt { engine: Engine::Search(first), start: Start::Presolved },
            Attempt { engine: Engine::Search(Relaxations::Simplex), start: Start::Plain },
        ];
    }
    let cold = Attempt {
        engine: if large { Engine::InteriorPoint } else { Engine::Simplex(Simplex::Dual) },
        start: Start::Presolved,
    };
    let mut sequence = match (method, situation.warm) {
        (Method::Auto, Some(changes)) => {
            vec![Attempt { engine: Engine::Simplex(warm_simplex(changes)), start: Start::Basis }, cold]
        }
        (Method::Auto, None) => vec![cold],
        (Method::Simplex(simplex), Some(_)) => {
            vec![Attempt { engine: Engine::Simplex(simplex), start: Start::Basis }]
        }
        (Method::Simplex(simplex), None) => {
            vec![Attempt { engine: Engine::Simplex(simplex), start: Start::Presolved }]
        }
        (Method::InteriorPoint, _) => vec![Attempt { engine: Engine::InteriorPoint, start: Start::Presolved }],
    };
    sequence.push(Attempt { engine: Engine::Simplex(Simplex::Dual), start: Start::Plain });
    sequence.push(Attempt { engine: Engine::Simplex(Simplex::Primal), start: Start::Plain });
    sequence
}

/// After changes of limits alone the old basis is dual feasible; in all other cases primal simplex was ahead.
fn warm_simplex(changes: Changes) -> Simplex {
    if changes.costs || changes.coefficients { Simplex::Primal } else { Simplex::DualDevex }
}

#[cfg(test)]
mod tests {
    use super::{Attempt, Changes, Engine, Method, Simplex, Situation, Start, attempts};

    fn first(nnz: usize, warm: Option<Changes>) -> Attempt {
        attempts(Method::Auto, Situation { nnz, mixed_integer: false, warm })[0]
    }

    #[test]
    fn size_and_change_choose_the_first_attempt() {
        let simplex = |simplex, start| Attempt { engine: Engine::Simplex(simplex), start };
        let costs = Changes { costs: true, ..Changes::default() };
        let bounds = Changes { bounds: true, ..Changes::default() };
        assert_eq!(first(9_999, None), simplex(Simplex::Dual, Start::Presolved));
        assert_eq!(first(10_000, None), Attempt { engine: Engine::InteriorPoint, start: Start::Presolved });
        assert_eq!(first(1_000_000, Some(costs)), simplex(Simplex::Primal, Start::Basis));
        assert_eq!(first(1_000_000, Some(bounds)), simplex(Simplex::DualDevex, Start::Basis));
        assert_eq!(first(10, Some(Changes::ALL)), simplex(Simplex::Primal, Start::Basis));
    }

    #[test]
    fn every_linear_sequence_ends_with_a_proof() {
        for method in [Method::Auto, Method::InteriorPoint, Method::Simplex(Simplex::DualDevex)] {
            for warm in [None, Some(Changes::default())] {
                let sequence = attempts(method, Situation { nnz: 50_000, mixed_integer: false, warm });
                assert!(sequence.last().is_some_and(|attempt| attempt.proves()), "{method:?}");
            }
        }
    }
}
