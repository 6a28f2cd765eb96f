//! Cells of input tables in words: what they are about, and who said it when.

use lodestone_model::base::Lang;
use lodestone_model::figure::Interval;
use lodestone_model::grid::{Cells, Value};
use lodestone_model::tables::reports::{Qualifier, Report};
use lodestone_model::trail::Cell;
use lodestone_model::unit::Dimension;
use lodestone_track::run::Fact;

use super::about::About;
use crate::view::trail::CellNode;
use crate::words::unit::Scaled;
use crate::words::{Both, Words, number};

impl About<'_> {
    /// What a cell is about.
    pub fn subject(&self, cell: &Cell) -> Option<Both> {
        let rows = &self.base.rows;
        let at = cell.row as usize;
        let label = |lang: Lang| -> Option<String> {
            let base = self.base;
            Some(match cell.table {
                "reports" => self.topic(self.fact(cell.row)?.topic, lang),
                "targets" => base.label(rows.targets.get(at)?.names, rows.targets[at].target, lang).to_owned(),
                "capacities" => base.plant_label(rows.capacities.get(at)?.plant, lang).to_owned(),
                "projects" => base.label(rows.projects.get(at)?.names, rows.projects[at].project, lang).to_owned(),
                "prices" => base.commodity_label(rows.prices.get(at)?.commodity, lang).to_owned(),
                "sales_links" => {
                    let row = rows.sales_links.get(at)?;
                    let [seller, buyer] = [row.seller, row.buyer].map(|firm| base.enterprise_label(firm, lang));
                    format!("{seller} → {buyer}")
                }
                _ => return None,
            })
        };
        Some(Both { zh: label(Lang::Zh)?, en: label(Lang::En)? })
    }

    /// The same without whom it is about, where that is another thing.
    pub fn thing(&self, cell: &Cell) -> Option<Both> {
        match cell.table {
            "reports" => {
                let topic = self.fact(cell.row)?.topic;
                let of = |lang| self.what(topic, lang).to_owned();
                Some(Both { zh: of(Lang::Zh), en: of(Lang::En) })
            }
            _ => self.subject(cell),
        }
    }

    /// A report with a number, by its row.
    pub fn fact(&self, row: u32) -> Option<&Fact> {
        let facts = &self.tracked.facts;
        facts.binary_search_by_key(&row, |fact| fact.row).ok().map(|at| &facts[at])
    }

    /// Place, source and reporter of a cell.
    pub fn cell(&self, cell: &Cell, dimension: Dimension) -> CellNode {
        let place = self.base.place(cell.table, cell.row, cell.column);
        let source = cell.source.and_then(|id| self.base.source(id));
        let title = source.map(|row| {
            let of =
                |first: Option<_>, second: Option<_>| self.base.text(first.or(second).unwrap_or(row.source)).to_owned();
            Both { zh: of(row.title_zh, row.title_en), en: of(row.title_en, row.title_zh) }
        });
        let report = self.report(cell);
        CellNode {
            file: place.file.to_string(),
            line: place.line,
            column: cell.column,
            published: self.published(cell, report, dimension),
            reporter: report.and_then(|row| row.reporter).map(|text| self.base.text(text).to_owned()),
            stated_on: report.map(|row| row.stated_on.to_string()),
            source: cell.source.map(|id| self.base.text(id).to_owned()),
            title,
        }
    }

    fn report(&self, cell: &Cell) -> Option<&Report> {
        let reports = &self.base.rows.reports;
        let at = reports.binary_search_by_key(&cell.row, |report| report.row);
        at.ok().filter(|_| cell.table == "reports").map(|at| &reports[at])
    }

    /// The number of a cell in the unit it was written in; a bare number in the unit that its column counts in.
    fn published(&self, cell: &Cell, report: Option<&Report>, dimension: Dimension) -> String {
        let row = cell.row as usize;
        let Some(grid) = self.base.grid(cell.table) else { return String::new() };
        let Some((column, _)) = grid.table.column(cell.column) else { return String::new() };
        let Cells::Numbers(numbers) = &grid.cells[column] else { return String::new() };
        let Some(Value::Number(..)) = grid.cells[column].get(row) else { return String::new() };
        let unit = numbers.unit_of(row);
        let value = numbers.values[row] / unit.map_or(1.0, |unit| unit.scale.as_f64());
        let text = number::rounded(value, 12);
        let sign = match report.filter(|_| cell.column == "value").map(|report| report.qualifier) {
            Some(Qualifier::AtLeast) => "≥ ",
            Some(Qualifier::AtMost) => "≤ ",
            Some(Qualifier::About | Qualifier::Nearly) => "≈ ",
            _ => "",
        };
        let unit = unit.map_or_else(|| self.units.symbol(dimension), |unit| unit.written.clone());
        format!("{sign}{text} {}", if unit == "1" { "" } else { &unit }).trim_end().to_owned()
    }

    /// A value with its unit, and its bounds where they differ; a ratio in percent to two decimals.
    pub fn interval(&self, value: Interval, dimension: Dimension, words: &Words) -> String {
        let symbol = self.units.symbol(dimension);
        let scale = Scaled::new(&symbol, value.mid, words.lang());
        let number = |value: f64| match dimension {
            Dimension::NONE if value.is_finite() => number::fixed(value / scale.divisor, 2),
            _ => scale.number(value),
        };
        let mid = format!("{} {}", number(value.mid), scale.unit);
        let [low, high] = [value.low, value.high].map(number);
        let mid = mid.trim_end();
        match (value.low.is_finite(), value.high.is_finite()) {
            (true, true) if low == high => mid.to_owned(),
            (true, true) => {
                words.say("why-interval", &[("value", mid.into()), ("low", low.into()), ("high", high.into())])
            }
            (true, false) => words.say("why-at-least", &[("value", mid.into())]),
            (false, true) => words.say("why-at-most", &[("value", mid.into())]),
            (false, false) => words.say("why-no-bounds", &[("value", mid.into())]),
        }
    }
}
