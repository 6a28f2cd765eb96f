//! Wrong command lines, help, and which language and colour is spoken.

use std::process::Command;

use crate::fixture::Folder;

fn complaints(args: &[&str]) -> [String; 2] {
    let folder = Folder::new();
    ["zh", "en"].map(|lang| {
        let run = folder.run(&[args, &["--lang", lang]].concat());
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{run:?}");
        let more = if lang == "zh" { "用法见 lodestone --help\n" } else { "see lodestone --help\n" };
        run.err.strip_suffix(more).unwrap().trim_end().to_owned()
    })
}

#[test]
fn wrong_command_lines() {
    for (args, zh, en) in [
        (
            &["chek"][..],
            "没有“chek”这个命令或选项\n是否应为“check”？",
            "there is no command or option “chek”\ndid you mean “check”?",
        ),
        (
            &["check", "base", "--jsn"],
            "没有“--jsn”这个命令或选项\n是否应为“--json”？",
            "there is no command or option “--jsn”\ndid you mean “--json”?",
        ),
        (&["check"], "缺少 <BASE>", "<BASE> is missing"),
        (&["template"], "缺少 --out <PATH>", "--out <PATH> is missing"),
        (
            &["template", "--out", "base.csv"],
            "“base.csv”不能作 --out 的值，可以是：*.xlsx",
            "“base.csv” is no value of --out; possible: *.xlsx",
        ),
        (
            &["check", "base", "--as-of", "soon"],
            "“soon”不能作 --as-of 的值，可以是：2025-06-30",
            "“soon” is no value of --as-of; possible: 2025-06-30",
        ),
        (
            &["plan", "base", "--audience", "all"],
            "“all”不能作 --audience 的值，可以是：public, office, firm:ID",
            "“all” is no value of --audience; possible: public, office, firm:ID",
        ),
        (
            &["plan", "base", "--objective", "profit"],
            "“profit”不能作 --objective <NAME> 的值，可以是：value, targets-then-value, cost",
            "“profit” is no value of --objective <NAME>; possible: value, targets-then-value, cost",
        ),
        (
            &["tables", "--markdown", "--table", "plants"],
            "--markdown 与 --table <TABLE> 不能同时用",
            "--markdown and --table <TABLE> exclude each other",
        ),
        (
            &["tables", "--table", "plant"],
            "没有名为“plant”的表；lodestone tables 列出全部表",
            "there is no table “plant”; lodestone tables lists them all",
        ),
    ] {
        assert_eq!(complaints(args), [zh, en], "{args:?}");
    }
}

const COMMANDS: [&str; 7] = ["check", "plan", "track", "import", "template", "convert", "tables"];

#[test]
fn help_and_version_are_results() {
    let folder = Folder::new();
    for (lang, words) in [
        ("zh", ["用法： lodestone", "命令:", "通用选项:", "退出码：", "从这里开始：", "显示这份说明"]),
        (
            "en",
            [
                "Usage: lodestone",
                "Commands:",
                "Options of every command:",
                "Exit codes:",
                "Start here:",
                "show this help",
            ],
        ),
    ] {
        let help = folder.run(&["--help", "--lang", lang]);
        assert_eq!((help.code, help.err.as_str()), (Some(0), ""));
        for word in words.iter().chain(&COMMANDS).chain(&["--as-of", "lodestone check bases/baotou"]) {
            assert!(help.out.contains(word), "{word} in {}", help.out);
        }
    }
    assert_eq!(folder.run(&["--version"]).out, format!("lodestone {}\n", env!("CARGO_PKG_VERSION")));
    let nothing = folder.run(&[]);
    assert!(nothing.code == Some(2) && nothing.out.is_empty() && nothing.err.contains("Usage"), "{nothing:?}");
}

/// English help holds no Chinese but names that tables take, Chinese help no English sentence, and no line is left with both.
#[test]
fn help_speaks_one_language() {
    let folder = Folder::new();
    let is_chinese = |c: char| ('\u{3000}'..'\u{a000}').contains(&c);
    for command in COMMANDS.iter().map(|command| vec![*command, "--help"]).chain([vec!["--help"]]) {
        let help = |lang: &str| {
            let run = folder.run(&[&command[..], &["--lang", lang]].concat());
            assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
            run.out
        };
        let en = help("en");
        let chinese: Vec<&str> =
            en.lines().filter(|line| line.contains(is_chinese) && !line.contains("--table 装置")).collect();
        assert_eq!(chinese, [""; 0], "{command:?}");
        let zh = help("zh");
        for english in ["[default", "[possible", "Options", "Arguments", "Commands", "Usage", " the ", "Print"] {
            assert!(!zh.contains(english), "{english} in {zh}");
        }
        for line in zh.lines().chain(en.lines()) {
            assert!(!line.contains(" | ") || line.contains("jq"), "{line}");
        }
    }
}

#[test]
fn the_locale_chooses_the_language_and_the_option_wins() {
    let folder = Folder::with_base();
    let run = |locale: &str, args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lodestone"));
        command
            .args(args)
            .current_dir(folder.base())
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env("LANG", locale);
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    assert!(run("zh_CN.UTF-8", &["check", "."]).contains("小基地"));
    assert!(run("zh_TW.UTF-8", &["check", "."]).contains("小基地"));
    assert!(run("C", &["check", "."]).contains("Small base"));
    assert!(run("zh_CN.UTF-8", &["check", ".", "--lang=en"]).contains("Small base"));
}

#[test]
fn colour_is_for_terminals() {
    let folder = Folder::with_base();
    assert!(!folder.run(&["check", "base"]).out.contains('\u{1b}'));
    let coloured = folder.run(&["check", "base", "--color", "always"]).out;
    assert!(coloured.contains("\u{1b}[1msmall Small base\u{1b}[0m"), "{coloured}");
}
