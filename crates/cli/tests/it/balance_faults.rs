//! `lodestone balance` on tables that cannot be right: what is said, in both languages, and the exit code.

use crate::fixture::Folder;

const HEAD: &str = "subject,commodity,span,value,uncertainty,unit,reporter,stated_on,source\n";

/// Says this in Chinese and English, with this exit code.
fn says(folder: &Folder, code: i32, expected: [&str; 2]) {
    for (lang, text) in ["zh", "en"].into_iter().zip(expected) {
        let run = folder.run(&["balance", "base", "--period", "2024", "--lang", lang]);
        let flat = |text: &str| text.split_whitespace().collect::<String>();
        assert!(flat(&run.out).contains(&flat(text)), "{text}\n{}\n{}", run.out, run.err);
        assert_eq!(run.code, Some(code), "{}", run.out);
    }
}

fn reports(rows: &str) -> Folder {
    let folder = Folder::with_base();
    folder.write("reports.csv", format!("{HEAD}{rows}"));
    folder
}

#[test]
fn an_uncertainty_that_is_zero() {
    let folder = reports("works,oxide,2024,100,0,t,a,2025-01-05,own\n");
    let zh = "reports.csv，第 2 行，uncertainty 列：标准不确定度须大于零";
    says(&folder, 1, [zh, "reports.csv, line 2, column uncertainty: the standard uncertainty must be above zero"]);
}

#[test]
fn an_uncertainty_that_is_negative() {
    let folder = reports("works,oxide,2024,100,-1,t,a,2025-01-05,own\n");
    says(&folder, 2, ["第 2 行，uncertainty 列", "line 2, column uncertainty"]);
}

/// In one table they are both in order, and the unit of one of them is a slip: the two stand side by side.
#[test]
fn numbers_too_large_and_too_small() {
    let folder = reports("works,oxide,2024,1e300,,t,a,2025-01-05,own\n");
    let zh = "reports.csv，第 2 行，value 列：数值过大或过小，无法计算";
    says(&folder, 1, [zh, "reports.csv, line 2, column value: the number is too large or too small to compute with"]);
    let folder = reports("works,oxide,2024,1e-300,,t,a,2025-01-05,own\n");
    says(&folder, 1, [zh, "reports.csv, line 2, column value: the number is too large or too small to compute with"]);
}

#[test]
fn contents_above_the_whole() {
    let folder = reports("works,oxide,2024,100,5,t,a,2025-01-05,own\n");
    folder.write("elements.csv", "element,molar_mass,source\nNd,144.242,own\n");
    folder.write("composition.csv", "commodity,element,content,source\noxide,Nd,1.2,own\n");
    says(&folder, 2, ["composition.csv", "composition.csv"]);
}

/// Plants that nothing connects with the rest and nobody reports of are not known, and disturb nothing.
#[test]
fn an_island() {
    let folder = reports("works,oxide,2024,100,5,t,a,2025-01-05,own\n");
    folder.write("commodities.csv", "commodity,unit\nore,t\noxide,t\nclay,t\nbrick,t\n");
    let island = "bake,in,clay,2\nbake,out,brick,1\n";
    folder.write("processes.csv", "process\nseparate\nbake\n");
    let own = "separate,in,ore,2\nseparate,out,oxide,1\n";
    folder.write("recipes.csv", format!("process,line,commodity,amount\n{own}{island}"));
    folder.write("plants.csv", "plant,site,processes,counted\nworks,baotou,separate,oxide\nkiln,baotou,bake,brick\n");
    folder.write("supplies.csv", "commodity,site,price\nore,baotou,100\nclay,baotou,1\n");
    folder.write("markets.csv", "commodity,site,price,max\noxide,baotou,500,2000\nbrick,baotou,5,2000\n");
    says(&folder, 0, ["5 个流量没有任何报告可以推出", "5 flows follow from no report"]);
    let run = folder.run(&["balance", "base", "--period", "2024", "--lang", "en"]);
    assert!(run.out.contains("measure clay from outside: 6 flows would be known by it alone"), "{}", run.out);
}

#[test]
fn nothing_measured_at_all() {
    let folder = reports("");
    let en = "no report of the period speaks of an amount: nothing to balance";
    says(&folder, 1, ["该期间没有关于数量的报告：无从平衡", en]);
}

/// Recipes that are exact and make more of what they use: only zero flows close them, and the report cannot be true.
#[test]
fn exact_recipes_that_no_flow_but_zero_can_meet() {
    let folder = reports("works,oxide,2024,100,5,t,a,2025-01-05,own\n");
    folder.write("sources.csv", "source,title_en,grade,audience\nown,Own,D,public\nlaw,Arithmetic,A,public\n");
    let rows = "separate,in,ore,2,law\nseparate,out,oxide,1,law\nback,in,oxide,1,law\nback,out,ore,1,law\n";
    folder.write("recipes.csv", format!("process,line,commodity,amount,source\n{rows}"));
    folder.write("processes.csv", "process\nseparate\nback\n");
    folder.write("plants.csv", "plant,site,processes,counted\nworks,baotou,separate;back,oxide\n");
    folder.write("supplies.csv", "commodity,site,price\n");
    folder.write("markets.csv", "commodity,site,price\n");
    says(
        &folder,
        1,
        ["z = 20.0：下列之一：works · oxide（a，第 2 行）", "z = 20.0: one of works · oxide (says a, line 2)"],
    );
}

#[test]
fn readings_that_read_nothing_or_backwards() {
    let folder = reports("works,oxide,2024,100,5,t,a,2025-01-05,own\n");
    folder.write("readings.csv", "reading,attribute,low,high,source\na,,1,1,own\nb,salts,0.5,0.3,own\n");
    let [zh, en] = crate::fixture::findings(&folder, "C01", &[]);
    assert!(zh.starts_with("readings.csv，第 2 行，attribute 列"), "{zh}");
    assert!(en.starts_with("readings.csv, line 2, column attribute"), "{en}");
    let [zh, en] = crate::fixture::findings(&folder, "G03", &[]);
    assert!(zh.starts_with("readings.csv，第 3 行，low 列") && zh.contains("0.5") && zh.contains("0.3"), "{zh}");
    assert!(en.starts_with("readings.csv, line 3, column low") && en.contains("0.5") && en.contains("0.3"), "{en}");
}
