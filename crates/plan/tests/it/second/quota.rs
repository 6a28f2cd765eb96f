//! Quotas on outputs, and the whole program.

use crate::raw::{Raw, number, text_of};

use super::clock::{common, count, span_of};
use super::goods::Second;
use super::matrix::Matrix;

const INF: f64 = f64::INFINITY;

/// The whole program; `labels` are the names of the periods.
pub fn written_again(raw: &Raw, labels: Vec<String>) -> Matrix {
    let (mut m, second) = (Matrix::default(), Second::of(raw, labels));
    second.projects(&mut m);
    second.goods(&mut m);
    second.trade(&mut m);
    second.guards(&mut m);
    second.resources(&mut m);
    second.quotas(&mut m);
    m
}

impl Second<'_> {
    fn quotas(&self, m: &mut Matrix) {
        for quota in self.raw.rows("quotas") {
            // The name only: how the product prints a span.
            let label = lodestone_model::time::Span::parse(text_of(quota, "span")).unwrap();
            let row = format!("quota[{}, {label}]", text_of(quota, "quota"));
            let (span, horizon) = (span_of(quota).unwrap(), self.clock.horizon());
            let measure = self.raw.rows("measures").iter().find(|l| text_of(l, "measure") == text_of(quota, "measure"));
            let counted = text_of(measure.unwrap(), "commodity");
            for run in &self.runs {
                if !["", text_of(run.plant, "enterprise")].contains(&text_of(quota, "holder")) {
                    continue;
                }
                for (_, amount) in self.parts(run, "out").into_iter().filter(|(k, _)| k == counted) {
                    for t in 0..self.periods() {
                        let period = self.clock.periods[t];
                        let share = count(common(span, period)) / count(period);
                        let col = m.find(&self.run_name(run, t)).unwrap();
                        m.term(&row, col, amount * share);
                    }
                }
            }
            let after = count(common(span, (horizon.1, i64::MAX))) / count(span);
            m.bounds(&row, -INF, number(quota, "limit").unwrap() * (1.0 - after));
        }
    }
}
