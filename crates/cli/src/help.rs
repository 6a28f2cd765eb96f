//! Help in the reader's language. The texts of `args` say everything twice, `中文 | English`; this takes one side, and puts
//! the words that the parser itself would say in English.

use clap::builder::StyledStr;
use clap::{Arg, ArgAction, Command};
use lodestone_model::base::Lang;

/// The command with help in one language.
pub fn spoken(command: Command, lang: Lang) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("显示这份说明 | show this help");
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).help("版本 | the version");
    let is_root = command.get_name() == "lodestone";
    let command = command.disable_help_flag(true).disable_version_flag(true).arg(help);
    let command = if is_root { command.arg(version) } else { command };
    let usage = one_of(["用法：", "Usage:"], lang);
    let template = format!("{{about}}\n\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}");
    let (about, after) = (text(command.get_about(), lang), text(command.get_after_help(), lang));
    command
        .about(about)
        .after_help(after)
        .help_template(template)
        .subcommand_help_heading(one_of(["命令", "Commands"], lang))
        .mut_args(|arg| of_arg(arg, lang))
        .mut_subcommands(|command| spoken(command, lang))
}

fn of_arg(arg: Arg, lang: Lang) -> Arg {
    let help = text(arg.get_help(), lang);
    let heading = match arg.get_help_heading() {
        Some(_) => one_of(["通用选项", "Options of every command"], lang),
        None if arg.is_positional() => one_of(["参数", "Arguments"], lang),
        None => one_of(["选项", "Options"], lang),
    };
    // Values and defaults stand in the texts, in the reader's language.
    arg.help(help).help_heading(heading).hide_possible_values(true).hide_default_value(true)
}

fn one_of([zh, en]: [&'static str; 2], lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

fn text(both: Option<&StyledStr>, lang: Lang) -> String {
    both.map(|both| side(&both.to_string(), lang)).unwrap_or_default()
}

/// One side of `中文 | English`, line by line; a line without a bar is the same in both.
fn side(both: &str, lang: Lang) -> String {
    let of_line = |line: &str| match (line.split_once(" | "), lang) {
        (Some((zh, _)), Lang::Zh) => zh.trim_end().to_owned(),
        (Some((zh, en)), Lang::En) => {
            let indent = zh.len() - zh.trim_start().len();
            format!("{}{}", " ".repeat(indent), en.trim_start())
        }
        (None, _) => line.to_owned(),
    };
    both.lines().map(of_line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_side_of_every_line() {
        let both = "例： | examples:\n  lodestone check\n      检查 | check it";
        assert_eq!(side(both, Lang::Zh), "例：\n  lodestone check\n      检查");
        assert_eq!(side(both, Lang::En), "examples:\n  lodestone check\n      check it");
    }
}
