//! Growth of value split into price, volume and mix, exactly: the additive log-mean Divisia index (LMDI-I).
//!
//! With continuing products i of stages s, values V (yuan), values at the prices of the earlier time K (yuan),
//! L(a, b) = (a − b) / ln(a / b) the logarithmic mean:
//!
//! ```text
//! V1 − V0 = Σ L(V1_i, V0_i) · ln(K1 / K0)                               volume
//!         + Σ L(V1_i, V0_i) · ln((K1_s / K1) / (K0_s / K0))             mix between stages
//!         + Σ L(V1_i, V0_i) · ln((K1_i / K1_s) / (K0_i / K0_s))         mix within stages
//!         + Σ L(V1_i, V0_i) · ln(P1_i / P0_i)                           price
//!         + value of new products − value of ended ones + products without a price
//! ```
//!
//! The logarithms of a product add up to ln(V1_i / V0_i), so nothing is left over. A product that is new or ended has
//! no price to compare: it stands apart, as do products of which neither quantities nor prices are known at both times.
//! Source: Ang, "Decomposition analysis for policymaking in energy" (Energy Policy 32, 2004), §2; for zeros, the limits
//! of Ang and Liu (Energy Policy 35, 2007). Test: `decompose::tests`.

/// What is known of a product besides its values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Volume {
    /// Quantities at both times, in one unit of the product's own.
    Quantities(f64, f64),
    /// The later price over the earlier one: a listed or exchange price, or a price index.
    PriceRatio(f64),
    /// Neither.
    Unknown,
}

/// Values of one product at two times.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Product {
    /// Position of its stage; any numbering.
    pub stage: usize,
    /// Value at the earlier time, yuan, not negative.
    pub before: f64,
    /// Value at the later time, yuan, not negative.
    pub after: f64,
    /// Volume or price.
    pub volume: Volume,
}

/// A change of value and its parts, yuan; they add up to `total`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Parts {
    /// Value after less value before.
    pub total: f64,
    /// More or less of everything, at earlier prices.
    pub volume: f64,
    /// Dearer or cheaper stages gained share.
    pub mix_between: f64,
    /// Dearer or cheaper products gained share in their stage.
    pub mix_within: f64,
    /// Prices rose or fell.
    pub price: f64,
    /// Products that had no value before.
    pub new: f64,
    /// Products that have none after (negative).
    pub ended: f64,
    /// Change of products whose volume and price are both unknown.
    pub unsplit: f64,
}

impl Parts {
    /// The sum of the parts.
    pub fn sum(&self) -> f64 {
        self.volume + self.mix_between + self.mix_within + self.price + self.new + self.ended + self.unsplit
    }

    fn add(&mut self, other: &Parts) {
        self.total += other.total;
        self.volume += other.volume;
        self.mix_between += other.mix_between;
        self.mix_within += other.mix_within;
        self.price += other.price;
        self.new += other.new;
        self.ended += other.ended;
        self.unsplit += other.unsplit;
    }
}

/// The split of a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Decomposition {
    /// Of everything.
    pub whole: Parts,
    /// By stage, in the order of their numbers.
    pub stages: Vec<Parts>,
    /// By product, in the order given.
    pub products: Vec<Parts>,
}

/// Splits the growth of value between two times.
///
/// # Panics
/// When a value is negative or not finite: values of output are checked where they are read.
pub fn decompose(products: &[Product]) -> Decomposition {
    for product in products {
        assert!(product.before >= 0.0 && product.after >= 0.0, "values of output are not negative");
        assert!(product.before.is_finite() && product.after.is_finite(), "values of output are finite");
    }
    let stages = products.iter().map(|product| product.stage + 1).max().unwrap_or(0);
    let totals = Totals::of(products, stages);
    let mut result = Decomposition {
        whole: Parts::default(),
        stages: vec![Parts::default(); stages],
        products: products.iter().map(|product| totals.split(product)).collect(),
    };
    for (product, parts) in products.iter().zip(&result.products) {
        result.stages[product.stage].add(parts);
        result.whole.add(parts);
    }
    result
}

/// Values of the continuing products at earlier prices, (before, after).
struct Totals {
    whole: (f64, f64),
    stages: Vec<(f64, f64)>,
}

impl Totals {
    fn of(products: &[Product], stages: usize) -> Self {
        let mut totals = Totals { whole: (0.0, 0.0), stages: vec![(0.0, 0.0); stages] };
        for product in products {
            let Some(after) = at_earlier_prices(product) else { continue };
            for sum in [&mut totals.whole, &mut totals.stages[product.stage]] {
                sum.0 += product.before;
                sum.1 += after;
            }
        }
        totals
    }

    fn split(&self, product: &Product) -> Parts {
        let change = product.after - product.before;
        let mut parts = Parts { total: change, ..Parts::default() };
        let Some(after) = at_earlier_prices(product) else {
            let part = match (product.before > 0.0, product.after > 0.0) {
                (true, true) => &mut parts.unsplit,
                (true, false) => &mut parts.ended,
                (false, _) => &mut parts.new,
            };
            *part = change;
            return parts;
        };
        let weight = logarithmic_mean(product.after, product.before);
        let stage = self.stages[product.stage];
        let (whole_growth, stage_growth) = (log_ratio(self.whole), log_ratio(stage));
        let own_growth = log_ratio((product.before, after));
        parts.volume = weight * whole_growth;
        parts.mix_between = weight * (stage_growth - whole_growth);
        parts.mix_within = weight * (own_growth - stage_growth);
        parts.price = weight * log_ratio((after, product.after));
        parts
    }
}

