//! A plan in both languages, line for line, and its tables.

use lodestone_model::base::Lang;
use lodestone_model::manifest::Objective;
use lodestone_model::tables::Sense;
use lodestone_model::tables::measures::MeasureKind;
use lodestone_model::time::Span;
use lodestone_plan::PlanResult;
use lodestone_plan::result::{
    Audit, AuditVerdict, Bottleneck, Category, Conflict, ElementAccount, FlowKind, FlowRecord, Label, LimitKind,
    LimitRef, MeasureValue, Outcome, Plan, Planned, Stage, TargetValue,
};
use lodestone_report::document::Document;
use lodestone_report::sheet;
use lodestone_report::terminal::{self, Colour};
use lodestone_report::view::PlanView;
use lodestone_report::words::Words;

fn label(id: &str, zh: &str, en: &str) -> Label {
    Label { id: id.to_owned(), zh: zh.to_owned(), en: en.to_owned() }
}

fn plan() -> Plan {
    let la = label("La", "镧", "Lanthanum");
    Plan {
        objective: 1.3e11,
        stages: vec![Stage { name: "value", value: 1.3e11 }],
        categories: vec![(Category::Sales, 1.4e11), (Category::Capex, -1e10), (Category::Tax, 0.0)],
        gap: 0.0,
        is_integer: false,
        flows: vec![FlowRecord {
            kind: FlowKind::Sale,
            period: 0,
            node: label("works", "一厂", "Works"),
            commodity: label("oxide", "氧化镧", "La oxide"),
            by: label("outside", "外部", "outside"),
            amount: 30_000.0,
            money: Some(1e8),
        }],
        measures: vec![MeasureValue {
            indicator: label("magnets", "磁材产量", "Magnets"),
            kind: MeasureKind::Output,
            period: 0,
            value: 32_500.0,
            unit: "t".to_owned(),
            unpriced: Vec::new(),
            has_unknown_cost: false,
        }],
        targets: vec![TargetValue {
            target: label("output", "产值", "Output"),
            owner: String::new(),
            sense: Sense::Ge,
            promised: 1.5e11,
            reached: Some(1.4e11),
            shortfall: Some(1e10),
            unit: "CNY".to_owned(),
            span: Span::year(2025).unwrap(),
            is_lower_bound: true,
        }],
        projects: Vec::new(),
        elements: vec![ElementAccount {
            element: la,
            period: 0,
            bought: vec![(label("ore", "精矿", "Ore"), 30_000.0)],
            mined: 0.0,
            from_stock: vec![(label("oxide", "氧化镧", "La oxide"), -20_000.0)],
            sold: vec![(label("oxide", "氧化镧", "La oxide"), 9_000.0)],
            disposed: Vec::new(),
            lost: 1_000.0,
            unclosed: 0.0,
            residual: 0.0,
        }],
        closing_stocks: Vec::new(),
        audit: Audit {
            max_residual: 2.5e-10,
            worst: "balance".to_owned(),
            checked: 1_234,
            identity_residual: 0.0,
            verdict: AuditVerdict::Passed,
        },
    }
}

fn limit() -> LimitRef {
    LimitRef {
        kind: LimitKind::Capacity,
        what: label("works", "一厂", "Works"),
        period: Some(0),
        limit: 20_000.0,
        row: "capacity[works,2025]".to_owned(),
    }
}

fn result(outcome: Outcome) -> PlanResult {
    PlanResult {
        base_id: "0123456789abcdef".to_owned(),
        base: label("small", "小基地", "Small base"),
        cases: vec!["ore-low".to_owned()],
        currency: "CNY".to_owned(),
        objective: Objective::Value,
        periods: vec![Span::year(2025).unwrap()],
        size: [1_000, 2_000, 3_000],
        outcome,
    }
}

fn planned() -> PlanResult {
    let bottleneck = Bottleneck {
        limit: limit(),
        step: 200.0,
        worth_raised: Some(12_000.0),
        worth_lowered: None,
        reach: Some(500.0),
        next: None,
    };
    result(Outcome::Planned(Box::new(Planned {
        plan: plan(),
        baseline: None,
        most: None,
        target_prices: Vec::new(),
        coverage: Vec::new(),
        bottlenecks: vec![bottleneck],
        why_not: Vec::new(),
        gaps: Vec::new(),
        leaning: Vec::new(),
        unknown_costs: Vec::new(),
        not_evaluated: Vec::new(),
        assumptions: vec![label("list", "名单未公开。", "The list is not public.")],
    })))
}

