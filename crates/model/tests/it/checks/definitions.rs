//! Measures, ratios, targets and quotas whose definitions do not fit.

use crate::chain::Chain;
use lodestone_model::check::measure_dimension;
use lodestone_model::ids::{Id, MeasureId};

#[test]
fn what_measures_count() {
    let measures = "measure,term,kind,commodity,process,plant,valued\n\
                    made,1,output,oxide,,,\nmotors,1,output,motor,,,\nprocess,1,output,,refine,,\nmoney,1,output,metal,,,current\n\
                    money,2,gross_output,,,,\ncapacity,1,capacity,,,smelter,\nelement,1,input,ore,,,element\nruns,1,activity,,smelt,,\n\
                    spend,1,spend,,,,\nmoving,1,transport,,,refinery,\n";
    let base = Chain::new().table("measures", measures).base();
    let shown: Vec<String> = (0..base.measure_count())
        .map(MeasureId::from_index)
        .map(|id| format!("{} {}", base.measure_id(id), measure_dimension(&base, id).unwrap()))
        .collect();
    assert_eq!(
        shown,
        [
            "made mass",
            "motors units",
            "process mass",
            "money money",
            "capacity mass/time",
            "element mass",
            "runs share",
            "spend money",
            "moving mass",
        ]
    );
}

#[test]
fn terms_of_a_measure_have_one_unit() {
    let measures =
        |rows: &str| Chain::new().table("measures", &format!("measure,term,kind,commodity,valued\n{rows}")).findings();
    assert_eq!(
        measures("all,1,output,oxide,\nall,2,output,metal,current\n"),
        ["G18 measures.csv:3:kind measure=all found=money expected=mass"]
    );
    assert_eq!(
        measures("all,1,output,,\n"),
        ["G18 measures.csv:2:kind measure=all found=units expected=mass"],
        "motors and oxide in one term"
    );
}

const MEASURES: &str = "measure,kind,scope,valued,capacity\nspend,spend,zone,,\noutput,gross_output,zone,,\n\
                        wide,gross_output,city,,\nreal,gross_output,zone,constant,\nnameplate,capacity,,,nameplate\n\
                        running,capacity,,,sustained\nworth,sale,zone,current,\n";

fn ratio(measure: &str, over: &str) -> Chain {
    Chain::new()
        .table("commodities", "commodity,unit\nore,t\noxide,t\nmetal,t\n")
        .table("measures", MEASURES)
        .table("indicators", &format!("indicator,measure,over\nintensity,{measure},{over}\n"))
}

#[test]
fn a_ratio_compares_like_with_like() {
    let place = "G11 indicators.csv:2:over indicator=intensity";
    assert_eq!(ratio("spend", "output").findings(), [""; 0]);
    assert_eq!(ratio("worth", "output").findings(), [""; 0]);
    assert_eq!(
        ratio("spend", "wide").findings(),
        [format!("{place} a=spend (scope: zone) b=wide (scope: city) what=scope")]
    );
    assert_eq!(
        ratio("spend", "real").findings(),
        [format!("{place} a=spend (valued: current) b=real (valued: constant) what=valued")]
    );
    assert_eq!(
        ratio("nameplate", "running").findings(),
        [format!("{place} a=nameplate (capacity: nameplate) b=running (capacity: sustained) what=capacity")]
    );
}

#[test]
fn an_assumption_allows_a_ratio() {
    let assumption = |kind: &str, subject: &str| {
        let rows = format!("assumption,kind,subject,text_zh,text_en\nwider,{kind},{subject},全市,the city\n");
        ratio("spend", "wide").table("assumptions", &rows).findings().len()
    };
    assert_eq!(
        (assumption("ratio", "Intensity"), assumption("other", "intensity"), assumption("ratio", "x")),
        (0, 1, 1)
    );
}

fn promise(target: &str) -> Vec<String> {
    ratio("spend", "output")
        .rows("indicators", "value,output,\nwaiting,,\n")
        .table("targets", &format!("target,indicator,value,unit,span\n{target}\n"))
        .findings()
}

#[test]
fn targets_are_in_the_unit_of_their_indicator() {
    assert_eq!(promise("a,value,1300,亿元,2025"), [""; 0]);
    assert_eq!(promise("a,intensity,3.6 %,,2025"), [""; 0]);
    assert_eq!(promise("a,intensity,0.036,,2025"), [""; 0]);
    assert_eq!(promise("a,value,1300,万吨,2025"), ["C07 targets.csv:2:value unit=万吨 found=mass expected=money"]);
    assert_eq!(promise("a,value,1300,,2025"), ["C17 targets.csv:2:value"]);
    assert_eq!(promise("a,intensity,3 亿元,,2025"), ["C07 targets.csv:2:value unit=亿元 found=money expected=share"]);
}

#[test]
fn a_target_that_nothing_computes_or_reports() {
    assert_eq!(promise("a,waiting,100 家,,2025"), ["G10 targets.csv:2:indicator target=a"]);
    let reported = ratio("spend", "output")
        .rows("indicators", "waiting,,\n")
        .table("targets", "target,indicator,value,span\na,waiting,100 家,2025\n")
        .table("reports", "indicator,span,value,stated_on\nwaiting,2024,80 家,2025-01-20\n");
    assert_eq!(reported.findings(), [""; 0]);
}

#[test]
fn the_unit_of_an_indicator() {
    let small = ratio("spend", "output").table("indicators", "indicator,measure,unit\nvalue,output,吨\n");
    assert_eq!(small.findings(), ["C07 indicators.csv:2:unit unit=吨 found=mass expected=money"]);
}

#[test]
fn limits_are_in_the_unit_of_their_measure() {
    let small = Chain::new()
        .table("measures", "measure,kind,commodity\nmade,output,oxide\n")
        .table("quotas", "quota,span,measure,limit\nmining,2025,made,10 亿元\n")
        .table("quota_allocation", "quota,plant,limit\nmining,smelter,10\n");
    assert_eq!(
        small.findings(),
        ["C17 quota_allocation.csv:2:limit", "C07 quotas.csv:2:limit unit=亿元 found=money expected=mass",]
    );
}
