//! Plans with yes/no decisions against every choice.

use crate::shop::{THREE, shop};
use crate::support::{close, planned};

/// Numbers below `bound` from a linear congruential generator (Knuth, MMIX).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// Six projects that may start in 2024; the first two exclude each other, and the fourth requires the
/// third. A market of two steps a year, margins 2 and 1. The best of the 64 choices is the plan's.
#[test]
fn optional_projects() {
    let mut numbers = Numbers(20_240_601);
    for _ in 0..12 {
        let sizes: Vec<u64> = (0..6).map(|_| 10 + numbers.below(50)).collect();
        let capex: Vec<u64> = (0..6).map(|_| 20 + numbers.below(250)).collect();
        let widths = [20 + numbers.below(60), 20 + numbers.below(60)];
        let mut projects = "project,plant,decision,size,capex,window,excludes\n".to_owned();
        for (i, (size, cost)) in sizes.iter().zip(&capex).enumerate() {
            let group = if i < 2 { "x" } else { "" };
            projects.push_str(&format!("j{i},p,optional,{size},{cost},2024,{group}\n"));
        }
        let market =
            format!("commodity,site,step,price,max\ngood,s,1,3,{} t/yr\ngood,s,2,2,{} t/yr\n", widths[0], widths[1]);
        let changes = [
            ("capacities", "plant,capacity\np,0\n"),
            ("projects", &projects),
            ("project_links", "project,requires\nj3,j2\n"),
            ("markets", &market),
        ];
        let value = |choice: u32| {
            let chosen: Vec<usize> = (0..6).filter(|i| choice >> i & 1 == 1).collect();
            let size: u64 = chosen.iter().map(|&i| sizes[i]).sum();
            let first = size.min(widths[0]);
            let second = (size - first).min(widths[1]);
            3.0 * (2 * first + second) as f64 - chosen.iter().map(|&i| capex[i]).sum::<u64>() as f64
        };
        let is_allowed = |&c: &u32| c & 3 != 3 && (c >> 3 & 1 == 0 || c >> 2 & 1 == 1);
        let best = (0..64).filter(is_allowed).map(value).fold(f64::NEG_INFINITY, f64::max);
        close(planned(&shop(THREE, &changes)).plan.objective, best, 1e-6);
    }
}

/// Two kinds of modules in three years, whole numbers of each in each year: against every combination.
#[test]
fn modules_over_time() {
    let mut numbers = Numbers(7);
    for _ in 0..6 {
        let (a, b) = (10 + numbers.below(20), 10 + numbers.below(20));
        let (cost_a, cost_b) = (10 + numbers.below(80), 10 + numbers.below(80));
        let demand: Vec<u64> = (0..3).map(|_| 10 + numbers.below(70)).collect();
        let projects = format!(
            "project,plant,decision,size,modules_max,capex\na,p,modular,{a},2,{cost_a}\nb,p,modular,{b},2,{cost_b}\n"
        );
        let market = format!(
            "commodity,site,span,price,max\ngood,s,2024,3,{}\ngood,s,2025,3,{}\ngood,s,2026,3,{}\n",
            demand[0], demand[1], demand[2]
        );
        let changes = [("capacities", "plant,capacity\np,0\n"), ("projects", &projects), ("markets", &market)];
        let plans: Vec<[u64; 3]> =
            (0..27).map(|n| [n % 3, n / 3 % 3, n / 9]).filter(|built| built.iter().sum::<u64>() <= 2).collect();
        let mut best = f64::NEG_INFINITY;
        for of_a in &plans {
            for of_b in &plans {
                let (mut held, mut value) = (0, 0.0);
                for t in 0..3 {
                    held += of_a[t] * a + of_b[t] * b;
                    value += 2.0 * held.min(demand[t]) as f64;
                    value -= (of_a[t] * cost_a + of_b[t] * cost_b) as f64;
                }
                best = best.max(value);
            }
        }
        close(planned(&shop(THREE, &changes)).plan.objective, best, 1e-6);
    }
}
