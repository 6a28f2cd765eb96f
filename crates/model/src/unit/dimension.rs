//! What a number counts: a product of powers of mass, money, time, energy, volume, length and counted things.

use std::fmt;
use std::ops::{Div, Mul};

/// A kind of thing that is counted: built in, or declared by a base with [`Units::declare`](super::Units::declare).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountKind(pub(super) u16);

impl CountKind {
    /// 人
    pub const PERSON: Self = Self(0);
    /// 台
    pub const UNIT: Self = Self(1);
    /// 套
    pub const SET: Self = Self(2);
    /// 件
    pub const PIECE: Self = Self(3);
    /// 箱
    pub const CASE: Self = Self(4);
    /// 家
    pub const FIRM: Self = Self(5);
    /// 项
    pub const PROJECT: Self = Self(6);
    /// 辆
    pub const VEHICLE: Self = Self(7);

    pub(super) const BUILT_IN: [&'static str; 8] =
        ["persons", "units", "sets", "pieces", "cases", "firms", "projects", "vehicles"];

    /// The English name of a built-in kind.
    #[must_use]
    pub fn built_in_name(self) -> Option<&'static str> {
        Self::BUILT_IN.get(usize::from(self.0)).copied()
    }
}

/// One base quantity of a dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// In t.
    Mass,
    /// In the base's currency.
    Money,
    /// In years.
    Time,
    /// In MWh.
    Energy,
    /// In m³.
    Volume,
    /// In km.
    Length,
    /// In things of one kind.
    Count(CountKind),
}

/// The dimension of a number; [`Dimension::NONE`] is the one without parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dimension {
    money: i8,
    mass: i8,
    energy: i8,
    volume: i8,
    length: i8,
    time: i8,
    /// Sorted by kind; an exponent of zero is an empty place, and empty places are last and alike.
    counts: [(CountKind, i8); 2],
}

const NO_COUNT: (CountKind, i8) = (CountKind(0), 0);

impl Dimension {
    /// That of a share, a ratio of two numbers of one dimension, or a plain number.
    pub const NONE: Self =
        Self { money: 0, mass: 0, energy: 0, volume: 0, length: 0, time: 0, counts: [NO_COUNT, NO_COUNT] };
    /// In t.
    pub const MASS: Self = Self { mass: 1, ..Self::NONE };
    /// In the base's currency.
    pub const MONEY: Self = Self { money: 1, ..Self::NONE };
    /// In years.
    pub const TIME: Self = Self { time: 1, ..Self::NONE };
    /// In MWh.
    pub const ENERGY: Self = Self { energy: 1, ..Self::NONE };
    /// In m³.
    pub const VOLUME: Self = Self { volume: 1, ..Self::NONE };
    /// In km.
    pub const LENGTH: Self = Self { length: 1, ..Self::NONE };

    /// Things of one kind.
    #[must_use]
    pub const fn count(kind: CountKind) -> Self {
        Self { counts: [(kind, 1), NO_COUNT], ..Self::NONE }
    }

    /// The product of two dimensions.
    ///
    /// # Panics
    /// With more than two kinds of counted things: meant for constants, see [`Self::checked_times`].
    #[must_use]
    pub const fn times(self, other: Self) -> Self {
        match self.combined(other, 1) {
            Some(dimension) => dimension,
            None => panic!("a dimension has two kinds of counted things at most"),
        }
    }

    /// The quotient of two dimensions.
    ///
    /// # Panics
    /// As [`Self::times`].
    #[must_use]
    pub const fn per(self, other: Self) -> Self {
        match self.combined(other, -1) {
            Some(dimension) => dimension,
            None => panic!("a dimension has two kinds of counted things at most"),
        }
    }

    /// The product of two dimensions, or none with more than two kinds of counted things or an exponent out of range.
    #[must_use]
    pub const fn checked_times(self, other: Self) -> Option<Self> {
        self.combined(other, 1)
    }

    /// The quotient of two dimensions, or none as in [`Self::checked_times`].
    #[must_use]
    pub const fn checked_per(self, other: Self) -> Option<Self> {
        self.combined(other, -1)
    }

