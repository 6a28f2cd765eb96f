//! Ways in which an office lays out a month: the sheets, and the profile that says what they are.

use crate::page::{Cell, FileForm, Page};
use crate::park::Firm;
use crate::wording::{BlockText, moved, shift, thousands};

/// How firms are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Naming {
    #[default]
    Zh,
    Id,
    Code,
    /// Traditional characters and full width.
    Traditional,
    /// Spaces and line breaks inside.
    Spaced,
    /// Names that only the profile knows.
    Confirmed,
}

/// Where the unit of money stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UnitAt {
    #[default]
    Header,
    Title,
    Cell,
    Profile,
}

/// How numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Digits {
    #[default]
    Number,
    Text,
    FullWidth,
    Thousands,
}

/// Where sums stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sums {
    #[default]
    None,
    Bottom,
    Top,
    /// A sum for each ten firms, and one of all.
    Groups,
    /// A formula with its stored value.
    Formula,
}

/// How the sheet is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// A row per firm, a column per figure.
    #[default]
    Wide,
    /// A file per firm, a row per figure.
    PerFirm,
    /// A row per firm and figure.
    Long,
    /// Two tables, one under the other.
    Stacked,
    /// The figures of money on one sheet, the others on another.
    TwoSheets,
}

/// A way to lay out a month.
#[derive(Debug, Clone, Default)]
pub struct Style {
    pub name: &'static str,
    pub form: FileForm,
    pub naming: Naming,
    pub unit_at: UnitAt,
    /// Unit of money.
    pub money: &'static str,
    pub digits: Digits,
    pub sums: Sums,
    pub layout: Layout,
    /// This month, from January on, growth.
    pub triples: bool,
    /// A header of two rows, merged where the form has merges.
    pub two_rows: bool,
    /// Cells without figures: the mark, and every how many rows.
    pub blanks: Option<(&'static str, usize)>,
    /// Numbers of rows and a column of remarks.
    pub extras: bool,
    /// Notes and signatures under the table.
    pub notes: bool,
    /// A hidden row, a hidden column, a hidden sheet.
    pub hidden: bool,
    /// Rows of parts under the first firm.
    pub parts: bool,
    /// Days as written in the title; none: in a column.
    pub days: Option<&'static str>,
    /// Firms of a kind under one merged cell.
    pub groups: bool,
    /// The row 甲 乙 1 2 3 under the header.
    pub letters: bool,
    /// The header once more in the middle, as on a printed page.
    pub repeated: bool,
}

/// Files, profile, and how many statements they hold.
pub struct Made {
    pub files: Vec<(String, Vec<Page>)>,
    pub profile: String,
    pub statements: usize,
}

const STATED: &str = "2025-10-15";
/// Header, indicator, unit of the base, rounding.
pub const FIGURES: [(&str, &str, &str, &str); 4] = [
    ("工业总产值", "gross-output", "万元", "0.01"),
    ("园区内销售", "inside-sales", "万元", "0.01"),
    ("用电量", "electricity", "MWh", "0.01"),
    ("期末职工人数", "staff", "人", "1"),
];

impl Style {
    pub fn money(&self) -> &'static str {
        if self.money.is_empty() { "万元" } else { self.money }
    }

    /// The figure of a firm and its unit on the sheet.
    fn figure(&self, firm: &Firm, at: usize) -> Option<(String, &'static str)> {
        let value = [Some(&firm.gross), Some(&firm.inside), Some(&firm.power), firm.staff.as_ref()][at]?;
        match at {
            0 | 1 => Some((moved(value, shift(self.money())), self.money())),
            2 => Some((value.clone(), "MWh")),
            _ => Some((value.clone(), "人")),
        }
    }

    fn name(&self, firm: &Firm) -> String {
        match self.naming {
            Naming::Zh => firm.zh.clone(),
            Naming::Id => firm.id.clone(),
            Naming::Code => firm.code.clone(),
            Naming::Traditional => {
                let wide = |c: char| if c.is_ascii_digit() { char::from_u32(c as u32 + 0xFEE0).unwrap() } else { c };
                firm.zh.replace("业", "業").replace("选矿", "選礦").replace("电", "電").chars().map(wide).collect()
            }
            Naming::Spaced => format!(" {}\u{3000}", firm.zh),
            Naming::Confirmed => format!("{}有限公司（园区）", firm.zh),
        }
    }

