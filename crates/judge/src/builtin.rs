//! The schemes that come with Lodestone: `schemes/*.toml`, compiled in.

use crate::read::read_file;
use crate::scheme::Library;

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// Every file of schemes that is compiled in: name and text, each after those that it rests on.
        pub const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../../schemes/", $name)))),+];
    };
}

files!(
    "facts.toml",
    "sources.toml",
    "high-tech.toml",
    "tech-sme.toml",
    "innovative-sme.toml",
    "srdi-sme.toml",
    "little-giant.toml",
    "gradient.toml",
    "gazelle.toml",
    "inner-mongolia.toml",
    "two-majors.toml",
    "two-news.toml",
    "pilot-platform.toml",
    "readiness.toml",
    "products.toml",
);

impl Library {
    /// The schemes that come with Lodestone.
    pub fn builtin() -> Self {
        FILES.iter().fold(Library::default(), |library, (name, text)| {
            let read = read_file(name, text.as_bytes(), &library);
            assert!(read.findings.is_empty(), "{name}: {:?}", read.findings);
            read.library
        })
    }
}
