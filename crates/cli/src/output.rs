//! Standard output and standard error. A reader that goes away, such as `head`, is no failure.

use std::io::{self, Write};

/// Writes to standard output; quiet when nobody reads on.
pub fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            // What is still buffered has no reader; dropping the writer would only try again.
            let (_, _) = out.into_parts();
            Ok(())
        }
        result => result,
    }
}

/// Writes a text to standard output.
pub fn print_text(text: &str) -> io::Result<()> {
    print(|out| out.write_all(text.as_bytes()))
}

/// Writes a line to standard error, if it can be written.
pub fn complain(line: &str) {
    writeln!(io::stderr().lock(), "{line}").ok();
}
