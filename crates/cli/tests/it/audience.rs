//! `lodestone plan --audience`: what each reader is shown, word for word, and that nothing else leaves.

use crate::fixture::Folder;

const MANIFEST: &str = "\
id = \"town\"\n\
name_zh = \"小城\"\n\
name_en = \"Town\"\n\
currency = \"CNY\"\n\
periods = [\"2025\"]\n\
discount_rate = 0\n\
[default_source]\n\
recipes = \"open\"\n\
supplies = \"open\"\n\
markets = \"open\"\n\
measures = \"open\"\n\
targets = \"open\"\n\
prices = \"open\"\n\
";

/// Five firms make one good. What four of them can make is their own data; the fifth has published it.
const TABLES: &[(&str, &str)] = &[
    (
        "capacities.csv",
        "\
plant,capacity,availability,source\n\
pa,100,1,of_a\n\
pb,110,1,of_b\n\
pc,120,1,of_c\n\
pd,90,1,of_d\n\
pe,50,1,open\n",
    ),
    (
        "commodities.csv",
        "\
commodity,unit\n\
ore,t\n\
good,t\n",
    ),
    (
        "enterprises.csv",
        "\
enterprise,name_zh,name_en\n\
a,甲,A\n\
b,乙,B\n\
c,丙,C\n\
d,丁,D\n\
e,戊,E\n",
    ),
    (
        "indicators.csv",
        "\
indicator,name_zh,name_en,measure,over\n\
all,全部产量,All,all,\n\
three,三家产量,Three firms,three,\n\
two,两家产量,Two firms,two,\n\
open,戊产量,E alone,open,\n\
value,销售额,Sales,value,\n\
share,三家占比,Share of three,three,all\n",
    ),
    (
        "markets.csv",
        "\
commodity,site,price\n\
good,town,3\n",
    ),
    (
        "measures.csv",
        "\
measure,term,kind,commodity,enterprise,valued,weight\n\
all,1,output,good,,amount,1\n\
three,1,output,good,a,amount,1\n\
three,2,output,good,b,amount,1\n\
three,3,output,good,c,amount,1\n\
two,1,output,good,a,amount,1\n\
two,2,output,good,b,amount,1\n\
open,1,output,good,e,amount,1\n\
value,1,sale,good,,current,1\n",
    ),
    (
        "plants.csv",
        "\
plant,site,enterprise,processes,counted\n\
pa,town,a,make,good\n\
pb,town,b,make,good\n\
pc,town,c,make,good\n\
pd,town,d,make,good\n\
pe,town,e,make,good\n",
    ),
    (
        "prices.csv",
        "\
commodity,span,price\n\
good,2025,3\n",
    ),
    (
        "processes.csv",
        "\
process\n\
make\n",
    ),
    (
        "recipes.csv",
        "\
process,line,commodity,amount\n\
make,in,ore,1\n\
make,out,good,1\n",
    ),
    (
        "sites.csv",
        "\
site\n\
town\n",
    ),
    (
        "sources.csv",
        "\
source,title_en,grade,audience,owner\n\
open,Open,D,public,\n\
of_a,A's own,D,owner,a\n\
of_b,B's own,D,owner,b\n\
of_c,C's own,D,owner,c\n\
of_d,D's own,D,owner,d\n\
inner,Of the office,D,office,\n",
    ),
    (
        "supplies.csv",
        "\
commodity,site,price\n\
ore,town,1\n",
    ),
    (
        "targets.csv",
        "\
target,name_zh,name_en,indicator,span,value\n\
t,全部产量,All,all,2025,400 t\n",
    ),
];

fn town() -> Folder {
    let folder = Folder::new();
    std::fs::create_dir(folder.base()).unwrap();
    folder.write("base.toml", MANIFEST);
    TABLES.iter().for_each(|(name, text)| {
        folder.write(name, text);
    });
    folder
}

