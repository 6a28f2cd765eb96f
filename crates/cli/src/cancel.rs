//! Ctrl-C. While something listens, the first one only raises a flag; otherwise, and the second time, the process ends
//! with nothing half-written left behind.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use lodestone_model::base::Lang;
use lodestone_report::words::Words;

use crate::exit::Exit;
use crate::{output, staging};

static LISTENS: AtomicBool = AtomicBool::new(false);
static STAGE: Mutex<&str> = Mutex::new("stage-start");

/// Catches Ctrl-C from now on; the flag is raised by it.
pub fn catch(lang: Lang) -> Arc<AtomicBool> {
    let flag = Arc::new(AtomicBool::new(false));
    let raised = flag.clone();
    // Without a handler Ctrl-C still ends the process; that is all that is lost.
    ctrlc::set_handler(move || {
        if LISTENS.load(Ordering::SeqCst) && !raised.swap(true, Ordering::SeqCst) {
            return;
        }
        staging::remove_unfinished();
        output::complain(&message(&Words::new(lang)));
        std::process::exit(Exit::NotMet.code().into());
    })
    .ok();
    flag
}

/// Names what is being done, by its key in the catalogue.
pub fn enter(stage: &'static str) {
    *STAGE.lock().expect("nobody panics while holding the name of the stage") = stage;
}

/// Whether somebody looks at the flag.
pub fn listen(listens: bool) {
    LISTENS.store(listens, Ordering::SeqCst);
}

/// What was cancelled.
pub fn message(words: &Words) -> String {
    let stage = *STAGE.lock().expect("nobody panics while holding the name of the stage");
    words.say("cancelled", &[("stage", words.say(stage, &[]).into())])
}
