//! Projects that cannot be what they say.

use crate::chain::Chain;

fn findings(projects: &str) -> Vec<String> {
    Chain::new().table("projects", projects).findings()
}

#[test]
fn a_fixed_project_starts_on_a_day() {
    assert_eq!(
        findings("project,plant,decision,size\nkiln,smelter,fixed,100\n"),
        ["G16 projects.csv:2:start project=kiln"]
    );
    assert_eq!(findings("project,plant,decision,size,start\nkiln,smelter,fixed,100,2025-03-01\n"), [""; 0]);
}

#[test]
fn sizes_fit_the_decision() {
    let header = "project,plant,decision,start,repeat,size,size_min,size_max,modules_max\n";
    for (row, column) in [
        ("kiln,smelter,optional,,,,,,", Some("size")),
        ("kiln,smelter,fixed,2025-01-01,,,,,", Some("size")),
        ("kiln,smelter,modular,,,,,,3", Some("size")),
        ("kiln,smelter,modular,,,50,,,3", None),
        ("kiln,smelter,sized,,each,,,,", None),
        ("kiln,smelter,sized,,,,,,", Some("size_max")),
        ("kiln,smelter,sized,,each,,10,,", Some("size_max")),
        ("kiln,smelter,sized,,,,10,20,", None),
        ("kiln,smelter,sized,,,,20,10,", Some("size_min")),
        ("kiln,smelter,sized,,,15,10,20,", Some("size")),
        ("kiln,smelter,optional,,,15,10,,", Some("size_min")),
        ("kiln,smelter,optional,,,15,,20,", Some("size_max")),
        ("kiln,smelter,optional,,,15,,,2", Some("modules_max")),
        ("kiln,smelter,fixed,2025-01-01,each,15,,,", Some("repeat")),
        ("research,,optional,,,,,,", None),
        ("research,,optional,,,5,,,", Some("size")),
        ("research,,sized,,,,,,", Some("decision")),
    ] {
        let project = row.split(',').next().unwrap();
        let expected: Vec<String> =
            column.iter().map(|column| format!("G08 projects.csv:2:{column} project={project}")).collect();
        assert_eq!(findings(&format!("{header}{row}\n")), expected, "{row}");
    }
}

/// A yes/no of a size needs its largest value; a size that others require needs its least.
#[test]
fn sizes_that_others_depend_on_are_known() {
    let header = "project,plant,decision,repeat,size,size_min,size_max,modules_max,excludes\n";
    let link = ("project_links", "project,requires\na,b\n");
    let found = |rows: &str, link: Option<(&str, &str)>| {
        let base = Chain::new().table("projects", &format!("{header}{rows}"));
        link.into_iter().fold(base, |base, (name, text)| base.table(name, text)).findings()
    };
    let plain = "b,,optional,,,,,,\n";
    let none = [""; 0];
    assert_eq!(found("a,smelter,sized,each,,,,,g\nb,smelter,optional,,9,,,,\n", None), none);
    assert_eq!(
        found("a,smelter,sized,each,,,,,g\nb,smelter,modular,,9,,,,g\n", None),
        ["G08 projects.csv:2:size_max project=a", "G08 projects.csv:3:modules_max project=b"]
    );
    assert_eq!(
        found(&format!("a,smelter,sized,each,,,,,\n{plain}"), Some(link)),
        ["G08 projects.csv:2:size_max project=a"]
    );
    assert_eq!(
        found(&format!("a,smelter,modular,,9,,,,\n{plain}"), Some(link)),
        ["G08 projects.csv:2:modules_max project=a"]
    );
    let required = "a,smelter,optional,,9,,,,\nb,smelter,sized,each,,,,,\n";
    assert_eq!(found(required, Some(link)), ["G08 projects.csv:3:size_min project=b"]);
    assert_eq!(found("a,smelter,optional,,9,,,,\nb,smelter,sized,each,,5,9,,\n", Some(link)), none);
    assert_eq!(found("a,smelter,optional,,9,,,,\nb,smelter,modular,,9,,,,\n", Some(link)), none);
}

#[test]
fn spend_shares_sum_to_one_from_the_first_year() {
    let small = Chain::new().table("projects", "project,plant,decision,size\nkiln,smelter,optional,100\n");
    let spend = |rows: &str| small.clone().table("project_spend", &format!("project,year,share\n{rows}")).findings();
    assert_eq!(
        spend("kiln,1,0.6\nkiln,2,0.3\n"),
        ["G09 project_spend.csv:2:share project=kiln total=0.8999999999999999"]
    );
    assert_eq!(spend("kiln,0,0.4\nkiln,1,0.6\n"), ["C09 project_spend.csv:2:year value=0 min=1"]);
    assert_eq!(spend("kiln,1,0.1\nkiln,2,0.2\nkiln,3,70 %\n"), [""; 0]);
}

#[test]
fn precedence_has_no_circle() {
    let projects = "project,plant,decision,size\n".to_owned()
        + &["a", "b", "c", "d", "e"].map(|name| format!("{name},smelter,optional,100\n")).concat();
    let small = Chain::new().table("projects", &projects);
    let links = |rows: &str| small.clone().table("project_links", &format!("project,requires\n{rows}")).findings();
    assert_eq!(links("a,b\nb,c\nd,c\n"), [""; 0]);
    assert_eq!(links("a,b\nb,c\nc,b\ne,a\n"), ["G07 project_links.csv:3:requires project=b cycle=b → c → b"]);
    assert_eq!(links("d,d\n"), ["G07 project_links.csv:2:requires project=d cycle=d → d"]);
    assert_eq!(
        links("a,b\nb,a\nc,d\nd,c\n"),
        [
            "G07 project_links.csv:2:requires project=a cycle=a → b → a",
            "G07 project_links.csv:4:requires project=c cycle=c → d → c",
        ]
    );
}

#[test]
fn dates_lie_within_the_horizon() {
    let header = "project,plant,decision,size,start,window,lead,life\n";
    for (row, column) in [
        ("kiln,smelter,fixed,100,2027-01-01,,,", Some("start")),
        ("kiln,smelter,fixed,100,2026-06-01,,1,", Some("lead")),
        ("kiln,smelter,fixed,100,2015-01-01,,1,5", Some("life")),
        ("kiln,smelter,fixed,100,2015-01-01,,1,", None),
        ("kiln,smelter,optional,100,,2027..2028,,", Some("window")),
        ("kiln,smelter,optional,100,,2020..2024,,", Some("window")),
        ("kiln,smelter,optional,100,,2026..2030,6 months,", None),
        ("kiln,smelter,optional,100,,,2,", Some("lead")),
    ] {
        let expected: Vec<String> =
            column.iter().map(|column| format!("G06 projects.csv:2:{column} project=kiln")).collect();
        assert_eq!(findings(&format!("{header}{row}\n")), expected, "{row}");
    }
}
