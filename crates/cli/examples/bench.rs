//! Times the phases of one plan: `bench BASE [--no-solve]` prints CPU seconds, size, objective and memory as JSON.
//!
//! CPU seconds are what the kernel's scheduler counted for all living threads (`/proc/self/task/*/schedstat`); wall
//! seconds stand beside them. Linux only. The solve ends with the solution read back.

use std::fs::{DirEntry, read_dir, read_to_string};
use std::sync::Arc;
use std::time::Instant;

use lodestone_model::{check, read};
use lodestone_plan::Formulation;
use lodestone_solve::{Options, Outcome, Session, SolveControl};

/// Phases in order, with CPU and wall seconds.
struct Phases {
    done: Vec<String>,
}

impl Phases {
    /// Runs one phase and notes what it took.
    fn run<T>(&mut self, name: &str, work: impl FnOnce() -> T) -> T {
        let (cpu, wall) = (cpu_seconds(), Instant::now());
        let result = work();
        let (cpu, wall) = (cpu_seconds() - cpu, wall.elapsed().as_secs_f64());
        self.done.push(format!("\"{name}\":{{\"cpu\":{cpu:.4},\"wall\":{wall:.4}}}"));
        result
    }
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some(path) = args.first() else {
        eprintln!("usage: bench BASE [--no-solve]");
        std::process::exit(2);
    };
    let solves = !args.iter().any(|a| a == "--no-solve");
    let mut phases = Phases { done: Vec::new() };
    let input = phases.run("read", || read::read_base(path.as_ref()).expect("the base can be read"));
    let checked = phases.run("check", || check::check(input, &[]));
    let Some(base) = checked.base.map(Arc::new) else {
        for finding in checked.findings.iter().take(10) {
            eprintln!("{finding:?}");
        }
        std::process::exit(1);
    };
    let objective = base.manifest.objective;
    let (formulation, program) = phases.run("build", || Formulation::program(&base, objective));
    let size = [program.rows(), program.cols(), program.nnz()];
    let mut session =
        phases.run("handover", || Session::load(&program, &Options::default()).expect("the solver takes the program"));
    let mut value = String::from("null");
    if solves {
        let outcome = phases.run("solve", || session.solve(SolveControl::default()).expect("the solver runs"));
        if let Outcome::Optimal(solution) = outcome {
            value = format!("{:.10}", solution.objective);
        }
    }
    drop(formulation);
    let [rows, cols, nnz] = size;
    let (done, peak) = (phases.done.join(","), peak_mb());
    println!(
        "{{\"rows\":{rows},\"cols\":{cols},\"nnz\":{nnz},\"objective\":{value},\"peak_mb\":{peak:.0},\"phases\":{{{done}}}}}"
    );
}

/// Time on a processor of this process's living threads, seconds.
fn cpu_seconds() -> f64 {
    // The running thread's own count is brought up to date when it yields, else only at the next tick of the clock.
    std::thread::yield_now();
    let tasks = read_dir("/proc/self/task").expect("Linux has /proc/self/task");
    let on_cpu = |task: DirEntry| -> Option<f64> {
        let stat = read_to_string(task.path().join("schedstat")).ok()?;
        stat.split_whitespace().next()?.parse().ok()
    };
    tasks.filter_map(Result::ok).filter_map(on_cpu).sum::<f64>() / 1e9
}

/// Largest resident memory so far, MiB.
fn peak_mb() -> f64 {
    let status = read_to_string("/proc/self/status").expect("Linux has /proc/self/status");
    let line = status.lines().find(|l| l.starts_with("VmHWM")).expect("the kernel counts the peak");
    let kib = line.split_whitespace().nth(1).and_then(|k| k.parse::<f64>().ok());
    kib.expect("a number of KiB") / 1024.0
}
