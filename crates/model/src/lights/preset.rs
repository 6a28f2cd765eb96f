//! A published rule for lights: who made it, for what, and when which light is on.

use super::seen::Quantity;
use crate::tables::sources::Grade;
use crate::time::Date;

/// A colour. The later, the more serious.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// As it should be.
    Green,
    /// A deadline is near.
    Blue,
    /// Behind.
    Yellow,
    /// Well behind; of a scale with four colours.
    Orange,
    /// Warned.
    Red,
}

/// What a source made its rules for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applies {
    /// Projects.
    Project,
    /// Investment of the districts of a city.
    DistrictInvestment,
    /// Tasks with a deadline.
    Task,
    /// Indicators that are counted once a year.
    YearlyIndicator,
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bilingual {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Rules for lights, as published.
#[derive(Debug, Clone, PartialEq)]
pub struct Preset {
    /// Id, such as `yinchuan-2025`.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// Who made it.
    pub authority: Bilingual,
    /// Title, date and number of the document, and how far it was seen.
    pub document: Bilingual,
    /// The day from which it is known; none where the text has no date.
    pub dated: Option<Date>,
    /// For what it was made.
    pub applies: Applies,
    /// How far our reading of it may be trusted.
    pub grade: Grade,
    /// Its lamps; the most serious one counts.
    pub lamps: Vec<Lamp>,
}

/// One thing that is looked at, such as progress; the first rule that holds lights it.
#[derive(Debug, Clone, PartialEq)]
pub struct Lamp {
    /// Id, such as `progress`.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// Rules, in order.
    pub rules: Vec<Rule>,
}

/// When a light is on.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// The light; none: no light is due.
    pub light: Option<Light>,
    /// All must hold.
    pub when: Vec<Condition>,
    /// In words.
    pub words: Bilingual,
    /// What the source leaves open here, and how it is read.
    pub resolved: Option<Bilingual>,
}

/// A quantity against a bound.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Condition {
    /// What is compared.
    pub quantity: Quantity,
    /// How.
    pub test: Test,
    /// With what.
    pub bound: f64,
}

/// How a quantity is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Test {
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `>=`
    AtLeast,
    /// `>`
    Above,
}

impl Light {
    /// Id, such as `green`.
    pub const fn id(self) -> &'static str {
        match self {
            Light::Green => "green",
            Light::Blue => "blue",
            Light::Yellow => "yellow",
            Light::Orange => "orange",
            Light::Red => "red",
        }
    }
}

impl Applies {
    /// Id, such as `project`.
    pub const fn id(self) -> &'static str {
        match self {
            Applies::Project => "project",
            Applies::DistrictInvestment => "district-investment",
            Applies::Task => "task",
            Applies::YearlyIndicator => "yearly-indicator",
        }
    }
}
