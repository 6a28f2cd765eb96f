//! Results are written beside their target and renamed when they are complete, so that nothing partial is left behind.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::Context as _;

use crate::usage::Usage;

static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// A folder beside a target, removed unless its content was put in place.
#[derive(Debug)]
pub struct Staging {
    folder: PathBuf,
    target: PathBuf,
}

/// Removes what is unfinished; for the end of the process.
pub fn remove_unfinished() {
    for path in UNFINISHED.lock().map(|mut list| std::mem::take(&mut *list)).unwrap_or_default() {
        fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path)).ok();
    }
}

impl Staging {
    /// A folder beside `target`; the folder of the target is made where it is missing.
    pub fn new(target: &Path) -> anyhow::Result<Self> {
        let name = target.file_name().ok_or_else(|| Usage::bad_value(&target.to_string_lossy(), "--out", "PATH"))?;
        let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(parent).with_context(|| format!("failed to create {}", parent.display()))?;
        let folder = parent.join(format!(".{}.part-{}", name.to_string_lossy(), std::process::id()));
        fs::create_dir(&folder).with_context(|| format!("failed to create {}", folder.display()))?;
        UNFINISHED.lock().expect("nobody panics while holding the list").push(folder.clone());
        Ok(Staging { folder, target: target.to_owned() })
    }

    /// Path of a file in the folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Writes a file into the folder.
    pub fn write(&self, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let path = self.file(name);
        fs::write(&path, bytes).with_context(|| format!("failed to write {}", path.display()))
    }

    /// Puts one file or folder of the staging folder in the target's place.
    pub fn put_one(self, name: &str) -> anyhow::Result<()> {
        let new = self.file(name);
        if self.target.is_dir() {
            let old = self.folder.join(".old");
            replace(&self.target, &old, &new)
        } else {
            fs::rename(new, &self.target)
        }
        .with_context(|| format!("failed to write {}", self.target.display()))
    }

    /// Puts the folder in the target's place; what stood there is gone.
    pub fn put_folder(self) -> anyhow::Result<()> {
        let write = || format!("failed to write {}", self.target.display());
        if !self.target.exists() {
            return fs::rename(&self.folder, &self.target).with_context(write);
        }
        let old = self.folder.with_extension(format!("old-{}", std::process::id()));
        replace(&self.target, &old, &self.folder).with_context(write)?;
        fs::remove_dir_all(&old).with_context(|| format!("failed to remove {}", old.display()))
    }
}

/// While it lives, what the model writes beside `target` is removed at the end of the process.
#[derive(Debug)]
pub struct Expected {
    unfinished: PathBuf,
}

impl Expected {
    /// Expects a file or folder beside `target`, under the name that the model gives to what is unfinished.
    pub fn beside(target: &Path) -> Self {
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let unfinished = target.with_file_name(format!(".{name}.part-{}", std::process::id()));
        UNFINISHED.lock().expect("nobody panics while holding the list").push(unfinished.clone());
        Expected { unfinished }
    }
}

impl Drop for Expected {
    fn drop(&mut self) {
        forget(&self.unfinished);
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.folder).ok();
        forget(&self.folder);
    }
}

fn forget(unfinished: &Path) {
    if let Ok(mut list) = UNFINISHED.lock() {
        list.retain(|path| path != unfinished);
    }
}

/// Moves `target` to `old` and `new` to `target`; on failure `target` is what it was.
fn replace(target: &Path, old: &Path, new: &Path) -> io::Result<()> {
    fs::rename(target, old)?;
    if let Err(error) = fs::rename(new, target) {
        fs::rename(old, target)?;
        return Err(error);
    }
    Ok(())
}
