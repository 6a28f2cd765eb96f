//! The months of the park, its season, and the quiet weeks around the Spring Festival.

use super::sheet::Sheet;

/// First year.
pub const FIRST_YEAR: i32 = 2021;
/// Months from January 2021 to September 2025.
pub const MONTHS: usize = 57;

/// New Year's Days of the Chinese calendar from 2021 on, as day of the year.
const NEW_YEAR: [i32; 7] = [43, 32, 22, 41, 29, 48, 37];
/// Output is low from so many days before New Year's Day to so many after it.
const QUIET: (i32, i32) = (5, 20);
/// What is left of output on a quiet day.
const QUIET_OUTPUT: f64 = 0.6;

const SEASON: [f64; 12] = [0.98, 0.98, 1.0, 1.01, 1.02, 1.01, 0.98, 0.97, 1.0, 1.0, 1.03, 1.02];

/// A month by its number from January 2021.
#[derive(Clone, Copy)]
pub struct Month(pub usize);

impl Month {
    /// Every month, in order.
    pub fn all() -> impl Iterator<Item = Month> {
        (0..MONTHS).map(Month)
    }

    /// By year and number.
    pub fn new(year: i32, month: usize) -> Self {
        Month((year - FIRST_YEAR) as usize * 12 + month - 1)
    }

    /// Its year.
    pub fn year(self) -> i32 {
        FIRST_YEAR + (self.0 / 12) as i32
    }

    /// 1 to 12.
    pub fn of_year(self) -> usize {
        self.0 % 12 + 1
    }

    /// As tables write it.
    pub fn text(self) -> String {
        format!("{:04}-{:02}", self.year(), self.of_year())
    }

    /// A day of the month so many months later: when something is stated.
    pub fn day_after(self, months: usize, day: usize) -> String {
        format!("{}-{day:02}", Month(self.0 + months).text())
    }

    /// Its days.
    pub fn days(self) -> i32 {
        let last =
            if self.of_year() == 12 { days_of(self.year()) } else { days_before(self.year(), self.of_year() + 1) };
        last - days_before(self.year(), self.of_year())
    }

    /// Its share of the year.
    pub fn years(self) -> f64 {
        f64::from(self.days()) / f64::from(days_of(self.year()))
    }

    /// Output of the month over that of a mean month, by season, festival and length.
    pub fn shape(self) -> f64 {
        let (first, last) = quiet_days(self.year());
        let start = days_before(self.year(), self.of_year()) + 1;
        let common = (last.min(start + self.days() - 1) - first.max(start) + 1).max(0);
        let lost = f64::from(common) * (1.0 - QUIET_OUTPUT);
        SEASON[self.of_year() - 1] * (f64::from(self.days()) - lost) / 30.4375
    }
}

fn quiet_days(year: i32) -> (i32, i32) {
    let day = NEW_YEAR[(year - FIRST_YEAR) as usize];
    (day - QUIET.0, day + QUIET.1)
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0
}

fn days_of(year: i32) -> i32 {
    if is_leap(year) { 366 } else { 365 }
}

/// Days of a year before one of its months.
fn days_before(year: i32, month: usize) -> i32 {
    let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month - 1];
    before + i32::from(month > 2 && is_leap(year))
}

/// A day of a year as a date.
fn date(year: i32, day: i32) -> String {
    let month = (1..=12).rev().find(|&month| days_before(year, month) < day).expect("days of a year begin with 1");
    format!("{year:04}-{month:02}-{:02}", day - days_before(year, month))
}

/// The table `calendar`: closures of the Spring Festival, and repairs of two plants.
pub fn calendar() -> String {
    let mut sheet = Sheet::new("event,span,plant,availability");
    for year in FIRST_YEAR..FIRST_YEAR + 7 {
        let day = NEW_YEAR[(year - FIRST_YEAR) as usize];
        let span = format!("{}..{}", date(year, day - 1), date(year, day + 6));
        sheet.row(&[&format!("示例春节停工 sample Spring Festival {year}"), &span, "", "0.4"]);
    }
    for year in 2025..2028 {
        for plant in ["p05", "p18"] {
            let span = format!("{year}-08-01..{year}-08-10");
            sheet.row(&[&format!("示例检修 sample repair {year}"), &span, plant, "0"]);
        }
    }
    sheet.text()
}