    /// The exponent of time: negative for a rate.
    #[must_use]
    pub const fn time(self) -> i8 {
        self.time
    }

    /// The parts with their exponents (never zero), money first and time last.
    pub fn parts(self) -> impl Iterator<Item = (Part, i8)> + Clone {
        let [first, second] = self.counts;
        [
            (Part::Money, self.money),
            (Part::Mass, self.mass),
            (Part::Energy, self.energy),
            (Part::Volume, self.volume),
            (Part::Length, self.length),
            (Part::Count(first.0), first.1),
            (Part::Count(second.0), second.1),
            (Part::Time, self.time),
        ]
        .into_iter()
        .filter(|(_, exponent)| *exponent != 0)
    }

    /// Writes the dimension with a word of the caller's for each part, such as `money/(mass·time)`; a dimension without
    /// parts is written as `share`.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write<'w>(self, out: &mut impl fmt::Write, share: &str, word: impl Fn(Part) -> &'w str) -> fmt::Result {
        let above = self.parts().filter(|(_, exponent)| *exponent > 0);
        let below = self.parts().filter(|(_, exponent)| *exponent < 0);
        if above.clone().next().is_some() {
            write_product(out, above, &word)?;
        } else if below.clone().next().is_some() {
            out.write_char('1')?;
        } else {
            out.write_str(share)?;
        }
        match below.clone().count() {
            0 => Ok(()),
            1 => {
                out.write_char('/')?;
                write_product(out, below, &word)
            }
            _ => {
                out.write_str("/(")?;
                write_product(out, below, &word)?;
                out.write_char(')')
            }
        }
    }

    const fn combined(self, other: Self, sign: i8) -> Option<Self> {
        let Some(money) = power(self.money, other.money, sign) else { return None };
        let Some(mass) = power(self.mass, other.mass, sign) else { return None };
        let Some(energy) = power(self.energy, other.energy, sign) else { return None };
        let Some(volume) = power(self.volume, other.volume, sign) else { return None };
        let Some(length) = power(self.length, other.length, sign) else { return None };
        let Some(time) = power(self.time, other.time, sign) else { return None };
        let [first, second] = other.counts;
        let Some(counts) = with_count(self.counts, first, sign) else { return None };
        let Some(counts) = with_count(counts, second, sign) else { return None };
        Some(Self { money, mass, energy, volume, length, time, counts })
    }
}

fn write_product<'w>(
    out: &mut impl fmt::Write,
    parts: impl Iterator<Item = (Part, i8)>,
    word: &impl Fn(Part) -> &'w str,
) -> fmt::Result {
    for (at, (part, exponent)) in parts.enumerate() {
        let dot = if at > 0 { "·" } else { "" };
        match exponent.unsigned_abs() {
            1 => write!(out, "{dot}{}", word(part))?,
            power => write!(out, "{dot}{}^{power}", word(part))?,
        }
    }
    Ok(())
}

/// `a` + `sign` × `b`, within ±100.
const fn power(a: i8, b: i8, sign: i8) -> Option<i8> {
    let sum = a as i16 + sign as i16 * b as i16;
    if sum.abs() <= 100 { Some(sum as i8) } else { None }
}

const fn with_count(counts: [(CountKind, i8); 2], added: (CountKind, i8), sign: i8) -> Option<[(CountKind, i8); 2]> {
    let [first, second] = counts;
    if added.1 == 0 {
        return Some(counts);
    }
    if first.1 != 0 && first.0.0 == added.0.0 {
        return match power(first.1, added.1, sign) {
            Some(0) => Some([second, NO_COUNT]),
            Some(exponent) => Some([(first.0, exponent), second]),
            None => None,
        };
    }
    if second.1 != 0 && second.0.0 == added.0.0 {
        return match power(second.1, added.1, sign) {
            Some(0) => Some([first, NO_COUNT]),
            Some(exponent) => Some([first, (second.0, exponent)]),
            None => None,
        };
    }
    let added = (added.0, added.1 * sign);
    match (first.1, second.1) {
        (0, _) => Some([added, NO_COUNT]),
        (_, 0) if first.0.0 < added.0.0 => Some([first, added]),
        (_, 0) => Some([added, first]),
        _ => None,
    }
}

