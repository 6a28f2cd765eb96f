//! What one column is: by its head and by what stands in it.

use lodestone_model::read::sheets::{CellKind, Sheet};
use lodestone_model::tables::reports::Col;

use super::measures::Measures;
use super::tables::Found;
use crate::cells::{compact, is_blank_mark, read_growth, read_number, read_span};
use crate::import::Head;
use crate::names::{Found as Name, Identities};
use crate::profile::{CheckKind, Days, Role};
use lodestone_model::unit::Units;

/// Below this confidence a column is asked about.
pub(super) const CLEAR: f64 = 0.7;

/// What is not clear about a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Which indicator it is; the likeliest, if any.
    Indicator(Option<String>),
    /// Which firms these names are.
    Names(Vec<String>),
    /// What it is at all.
    Meaning,
}

/// What a column most likely is.
#[derive(Debug, Clone)]
pub struct Guess {
    /// Column of the sheet.
    pub column: u16,
    /// Its header as a profile writes it.
    pub header: String,
    /// What it most likely is.
    pub role: Role,
    /// From 0 to 1.
    pub confidence: f64,
    /// What to ask, where it is not clear.
    pub question: Option<Question>,
}

/// What is known of a base while columns are looked at.
pub(super) struct Looking<'l> {
    pub identities: &'l Identities<'l>,
    pub measures: &'l Measures,
    pub units: &'l Units,
}

/// What the cells of a column are, as shares of those that hold something.
#[derive(Debug, Default)]
struct Content {
    cells: usize,
    numbers: usize,
    names: usize,
    spans: usize,
    units: usize,
    unknown: Vec<String>,
    /// 1, 2, 3 …
    is_counting: bool,
}

/// Rows that are looked at.
const ROWS: usize = 300;

/// Words for the part of a head that says which days, in the order in which they are looked for.
const GROWTH: [&str; 7] = ["同比", "增长", "增速", "增幅", "±", "growth", "yoy"];
const YEAR_AGO: [&str; 3] = ["上年同期", "去年同期", "yearago"];
const TO_DATE: [&str; 5] = ["累计", "1-本月", "todate", "ytd", "年初至今"];
const MONTH: [&str; 5] = ["本月", "当月", "本期", "month", "当期"];

/// What kind of figure a column has, by its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Month,
    ToDate,
    YearAgo,
    Growth,
    Plain,
}

