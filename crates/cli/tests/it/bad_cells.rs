//! Wrong cells: place, message and hint in both languages, word for word.

use crate::fixture::{Folder, findings};

#[test]
fn an_empty_cell() {
    let folder = Folder::with_base();
    folder.write("capacities.csv", "plant,kind,capacity,availability\nworks,effective,,1\n");
    assert_eq!(
        findings(&folder, "C01", &[]),
        [
            "capacities.csv，第 2 行，capacity 列\n\
             单元格为空，此列必填\n\
             提示：请填写；整行不适用时请删去该行",
            "capacities.csv, line 2, column capacity\n\
             the cell is empty; this column must be filled\n\
             hint: fill it, or drop the row if it does not apply",
        ]
    );
}

#[test]
fn no_number() {
    let folder = Folder::with_base();
    folder.write("capacities.csv", "plant,kind,capacity,availability\nworks,effective,many,1\n");
    assert_eq!(
        findings(&folder, "C02", &[]),
        [
            "capacities.csv，第 2 行，capacity 列\n\
             “many”不是数\n\
             提示：请写数，或数加单位，如 1,300.5、3.25 万吨、8 %",
            "capacities.csv, line 2, column capacity\n\
             “many” is not a number\n\
             hint: write a number, or a number with its unit, such as 1,300.5, 32.5 kt, 8 %",
        ]
    );
}

#[test]
fn not_a_number() {
    let folder = Folder::with_base();
    folder.write("capacities.csv", "plant,kind,capacity,availability\nworks,effective,NaN,1\n");
    assert_eq!(
        findings(&folder, "C03", &[]),
        [
            "capacities.csv，第 2 行，capacity 列\n\
             “NaN”不是有限的数\n\
             提示：不知道的数请留空或删去该行，不要写 NaN 或无穷大",
            "capacities.csv, line 2, column capacity\n\
             “NaN” is not a finite number\n\
             hint: leave what is not known empty, or drop the row; do not write NaN or infinity",
        ]
    );
}

#[test]
fn a_number_out_of_range() {
    let folder = Folder::with_base();
    folder.write("capacities.csv", "plant,kind,capacity,availability\nworks,effective,1e400,1\n");
    assert_eq!(
        findings(&folder, "C04", &[]),
        [
            "capacities.csv，第 2 行，capacity 列\n\
             “1e400”超出可表示的范围",
            "capacities.csv, line 2, column capacity\n\
             “1e400” is out of the range of numbers",
        ]
    );
}

#[test]
fn a_spreadsheet_error() {
    let folder = Folder::with_base();
    folder.write("capacities.csv", "plant,kind,capacity,availability\nworks,effective,#REF!,1\n");
    assert_eq!(
        findings(&folder, "C05", &[]),
        [
            "capacities.csv，第 2 行，capacity 列\n\
             单元格是表格软件的错误值“#REF!”\n\
             提示：请在表格软件里改正公式，再另存",
            "capacities.csv, line 2, column capacity\n\
             the cell holds the spreadsheet error “#REF!”\n\
             hint: mend the formula in the spreadsheet and save it again",
        ]
    );
}

#[test]
fn an_unknown_unit() {
    let folder = Folder::with_base();
    folder.write("capacities.csv", "plant,kind,capacity,availability\nworks,effective,3 parsec,1\n");
    assert_eq!(
        findings(&folder, "C06", &[]),
        [
            "capacities.csv，第 2 行，capacity 列\n\
             不认识单位“parsec”\n\
             提示：例：t、万吨/年、元/吨、亿元、%、人；本基地自有的计件单位请写入 base.toml 的 count_units",
            "capacities.csv, line 2, column capacity\n\
             unit “parsec” is not known\n\
             hint: for example t, kt/yr, CNY/t, persons, %; a base names count units of its own in count_units of base.toml",
        ]
    );
}

#[test]
fn a_wrong_unit() {
    let folder = Folder::with_base();
    folder.write("capacities.csv", "plant,kind,capacity,availability\nworks,effective,3 万元,1\n");
    assert_eq!(
        findings(&folder, "C07", &[]),
        [
            "capacities.csv，第 2 行，capacity 列\n\
             “万元”是金额的单位，此列应为质量/时间",
            "capacities.csv, line 2, column capacity\n\
             “万元” is a unit of money; this column expects mass/time",
        ]
    );
}

#[test]
fn another_currency() {
    let folder = Folder::with_base();
    folder.write("supplies.csv", "commodity,site,price\nore,baotou,100 USD/t\n");
    assert_eq!(
        findings(&folder, "C08", &[]),
        [
            "supplies.csv，第 2 行，price 列\n\
             币种为 USD，本基地的币种是 CNY\n\
             提示：请先折算成 CNY，并在来源中写明汇率",
            "supplies.csv, line 2, column price\n\
             the currency is USD, that of the base is CNY\n\
             hint: convert it to CNY first, and name the rate in the source",
        ]
    );
}

#[test]
fn a_negative_capacity() {
    let folder = Folder::with_base();
    folder.write("capacities.csv", "plant,kind,capacity,availability\nworks,effective,-5,1\n");
    assert_eq!(
        findings(&folder, "C09", &[]),
        [
            "capacities.csv，第 2 行，capacity 列\n\
             -5 小于下限 0",
            "capacities.csv, line 2, column capacity\n\
             -5 is below the minimum of 0",
        ]
    );
}

