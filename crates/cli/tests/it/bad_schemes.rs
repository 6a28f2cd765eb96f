//! Wrong files of schemes: place, message and hint in both languages, word for word.

use lodestone_judge::{Library, Statement};
use lodestone_model::base::Lang;
use lodestone_model::diagnostic::{Diagnostic, Place};
use lodestone_model::tables::sources::Grade;
use lodestone_model::time::{Date, Span};
use lodestone_model::unit::{Currency, Units};
use lodestone_report::words::Words;

use crate::fixture::Folder;

/// A sound file: one scored edition on top of the built-in vocabulary.
const SOUND: &str = r#"[[source]]
id = "ours"
zh = "本区办法"
en = "our measures"
grade = "A"

[[fact]]
id = "our_share"
zh = "本地配套率"
en = "local share"
unit = "%"
time = "year"

[[scheme]]
id = "ours-2026"
family = "ours"
zh = "本区办法"
en = "our scheme"
authority_zh = "高新区管委会"
authority_en = "zone committee"
document = "本区〔2026〕1号"
title_zh = "本区办法"
title_en = "our measures"
sources = ["ours"]
grade = "A"
subject = "enterprise"
in_force = [{ from = "2026-01-01" }]
points = 10

[[scheme.score]]
id = "local"
zh = "配套"
en = "local"
max = 10
of = "our_share"
bands = [
  { from = "50 %", points = 10 },
  { from = "20 %", below = "50 %", points = 5 },
  { below = "20 %", points = 0 },
]

[[scheme.rule]]
id = "size"
zh = "上年度营业收入不低于2000万元"
en = "revenue of at least 20 m yuan"
fact = "revenue"
op = ">="
value = "2000 万元"

[[scheme.rule]]
id = "points"
zh = "得分不低于5分"
en = "at least 5 points"
score = "total"
op = ">="
value = 5
"#;

/// The finding with this code about a file, in Chinese and English; a file with findings ends with exit code 2.
fn findings(text: impl AsRef<[u8]>, code: &str) -> [String; 2] {
    let folder = Folder::new();
    std::fs::write(folder.join("ours.toml"), text).unwrap();
    ["zh", "en"].map(|lang| {
        let run = folder.run(&["scheme", "check", "ours.toml", "--lang", lang]);
        assert_eq!((run.code, run.err.as_str()), (Some(2), ""), "{}", run.out);
        run.finding(code)
    })
}

/// The sound file with one change has this finding.
fn check(code: &str, from: &str, to: &str, expected: [&str; 2]) {
    assert!(SOUND.contains(from), "{from}");
    assert_eq!(findings(SOUND.replacen(from, to, 1), code), expected);
}

/// A finding about evidence or a cell, as it is said.
fn said(finding: &Diagnostic) -> [String; 2] {
    [Lang::Zh, Lang::En].map(|lang| {
        let rendered = Words::new(lang).diagnostic(finding);
        [Some(rendered.place), Some(rendered.message), rendered.hint]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("\n")
    })
}

#[test]
fn a_sound_file_lists_its_editions() {
    let folder = Folder::new();
    std::fs::write(folder.join("ours.toml"), SOUND).unwrap();
    let run = folder.run(&["scheme", "check", "ours.toml", "--lang", "en"]);
    assert_eq!(run.code, Some(0), "{}", run.out);
    assert!(
        run.out.contains("ours-2026") && run.out.ends_with("the file is sound: 1 edition, 1 fact, 1 source\n"),
        "{}",
        run.out
    );
    let json = folder.run(&["scheme", "check", "ours.toml", "--json"]);
    let document: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(document["schemes"][0]["in_force"][0], "2026-01-01..", "{}", json.out);
}

#[test]
fn a_key_that_is_missing() {
    check(
        "J03",
        "family = \"ours\"\n",
        "",
        [
            "ours.toml，第 14 行\n\
         缺少“scheme[0].family”\n\
         提示：各项的写法见 docs/schemes.md",
            "ours.toml, line 14\n\
         “scheme[0].family” is missing\n\
         hint: docs/schemes.md shows every key",
        ],
    );
}

#[test]
fn an_id_twice() {
    check(
        "J04",
        "id = \"points\"\n",
        "id = \"size\"\n",
        [
            "ours.toml，第 50 行\n\
         id“size”在第 42 行已用过\n\
         提示：同一文件里同类的 id 不能重复，请改名或删去一处",
            "ours.toml, line 50\n\
         id “size” is that of line 42 again\n\
         hint: ids of one kind differ within a file; rename or drop one",
        ],
    );
}

#[test]
fn an_unknown_fact() {
    check(
        "J05",
        "fact = \"revenue\"\n",
        "fact = \"revenu\"\n",
        [
            "ours.toml，第 46 行\n\
         没有名为“revenu”的事实\n\
         提示：是否应为“revenue”？事实要先用 [[fact]] 声明；内置的见 schemes/facts.toml",
            "ours.toml, line 46\n\
         there is no fact “revenu”\n\
         hint: did you mean “revenue”? declare it with [[fact]]; schemes/facts.toml has those that are built in",
        ],
    );
}

