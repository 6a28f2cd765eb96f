//! How long 100,000 firms against all schemes take on one core: `cargo run --release -p lodestone-judge --example judge_bench`.

use std::time::Instant;

use lodestone_judge::judge::{PointsOf, verdict};
use lodestone_judge::scheme::{FactKind, FactTime};
use lodestone_judge::step::{Cheapest, Means, cheapest_step};
use lodestone_judge::{Application, Evidence, Facts, Library, Measured, Said, Verdict};
use lodestone_model::tables::sources::Grade;
use lodestone_model::time::{Date, Span};

const FIRMS: u64 = 100_000;

/// Evidence of a firm, made of its number: nine facts of ten are known.
fn firm(library: &Library, number: u64, on: Date, list: &mut Vec<Evidence>) {
    list.clear();
    let mut state = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        // Xorshift64* (Vigna 2016).
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        (state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11) as f64 / (1_u64 << 53) as f64
    };
    for fact in library.facts.iter().filter(|fact| fact.derived.is_none()) {
        let id = library.fact(&fact.id).expect("it is one of the library's");
        let years = if fact.time == FactTime::Year { 4 } else { 1 };
        for back in 0..years {
            let draw = next();
            let said = match &fact.kind {
                FactKind::Number { dimension, unit } => {
                    let size = if unit.as_ref().is_some_and(|unit| unit.written == "万元") { 1e8 } else { 1.0 };
                    Said::Number(Measured::exact(draw * size, *dimension))
                }
                FactKind::Flag => Said::Flag(draw < 0.9),
                FactKind::Choice(choices) => Said::Choice((draw * choices.len() as f64) as u8),
                FactKind::Date => Said::Date(on.plus_days(-((draw * 6_000.0) as i32)).expect("a day of the calendar")),
            };
            let period = if years > 1 { Span::year(on.year() - 1 - back) } else { Span::day(on) };
            let period = period.expect("a span of the calendar");
            if draw < 0.9 {
                list.push(Evidence { fact: id, said, period, stated_on: None, grade: Grade::S });
            }
        }
    }
}

/// The cheapest step of some firms for every edition.
fn steps(library: &Library, firms: &[Vec<Evidence>], on: Date) {
    let mut facts = Facts::new(library, on);
    let (mut count, mut found, mut slowest, start) = (0, 0, 0.0_f64, Instant::now());
    for firm in firms {
        facts.read(library, firm);
        for scheme in library.in_force(Application::New, on) {
            let before = Instant::now();
            let cheapest = cheapest_step(library, scheme, Application::New, &facts, Means::default());
            slowest = slowest.max(before.elapsed().as_secs_f64());
            found += u64::from(matches!(cheapest, Cheapest::Step(_)));
            count += 1;
        }
    }
    let all = start.elapsed().as_secs_f64();
    println!("cheapest steps: {count} searched, {found} found, {all:.2} s, the slowest {slowest:.3} s");
}

fn main() {
    let library = Library::builtin();
    let on = Date::new(2026, 5, 15).expect("a day of the calendar");
    // Every edition, whether in force or not, so that "all schemes" leaves none out.
    let schemes: Vec<_> = library.schemes.iter().filter_map(|scheme| library.scheme(&scheme.id)).collect();
    // A thousand different firms, made before the clock starts; each is read and judged a hundred times.
    let mut firms = vec![Vec::new(); 1_000];
    for (number, list) in (0..).zip(&mut firms) {
        firm(&library, number, on, list);
    }
    let statements: usize = firms.iter().map(Vec::len).sum();
    let (mut facts, mut points) = (Facts::new(&library, on), PointsOf::default());
    let mut counts = [0_u64; 4];
    let (mut reading, start) = (0.0, Instant::now());
    for number in 0..FIRMS {
        let before = Instant::now();
        facts.read(&library, &firms[(number % 1_000) as usize]);
        reading += before.elapsed().as_secs_f64();
        for scheme in &schemes {
            let at = match verdict(&library, *scheme, Application::New, &facts, &mut points) {
                Verdict::Met => 0,
                Verdict::Undecided => 1,
                Verdict::NotEvaluable => 2,
                Verdict::NotMet => 3,
            };
            counts[at] += 1;
        }
    }
    let all = start.elapsed().as_secs_f64();
    println!("{FIRMS} firms × {} editions, {} statements a firm", schemes.len(), statements / firms.len());
    println!("read {reading:.2} s, judge {:.2} s, all {all:.2} s", all - reading);
    steps(&library, &firms[..100], on);
    println!("met {}, undecided {}, not evaluable {}, not met {}", counts[0], counts[1], counts[2], counts[3]);
}
