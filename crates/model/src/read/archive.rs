//! What a workbook would unpack to, judged by the directory of its archive before anything is unpacked.
//!
//! The directory can be trusted as a bound: the archive reader stops an entry that grows beyond what it declares.

use std::io::{Read, Seek};

use zip::ZipArchive;

use super::fault::CellFault;
use super::limits::{RATIO_FROM_BYTES, RATIO_MAX, UNPACKED_BYTES_MAX};
use crate::diagnostic::Code;

/// Refuses macros, bombs and what is no archive at all.
pub(crate) fn inspect(file: impl Read + Seek, path: &str) -> Result<(), CellFault> {
    let unreadable = |reason: String| CellFault::new(Code::FileUnreadable).with("path", path).with("reason", reason);
    let mut archive = ZipArchive::new(file).map_err(|error| unreadable(error.to_string()))?;
    let (mut packed, mut unpacked) = (0_u64, 0_u64);
    let mut shared_strings = None;
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).map_err(|error| unreadable(error.to_string()))?;
        let name = entry.name().map_err(|error| unreadable(error.to_string()))?.to_ascii_lowercase();
        if name.ends_with("vbaproject.bin") {
            return Err(CellFault::new(Code::WorkbookMacros));
        }
        if name.ends_with("sharedstrings.xml") {
            shared_strings = Some(at);
        }
        packed = packed.saturating_add(entry.compressed_size());
        unpacked = unpacked.saturating_add(entry.size());
    }
    if unpacked > UNPACKED_BYTES_MAX {
        let fault = CellFault::new(Code::FileTooLarge);
        return Err(fault.with("size", unpacked as usize).with("limit", UNPACKED_BYTES_MAX as usize));
    }
    let ratio = unpacked / packed.max(1);
    if unpacked > RATIO_FROM_BYTES && ratio > RATIO_MAX {
        let fault = CellFault::new(Code::WorkbookBomb);
        return Err(fault.with("ratio", ratio as usize).with("limit", RATIO_MAX as usize));
    }
    match shared_strings {
        Some(at) => inspect_strings(&mut archive, at).map_err(unreadable),
        None => Ok(()),
    }
}

/// Refuses a table of strings that claims to hold more of them than fit into it: room is made for as many as it claims.
fn inspect_strings<R: Read + Seek>(archive: &mut ZipArchive<R>, at: usize) -> Result<(), String> {
    const HEAD_BYTES: u64 = 64 << 10;
    const STRING_BYTES_MIN: u64 = "<si/>".len() as u64;
    let entry = archive.by_index(at).map_err(|error| error.to_string())?;
    let size = entry.size();
    let mut head = Vec::new();
    entry.take(HEAD_BYTES).read_to_end(&mut head).map_err(|error| error.to_string())?;
    let head = String::from_utf8_lossy(&head);
    let claimed = head.split("uniqueCount").nth(1).and_then(|rest| rest.split(['"', '\'']).nth(1));
    let is_possible = |count: &str| count.trim().parse::<u64>().is_ok_and(|count| count <= size / STRING_BYTES_MIN + 1);
    match claimed {
        Some(count) if !is_possible(count) => Err(format!("sharedStrings.xml claims {count} strings")),
        _ => Ok(()),
    }
}
