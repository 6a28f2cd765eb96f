//! Why not: what a project that is left out would have to gain.

use crate::shop::{YEAR, shop};
use crate::support::{close, planned};

/// 50 t more a year earn 2 each, for 500: 400 are missing. As a yes or no, and as a size that may be built each period,
/// where the plan is linear and the answer comes from where it ended.
#[test]
fn a_project_that_does_not_pay() {
    for project in [
        "project,plant,decision,size,capex\nj,p,optional,50,500\n",
        "project,plant,decision,repeat,size_max,unit_capex\nj,p,sized,each,50,10\n",
    ] {
        let planned = planned(&shop(YEAR, &[("projects", project)]));
        assert_eq!(planned.plan.is_integer, project.contains("optional"));
        let [left] = planned.why_not.as_slice() else { panic!("{:#?}", planned.why_not) };
        assert_eq!(left.project.id, "j");
        close(left.would_have_to_gain.unwrap(), 400.0, 1e-6);
        assert_eq!(planned.plan.projects[0].unit, "t/yr");
        // The plan itself is as before: its bottleneck is still the capacity.
        close(planned.plan.objective, 200.0, 1e-9);
    }
}
