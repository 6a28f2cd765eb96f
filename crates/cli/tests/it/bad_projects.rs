//! Projects, resources, steps and chains of firms: place, message and hint in both languages, word for word.

use crate::fixture::check;

#[test]
fn prices_that_do_not_rise() {
    check(
        "G01",
        &[("supplies.csv", "commodity,site,step,price,max\nore,baotou,1,100,500\nore,baotou,2,90,500\n")],
        [
            "supplies.csv，第 3 行，price 列\n\
             采购“main ore baotou”的各档价格没有递增\n\
             提示：越往后的档越贵；若确实更便宜，请合并为一档",
            "supplies.csv, line 3, column price\n\
             the prices of supply “main ore baotou” do not rise from step to step\n\
             hint: later steps cost more; merge steps that do not",
        ],
    );
}

#[test]
fn a_project_beyond_the_horizon() {
    check(
        "G06",
        &[(
            "projects.csv",
            "project,plant,decision,size,size_max,start,window,lead,capex,life,source\na,works,fixed,100,,2026-06-01,,2,20,10,own\n",
        )],
        [
            "projects.csv，第 2 行，lead 列\n\
             项目“a”的时间窗或投产落在规划期之外\n\
             提示：它不会影响结果；请核对起止、工期，或延长 periods",
            "projects.csv, line 2, column lead\n\
             the window or the commissioning of project “a” lies outside the horizon\n\
             hint: it changes nothing; check its dates and lead time, or add periods",
        ],
    );
}

#[test]
fn sizes_that_do_not_fit_the_decision() {
    check(
        "G08",
        &[(
            "projects.csv",
            "project,plant,decision,size,size_max,start,window,lead,capex,life,source\na,works,optional,,100,,2025,0,20,10,own\n",
        )],
        [
            "projects.csv，第 2 行，size 列\n\
             项目“a”的规模与决策方式不符\n\
             提示：固定或可选：给 size；模块：给每模块的 size，与其他项目互斥或要求前置项目时还要 modules_max；规模可变：有 size_min、互斥、要求前置项目、或只建一次而可在多期开工时给 size_max，被其他项目要求时给 size_min；其费用填 unit_capex 或 unit_annuity",
            "projects.csv, line 2, column size\n\
             the sizes of project “a” do not fit its decision\n\
             hint: fixed and optional need size; modular needs the size of a module, and modules_max when it excludes or requires other projects; sized needs size_max when it has a size_min, excludes or requires other projects, or is built once but may start in several periods, and size_min when another project requires it; what it costs goes into unit_capex or unit_annuity",
        ],
    );
}

#[test]
fn spending_that_does_not_add_up() {
    check(
        "G09",
        &[
            (
                "projects.csv",
                "project,plant,decision,size,size_max,start,window,lead,capex,life,source\na,works,optional,100,,,2025,0,20,10,own\n",
            ),
            ("project_spend.csv", "project,year,share,source\na,1,0.5,own\na,2,0.4,own\n"),
        ],
        [
            "project_spend.csv，第 2 行，share 列\n\
             项目“a”的投资比例合计为 0.9，应为 1",
            "project_spend.csv, line 2, column share\n\
             the spend shares of project “a” sum to 0.9 instead of 1",
        ],
    );
}

#[test]
fn a_need_that_nobody_evaluated() {
    check(
        "G15",
        &[
            ("resources.csv", "resource,unit\nwater,m3\n"),
            ("resource_supply.csv", "resource,amount,source\nwater,1000,own\n"),
            ("resource_use.csv", "resource,process,coefficient,source\nwater,separate,,own\n"),
        ],
        [
            "resource_use.csv，第 2 行，coefficient 列\n\
             “separate”对“water”的需要量未评估",
            "resource_use.csv, line 2, column coefficient\n\
             the need of “separate” for “water” is not evaluated",
        ],
    );
}

#[test]
fn a_fixed_project_without_a_start() {
    check(
        "G16",
        &[(
            "projects.csv",
            "project,plant,decision,size,size_max,start,window,lead,capex,life,source\na,works,fixed,100,,,,0,20,10,own\n",
        )],
        [
            "projects.csv，第 2 行，start 列\n\
             固定项目“a”没有开工日期\n\
             提示：请填 start 列，或把决策方式改为可选",
            "projects.csv, line 2, column start\n\
             fixed project “a” has no start date\n\
             hint: fill the column start, or make its decision optional",
        ],
    );
}

#[test]
fn firms_that_own_each_other() {
    check(
        "G17",
        &[("enterprises.csv", "enterprise,group\nsmelting,holding\nholding,smelting\n")],
        [
            "enterprises.csv，第 2 行，group 列\n\
             “group（集团）”成环：smelting → holding → smelting",
            "enterprises.csv, line 2, column group\n\
             “group” goes in a circle: smelting → holding → smelting",
        ],
    );
}
