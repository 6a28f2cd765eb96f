//! One base in every encoding and with every separator.

use encoding_rs::GB18030;

use crate::fixture::{Folder, MANIFEST, TABLES, canonical_of, read_findings, small_base, with};

/// The small base with every table rewritten.
fn rewritten(rewrite: impl Fn(&str) -> Vec<u8>) -> Folder {
    let folder = small_base();
    folder.write("base.toml", MANIFEST);
    for (name, text) in TABLES {
        folder.write(name, rewrite(text));
    }
    folder
}

#[test]
fn all_encodings_and_separators_give_one_base() {
    let quoted = |text: &str| {
        let line = |line: &str| line.split(',').map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",");
        text.lines().map(line).collect::<Vec<_>>().join("\r\n").into_bytes()
    };
    let utf16 = |text: &str| format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, folder) in [
        ("bom", rewritten(|text| format!("\u{FEFF}{text}").into_bytes())),
        ("gb18030", rewritten(|text| GB18030.encode(text).0.into_owned())),
        ("utf-16", rewritten(utf16)),
        ("tab", rewritten(|text| text.replace(',', "\t").into_bytes())),
        ("semicolon", rewritten(|text| text.replace(',', ";").into_bytes())),
        ("crlf", rewritten(|text| text.replace('\n', "\r\n").into_bytes())),
        ("cr", rewritten(|text| text.replace('\n', "\r").into_bytes())),
        ("quoted", rewritten(quoted)),
    ] {
        assert_eq!(canonical_of(folder.path()), canonical_of(small_base().path()), "{name}");
    }
}

#[test]
fn broken_bytes_name_their_offset_and_line() {
    let mut bytes = GB18030.encode("site,name_zh\nbaotou,包头\n").0.into_owned();
    bytes.splice(20..20, [0xFF, 0xFF]);
    assert_eq!(read_findings(with("sites.csv", bytes).path()), ["F05 sites.csv:2 offset=20"]);
}

#[test]
fn names_match_whatever_their_script_and_width() {
    let folder = small_base();
    folder.write("commodities.csv", "commodity\n釤鈷\nＰrNd 氧化物\n");
    folder.write("recipes.csv", "process,line,commodity,amount\nseparate,in,钐钴,1\nseparate,out,prnd氧化物,1\n");
    let found =
        crate::fixture::check_findings(folder.path(), &[], &[lodestone_model::diagnostic::Code::ReferenceUnknown]);
    assert_eq!(
        found,
        [
            "C16 plants.csv:2:counted id=oxide table=commodities hint=",
            "C16 plants.csv:3:counted id=oxide table=commodities hint=",
            "C16 recipes.csv:3:commodity id=prnd氧化物 table=commodities hint=ＰrNd 氧化物",
        ]
    );
}
