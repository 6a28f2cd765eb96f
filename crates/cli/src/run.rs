//! One run: raw arguments → settings → work → exit.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _};
use lodestone_model::base::Lang;
use lodestone_model::write::WriteError;
use lodestone_report::terminal::{self, Colour};
use lodestone_report::view::FindingView;
use lodestone_report::words::{Languages, Words};

use crate::args::{Args, Command, SchemeCommand};
use crate::exit::Exit;
use crate::settings::Settings;
use crate::usage::Usage;
use crate::{cancel, commands, help, language, output};

/// Runs a command line; its first word is the name of the program.
pub fn run(args: impl Iterator<Item = OsString>) -> Exit {
    let args: Vec<OsString> = args.collect();
    let texts: Vec<_> = args.iter().map(|arg| arg.to_string_lossy()).collect();
    let lang = language::asked_for(texts.iter().map(AsRef::as_ref))
        .unwrap_or_else(|| language::of_locale(|name| std::env::var(name).ok()));
    let parsed = help::spoken(Args::command(), lang).try_get_matches_from(&args);
    match parsed.and_then(|matches| Args::from_arg_matches(&matches)) {
        Ok(args) => work(args, lang),
        Err(error) => refused(&error, &Words::new(lang)),
    }
}

fn work(args: Args, lang: Lang) -> Exit {
    let settings = match Settings::new(args.global, lang) {
        Ok(settings) => settings,
        Err(usage) => return complain(&usage, &Words::new(lang)),
    };
    let shows_base = match &args.command {
        Command::Plan(_) => Ok(()),
        Command::Check { .. } => settings.refuse_audience("check"),
        Command::Track { .. } => settings.refuse_audience("track"),
        Command::Balance { .. } => settings.refuse_audience("balance"),
        Command::Why { .. } => settings.refuse_audience("why"),
        Command::Judge(_) => settings.refuse_audience("judge"),
        Command::Dispatch(_) => settings.refuse_audience("dispatch"),
        Command::Import(_) => settings.refuse_audience("import"),
        Command::Template { .. } => settings.refuse_audience("template"),
        Command::Convert { .. } => settings.refuse_audience("convert"),
        Command::Tables { .. } => settings.refuse_audience("tables"),
        Command::Scheme { .. } => settings.refuse_audience("scheme"),
    };
    if let Err(usage) = shows_base {
        return complain(&usage, &settings.words);
    }
    let cancelled = cancel::catch(lang);
    let done = match args.command {
        Command::Check { base } => commands::check::run(&base.base, &settings),
        Command::Plan(args) => commands::plan::run(&args, &settings, &cancelled),
        Command::Track { base, target, lights } => {
            commands::track::run(&base.base, target.as_deref(), lights.as_deref(), &settings)
        }
        Command::Scheme { what: SchemeCommand::Check { file } } => commands::scheme::check(&file, &settings),
        Command::Balance { base, period } => commands::balance::run(&base.base, period.as_deref(), &settings),
        Command::Why { base, figure, all } => commands::why::run(&base.base, &figure, all, &settings),
        Command::Judge(args) => commands::judge::run(&args, &settings),
        Command::Dispatch(args) => commands::dispatch::run(&args, &settings, &cancelled),
        Command::Import(args) => commands::import::run(&args, &settings),
        Command::Template { base, for_whom, force } => {
            commands::template::run(base.as_deref().zip(for_whom), force, &settings)
        }
        Command::Convert { base, force } => commands::convert::run(&base.base, force, &settings),
        Command::Tables { base, markdown, table } => {
            commands::tables::run(base.as_deref(), markdown, table.as_deref(), &settings)
        }
    };
    done.unwrap_or_else(|error| failed(error, &settings.words))
}

/// Help and version are results; everything else is wrong usage.
fn refused(error: &clap::Error, words: &Words) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => match output::print_text(&error.to_string()) {
            Ok(()) => Exit::Met,
            Err(_) => Exit::System,
        },
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            output::complain(error.to_string().trim_end());
            Exit::BadInput
        }
        _ => complain(&Usage::from_parser(error), words),
    }
}

fn complain(usage: &Usage, words: &Words) -> Exit {
    output::complain(&usage.words(words));
    output::complain(&words.say("usage-more", &[]));
    Exit::BadInput
}

/// What ended the work: usage, the user's data, or the system.
fn failed(error: anyhow::Error, words: &Words) -> Exit {
    let error = match error.downcast::<Usage>() {
        Ok(usage) => return complain(&usage, words),
        Err(error) => error,
    };
    match error.downcast::<WriteError>() {
        Ok(WriteError::Exists(path)) => {
            let usage = Usage::TargetExists { path: path.display().to_string() };
            output::complain(&usage.words(words));
            Exit::BadInput
        }
        Ok(WriteError::Refused(findings)) => {
            let findings = FindingView::all(&findings, &Languages::new());
            output::complain(terminal::findings(&findings, words, Colour::Plain).trim_end());
            Exit::BadInput
        }
        Ok(error) => system(&format!("failed to {error}"), words),
        Err(error) => system(&format!("{error:#}"), words),
    }
}

fn system(reason: &str, words: &Words) -> Exit {
    output::complain(&words.say("failed", &[("reason", reason.into())]));
    Exit::System
}
