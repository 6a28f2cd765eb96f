//! t of oxide per t of element, from the oxide's formula: `Nd2O3` → (2·M + 3·15.999) / (2·M).

/// IUPAC standard atomic weight of oxygen, abridged (2021).
const OXYGEN: f64 = 15.999;

/// The factor, or `None` when `formula` is not of the form Element[n]O[m].
pub(super) fn oxide_factor(formula: &str, element: &str, molar_mass: f64) -> Option<f64> {
    let rest = formula.trim().strip_prefix(element)?;
    let (atoms, rest) = leading_count(rest);
    let rest = rest.strip_prefix('O')?;
    let (oxygens, rest) = leading_count(rest);
    if !rest.is_empty() || molar_mass <= 0.0 {
        return None;
    }
    let metal = f64::from(atoms) * molar_mass;
    Some((metal + f64::from(oxygens) * OXYGEN) / metal)
}

fn leading_count(text: &str) -> (u32, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (text[..end].parse().unwrap_or(1), &text[end..])
}

#[cfg(test)]
mod tests {
    use super::oxide_factor;

    #[test]
    fn stoichiometry_of_the_oxides() {
        let factor = |f, e, m| (oxide_factor(f, e, m).unwrap_or(f64::NAN) * 1e4).round() / 1e4;
        assert_eq!(factor("Nd2O3", "Nd", 144.242), 1.1664);
        assert_eq!(factor("Pr6O11", "Pr", 140.90766), 1.2082);
        assert_eq!(factor("CeO2", "Ce", 140.116), 1.2284);
        assert_eq!(factor("La2O3", "La", 138.90547), 1.1728);
        assert_eq!(factor("Tb4O7", "Tb", 158.92535), 1.1762);
        assert_eq!(oxide_factor("NdCl3", "Nd", 144.242), None);
    }
}
