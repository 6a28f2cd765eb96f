//! The conformance suite, once per method.

use std::time::Duration;

use lodestone_solve::conformance::{Backend, run};
use lodestone_solve::{Method, Options, Outcome, Program, Scaling, Session, Simplex, SolveControl, SolveError};

struct Highs {
    method: Method,
    options: Options,
}

impl Backend for Highs {
    fn solve(&mut self, program: &Program) -> Result<Outcome, SolveError> {
        let control =
            SolveControl { method: self.method, time_limit: Some(Duration::from_secs(60)), ..SolveControl::default() };
        Session::load(program, &self.options)?.solve(control)
    }
}

#[test]
fn every_method_conforms() {
    let simplex = [Simplex::Dual, Simplex::DualDevex, Simplex::Primal].map(Method::Simplex);
    for method in [Method::Auto, Method::InteriorPoint].into_iter().chain(simplex) {
        for scaling in [Scaling::Auto, Scaling::Off] {
            let options = Options { scaling, ..Options::default() };
            assert_eq!(run(&mut Highs { method, options }), [], "{method:?}, scaling {scaling:?}");
        }
    }
}
