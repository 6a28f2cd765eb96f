//! Recipes, prices, demand and definitions that cannot be: place, message and hint in both languages, word for word.

use crate::fixture::{Folder, findings};

#[test]
fn a_recipe_that_makes_mass() {
    let folder = Folder::with_base();
    folder.write("elements.csv", "element,molar_mass,oxide,source\nNd,144.242,Nd2O3,own\nLa,138.905,La2O3,own\n");
    folder.write("composition.csv", "commodity,element,content,source\nore,Nd,0.1,own\noxide,Nd,0.8,own\n");
    assert_eq!(
        findings(&folder, "M08", &[]),
        [
            "recipes.csv，第 2 行，process 列\n\
             配方“separate/main”的 Nd 不守恒：投入 0.2，产出 0.8，相差 -0.6，容许 8e-10（吨，每单位活动）\n\
             提示：请核对数量、收率、成分和口径（REO 与金属量）；确有损失时加一条损失行",
            "recipes.csv, line 2, column process\n\
             recipe “separate/main” does not conserve Nd: in 0.2, out 0.8, residual -0.6, allowed 8e-10 (t per unit of activity)\n\
             hint: check amounts, recoveries, composition and basis (REO or metal); add a loss line where there is a loss",
        ]
    );
}

#[test]
fn a_composition_beyond_one() {
    let folder = Folder::with_base();
    folder.write("elements.csv", "element,molar_mass,oxide,source\nNd,144.242,Nd2O3,own\nLa,138.905,La2O3,own\n");
    folder.write("composition.csv", "commodity,element,content,source\nore,Nd,0.7,own\nore,La,0.6,own\n");
    assert_eq!(
        findings(&folder, "M01", &[]),
        [
            "composition.csv，第 2 行，content 列\n\
             “ore”的成分合计 130 %，超出 0–100 %\n\
             提示：请核对各元素含量的单位和口径",
            "composition.csv, line 2, column content\n\
             the composition of “ore” sums to 130 %, outside 0–100 %\n\
             hint: check units and basis of the contents",
        ]
    );
}

#[test]
fn no_output() {
    let folder = Folder::with_base();
    folder.write("recipes.csv", "process,line,commodity,amount\nseparate,in,ore,2\n");
    assert_eq!(
        findings(&folder, "M09", &[]),
        [
            "recipes.csv，第 2 行，line 列\n\
             配方“separate/main”没有产出行",
            "recipes.csv, line 2, column line\n\
             recipe “separate/main” has no output",
        ]
    );
}

#[test]
fn prices_that_do_not_fall() {
    let folder = Folder::with_base();
    folder.write("markets.csv", "commodity,site,step,price,max\noxide,baotou,1,500,2000\noxide,baotou,2,600,2000\n");
    assert_eq!(
        findings(&folder, "G02", &[]),
        [
            "markets.csv，第 3 行，price 列\n\
             销售“main oxide baotou”的各档价格没有递减\n\
             提示：越往后的档越便宜；若确实更贵，请合并为一档",
            "markets.csv, line 3, column price\n\
             the prices of market “main oxide baotou” do not fall from step to step\n\
             hint: later steps fetch less; merge steps that do not",
        ]
    );
}

#[test]
fn a_minimum_above_its_maximum() {
    let folder = Folder::with_base();
    folder.write("markets.csv", "commodity,site,price,min,max\noxide,baotou,500,3000,2000\n");
    assert_eq!(
        findings(&folder, "G03", &[]),
        [
            "markets.csv，第 2 行，min 列\n\
             “main oxide baotou”的下限 3,000 大于上限 2,000",
            "markets.csv, line 2, column min\n\
             the minimum 3,000 of “main oxide baotou” is above its maximum 2,000",
        ]
    );
}

#[test]
fn demand_that_nobody_can_serve() {
    let folder = Folder::with_base();
    folder.write("sites.csv", "site\nbaotou\nganzhou\n");
    folder.write("markets.csv", "commodity,site,price,min,max\noxide,ganzhou,500,100,2000\n");
    assert_eq!(
        findings(&folder, "G04", &[]),
        [
            "markets.csv，第 2 行，min 列\n\
             “ganzhou”在 2025 需要“oxide”，但送不到：缺 routes（运输）中的“baotou → ganzhou”\n\
             提示：请补上所缺的装置产能、运输线路或采购；或去掉这笔销售的下限",
            "markets.csv, line 2, column min\n\
             “oxide” is demanded at “ganzhou” in 2025, but cannot get there: “baotou → ganzhou” of routes is missing\n\
             hint: add the capacity, route or supply that is missing, or drop the minimum of the market",
        ]
    );
}

