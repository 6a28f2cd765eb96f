//! What a nowcast says, withholds, and never looks at.

use lodestone_model::time::Date;
use lodestone_track::Month;
use lodestone_track::history::{History, Refusal};
use lodestone_track::nowcast::{
    Draws, Method, Nowcast, Plant, Probability, Project, Register, WhyLeftOut, YEARS_FOR_PROBABILITY, foresee,
};

use crate::foreseen::known;
use crate::regimes::park;

/// So many years of about 100 a month that grow by 1 % a month, then `months` of the running year.
fn history(years: usize, months: usize) -> History {
    let value = |t: usize| 100.0 * 1.01_f64.powi(t as i32) * (1.0 + 0.02 * f64::from([1, -1, 0][t % 3]));
    let values: Vec<f64> = (0..years * 12 + months).map(value).collect();
    History::of_months(Month::new(2024 - years as i32, 1), &values, &[]).unwrap()
}

fn plain(history: &History, target: Option<f64>) -> Nowcast {
    foresee(history, None, target, &Draws::new(7, 2_000)).unwrap()
}

#[test]
fn one_past_year_gives_a_median_and_says_what_is_left_out() {
    let nowcast = plain(&history(1, 6), Some(1_600.0));
    assert_eq!((nowcast.interval, nowcast.spread, nowcast.year_ends.len()), (None, None, 0));
    assert_eq!(nowcast.probability, Probability::TooFewYears { have: 0, need: YEARS_FOR_PROBABILITY });
    let too_short = WhyLeftOut::TooShort { have: 16, need: 22 };
    assert_eq!(nowcast.left_out, [(Method::Rolling, too_short), (Method::BottomUp, WhyLeftOut::NoRegister)]);
    assert!(nowcast.median > nowcast.so_far && nowcast.methods.len() == 2);
}

#[test]
fn two_past_years_give_an_interval_wider_than_six_do_but_no_probability() {
    let width = |nowcast: &Nowcast| nowcast.interval.map(|[low, high]| (high - low) / nowcast.median).unwrap();
    let (two, six) = (plain(&history(2, 6), Some(1.0e4)), plain(&history(6, 6), Some(1.0e4)));
    assert_eq!(two.probability, Probability::TooFewYears { have: 1, need: YEARS_FOR_PROBABILITY });
    assert!(width(&two) > width(&six), "{} {}", width(&two), width(&six));
    assert!(matches!(six.probability, Probability::Given(p) if p > 0.0 && p < 0.01));
}

#[test]
fn drivers_add_up_to_the_gap_and_the_required_rate_to_the_target() {
    let history = history(4, 6);
    let nowcast = plain(&history, Some(2_500.0));
    let sum: f64 = nowcast.drivers.iter().map(|driver| driver.effect).sum();
    assert!((sum - (nowcast.median - 2_500.0)).abs() < 1e-6);
    assert!(nowcast.drivers.is_sorted_by(|a, b| a.effect.abs() >= b.effect.abs()));
    let required = nowcast.required_per_month.unwrap();
    assert!((nowcast.so_far + 6.0 * required - 2_500.0).abs() < 1e-9);
    let weights: f64 = nowcast.methods.iter().map(|method| method.weight).sum();
    assert!((weights - 1.0).abs() < 1e-12 && nowcast.back_test.len() == 3);
    assert!(nowcast.year_ends[0] > nowcast.so_far && nowcast.year_ends.is_sorted());
}

#[test]
fn a_target_that_is_reached_needs_nothing_more() {
    let history = history(4, 6);
    let nowcast = plain(&history, Some(history.so_far()));
    assert_eq!((nowcast.probability, nowcast.required_per_month), (Probability::Given(1.0), Some(0.0)));
    assert_eq!(plain(&history, None).probability, Probability::NoTarget);
    let refused = foresee(&history, None, Some(f64::NAN), &Draws::new(7, 100));
    assert!(matches!(refused, Err(Refusal::TargetNotPositive(_))));
    let january = foresee(&self::history(4, 1), None, None, &Draws::new(7, 100));
    assert_eq!(january, Err(Refusal::NothingReported));
}

#[test]
fn the_larger_project_decides_and_neither_month_nor_date_to_come_is_looked_at() {
    let day = |month| Date::new(2024, month, 1).unwrap();
    let project = |id, capacity, commissioned| Project {
        id,
        capacity,
        known_from: day(1),
        expected: Some([day(7), day(9), day(12)]),
        commissioned,
        ramp_months: 2.0,
    };
    let plants = vec![Plant { capacity: 100.0, from: None, until: None }];
    let register = |come: Option<Date>| Register {
        plants: plants.clone(),
        projects: vec![project(1, 10.0, come), project(2, 40.0, come)],
    };
    let draws = Draws::new(7, 2_000);
    let of = |come| foresee(&history(4, 6), Some(&register(come)), Some(2_250.0), &draws).unwrap();
    let nowcast = of(None);
    assert_eq!(nowcast.projects.iter().map(|project| project.id).collect::<Vec<_>>(), [2, 1]);
    assert!(nowcast.projects[0].early_less_late > 0.0 && nowcast.projects[0].probability.unwrap() >= 0.0);
    // On the same paths only the date differs: four times the capacity, four times the effect, up to chance of the draws.
    let [large, small] = [0, 1].map(|at| nowcast.projects[at].early_less_late);
    assert!((large / small - 4.0).abs() < 0.1, "{large} {small}");
    // The same answer when the office, later, knows that both came in August.
    assert_eq!(nowcast, of(Some(day(8))));
    // And a park's answer at June is the same whatever the months to come will be: they are not part of the question.
    let (then, register) = known(&park(2), 6);
    let (later, _) = known(&park(2), 9);
    let at_june = later.as_of(then.past_years(), then.known());
    let nowcast = |history| foresee(history, Some(&register), None, &draws).unwrap();
    assert_eq!(nowcast(&then), nowcast(&at_june));
}
