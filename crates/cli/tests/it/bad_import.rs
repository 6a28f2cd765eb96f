//! What is wrong with a sent file or its profile: each finding word for word, with the cell; nothing is written.

use crate::fixture::Folder;

/// A small park with firms, a measure and what two of them stated before.
fn park() -> Folder {
    let folder = Folder::with_base();
    folder.write("base.toml", crate::fixture::MANIFEST.to_owned() + "enterprises = \"own\"\nreports = \"own\"\n");
    folder.write(
        "enterprises.csv",
        "enterprise,name_zh\nn1,北方稀土\nn2,金力永磁\nn3,同名\nn4,同名\nn5,示例五\nn6,示例六\n",
    );
    folder.write(
        "plants.csv",
        "plant,site,processes,counted,enterprise\nworks,baotou,separate,oxide,n1\nnew,baotou,separate,oxide,n2\n\
         old,baotou,separate,oxide,n2\n",
    );
    folder.write(
        "capacities.csv",
        "plant,kind,capacity,availability\nworks,effective,1000,1\nnew,effective,1,1\nold,effective,1,1\n",
    );
    folder.write("measures.csv", "measure,kind\nsales,gross_output\n");
    folder.write(
        "reports.csv",
        "subject,indicator,span,value,unit,stated_on\nn1,sales,2024-03,100,万元,2024-04-10\nn1,sales,2025-01,110,万元,2025-02-10\n\
         n1,sales,2025-02,120,万元,2025-03-10\nn1,sales,2025-01..2025-02,230,万元,2025-03-10\nn2,sales,2025-03,70,万元,2025-04-10\n",
    );
    folder
}

const HEAD: &str = "profile = \"p\"\nstated_on = \"2025-04-10\"\n";
const BLOCK: &str =
    "[[block]]\nanchor = \"企业\"\nspan = \"2025-03\"\n[[block.column]]\nheader = \"企业\"\nto = \"subject\"\n";
const SALES: &str = "[[block.column]]\nheader = \"产值\"\nindicator = \"sales\"\nunit = \"万元\"\n";

/// A file under a profile has this finding, in Chinese and English.
fn check(code: &str, csv: &str, profile: &str, expected: [&str; 2]) {
    let folder = park();
    let before = crate::fixture::names(&folder.base());
    std::fs::write(folder.join("a.csv"), csv).unwrap();
    std::fs::write(folder.join("p.toml"), profile).unwrap();
    let found = ["zh", "en"].map(|lang| {
        let run = folder.run(&["import", "a.csv", "base", "--map", "p.toml", "--dry-run", "--lang", lang]);
        let is_error = run.out.contains("错误 ") || run.out.contains("error ");
        let is_suspicious = run.out.contains("警告 ") || run.out.contains("warning ");
        assert_eq!(run.code, Some(if is_error { 2 } else { i32::from(is_suspicious) }), "{}{}", run.out, run.err);
        run.finding(code)
    });
    assert_eq!(found, expected);
    assert_eq!(crate::fixture::names(&folder.base()), before, "nothing was written");
}

fn sales(code: &str, csv: &str, expected: [&str; 2]) {
    check(code, csv, &format!("{HEAD}{BLOCK}{SALES}"), expected);
}

#[test]
fn what_the_profile_looks_for_and_the_sheet_does_not_have() {
    sales(
        "I01",
        "单位,产值\n北方稀土,1\n",
        [
            "a.csv\n各页都没有表头“企业”\n提示：请核对配置的 anchor 与 sheet；表格换了样式可用 --suggest 重新生成",
            "a.csv\nno sheet has the header “企业”\nhint: check anchor and sheet of the profile; if the form was changed, --suggest drafts a new one",
        ],
    );
    sales(
        "I02",
        "企业,产值量\n北方稀土,1\n",
        [
            "a.csv，第 1 行\n表头里没有“产值”这一列\n提示：是否应为“产值量”？上期有、本期没有：请改配置的 header，或请报送单位补上这一列",
            "a.csv, line 1\nthe header has no column “产值”\nhint: did you mean “产值量”? it was there before: change header in the profile, or ask the sender for the column",
        ],
    );
    sales(
        "I03",
        "企业,产值,利润\n北方稀土,1,2\n",
        [
            "a.csv，第 1 行，C 列\n配置里没有“利润”这一列，其数字不录入\n提示：请在配置里写明它是什么；不要的列写 ignore 和理由",
            "a.csv, line 1, column C\nthe profile does not know the column “利润”; its figures are not loaded\nhint: say in the profile what it is; a column that is not wanted has ignore with the reason",
        ],
    );
    let block = BLOCK.replace("\"2025-03\"", "\"title\"");
    check(
        "I04",
        "月报\n企业,产值\n北方稀土,1\n",
        &format!("{HEAD}{block}{SALES}"),
        [
            "a.csv，第 2 行\n找不到数字所属的期间（title）\n提示：标题写明年月（如 2025年9月），或在配置里写 span",
            "a.csv, line 2\nthe days of the figures are not found (title)\nhint: name year and month in the title, or write span in the profile",
        ],
    );
    let head = HEAD.replace("2025-04-10", "field:报出日期");
    check(
        "I05",
        "企业,产值\n北方稀土,1\n",
        &format!("{head}{BLOCK}{SALES}"),
        [
            "a.csv，第 1 行\n找不到报出日期（field:报出日期）\n提示：请在表内写明报出日期，或在配置里写 stated_on",
            "a.csv, line 1\nthe day of the statement is not found (field:报出日期)\nhint: name the day in the sheet, or write stated_on in the profile",
        ],
    );
    let block = "[[block]]\nanchor = \"月份\"\nsubject = \"field:填报单位\"\n[[block.column]]\nheader = \"月份\"\nto = \"span\"\n";
    check(
        "I06",
        "月份,产值\n2025-03,1\n",
        &format!("{HEAD}{block}{SALES}"),
        [
            "a.csv，第 1 行\n找不到填报单位（field:填报单位）\n提示：请在表内写明是谁的数，或在配置里写 subject",
            "a.csv, line 1\nwhom the figures are about is not found (field:填报单位)\nhint: name it in the sheet, or write subject in the profile",
        ],
    );
}