impl Looking<'_> {
    /// Looks at a column of a table.
    pub fn guess(&self, sheet: &Sheet, found: Found, column: u16, head: &Head) -> Guess {
        let content = self.content(sheet, found, column);
        let label = compact(head.labels.last().map_or("", String::as_str));
        let whole = head.key();
        let share = |count: usize| if content.cells == 0 { 0.0 } else { count as f64 / content.cells as f64 };
        let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
        let guess = |role: Role, confidence: f64, question: Option<Question>| Guess {
            column,
            header: pattern(head),
            role,
            confidence,
            question: question.filter(|_| confidence < CLEAR),
        };
        let ignore = |rule: &str| Role::Ignore { rule: rule.to_owned() };
        let field = |column: Col| Role::Field(column as usize);
        if has(&["序号", "编号", "no."]) && content.is_counting {
            return guess(ignore("行号"), 0.97, None);
        }
        if has(&["备注", "说明", "附注"]) && share(content.numbers) < 0.5 {
            return guess(ignore("备注"), 0.95, None);
        }
        if share(content.units) > 0.8 && has(&["单位", "unit"]) {
            return guess(field(Col::Unit), 0.97, None);
        }
        if share(content.names) > 0.5
            || has(&["企业", "公司", "单位名称", "信用代码", "firm"]) && share(content.numbers) < 0.5
        {
            let confidence = if content.unknown.is_empty() { 0.98 } else { 0.5 + 0.4 * share(content.names) };
            let question = (!content.unknown.is_empty()).then(|| Question::Names(content.unknown.clone()));
            return Guess { question, ..guess(field(Col::Subject), confidence, None) };
        }
        if share(content.spans) > 0.8
            && has(&["月", "期", "时间", "日期", "span", "month"])
            && part(&whole) == Part::Plain
        {
            return guess(field(Col::Span), 0.95, None);
        }
        if has(&["指标", "项目", "indicator"]) && share(content.numbers) < 0.3 {
            return guess(field(Col::Indicator), 0.9, None);
        }
        if share(content.numbers) > 0.6 || (content.cells == 0 && part(&whole) != Part::Plain) {
            return self.figure(head, guess);
        }
        let rule = if has(&["组", "类", "环节", "行业"]) { "分组" } else { "?" };
        let confidence = if rule == "?" { 0.3 } else { 0.75 };
        guess(ignore(rule), confidence, Some(Question::Meaning))
    }

    fn figure(&self, head: &Head, guess: impl Fn(Role, f64, Option<Question>) -> Guess) -> Guess {
        let part = part(&head.key());
        let is_named = |label: &&String| self::part(&compact(label)) == Part::Plain && compact(label) != "数值";
        let label: String = head.labels.iter().filter(is_named).cloned().collect::<Vec<_>>().join("");
        let days = if part == Part::ToDate { Days::ToDate } else { Days::Month };
        if label.is_empty() {
            // A row says which indicator it is.
            let role = Role::Value { set: Vec::new(), days, unit: None, plant: false };
            return guess(role, if part == Part::Growth { 0.4 } else { 0.9 }, Some(Question::Indicator(None)));
        }
        let unit = head.unit.as_deref().filter(|_| part != Part::Growth);
        let meant = self.measures.meant(&label, unit, self.units);
        let set = meant.iter().map(|meant| (Col::Indicator as usize, meant.id.clone())).collect();
        let confidence = meant.as_ref().map_or(0.2, |meant| meant.confidence);
        let role = Role::Value { set, days, unit: None, plant: false };
        guess(role, confidence, Some(Question::Indicator(meant.map(|meant| meant.id))))
    }

    fn content(&self, sheet: &Sheet, found: Found, column: u16) -> Content {
        let mut content = Content { is_counting: true, ..Content::default() };
        let rows = (0..sheet.row_count()).filter(|&at| (found.data..found.end).contains(&sheet.row_number(at)));
        for (_, cell) in rows.filter_map(|at| sheet.find(at, column)).take(ROWS) {
            if is_blank_mark(cell.text) && cell.kind == CellKind::Text {
                continue;
            }
            let is_sum = crate::cells::starts_with_word(
                cell.text,
                &["合计", "总计", "小计", "其中", "注", "填", "单位负责人", "报出"].map(str::to_owned),
            );
            if is_sum && cell.kind == CellKind::Text {
                continue;
            }
            content.cells += 1;
            let number =
                cell.kind == CellKind::Number || read_number(cell.text).is_some() || read_growth(cell.text).is_some();
            content.numbers += usize::from(number);
            content.is_counting &=
                cell.text.parse::<f64>().is_ok_and(|number| number.fract() == 0.0 && number < 10_000.0);
            content.spans += usize::from(read_span(cell.text, Some(2025)).is_some());
            content.units += usize::from(self.units.parse(cell.text).is_ok());
            match self.identities.find(&["enterprises", "plants", "projects"], cell.text) {
                Name::One(_) => content.names += 1,
                _ if number || cell.kind != CellKind::Text => {}
                _ => content.unknown.push(cell.text.to_owned()),
            }
        }
        content.unknown.sort_unstable();
        content.unknown.dedup();
        content
    }
}

/// Which days a head speaks of, by its words.
pub(super) fn part(key: &str) -> Part {
    let last = key.rsplit('/').next().unwrap_or(key);
    for text in [last, key] {
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        match () {
            () if has(&GROWTH) => return Part::Growth,
            () if has(&YEAR_AGO) => return Part::YearAgo,
            () if has(&TO_DATE) => return Part::ToDate,
            () if has(&MONTH) => return Part::Month,
            () => {}
        }
    }
    Part::Plain
}

/// The header as a profile writes it: months that change from one sheet to the next are `*`.
fn pattern(head: &Head) -> String {
    let is_changing = |c: char| c.is_ascii_digit() || "-—－–~至".contains(c);
    let label = |label: &String| {
        let clean: String = label.split_whitespace().collect();
        match clean.split_once('月') {
            Some((days, rest)) if !days.is_empty() && days.chars().all(is_changing) => format!("*{rest}"),
            _ => clean,
        }
    };
    head.labels.iter().map(label).collect::<Vec<_>>().join("/")
}

/// The role of a column that is compared, once the column of the month is known.
pub(super) fn compared(part: Part, of: &str) -> Option<Role> {
    let what = match part {
        Part::ToDate => CheckKind::ToDate,
        Part::YearAgo => CheckKind::YearAgo,
        Part::Growth => CheckKind::Growth,
        Part::Month | Part::Plain => return None,
    };
    Some(Role::Check { what, of: of.to_owned() })
}
