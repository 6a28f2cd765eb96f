//! What is printed when the program breaks its own rules. Rust then ends the process with 101.

use std::panic::PanicHookInfo;

/// Replaces Rust's message by ours.
pub fn install() {
    std::panic::set_hook(Box::new(|info| eprintln!("{}", words(info))));
}

/// Both languages at once: which one was asked for may be what broke.
fn words(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default();
    let payload = info.payload();
    let reason =
        payload.downcast_ref::<&str>().copied().or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let reason = reason.unwrap_or("?");
    format!(
        "这是 lodestone {version} 的程序错误，不是您的数据有误；请连同下面一行报告给开发者，结果不可用。\n\
         This is a bug in lodestone {version}, not in your data; please report it with the line below. There is no result.\n\
         {place}: {reason}",
        version = env!("CARGO_PKG_VERSION")
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::process::Command;

    const IS_CHILD: &str = "LODESTONE_TEST_BREAKS";

    /// The test runs itself again as a program that breaks, because a process has one way to end.
    #[test]
    fn a_bug_ends_with_101_and_says_whose_fault_it_is() {
        if std::env::var_os(IS_CHILD).is_some() {
            super::install();
            panic!("mass does not close");
        }
        let name = "bug::tests::a_bug_ends_with_101_and_says_whose_fault_it_is";
        let mut again = Command::new(std::env::current_exe().unwrap());
        let output = again.args(["--exact", name, "--nocapture"]).env(IS_CHILD, "").output().unwrap();
        assert_eq!(output.status.code(), Some(101));
        let said = String::from_utf8(output.stderr).unwrap();
        let version = env!("CARGO_PKG_VERSION");
        for line in [
            format!(
                "这是 lodestone {version} 的程序错误，不是您的数据有误；请连同下面一行报告给开发者，结果不可用。\n"
            ),
            format!(
                "This is a bug in lodestone {version}, not in your data; please report it with the line below. There is no result.\n"
            ),
            "bug.rs:".to_owned(),
            ": mass does not close\n".to_owned(),
        ] {
            assert!(said.contains(&line), "{said}");
        }
    }
}