/// What the terminal shows after the head of the base.
fn shown(folder: &Folder, audience: &str, lang: &str) -> String {
    let run = folder.run(&["plan", "base", "--audience", audience, "--lang", lang]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
    run.out.lines().skip(4).map(|line| format!("{line}\n")).collect()
}

/// Four firms hide one another in “all”. “three” would leave the fourth by subtraction, and goes; “two” are too few.
#[test]
fn the_public_sees_what_hides_everybody() {
    assert_eq!(shown(&town(), "public", "zh"), PUBLIC_ZH);
    assert_eq!(shown(&town(), "public", "en"), PUBLIC_EN);
}

const PUBLIC_ZH: &str = "\
受众 public：本基地有 5 个来源高于这一受众
不予显示：依据上述来源的数；企业自有数据中，不足三家企业的合计、一家占比过半的合计，以及可由相减推出
  前两者的数；下面共 3 个
目标函数及其各项、瓶颈、项目取舍和缺口依据整个基地，不予显示
全部流量不予显示：甲（town）、乙（town）、丙（town）、丁（town）

目标
  目标        承诺  已建模部分达到
  ───────── ─────── ───────────────
  全部产量  400 吨          470 吨

指标
  指标      单位      2025
  ───────── ───── ─────────
  全部产量  吨         470
  三家产量  吨    不予显示
  两家产量  吨    不予显示
  戊产量    吨          50
  销售额    元       1,410
  三家占比  %     不予显示

--out 文件夹：写出流量等各表；--json：给程序用；去掉 --audience：显示全部
";

const PUBLIC_EN: &str = "\
for public: 5 sources of this base are above this audience
withheld: what rests on those sources; of firms' own data, sums of fewer than three firms, sums of
  which one firm has over half, and what would allow either to be found by subtraction; 3 figures
  below
the objective, its parts, bottlenecks, why-not and gaps rest on the whole base and are not shown
flows withheld altogether: A @ town, B @ town, C @ town, D @ town

Targets
  target  promised  modelled part reaches
  ─────── ───────── ──────────────────────
  All        400 t                  470 t

Indicators
  indicator       unit      2025
  ─────────────── ───── ─────────
  All             t          470
  Three firms     t     withheld
  Two firms       t     withheld
  E alone         t           50
  Sales           yuan     1,410
  Share of three  %     withheld

--out DIR writes the tables, flows included; --json is for programs; without --audience everything is shown
";

/// Firm a sees its own flows and measures; of the others there are three in “all”, two in “three”, one in “two”.
#[test]
fn a_firm_sees_its_own() {
    let folder = town();
    assert_eq!(shown(&folder, "firm:a", "en"), FIRM_EN);
    let run = folder.run(&["plan", "base", "--audience", "firm:a", "--lang", "en", "--out", "out"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let table = |name: &str| std::fs::read_to_string(folder.join("out").join(name)).unwrap();
    assert_eq!(table("measures.csv"), FIRM_MEASURES);
    assert_eq!(table("flows.csv"), FIRM_FLOWS);
    assert_eq!(table("withheld.csv"), FIRM_WITHHELD);
}

const FIRM_EN: &str = "\
for firm:a: 4 sources of this base are above this audience
withheld: what rests on those sources; of firms' own data, sums of fewer than three firms, sums of
  which one firm has over half, and what would allow either to be found by subtraction; 3 figures
  below
the objective, its parts, bottlenecks, why-not and gaps rest on the whole base and are not shown
flows withheld altogether: B @ town, C @ town, D @ town

Targets
  target  promised  modelled part reaches
  ─────── ───────── ──────────────────────
  All        400 t                  470 t

Indicators
  indicator       unit      2025
  ─────────────── ───── ─────────
  All             t          470
  Three firms     t     withheld
  Two firms       t     withheld
  E alone         t           50
  Sales           yuan     1,410
  Share of three  %     withheld

--out DIR writes the tables, flows included; --json is for programs; without --audience everything is shown
";

const FIRM_MEASURES: &str = "\
\u{feff}period,id,indicator,value,unit
2025,all,All,470,t
2025,three,Three firms,withheld,t
2025,two,Two firms,withheld,t
2025,open,E alone,50,t
2025,value,Sales,1410,CNY
2025,share,Share of three,withheld,1
";

const FIRM_FLOWS: &str = "\
\u{feff}period,kind,node,commodity,by,amount (unit of the commodity),money (paid is negative)
2025,activity,A @ town,,pa,100,
2025,output,A @ town,good,pa,100,
2025,input,A @ town,ore,pa,100,
2025,activity,E @ town,,pe,50,
2025,output,E @ town,good,pe,50,
2025,input,E @ town,ore,pe,50,
2025,purchase,A @ town,ore,main,100,-100
2025,purchase,E @ town,ore,main,50,-50
2025,sale,A @ town,good,main,100,300
2025,sale,E @ town,good,main,50,150
";

const FIRM_WITHHELD: &str = "\
\u{feff}node,amount (unit of the commodity)
B @ town,withheld
C @ town,withheld
D @ town,withheld
";

/// The document says "withheld" where a number would stand, in lists and for the parts that rest on the whole base.
#[test]
fn the_document_says_withheld() {
    let run = town().run(&["plan", "base", "--audience", "office", "--json"]);
    let document: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let measure = |id: &str| {
        let measures = document["measures"].as_array().unwrap();
        measures.iter().find(|measure| measure["indicator"]["id"] == id).unwrap()["value"].clone()
    };
    assert_eq!(measure("all"), 470.0);
    assert_eq!(measure("two"), "withheld");
    assert_eq!(measure("share"), "withheld", "its numerator is");
    for part in ["objective", "categories", "bottlenecks", "why_not", "elements", "gaps", "leaning"] {
        assert_eq!(document[part], "withheld", "{part}");
    }
    assert_eq!(document["targets"][0]["reached"], 470.0);
}

/// Nothing of a firm's own number is in any file: 110, the capacity of b, appears nowhere.
#[test]
fn no_file_holds_a_withheld_number() {
    let folder = town();
    folder.write(
        "capacities.csv",
        "plant,capacity,availability,source\npa,100,1,of_a\npb,110.625,1,of_b\npc,120,1,of_c\npd,90,1,of_d\npe,50,1,open\n",
    );
    let run = folder.run(&["plan", "base", "--audience", "public", "--out", "out"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    for name in crate::fixture::names(&folder.join("out")) {
        let bytes = std::fs::read(folder.join("out").join(&name)).unwrap();
        assert!(name.ends_with(".xlsx") || !String::from_utf8(bytes).unwrap().contains("110.625"), "{name}");
    }
    assert!(!run.out.contains("110.6"), "{}", run.out);
    let everything = folder.run(&["plan", "base", "--out", "all"]);
    assert_eq!(everything.code, Some(0), "{}", everything.err);
    assert!(std::fs::read_to_string(folder.join("all").join("flows.csv")).unwrap().contains("110.625"));
}

/// A price of class office defines every money figure; amounts are shown as before.
#[test]
fn a_price_of_the_office() {
    let folder = town();
    folder.write("prices.csv", "commodity,span,price,source\ngood,2025,3,inner\n");
    let value = |audience: &str| {
        let run = folder.run(&["plan", "base", "--audience", audience, "--json"]);
        let document: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let measures = document["measures"].as_array().unwrap().clone();
        measures.iter().find(|measure| measure["indicator"]["id"] == "value").unwrap()["value"].clone()
    };
    assert_eq!(value("public"), "withheld");
    assert_eq!(value("office"), 1410.0);
}

/// Public sources only: what is public needs no cover, and the whole plan is shown.
#[test]
fn what_is_public_is_shown_as_ever() {
    let folder = Folder::with_base();
    let all = folder.run(&["plan", "base", "--json"]);
    let public = folder.run(&["plan", "base", "--json", "--audience", "public"]);
    assert_eq!((public.code, &public.out), (all.code, &all.out));
}

#[test]
fn an_unknown_firm() {
    for (lang, message) in [("zh", "enterprises 表里没有“nobody”"), ("en", "table enterprises has no “nobody”")]
    {
        let run = town().run(&["plan", "base", "--audience", "firm:nobody", "--lang", lang]);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
        assert!(run.err.starts_with(message), "{}", run.err);
    }
}

/// Commands that show the base itself would show everything.
#[test]
fn only_plans_have_an_audience() {
    for command in ["check", "tables"] {
        for (lang, message) in [
            ("zh", format!("--audience 只用于 plan；{command} 显示的是基地本身\n")),
            ("en", format!("--audience belongs to plan; {command} shows the base itself\n")),
        ] {
            let run = town().run(&[command, "base", "--audience", "public", "--lang", lang]);
            assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
            assert!(run.err.starts_with(&message), "{}", run.err);
        }
    }
}