#[test]
fn an_unknown_operator() {
    check(
        "J06",
        "op = \">=\"\nvalue = \"2000 万元\"",
        "op = \"=>\"\nvalue = \"2000 万元\"",
        [
            "ours.toml，第 47 行\n\
         “=>”不能用于“revenue”，可用：>= > <= < = between\n\
         提示：数值用比较，是否用 =，选项用 in 或 not in；日期请先派生成年数",
            "ours.toml, line 47\n\
         “=>” does not fit “revenue”; choose among >= > <= < = between\n\
         hint: numbers are compared, yes or no takes =, choices take in or not in; derive years from a day first",
        ],
    );
}

#[test]
fn a_unit_that_does_not_fit() {
    check(
        "J07",
        "value = \"2000 万元\"",
        "value = \"5 %\"",
        [
            "ours.toml，第 48 行\n\
         “%”是比例的单位，而“revenue”应为金额",
            "ours.toml, line 48\n\
         “%” is a unit of share; “revenue” is in money",
        ],
    );
}

#[test]
fn a_number_without_its_unit() {
    check(
        "J08",
        "value = \"2000 万元\"",
        "value = 2000",
        [
            "ours.toml，第 48 行\n\
         “revenue”的值“2000”不对，应为：带单位的数值，如 5000 万元、5 %",
            "ours.toml, line 48\n\
         “2000” is no value of “revenue”: expected a number with its unit, such as 5000 万元 or 5 %",
        ],
    );
}

#[test]
fn a_gap_between_bands() {
    check(
        "J09",
        "{ from = \"20 %\", below",
        "{ from = \"25 %\", below",
        [
            "ours.toml，第 38 行\n\
         “local”的分档在 20 % 与 25 % 之间有空缺\n\
         提示：各档须首尾相接，最低档和最高档不设尽头；from、to 含该数，above、below 不含",
            "ours.toml, line 38\n\
         the bands of “local” leave a gap between 20 % and 25 %\n\
         hint: bands follow one another, the lowest and the highest without end; from and to include their number, above and below do not",
        ],
    );
}

#[test]
fn overlapping_bands() {
    check(
        "J10",
        "{ below = \"20 %\", points = 0 }",
        "{ to = \"20 %\", points = 0 }",
        [
            "ours.toml，第 38 行\n\
         “local”的分档在 20 % 与 20 % 处重叠\n\
         提示：一个数只能落在一档；from、to 含该数，above、below 不含",
            "ours.toml, line 38\n\
         the bands of “local” overlap at 20 % and 20 %\n\
         hint: a number lies in one band only; from and to include their number, above and below do not",
        ],
    );
}

#[test]
fn scores_that_do_not_sum() {
    check(
        "J11",
        "points = 10\n\n",
        "points = 100\n\n",
        [
            "ours.toml，第 14 行\n\
         “ours-2026”各项满分合计 10，写的是 100\n\
         提示：请核对各项和各组的 max 与总分 points",
            "ours.toml, line 14\n\
         the most of “ours-2026” sums to 10, it says 100\n\
         hint: check max of its items and groups against points",
        ],
    );
}

#[test]
fn two_editions_in_force_at_once() {
    check(
        "J12",
        "family = \"ours\"\n",
        "family = \"srdi-sme\"\n",
        [
            "ours.toml，第 14 行\n\
         “ours-2026”与“srdi-sme-2022”在 2026-01-01..2026-03-31 同时施行\n\
         提示：同一办法（family）同一时间只能有一版施行；请给旧版写上 to，或用 for 区分新认定与复核",
            "ours.toml, line 14\n\
         “ours-2026” and “srdi-sme-2022” are both in force in 2026-01-01..2026-03-31\n\
         hint: of one family one edition is in force at a time; give the older one a day to, or tell new from renewal with for",
        ],
    );
}

#[test]
fn a_reference_that_leads_nowhere() {
    check(
        "J13",
        "sources = [\"ours\"]",
        "sources = [\"our\"]",
        [
            "ours.toml，第 24 行\n\
         没有“our”\n\
         提示：是否应为“ours”？引用的规则、组、得分、来源和选项须在同一文件或内置文件里写明",
            "ours.toml, line 24\n\
         there is no “our”\n\
         hint: did you mean “ours”? rules, groups, scores, sources and choices that are named must stand in this file or in a built-in one",
        ],
    );
}

#[test]
fn a_rule_that_asks_two_things() {
    check(
        "J14",
        "score = \"total\"\n",
        "score = \"total\"\nfact = \"revenue\"\n",
        [
            "ours.toml，第 50 行\n\
         “scheme[0].rule[1]”须写且只写 fact、score、all、any、not_loaded 中的一项\n\
         提示：几个条件请放进 all 或 any；层次不要超过 16",
            "ours.toml, line 50\n\
         “scheme[0].rule[1]” needs exactly one of fact, score, all, any, not_loaded\n\
         hint: put several conditions into all or any, no deeper than 16",
        ],
    );
}