#[test]
fn names_that_nobody_knows() {
    sales(
        "I07",
        "企业,产值\n北方稀土（包头）,1\n",
        [
            "a.csv，第 2 行，A 列\n基地里没有名为“北方稀土（包头）”的企业；相近的：n1 = 北方稀土 (100 %)\n提示：确认是哪一家后写入配置：confirmed_by 写确认人，[names] 写“名称 = 编号”；新企业写 new",
            "a.csv, line 2, column A\nthe base has no firm called “北方稀土（包头）”; alike: n1 = 北方稀土 (100 %)\nhint: when somebody has confirmed which it is, write it into the profile: who in confirmed_by, name = id under [names]; new for a new firm",
        ],
    );
    sales(
        "I08",
        "企业,产值\n同名,1\n",
        [
            "a.csv，第 2 行，A 列\n“同名”可以是 n3, n4\n提示：请在配置的 [names] 或 [words] 里写明是哪一个",
            "a.csv, line 2, column A\n“同名” can be n3, n4\nhint: say which under [names] or [words] of the profile",
        ],
    );
    let long = "[[block.column]]\nheader = \"指标\"\nto = \"indicator\"\n[[block.column]]\nheader = \"数值\"\nvalue = \"yes\"\nunit = \"万元\"\n";
    check(
        "I09",
        "企业,指标,数值\n北方稀土,销售额,1\n",
        &format!("{HEAD}{BLOCK}{long}"),
        [
            "a.csv，第 2 行，B 列\nindicators（指标） / measures（量度） 里没有“销售额”\n提示：请在配置的 [words] 里写“销售额 = 编号”；不要的行写 -",
            "a.csv, line 2, column B\nindicators / measures has no “销售额”\nhint: write “销售额” = id under [words] of the profile; - for rows that are not wanted",
        ],
    );
    sales(
        "I10",
        "企业,产值\n北方稀土,1\n,2\n",
        [
            "a.csv，第 3 行\n这一行有数，但没有名称\n提示：合并单元格须保留合并，或每行都写名称",
            "a.csv, line 3\nthe row has figures and no name\nhint: keep merged cells merged, or write the name in every row",
        ],
    );
    let plant = SALES.replace("indicator", "subject = \"plant\"\nindicator");
    check(
        "I11",
        "企业,产值\n金力永磁,1\n",
        &format!("{HEAD}{BLOCK}{plant}"),
        [
            "a.csv，第 2 行，B 列\n企业 n2 不是恰有一套装置，不知是哪一套的数\n提示：请在表内或配置里写明装置",
            "a.csv, line 2, column B\nfirm n2 does not have exactly one plant, so it is not known whose figure this is\nhint: name the plant in the sheet or in the profile",
        ],
    );
    let names = format!("{HEAD}[names]\n\"天和磁材\" = \"new\"\n{BLOCK}{SALES}");
    check(
        "I25",
        "企业,产值\n天和磁材,1\n",
        &names,
        ["p\n新企业“天和磁材”暂用编号 new-d66cd3ec", "p\nthe new firm “天和磁材” has the provisional id new-d66cd3ec"],
    );
}

