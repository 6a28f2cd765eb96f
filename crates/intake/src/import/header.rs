//! The header of a table: for each column the labels above it, and the unit that one of them names.

use std::collections::BTreeMap;

use lodestone_model::read::sheets::Sheet;
use lodestone_model::unit::Units;

use crate::cells::compact;
use lodestone_model::unit::split_header;

/// What stands above a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// Labels from top to bottom without units and without repetition.
    pub labels: Vec<String>,
    /// The unit that a label names.
    pub unit: Option<String>,
}

impl Head {
    /// The key by which columns match: compact labels with `/` between.
    pub fn key(&self) -> String {
        self.labels.iter().map(|label| compact(label)).collect::<Vec<_>>().join("/")
    }

    /// The labels with `/` between.
    pub fn shown(&self) -> String {
        self.labels.join("/")
    }
}

/// The key of a header as a profile writes it.
pub fn key_of(header: &str) -> String {
    compact(header)
}

/// A label without the unit that it names, and the unit: `产值（当年价，万元）` is `产值（当年价）` in 万元.
pub fn without_unit(text: &str, units: &Units) -> (String, Option<String>) {
    let clean: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_unit = |text: &str| !text.is_empty() && units.parse(text).is_ok();
    let (name, inside) = split_header(&clean);
    if let Some(inside) = inside {
        let inside = inside.trim_start_matches("单位").trim_start_matches([':', '：']).trim();
        if is_unit(inside) {
            return (name.to_owned(), Some(inside.to_owned()));
        }
        let parts: Vec<&str> = inside.split(['，', ',', '、', '；', ';']).map(str::trim).collect();
        if let Some(unit) = parts.iter().find(|part| is_unit(part)).filter(|_| parts.len() > 1) {
            let others: Vec<&str> = parts.iter().copied().filter(|part| part != unit).collect();
            return (format!("{name}（{}）", others.join("，")), Some((*unit).to_owned()));
        }
        return (clean.clone(), None);
    }
    for sign in ['：', ':', '，', ',', ' ', '/', '-', '—'] {
        if let Some((name, unit)) = clean.rsplit_once(sign)
            && !name.trim().is_empty()
            && is_unit(unit.trim())
        {
            return (name.trim().to_owned(), Some(unit.trim().to_owned()));
        }
    }
    (clean, None)
}

/// The heads of all columns under `rows` header rows from `top` on. A label of a merged cell stands above each column that
/// the cell covers; where a file has lost its merges, an upper label reaches over the blanks to its right that have one below.
pub fn heads(sheet: &Sheet, top: u32, rows: u32, units: &Units) -> BTreeMap<u16, Head> {
    let Some(area) = sheet.area() else { return BTreeMap::new() };
    let last = top + rows - 1;
    let mut texts: BTreeMap<(u32, u16), &str> = BTreeMap::new();
    for row in top..=last {
        for cell in sheet.position(row).into_iter().flat_map(|at| sheet.row_at(at)) {
            texts.insert((row, cell.column), cell.text);
        }
    }
    let mut covered: Vec<(u32, u16)> = Vec::new();
    for merge in sheet.merges.iter().filter(|merge| merge.bottom >= top && merge.top <= last) {
        let Some(&text) = texts.get(&(merge.top, merge.left)) else { continue };
        for row in merge.top.max(top)..=merge.bottom.min(last) {
            // Beyond the last cell there are no figures to stand above, however far a merge claims to reach.
            for column in merge.left..=merge.right.min(area.right) {
                texts.entry((row, column)).or_insert(text);
                covered.push((row, column));
            }
        }
    }
    covered.sort_unstable();
    for row in top..last {
        let mut left: Option<&str> = None;
        for column in area.left..=area.right {
            match texts.get(&(row, column)) {
                Some(_) if covered.binary_search(&(row, column)).is_ok() => left = None,
                Some(&text) => left = Some(text),
                None if (row + 1..=last).any(|below| texts.contains_key(&(below, column))) => {
                    left.iter().for_each(|&text| {
                        texts.insert((row, column), text);
                    });
                }
                None => left = None,
            }
        }
    }
    let mut heads: BTreeMap<u16, Head> = BTreeMap::new();
    for (&(_, column), &text) in &texts {
        let (label, unit) = without_unit(text, units);
        let head = heads.entry(column).or_default();
        if head.labels.last().is_none_or(|last| compact(last) != compact(&label)) {
            head.labels.push(label);
        }
        head.unit = unit.or(head.unit.take());
    }
    heads
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use lodestone_model::read::sheets::{Area, CellKind, SheetBuilder};
    use lodestone_model::unit::Currency;

    #[test]
    fn units_in_labels() {
        let units = Units::new(Currency::CNY);
        for (text, label, unit) in [
            ("工业总产值（万元）", "工业总产值", Some("万元")),
            ("工业总产值\n(万元)", "工业总产值", Some("万元")),
            ("产值（当年价）", "产值（当年价）", None),
            ("产值（当年价，万元）", "产值（当年价）", Some("万元")),
            ("产值（单位：亿元）", "产值", Some("亿元")),
            ("用电量:MWh", "用电量", Some("MWh")),
            ("同比（%）", "同比", Some("%")),
            ("同比±%", "同比±%", None),
            ("企业名称", "企业名称", None),
            ("万元", "万元", None),
        ] {
            assert_eq!(without_unit(text, &units), (label.to_owned(), unit.map(str::to_owned)), "{text}");
        }
    }

    #[test]
    fn two_rows_with_merges_and_without() {
        let units = Units::new(Currency::CNY);
        let rows = [["企业", "产值（万元）", "", "备注"], ["", "本月", "累计", ""]];
        let mut builder = SheetBuilder::new("s");
        for (row, texts) in (3..).zip(rows) {
            for (column, text) in (0..).zip(texts) {
                builder.push(row, column, CellKind::Text, text).unwrap();
            }
        }
        let mut sheet = builder.finish();
        let keys = |sheet: &Sheet| heads(sheet, 3, 2, &units).values().map(Head::key).collect::<Vec<_>>();
        assert_eq!(keys(&sheet), ["企业", "产值/本月", "产值/累计", "备注"]);
        sheet.merges =
            vec![Area { top: 3, bottom: 4, left: 0, right: 0 }, Area { top: 3, bottom: 3, left: 1, right: 2 }];
        assert_eq!(keys(&sheet), ["企业", "产值/本月", "产值/累计", "备注"]);
        assert_eq!(heads(&sheet, 3, 2, &units)[&2].unit.as_deref(), Some("万元"));
    }

    #[test]
    fn a_merge_reaches_no_further_than_the_last_cell() {
        let mut builder = SheetBuilder::new("s");
        for (row, column, text) in [(1, 0, "企业"), (1, 1, "产值"), (2, 0, "甲"), (2, 1, "3")] {
            builder.push(row, column, CellKind::Text, text).unwrap();
        }
        let mut sheet = builder.finish();
        sheet.merges = vec![Area { top: 1, bottom: 1, left: 1, right: u16::MAX }];
        let heads = heads(&sheet, 1, 1, &Units::new(Currency::CNY));
        assert_eq!(heads.into_keys().collect::<Vec<u16>>(), [0, 1]);
    }
}
