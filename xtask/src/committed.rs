//! What is committed is what the generator writes, byte by byte, and nothing else stands in its folders.

use std::collections::BTreeSet;
use std::path::Path;

use super::sample_park::{BASE, SEED, TRUTH, files};

#[test]
fn the_committed_park_is_the_generated_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let files = files(SEED);
    for (path, text) in &files {
        let committed = std::fs::read_to_string(root.join(path)).unwrap();
        assert!(&committed == text, "{path} is not what `cargo xtask sample-park` writes");
    }
    let written: BTreeSet<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    for folder in [BASE, TRUTH] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = format!("{folder}/{}", entry.unwrap().file_name().to_string_lossy());
            assert!(written.contains(path.as_str()), "{path} is not of the generator");
        }
    }
}
