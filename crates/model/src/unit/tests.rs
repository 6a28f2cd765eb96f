use super::*;
use crate::decimal::{self, DecimalError, Scale};

const MASS: Dimension = Dimension::MASS;
const MONEY: Dimension = Dimension::MONEY;
const TIME: Dimension = Dimension::TIME;
const PER_TIME: Dimension = Dimension::NONE.per(TIME);

fn units() -> Units {
    Units::new(Currency::CNY)
}

fn ten(exponent: i16) -> Scale {
    Scale::pow10(exponent)
}

#[track_caller]
fn check(text: &str, dimension: Dimension, scale: Scale) {
    let written = text.trim().to_owned();
    assert_eq!(units().parse(text), Ok(Unit { dimension, scale, basis: None, written }), "{text}");
}

#[test]
fn mass_energy_volume_length() {
    for text in ["t", "T", " t ", "吨", "噸", "ｔ", "tonnes", "Mg"] {
        check(text, MASS, ten(0));
    }
    for text in ["kt", "千吨", "千噸", "Gg"] {
        check(text, MASS, ten(3));
    }
    for text in ["万吨", "萬噸", "万t", "万 吨", "10^4 t", "1e4t", "10000 t"] {
        check(text, MASS, ten(4));
    }
    for text in ["Mt", "百万吨", "million t", "million tonnes"] {
        check(text, MASS, ten(6));
    }
    for text in ["kg", "KG", "公斤", "千克"] {
        check(text, MASS, ten(-3));
    }
    check("g", MASS, ten(-6));
    check("亿吨", MASS, ten(8));
    check("斤", MASS, Scale::new(1, 2000, 0));
    check("lb", MASS, Scale::new(45_359_237, 1, -11));
    check("MWh", Dimension::ENERGY, ten(0));
    for text in ["kWh", "度", "千瓦时", "千瓦時"] {
        check(text, Dimension::ENERGY, ten(-3));
    }
    check("GWh", Dimension::ENERGY, ten(3));
    check("万千瓦时", Dimension::ENERGY, ten(1));
    check("亿千瓦时", Dimension::ENERGY, ten(5));
    check("GJ", Dimension::ENERGY, Scale::new(10, 36, 0));
    for text in ["m³", "m3", "立方米", "Ｍ３"] {
        check(text, Dimension::VOLUME, ten(0));
    }
    check("万m³", Dimension::VOLUME, ten(4));
    check("km", Dimension::LENGTH, ten(0));
    check("thousand miles", Dimension::LENGTH, Scale::new(1_609_344, 1, -3));
}

#[test]
fn money_in_the_base_s_currency() {
    for text in ["元", "yuan", "CNY", "RMB", "¥", "￥", "人民币", "圓"] {
        check(text, MONEY, ten(0));
    }
    check("千元", MONEY, ten(3));
    check("万元", MONEY, ten(4));
    check("百万元", MONEY, ten(6));
    check("million yuan", MONEY, ten(6));
    check("M yuan", MONEY, ten(6));
    for text in ["亿元", "億元", "亿元人民币", "1e8 yuan"] {
        check(text, MONEY, ten(8));
    }
    check("billion yuan", MONEY, ten(9));
    check("万亿元", MONEY, ten(12));
    let price = MONEY.per(MASS);
    check("元/吨", price, ten(0));
    check("yuan/t", price, ten(0));
    check("yuan per t", price, ten(0));
    check("元每吨", price, ten(0));
    check("万元／吨", price, ten(4));
    check("k yuan/t", price, ten(3));
    check("元/公斤", price, ten(3));
    check("元/kWh", MONEY.per(Dimension::ENERGY), ten(3));
}

#[test]
fn money_in_another_currency() {
    let usd = Currency::from_code("USD").unwrap();
    let error = UnitError::OtherCurrency { found: usd, base: Currency::CNY };
    for text in ["USD", "US$", "$", "美元/吨", "USD/kg", "百万美元", "musd"] {
        assert_eq!(units().parse(text), Err(error.clone()), "{text}");
    }
    assert_eq!(error.to_string(), "money in USD, but the base counts in CNY");
    let american = Units::new(usd);
    for text in ["million USD", "musd", "MUSD", "百万美元", "mill us$", "million dollars"] {
        assert_eq!(american.parse(text).map(|unit| (unit.dimension, unit.scale)), Ok((MONEY, ten(6))), "{text}");
    }
    assert!(matches!(american.parse("元/吨"), Err(UnitError::OtherCurrency { .. })));
    let pesos = Units::new(Currency::from_code("xyz").unwrap());
    assert_eq!(pesos.parse("XYZ/t").map(|unit| unit.dimension), Ok(MONEY.per(MASS)));
}

