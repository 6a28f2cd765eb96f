//! Composition of what is counted in pieces.

use lodestone_model::ids::{ElementId, Id};

use crate::chain::Chain;

fn chain(basis: &str, composition: &str) -> Chain {
    let commodities = format!("commodity,unit,basis\nore,t,\noxide,t,\nmetal,t,\nslag,t,\nmotor,台,{basis}\n");
    Chain::new()
        .table("commodities", &commodities)
        .table("elements", "element,molar_mass\nNd,144.242\nFe,55.845\n")
        .table("composition", composition)
}

/// A generator of a large wind turbine holds 1.2 t of Nd and 3 t of Fe.
#[test]
fn a_piece_may_hold_more_than_a_tonne() {
    let heavy = "commodity,element,content\nmotor,Nd,1.2\nmotor,Fe,3\n";
    let base = chain("piece", heavy).base();
    let motor = base.rows.commodities.iter().position(|row| base.text(row.commodity) == "motor").unwrap();
    let held = base.composition.of(Id::from_index(motor));
    let share = |element: usize| held.iter().find(|c| c.element == ElementId::from_index(element)).unwrap().share;
    assert_eq!([share(0), share(1)], [1.2, 3.0]);
}

/// A tonne cannot hold 1.2 t; and of a piece nothing can be "the rest".
#[test]
fn a_tonne_may_not_and_a_piece_has_no_rest() {
    let codes = |chain: Chain| -> Vec<String> {
        chain.findings().iter().map(|finding| finding[..3].to_owned()).filter(|code| code.starts_with('M')).collect()
    };
    assert_eq!(codes(chain("piece", "commodity,element,content\noxide,Nd,1.2\n")), ["M01"]);
    let rest = "commodity,element,content,closing\nmotor,Nd,0.2,\nmotor,Fe,,yes\n";
    assert_eq!(codes(chain("piece", rest)), ["M02"]);
    assert_eq!(codes(chain("gross", rest)), [""; 0]);
}