#[test]
fn a_byproduct_that_nobody_takes() {
    let folder = Folder::with_base();
    folder.write("markets.csv", "commodity,site,price,max\nore,baotou,50,2000\n");
    assert_eq!(
        findings(&folder, "G05", &[]),
        [
            "plants.csv，第 2 行，processes 列\n\
             “baotou”产出“oxide”，但没有用途、销售、库存或处置\n\
             提示：产出它的装置因此开不起来；请补销售、库存或处置",
            "plants.csv, line 2, column processes\n\
             “baotou” makes “oxide”, but there is no use, market, stock or disposal for it\n\
             hint: so the plant that makes it cannot run; add a market, a stock or a disposal",
        ]
    );
}

#[test]
fn cyclic_precedence() {
    let folder = Folder::with_base();
    folder.write("projects.csv", "project,plant,decision,size,window,capex,life,source\na,works,optional,100,2025,5,20,own\nb,works,optional,100,2025,5,20,own\n");
    folder.write("project_links.csv", "project,requires\na,b\nb,a\n");
    assert_eq!(
        findings(&folder, "G07", &[]),
        [
            "project_links.csv，第 2 行，requires 列\n\
             项目“a”的先后关系成环：a → b → a\n\
             提示：请在 project_links 去掉环中的一条",
            "project_links.csv, line 2, column requires\n\
             the precedence of project “a” goes in a circle: a → b → a\n\
             hint: drop one link of the circle in the table project_links",
        ]
    );
}

#[test]
fn a_ratio_of_two_scopes() {
    let folder = Folder::with_base();
    folder.write("scopes.csv", "scope\ncity\nzone\n");
    folder.write(
        "measures.csv",
        "measure,term,kind,commodity,scope,weight\nout,1,output,oxide,city,1\nall,1,output,oxide,zone,1\n",
    );
    folder.write("indicators.csv", "indicator,measure,over\nshare,out,all\n");
    assert_eq!(
        findings(&folder, "G11", &[]),
        [
            "indicators.csv，第 2 行，over 列\n\
             指标“share”的分子与分母在“scope（范围）”上不一致，不予相除：out (scope: city)；all (scope: zone)\n\
             提示：请统一口径；确需相除时，在 assumptions 表写明假定",
            "indicators.csv, line 2, column over\n\
             indicator “share” is no ratio: its measures differ in scope: out (scope: city); all (scope: zone)\n\
             hint: use one definition; if it must be, write the assumption into the table assumptions",
        ]
    );
}

#[test]
fn a_quota_of_zero() {
    let folder = Folder::with_base();
    folder.write("measures.csv", "measure,term,kind,commodity,weight\nout,1,output,oxide,1\n");
    folder.write("quotas.csv", "quota,span,measure,limit,unit,source\nq,2025,out,0,t,own\n");
    assert_eq!(
        findings(&folder, "G12", &[]),
        [
            "quotas.csv，第 2 行，limit 列\n\
             限额“q”的上限为 0\n\
             提示：若是尚未公布，请写假定的限额并在 status 列注明“假定”，或删去这一行",
            "quotas.csv, line 2, column limit\n\
             the limit of quota “q” is zero\n\
             hint: if it is not published yet, assume a limit and say “assumed” in the column status, or drop the row",
        ]
    );
}

#[test]
fn endless_gain() {
    let folder = Folder::with_base();
    folder.write("markets.csv", "commodity,site,price\nore,baotou,500\n");
    assert_eq!(
        findings(&folder, "G13", &[]),
        [
            "markets.csv，第 2 行，price 列\n\
             “ore”在“baotou”买价 100、卖价 500（均不含税），数量不限：可无限套利\n\
             提示：请核对价格，并给采购或销售定 max",
            "markets.csv, line 2, column price\n\
             “ore” is bought at 100 and sold at 500 at “baotou”, both without VAT and without limit: endless gain\n\
             hint: check the prices, and set max for the supply or the market",
        ]
    );
}

#[test]
fn a_plant_without_capacity() {
    let folder = Folder::with_base();
    folder
        .write("plants.csv", "plant,site,processes,counted\nworks,baotou,separate,oxide\nmill,baotou,separate,oxide\n");
    assert_eq!(
        findings(&folder, "G14", &[]),
        [
            "plants.csv，第 3 行，plant 列\n\
             装置“mill”没有起约束作用的产能，也没有项目，产量只能为 0\n\
             提示：只有验收（accepted）和有效（effective）产能起约束作用",
            "plants.csv, line 3, column plant\n\
             plant “mill” has no capacity that binds and no project, so it makes nothing\n\
             hint: only accepted and effective capacity binds",
        ]
    );
}