fn said(result: &PlanResult, lang: Lang) -> String {
    terminal::plan(&PlanView::new(result), &Words::new(lang), Colour::Plain)
}

#[test]
fn a_plan_in_chinese() {
    assert_eq!(
        said(&planned(), Lang::Zh),
        "\
small 小基地
编号 0123456789ab（SHA-256 前 12 位）
规划期 2025
情景 ore-low
1,000 个约束，2,000 个变量，3,000 个非零元

净现值：1,300 亿元
其中（亿元）：销售 1,400、投资 -100
核验通过：按原表重算 1,234 处，最大残差 2.5e-10；目标函数与各项之和相差 0

目标
1 个目标中 1 个可以计算，已建模部分达到 0 个
各列是已建模部分能达到的数；未建模部分未知，目标减去它不是缺口，见“依据”
  目标        承诺      价值最大
  ───── ─────────── ─────────────
  产值  1,500 亿元  ≥ 1,400 亿元

指标
  指标      单位  2025
  ───────── ───── ─────
  磁材产量  万吨  3.25

瓶颈（多一单位值多少）
  限制  对象         现为  多一单位值，万元  有效至多  其后瓶颈
  ───── ────────── ─────── ───────────────── ───────── ─────────
  产能  一厂 2025  20,000               1.2       500

元素账（每年平均，吨元素）
  元素  采出    外购   售出  处置   损失  未闭合  积压入库
  ───── ───── ─────── ────── ───── ────── ─────── ─────────
  镧       0  30,000  9,000     0  1,000       0    20,000

依据
  list: 名单未公开。

--out 文件夹：写出流量等全部表；--json：给程序用；--case 名称：换一种情景
"
    );
}

#[test]
fn a_plan_in_english() {
    let text = said(&planned(), Lang::En);
    for line in [
        "planned 2025",
        "net present value: 130 bn yuan",
        "of which (bn yuan): sales 140, capital expenditure -10",
        "1 of 1 targets can be computed; the modelled part meets 0",
        "  Output  150 bn yuan  ≥ 140 bn yuan",
        "  Magnets    kt    32.5",
        "  list: The list is not public.",
    ] {
        assert!(text.lines().any(|found| found == line), "no line {line:?} in\n{text}");
    }
}

#[test]
fn no_plan_says_which_limits_and_what_would_give_way() {
    let conflict = Conflict { members: vec![limit()], is_minimal: true, repair: vec![(limit(), 500.0)] };
    let text = said(&result(Outcome::Infeasible(conflict)), Lang::En);
    assert!(text.contains("No plan is feasible\n"), "{text}");
    assert!(text.contains("  capacity  Works 2025  500\n"), "{text}");
    assert!(!PlanView::new(&planned()).is_met, "the target is missed");
}

#[test]
fn the_document_has_the_objective_at_its_top() {
    let view = PlanView::new(&planned());
    let mut bytes = Vec::new();
    Document::new("plan", &view).write(&mut bytes).unwrap();
    let document: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(document["outcome"], "planned");
    assert_eq!(document["objective"]["value"], 1.3e11);
    assert_eq!(document["categories"][1]["category"], "capex");
    assert_eq!(document["bottlenecks"][0]["limit"]["kind"], "capacity");
    assert_eq!(document["flows"][0]["commodity"]["zh"], "氧化镧");
}

#[test]
fn every_table_and_the_account_sums_to_nothing() {
    let sheets = sheet::plan(&PlanView::new(&planned()));
    let ids: Vec<&str> = sheets.iter().map(|sheet| sheet.id).collect();
    let expected =
        ["targets", "measures", "projects", "elements", "categories", "flows", "bottlenecks", "gaps", "leaning"];
    assert_eq!(ids, expected);
    let elements = &sheets[3];
    let amount = |row: &Vec<sheet::Value>| match row[6] {
        sheet::Value::Number(amount) => amount,
        _ => panic!("no amount"),
    };
    assert_eq!(elements.rows.len(), 4);
    assert_eq!(elements.rows.iter().map(amount).sum::<f64>(), 0.0);
    let flows = sheets[5].csv(Lang::En);
    assert!(flows.ends_with("best value,2025,sale,Works,La oxide,outside,30000,100000000\n"), "{flows}");
    sheet::workbook(&sheets, Lang::Zh).unwrap();
}
