//! Terms that the model names in its own words: dimensions and tables.

use lodestone_model::tables::TABLES;

use super::Words;
use super::finding::shown;

impl Words {
    /// A term in the reader's language: a dimension such as `money/(mass·time)`, or the id of a table.
    pub fn term(&self, term: &str) -> String {
        if let Some(dimension) = self.dimension(term) {
            return dimension;
        }
        match TABLES.iter().any(|table| table.id == term) {
            true => self.table(term),
            false => shown(term),
        }
    }

    /// A dimension, word by word; none when one of its words is no part of a dimension.
    fn dimension(&self, term: &str) -> Option<String> {
        let mut out = String::new();
        let mut rest = term;
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
            if end == 0 {
                if !(first.is_ascii_digit() || "/·()^".contains(first)) {
                    return None;
                }
                out.push(first);
                rest = &rest[first.len_utf8()..];
                continue;
            }
            let key = format!("dimension-{}", &rest[..end]);
            if !self.has(&key) {
                return None;
            }
            out.push_str(&self.say(&key, &[]));
            rest = &rest[end..];
        }
        Some(out)
    }
}

#[cfg(test)]
mod tests {
    use lodestone_model::base::Lang;
    use lodestone_model::unit::Dimension;

    use super::*;

    #[test]
    fn dimensions_and_tables() {
        let (zh, en) = (Words::new(Lang::Zh), Words::new(Lang::En));
        let holding = (Dimension::MONEY / Dimension::MASS / Dimension::TIME).to_string();
        assert_eq!(zh.term(&holding), "金额/(质量·时间)");
        assert_eq!(en.term(&holding), "money/(mass·time)");
        assert_eq!(zh.term("length^2"), "长度^2");
        assert_eq!(zh.term("1/time"), "1/时间");
        assert_eq!(zh.term("plants"), "plants（装置）");
        assert_eq!(en.term("plants"), "plants");
        assert_eq!(zh.term("mass and more"), "mass and more");
    }
}
