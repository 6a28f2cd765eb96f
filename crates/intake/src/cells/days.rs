//! Days and spans of days as people write them, alone in a cell or inside of a title.

use lodestone_model::text::fold;
use lodestone_model::time::{Date, Span};

/// Reads a day; a number is a serial number of a spreadsheet.
pub fn read_date(text: &str) -> Option<Date> {
    Date::parse(text).ok().or_else(|| serial(text))
}

/// Days of a serial number between 1954 and 2119: what stands in a table is no other number then.
fn serial(text: &str) -> Option<Date> {
    let number: f64 = text.trim().parse().ok()?;
    (20_000.0..80_000.0).contains(&number).then(|| Date::from_excel_serial(number)).flatten()
}

/// Reads a span. `year` is taken where the text names none, as `1-3月` or `一季度` do.
///
/// A day that is a number, or written as one, stands for its month: a spreadsheet turns `2025年3月` into 2025-03-01.
pub fn read_span(text: &str, year: Option<i32>) -> Option<Span> {
    let folded: String = fold(text).chars().filter(|c| !c.is_whitespace()).collect();
    let text = folded.trim_start_matches("截至").trim_start_matches("截止");
    let ends = ["累计", "合计", "当月", "本月", "止", "末", "底", "份"];
    let mut text = text;
    while let Some(shorter) = ends.iter().find_map(|end| text.strip_suffix(end)) {
        text = shorter;
    }
    let month_of = |date: Date| Span::month(date.year(), date.month());
    if let Some(date) = serial(text) {
        return month_of(date);
    }
    if let Some(span) = Span::parse(text).ok().or_else(|| dotted(text)).or_else(|| months(text)) {
        return match Date::parse(text) {
            Ok(date) if date.ymd().2 == 1 => month_of(date),
            _ => Some(span),
        };
    }
    let year = year.filter(|_| !text.is_empty())?;
    if text.starts_with(|c: char| c.is_ascii_digit() && !text.contains('月')) {
        return None;
    }
    Span::parse(&format!("{year}年{text}")).ok().or_else(|| months(&format!("{year}年{text}")))
}

/// `2025.3`, `2025.03`, `202503`
fn dotted(text: &str) -> Option<Span> {
    let (year, month) = match text.split_once(['.', '/']) {
        Some(parts) => parts,
        None if text.len() == 6 && text.is_ascii() => text.split_at(4),
        None => return None,
    };
    let is_year = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    let is_month = (1..=2).contains(&month.len()) && month.bytes().all(|byte| byte.is_ascii_digit());
    if !is_year || !is_month {
        return None;
    }
    Span::month(year.parse().ok()?, month.parse().ok()?)
}

/// `2025年1-3`, `2025年1月-3月`, `2025.1-3`, `2025-01至2025-03`
fn months(text: &str) -> Option<Span> {
    let signs = ["至", "到", "~", "-", "—"];
    let (first, last) = signs.iter().find_map(|sign| text.rsplit_once(sign))?;
    let (first, last) = (first.trim_end_matches('月'), last.trim_end_matches(['月', '份']));
    let (year, month) = first.split_once(['年', '.', '-', '/'])?;
    let year: i32 = year.parse().ok().filter(|year| (1900..2200).contains(year))?;
    let (last_year, last) = match last.split_once(['年', '.', '-', '/']) {
        Some((last_year, last)) => (last_year.parse().ok()?, last),
        None => (year, last),
    };
    let (first, last) = (Span::month(year, month.parse().ok()?)?, Span::month(last_year, last.parse().ok()?)?);
    (first.start <= last.start).then_some(())?;
    Span::new(first.start, last.end)
}

/// The first span inside of a title that names its year: `2025年1—9月主要指标` is January to September.
pub fn find_span(text: &str) -> Option<Span> {
    find(text, |part| read_span(part, None))
}

/// The first day inside of a text.
pub fn find_date(text: &str) -> Option<Date> {
    find(text, |part| Date::parse(part).ok())
}

/// The longest part from the first year on that can be read.
fn find<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    const LONGEST: usize = 24;
    let folded = fold(text);
    let chars: Vec<char> = folded.chars().collect();
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    for start in 0..chars.len() {
        let is_year = (start..start + 4).all(is_digit) && (start == 0 || !is_digit(start - 1));
        if !is_year || !matches!((chars[start], chars[start + 1]), ('1', '9') | ('2', '0')) {
            continue;
        }
        for end in (start + 4..=(start + LONGEST).min(chars.len())).rev() {
            if is_digit(end - 1) && is_digit(end) {
                continue;
            }
            let part: String = chars[start..end].iter().collect();
            if let Some(found) = read(part.trim()) {
                return Some(found);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_in_every_usual_form() {
        for (text, expected) in [
            ("2025-03", "2025-03"),
            ("2025.3", "2025-03"),
            ("2025.03", "2025-03"),
            ("2025/3", "2025-03"),
            ("202503", "2025-03"),
            ("2025年3月", "2025-03"),
            ("2025年03月份", "2025-03"),
            ("２０２５年３月", "2025-03"),
            ("45717", "2025-03"),
            ("2025-03-01", "2025-03"),
            ("2025年1—2月", "2025-01..2025-02"),
            ("2025年1-3月累计", "2025-01..2025-03"),
            ("2025年1月至3月", "2025-01..2025-03"),
            ("2025.1-3", "2025-01..2025-03"),
            ("2025.01-2025.03", "2025-01..2025-03"),
            ("2025年一季度", "2025-01..2025-03"),
            ("2025年上半年", "2025-01..2025-06"),
            ("2025", "2025"),
            ("2025年度", "2025"),
            ("1-3月", "2024-01..2024-03"),
            ("3月", "2024-03"),
            ("3月份", "2024-03"),
            ("一季度", "2024-01..2024-03"),
            ("上半年", "2024-01..2024-06"),
            ("1—12月", "2024"),
            ("截至2025年3月底", "2025-03"),
        ] {
            assert_eq!(read_span(text, Some(2024)).map(|span| span.to_string()).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "13月", "工业总产值", "12", "2025年13月", "3.5", "2025.13", "98765"] {
            assert_eq!(read_span(text, Some(2024)), None, "{text}");
        }
    }

    #[test]
    fn inside_of_titles() {
        for (text, expected) in [
            ("示例园区2025年9月企业生产经营月报", Some("2025-09")),
            ("2025年1—9月主要指标完成情况", Some("2025-01..2025-09")),
            ("（2025年1-3月累计）", Some("2025-01..2025-03")),
            ("月报 2025.9 版", Some("2025-09")),
            ("包稀发〔2024〕12号", Some("2024")),
            ("企业月报", None),
            ("电话 0472-2025123", None),
        ] {
            assert_eq!(find_span(text).map(|span| span.to_string()).as_deref(), expected, "{text}");
        }
        assert_eq!(find_date("报出日期：2025年10月15日").map(|date| date.to_string()).as_deref(), Some("2025-10-15"));
        assert_eq!(read_date("45945").map(|date| date.to_string()).as_deref(), Some("2025-10-15"));
    }
}
