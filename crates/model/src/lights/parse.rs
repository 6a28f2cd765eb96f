//! The presets as they are written in `presets.toml`, which is part of the program.

use std::sync::OnceLock;

use toml::{Table, Value};

use super::preset::{Applies, Bilingual, Condition, Lamp, Light, Preset, Rule, Test};
use super::seen::Quantity;
use crate::tables::sources::Grade;
use crate::time::Date;

const TEXT: &str = include_str!("presets.toml");

/// Every preset, in the order of the file.
///
/// # Panics
/// When the file that is built in is wrong, which a test rules out.
pub fn presets() -> &'static [Preset] {
    static PRESETS: OnceLock<Vec<Preset>> = OnceLock::new();
    PRESETS.get_or_init(|| {
        let file: Table = TEXT.parse().unwrap_or_else(|error| panic!("presets.toml: {error}"));
        tables(&file, "preset").map(read_preset).collect()
    })
}

/// The preset of an id.
pub fn preset(id: &str) -> Option<&'static Preset> {
    presets().iter().find(|preset| preset.id == id)
}

/// Ids of all presets, for messages.
pub fn known() -> Vec<&'static str> {
    presets().iter().map(|preset| preset.id.as_str()).collect()
}

fn read_preset(table: &Table) -> Preset {
    Preset {
        id: text(table, "id").to_owned(),
        name: bilingual(table),
        authority: bilingual(sub(table, "authority")),
        document: bilingual(sub(table, "document")),
        dated: table.contains_key("dated").then(|| {
            let dated = text(table, "dated");
            Date::parse(dated).unwrap_or_else(|_| panic!("presets.toml: {dated} is no date"))
        }),
        applies: match text(table, "for") {
            "project" => Applies::Project,
            "district-investment" => Applies::DistrictInvestment,
            "task" => Applies::Task,
            "yearly-indicator" => Applies::YearlyIndicator,
            other => panic!("presets.toml: rules for {other}"),
        },
        grade: Grade::from_letter(text(table, "grade")).unwrap_or_else(|| panic!("presets.toml: a grade is a letter")),
        lamps: tables(table, "lamp").map(read_lamp).collect(),
    }
}

fn read_lamp(table: &Table) -> Lamp {
    let rules = tables(table, "rule").map(read_rule).collect();
    Lamp { id: text(table, "id").to_owned(), name: bilingual(table), rules }
}

fn read_rule(table: &Table) -> Rule {
    let light = table.contains_key("light").then(|| match text(table, "light") {
        "green" => Light::Green,
        "blue" => Light::Blue,
        "yellow" => Light::Yellow,
        "orange" => Light::Orange,
        "red" => Light::Red,
        other => panic!("presets.toml: no light is {other}"),
    });
    let resolved = table.contains_key("resolved").then(|| bilingual(sub(table, "resolved")));
    let when = tables(table, "when").flat_map(|table| table.iter().map(read_condition)).collect();
    Rule { light, when, words: bilingual(table), resolved }
}

fn read_condition((name, test): (&String, &Value)) -> Condition {
    let wrong = || -> ! { panic!("presets.toml: {name} = {test}") };
    let quantity = Quantity::ALL.into_iter().find(|quantity| quantity.id() == name).unwrap_or_else(|| wrong());
    let (sign, bound) = test.as_str().and_then(|test| test.split_once(' ')).unwrap_or_else(|| wrong());
    let test = match sign {
        "<" => Test::Below,
        "<=" => Test::AtMost,
        ">=" => Test::AtLeast,
        ">" => Test::Above,
        _ => wrong(),
    };
    Condition { quantity, test, bound: bound.parse().unwrap_or_else(|_| wrong()) }
}

fn text<'t>(table: &'t Table, key: &str) -> &'t str {
    table.get(key).and_then(Value::as_str).unwrap_or_else(|| panic!("presets.toml: {key} is missing in {table}"))
}

fn sub<'t>(table: &'t Table, key: &str) -> &'t Table {
    table.get(key).and_then(Value::as_table).unwrap_or_else(|| panic!("presets.toml: {key} is missing in {table}"))
}

fn bilingual(table: &Table) -> Bilingual {
    Bilingual { zh: text(table, "zh").to_owned(), en: text(table, "en").to_owned() }
}

/// Tables of a list; one that is missing is a mistake.
fn tables<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = &'t Table> {
    let list = table.get(key).and_then(Value::as_array);
    let list = list.unwrap_or_else(|| panic!("presets.toml: {key} is missing in {table}"));
    list.iter().map(|item| item.as_table().unwrap_or_else(|| panic!("presets.toml: {item} is no table")))
}