#[test]
fn rates_shares_and_counts() {
    let rate = MASS.per(TIME);
    for text in ["t/yr", "t/a", "吨/年", "t per year", "tpa"] {
        check(text, rate, ten(0));
    }
    check("kt/yr", rate, ten(3));
    check("万吨/年", rate, ten(4));
    check("萬噸／年", rate, ten(4));
    check("吨/日", rate, Scale::new(365, 1, 0));
    check("t/day", rate, Scale::new(365, 1, 0));
    check("吨/月", rate, Scale::new(12, 1, 0));
    check("t/month", rate, Scale::new(12, 1, 0));
    check("kt/month", rate, Scale::new(12, 1, 3));
    check("months", TIME, Scale::new(1, 12, 0));
    check("%", Dimension::NONE, ten(-2));
    check("％", Dimension::NONE, ten(-2));
    check("‰", Dimension::NONE, ten(-3));
    check("pp", Dimension::NONE, ten(-2));
    check("个百分点", Dimension::NONE, ten(-2));
    for text in ["倍", "fraction", "share", "1", "t/t"] {
        check(text, Dimension::NONE, ten(0));
    }
    check("kg/t", Dimension::NONE, ten(-3));
    check("%/yr", PER_TIME, ten(-2));
    check("1/yr", PER_TIME, ten(0));
    check("yuan/yr", MONEY.per(TIME), ten(0));
    for (text, kind) in
        [("persons", CountKind::PERSON), ("人", CountKind::PERSON), ("台", CountKind::UNIT), ("套", CountKind::SET)]
    {
        check(text, Dimension::count(kind), ten(0));
    }
    check("件", Dimension::count(CountKind::PIECE), ten(0));
    check("万台/年", Dimension::count(CountKind::UNIT).per(TIME), ten(4));
    check("kg/台", MASS.per(Dimension::count(CountKind::UNIT)), ten(-3));
}

#[test]
fn products_behind_a_division() {
    let holding = MONEY.per(MASS).per(TIME);
    for text in ["yuan/(t·yr)", "yuan/(t yr)", "yuan/(t*yr)", "元/（吨·年）", "元/（噸•年）", "yuan/t/yr", "元/吨/年"]
    {
        check(text, holding, ten(0));
    }
    check("元/吨年", holding, ten(0));
    let freight = MONEY.per(MASS).per(Dimension::LENGTH);
    check("yuan/(t km)", freight, ten(0));
    check("元/吨公里", freight, ten(0));
    check("yuan/(t/yr)", MONEY.per(MASS.per(TIME)), ten(0));
    check("t·km", MASS.times(Dimension::LENGTH), ten(0));
    check("吨公里", MASS.times(Dimension::LENGTH), ten(0));
    check("yuan/(kt/yr)", MONEY.per(MASS).times(TIME), ten(-3));
    for text in ["yuan/t·yr", "yuan/t yr", "yuan per t/yr", "yuan per t per", "元/吨·年", "元/吨 年", "yuan/t(yr)"]
    {
        let error = units().parse(text).unwrap_err();
        let per_alone = text.ends_with("per") && matches!(error, UnitError::Malformed { .. });
        assert!(per_alone || matches!(error, UnitError::NeedsParentheses { .. }), "{text}: {error:?}");
    }
    let dantzig = Units::new(Currency::from_code("USD").unwrap()).parse("USD/(case·thousand miles)").unwrap();
    assert_eq!(dantzig.dimension, MONEY.per(Dimension::count(CountKind::CASE)).per(Dimension::LENGTH));
    assert_eq!(dantzig.scale, Scale::new(1000, 1_609_344, 0));
}

