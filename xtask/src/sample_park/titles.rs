//! Titles of the firms: certificates with renewals, lapses, a firm with three titles, and one that ends this year.

use super::firms::firm_id;
use super::sheet::Sheet;

const HNTE: &str = "hnte-2016";
const SRDI: &str = "srdi-sme-2022";
const TECH: &str = "tech-sme-2017";

/// Firm by position, title, day of the certificate, last day, day of withdrawal.
const GRANTED: [(usize, &str, &str, &str, &str); 13] = [
    // Renewed the day after it ended: not new.
    (4, HNTE, "2022-06-01", "2025-05-31", ""),
    (4, HNTE, "2025-06-01", "2028-05-31", ""),
    // Three titles, all of 2025: one new firm.
    (17, HNTE, "2025-03-01", "2028-02-29", ""),
    (17, TECH, "2025-04-01", "2025-12-31", ""),
    (17, SRDI, "2025-07-01", "2028-06-30", ""),
    // Ended in 2025 and not renewed.
    (8, HNTE, "2022-09-01", "2025-08-31", ""),
    // Ends this year, after the last report.
    (22, HNTE, "2022-12-01", "2025-11-30", ""),
    // Withdrawn.
    (26, HNTE, "2023-10-01", "2026-09-30", "2025-05-15"),
    // New.
    (25, TECH, "2025-02-01", "2025-12-31", ""),
    (29, HNTE, "2025-05-01", "2028-04-30", ""),
    (33, SRDI, "2025-06-15", "2028-06-14", ""),
    // Held throughout.
    (19, HNTE, "2023-11-01", "2026-10-31", ""),
    (20, SRDI, "2024-01-01", "2026-12-31", ""),
];

/// The table `titles`.
pub fn titles() -> String {
    let mut sheet = Sheet::new("enterprise,title,granted_on,valid_to,withdrawn_on,certificate");
    for (at, (firm, title, granted, valid, withdrawn)) in GRANTED.iter().enumerate() {
        sheet.row(&[&firm_id(*firm), title, granted, valid, withdrawn, &format!("SAMPLE-{:04}", at + 1)]);
    }
    sheet.text()
}
