//! A sign of life on standard error for what takes longer than a second, where that is a terminal.

use std::io::IsTerminal as _;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

const QUIET: Duration = Duration::from_secs(1);
const TICK: Duration = Duration::from_millis(120);

/// A sign of life; it goes away when dropped.
#[derive(Debug)]
pub struct Progress {
    text: Arc<Mutex<String>>,
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Progress {
    /// Shows `text` from one second on.
    pub fn start(text: String) -> Self {
        let text = Arc::new(Mutex::new(text));
        if !std::io::stderr().is_terminal() {
            return Progress { text, stop: None, thread: None };
        }
        let (stop, stopped) = mpsc::channel::<()>();
        let shown = text.clone();
        let thread = thread::spawn(move || {
            if stopped.recv_timeout(QUIET) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let bar = ProgressBar::new_spinner();
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
                bar.set_style(style);
            }
            while stopped.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                if let Ok(text) = shown.lock() {
                    bar.set_message(text.clone());
                }
                bar.tick();
            }
            bar.finish_and_clear();
        });
        Progress { text, stop: Some(stop), thread: Some(thread) }
    }

    /// Shows another text.
    pub fn set(&self, text: String) {
        if let Ok(mut shown) = self.text.lock() {
            *shown = text;
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.stop.take();
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}