#[test]
fn the_basis_of_a_mass() {
    let rate = MASS.per(TIME);
    for (text, dimension, exponent, basis) in [
        ("t REO", MASS, 0, Basis::Reo),
        ("吨REO", MASS, 0, Basis::Reo),
        ("噸（REO）", MASS, 0, Basis::Reo),
        ("t REO/yr", rate, 0, Basis::Reo),
        ("t (REO)/yr", rate, 0, Basis::Reo),
        ("万吨（折稀土氧化物）", MASS, 4, Basis::Reo),
        ("kt metal", MASS, 3, Basis::Metal),
        ("金属吨", MASS, 0, Basis::Metal),
        ("万实物吨/年", rate, 4, Basis::Gross),
        ("t gross", MASS, 0, Basis::Gross),
        ("yuan/t REO", MONEY.per(MASS), 0, Basis::Reo),
        ("元/金属吨", MONEY.per(MASS), 0, Basis::Metal),
        ("% REO", Dimension::NONE, -2, Basis::Reo),
    ] {
        let unit = Unit { dimension, scale: ten(exponent), basis: Some(basis), written: text.to_owned() };
        assert_eq!(units().parse(text), Ok(unit), "{text}");
    }
    assert_eq!(units().parse("t REO/t metal"), Err(UnitError::TwoBases));
}

#[test]
fn units_that_a_base_declares() {
    let mut units = units();
    let wind = units.declare(&["MW", "兆瓦"]).unwrap();
    let motor = units.declare(&["motor", "电机"]).unwrap();
    assert_ne!(wind, motor);
    assert_eq!(units.parse("kg/MW").unwrap().dimension, MASS.per(Dimension::count(wind)));
    assert_eq!(units.parse("万电机/年").unwrap().dimension, Dimension::count(motor).per(TIME));
    assert_eq!(units.parse("电機").unwrap().dimension, Dimension::count(motor));
    assert_eq!(units.parse("兆瓦时").unwrap().dimension, Dimension::ENERGY);
    assert_eq!(units.count_name(motor), "motor");
    assert_eq!(units.count_name(CountKind::PERSON), "persons");
    for taken in ["t", "萬", "motor", "MOTOR", "usd", "two words", "a/b", "", "一二三四五六七八九"] {
        let error = UnitError::NameNotFree { text: taken.to_owned() };
        assert_eq!(units.declare(&[taken]), Err(error), "{taken}");
    }
    assert_eq!(units.declare(&[]), Err(UnitError::Empty));
}

#[test]
fn canonical_units_read_back() {
    let mut units = units();
    let motor = Dimension::count(units.declare(&["motor"]).unwrap());
    let price = MONEY.per(MASS);
    for (dimension, text) in [
        (Dimension::NONE, "1"),
        (MASS, "t"),
        (price, "CNY/t"),
        (price.per(TIME), "CNY/(t·yr)"),
        (PER_TIME, "1/yr"),
        (Dimension::VOLUME, "m³"),
        (Dimension::ENERGY.per(motor), "MWh/motor"),
    ] {
        assert_eq!(units.symbol(dimension), text);
        let unit = Unit { dimension, scale: Scale::ONE, basis: None, written: text.to_owned() };
        assert_eq!(units.parse(text), Ok(unit));
    }
}

