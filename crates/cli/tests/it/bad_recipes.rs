//! Composition, recipes and what plants run: place, message and hint in both languages, word for word.

use crate::fixture::check;

#[test]
fn a_content_that_nothing_closes() {
    check(
        "M02",
        &[
            ("elements.csv", "element,molar_mass,oxide,source\nNd,144.242,Nd2O3,own\nPr,140.908,Pr6O11,own\n"),
            ("composition.csv", "commodity,element,content,source\noxide,Nd,,own\n"),
        ],
        [
            "composition.csv，第 2 行，closing 列\n\
             “oxide”的成分（口径 gross）应恰有一个闭合元素\n\
             提示：含量留空的那一个元素在 closing 列写“是”；按件计的物料没有闭合元素，每个含量都要填",
            "composition.csv, line 2, column closing\n\
             the composition of “oxide” (basis gross) needs exactly one closing element\n\
             hint: say yes in the column closing for the element whose content is blank; a commodity counted in pieces has none: fill every content",
        ],
    );
}

#[test]
fn oxide_shares_of_an_unknown_oxide_content() {
    check(
        "M03",
        &[
            ("elements.csv", "element,molar_mass,oxide,source\nNd,144.242,Nd2O3,own\nPr,140.908,Pr6O11,own\n"),
            ("composition.csv", "commodity,element,basis,content,source\noxide,Nd,REO,0.5,own\n"),
        ],
        [
            "composition.csv，第 2 行，basis 列\n\
             “oxide”按 REO 口径给成分，但没有 REO 含量\n\
             提示：请在 commodities 表填 reo_content",
            "composition.csv, line 2, column basis\n\
             the composition of “oxide” is in shares of REO, but it has no REO content\n\
             hint: fill reo_content in the table commodities",
        ],
    );
}

#[test]
fn a_split_in_a_circle() {
    check(
        "M04",
        &[
            ("elements.csv", "element,molar_mass,oxide,source\nNd,144.242,Nd2O3,own\nPr,140.908,Pr6O11,own\n"),
            ("element_groups.csv", "group,element\nPrNd,Nd\nPrNd,Pr\n"),
            (
                "composition.csv",
                "commodity,element,content,split_as,source\nore,PrNd,0.1,oxide,own\noxide,PrNd,0.2,ore,own\n",
            ),
        ],
        [
            "composition.csv，第 2 行，split_as 列\n\
             “ore”中的元素组不能按“oxide”的比例拆分\n\
             提示：请在 split_as 列写一种含有该组元素的物料，且不能互相循环引用",
            "composition.csv, line 2, column split_as\n\
             a group in “ore” cannot be split as in “oxide”\n\
             hint: in split_as name a commodity that holds the elements of the group; two must not refer to each other",
        ],
    );
}

#[test]
fn a_formula_that_is_none() {
    check(
        "M05",
        &[("elements.csv", "element,molar_mass,oxide,source\nNd,144.242,two and three,own\n")],
        [
            "elements.csv，第 2 行，oxide 列\n\
             “Nd”的氧化物化学式无法辨认\n\
             提示：应写作 Nd2O3、CeO2、Pr6O11",
            "elements.csv, line 2, column oxide\n\
             the oxide formula of “Nd” cannot be read\n\
             hint: write it as Nd2O3, CeO2, Pr6O11",
        ],
    );
}

#[test]
fn a_line_with_both_amount_and_recovery() {
    check(
        "M06",
        &[
            ("elements.csv", "element,molar_mass,oxide,source\nNd,144.242,Nd2O3,own\nPr,140.908,Pr6O11,own\n"),
            (
                "recipes.csv",
                "process,line,commodity,amount,recovery,of\nseparate,in,ore,2,,\nseparate,out,oxide,1,0.9,Nd\n",
            ),
        ],
        [
            "recipes.csv，第 3 行，amount 列\n\
             配方“separate/main”的这一行应在数量和收率中恰给一个\n\
             提示：投入行给数量；产出行给数量或收率；损失行都不给",
            "recipes.csv, line 3, column amount\n\
             this line of recipe “separate/main” needs either an amount or a recovery\n\
             hint: an input has an amount, an output an amount or a recovery, a loss line neither",
        ],
    );
}

#[test]
fn a_recovery_of_what_is_not_there() {
    check(
        "M07",
        &[
            ("elements.csv", "element,molar_mass,oxide,source\nNd,144.242,Nd2O3,own\nPr,140.908,Pr6O11,own\n"),
            (
                "recipes.csv",
                "process,line,commodity,amount,recovery,of\nseparate,in,ore,2,,\nseparate,out,oxide,,0.9,Nd\n",
            ),
        ],
        [
            "recipes.csv，第 3 行，of 列\n\
             配方“separate/main”的收率无法计算：投入或产出不含“Nd”\n\
             提示：请核对 of 列，以及投入、产出的成分",
            "recipes.csv, line 3, column of\n\
             the recovery in recipe “separate/main” cannot be computed: the inputs or the output hold no “Nd”\n\
             hint: check the column of, and the composition of inputs and output",
        ],
    );
}

#[test]
fn a_process_without_a_recipe() {
    check(
        "M10",
        &[("processes.csv", "process\nseparate\nroast\n")],
        [
            "processes.csv，第 3 行，process 列\n\
             工艺“roast”没有配方\n\
             提示：请在 recipes 表补上投入和产出",
            "processes.csv, line 3, column process\n\
             process “roast” has no recipe\n\
             hint: add its inputs and outputs to the table recipes",
        ],
    );
}

#[test]
fn a_plant_that_counts_what_it_never_handles() {
    check(
        "M11",
        &[
            ("commodities.csv", "commodity,unit\nore,t\noxide,t\nmetal,t\n"),
            ("plants.csv", "plant,site,processes,counted\nworks,baotou,separate,metal\n"),
        ],
        [
            "plants.csv，第 2 行，counted 列\n\
             装置“works”按“metal”计产能，但它的配方都不含这个物料\n\
             提示：请改 counted 列，或改装置可用的工艺",
            "plants.csv, line 2, column counted\n\
             the capacity of plant “works” counts “metal”, which is in none of its recipes\n\
             hint: change the column counted, or the processes of the plant",
        ],
    );
}

#[test]
fn capacity_use_on_two_lines() {
    check(
        "M12",
        &[("recipes.csv", "process,line,commodity,amount,capacity_use\nseparate,in,ore,2,1\nseparate,out,oxide,1,1\n")],
        [
            "recipes.csv，第 2 行，capacity_use 列\n\
             配方“separate/main”的产能占用给了两次\n\
             提示：每个配方只在一行填 capacity_use",
            "recipes.csv, line 2, column capacity_use\n\
             the capacity use of recipe “separate/main” is given twice\n\
             hint: fill capacity_use on one line of each recipe",
        ],
    );
}
