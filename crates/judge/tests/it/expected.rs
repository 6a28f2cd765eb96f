//! Verdicts written by hand: a subject, what is changed of it, and what must be said.

use lodestone_judge::{Application, Verdict};

use crate::subject::{GAZELLE, GIANT, GIANT_2026, HIGH_TECH, INNOVATIVE, RENEWAL, SRDI, SRDI_2026, TECH_SME, judged};
use Application::{New, Renewal};
use Verdict::{Met, NotEvaluable, NotMet, Undecided};

type Row = (&'static str, Application, &'static str, &'static str, &'static [(&'static str, Verdict)]);

/// Family, application, day, subject, and changes of it with the verdict.
const CASES: &[Row] = &[
    (
        "hnte",
        New,
        "2025-06-30",
        HIGH_TECH,
        &[
            ("", Met),
            // The 5 % class ends with 50 m yuan and has it: 4 % is too little there, and enough a yuan above.
            (
                "revenue 2024 5000 万元; revenue 2023 5000 万元; revenue 2022 5000 万元; rd_spend 2024 200 万元; rd_spend 2023 200 万元; rd_spend 2022 200 万元",
                NotMet,
            ),
            (
                "revenue 2024 5000 万元; revenue 2023 5000 万元; revenue 2022 5000 万元; rd_spend 2024 250 万元; rd_spend 2023 250 万元; rd_spend 2022 250 万元",
                Met,
            ),
            (
                "revenue 2024 50000001 元; revenue 2023 4999 万元; revenue 2022 49999999 元; rd_spend 2024 200 万元; rd_spend 2023 200 万元; rd_spend 2022 200 万元",
                Met,
            ),
            (
                "revenue 2024 20000 万元; revenue 2023 20000 万元; revenue 2022 20000 万元; rd_spend 2024 600 万元; rd_spend 2023 600 万元; rd_spend 2022 600 万元",
                NotMet,
            ),
            (
                "revenue 2024 20000 万元; revenue 2023 20000 万元; revenue 2022 20000 万元; rd_spend 2024 800 万元; rd_spend 2023 800 万元; rd_spend 2022 800 万元",
                Met,
            ),
            (
                "revenue 2024 20001 万元; revenue 2023 20000 万元; revenue 2022 19999 万元; rd_spend 2024 600 万元; rd_spend 2023 600 万元; rd_spend 2022 600 万元",
                Met,
            ),
            ("hnte_score 2025-01-01 70", NotMet),
            ("hnte_score 2025-01-01 71", Met),
            ("hnte_score 2025-01-01 70.5", Met),
            ("hnte_score 2025-01-01 -", Undecided),
            ("sci_tech_staff_share 2024 10 %", Met),
            ("sci_tech_staff_share 2024 9.99 %", NotMet),
            ("hnt_income_share 2024 60 %", Met),
            ("hnt_income_share 2024 59.9 %", NotMet),
            ("rd_domestic_share 2024 60 %", Met),
            ("rd_domestic_share 2024 59 %", NotMet),
            // A firm younger than a year; exactly 365 days; and a young one whose three years are one.
            ("registered_on 2015-03-01 -; registered_on 2024-07-01 2024-07-01", NotMet),
            ("registered_on 2015-03-01 -; registered_on 2024-06-30 2024-06-30", Met),
            (
                "registered_on 2015-03-01 -; registered_on 2024-01-02 2024-01-02; revenue 2023 -; revenue 2024 4000 万元; rd_spend 2023 -; rd_spend 2024 220 万元",
                Met,
            ),
            ("revenue 2022 -; revenue 2023 3600 万元; revenue 2024 4000 万元", Undecided),
            ("in_state_field 2025-01-01 -", Undecided),
            ("no_incident_1y 2025-01-01 no", NotMet),
            ("core_ip 2025-01-01 no", NotMet),
            // Only other years are stated.
            ("sci_tech_staff_share 2024 -; sci_tech_staff_share 2023 15 %", NotEvaluable),
        ],
    ),
    (
        "tech-sme",
        New,
        "2025-06-30",
        TECH_SME,
        &[
            ("", Met),
            ("class2_ip 2025-01-01 2 件", NotMet),
            ("sci_tech_staff_share 2024 19.9 %", NotMet),
            ("sci_tech_staff_share 2024 30 %; class2_ip 2025-01-01 2 件", Met),
            // 3.9 % of revenue gives 20 points, 10 % of cost only 10.
            ("rd_spend 2024 117 万元", NotMet),
            // The better of two: 20 % of cost gives 30 points where 3 % of revenue gives 20.
            ("rd_spend 2024 90 万元; total_cost 2024 450 万元", Met),
            ("employees 2024 500 人", Met),
            ("employees 2024 501 人", NotMet),
            ("revenue 2024 2 亿元; rd_spend 2024 800 万元", Met),
            ("revenue 2024 20001 万元; rd_spend 2024 900 万元", NotMet),
            ("total_assets 2024 2 亿元", Met),
            ("total_assets 2024 20001 万元", NotMet),
            // Sixty points without staff are not enough; the certificate waives both rules.
            ("sci_tech_staff_share 2024 9 %; rd_spend 2024 180 万元; class1_ip 2025-01-01 1 件", NotMet),
            ("sci_tech_staff_share 2024 9 %; title_hnte 2025 yes", Met),
            ("sci_tech_staff_share 2024 9 %; title_hnte 2025 -; title_hnte 2022-06-30..2025-06-29 yes", NotMet),
            ("sci_tech_staff_share 2024 9 %; title_hnte 2025 -; title_hnte 2022-06-30..2025-06-30 yes", Met),
            ("class2_ip 2025-01-01 0 件; award_national_5y 2024-01-01 -; award_national_5y 2020-06-30 yes", Met),
            ("class2_ip 2025-01-01 0 件; award_national_5y 2024-01-01 -; award_national_5y 2020-06-29 yes", NotMet),
            ("class2_ip 2025-01-01 0 件; rd_body 2025-01-01 provincial", Met),
            ("class2_ip 2025-01-01 0 件; rd_body 2025-01-01 city", NotMet),
            // A shortcut waives no more than it says.
            ("title_hnte 2025 yes; not_on_lists 2025-01-01 no", NotMet),
            ("not_on_lists 2025-01-01 -", Undecided),
        ],
    ),
    (
        "innovative-sme",
        New,
        "2025-06-30",
        INNOVATIVE,
        &[
            ("", Met),
            ("debt_ratio 2024 55.1 %", Met),
            ("debt_ratio 2024 75 %; rd_spend 2024 150 万元", Met),
            ("debt_ratio 2024 75.1 %", NotMet),
            ("rd_spend 2024 49 万元", NotMet),
            ("strategic_field 2025-01-01 yes; main_revenue 2024 2750 万元; main_revenue 2023 2500 万元", Met),
            // Growth of exactly zero scores 5, so 15 points for growth; of less it scores none.
            ("main_revenue 2023 3000 万元", Met),
            ("main_revenue 2023 3001 万元", NotMet),
            ("rd_spend 2024 0 万元; new_equity 2022 500 万元", Met),
            ("rd_spend 2024 0 万元; new_equity 2022 499 万元", NotMet),
        ],
    ),
    (
        "srdi-sme",
        New,
        "2025-12-31",
        SRDI,
        &[
            ("", Met),
            ("srdi_score 2025-01-01 59", NotMet),
            ("srdi_score 2025-01-01 59; new_equity 2024 6000 万元", Met),
            ("srdi_score 2025-01-01 59; maker_top500_3y 2024-01-01 yes", Met),
            ("rd_spend 2024 99 万元", NotMet),
            ("revenue 2024 900 万元", NotMet),
            ("revenue 2024 900 万元; new_equity 2023 2000 万元", Met),
            ("years_in_niche 2025-01-01 1.9 年", NotMet),
        ],
    ),
    (
        "srdi-sme",
        New,
        "2026-05-01",
        SRDI_2026,
        &[
            ("", Met),
            // Two years in the niche were enough until 2026-03-31.
            ("years_in_niche 2026-01-01 2 年", NotMet),
            ("title_tech_sme 2026 no", NotMet),
            ("title_tech_sme 2026 no; title_innovative_sme 2026 yes", Met),
            ("debt_ratio 2025 80.1 %", NotMet),
            ("rd_spend 2024 99 万元", NotMet),
            ("main_revenue 2025 1599 万元", NotMet),
            ("platform_quality 2026 49", NotMet),
            ("class1_ip_main 2026-01-01 0 件", NotMet),
            ("class1_ip_main 2026-01-01 0 件; rd_body 2026-01-01 national", Met),
            ("market_share_high 2026-01-01 -", Undecided),
        ],
    ),
    (
        "srdi-sme",
        Renewal,
        "2026-05-01",
        SRDI_2026,
        &[("platform_quality 2026 30", Met), ("platform_quality 2026 30; platform_quality 2025 49", NotMet)],
    ),
    (
        "little-giant",
        New,
        "2025-12-31",
        GIANT,
        &[
            ("", Met),
            ("rd_spend 2024 359 万元", NotMet),
            ("rd_spend 2024 359 万元; award_national_3y 2024-01-01 yes", Met),
            // At 100 m yuan 3 % is enough.
            (
                "revenue 2024 1 亿元; revenue 2023 9900 万元; main_revenue 2024 7000 万元; main_revenue 2023 6500 万元; main_revenue 2022 6000 万元",
                Met,
            ),
            (
                "revenue 2024 9999 万元; revenue 2023 9900 万元; main_revenue 2024 7000 万元; main_revenue 2023 6500 万元; main_revenue 2022 6000 万元",
                NotMet,
            ),
            ("title_srdi 2024-01..2026-12 -; title_srdi 2022-01..2024-12 yes", NotMet),
            ("debt_ratio 2024 70.1 %", NotMet),
            ("key_link 2025-01-01 -", Undecided),
            ("rd_body 2025-01-01 none", NotMet),
            ("rd_body 2025-01-01 none; maker_top50_3y 2024-01-01 yes", Met),
        ],
    ),
    (
        "little-giant",
        New,
        "2026-05-01",
        GIANT_2026,
        &[
            ("", Met),
            ("domestic_rank 2026-01-01 4", NotMet),
            ("niche_share_intl 2025 10 %; domestic_rank 2026-01-01 4", Met),
            ("title_single_champion 2026 yes", NotMet),
            ("title_single_champion 2026 -", Undecided),
            ("class1_ip_main 2026-01-01 3 件", NotMet),
            ("class1_ip_main 2026-01-01 3 件; award_national_3y 2025-01-01 yes", Met),
            ("rd_spend 2025 619 万元", NotMet),
            ("platform_quality 2026 59", NotMet),
            ("revenue 2023 5100 万元", NotMet),
        ],
    ),
    (
        "little-giant",
        Renewal,
        "2027-05-01",
        GIANT_2026,
        &[
            // Of a year later only other years are stated.
            ("", NotEvaluable),
        ],
    ),
    (
        "two-news-industry-call",
        New,
        "2025-10-01",
        RENEWAL,
        &[
            ("", Met),
            ("new_build 2025-09-01 yes", NotMet),
            ("investment_progress 2025-09-01 0 %", NotMet),
            ("investment_progress 2025-09-01 80.1 %", NotMet),
            ("retired_cost_share 2025-09-01 9.9 %", NotMet),
            ("fai 2025-09-01 1999 万元", NotMet),
            ("project_sector 2025-09-01 cement", NotMet),
            ("project_sector 2025-09-01 other", NotMet),
            ("project_sector 2025-09-01 other; capacity_uplift 2025-09-01 metrology-centre", Met),
            ("project_sector 2025-09-01 other; capacity_uplift 2025-09-01 pilot-base", Met),
            ("retired_owned 2025-09-01 -", Undecided),
        ],
    ),
    (
        "two-news",
        New,
        "2026-02-01",
        "in_supported_field 2026-01-01 yes; life_reached 2026-01-01 yes; \
        in_reserve_library 2026-01-01 yes; other_central_funds 2026-01-01 no",
        &[
            // The threshold for industry is not loaded: nothing is met, but a rule that is loaded refuses.
            ("", NotEvaluable),
            ("other_central_funds 2026-01-01 yes", NotMet),
        ],
    ),
    (
        "two-majors",
        New,
        "2025-06-30",
        "major_field 2025-01-01 other; permits_mature 2025-01-01 yes; \
        in_major_library 2025-01-01 yes",
        &[("", NotMet), ("major_field 2025-01-01 water", Met)],
    ),
    (
        "gazelle-liaoning",
        New,
        "2025-06-30",
        GAZELLE,
        &[
            ("", Met),
            ("revenue 2021 1000 万元", NotMet),
            ("revenue 2023 1800 万元", NotMet),
            ("revenue 2021 1000 万元; single_vc_round 2025-01-01 1000 万元", Met),
        ],
    ),
    ("gazelle-inner-mongolia", New, "2025-06-30", GAZELLE, &[("", NotEvaluable)]),
    ("gazelle-standard", New, "2025-06-30", GAZELLE, &[("", NotEvaluable)]),
    (
        "nm-benchmark-lead",
        New,
        "2025-06-30",
        "revenue 2024 6 亿元; revenue 2023 5 亿元; revenue 2022 5 亿元; \
        rd_spend 2024 3000 万元; rd_spend 2023 3000 万元; rd_spend 2022 3000 万元; class1_ip 2025-01-01 30 件; \
        platform_provincial 2025-01-01 yes; no_incident_2y 2025-01-01 yes",
        &[("", NotEvaluable), ("class1_ip 2025-01-01 29 件", NotMet)],
    ),
    (
        "pilot-fujian",
        New,
        "2026-06-30",
        "pilot_equipment 2026-01-01 800 万元; serves_outside 2026-01-01 yes",
        &[("", Met), ("pilot_equipment 2026-01-01 799 万元", NotMet), ("serves_outside 2026-01-01 -", Undecided)],
    ),
    (
        "trl-3",
        New,
        "2025-06-30",
        "trl1_evidence 2025-01-01 yes; trl2_evidence 2025-01-01 yes; trl3_evidence 2025-01-01 yes",
        &[("", Met), ("trl2_evidence 2025-01-01 -", Undecided), ("trl2_evidence 2025-01-01 no", NotMet)],
    ),
];

#[test]
fn every_verdict_is_the_one_written_by_hand() {
    let mut faults = Vec::new();
    let mut count = 0;
    for (family, application, day, subject, changes) in CASES {
        for (change, expected) in *changes {
            let judgement = judged(family, *application, day, &format!("{subject}; {change}"));
            count += 1;
            if judgement.verdict != *expected {
                let open: Vec<_> = judgement.rules.iter().filter(|rule| rule.verdict != Verdict::Met).collect();
                faults.push(format!("{family} {day} [{change}]: {:?}, not {expected:?}: {open:#?}", judgement.verdict));
            }
        }
    }
    assert!(count >= 60, "{count}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
