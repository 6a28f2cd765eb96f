//! temp
use std::sync::Arc;
use lodestone_model::{check, read};
use lodestone_plan::{plan, Request, result::Outcome};
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let cases: Vec<&str> = args[2..].iter().map(|s| s.as_str()).collect();
    let checked = check::check(read::read_base(args[1].as_ref()).unwrap(), &cases);
    let base = Arc::new(checked.base.unwrap());
    let r = plan(&base, &Request::default(), &mut |_| lodestone_solve::Flow::Continue).unwrap();
    println!("{:?} {:?}", r.size, r.base_id);
    match r.outcome {
        Outcome::Planned(p) => {
            for (n, pl) in [("plan", Some(&p.plan)), ("base", p.baseline.as_ref()), ("most", p.most.as_ref())] {
                if let Some(pl) = pl { println!("== {n} obj {:.4e} {:?} stages {:?}\n audit {:?}", pl.objective, pl.categories, pl.stages, pl.audit);
                for t in &pl.targets { println!("  {} promised {:.4e} reached {:?} short {:?} {}", t.target.id, t.promised, t.reached, t.shortfall, t.unit); }
                for m in &pl.measures { if m.period < 2 { println!("  {} t{} {:.5e} {} unpriced {}", m.indicator.id, m.period, m.value, m.unit, m.unpriced.len()); } }
                for c in &pl.closing_stocks { println!("  closing {} {} {:.1}", c.commodity.id, c.node.id, c.amount); }
                for j in &pl.projects { println!("  project {} {} {:?}", j.project.id, j.decision, j.starts); }
                }
            }
            for b in &p.bottlenecks { println!("B {:?} {} {:?} lim {:.4e} step {:.3e} up {:?} down {:?} reach {:?} next {:?}", b.limit.kind, b.limit.what.id, b.limit.period, b.limit.limit, b.step, b.worth_raised, b.worth_lowered, b.reach, b.next.as_ref().map(|n| &n.row)); }
            for w in &p.why_not { println!("W {} {:?}", w.project.id, w.would_have_to_gain); }
            for c in &p.coverage { println!("C {:?}", c); }
            for l in &p.leaning { println!("L {} {} {} {:?} {:.3e} {}", l.table, l.line, l.column, l.grade, l.change, l.what.id); }
            for g in &p.gaps { println!("G {:?} {} {:?} {:.2}", g.kind, g.commodity.id, g.at_stake, g.local_share); }
            for t in &p.target_prices { println!("T {} {} {} {}", t.target.id, t.best_value, t.most, t.lost); }
            for e in &p.plan.elements { if e.period == 0 { println!("E {} mined {:.0} bought {:.0} sold {:.0} stock {:.0} lost {:.0} unclosed {:.1}", e.element.id, e.mined, e.bought.iter().map(|x| x.1).sum::<f64>(), e.sold.iter().map(|x| x.1).sum::<f64>(), e.from_stock.iter().map(|x| x.1).sum::<f64>(), e.lost, e.unclosed); } }
        }
        o => println!("{o:#?}"),
    }
}
