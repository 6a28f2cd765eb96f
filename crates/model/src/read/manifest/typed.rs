//! The tree as a typed [`Manifest`], with a finding for everything that does not fit.

use std::sync::Arc;

use super::cases::{both_names, read_cases};
use super::fields::{Fields, Report, text_of};
use super::flat::{FlatEntry, SyntaxFault};
use super::periods::{read_discount_factors, read_periods, read_plan_from};
use super::tree::{Node, Value, tree_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::lights;
use crate::manifest::{CapexConvention, Manifest, Objective, Operating, StockCostAt};
use crate::read::cell::read_choice;
use crate::read::header::find_table;
use crate::tables::TABLES;
use crate::tables::prices::KINDS;
use crate::time::Span;
use crate::unit::{Currency, Part, Units};

/// Standard rate of value-added tax in China since 2019-04-01; bases in other currencies say their own.
const VAT_RATE_CHINA: f64 = 0.13;

/// What `base.toml` says, as far as it can be read.
#[derive(Debug, Default)]
pub(crate) struct ReadManifest {
    /// Everything, when nothing is missing or wrong.
    pub manifest: Option<Manifest>,
    /// The currency, where it is known.
    pub currency: Option<Currency>,
    /// Count units that the base declares.
    pub count_units: Vec<String>,
    /// Source of the rows that name none, by table.
    pub default_source: Vec<(String, String)>,
}

/// Reads the entries of a `base.toml` or of a sheet `base`.
pub(crate) fn read_manifest(
    entries: Result<(Vec<FlatEntry>, Vec<String>), SyntaxFault>,
    file: Arc<str>,
    findings: &mut Vec<Diagnostic>,
) -> ReadManifest {
    let mut report = Report { file, findings, missing: Code::TomlKeyMissing };
    match entries.and_then(|(entries, _)| tree_of(&entries)) {
        Ok(tree) => read_tree(&tree, &mut report),
        Err(fault) => {
            report.findings.push(fault.finding(&report.file));
            ReadManifest::default()
        }
    }
}

fn read_tree(tree: &Node, report: &mut Report<'_>) -> ReadManifest {
    let findings_before = report.findings.len();
    let mut fields = Fields::new(tree, String::new()).expect("the tree is a table");
    let currency = fields.read("currency", "currency code", report, |value| Currency::from_code(&text_of(value)?));
    let currency = fields.required("currency", currency, report);
    let count_units = read_count_units(&mut fields, currency, report);
    let default_source = read_by_table(&mut fields, "default_source", report);
    let manifest = read_rest(&mut fields, currency, &count_units, &default_source, report);
    fields.finish(report);
    let manifest = manifest.filter(|_| report.findings.len() == findings_before);
    ReadManifest { manifest, currency, count_units, default_source }
}

fn read_rest(
    fields: &mut Fields<'_>,
    currency: Option<Currency>,
    count_units: &[String],
    default_source: &[(String, String)],
    report: &mut Report<'_>,
) -> Option<Manifest> {
    let id = fields.read("id", "letters, digits, - and _", report, |value| text_of(value).filter(|id| is_id(id)));
    let id = fields.required("id", id, report);
    let (name_zh, name_en) = (fields.text("name_zh", report), fields.text("name_en", report));
    let periods = read_periods(fields, report);
    let known_periods = periods.clone().unwrap_or_default();
    let plan_from = read_plan_from(fields, &known_periods, report);
    let planned: Vec<Span> = known_periods.into_iter().filter(|span| Some(span.start) >= plan_from).collect();
    let discount_rate = fields.number("discount_rate", report);
    let discount_rate = fields.required("discount_rate", discount_rate, report);
    let discount_from = fields.date("discount_from", report);
    let discount_factors = read_discount_factors(fields, &planned, report);
    let conventions = read_conventions(fields, currency, report);
    let constant_prices = fields.span("constant_prices", report);
    let price_kinds = read_price_kinds(fields, report);
    let (extend_hold, extend_none) = read_extend(fields, report);
    let milestones = fields.word("milestones", &[("some", false), ("all", true)], report);
    let lights = fields.read("lights", &lights::known().join(" | "), report, |value| {
        text_of(value).filter(|id| lights::preset(id).is_some())
    });
    let cases = read_cases(fields, report);
    let (id, plan_from) = (id?, plan_from?);
    let (name_zh, name_en) = both_names(name_zh, name_en, &id);
    Some(Manifest {
        id,
        name_zh,
        name_en,
        currency: currency?.code().to_owned(),
        periods: periods?,
        plan_from,
        objective: conventions.objective,
        discount_rate: discount_rate?,
        discount_from: discount_from.unwrap_or(plan_from),
        discount_factors,
        operating: conventions.operating,
        capex: conventions.capex,
        stock_cost_at: conventions.stock_cost_at,
        price_vat_included: conventions.price_vat_included,
        vat_rate: conventions.vat_rate,
        constant_prices,
        price_kinds,
        count_units: count_units.to_vec(),
        extend_hold,
        extend_none,
        default_source: default_source.to_vec(),
        milestones_are_complete: milestones.unwrap_or(false),
        lights,
        cases,
    })
}

struct Conventions {
    objective: Objective,
    operating: Operating,
    capex: CapexConvention,
    stock_cost_at: StockCostAt,
    price_vat_included: bool,
    vat_rate: f64,
}

fn read_conventions(fields: &mut Fields<'_>, currency: Option<Currency>, report: &mut Report<'_>) -> Conventions {
    use crate::manifest::{CapexConvention as Capex, StockCostAt as Stock};
    const OBJECTIVES: [(&str, Objective); 3] =
        [("value", Objective::Value), ("targets-then-value", Objective::TargetsThenValue), ("cost", Objective::Cost)];
    const OPERATING: [(&str, Operating); 3] =
        [("start", Operating::Start), ("middle", Operating::Middle), ("end", Operating::End)];
    let usual_vat = if currency == Some(Currency::CNY) { VAT_RATE_CHINA } else { 0.0 };
    Conventions {
        objective: fields.word("objective", &OBJECTIVES, report).unwrap_or(Objective::Value),
        operating: fields.word("operating", &OPERATING, report).unwrap_or(Operating::Middle),
        capex: fields
            .word("capex", &[("spend", Capex::Spend), ("annuity", Capex::Annuity)], report)
            .unwrap_or(Capex::Spend),
        stock_cost_at: fields
            .word("stock_cost_at", &[("mean", Stock::Mean), ("end", Stock::End)], report)
            .unwrap_or(Stock::Mean),
        price_vat_included: fields.word("price_vat", &[("without", false), ("with", true)], report).unwrap_or(false),
        vat_rate: fields.number("vat_rate", report).unwrap_or(usual_vat),
    }
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// Names of counted things; a name that already is a count unit may be declared again.
fn read_count_units(fields: &mut Fields<'_>, currency: Option<Currency>, report: &mut Report<'_>) -> Vec<String> {
    let mut units = Units::new(currency.unwrap_or(Currency::CNY));
    let mut names = Vec::new();
    for node in fields.list("count_units", report) {
        let name = text_of(&node.value).unwrap_or_default();
        let is_count = |(part, power): (Part, i8)| matches!(part, Part::Count(_)) && power == 1;
        let is_known = units.parse(&name).is_ok_and(|unit| {
            let mut parts = unit.dimension.parts();
            parts.next().is_some_and(is_count) && parts.next().is_none()
        });
        if is_known || units.declare(&[&name]).is_ok() {
            names.push(name);
        } else {
            report.bad_value(&fields.name("count_units"), node.line, "new word");
        }
    }
    names
}

/// A table whose keys are table ids; labels are accepted too.
fn read_by_table(fields: &mut Fields<'_>, key: &'static str, report: &mut Report<'_>) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for (name, node) in fields.table(key, report) {
        let full = fields.name(&format!("{key}.{name}"));
        let Some(table) = find_table(name) else {
            report.unknown_key(&full, node.line, TABLES.iter().map(|table| table.id));
            continue;
        };
        match text_of(&node.value).filter(|text| !text.is_empty()) {
            Some(text) => pairs.push((table.id.to_owned(), text)),
            None => report.bad_value(&full, node.line, "text"),
        }
    }
    pairs
}

/// The tables whose records are held, and those after whose records nothing follows.
fn read_extend(fields: &mut Fields<'_>, report: &mut Report<'_>) -> (Vec<String>, Vec<String>) {
    let line = fields.get("extend").map_or(1, |node| node.line);
    let (mut hold, mut none) = (Vec::new(), Vec::new());
    for (table, what) in read_by_table(fields, "extend", report) {
        match what.as_str() {
            "hold" => hold.push(table),
            "none" => none.push(table),
            _ => report.bad_value(&fields.name(&format!("extend.{table}")), line, "hold | none"),
        }
    }
    (hold, none)
}

/// Kinds of price in order of preference; all of them, as the table lists them, when none is named.
fn read_price_kinds(fields: &mut Fields<'_>, report: &mut Report<'_>) -> Vec<String> {
    let mut kinds: Vec<String> = Vec::new();
    for node in fields.list("price_kinds", report) {
        match kind_of(&node.value) {
            Some(kind) => kinds.push(kind.to_owned()),
            None => {
                let known: Vec<&str> = KINDS.iter().map(|kind| kind.id).collect();
                report.bad_value(&fields.name("price_kinds"), node.line, &known.join(" | "));
            }
        }
    }
    if kinds.is_empty() {
        kinds.extend(KINDS.iter().map(|kind| kind.id.to_owned()));
    }
    kinds
}

fn kind_of(value: &Value) -> Option<&'static str> {
    let at = read_choice(KINDS, &text_of(value)?).ok()?;
    Some(KINDS[at as usize].id)
}
