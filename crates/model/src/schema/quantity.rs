//! What kind of thing a number is. The dimension that a cell must have follows from it, from the
//! row's commodity where it counts one, and from the base's currency.

/// Kind of number, with the unit that a bare number means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Quantity {
    /// A pure number.
    Number,
    /// A share: bare numbers are fractions, `3.6 %` is 0.036.
    Share,
    /// A share per year.
    SharePerYear,
    /// Grams per mole; bare and `g/mol` alike.
    MolarMass,
    /// An amount of the row's commodity, in its own unit (t, pieces, MWh).
    Amount,
    /// An amount over the row's span; with a unit per time it is a rate.
    Flow,
    /// Units of the row's commodity per year: capacities and sizes.
    Rate,
    /// Money.
    Money,
    /// Money per year.
    MoneyPerYear,
    /// Money per unit of the row's commodity, or of activity.
    Price,
    /// Money per unit of capacity (yuan per t/yr).
    MoneyPerRate,
    /// Money per unit of commodity and year: holding cost.
    PricePerYear,
    /// A length of time: bare numbers are years; months and days may be given.
    Duration,
    /// Whatever the row's `unit` column or the cell says.
    Stated,
}

impl Quantity {
    /// The unit a bare number means, as the docs print it; `{k}` stands for the commodity's unit
    /// and `{c}` for the base's currency.
    pub const fn bare_unit(self) -> &'static str {
        match self {
            Quantity::Number => "",
            Quantity::Share => "1",
            Quantity::SharePerYear => "1/yr",
            Quantity::MolarMass => "g/mol",
            Quantity::Amount => "{k}",
            Quantity::Flow => "{k}",
            Quantity::Rate => "{k}/yr",
            Quantity::Money => "{c}",
            Quantity::MoneyPerYear => "{c}/yr",
            Quantity::Price => "{c}/{k}",
            Quantity::MoneyPerRate => "{c}/({k}/yr)",
            Quantity::PricePerYear => "{c}/({k} yr)",
            Quantity::Duration => "yr",
            Quantity::Stated => "unit",
        }
    }
}