#[test]
fn a_fact_derived_from_itself() {
    check(
        "J15",
        "time = \"year\"\n",
        "time = \"year\"\nfrom = { of = \"our_share\", take = \"last\" }\n",
        [
            "ours.toml\n\
         “our_share”由自己派生：our_share → our_share\n\
         提示：请断开其中一处 from",
            "ours.toml\n\
         “our_share” is derived from itself: our_share → our_share\n\
         hint: break the circle at one from",
        ],
    );
}

#[test]
fn too_many_choices() {
    let choices: Vec<String> = (0..65).map(|k| format!("{{ id = \"c{k}\", zh = \"选{k}\", en = \"c{k}\" }}")).collect();
    let to = "[[fact]]\nid = \"x\"\nzh = \"甲\"\nen = \"x\"\nkind = \"choice\"\ntime = \"state\"\nchoices = [@@]\n\n[[scheme]]\n".replace("@@", &choices.join(", "));
    check(
        "J16",
        "[[scheme]]\n",
        &to,
        [
            "ours.toml，第 14 行\n\
         choices 有 65 个，最多 64 个\n\
         提示：请拆分，或删去用不到的",
            "ours.toml, line 14\n\
         choices is there 65 times; at most 64 are read\n\
         hint: divide the file, or drop what is not needed",
        ],
    );
}

#[test]
fn a_built_in_fact_declared_otherwise() {
    check(
        "J20",
        "id = \"our_share\"\n",
        "id = \"revenue\"\n",
        [
            "ours.toml，第 7 行\n\
         事实“revenue”与内置的同名事实种类、单位或时间不同\n\
         提示：请换一个 id；别的办法还在用内置的那个",
            "ours.toml, line 7\n\
         fact “revenue” differs in kind, unit or time from the built-in one of that name\n\
         hint: choose another id; other schemes rest on the built-in one",
        ],
    );
}

#[test]
fn a_file_of_50_mb() {
    assert_eq!(
        findings(vec![b'#'; 50 << 20], "J01"),
        [
            "ours.toml\n\
         文件有 52,428,800 字节，最多读 4,194,304 字节\n\
         提示：请按办法拆成几个文件",
            "ours.toml\n\
         the file has 52,428,800 bytes; at most 4,194,304 are read\n\
         hint: divide it into a file for each scheme",
        ]
    );
}

#[test]
fn deep_nesting() {
    assert_eq!(
        findings(format!("a = {}", "[".repeat(100_000)), "J02"),
        [
            "ours.toml，第 1 行\n\
         嵌套过深，不读\n\
         提示：all、any 请少套几层；一条规则通常一两层就够",
            "ours.toml, line 1\n\
         nested too deep; it is not read\n\
         hint: put fewer all and any into one another; a rule needs one or two",
        ]
    );
}

#[test]
fn evidence_from_after_the_day() {
    let day = |text| Date::parse(text).unwrap();
    let statement = Statement {
        fact: "revenue",
        value: "2000 万元",
        u: None,
        period: Span::year(2025).unwrap(),
        stated_on: Some(day("2026-05-02")),
        grade: Grade::A,
    };
    let place = Place { file: "reports.csv".into(), line: Some(7), column: None };
    let read = |as_of| Library::builtin().evidence(&statement, &Units::new(Currency::CNY), day(as_of), &place);
    assert!(read("2026-05-02").is_ok());
    // "J17"
    assert_eq!(
        said(&read("2026-05-01").unwrap_err()),
        [
            "reports.csv，第 7 行\n\
         “revenue”的证据是 2026-05-02 的，晚于评定日 2026-05-01，不予采用\n\
         请核对日期；要采用它，请把评定日推后",
            "reports.csv, line 7\n\
         the evidence of “revenue” is of 2026-05-02, after the day of the assessment 2026-05-01; it is not used\n\
         check the date; to use it, assess on a later day",
        ]
    );
}

/// Firms are counted by their codes: `check` warns of one that is none, and the base can still be used.
#[test]
fn credit_codes_that_are_none() {
    let of = |code: &str, finding: &str| {
        let folder = Folder::with_base();
        folder.write("enterprises.csv", format!("enterprise,credit_code\nmill,{code}\n"));
        crate::fixture::findings(&folder, finding, &[])
    };
    assert_eq!(
        of("91350100M000100Y", "J18"),
        [
            "enterprises.csv，第 2 行，credit_code 列\n\
         “91350100M000100Y”不是统一社会信用代码\n\
         提示：应为 18 位数字和大写字母，不含 I、O、S、V、Z",
            "enterprises.csv, line 2, column credit_code\n\
         “91350100M000100Y” is no unified social credit code\n\
         hint: it has 18 digits and capital letters, without I, O, S, V, Z",
        ]
    );
    assert_eq!(
        of("91350100M000100Y44", "J19"),
        [
            "enterprises.csv，第 2 行，credit_code 列\n\
         统一社会信用代码“91350100M000100Y44”的校验位是 4，应为 3\n\
         提示：有一位或几位抄错，请对照营业执照",
            "enterprises.csv, line 2, column credit_code\n\
         the last character of credit code “91350100M000100Y44” is 4; it should be 3\n\
         hint: a character is copied wrongly; compare it with the business licence",
        ]
    );
}