    /// A number as the style writes it.
    fn number(&self, digits: &str, unit: &str) -> Cell {
        let text = match self.digits {
            Digits::Number if self.unit_at != UnitAt::Cell => return Cell::Number(digits.parse().unwrap()),
            Digits::Number | Digits::Text => digits.to_owned(),
            Digits::FullWidth => digits.chars().map(|c| char::from_u32(c as u32 + 0xFEE0).unwrap()).collect(),
            Digits::Thousands => thousands(digits),
        };
        Cell::Text(if self.unit_at == UnitAt::Cell { format!("{text} {unit}") } else { text })
    }

    fn is_blank(&self, row: usize, column: usize) -> Option<&'static str> {
        self.blanks.filter(|(_, every)| (row + column).is_multiple_of(*every)).map(|(mark, _)| mark)
    }

    fn head(&self, at: usize) -> String {
        let (header, _, unit, _) = FIGURES[at];
        let unit = if at < 2 { self.money() } else { unit };
        match self.unit_at {
            UnitAt::Header => format!("{header}（{unit}）"),
            // Only money has the unit of the title.
            UnitAt::Title if at > 1 => format!("{header}（{unit}）"),
            UnitAt::Title | UnitAt::Cell | UnitAt::Profile => header.to_owned(),
        }
    }

    /// The files of a month; `before` gives the figures of the months from January to this one, and of a year ago.
    pub fn make(&self, firms: &[Firm], to_date: &[Firm], year_ago: &[Firm]) -> Made {
        match self.layout {
            Layout::Wide => self.wide(firms, to_date, year_ago, &[0, 1, 2, 3]),
            Layout::Stacked => self.stacked(firms),
            Layout::TwoSheets => self.two_sheets(firms),
            Layout::PerFirm => self.per_firm(firms),
            Layout::Long => self.long(firms),
        }
    }

    fn head_of_profile(&self) -> String {
        let stated = if self.notes { "field:报出日期" } else { STATED };
        let mut text = format!("profile = \"{}\"\nstated_on = \"{stated}\"\ngrade = \"S\"\n", self.name);
        if self.naming == Naming::Confirmed {
            text.push_str("confirmed_by = \"示例统计员\"\n");
        }
        text
    }

    fn names_of_profile(&self, firms: &[Firm]) -> String {
        if self.naming != Naming::Confirmed {
            return String::new();
        }
        let lines = firms.iter().map(|firm| format!("\"{}\" = \"{}\"\n", self.name(firm), firm.id));
        format!("[names]\n{}", lines.collect::<String>())
    }

    fn title(&self, page: &mut Page, top: u32, what: &str) -> u32 {
        let days = self.days.unwrap_or_default();
        page.text(top, 0, &format!("示例园区{days}{what}"));
        page.text(top + 1, 0, "填报单位：示例园区统计办");
        if self.unit_at == UnitAt::Title {
            page.text(top + 1, 3, &format!("单位：{}", self.money()));
        }
        top + 2
    }

    fn wide(&self, firms: &[Firm], to_date: &[Firm], year_ago: &[Firm], figures: &[usize]) -> Made {
        let mut page = Page::new("Sheet1");
        let top = self.title(&mut page, 1, "规模以上企业生产情况月报");
        let mut block = BlockText::new(self, "企业名称");
        let statements = self.table(&mut page, top, firms, Some((to_date, year_ago)), figures, &mut block);
        let mut pages = vec![page];
        if self.hidden {
            let page = &mut pages[0];
            page.hidden_rows.push(top + 5);
            page.hidden_columns.push(1);
            let mut hidden = Page::new("上年底稿");
            hidden.is_hidden = true;
            hidden.text(1, 0, "企业名称");
            hidden.text(2, 0, "示例选矿企业01");
            hidden.set(2, 1, Cell::Number(1.0));
            pages.push(hidden);
        }
        let profile = self.head_of_profile() + &self.names_of_profile(firms) + &block.text;
        Made { files: vec![("月报".to_owned(), pages)], profile, statements }
    }

    /// One table; how many statements it holds.
    fn table(
        &self,
        page: &mut Page,
        top: u32,
        firms: &[Firm],
        before: Option<(&[Firm], &[Firm])>,
        figures: &[usize],
        block: &mut BlockText,
    ) -> usize {
        let first = u16::from(self.extras) + u16::from(self.groups);
        let days = u16::from(self.days.is_none());
        let wide = if self.triples { 3 } else { 1 };
        let value_at = |at: usize| first + 1 + days + (at * wide) as u16;
        let data = self.header(page, top, figures, first, block);
        let mut row = data;
        let mut statements = 0;
        if self.letters {
            page.text(row, first, "甲");
            (0..figures.len()).for_each(|at| page.set(row, value_at(at), Cell::Number(at as f64 + 1.0)));
            row += 1;
        }
        if self.sums == Sums::Top {
            self.sum(page, row, first, figures, firms, 0..firms.len(), &value_at);
            row += 1;
        }
        let begin = row;
        for (number, firm) in firms.iter().enumerate() {
            if self.extras {
                page.set(row, 0, Cell::Number(number as f64 + 1.0));
                page.text(row, value_at(figures.len()), if number % 7 == 0 { "已核实" } else { "" });
            }
            if self.groups && number % 10 == 0 {
                let last = (number + 10).min(firms.len()) as u32;
                page.text(row, first - 1, &format!("第{}组", number / 10 + 1));
                page.merges.push((row, first - 1, row + last - number as u32 - 1, first - 1));
            }
            page.text(row, first, &self.name(firm));
            if self.days.is_none() {
                page.set(row, first + 1, Cell::Month(2025, 9));
            }
            for (at, &figure) in figures.iter().enumerate() {
                statements += usize::from(self.value(page, row, value_at(at), (firm, number), figure, at));
                if self.triples
                    && let Some((to_date, year_ago)) = before
                {
                    self.triple(page, (row, value_at(at)), figure, [firm, &to_date[number], &year_ago[number]]);
                }
            }
            row += 1;
            if self.parts && number == 0 {
                page.text(row, first, "其中：出口");
                page.set(row, value_at(0), self.number("1.5", self.money()));
                row += 1;
            }
            if self.sums == Sums::Groups && (number % 10 == 9 || number + 1 == firms.len()) {
                self.sum(page, row, first, figures, firms, number / 10 * 10..number + 1, &value_at);
                page.text(row, first, "小计");
                row += 1;
            }
            if self.repeated && number == firms.len() / 2 {
                row = self.header(page, row, figures, first, &mut BlockText::new(self, "企业名称"));
            }
        }
        if matches!(self.sums, Sums::Bottom | Sums::Groups | Sums::Formula) {
            self.sum(page, row, first, figures, firms, 0..firms.len(), &value_at);
            if self.sums == Sums::Formula {
                formulas(page, row, begin);
            }
            row += 1;
        }
        if self.notes {
            page.text(row, 0, "注：本表由示例园区统计办汇总。");
            page.text(row + 1, 0, "填表人：示例　　　报出日期：2025年10月15日");
        }
        statements
    }

    /// One value; whether it says something.
    fn value(
        &self,
        page: &mut Page,
        row: u32,
        column: u16,
        (firm, number): (&Firm, usize),
        figure: usize,
        at: usize,
    ) -> bool {
        if let Some(mark) = self.is_blank(number, at) {
            page.text(row, column, mark);
            return false;
        }
        match self.figure(firm, figure) {
            Some((digits, unit)) => page.set(row, column, self.number(&digits, unit)),
            None => return false,
        }
        true
    }

    fn triple(&self, page: &mut Page, (row, column): (u32, u16), figure: usize, [firm, to_date, ago]: [&Firm; 3]) {
        if let Some((digits, unit)) = self.figure(to_date, figure).filter(|_| figure < 3) {
            page.set(row, column + 1, self.number(&digits, unit));
        }
        let (Some((now, _)), Some((before, _))) = (self.figure(firm, figure), self.figure(ago, figure)) else { return };
        let (now, before): (f64, f64) = (now.parse().unwrap(), before.parse().unwrap());
        if before > 0.0 && self.is_blank(0, 1).is_none() {
            let growth = ((now / before - 1.0) * 1000.0).round() / 10.0;
            page.text(
                row,
                column + 2,
                &if growth < 0.0 { format!("下降{:.1}%", -growth) } else { format!("{growth:.1}%") },
            );
        }
    }

    /// The header; the first row behind it.
    fn header(&self, page: &mut Page, top: u32, figures: &[usize], first: u16, block: &mut BlockText) -> u32 {
        let rows = if self.two_rows || self.triples { 2 } else { 1 };
        let has_merges = matches!(self.form, FileForm::Xlsx | FileForm::Ods);
        let single = |page: &mut Page, column: u16, text: &str| {
            page.text(top, column, text);
            if rows == 2 && has_merges {
                page.merges.push((top, column, top + 1, column));
            }
        };
        if self.extras {
            single(page, 0, "序号");
            block.ignore("序号", "行号");
        }
        if self.groups {
            single(page, first - 1, "组别");
            block.ignore("组别", "分组");
        }
        single(page, first, "企业名称");
        block.column("企业名称", "to = \"subject\"");
        if self.days.is_none() {
            single(page, first + 1, "月份");
            block.column("月份", "to = \"span\"");
        }
        let mut column = first + 1 + u16::from(self.days.is_none());
        for &figure in figures {
            if rows == 1 {
                page.text(top, column, &self.head(figure));
                block.value(FIGURES[figure].0, figure, self);
                column += 1;
                continue;
            }
            let labels: &[&str] = if self.triples { &["本月", "累计", "同比"] } else { &["本月"] };
            page.text(top, column, &self.head(figure));
            if has_merges && labels.len() > 1 {
                page.merges.push((top, column, top, column + labels.len() as u16 - 1));
            }
            (0..).zip(labels).for_each(|(at, label)| page.text(top + 1, column + at, label));
            let header = format!("{}/本月", FIGURES[figure].0);
            block.value(&header, figure, self);
            if self.triples {
                let what = if figure < 3 { "check = \"to-date\"" } else { "ignore = \"时点数无累计\"" };
                let of = if figure < 3 { format!("\nof = \"{header}\"") } else { String::new() };
                block.column(&header.replace("本月", "累计"), &format!("{what}{of}"));
                block.column(&header.replace("本月", "同比"), &format!("check = \"growth\"\nof = \"{header}\""));
            }
            column += labels.len() as u16;
        }
        if self.extras {
            single(page, column, "备注");
            block.ignore("备注", "备注");
        }
        top + rows
    }

    #[allow(clippy::too_many_arguments)]
    fn sum(
        &self,
        page: &mut Page,
        row: u32,
        first: u16,
        figures: &[usize],
        firms: &[Firm],
        range: std::ops::Range<usize>,
        value_at: &dyn Fn(usize) -> u16,
    ) {
        page.text(row, first, "合 计");
        for (at, &figure) in figures.iter().enumerate() {
            let of = range.clone().filter(|&number| self.is_blank(number, at).is_none());
            let sum: f64 = of
                .filter_map(|number| self.figure(&firms[number], figure))
                .map(|(digits, _)| digits.parse::<f64>().unwrap())
                .sum();
            let unit = if figure < 2 { self.money() } else { FIGURES[figure].2 };
            let digits = format!("{:.6}", sum);
            let digits = digits.trim_end_matches('0').trim_end_matches('.').to_owned();
            page.set(row, value_at(at), self.number(&digits, unit));
        }
    }

    fn stacked(&self, firms: &[Firm]) -> Made {
        let mut page = Page::new("Sheet1");
        let (mut money, mut others) = (BlockText::new(self, "企业名称"), BlockText::new(self, "企业名称"));
        let top = self.title(&mut page, 1, "一、产值");
        let mut statements = self.table(&mut page, top, firms, None, &[0, 1], &mut money);
        let next = page.next_row() + 1;
        let top = self.title(&mut page, next, "二、能耗与用工");
        statements += self.table(&mut page, top, firms, None, &[2, 3], &mut others);
        let profile = self.head_of_profile() + &self.names_of_profile(firms) + &money.text + &others.text;
        Made { files: vec![("月报".to_owned(), vec![page])], profile, statements }
    }

    fn two_sheets(&self, firms: &[Firm]) -> Made {
        let (mut money, mut others) = (BlockText::new(self, "企业名称"), BlockText::new(self, "企业名称"));
        let (mut first, mut second) = (Page::new("产值表"), Page::new("能耗表"));
        let top = self.title(&mut first, 1, "产值");
        let mut statements = self.table(&mut first, top, firms, None, &[0, 1], &mut money);
        let top = self.title(&mut second, 1, "能耗与用工");
        statements += self.table(&mut second, top, firms, None, &[2, 3], &mut others);
        let (money, others) = (money.on("产值*"), others.on("能耗表"));
        let profile = self.head_of_profile() + &self.names_of_profile(firms) + &money + &others;
        Made { files: vec![("月报".to_owned(), vec![first, second])], profile, statements }
    }

    fn words() -> String {
        let lines = FIGURES.iter().map(|(header, id, ..)| format!("\"{header}\" = \"{id}\"\n"));
        format!("[words]\n\"单位负责人意见\" = \"-\"\n{}", lines.collect::<String>())
    }

    fn per_firm(&self, firms: &[Firm]) -> Made {
        let mut files = Vec::new();
        let mut statements = 0;
        for firm in firms {
            let mut page = Page::new("月报");
            page.text(1, 0, &format!("{}企业生产经营月报", self.days.unwrap_or_default()));
            page.text(2, 0, &format!("填报单位：{}    报出日期：{STATED}", self.name(firm).trim()));
            for (column, text) in (0..).zip(["指标名称", "计量单位", "本月"]) {
                page.text(3, column, text);
            }
            for (at, (name, ..)) in FIGURES.iter().enumerate() {
                let Some((digits, unit)) = self.figure(firm, at) else { continue };
                let row = page.next_row();
                page.text(row, 0, name);
                page.text(row, 1, unit);
                page.set(row, 2, self.number(&digits, unit));
                statements += 1;
            }
            let row = page.next_row();
            page.text(row, 0, "单位负责人意见");
            page.text(row, 2, "同意");
            files.push((format!("月报-{}", firm.id), vec![page]));
        }
        let mut block = BlockText::new(self, "指标名称");
        block.text.push_str("subject = \"field:填报单位\"\n");
        block.column("指标名称", "to = \"indicator\"");
        block.column("计量单位", "to = \"unit\"");
        block.column("本月", "value = \"yes\"\ndays = \"month\"");
        let profile = self.head_of_profile().replace(STATED, "field:报出日期")
            + &Self::words()
            + &self.names_of_profile(firms)
            + &block.text;
        Made { files, profile, statements }
    }

    fn long(&self, firms: &[Firm]) -> Made {
        let mut page = Page::new("明细");
        for (column, text) in (0..).zip(["月份", "企业", "指标", "数值", "单位"]) {
            page.text(1, column, text);
        }
        let mut statements = 0;
        for firm in firms {
            for (at, (name, ..)) in FIGURES.iter().enumerate() {
                let Some((digits, unit)) = self.figure(firm, at) else { continue };
                let row = page.next_row();
                page.set(row, 0, Cell::Month(2025, 9));
                page.text(row, 1, &self.name(firm));
                page.text(row, 2, name);
                page.set(row, 3, self.number(&digits, unit));
                page.text(row, 4, unit);
                statements += 1;
            }
        }
        let mut block = BlockText { text: "[[block]]\nanchor = \"企业\"\n".to_owned() };
        for (header, to) in [("月份", "span"), ("企业", "subject"), ("指标", "indicator"), ("单位", "unit")] {
            block.column(header, &format!("to = \"{to}\""));
        }
        block.column("数值", "value = \"yes\"");
        let profile = self.head_of_profile() + &Self::words() + &self.names_of_profile(firms) + &block.text;
        Made { files: vec![("明细".to_owned(), vec![page])], profile, statements }
    }
}

/// Sums as formulas over the rows above, with the values that a spreadsheet stored.
fn formulas(page: &mut Page, row: u32, begin: u32) {
    for ((_, column), cell) in page.cells.iter_mut().filter(|((at, _), _)| *at == row) {
        if let Cell::Number(value) = cell {
            let letter = lodestone_model::read::sheets::column_letters(*column);
            *cell = Cell::Formula(format!("=SUM({letter}{begin}:{letter}{})", row - 1), *value);
        }
    }
}
