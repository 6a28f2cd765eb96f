//! Files of schemes: what is read, and that nothing panics. The exact messages stand in the tests of `cli`.

use lodestone_judge::Library;
use lodestone_judge::builtin::FILES;
use lodestone_judge::read::limits::FILE_BYTES_MAX;
use lodestone_judge::read::read_file;
use lodestone_judge::scheme::{Ask, FactKind};
use lodestone_model::diagnostic::Code;
use proptest::prelude::{ProptestConfig, proptest};

use crate::subject::library;

fn codes(text: &str) -> Vec<Code> {
    read_file("ours.toml", text.as_bytes(), library()).findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn a_built_in_file_read_again_replaces_itself() {
    for (name, text) in FILES {
        let read = read_file(name, text.as_bytes(), library());
        assert_eq!(read.findings, [], "{name}");
        assert_eq!(read.library.schemes.len(), library().schemes.len(), "{name}");
        assert_eq!(read.library.facts.len(), library().facts.len(), "{name}");
    }
}

#[test]
fn limits_are_in_canonical_units_and_exact() {
    let scheme = library().scheme_of(library().scheme("hnte-2016").unwrap());
    let of = |id: &str| match &scheme.rules.iter().find(|rule| rule.id == id).unwrap().condition.ask {
        Ask::Number { within, .. } => within.low,
        _ => panic!(),
    };
    assert_eq!((of("age"), of("staff"), of("rd-small")), (1.0, 0.1, 0.05));
    let revenue = &library().facts[library().fact("revenue").unwrap().index()];
    assert!(matches!(&revenue.kind, FactKind::Number { unit: Some(unit), .. } if unit.written == "万元"));
}

#[test]
fn too_large_and_too_deep() {
    let large = vec![b'#'; 50 << 20];
    let read = read_file("large.toml", &large, &Library::default());
    assert_eq!(read.findings[0].code, Code::SchemeTooLarge);
    assert!(large.len() > FILE_BYTES_MAX);
    for deep in [
        format!("a = {}{}", "[".repeat(100_000), "]".repeat(100_000)),
        format!("a = {}", "{ a = ".repeat(100_000)),
        format!("{}b = 1", "a.".repeat(100_000)),
        format!("[{}b]", "a.".repeat(100_000)),
    ] {
        assert_eq!(codes(&deep), [Code::SchemeNested], "{}", &deep[..20]);
    }
    let conditions = format!(
        "{}{{ fact = \"revenue\", op = \">=\", value = \"1 元\" }}{}",
        "{ all = [".repeat(20),
        "] }".repeat(20)
    );
    let rule =
        format!("[[scheme]]\nid = \"x\"\n[[scheme.rule]]\nid = \"r\"\nzh = \"a\"\nen = \"a\"\nall = [{conditions}]\n");
    assert!(codes(&rule).contains(&Code::RuleForm));
}

#[test]
fn a_scheme_of_ones_own_rests_on_the_built_in_vocabulary() {
    let text = r#"
[[source]]
id = "ours"
zh = "本区办法"
en = "our measures"
grade = "A"
[[scheme]]
id = "ours-2026"
family = "gazelle-inner-mongolia"
zh = "本区瞪羚"
en = "our gazelles"
authority_zh = "高新区管委会"
authority_en = "zone committee"
document = "本区〔2026〕1号"
title_zh = "本区瞪羚企业办法"
title_en = "Measures for gazelles"
sources = ["ours"]
grade = "A"
subject = "enterprise"
in_force = [{ from = "2026-01-01" }]
[[scheme.rule]]
id = "growth"
zh = "三年复合增长20%以上"
en = "20 % a year over three years"
fact = "revenue_cagr_3y"
op = ">="
value = "20 %"
"#;
    // The built-in family has an edition without end, which says not loaded: its owner must end it, or take its id.
    assert_eq!(codes(text), [Code::EditionsOverlap]);
    assert_eq!(codes(&text.replace("ours-2026", "gazelle-nm-2021")), []);
}

/// Both pieces of docs/schemes.md: the whole file, and the table of points put into it.
#[test]
fn what_the_documentation_shows_is_sound() {
    let pieces: Vec<&str> = include_str!("../../../../docs/schemes.md")
        .split("```toml\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap())
        .collect();
    let [file, points] = pieces.as_slice() else { panic!("{} pieces", pieces.len()) };
    let read = read_file("ours.toml", file.as_bytes(), library());
    assert_eq!(read.findings, []);
    let scheme = read.library.scheme_of(read.library.scheme("gazelle-nm-2021").unwrap());
    assert!(scheme.not_loaded.is_none() && scheme.rules.len() == 2, "it takes the place of the built-in one");
    let (keys, tables) = points.split_once("\n\n").unwrap();
    let keys = keys.replace("points = 100", "points = 40").replace("our_score", "srdi_score");
    let head = file.split_once("[[scheme.rule]]").unwrap().0;
    let item = tables.replace("max = 40", "max = 20");
    let scored = format!("{head}\n{}\n{item}", keys.replace("points = 40", "points = 20"));
    assert_eq!(codes(&scored), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// A built-in file with a stretch cut out, doubled or replaced is read or refused, and never panics.
    #[test]
    fn no_text_panics(file in 0..FILES.len(), from in 0.0_f64..1.0, len in 0_usize..400, kind in 0..4, junk in "[a-z{}\\[\\]\"=., 0-9年%]{0,12}") {
        let text = FILES[file].1;
        let floor = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap();
        let start = floor((from * text.len() as f64) as usize);
        let end = floor(start + len).max(start);
        let broken = match kind {
            0 => format!("{}{}", &text[..start], &text[end..]),
            1 => format!("{}{}{}", &text[..end], &text[start..end], &text[end..]),
            2 => format!("{}{junk}{}", &text[..start], &text[end..]),
            _ => format!("{}{junk}{}", &text[..start], &text[start..]),
        };
        read_file("broken.toml", broken.as_bytes(), library());
    }
}
