//! The unit words that every base knows.
//!
//! Words are looked up after [`unify`](crate::text) has made them half-width and simplified: first as written, then in
//! lower case. What differs by case alone stands in [`BY_CASE`], everything else in lower case in [`WORDS`].
//! Factors: GB 3102 and ISO 80000 for SI units, international mile and pound (1959); a ton without more is metric.

use super::dimension::{CountKind, Dimension};
use crate::decimal::Scale;
use rustc_hash::FxHashMap;
use std::fmt;
use std::sync::LazyLock;

/// A currency by its ISO 4217 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The renminbi yuan.
    pub const CNY: Self = Self(*b"CNY");

    /// The currency with this code of three letters, in any case.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let letters: [u8; 3] = code.trim().as_bytes().try_into().ok()?;
        letters.iter().all(u8::is_ascii_alphabetic).then(|| Self(letters.map(|letter| letter.to_ascii_uppercase())))
    }

    /// The code, in capitals.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("a code is ASCII")
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// What part of a material a mass or a share counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Rare-earth oxide content (REO, 折氧化物).
    Reo,
    /// Metal content (金属量).
    Metal,
    /// The material as it is (实物量).
    Gross,
}

/// What a unit word means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Symbol {
    Unit(Dimension, Scale),
    /// Money: the currencies a word may mean, the usual one first.
    Money(&'static [&'static str]),
    Scale(Scale),
    Basis(Basis),
    Per,
    /// A word with two usual readings.
    Ambiguous(&'static [&'static str]),
}

const fn ten(exponent: i16) -> Scale {
    Scale::pow10(exponent)
}

const fn mass(scale: Scale) -> Symbol {
    Symbol::Unit(Dimension::MASS, scale)
}

const fn time(num: u32, den: u32) -> Symbol {
    Symbol::Unit(Dimension::TIME, Scale::new(num, den, 0))
}

const fn energy(scale: Scale) -> Symbol {
    Symbol::Unit(Dimension::ENERGY, scale)
}

const fn volume(scale: Scale) -> Symbol {
    Symbol::Unit(Dimension::VOLUME, scale)
}

const fn length(scale: Scale) -> Symbol {
    Symbol::Unit(Dimension::LENGTH, scale)
}

const fn share(exponent: i16) -> Symbol {
    Symbol::Unit(Dimension::NONE, ten(exponent))
}

const fn count(kind: CountKind) -> Symbol {
    Symbol::Unit(Dimension::count(kind), Scale::ONE)
}

const YUAN: &[&str] = &["CNY", "TWD", "HKD"];
const DOLLAR: &[&str] = &["USD", "HKD", "TWD", "AUD", "CAD", "NZD", "SGD"];

type Words = &'static [&'static str];

/// Words whose case decides.
const BY_CASE: &[(Words, Symbol)] = &[
    (&["mg"], mass(ten(-9))),
    (&["g"], mass(ten(-6))),
    (&["Mg"], mass(ten(0))),
    (&["Gg"], mass(ten(3))),
    (&["Tg", "Mt"], mass(ten(6))),
    (&["mt", "MT"], Symbol::Ambiguous(&["t", "Mt"])),
    (&["Mtpa"], Symbol::Unit(Dimension::MASS.per(Dimension::TIME), ten(6))),
    (&["mtpa", "MTPA"], Symbol::Ambiguous(&["t/yr", "Mt/yr"])),
    (&["m"], length(ten(-3))),
    (&["M"], Symbol::Scale(ten(6))),
];

