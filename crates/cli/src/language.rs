//! Which language the reader has.

use lodestone_model::base::Lang;

/// The language of the locale: that of the first of these variables that is set and not empty. Chinese of any kind is
/// Chinese, everything else English.
pub fn of_locale(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
    match set.is_some_and(|locale| locale.to_ascii_lowercase().starts_with("zh")) {
        true => Lang::Zh,
        false => Lang::En,
    }
}

/// The language that a command line asks for, found without parsing the rest, so that what is wrong with the rest can
/// be said in it.
pub fn asked_for<'a>(args: impl IntoIterator<Item = &'a str>) -> Option<Lang> {
    let mut args = args.into_iter();
    while let Some(arg) = args.next() {
        let value = match arg {
            "--" => return None,
            "--lang" => args.next(),
            _ => arg.strip_prefix("--lang="),
        };
        match value {
            Some("zh") => return Some(Lang::Zh),
            Some("en") => return Some(Lang::En),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(set: &[(&str, &str)]) -> Lang {
        of_locale(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_first_variable_that_is_set_decides() {
        assert_eq!(locale(&[]), Lang::En);
        assert_eq!(locale(&[("LANG", "zh_CN.UTF-8")]), Lang::Zh);
        assert_eq!(locale(&[("LANG", "zh_TW.UTF-8"), ("LC_ALL", "")]), Lang::Zh);
        assert_eq!(locale(&[("LANG", "zh_CN.UTF-8"), ("LC_MESSAGES", "en_US.UTF-8")]), Lang::En);
        assert_eq!(locale(&[("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")]), Lang::En);
        assert_eq!(locale(&[("LANG", "de_DE.UTF-8")]), Lang::En);
    }

    #[test]
    fn the_command_line_decides_before_it_is_parsed() {
        assert_eq!(asked_for(["check", "--lang", "zh", "--nonsense"]), Some(Lang::Zh));
        assert_eq!(asked_for(["--lang=en"]), Some(Lang::En));
        assert_eq!(asked_for(["check", "--lang", "fr"]), None);
        assert_eq!(asked_for(["check", "--", "--lang", "zh"]), None);
    }
}
