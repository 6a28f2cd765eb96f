//! The table of Spring Festivals against the sun and the moon: GB/T 33661-2017 in days of Beijing time (UTC+8), with
//! new moons from Meeus, Astronomical Algorithms, chapter 49, and the sun's longitude from chapter 25.

use lodestone_model::time::Date;
use lodestone_track::festival::spring_festival;

const JULIAN_DAY_OF_1970: f64 = 2_440_587.5;
const NEW_MOON_2000_01_06: f64 = 2_451_550.097_66;
/// Terrestrial time is 64 to 94 s ahead of universal time from 2000 to 2050; no new moon of the table is that close to
/// midnight.
const TERRESTRIAL_AHEAD_DAYS: f64 = 75.0 / 86_400.0;

fn sine(degrees: f64) -> f64 {
    degrees.to_radians().sin()
}

/// Julian day of the new moon number `k`, universal time; good to about a minute.
fn new_moon(k: f64) -> f64 {
    let t = k / 1236.85;
    let e = 1.0 - 0.002516 * t;
    let sun = 2.5534 + 29.105_356_70 * k - 0.0000014 * t * t;
    let moon = 201.5643 + 385.816_935_28 * k + 0.0107582 * t * t;
    let f = 160.7108 + 390.670_502_84 * k - 0.0016118 * t * t;
    let node = 124.7746 - 1.563_755_88 * k + 0.0020672 * t * t;
    let terms = [
        (-0.40720, moon),
        (0.17241 * e, sun),
        (0.01608, 2.0 * moon),
        (0.01039, 2.0 * f),
        (0.00739 * e, moon - sun),
        (-0.00514 * e, moon + sun),
        (0.00208 * e * e, 2.0 * sun),
        (-0.00111, moon - 2.0 * f),
        (-0.00057, moon + 2.0 * f),
        (0.00056 * e, 2.0 * moon + sun),
        (-0.00042, 3.0 * moon),
        (0.00042 * e, sun + 2.0 * f),
        (0.00038 * e, sun - 2.0 * f),
        (-0.00024 * e, 2.0 * moon - sun),
        (-0.00017, node),
        (0.000325, 299.77 + 0.107408 * k - 0.009173 * t * t),
        (0.000165, 251.88 + 0.016321 * k),
        (0.000164, 251.83 + 26.651886 * k),
        (0.000126, 349.42 + 36.412478 * k),
        (0.000110, 84.66 + 18.206239 * k),
    ];
    let wobble: f64 = terms.iter().map(|&(size, angle)| size * sine(angle)).sum();
    NEW_MOON_2000_01_06 + 29.530_588_861 * k + 0.00015437 * t * t + wobble - TERRESTRIAL_AHEAD_DAYS
}

/// Apparent longitude of the sun at the start of a day in Beijing, in thirtieths of the circle passed: 9 from the winter
/// solstice on, 10 and 11 after the next two middle terms.
fn middle_term(day: i32) -> i32 {
    let t = (f64::from(day) - 8.0 / 24.0 + JULIAN_DAY_OF_1970 - 2_451_545.0) / 36_525.0;
    let anomaly = 357.52911 + 35_999.050_29 * t;
    let centre = (1.914602 - 0.004817 * t) * sine(anomaly) + 0.019993 * sine(2.0 * anomaly);
    let apparent = 280.46646 + 36_000.769_83 * t + centre - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * t);
    (apparent.rem_euclid(360.0) / 30.0).floor() as i32
}

/// Day in Beijing, counted from 1970-01-01, of the new moon number `k`.
fn first_day(k: i32) -> i32 {
    (new_moon(f64::from(k)) - JULIAN_DAY_OF_1970 + 8.0 / 24.0).floor() as i32
}

/// The lunar month number `k` holds a middle term of the sun.
fn holds_term(k: i32) -> bool {
    middle_term(first_day(k)) != middle_term(first_day(k + 1))
}

/// The new moon that starts the eleventh month, which holds the winter solstice, of a year.
fn eleventh_month(year: i32) -> i32 {
    let near = ((f64::from(year) - 2000.0) * 12.3685) as i32 + 9;
    (near..near + 6)
        .find(|&k| middle_term(first_day(k)) < 9 && middle_term(first_day(k + 1)) >= 9)
        .expect("a month holds the winter solstice")
}

fn new_year(year: i32) -> i32 {
    let (eleventh, next) = (eleventh_month(year - 1), eleventh_month(year));
    let leap = (next - eleventh == 13).then(|| (eleventh + 1..next).find(|&k| !holds_term(k)).unwrap());
    let ordinary = (eleventh + 1..).filter(|&k| Some(k) != leap);
    first_day(ordinary.take(2).last().unwrap())
}

#[test]
fn every_spring_festival_of_the_table_is_the_moons() {
    for year in 2000..=2050 {
        let by_moon = Date::new(1970, 1, 1).unwrap().plus_days(new_year(year));
        assert_eq!(spring_festival(year), by_moon, "{year}");
    }
}