/// The later value at the earlier price; none for what cannot be split.
fn at_earlier_prices(product: &Product) -> Option<f64> {
    if product.before == 0.0 || product.after == 0.0 {
        return None;
    }
    let after = match product.volume {
        Volume::Quantities(before, after) => product.before * after / before,
        Volume::PriceRatio(ratio) => product.after / ratio,
        Volume::Unknown => return None,
    };
    (after.is_finite() && after > 0.0).then_some(after)
}

/// ln(after / before), without loss where they are near.
fn log_ratio((before, after): (f64, f64)) -> f64 {
    ((after - before) / before).ln_1p()
}

/// (a − b) / ln(a / b) of two positive numbers; their value where they are equal.
fn logarithmic_mean(a: f64, b: f64) -> f64 {
    let log = log_ratio((b, a));
    if log == 0.0 { b } else { (a - b) / log }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn product(stage: usize, before: f64, after: f64, volume: Volume) -> Product {
        Product { stage, before, after, volume }
    }

    fn close(a: f64, b: f64, scale: f64) -> bool {
        (a - b).abs() <= 1e-12 * scale
    }

    /// Same tonnes, Nd price up 27.4 %, La flat: all of it is price.
    #[test]
    fn a_price_rise_with_flat_tonnes_is_all_price() {
        let split = decompose(&[
            product(0, 100.0, 127.4, Volume::Quantities(20.0, 20.0)),
            product(0, 10.0, 10.0, Volume::Quantities(30.0, 30.0)),
            product(1, 50.0, 55.0, Volume::PriceRatio(1.1)),
        ]);
        let whole = split.whole;
        assert!(close(whole.price, 32.4, 160.0), "{whole:?}");
        for other in [whole.volume, whole.mix_between, whole.mix_within, whole.new, whole.ended, whole.unsplit] {
            assert!(close(other, 0.0, 160.0), "{whole:?}");
        }
    }

    /// Everything doubled at the same prices: all of it is volume.
    #[test]
    fn doubled_tonnes_at_flat_prices_are_all_volume() {
        let split = decompose(&[
            product(0, 100.0, 200.0, Volume::Quantities(20.0, 40.0)),
            product(1, 10.0, 20.0, Volume::PriceRatio(1.0)),
        ]);
        assert!(close(split.whole.volume, 110.0, 220.0), "{:?}", split.whole);
        assert!(close(split.stages[1].volume, 10.0, 220.0), "{:?}", split.stages);
    }

    /// By hand: values 100 → 0 (ended), 0 → 30 (new), 40 → 50 of unknown price; 60 → 90 with tonnes up by half.
    #[test]
    fn what_has_no_price_to_compare_stands_apart() {
        let split = decompose(&[
            product(0, 100.0, 0.0, Volume::Quantities(5.0, 0.0)),
            product(0, 0.0, 30.0, Volume::PriceRatio(1.2)),
            product(1, 40.0, 50.0, Volume::Unknown),
            product(1, 60.0, 90.0, Volume::Quantities(2.0, 3.0)),
            product(1, 0.0, 0.0, Volume::Unknown),
        ]);
        let whole = split.whole;
        assert_eq!((whole.ended, whole.new, whole.unsplit), (-100.0, 30.0, 10.0));
        assert!(close(whole.volume, 30.0, 90.0) && close(whole.price, 0.0, 90.0), "{whole:?}");
        assert!(close(whole.total, whole.sum(), 200.0));
    }

    /// A move from one product to a dearer one of the same stage, and of another stage, at flat prices is mix.
    #[test]
    fn a_move_to_dearer_products_is_mix() {
        // Prices 1 and 4; 20 t → 10 t + 10 t: the value at earlier prices is the value, so price is nil.
        let within = decompose(&[
            product(0, 15.0, 10.0, Volume::Quantities(15.0, 10.0)),
            product(0, 20.0, 40.0, Volume::Quantities(5.0, 10.0)),
        ]);
        assert!(close(within.whole.price, 0.0, 50.0) && close(within.whole.mix_between, 0.0, 50.0));
        assert!(close(within.whole.volume + within.whole.mix_within, 15.0, 50.0), "{:?}", within.whole);
        let between = decompose(&[
            product(0, 15.0, 10.0, Volume::Quantities(15.0, 10.0)),
            product(1, 20.0, 40.0, Volume::Quantities(5.0, 10.0)),
        ]);
        assert!(close(between.whole.mix_within, 0.0, 50.0), "{:?}", between.whole);
    }

    /// Parts add up on many made-up products with values from 1e2 to 1e11 yuan (fixed multiplicative generator).
    #[test]
    fn parts_add_up_to_the_change() {
        let mut state = 1_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 11) as f64 / (1_u64 << 53) as f64
        };
        let products: Vec<Product> = (0..500)
            .map(|i| {
                let before = if i % 17 == 0 { 0.0 } else { 10_f64.powf(2.0 + 9.0 * next()) };
                let after = if i % 23 == 0 { 0.0 } else { before.max(1e5) * (0.3 + 2.0 * next()) };
                let volume = match i % 3 {
                    0 => Volume::Quantities(1.0 + next(), 1.0 + next()),
                    1 => Volume::PriceRatio(0.5 + next()),
                    _ => Volume::Unknown,
                };
                product(i % 4, before, after, volume)
            })
            .collect();
        let split = decompose(&products);
        let scale: f64 = products.iter().map(|p| p.before + p.after).sum();
        assert!(close(split.whole.sum(), split.whole.total, scale), "{:?}", split.whole);
        let of_stages: f64 = split.stages.iter().map(Parts::sum).sum();
        assert!(close(of_stages, split.whole.total, scale));
        for (product, parts) in products.iter().zip(&split.products) {
            assert!(close(parts.sum(), product.after - product.before, product.before + product.after), "{product:?}");
        }
    }
}
