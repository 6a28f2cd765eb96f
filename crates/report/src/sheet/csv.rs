//! A sheet as CSV. It begins with a byte order mark, without which Excel takes UTF-8 for GB18030.

use lodestone_model::base::Lang;

use super::{Sheet, Value};

impl Sheet {
    /// The sheet as CSV in one language: UTF-8 with a byte order mark, numbers exact.
    pub fn csv(&self, lang: Lang) -> String {
        let mut out = String::from('\u{feff}');
        write_row(&mut out, self.columns.iter().map(|column| column.title.get(lang).to_owned()));
        for row in &self.rows {
            write_row(&mut out, row.iter().map(|value| text(value, lang)));
        }
        out
    }
}

fn text(value: &Value, lang: Lang) -> String {
    match value {
        Value::Blank => String::new(),
        Value::Text(text) => text.clone(),
        Value::Both(both) => both.get(lang).to_owned(),
        Value::Number(number) if number.is_finite() => format!("{number}"),
        Value::Number(_) => String::new(),
    }
}

fn write_row(out: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Both;

    #[test]
    fn quotes_and_exact_numbers() {
        let title = |zh: &str, en: &str| Both { zh: zh.to_owned(), en: en.to_owned() };
        let mut sheet = Sheet::new("a", title("甲", "A"), vec![title("名称", "Name"), title("值", "Value")]);
        sheet.row(vec!["say \"hi\", you".into(), 0.1.into()]);
        sheet.row(vec![Value::Both(title("镧", "La")), f64::NAN.into()]);
        assert_eq!(sheet.csv(Lang::Zh), "\u{feff}名称,值\n\"say \"\"hi\"\", you\",0.1\n镧,\n");
        assert_eq!(sheet.csv(Lang::En), "\u{feff}Name,Value\n\"say \"\"hi\"\", you\",0.1\nLa,\n");
    }
}
