//! Numbers for tests, the same on every machine.

/// SplitMix64 (Steele, Lea, Flood 2014).
pub struct Numbers(pub u64);

impl Numbers {
    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number below `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    /// A whole number from `from` to `to`, both included.
    pub fn between(&mut self, from: u64, to: u64) -> u64 {
        from + self.below(to - from + 1)
    }

    /// Whether something of `percent` in a hundred happens.
    pub fn is(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of a list.
    pub fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len() as u64) as usize]
    }

    /// A decimal number of at most `digits` digits after the point, as text.
    pub fn decimal(&mut self, from: u64, to: u64, digits: u32) -> String {
        let unit = 10_u64.pow(digits);
        let n = self.between(from * unit, to * unit);
        if digits == 0 {
            return n.to_string();
        }
        format!("{}.{:0width$}", n / unit, n % unit, width = digits as usize)
    }
}