#[test]
fn a_share_above_one() {
    let folder = Folder::with_base();
    folder.write("capacities.csv", "plant,kind,capacity,availability\nworks,effective,1000,1.5\n");
    assert_eq!(
        findings(&folder, "C10", &[]),
        [
            "capacities.csv，第 2 行，availability 列\n\
             1.5 大于上限 1",
            "capacities.csv, line 2, column availability\n\
             1.5 is above the maximum of 1",
        ]
    );
}

#[test]
fn an_unknown_choice() {
    let folder = Folder::with_base();
    folder.write("capacities.csv", "plant,kind,capacity,availability\nworks,efective,1000,1\n");
    assert_eq!(
        findings(&folder, "C11", &[]),
        [
            "capacities.csv，第 2 行，kind 列\n\
             “efective”不在可选项之内：filed / permitted / installed / accepted / effective / sustained\n\
             提示：是否应为“effective”？",
            "capacities.csv, line 2, column kind\n\
             “efective” is not among the choices: filed / permitted / installed / accepted / effective / sustained\n\
             hint: did you mean “effective”?",
        ]
    );
}

#[test]
fn a_bad_date() {
    let folder = Folder::with_base();
    folder.write("plants.csv", "plant,site,processes,counted,valid_from\nworks,baotou,separate,oxide,soon\n");
    assert_eq!(
        findings(&folder, "C12", &[]),
        [
            "plants.csv，第 2 行，valid_from 列\n\
             “soon”不是日期\n\
             提示：应写作 2025-03-15",
            "plants.csv, line 2, column valid_from\n\
             “soon” is not a date\n\
             hint: write it as 2025-03-15",
        ]
    );
}

#[test]
fn a_bad_span() {
    let folder = Folder::with_base();
    folder.write("capacities.csv", "plant,kind,span,capacity,availability\nworks,effective,2025-13,1000,1\n");
    assert_eq!(
        findings(&folder, "C13", &[]),
        [
            "capacities.csv，第 2 行，span 列\n\
             “2025-13”不是时段\n\
             提示：应写作 2025、2025-Q1、2025-03、2025-01..2025-09 或 2025-03-15",
            "capacities.csv, line 2, column span\n\
             “2025-13” is not a span\n\
             hint: write it as 2025, 2025-Q1, 2025-03, 2025-01..2025-09 or 2025-03-15",
        ]
    );
}

#[test]
fn a_bad_flag() {
    let folder = Folder::with_base();
    folder.write("elements.csv", "element,molar_mass\nNd,144.242\n");
    folder.write("composition.csv", "commodity,element,content,closing,source\nore,Nd,0.1,maybe,own\n");
    assert_eq!(
        findings(&folder, "C14", &[]),
        [
            "composition.csv，第 2 行，closing 列\n\
             “maybe”应为是或否\n\
             提示：可写 是/否、yes/no、true/false、1/0",
            "composition.csv, line 2, column closing\n\
             “maybe” should be yes or no\n\
             hint: yes/no, true/false, 1/0 and 是/否 are read",
        ]
    );
}

#[test]
fn a_bad_count() {
    let folder = Folder::with_base();
    folder.write("markets.csv", "commodity,site,step,price,max\noxide,baotou,1.5,500,2000\n");
    assert_eq!(
        findings(&folder, "C15", &[]),
        [
            "markets.csv，第 2 行，step 列\n\
             “1.5”不是不小于 0 的整数",
            "markets.csv, line 2, column step\n\
             “1.5” is not a whole number of at least 0",
        ]
    );
}

#[test]
fn a_dangling_reference() {
    let folder = Folder::with_base();
    folder.write("recipes.csv", "process,line,commodity,amount\nseparate,in,ore,2\nseparate,out,oxid,1\n");
    assert_eq!(
        findings(&folder, "C16", &[]),
        [
            "recipes.csv，第 3 行，commodity 列\n\
             表 commodities（物料）里没有“oxid”\n\
             提示：是否应为“oxide”？请在表 commodities（物料）补上“oxid”，或改正此处",
            "recipes.csv, line 3, column commodity\n\
             table commodities has no “oxid”\n\
             hint: did you mean “oxide”? add “oxid” to table commodities, or correct it here",
        ]
    );
}

#[test]
fn an_ambiguous_separator() {
    let folder = Folder::with_base();
    folder.write("capacities.csv", "plant,kind,capacity,availability\nworks,effective,\"1.300,5\",1\n");
    assert_eq!(
        findings(&folder, "C18", &[]),
        [
            "capacities.csv，第 2 行，capacity 列\n\
             “1.300,5”的逗号和小数点有歧义\n\
             提示：千分位请用逗号，小数点请用点，如 1,300.5",
            "capacities.csv, line 2, column capacity\n\
             the comma and the point of “1.300,5” can be read in two ways\n\
             hint: separate thousands by commas and decimals by a point, as in 1,300.5",
        ]
    );
}

#[test]
fn an_ambiguous_unit() {
    let folder = Folder::with_base();
    folder.write("capacities.csv", "plant,kind,capacity,availability\nworks,effective,3 mt,1\n");
    assert_eq!(
        findings(&folder, "C19", &[]),
        [
            "capacities.csv，第 2 行，capacity 列\n\
             单位“mt”有两种读法：t / Mt\n\
             提示：请改用不含歧义的写法",
            "capacities.csv, line 2, column capacity\n\
             unit “mt” can be read in two ways: t / Mt\n\
             hint: write it so that there is one",
        ]
    );
}
