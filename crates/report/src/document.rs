//! The JSON document: one envelope for every command.

use std::io::{self, Write};

use serde::Serialize;

/// Version of the shape of documents; it grows when a field changes its meaning or goes away.
pub const SCHEMA: u32 = 1;

/// A result with its envelope.
#[derive(Debug, Serialize)]
pub struct Document<'a, T: Serialize> {
    /// Version of the program that wrote it.
    pub lodestone: &'static str,
    /// Version of its shape.
    pub schema: u32,
    /// The command.
    pub command: &'static str,
    /// What the command found.
    #[serde(flatten)]
    pub body: &'a T,
}

impl<'a, T: Serialize> Document<'a, T> {
    /// A document of this version.
    pub fn new(command: &'static str, body: &'a T) -> Self {
        Document { lodestone: env!("CARGO_PKG_VERSION"), schema: SCHEMA, command, body }
    }

    /// Writes it as indented UTF-8 with a line end.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, self).map_err(io::Error::from)?;
        out.write_all(b"\n")
    }
}
