//! The canonical form: what changes it and what does not.

use lodestone_model::canonical::base_id;
use lodestone_model::read::read_base;

use crate::fixture::{MANIFEST, canonical_of, small_base, with};

const CAPACITIES: &str = "\
plant,kind,span,capacity [kt/yr],source,note
works,effective,2024,20,doc,批复
works,effective,2025..2026,30.5,doc,
mill,installed,,4,own,旧线
";

fn id_of(path: &std::path::Path) -> String {
    let input = read_base(path).unwrap();
    base_id(input.manifest.as_ref().unwrap(), &input.grids, &input.texts)
}

#[test]
fn the_form_itself() {
    let text = canonical_of(small_base().path());
    assert!(text.starts_with("lodestone base 1\nid\tsmall\nname_zh\t小基地\n"), "{text}");
    let capacities = text.split("[capacities]\n").nth(1).unwrap();
    assert_eq!(
        capacities,
        "mill\tinstalled\t\t4e3 t/yr\t\town\t\n\
         works\teffective\t2024\t2e4 t/yr\t\tdoc\t\n\
         works\teffective\t2025..2026\t3.05e4 t/yr\t\tdoc\t\n"
    );
    let id = id_of(small_base().path());
    assert!(id.len() == 64 && id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{id}");
}

#[test]
fn what_does_not_change_it() {
    let expected = id_of(small_base().path());
    for (name, text) in [
        (
            "rows",
            "plant,kind,span,capacity [kt/yr],source\nmill,installed,,4,own\nworks,effective,2025..2026,30.5,doc\nworks,effective,2024,20,doc\n",
        ),
        (
            "columns",
            "span,source,capacity,kind,plant\n2024,doc,20000,有效,works\n2025至2026,doc,3.05万吨/年,effective,Works\n,own,4 kt/yr,installed,ＭＩＬＬ\n",
        ),
        (
            "blank lines",
            "plant,kind,span,capacity [kt/yr],source,,\n\nworks,effective,2024,20.0,doc\n,,,,\nworks,effective,2025..2026,30.50,doc,\nmill,installed,,4,own\n\n",
        ),
    ] {
        assert_eq!(id_of(with("capacities.csv", text).path()), expected, "{name}");
    }
    let toml =
        "# a comment\n".to_owned() + &MANIFEST.replace("[\"2024\", \"2025\", \"2026\"]", "'2024..2026'\nstep = 'year'");
    assert_eq!(id_of(with("base.toml", toml).path()), expected);
    let toml = format!("{MANIFEST}[[case]]\nname = \"x\"\n");
    assert_eq!(id_of(with("base.toml", toml).path()), expected, "cases count when they are applied");
}

#[test]
fn what_changes_it() {
    let expected = id_of(small_base().path());
    for (from, to) in [(",20,", ",20.1,"), (",own,", ",doc,"), ("2024", "2025"), ("effective,2024", "accepted,2024")] {
        let text = CAPACITIES.replacen(from, to, 1);
        assert_ne!(id_of(with("capacities.csv", &text).path()), expected, "{from} {to}");
    }
    let toml = MANIFEST.replace("0.08", "0.1");
    assert_ne!(id_of(with("base.toml", toml).path()), expected);
    assert_eq!(id_of(with("capacities.csv", CAPACITIES).path()), expected);
}

#[test]
fn texts_stay_on_their_line() {
    let text = "source,title_zh,grade\nown,\"a\r\nb\tc\\d\",C\ndoc,公告,A\n";
    let canonical = canonical_of(with("sources.csv", text).path());
    assert!(canonical.contains("own\ta\\nb\\tc\\\\d\t"), "{canonical}");
}