const WORDS: &[(Words, Symbol)] = &[
    // mass
    (&["t", "tonne", "tonnes", "ton", "tons", "吨", "公吨"], mass(ten(0))),
    (&["kt", "kilotonne", "kilotonnes"], mass(ten(3))),
    (&["gt"], mass(ten(9))),
    (&["kg", "kilogram", "kilograms", "公斤", "千克"], mass(ten(-3))),
    (&["gram", "grams", "克"], mass(ten(-6))),
    (&["毫克"], mass(ten(-9))),
    (&["斤", "市斤"], mass(Scale::new(5, 1, -4))),
    (&["lb", "lbs", "pound", "pounds", "磅"], mass(Scale::new(45_359_237, 1, -11))),
    // time
    (&["yr", "yrs", "year", "years", "a", "y", "年", "年度"], time(1, 1)),
    (&["quarter", "quarters", "季", "季度"], time(1, 4)),
    (&["mo", "month", "months", "月", "个月", "月度"], time(1, 12)),
    (&["wk", "week", "weeks", "周"], time(7, 365)),
    (&["d", "day", "days", "日", "天"], time(1, 365)),
    (&["h", "hr", "hour", "hours", "小时"], time(1, 8760)),
    // mass rates of one word
    (&["tpa"], Symbol::Unit(Dimension::MASS.per(Dimension::TIME), ten(0))),
    (&["ktpa"], Symbol::Unit(Dimension::MASS.per(Dimension::TIME), ten(3))),
    (&["tpd"], Symbol::Unit(Dimension::MASS.per(Dimension::TIME), Scale::new(365, 1, 0))),
    // energy
    (&["wh", "瓦时"], energy(ten(-6))),
    (&["kwh", "千瓦时", "千瓦小时", "度", "度电"], energy(ten(-3))),
    (&["mwh", "兆瓦时"], energy(ten(0))),
    (&["gwh", "吉瓦时"], energy(ten(3))),
    (&["twh"], energy(ten(6))),
    (&["mj", "兆焦"], energy(Scale::new(1, 36, -2))),
    (&["gj", "吉焦"], energy(Scale::new(10, 36, 0))),
    (&["tj"], energy(Scale::new(10, 36, 3))),
    // volume
    (&["m3", "立方米"], volume(ten(0))),
    (&["l", "litre", "litres", "liter", "liters", "升"], volume(ten(-3))),
    // length
    (&["km", "kilometre", "kilometres", "kilometer", "kilometers", "公里", "千米"], length(ten(0))),
    (&["metre", "metres", "meter", "meters", "米"], length(ten(-3))),
    (&["mi", "mile", "miles", "英里"], length(Scale::new(1_609_344, 1, -6))),
    // shares
    (&["%", "percent", "pct", "wt%", "百分比"], share(-2)),
    (&["pp", "百分点", "个百分点"], share(-2)),
    (&["‰", "千分比"], share(-3)),
    (&["ppm"], share(-6)),
    (&["fraction", "share", "ratio", "times", "倍", "比例"], share(0)),
    // counted things
    (&["person", "persons", "people", "人", "名"], count(CountKind::PERSON)),
    (&["unit", "units", "台"], count(CountKind::UNIT)),
    (&["set", "sets", "套"], count(CountKind::SET)),
    (&["piece", "pieces", "pcs", "件", "个", "只", "支", "块", "片"], count(CountKind::PIECE)),
    (&["case", "cases", "箱"], count(CountKind::CASE)),
    (&["firm", "firms", "enterprise", "enterprises", "company", "companies", "家", "户"], count(CountKind::FIRM)),
    (&["project", "projects", "项"], count(CountKind::PROJECT)),
    (&["vehicle", "vehicles", "car", "cars", "辆"], count(CountKind::VEHICLE)),
    // money
    (&["yuan", "元", "圆"], Symbol::Money(YUAN)),
    (&["rmb", "人民币", "人民币元", "元人民币", "块钱"], Symbol::Money(&["CNY"])),
    (&["¥"], Symbol::Money(&["CNY", "JPY"])),
    (&["$", "dollar", "dollars"], Symbol::Money(DOLLAR)),
    (&["us$", "美元"], Symbol::Money(&["USD"])),
    (&["hk$", "港元", "港币"], Symbol::Money(&["HKD"])),
    (&["nt$", "新台币"], Symbol::Money(&["TWD"])),
    (&["a$", "澳元"], Symbol::Money(&["AUD"])),
    (&["c$", "加元"], Symbol::Money(&["CAD"])),
    (&["€", "euro", "euros", "欧元"], Symbol::Money(&["EUR"])),
    (&["£", "sterling", "英镑"], Symbol::Money(&["GBP"])),
    (&["yen", "日元"], Symbol::Money(&["JPY"])),
    (&["won", "韩元"], Symbol::Money(&["KRW"])),
    (&["卢布"], Symbol::Money(&["RUB"])),
    (&["卢比"], Symbol::Money(&["INR"])),
    // scales before a unit
    (&["十"], Symbol::Scale(ten(1))),
    (&["hundred", "百"], Symbol::Scale(ten(2))),
    (&["k", "thousand", "千"], Symbol::Scale(ten(3))),
    (&["万"], Symbol::Scale(ten(4))),
    (&["million", "mn", "mln", "mio", "mill"], Symbol::Scale(ten(6))),
    (&["亿"], Symbol::Scale(ten(8))),
    (&["billion", "bn"], Symbol::Scale(ten(9))),
    (&["trillion"], Symbol::Scale(ten(12))),
    // basis
    (&["reo", "treo", "氧化物", "稀土氧化物", "折氧化物", "折稀土氧化物"], Symbol::Basis(Basis::Reo)),
    (&["metal", "金属", "金属量", "折金属"], Symbol::Basis(Basis::Metal)),
    (&["gross", "实物", "实物量"], Symbol::Basis(Basis::Gross)),
    (&["per", "每"], Symbol::Per),
];

/// Currencies known by their code, besides the base's own.
const CODES: &[&str] = &[
    "CNY", "CNH", "USD", "EUR", "GBP", "JPY", "HKD", "TWD", "KRW", "AUD", "CAD", "NZD", "SGD", "CHF", "RUB", "INR",
    "BRL", "MXN", "ZAR", "SEK", "NOK", "DKK", "KZT", "MNT", "MYR", "VND", "THB", "IDR",
];

/// Letters before a currency code: `kUSD`, `musd`, `bnCNY`.
const PREFIXES: &[(&str, i16)] = &[("k", 3), ("m", 6), ("mn", 6), ("b", 9), ("bn", 9)];

