//! Times the reconciliation on invented networks: `cargo run --release -p lodestone-balance --example balance_bench
//! [linear|unmeasured|bilinear|stocks] [FLOWS] [FILE]`. One thread. Prints seconds and the certificate; `stocks`: seconds of 800
//! series over 151 years, each with a lifetime of its own. With a FILE the network is written there instead, for
//! bench/balance_peer.py: lines `from to total uncertainty content…`, −1 for the outside, `nan` for what is not measured.
#![allow(clippy::unwrap_used)]

use std::time::Instant;

use lodestone_balance::network::Network;
use lodestone_balance::problem::{Problem, UnknownId};
use lodestone_balance::stocks::{Convention, Lifetime, Survival, inflow_driven};
use lodestone_balance::{Reconciled, reconcile};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let what = arguments.first().map_or("linear", String::as_str);
    let flows: usize = arguments.get(1).map_or(100_000, |text| text.parse().unwrap());
    let written = |measured, contents| {
        let file = arguments.get(2)?;
        std::fs::write(file, as_text(&reported(flows, measured, contents))).unwrap();
        Some(())
    };
    match what {
        "linear" => written(1.0, 0).unwrap_or_else(|| time(&linear(flows, 1.0))),
        "unmeasured" => written(0.8, 0).unwrap_or_else(|| time(&linear(flows, 0.8))),
        "bilinear" => written(1.0, 10).unwrap_or_else(|| time(&bilinear(flows, 10))),
        "stocks" => stocks(),
        other => panic!("{other}: linear, unmeasured, bilinear or stocks"),
    }
}

fn time(problem: &Problem) {
    let (clock, before) = (Instant::now(), processor_seconds());
    let found: Reconciled = reconcile(problem).unwrap();
    let (seconds, processor) = (clock.elapsed().as_secs_f64(), processor_seconds() - before);
    println!(
        "{} unknowns, {} balances, {} observations: {seconds:.3} s ({processor:.2} s of processor); chi2 {:.6} on {}; {:?}",
        problem.unknowns.len(),
        problem.balances.len(),
        problem.observations.len(),
        found.chi2,
        found.degrees,
        found.certificate
    );
}

/// User and system time of this process so far, to 0.01 s; Linux only, else 0.
fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let ticks = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
    ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn stocks() {
    let mut random = Pcg64::seed_from_u64(17);
    let series: Vec<Vec<f64>> = (0..800).map(|_| (0..151).map(|_| random.random_range(1.0..2.0)).collect()).collect();
    for convention in [Convention::AtEnd, Convention::OverPeriod] {
        let clock = Instant::now();
        let mut sum = 0.0;
        for (at, inflow) in series.iter().enumerate() {
            let lifetime = Lifetime::Weibull { shape: 1.5 + at as f64 / 800.0, scale: 12.0 };
            let path = inflow_driven(inflow, &Survival::new(lifetime, convention, 151).unwrap());
            sum += path.stock[150];
        }
        println!("{convention:?}: {:.4} s (sum of stocks {sum:.3})", clock.elapsed().as_secs_f64());
    }
}

/// Ends of each flow: mostly to a node nearby, 2 % anywhere, 4 % from or to outside.
fn graph(flows: usize) -> Vec<(Option<usize>, Option<usize>, f64)> {
    let mut random = Pcg64::seed_from_u64(7);
    let nodes = (flows * 2 / 5).max(2);
    (0..flows)
        .map(|at| {
            let from = at % nodes;
            let share: f64 = random.random();
            let to = if share < 0.02 { random.random_range(0..nodes) } else { from + random.random_range(1..20) };
            let size = 10.0 + 90.0 * random.random::<f64>();
            if share > 0.98 {
                (None, Some(from), size)
            } else if to >= nodes || share > 0.96 || to == from {
                (Some(from), None, size)
            } else {
                (Some(from), Some(to), size)
            }
        })
        .collect()
}

