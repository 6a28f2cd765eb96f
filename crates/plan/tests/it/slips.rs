//! What slips cost, on a works that its project alone makes run.

use std::sync::Arc;

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{Id as _, ProjectId};
use lodestone_plan::{Request, Slipped, slip_costs};
use lodestone_solve::Flow;

use crate::support::{close, written};

fn works(start: &str) -> Arc<CheckedBase> {
    let project = format!("project,plant,decision,start,lead,size,capex\nnew,works,fixed,{start},1 year,100,0\n");
    let toml = "periods = [\"2025\", \"2026\"]\ndiscount_rate = 0\n";
    written(
        toml,
        &[
            ("sites", "site\npark\n"),
            ("commodities", "commodity,unit\nore,t\noxide,t\n"),
            ("processes", "process\nseparate\n"),
            ("recipes", "process,line,commodity,amount\nseparate,in,ore,2\nseparate,out,oxide,1\n"),
            ("plants", "plant,site,processes,counted\nworks,park,separate,oxide\n"),
            ("capacities", "plant,capacity\nworks,10\n"),
            ("supplies", "commodity,site,price\nore,park,100\n"),
            ("markets", "commodity,site,price,max\noxide,park,500,2000\n"),
            ("projects", &project),
        ],
    )
}

/// A t of oxide sells for 500 and takes two t of ore at 100. Commissioned on 1 January 2025 the project makes 100 t a year,
/// a year later it makes those of 2026 only: 100 t and 100 × 300 less. The same day costs nothing.
#[test]
fn a_year_later_loses_a_year_of_sales() {
    let project = ProjectId::from_index(0);
    let slip = |planned: &str, foreseen: &str| Slipped { project, planned: works(planned), foreseen: works(foreseen) };
    let slips = [slip("2024-01-01", "2025-01-01"), slip("2024-01-01", "2024-01-01")];
    let costs = slip_costs(&slips, &Request::default(), &mut |_| Flow::Continue).unwrap();
    assert_eq!(costs.len(), 2);
    close(costs[0].amount, 100.0, 1e-9);
    close(costs[0].money, 30_000.0, 1e-9);
    close(costs[1].amount, 0.0, 1e-9);
    close(costs[1].money, 0.0, 1e-9);
}