#[test]
fn figures_that_contradict_others() {
    sales(
        "I13",
        "企业,产值\n金力永磁,71\n",
        [
            "a.csv，第 2 行，B 列\n同一项陈述已有另一个数（reports:6）\n提示：更正以前的数须有更晚的报出日期；同一次报送里的矛盾请报送单位核实",
            "a.csv, line 2, column B\nthe same statement has another figure (reports:6)\nhint: who corrects an earlier figure states it on a later day; what contradicts itself goes back to the sender",
        ],
    );
    sales(
        "I14",
        "企业,产值（亿元）\n北方稀土,0.0125\n",
        [
            "a.csv，第 1 行，B 列\n表头单位为 亿元，配置写的是 万元；按表头录入",
            "a.csv, line 1, column B\nthe header says 亿元, the profile 万元; taken as the header says",
        ],
    );
    sales(
        "I15",
        "企业,产值\n北方稀土,100\n示例五,50\n合计,170\n",
        [
            "a.csv，第 4 行，B 列\n合计写 170，各行相加为 150，差 20\n提示：合计只用来核对，未录入",
            "a.csv, line 4, column B\nthe total says 170, the rows add up to 150, a difference of 20\nhint: totals are compared, never loaded",
        ],
    );
    sales(
        "I16",
        "企业,产值\n北方稀土,100\n其中：出口,120\n",
        [
            "a.csv，第 3 行，B 列\n其中项 120 大于全部 100",
            "a.csv, line 3, column B\nthe part 120 is more than the whole 100",
        ],
    );
    sales(
        "I17",
        "企业,产值\n北方稀土,1250000\n",
        [
            "a.csv，第 2 行，B 列\n是 2025-02 的 10,420 倍，单位可能写错",
            "a.csv, line 2, column B\n10,420 times the figure of 2025-02; the unit may be wrong",
        ],
    );
    let to_date = SALES.replace("unit", "days = \"to-date\"\nunit");
    check(
        "I18",
        "企业,产值\n北方稀土,200\n",
        &format!("{HEAD}{BLOCK}{to_date}"),
        [
            "a.csv，第 2 行，B 列\n累计数只有 2025-01..2025-02 累计的 86.96 %",
            "a.csv, line 2, column B\nthe cumulative figure is only 86.96 % of that of 2025-01..2025-02",
        ],
    );
    let with = |what: &str| {
        format!("{HEAD}{BLOCK}{SALES}[[block.column]]\nheader = \"核对\"\ncheck = \"{what}\"\nof = \"产值\"\n")
    };
    check(
        "I19",
        "企业,产值,核对\n北方稀土,125,400\n",
        &with("to-date"),
        [
            "a.csv，第 2 行，C 列\n累计数是各月之和的 112.7 %",
            "a.csv, line 2, column C\nthe cumulative figure is 112.7 % of the sum of the months",
        ],
    );
    check(
        "I20",
        "企业,产值,核对\n北方稀土,125,90\n",
        &with("year-ago"),
        [
            "a.csv，第 2 行，C 列\n所写的上年同期数是当时所报的 90 %",
            "a.csv, line 2, column C\nthe figure given for the year before is 90 % of what was stated then",
        ],
    );
    check(
        "I21",
        "企业,产值,核对\n北方稀土,125,20%\n",
        &with("growth"),
        [
            "a.csv，第 2 行，C 列\n同比写 20 %，按两年的数算是 25 %",
            "a.csv, line 2, column C\ngrowth is given as 20 %, the figures of both years make 25 %",
        ],
    );
    sales(
        "I22",
        "月报\n企业,产值\n北方稀土,125\n",
        [
            "a.csv\n1 个单元格没有着落：A1\n提示：请在配置里写明它们是什么；不要的写 ignore 和理由",
            "a.csv\n1 cells are not accounted for: A1\nhint: say in the profile what they are; those that are not wanted have ignore with the reason",
        ],
    );
}

/// A formula without its value and hidden cells need a workbook.
#[test]
fn what_only_a_workbook_has() {
    let folder = park();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../intake/tests/files/formula.xlsx");
    std::fs::copy(file, folder.join("a.xlsx")).unwrap();
    std::fs::write(folder.join("p.toml"), format!("{HEAD}{BLOCK}{SALES}")).unwrap();
    let found = |code: &str| {
        ["zh", "en"]
            .map(|lang| folder.run(&["import", "a.xlsx", "base", "--map", "p.toml", "--lang", lang]).finding(code))
    };
    assert_eq!(
        found("I12"),
        [
            "a.xlsx，第 2 行，B 列\n公式没有存下算好的值\n提示：请在表格软件里打开、重算并保存",
            "a.xlsx, line 2, column B\nthe value of the formula was not stored\nhint: open it in a spreadsheet, let it calculate, and save it"
        ]
    );
    assert_eq!(found("I23"), ["a.xlsx\n隐藏的行和列也已读入：3", "a.xlsx\nhidden rows and columns were read too: 3"]);
}

#[test]
fn a_file_that_is_there_already() {
    let folder = park();
    std::fs::write(folder.join("a.csv"), "企业,产值\n北方稀土,125\n").unwrap();
    std::fs::write(folder.join("p.toml"), format!("{HEAD}{BLOCK}{SALES}")).unwrap();
    let run = |lang: &str| folder.run(&["import", "a.csv", "base", "--map", "p.toml", "--lang", lang]);
    assert_eq!(run("zh").code, Some(0));
    let found = ["zh", "en"].map(|lang| run(lang).finding("I24"));
    assert_eq!(
        found,
        [
            "a.csv\n这个文件已经录入过（in-a0a7cb4e6c64-1），未再录入",
            "a.csv\nthis file was imported before (in-a0a7cb4e6c64-1) and is left out"
        ]
    );
}