/// Flows that balance: what a node lacks comes from outside, what it has too much goes there.
fn closed(flows: usize) -> Vec<(Option<usize>, Option<usize>, f64)> {
    let mut graph = graph(flows * 3 / 4);
    let nodes = (flows * 3 / 4 * 2 / 5).max(2);
    let mut surplus = vec![0.0; nodes];
    for &(from, to, size) in &graph {
        from.into_iter().for_each(|node| surplus[node] -= size);
        to.into_iter().for_each(|node| surplus[node] += size);
    }
    for (node, &surplus) in surplus.iter().enumerate() {
        if surplus > 0.0 {
            graph.push((Some(node), None, surplus));
        } else {
            graph.push((None, Some(node), -surplus));
        }
    }
    graph
}

/// A flow as reported: from, to, total and contents with their uncertainties; no total where it is not measured.
struct Reported {
    from: Option<usize>,
    to: Option<usize>,
    total: Option<f64>,
    uncertainty: f64,
    contents: Vec<(f64, f64)>,
}

/// One composition everywhere closes every element; the reports do not know it.
fn reported(flows: usize, measured: f64, elements: usize) -> Vec<Reported> {
    let mut random = Pcg64::seed_from_u64(11);
    let mut report = |(from, to, size): (Option<usize>, Option<usize>, f64)| {
        let uncertainty = 0.05 * size.max(1.0);
        let seen = random.random::<f64>() < measured;
        let total = seen.then(|| size + uncertainty * normal(&mut random));
        let mut content = |element: usize| {
            let content = 0.9 / elements as f64 * (0.05 + element as f64 / elements as f64 * 1.9);
            ((content * (1.0 + 0.03 * normal(&mut random))).clamp(0.0, 1.0), 0.03 * content)
        };
        let contents = (0..elements).map(&mut content).collect();
        Reported { from, to, total, uncertainty, contents }
    };
    closed(flows).into_iter().map(&mut report).collect()
}

fn as_text(reported: &[Reported]) -> String {
    let end = |node: Option<usize>| node.map_or(-1, |node| node as i64);
    let line = |flow: &Reported| {
        let total = flow.total.unwrap_or(f64::NAN);
        let contents: String = flow.contents.iter().map(|(content, sd)| format!(" {content} {sd}")).collect();
        format!("{} {} {total} {}{contents}\n", end(flow.from), end(flow.to), flow.uncertainty)
    };
    reported.iter().map(line).collect()
}

fn linear(flows: usize, measured: f64) -> Problem {
    let mut problem = Problem::default();
    let mut sums: Vec<Vec<(UnknownId, f64)>> = vec![Vec::new(); flows];
    for (at, flow) in reported(flows, measured, 0).into_iter().enumerate() {
        let unknown = problem.free(format!("f{at:07}"));
        flow.from.into_iter().for_each(|node| sums[node].push((unknown, -1.0)));
        flow.to.into_iter().for_each(|node| sums[node].push((unknown, 1.0)));
        flow.total.into_iter().for_each(|total| {
            problem.observe(format!("f{at:07}"), unknown, total, flow.uncertainty);
        });
    }
    for (node, sum) in sums.into_iter().enumerate().filter(|(_, sum)| !sum.is_empty()) {
        problem.balance(format!("n{node:07}"), sum, 0.0);
    }
    problem
}

fn bilinear(flows: usize, elements: usize) -> Problem {
    let names: Vec<String> = (0..elements).map(|element| format!("e{element}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut network = Network::new(&names);
    for (at, reported) in reported(flows, 1.0, elements).into_iter().enumerate() {
        let node = |at: usize| format!("n{at:06}");
        let name = format!("f{at:06}");
        let flow = network.flow(&name, reported.from.map(node).as_deref(), reported.to.map(node).as_deref());
        network.report_total(&name, flow, reported.total.unwrap(), reported.uncertainty);
        for (element, &(content, sd)) in reported.contents.iter().enumerate() {
            network.report_content(&format!("{name} e{element}"), flow, element, content, sd, 1.0).unwrap();
        }
    }
    network.problem()
}

fn normal(random: &mut Pcg64) -> f64 {
    let (a, b): (f64, f64) = (random.random::<f64>().max(1e-300), random.random());
    (-2.0 * a.ln()).sqrt() * (std::f64::consts::TAU * b).cos()
}
