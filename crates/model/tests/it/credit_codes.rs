//! Credit codes.

use lodestone_model::credit_code::{CreditCode, CreditCodeError};

/// GB 32100-2015, annex: 91350100M000100Y43.
#[test]
fn the_example_of_the_standard_and_every_slip_of_one_character() {
    let code = "91350100M000100Y43";
    assert_eq!(CreditCode::parse(code).unwrap().as_str(), code);
    assert_eq!(CreditCode::parse(" 91350100m000100y43 ").unwrap().as_str(), code);
    assert_eq!(CreditCode::parse("91350100M000100Y44"), Err(CreditCodeError::Check { found: '4', expected: '3' }));
    for at in 0..18 {
        let mut slip = code.as_bytes().to_vec();
        slip[at] = if slip[at] == b'7' { b'8' } else { b'7' };
        assert!(CreditCode::parse(std::str::from_utf8(&slip).unwrap()).is_err(), "{at}");
    }
    for text in ["", "91350100M000100Y4", "91350100M000100Y433", "9135010IM000100Y43", "91350100M000100Y4三"] {
        assert_eq!(CreditCode::parse(text), Err(CreditCodeError::Form), "{text}");
    }
}
