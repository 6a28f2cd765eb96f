//! `--from-balance`: the figures of a balance as a case, so that source, grade, the base's id and every output tell.

use lodestone_balance::run::{Balanced, Begins, Opening};
use lodestone_model::CheckedBase;
use lodestone_model::check::measure_dimension;
use lodestone_model::diagnostic::Place;
use lodestone_model::grid::Value;
use lodestone_model::ids::Id as _;
use lodestone_model::manifest::{Case, Change, Op};
use lodestone_model::unit::Dimension;
use lodestone_report::words::Languages;

/// Name of the case, and id of its source.
const NAME: &str = "from-balance";

/// The case: figures are estimates (grade D), and as restricted as the most restricted report may be.
pub fn case(base: &CheckedBase, balanced: &Balanced, taken: &[Opening]) -> Case {
    let languages = Languages::new();
    let span = balanced.settings.periods.last().expect("a balance has a period");
    let title = languages.both(|words| words.say("balance-source", &[("period", span.to_string().as_str().into())]));
    let reporter = languages.both(|words| words.say("balance-reporter", &[]));
    let source = [
        ("source", NAME),
        ("title_zh", title.zh.as_str()),
        ("title_en", title.en.as_str()),
        ("grade", "D"),
        ("audience", "restricted"),
    ];
    let mut changes = vec![change("sources", Vec::new(), add(&source))];
    let said = [("span", span.to_string()), ("reporter", reporter.en), ("stated_on", span.end.to_string())];
    changes.extend(taken.iter().map(|opening| one(base, opening, &said)));
    Case {
        name: NAME.to_owned(),
        name_zh: title.zh,
        name_en: title.en,
        source: Some(NAME.to_owned()),
        grade: Some("D".to_owned()),
        changes,
    }
}

fn one(base: &CheckedBase, opening: &Opening, said: &[(&str, String)]) -> Change {
    let now = opening.now;
    match opening.of {
        Begins::Report(row) => {
            let dimension = base.rows.reports[row as usize].value.and_then(|stated| stated.dimension);
            let text = amount(base, now.value, dimension.unwrap_or(Dimension::NONE));
            change("reports", keys(base, "reports", row), Op::Set("value".to_owned(), text))
        }
        Begins::Stock(row) => {
            let text = amount(base, now.value, unit(base, base.rows.stocks[row as usize].commodity.index()));
            change("stocks", keys(base, "stocks", row), Op::Set("opening".to_owned(), text))
        }
        Begins::Output(plant, commodity) => {
            let about = [
                ("subject", base.text(base.rows.plants[plant.index()].plant)),
                ("commodity", base.text(base.rows.commodities[commodity.index()].commodity)),
            ];
            statement(base, opening, unit(base, commodity.index()), &about, said)
        }
        Begins::Measure(measure, holder) => {
            let counts = measure_dimension(base, measure).unwrap_or(Dimension::NONE);
            let firm = holder.map_or("", |firm| base.text(base.rows.enterprises[firm.index()].enterprise));
            statement(base, opening, counts, &[("subject", firm), ("indicator", base.measure_id(measure))], said)
        }
    }
}

/// A row of `reports` that was not there.
fn statement(
    base: &CheckedBase,
    opening: &Opening,
    unit: Dimension,
    about: &[(&str, &str)],
    said: &[(&str, String)],
) -> Change {
    let amounts = [
        ("value", amount(base, opening.now.value, unit)),
        ("uncertainty", amount(base, opening.now.uncertainty, unit)),
        ("status", "preliminary".to_owned()),
    ];
    let said = amounts.iter().chain(said).map(|(column, text)| (*column, text.as_str()));
    change("reports", Vec::new(), add(&about.iter().copied().chain(said).collect::<Vec<_>>()))
}

fn change(table: &str, matching: Vec<(String, String)>, op: Op) -> Change {
    Change { table: table.to_owned(), matching, op, place: Place::file("--from-balance") }
}

fn add(cells: &[(&str, &str)]) -> Op {
    Op::Add(cells.iter().map(|&(column, text)| (column.to_owned(), text.to_owned())).collect())
}

/// What tells a row from all others of its table; blank cells too.
fn keys(base: &CheckedBase, table: &str, row: u32) -> Vec<(String, String)> {
    let grid = base.grid(table).expect("a row of the base comes from its grid");
    let text = |position: usize| match grid.cells[position].get(row as usize) {
        Some(Value::Sym(Some(text))) => base.text(text).to_owned(),
        Some(Value::Date(Some(date))) => date.to_string(),
        Some(Value::Span(Some(span))) => span.to_string(),
        _ => String::new(),
    };
    let columns = grid.table.key_columns().into_iter();
    columns.map(|position| (grid.table.columns[position].id.to_owned(), text(position))).collect()
}

fn unit(base: &CheckedBase, commodity: usize) -> Dimension {
    base.rows.commodities[commodity].unit.as_ref().map_or(Dimension::NONE, |unit| unit.dimension)
}

fn amount(base: &CheckedBase, value: f64, dimension: Dimension) -> String {
    format!("{value} {}", base.units().symbol(dimension))
}
