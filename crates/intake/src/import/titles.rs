//! What stands around a table: titles above it, notes below; fields such as `填报单位：示例企业　单位：万元`.

use lodestone_model::time::{Date, Span};

use crate::cells::{compact, find_date, find_span, read_date};

/// A text outside of the rows, with its position in the sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Title<'s> {
    pub cell: usize,
    pub row: u32,
    pub text: &'s str,
}

/// Every text around a table, in reading order.
#[derive(Debug, Clone, Default)]
pub(super) struct Titles<'s>(pub Vec<Title<'s>>);

impl<'s> Titles<'s> {
    /// What stands behind a label, in its own cell or in the next, and the cells that said so.
    pub fn field(&self, label: &str) -> Option<(&'s str, [usize; 2])> {
        let label = compact(label);
        for (at, title) in self.0.iter().enumerate() {
            for piece in pieces(title.text) {
                if let Some((key, value)) = piece.split_once(['：', ':'])
                    && compact(key) == label
                    && !value.trim().is_empty()
                {
                    return Some((value.trim(), [title.cell, title.cell]));
                }
            }
            let alone = compact(title.text.trim_end_matches(['：', ':']));
            if alone == label
                && let Some(next) = self.0.get(at + 1).filter(|next| next.row == title.row)
            {
                return Some((next.text, [title.cell, next.cell]));
            }
        }
        None
    }

    /// The first days that a title names.
    pub fn span(&self) -> Option<(Span, usize)> {
        self.0.iter().find_map(|title| Some((find_span(title.text)?, title.cell)))
    }

    /// The last day that a text names: reports end with the day on which they were made.
    pub fn date(&self) -> Option<(Date, usize)> {
        let date = |text: &str| find_date(text).or_else(|| read_date(text));
        self.0.iter().rev().find_map(|title| Some((date(title.text)?, title.cell)))
    }
}

/// Parts of a text between which there is more than one space, or a wide one.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(['\u{3000}', '\t', '\n']).flat_map(|part| part.split("  "));
    let inner = |part: &'_ str| -> Option<()> { (!part.trim().is_empty()).then_some(()) };
    parts.filter(move |part| inner(part).is_some()).map(|part| {
        let part = part.trim();
        part.trim_start_matches(['（', '(']).trim_end_matches(['）', ')'])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_in_one_cell_and_in_two() {
        let texts = [
            "示例园区2025年9月生产月报",
            "填报单位：示例统计办    报出日期： 2025年10月15日　单位：万元",
            "所属期",
            "2025年9月",
        ];
        let titles = Titles(
            (0..).zip(texts).map(|(cell, text)| Title { cell, row: if cell > 1 { 3 } else { 1 }, text }).collect(),
        );
        assert_eq!(titles.field("填报单位").map(|(text, _)| text), Some("示例统计办"));
        assert_eq!(titles.field("单 位").map(|(text, _)| text), Some("万元"));
        assert_eq!(titles.field("报出日期").map(|(text, _)| text), Some("2025年10月15日"));
        assert_eq!(titles.field("所属期"), Some(("2025年9月", [2, 3])));
        assert_eq!(titles.field("电话"), None);
        assert_eq!(titles.span().map(|(span, _)| span.to_string()).as_deref(), Some("2025-09"));
    }
}