impl Mul for Dimension {
    type Output = Self;

    /// As [`Dimension::times`].
    fn mul(self, other: Self) -> Self {
        self.times(other)
    }
}

impl Div for Dimension {
    type Output = Self;

    /// As [`Dimension::per`].
    fn div(self, other: Self) -> Self {
        self.per(other)
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, "share", |part| match part {
            Part::Mass => "mass",
            Part::Money => "money",
            Part::Time => "time",
            Part::Energy => "energy",
            Part::Volume => "volume",
            Part::Length => "length",
            Part::Count(kind) => kind.built_in_name().unwrap_or("count"),
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const PERSONS: Dimension = Dimension::count(CountKind::PERSON);
    const CASES: Dimension = Dimension::count(CountKind::CASE);

    #[test]
    fn shows_itself() {
        let price = Dimension::MONEY.per(Dimension::MASS);
        for (dimension, text) in [
            (Dimension::NONE, "share"),
            (price, "money/mass"),
            (Dimension::MASS.per(Dimension::TIME), "mass/time"),
            (price.per(Dimension::TIME), "money/(mass·time)"),
            (Dimension::NONE.per(Dimension::TIME), "1/time"),
            (Dimension::MONEY.per(CASES).per(Dimension::LENGTH), "money/(length·cases)"),
            (Dimension::MASS.times(Dimension::LENGTH), "mass·length"),
            (Dimension::LENGTH.times(Dimension::LENGTH), "length^2"),
            (PERSONS.per(Dimension::TIME.times(Dimension::TIME)), "persons/time^2"),
            (Dimension::count(CountKind(500)), "count"),
        ] {
            assert_eq!(dimension.to_string(), text);
        }
    }

    #[test]
    fn words_of_the_caller() {
        let mut text = String::new();
        let holding = Dimension::MONEY.per(Dimension::MASS).per(Dimension::TIME);
        let word = |part| match part {
            Part::Money => "金额",
            Part::Mass => "质量",
            Part::Time => "时间",
            _ => "其他",
        };
        holding.write(&mut text, "比例", word).unwrap();
        assert_eq!(text, "金额/(质量·时间)");
        let parts: Vec<_> = holding.parts().collect();
        assert_eq!(parts, [(Part::Money, 1), (Part::Mass, -1), (Part::Time, -1)]);
        assert_eq!(Dimension::NONE.parts().count(), 0);
        assert_eq!((holding.time(), Dimension::MASS.time()), (-1, 0));
    }

    #[test]
    fn a_product_and_its_quotient_cancel() {
        let all = [
            Dimension::NONE,
            Dimension::MASS,
            Dimension::MONEY,
            Dimension::TIME,
            Dimension::ENERGY,
            Dimension::VOLUME,
            Dimension::LENGTH,
            PERSONS,
            CASES,
        ];
        for a in all {
            assert_eq!(a.per(a), Dimension::NONE);
            for b in all {
                assert_eq!(a.times(b).per(b), a);
                assert_eq!(a.per(b).times(b), a);
                assert_eq!(a * b, b * a);
                assert_eq!(a / b, a.per(b));
                assert_eq!(a == b, a.per(b) == Dimension::NONE);
            }
        }
    }

    #[test]
    fn two_kinds_of_things_at_most() {
        let two = PERSONS.per(CASES);
        assert_eq!(two.checked_times(Dimension::count(CountKind::SET)), None);
        assert_eq!(two.checked_per(two), Some(Dimension::NONE));
        assert_eq!(two.checked_times(CASES), Some(PERSONS));
        assert_eq!(two.to_string(), "persons/cases");
        let mut high = Dimension::TIME;
        for _ in 1..100 {
            high = high.times(Dimension::TIME);
        }
        assert_eq!(high.checked_times(Dimension::TIME), None);
    }
}
