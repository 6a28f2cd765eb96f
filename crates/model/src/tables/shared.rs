//! Closed lists that several tables share.

use crate::schema::choices;

choices! {
    /// Whether a price includes value-added tax.
    Vat, VAT {
        Without = "without", "不含税", "without VAT";
        With = "with", "含税", "with VAT";
    }
}

choices! {
    /// Direction of a limit or a promise.
    Sense, SENSES {
        Le = "le", "不超过", "at most";
        Ge = "ge", "不少于", "at least";
        Eq = "eq", "等于", "equal";
    }
}