#[test]
fn what_is_not_a_unit() {
    let unknown = |text: &str, near: Option<&str>| UnitError::Unknown {
        text: text.to_owned(),
        did_you_mean: near.map(str::to_owned),
    };
    for (text, error) in [
        ("", UnitError::Empty),
        (" \u{3000}", UnitError::Empty),
        ("furlong", unknown("furlong", None)),
        ("tonnse", unknown("tonnse", Some("tonne"))),
        ("万顿", unknown("顿", Some("万吨"))),
        ("t/yaer", unknown("yaer", Some("year"))),
        ("g per kg engine", unknown("engine", None)),
        ("100x", unknown("x", None)),
        ("7 t", unknown("7", None)),
        ("t#", unknown("#", None)),
        ("备案", unknown("备案", None)),
        ("mt", UnitError::Ambiguous { text: "mt".to_owned(), readings: &["t", "Mt"] }),
        ("万", UnitError::Malformed { text: "万".to_owned() }),
        ("t/", UnitError::Malformed { text: "t/".to_owned() }),
        ("/t", UnitError::Malformed { text: "/t".to_owned() }),
        ("(t", UnitError::Malformed { text: "(t".to_owned() }),
        ("t)", UnitError::Malformed { text: "t)".to_owned() }),
        ("t 10", UnitError::Malformed { text: "t 10".to_owned() }),
        ("1 1", UnitError::Malformed { text: "1 1".to_owned() }),
        ("()", UnitError::Malformed { text: "()".to_owned() }),
        ("人·台·套", UnitError::TooComplex),
    ] {
        assert_eq!(units().parse(text), Err(error), "{text:?}");
    }
    assert_eq!(units().parse(&"(".repeat(100)), Err(UnitError::TooComplex));
    assert!(matches!(units().parse(&"t".repeat(100_000)), Err(UnitError::Unknown { text, .. }) if text.len() == 64));
    assert_eq!(units().parse(&"km·".repeat(30)).unwrap_err(), UnitError::Malformed { text: "km·".repeat(30) });
}

#[test]
fn a_wrong_dimension_shows_both() {
    assert_eq!(units().parse_as("万元/吨", MONEY.per(MASS)).map(|unit| unit.scale), Ok(ten(4)));
    let error = units().parse_as("吨/年", MONEY.per(MASS)).unwrap_err();
    assert_eq!(error.to_string(), "\"吨/年\" is mass/time, expected money/mass");
}

#[test]
fn values_read_exactly() {
    let read = |unit: &str, text: &str| units().parse(unit).unwrap().read(text);
    assert_eq!(read("亿元", "1,300"), Ok(1.3e11));
    assert_eq!(read("万吨", "0.1"), Ok(1000.0));
    assert_eq!(read("%", "3.6"), Ok(0.036));
    assert_eq!(read("吨/日", "55"), Ok(20_075.0));
    assert_eq!(read("t/month", "1600"), Ok(19_200.0));
    assert_eq!(read("万元/吨", "41.5"), Ok(415_000.0));
    assert_eq!(read("元/度", "0.57"), Ok(570.0));
    assert_eq!(read("months", "18"), Ok(1.5));
}

#[test]
fn cells_with_a_unit() {
    for (text, value, unit) in [
        ("3.25 万吨", "3.25", "万吨"),
        ("3.25万吨", "3.25", "万吨"),
        (" -5% ", "-5", "%"),
        ("1,300亿元", "1,300", "亿元"),
        ("１，３００　億元", "１，３００", "億元"),
        ("1e8 yuan", "1e8", "yuan"),
        ("1.5E-3t", "1.5E-3", "t"),
        ("5 eur", "5", "eur"),
        ("5e", "5", "e"),
        ("1 300 t", "1 300", "t"),
        ("1  300 t", "1  300", "t"),
        ("1\u{2009}300 t", "1\u{2009}300", "t"),
        ("12", "12", ""),
        ("t", "", "t"),
        ("约5万吨", "", "约5万吨"),
        ("-", "", "-"),
        ("", "", ""),
        (".5t", ".5", "t"),
    ] {
        assert_eq!(split_value_unit(text), (value, unit), "{text:?}");
    }
    assert_eq!(decimal::parse(split_value_unit("1 300 t").0), Err(DecimalError::AmbiguousSeparator));
}

#[test]
fn headers_with_a_unit() {
    for (text, name, unit) in [
        ("capacity [kt/yr]", "capacity", Some("kt/yr")),
        ("产能（万吨/年）", "产能", Some("万吨/年")),
        ("产能(万吨/年)", "产能", Some("万吨/年")),
        (" holding cost (yuan/(t·yr)) ", "holding cost", Some("yuan/(t·yr)")),
        ("capacity (filed) [kt/yr]", "capacity (filed)", Some("kt/yr")),
        ("产能【吨】", "产能", Some("吨")),
        ("capacity", "capacity", None),
        ("[kt/yr]", "[kt/yr]", None),
        ("capacity []", "capacity", Some("")),
        ("capacity )", "capacity )", None),
        ("a (b", "a (b", None),
        ("", "", None),
    ] {
        assert_eq!(split_header(text), (name, unit), "{text:?}");
    }
}
