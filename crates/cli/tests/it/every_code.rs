//! Every diagnostic code has a test here that shows its message word for word: a new one without a test fails this.

use lodestone_model::diagnostic::Code;

#[test]
fn every_code_has_its_test() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let texts: String = crate::fixture::names(&folder)
        .into_iter()
        .map(|name| std::fs::read_to_string(folder.join(name)).unwrap())
        .collect();
    let untested: Vec<&str> =
        Code::ALL.iter().map(|code| code.id()).filter(|id| !texts.contains(&format!("\"{id}\""))).collect();
    assert_eq!(untested, [""; 0]);
}
