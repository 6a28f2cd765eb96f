//! Rounding of a value before it is judged (GB/T 8170-2008: 修约值比较法).

/// A value rounded to a multiple of `step`, halves to the even multiple (GB/T 8170-2008, 3.2 and 3.3). What is a half in
/// decimal stays one: binary noise below 1e-9 of a step does not count.
pub fn rounded(value: f64, step: f64) -> f64 {
    let steps = value / step;
    if !steps.is_finite() {
        return value;
    }
    let floor = steps.floor();
    let fraction = steps - floor;
    let noise = 1e-9_f64.max(steps.abs() * 1e-15);
    let whole = if (fraction - 0.5).abs() <= noise {
        if floor % 2.0 == 0.0 { floor } else { floor + 1.0 }
    } else {
        steps.round()
    };
    whole * step
}

#[cfg(test)]
mod tests {
    use super::*;

    /// GB/T 8170-2008, 3.2 and 3.3: the examples of the standard.
    #[test]
    fn examples_of_the_standard() {
        for (value, step, expected) in [
            (12.1498, 0.1, 12.1),
            (12.1498, 1.0, 12.0),
            (1268.0, 100.0, 1300.0),
            (10.5002, 1.0, 11.0),
            (1.050, 0.1, 1.0),
            (0.35, 0.1, 0.4),
            (2500.0, 1000.0, 2000.0),
            (3500.0, 1000.0, 4000.0),
            (0.0325, 0.001, 0.032),
            (-355.0, 10.0, -360.0),
            (-325.0, 10.0, -320.0),
        ] {
            assert!((rounded(value, step) - expected).abs() < 1e-9, "{value} {step} {}", rounded(value, step));
        }
        assert_eq!(rounded(f64::INFINITY, 0.1), f64::INFINITY);
    }
}
