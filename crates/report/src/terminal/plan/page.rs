//! Text that grows section by section.

use lodestone_model::base::Lang;
use unicode_width::UnicodeWidthStr as _;

use crate::terminal::wrap::{WIDTH, wrap};
use crate::terminal::{Align, Colour, Grid, Ink};
use crate::view::PlanView;
use crate::view::plan::PlanBaseView;
use crate::words::unit::{self, Scaled};
use crate::words::{Words, number};

/// Names are never clipped further.
const NARROW: usize = 12;

/// Text that grows section by section.
pub struct Page<'a> {
    /// The reader's catalogue.
    pub words: &'a Words,
    /// Currency of the base.
    pub currency: &'a str,
    colour: Colour,
    out: String,
}

impl<'a> Page<'a> {
    /// An empty page about a plan.
    pub fn new(view: &'a PlanView, words: &'a Words, colour: Colour) -> Self {
        Page::about(&view.base, words, colour)
    }

    /// An empty page about a base.
    pub fn about(base: &'a PlanBaseView, words: &'a Words, colour: Colour) -> Self {
        Page { words, currency: &base.currency, colour, out: String::new() }
    }

    /// What was written.
    pub fn text(self) -> String {
        self.out
    }

    /// The reader's language.
    pub fn lang(&self) -> Lang {
        self.words.lang()
    }

    /// A message without arguments.
    pub fn said(&self, key: &str) -> String {
        self.words.say(key, &[])
    }

    /// An amount of money.
    pub fn money(&self, value: f64) -> String {
        unit::amount(value, self.currency, self.lang())
    }

    /// The scale of a column of money, and its title: `worth, million yuan`.
    pub fn money_column(&self, key: &str, values: impl IntoIterator<Item = f64>) -> (String, Scaled) {
        let scale = Scaled::of(self.currency, values, self.lang());
        (
            self.words
                .say("plan-title-unit", &[("title", self.said(key).into()), ("unit", scale.unit.as_str().into())]),
            scale,
        )
    }

    /// An empty line.
    pub fn blank(&mut self) {
        self.out.push('\n');
    }

    /// A heading behind an empty line.
    pub fn heading(&mut self, key: &str) {
        let title = self.said(key);
        self.out.push('\n');
        self.ink(Ink::Strong, &title);
    }

    /// A line in an ink.
    pub fn ink(&mut self, ink: Ink, line: &str) {
        self.out.push_str(&self.colour.paint(ink, line));
        self.out.push('\n');
    }

    /// A line that stands back.
    pub fn faint(&mut self, line: &str) {
        self.ink(Ink::Faint, line);
    }

    /// Text at the left edge, in as many lines as it needs.
    pub fn line(&mut self, text: &str) {
        self.out.push_str(&wrap(text, 0));
    }

    /// Text further in, in as many lines as it needs.
    pub fn item(&mut self, text: &str) {
        self.out.push_str(&wrap(text, 2));
    }

    /// A table with these titles, by key.
    pub fn grid(&self, columns: &[(&str, Align)]) -> Grid {
        let titles: Vec<(String, Align)> = columns.iter().map(|(key, align)| (self.said(key), *align)).collect();
        Grid::new(&titles)
    }

    /// Puts a table whose names are clipped to the widest, up to `most` cells, at which its lines fit.
    pub fn fit(&mut self, most: usize, grid: impl Fn(&Self, usize) -> Grid) {
        let fits = |text: &str| text.lines().all(|line| line.width() <= WIDTH);
        let texts = (NARROW..=most).rev().map(|names| grid(self, names).render(2));
        let narrowest = grid(self, NARROW).render(2);
        self.out.push_str(&texts.into_iter().find(|text| fits(text)).unwrap_or(narrowest));
    }

    /// Puts a table.
    pub fn put(&mut self, grid: &Grid) {
        self.out.push_str(&grid.render(2));
    }

    /// Says how many of `all` were left out.
    pub fn more(&mut self, all: usize, shown: usize) {
        if all > shown {
            let text = self.words.say("plan-more", &[("count", (all - shown).into())]);
            self.item(&text);
        }
    }
}

/// A number without a unit, four digits; a dash where there is none.
pub fn figure(value: Option<f64>) -> String {
    value.map_or_else(|| "—".to_owned(), |value| number::rounded(value, 4))
}
