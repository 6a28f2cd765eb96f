//! A plan in both languages, line for line, and its tables.

use lodestone_model::base::Lang;
use lodestone_model::manifest::Objective;
use lodestone_model::tables::Sense;
use lodestone_model::tables::measures::MeasureKind;
use lodestone_model::tables::sources::Grade;
use lodestone_model::time::Span;
use lodestone_plan::PlanResult;
use lodestone_plan::result::{
    Audit, AuditVerdict, Bottleneck, Category, Conflict, Coverage, CoverageBasis, ElementAccount, FlowKind, FlowRecord,
    HistoryBasis, HistoryOf, HistoryPart, Label, LimitKind, LimitRef, Loosened, MeasureValue, Missed, Outcome, Plan,
    Planned, QuotaLeft, ReportPart, Spread, Stage, Step, Stop, TargetPrice, TargetValue, TargetWorth, Way,
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
            unit: "t".to_owned(),
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
        unit: "t".to_owned(),
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
        history: Vec::new(),
        outcome,
        basis: None,
    }
}

fn planned() -> PlanResult {
    let bottleneck = Bottleneck {
        limit: limit(),
        step: 200.0,
        worth_raised: Some(12_000.0),
        worth_lowered: None,
        reach: Some(500.0),
        is_open: false,
        next: None,
        targets: Vec::new(),
        grade: Grade::B,
        rests_on: Vec::new(),
        spread: None,
    };
    result(Outcome::Planned(Box::new(Planned {
        plan: plan(),
        baseline: None,
        most: None,
        target_prices: Vec::new(),
        missed: Vec::new(),
        coverage: Vec::new(),
        bottlenecks: vec![bottleneck],
        why_not: Vec::new(),
        gaps: Vec::new(),
        leaning: Vec::new(),
        unknown_costs: Vec::new(),
        unknown_capex: vec![label("lab", "中试", "pilot")],
        not_evaluated: Vec::new(),
        assumptions: vec![label("list", "名单未公开。", "The list is not public.")],
        cut_short: None,
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

扣除已知成本后的余额（净现值）：1,300 亿元
其中（亿元）：销售 1,400、投资 -100
核验通过：按原表重算 1,234 处，最大残差 2.5e-10；目标函数与各项之和相差 0

目标
1 个目标中 1 个可以计算，已建模部分达到 0 个
各列是已建模部分能达到的数；未建模部分未知，目标减去它不是缺口，见“依据”
  目标  单位   承诺  价值最大
  ───── ───── ────── ─────────
  产值  亿元  1,500   ≥ 1,400

指标
  指标      单位  2025
  ───────── ───── ─────
  磁材产量  万吨  3.25

瓶颈（多一单位值多少）
     限制  对象       单位    现为  多一单位值，元  等级  有效至多  其后瓶颈
  ── ───── ────────── ───── ─────── ─────────────── ───── ───────── ─────────
  1  产能  一厂 2025  吨    20,000          12,000  B          500

元素账（每年平均，吨元素）
  元素  采出    进入   售出  处置   损失  未闭合  积压入库
  ───── ───── ─────── ────── ───── ────── ─────── ─────────
  镧       0  30,000  9,000     0  1,000       0    20,000

依据
  下列项目的投资未知，目标函数是扣除已知成本后的余额：中试
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
        "margin over known costs (net present value): 130 bn yuan",
        "of which (bn yuan): sales 140, capital expenditure -10",
        "1 of 1 targets can be computed; the modelled part meets 0",
        "  Output  bn yuan       150       ≥ 140",
        "  Magnets    kt    32.5",
        "  list: The list is not public.",
    ] {
        assert!(text.lines().any(|found| found == line), "no line {line:?} in\n{text}");
    }
}

/// Under `cost` the headline counts known costs only; with every cost known it is the plain objective.
#[test]
fn the_headline_says_what_is_not_known() {
    let headline = |objective, is_known: bool, lang| {
        let mut found = planned();
        found.objective = objective;
        if let (Outcome::Planned(planned), true) = (&mut found.outcome, is_known) {
            planned.unknown_capex.clear();
        }
        said(&found, lang).lines().nth(6).unwrap().to_owned()
    };
    assert_eq!(headline(Objective::Value, true, Lang::En), "net present value: 130 bn yuan");
    assert_eq!(headline(Objective::Value, true, Lang::Zh), "净现值：1,300 亿元");
    assert_eq!(headline(Objective::Cost, false, Lang::En), "discounted cost, known costs only: 130 bn yuan");
    assert_eq!(headline(Objective::Cost, false, Lang::Zh), "折现成本，只计已知成本：1,300 亿元");
}

/// The most of a target by itself has a column of its own.
#[test]
fn the_most_of_a_target_alone() {
    let mut found = planned();
    if let Outcome::Planned(planned) = &mut found.outcome {
        let target = planned.plan.targets[0].target.clone();
        planned.target_prices = vec![TargetPrice {
            target,
            best_value: 140e9,
            most: 145e9,
            lost: 1e9,
            per_unit: 0.2,
            unit: "CNY".to_owned(),
        }];
    }
    for (lang, title, row) in [
        (Lang::En, "most of it alone", ["Output", "bn", "yuan", "150", "≥", "140", "≥", "145"].as_slice()),
        (Lang::Zh, "单独最多", &["产值", "亿元", "1,500", "≥", "1,400", "≥", "1,450"]),
    ] {
        let text = said(&found, lang);
        assert!(text.contains(title), "{text}");
        assert!(text.lines().any(|line| line.split_whitespace().eq(row.iter().copied())), "{text}");
    }
}

/// A quota that is known, one that is known in part, a target that is not known, and an indicator.
fn with_history() -> PlanResult {
    let part = |of, what: Label, known, basis| HistoryPart {
        of,
        what,
        span: Span::year(2024).unwrap(),
        known,
        unit: "t".to_owned(),
        grade: None,
        basis,
        reports: Vec::new(),
        unknown: Vec::new(),
        missing: Vec::new(),
        is_lower_bound: false,
        quota: None,
    };
    let left = |left: f64, planned: f64| Some(QuotaLeft { sense: Sense::Le, limit: 120.0, left, planned });
    let report = ReportPart { line: Some(2), days: Span::year(2024).unwrap(), share: 1.0, amount: 70.0, grade: Grade::C };
    let quota = label("q 2024..2025", "采矿 2024..2025", "Mining 2024..2025");
    let half = vec![Span::parse("2024-H2").unwrap()];
    let target = label("t", "产量目标", "Output target");
    let mut result = planned();
    result.history = vec![
        HistoryPart {
            quota: left(50.0, 50.0),
            grade: Some(Grade::C),
            reports: vec![report],
            ..part(HistoryOf::Quota, quota.clone(), Some(70.0), HistoryBasis::Plants)
        },
        HistoryPart {
            quota: left(90.0, 60.0),
            grade: Some(Grade::B),
            unknown: half.clone(),
            missing: vec![label("works", "一厂", "Works"), label("mill", "二厂", "Mill")],
            ..part(HistoryOf::Quota, quota, Some(30.0), HistoryBasis::Measure)
        },
        HistoryPart { unknown: half, ..part(HistoryOf::Target, target.clone(), None, HistoryBasis::Nothing) },
        part(HistoryOf::Denominator, target, Some(5.0), HistoryBasis::Tables),
        part(HistoryOf::Indicator, label("i", "产量", "Output"), Some(7.0), HistoryBasis::Mixed),
    ];
    result
}

/// The lines below a heading, to the next empty line.
fn section(text: &str, heading: &str) -> String {
    let lines = text.lines().skip_while(|line| *line != heading).take_while(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn what_was_before_the_plan_in_both_languages() {
    let result = with_history();
    assert_eq!(
        section(&said(&result, Lang::En), "Before the plan (reported, not optimised)"),
        "\
Before the plan (reported, not optimised)
  Mining 2024..2025: 70 t in 2024 (from reports of firms and plants, grade C); leaves 50 t of the
    limit of 120 t
  Mining 2024..2025: 30 t in 2024 (reported, grade B); leaves 90 t of the limit of 120 t, of which
    60 t fall to the planned days
  Mining 2024..2025: not evaluated in 2024-07..2024-12, no report of Works, Mill tells it; what is
    left of the limit is shared by days over them, the planned days and any after the plan: 60 t for
    the plan
  Output target: not evaluated in 2024-07..2024-12, nobody reported it; so the target is not
    evaluated
  Output target, denominator: 5 t in 2024 (from the tables)
  indicator  period  amount  told by                              grade
  ────────── ─────── ─────── ──────────────────────────────────── ──────
  Output     2024       7 t  reported, and from firms and plants  —
"
    );
    assert_eq!(
        section(&said(&result, Lang::Zh), "规划期之前（以报告为准，不优化）"),
        "\
规划期之前（以报告为准，不优化）
  采矿 2024..2025：2024 为 70 吨（按企业、装置的报告，C 级）；限额 120 吨，剩余 50 吨
  采矿 2024..2025：2024 为 30 吨（直接报告，B 级）；限额 120 吨，剩余 90 吨，其中规划期分得 60 吨
  采矿 2024..2025：2024-07..2024-12 未评估，一厂、二厂没有能说明它的报告；剩余限额按天数分给这些日
    子、规划期和规划期之后，规划期得 60 吨
  产量目标：2024-07..2024-12 未评估，无人报告；故此目标未评估
  产量目标（分母）：2024 为 5 吨（按各表）
  指标  期间  数量  依据                      等级
  ───── ───── ───── ───────────────────────── ─────
  产量  2024  7 吨  直接报告加企业、装置报告  —
"
    );
    let document = serde_json::to_value(PlanView::new(&result)).unwrap();
    assert_eq!(document["history"][0]["quota"]["left"], 50.0);
    assert_eq!(document["history"][0]["reports"][0]["line"], 2);
    assert_eq!(document["history"][2]["known"], serde_json::Value::Null);
    let sheets = sheet::plan(&PlanView::new(&result));
    let history = sheets.iter().find(|sheet| sheet.id == "history").unwrap().csv(Lang::En);
    assert!(history.contains("quota,q 2024..2025,Mining 2024..2025,2024,70,t,"), "{history}");
    assert!(history.contains(",2024-07..2024-12,works; mill,120,90,60\n"), "{history}");
}

#[test]
fn coverage_says_whether_it_is_of_the_same_year() {
    let coverage = |basis, ratio| Coverage {
        indicator: label("i", "产值", "Output value"),
        reported: 4e8,
        reported_span: Span::year(2023).unwrap(),
        grade: Grade::C,
        modelled: 2e8,
        modelled_span: Span::year(if basis == CoverageBasis::History { 2023 } else { 2025 }).unwrap(),
        basis,
        missing: if basis == CoverageBasis::History { Vec::new() } else { vec![label("p", "一厂", "Works")] },
        unit: "CNY".to_owned(),
        assumption: None,
        ratio,
    };
    let mut result = planned();
    if let Outcome::Planned(planned) = &mut result.outcome {
        planned.coverage = vec![coverage(CoverageBasis::History, Some(0.5)), coverage(CoverageBasis::Baseline, None)];
    }
    assert_eq!(
        section(&said(&result, Lang::En), "How much the model covers"),
        "\
How much the model covers
  Output value: reported 400 million yuan (2023, grade C), model 200 million yuan (2023, from what
    plants reported)
  the model holds 50 % of it, in the same year
  Output value: reported 400 million yuan (2023, grade C), model 200 million yuan (2025, baseline)
  what plants reported of 2023 does not determine the model’s own value (plants without a report:
    1), so the baseline’s first planned year stands beside it
  not divided: no assumption says that both mean the same
"
    );
    assert_eq!(
        section(&said(&result, Lang::Zh), "模型盖住了多少"),
        "\
模型盖住了多少
  产值：报告 4 亿元（2023，C 级），模型 2 亿元（2023，按装置报告）
  模型为报告的 50%，同一年份
  产值：报告 4 亿元（2023，C 级），模型 2 亿元（2025，现状）
  装置报告不能确定模型自己的 2023 值（无报告的装置 1 个），故以现状的首个规划年相比
  口径未写明，不予相除
"
    );
}

#[test]
fn no_plan_says_which_limits_and_what_would_give_way() {
    let conflict = Conflict {
        members: vec![limit()],
        is_minimal: true,
        repair: vec![Loosened { limit: limit(), by: 500.0, share: 0.025 }],
    };
    let text = said(&result(Outcome::Infeasible(conflict)), Lang::En);
    assert!(text.contains("No plan is feasible\n"), "{text}");
    assert!(text.contains("  capacity  Works 2025   20 kt       +500 t  2.5 %\n"), "{text}");
    assert!(!PlanView::new(&planned()).is_met, "the target is missed");
}

/// The answers that this result has, changed by a test.
fn with(change: impl FnOnce(&mut Planned)) -> PlanResult {
    let mut result = planned();
    if let Outcome::Planned(planned) = &mut result.outcome {
        change(planned);
    }
    result
}

fn assert_says(result: &PlanResult, zh: &[&str], en: &[&str]) {
    for (lang, lines) in [(Lang::Zh, zh), (Lang::En, en)] {
        let text = said(result, lang);
        for line in lines {
            assert!(text.lines().any(|found| found == *line), "no line {line:?} in\n{text}");
        }
    }
}

#[test]
fn a_missed_target_says_what_would_have_to_give_way() {
    let window = LimitRef { kind: LimitKind::Window, unit: "yr".to_owned(), limit: 0.0, ..limit() };
    let missed =
        |way: Way| Missed { target: label("output", "产值", "Output"), by: 1e10, unit: "CNY".to_owned(), way };
    let limits =
        vec![Loosened { limit: limit(), by: 2_000.0, share: 0.1 }, Loosened { limit: window, by: -1.5, share: 1.5 }];
    let result = with(|planned| {
        planned.assumptions.clear();
        planned.missed = vec![missed(Way::Loosening { limits, gain: Some(-2e9) }), missed(Way::Never)];
        planned.target_prices = vec![TargetPrice {
            target: label("output", "产值", "Output"),
            best_value: 1.4e11,
            most: 1.45e11,
            lost: 1e9,
            per_unit: 0.2,
            unit: "CNY".to_owned(),
        }];
    });
    assert_says(
        &result,
        &[
            "  产值：差 100 亿元；须放宽以下限制；比本方案少得 20 亿元",
            "  产能  一厂 2025  2 万吨    +2,000 吨   10%",
            "  窗口  一厂 2025          提前 1.5 年",
            "  产值：差 100 亿元；无论怎样放宽产能、限额、供应、市场、资源和项目窗口都达不到",
        ],
        &[
            "  Output: 10 bn yuan short; these limits would have to give way; that loses 2 bn yuan against this",
            "  capacity  Works 2025   20 kt           +2,000 t   10 %",
            "  window    Works 2025          1.5 years earlier",
        ],
    );
    // Where parts of the base are unknown, target less model is not said.
    let result = with(|planned| planned.missed = vec![missed(Way::Never)]);
    assert!(said(&result, Lang::En).contains("  Output: no loosening of capacities"));
    assert!(!said(&result, Lang::En).contains("short;"));
}

#[test]
fn a_doubtful_worth_is_a_range_or_withheld() {
    let spread = |range| Spread { range, at: [Some(label("low", "低", "Low")), None], measured: 2, of: 3 };
    let result = with(|planned| {
        let found = &mut planned.bottlenecks[0];
        found.grade = Grade::D;
        found.spread = Some(spread(Some((9_000.0, 15_000.0))));
        let mut withheld = found.clone();
        withheld.worth_raised = None;
        withheld.spread = Some(spread(None));
        planned.bottlenecks.push(withheld);
    });
    assert_says(
        &result,
        &[
            "  1  产能  一厂 2025  吨    20,000    9,000–15,000  D          500",
            "  2  产能  一厂 2025  吨    20,000        不予给出  D          500",
            "  不予给出：“一厂”的价值在“低”与“基地本身”之间变号",
        ],
        &["  withheld: the worth of Works changes its sign between “Low” and “the base itself”"],
    );
    let view = PlanView::new(&result);
    let bottlenecks = &view.answers.unwrap().bottlenecks;
    assert_eq!(bottlenecks[0].spread.as_ref().unwrap().high, Some(15_000.0));
    assert!(bottlenecks[1].spread.as_ref().unwrap().is_withheld);
}

#[test]
fn two_worths_with_targets_first() {
    let result = with(|planned| {
        let found = &mut planned.bottlenecks[0];
        found.worth_lowered = Some(14_000.0);
        found.targets = vec![TargetWorth {
            target: label("magnets", "磁材", "Magnets"),
            raised: Some(0.5),
            lowered: None,
            unit: "t".to_owned(),
        }];
    });
    assert_says(
        &result,
        &["     目标  多一单位，近  少一单位，远", "  1  磁材        0.5 吨             —"],
        &[
            "     target   one more: nearer by  one less: further by",
            "  1  Magnets                0.5 t                     —",
        ],
    );
    assert!(said(&result, Lang::En).contains("12,000 / 14,000"));
}

#[test]
fn a_stopped_plan_says_what_is_missing() {
    let result = with(|planned| planned.cut_short = Some((Step::WhyNot, Stop::Cancelled)));
    assert_says(
        &result,
        &["计算“落选项目还差多少”时停止（已取消）：方案本身有效；这一项及其后各项答案缺失"],
        &[
            "Stopped while working out what projects lack (cancelled): the plan stands; that answer and the later ones are missing",
        ],
    );
    assert_eq!(document(&result)["cut_short"]["step"], "why-not");
}

fn document(result: &PlanResult) -> serde_json::Value {
    let mut bytes = Vec::new();
    Document::new("plan", &PlanView::new(result)).write(&mut bytes).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

/// Every field that programs are promised, with its unit and grade beside it.
#[test]
fn the_document_has_what_programs_are_promised() {
    let document = document(&planned());
    assert_eq!(document["outcome"], "planned");
    assert_eq!(document["base"]["id"], "0123456789abcdef");
    assert_eq!(document["objective"]["value"], 1.3e11);
    assert_eq!(document["objective"]["unit"], "CNY");
    assert_eq!(document["objective"]["stages"][0]["value"], 1.3e11);
    assert_eq!(document["objective"]["stages"][0]["unit"], "CNY");
    assert_eq!(document["categories"][1]["category"], "capex");
    assert_eq!(document["audit"]["max_residual"], 2.5e-10);
    assert_eq!(document["targets"][0]["unit"], "CNY");
    assert_eq!(document["bottlenecks"][0]["limit"]["kind"], "capacity");
    assert_eq!(document["bottlenecks"][0]["limit"]["unit"], "t");
    assert_eq!(document["bottlenecks"][0]["grade"], "B");
    assert_eq!(document["projects"], serde_json::json!([]));
    assert_eq!(document["elements"][0]["element"]["id"], "La");
    assert_eq!(document["measures"][0]["unit"], "t");
    assert_eq!(document["flows"][0]["commodity"]["zh"], "氧化镧");
    assert_eq!(document["flows"][0]["unit"], "t");
    for list in ["target_prices", "missed", "why_not", "gaps", "leaning", "coverage", "closing_stocks"] {
        assert!(document[list].is_array(), "{list}");
    }
}

#[test]
fn every_table_and_the_account_sums_to_nothing() {
    let sheets = sheet::plan(&PlanView::new(&planned()));
    let ids: Vec<&str> = sheets.iter().map(|sheet| sheet.id).collect();
    let expected = [
        "targets",
        "measures",
        "projects",
        "elements",
        "categories",
        "flows",
        "closing",
        "bottlenecks",
        "missed",
        "target_prices",
        "gaps",
        "leaning",
        "history",
    ];
    assert_eq!(ids, expected);
    let elements = &sheets[3];
    let amount = |row: &Vec<sheet::Value>| match row[6] {
        sheet::Value::Number(amount) => amount,
        _ => panic!("no amount"),
    };
    assert_eq!(elements.rows.len(), 4);
    assert_eq!(elements.rows.iter().map(amount).sum::<f64>(), 0.0);
    let flows = sheets[5].csv(Lang::En);
    assert!(flows.ends_with("best value,2025,sale,Works,La oxide,outside,30000,t,100000000\n"), "{flows}");
    sheet::workbook(&sheets, Lang::Zh).unwrap();
}
