//! Numbers for people: thousands separators, as many digits as matter. Exact values are for documents.

use lodestone_model::base::Lang;

/// Digits that matter in a message.
const DIGITS: usize = 6;

/// Beyond these, powers of ten: 1e15 is the last number that a separator still makes readable.
const PLAIN: std::ops::Range<f64> = 1e-6..1e15;

/// A number with six significant digits; digits before the point are never rounded away.
pub fn plain(value: f64) -> String {
    rounded(value, DIGITS)
}

/// A number with so many significant digits, without zeros at its end.
pub fn rounded(value: f64, digits: usize) -> String {
    if !value.is_finite() {
        return if value.is_nan() {
            "—".to_owned()
        } else if value > 0.0 {
            "∞".to_owned()
        } else {
            "-∞".to_owned()
        };
    }
    if value != 0.0 && !PLAIN.contains(&value.abs()) {
        let text = format!("{value:.*e}", digits.saturating_sub(1));
        let (mantissa, exponent) = text.split_once('e').expect("the format of an exponent has an e");
        return format!("{}e{exponent}", without_trailing_zeros(mantissa));
    }
    let text = format!("{value:.*}", decimals_for(value, digits));
    grouped(without_trailing_zeros(&text))
}

/// A number with so many decimals, kept even where they are zero: for columns that line up.
pub fn fixed(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return rounded(value, DIGITS);
    }
    grouped(&format!("{value:.decimals$}"))
}

/// A whole number.
pub fn count(value: usize) -> String {
    grouped(&value.to_string())
}

/// A share in percent, three significant digits.
pub fn percent(share: f64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}%", rounded(share * 100.0, 3)),
        Lang::En => format!("{} %", rounded(share * 100.0, 3)),
    }
}

/// Decimals that leave so many significant digits.
pub fn decimals_for(value: f64, digits: usize) -> usize {
    if value == 0.0 || !value.is_finite() {
        return 0;
    }
    let text = format!("{:.*e}", digits.saturating_sub(1), value.abs());
    let exponent: i32 = text.split_once('e').and_then(|(_, e)| e.parse().ok()).unwrap_or(0);
    (digits as i32 - 1 - exponent).clamp(0, 17) as usize
}

fn without_trailing_zeros(text: &str) -> &str {
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.'),
        false => text,
    }
}

/// Separates thousands; minus zero is zero.
fn grouped(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let sign = if digits.bytes().all(|b| matches!(b, b'0' | b'.')) { "" } else { sign };
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_numbers() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (-1e-9, "-1e-9"),
            (1.0, "1"),
            (-5.0, "-5"),
            (0.1 + 0.2, "0.3"),
            (153.675, "153.675"),
            (153_675.0, "153,675"),
            (1_234_567.89, "1,234,568"),
            (82_900_000_000.0, "82,900,000,000"),
            (1.166_4, "1.1664"),
            (0.000_012_345_678, "0.0000123457"),
            (999_999.96, "1,000,000"),
            (1.3e16, "1.3e16"),
            (1.5e-7, "1.5e-7"),
            (f64::NAN, "—"),
            (f64::INFINITY, "∞"),
            (f64::NEG_INFINITY, "-∞"),
        ] {
            assert_eq!(plain(value), text);
        }
    }

    #[test]
    fn fewer_digits_never_touch_the_whole_part() {
        assert_eq!(rounded(12_345.678, 3), "12,346");
        assert_eq!(rounded(0.034_56, 3), "0.0346");
        assert_eq!(rounded(9.996, 3), "10");
        assert_eq!(fixed(1.5, 2), "1.50");
        assert_eq!(fixed(-1234.0, 1), "-1,234.0");
        assert_eq!(fixed(-0.001, 1), "0.0");
        assert_eq!(count(1_000_000), "1,000,000");
        assert_eq!(percent(0.036, Lang::Zh), "3.6%");
        assert_eq!(percent(1.166_5, Lang::En), "117 %");
    }
}