/// Common whole units, for "did you mean".
const COMPOUND: &[&str] = &[
    "万吨",
    "千吨",
    "万吨/年",
    "吨/年",
    "吨/月",
    "吨/日",
    "万元",
    "百万元",
    "亿元",
    "元/吨",
    "万元/吨",
    "t/yr",
    "kt/yr",
    "t/month",
    "t/day",
    "yuan/t",
    "yuan/yr",
    "%/yr",
    "yuan/(t·yr)",
    "yuan/(t·km)",
    "t REO",
    "万千瓦时",
    "万人",
    "万台",
    "万套",
    "万件",
];

static INDEX: LazyLock<FxHashMap<&'static str, Symbol>> = LazyLock::new(|| {
    let entries = BY_CASE.iter().chain(WORDS);
    entries.flat_map(|(words, symbol)| words.iter().map(|word| (*word, *symbol))).collect()
});

/// Longest word of the catalogue in bytes.
pub(super) const WORD_BYTES_MAX: usize = 24;

/// What a word means, if the catalogue has it.
pub(super) fn lookup(word: &str) -> Option<Symbol> {
    if let Some(symbol) = INDEX.get(word) {
        return Some(*symbol);
    }
    if word.len() > WORD_BYTES_MAX || !word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let mut buffer = [0; WORD_BYTES_MAX];
    let lower = &mut buffer[..word.len()];
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let lower = std::str::from_utf8(lower).expect("lower case keeps UTF-8");
    let case_decides = || BY_CASE.iter().any(|(words, _)| words.contains(&lower));
    INDEX.get(lower).copied().filter(|_| !case_decides())
}

/// A currency code, perhaps behind a prefix of scale; `base` is known even when it is not in the list.
pub(super) fn lookup_code(word: &str, base: Currency) -> Option<(Currency, Scale)> {
    let known = |code: &str| Currency::from_code(code).filter(|code| *code == base || CODES.contains(&code.code()));
    let split = word.len().checked_sub(3).filter(|_| word.is_ascii())?;
    let (prefix, code) = word.split_at(split);
    let code = known(code)?;
    if prefix.is_empty() {
        return Some((code, Scale::ONE));
    }
    let (_, exponent) = PREFIXES.iter().find(|(known, _)| known.eq_ignore_ascii_case(prefix))?;
    Some((code, Scale::pow10(*exponent)))
}

/// Words and whole units to suggest for one that is unknown.
pub(super) fn suggestions<'a>() -> impl Iterator<Item = &'a str> {
    let words = |entries: &'static [(Words, Symbol)]| entries.iter().flat_map(|(words, _)| words.iter().copied());
    COMPOUND.iter().copied().chain(words(BY_CASE)).chain(words(WORDS)).chain(CODES.iter().copied())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::text::unify;

    #[test]
    fn each_word_once_and_in_the_form_it_is_looked_up() {
        let mut seen = std::collections::HashSet::new();
        for word in BY_CASE.iter().chain(WORDS).flat_map(|(words, _)| words.iter()) {
            assert!(seen.insert(*word), "{word} twice");
            assert!(word.len() <= WORD_BYTES_MAX, "{word}");
            let unified: String = word.chars().filter_map(unify).collect();
            assert_eq!(unified, *word);
        }
        for word in WORDS.iter().flat_map(|(words, _)| words.iter()) {
            assert_eq!(word.to_lowercase(), *word);
        }
    }

    #[test]
    fn case_decides_where_it_must() {
        assert_eq!(lookup("Mt"), Some(mass(ten(6))));
        assert_eq!(lookup("mt"), Some(Symbol::Ambiguous(&["t", "Mt"])));
        assert_eq!(lookup("Mg"), Some(mass(ten(0))));
        assert_eq!(lookup("mg"), Some(mass(ten(-9))));
        assert_eq!(lookup("MG"), None);
        assert_eq!(lookup("G"), None);
        assert_eq!(lookup("KG"), Some(mass(ten(-3))));
        assert_eq!(lookup("MWH"), lookup("mwh"));
        assert_eq!(lookup("REO"), Some(Symbol::Basis(Basis::Reo)));
    }

    #[test]
    fn currency_codes() {
        let base = Currency::CNY;
        let usd = Currency::from_code("usd").unwrap();
        assert_eq!(lookup_code("USD", base), Some((usd, ten(0))));
        assert_eq!(lookup_code("musd", base), Some((usd, ten(6))));
        assert_eq!(lookup_code("kUSD", base), Some((usd, ten(3))));
        assert_eq!(lookup_code("bnCNY", base), Some((Currency::CNY, ten(9))));
        assert_eq!(lookup_code("XYZ", base), None);
        let own = Currency::from_code("XYZ").unwrap();
        assert_eq!(lookup_code("xyz", own), Some((own, ten(0))));
        assert_eq!(Currency::from_code("US"), None);
        assert_eq!(Currency::from_code("U$D"), None);
        assert_eq!(own.to_string(), "XYZ");
    }
}
