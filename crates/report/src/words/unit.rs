//! Units in words, and the scale at which people read large amounts: 万吨 and 亿元, kt and bn yuan.

use lodestone_model::base::Lang;

use super::number;

/// Digits of an amount that people read.
const DIGITS: usize = 4;

/// Words for the parts of canonical units, Chinese and English; a word that is missing stands for itself.
const PARTS: [(&str, &str, &str); 18] = [
    ("t", "吨", "t"),
    ("CNY", "元", "yuan"),
    ("USD", "美元", "USD"),
    ("EUR", "欧元", "EUR"),
    ("JPY", "日元", "JPY"),
    ("HKD", "港元", "HKD"),
    ("yr", "年", "yr"),
    ("MWh", "兆瓦时", "MWh"),
    ("m³", "立方米", "m³"),
    ("km", "千米", "km"),
    ("persons", "人", "persons"),
    ("units", "台", "units"),
    ("sets", "套", "sets"),
    ("pieces", "件", "pieces"),
    ("cases", "箱", "cases"),
    ("firms", "家", "firms"),
    ("projects", "项", "projects"),
    ("vehicles", "辆", "vehicles"),
];

/// How a column of amounts is written: each value over `divisor`, in `unit`.
#[derive(Debug, Clone, PartialEq)]
pub struct Scaled {
    /// What values are divided by.
    pub divisor: f64,
    /// The unit with its scale, such as 万吨 or kt/yr.
    pub unit: String,
}

impl Scaled {
    /// The scale for amounts up to `largest` (its sign does not matter) in a canonical unit such as `t/yr`; a ratio, of
    /// unit 1, in percent.
    pub fn new(unit: &str, largest: f64, lang: Lang) -> Self {
        if unit == "1" {
            return Scaled { divisor: 0.01, unit: "%".to_owned() };
        }
        let end = unit.find(['/', '·', '(', ' ']).unwrap_or(unit.len());
        let (first, rest) = unit.split_at(end);
        let is_plain = matches!(first, "" | "%");
        let step = if is_plain { None } else { step(first, largest.abs(), lang) };
        let (divisor, prefix, gap) = step.unwrap_or((1.0, "", ""));
        let first = if is_plain { "" } else { word(first, lang) };
        Scaled { divisor, unit: format!("{prefix}{gap}{first}{}", in_words(rest, lang)) }
    }

    /// The scale for a column of amounts.
    pub fn of(unit: &str, values: impl IntoIterator<Item = f64>, lang: Lang) -> Self {
        let largest = values.into_iter().filter(|value| value.is_finite()).fold(0.0, |a: f64, b| a.max(b.abs()));
        Self::new(unit, largest, lang)
    }

    /// A value without its unit.
    pub fn number(&self, value: f64) -> String {
        number::rounded(value / self.divisor, DIGITS)
    }

    /// A value with its unit.
    pub fn amount(&self, value: f64) -> String {
        match self.unit.is_empty() {
            true => self.number(value),
            false => format!("{} {}", self.number(value), self.unit),
        }
    }
}

/// An amount with its unit at the scale that people read: `3.25 万吨`, `32.5 kt`.
pub fn amount(value: f64, unit: &str, lang: Lang) -> String {
    Scaled::new(unit, value, lang).amount(value)
}

/// A canonical unit in words, without scale.
pub fn in_words(unit: &str, lang: Lang) -> String {
    let mut out = String::new();
    let mut rest = unit;
    while let Some(first) = rest.chars().next() {
        let is_joint = |c: char| matches!(c, '/' | '·' | '(' | ')' | '^' | ' ');
        if is_joint(first) {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            let (part, after) = rest.split_at(rest.find(is_joint).unwrap_or(rest.len()));
            out.push_str(word(part, lang));
            rest = after;
        }
    }
    out
}

fn word(part: &str, lang: Lang) -> &str {
    let known = PARTS.iter().find(|(id, _, _)| *id == part);
    known.map_or(part, |(_, zh, en)| if lang == Lang::Zh { zh } else { en })
}

/// Divisor, prefix, and what stands between prefix and unit.
fn step(first: &str, largest: f64, lang: Lang) -> Option<(f64, &'static str, &'static str)> {
    let is_mass = first == "t";
    let is_currency = first.len() == 3 && first.bytes().all(|byte| byte.is_ascii_uppercase());
    let steps: &[(f64, f64, &str, &str)] = match lang {
        Lang::Zh => &[(1e8, 1e8, "亿", ""), (1e4, 1e4, "万", "")],
        Lang::En if is_mass => &[(1e6, 1e6, "M", ""), (1e4, 1e3, "k", "")],
        Lang::En if is_currency => &[(1e9, 1e9, "bn", " "), (1e6, 1e6, "million", " ")],
        Lang::En => &[(1e6, 1e6, "million", " ")],
    };
    steps.iter().find(|(from, ..)| largest >= *from).map(|&(_, divisor, prefix, gap)| (divisor, prefix, gap))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_at_the_scale_of_the_reader() {
        for (value, unit, zh, en) in [
            (32_500.0, "t", "3.25 万吨", "32.5 kt"),
            (1_600.0, "t", "1,600 吨", "1,600 t"),
            (3_250_000.0, "t/yr", "325 万吨/年", "3.25 Mt/yr"),
            (1.3e11, "CNY", "1,300 亿元", "130 bn yuan"),
            (-8.29e10, "CNY", "-829 亿元", "-82.9 bn yuan"),
            (418_600.0, "CNY/t", "41.86 万元/吨", "418,600 yuan/t"),
            (153_675.0, "USD", "15.37 万美元", "153,675 USD"),
            (538_811_203.98, "USD", "5.388 亿美元", "538.8 million USD"),
            (0.036, "", "0.036", "0.036"),
            (0.036, "1", "3.6 %", "3.6 %"),
            (9_332.0, "persons", "9,332 人", "9,332 persons"),
            (2e7, "units/yr", "2,000 万台/年", "20 million units/yr"),
            (12.0, "CNY/(t·yr)", "12 元/(吨·年)", "12 yuan/(t·yr)"),
            (5.0, "炉", "5 炉", "5 炉"),
            (0.0, "t", "0 吨", "0 t"),
        ] {
            assert_eq!(amount(value, unit, Lang::Zh), zh);
            assert_eq!(amount(value, unit, Lang::En), en);
        }
    }

    #[test]
    fn a_column_has_one_scale() {
        let scale = Scaled::of("t", [15_300.0, f64::INFINITY, 90.0], Lang::Zh);
        assert_eq!(scale.unit, "万吨");
        assert_eq!(scale.number(90.0), "0.009");
        assert_eq!(Scaled::of("t", [], Lang::En).unit, "t");
    }
}
