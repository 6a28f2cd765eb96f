//! Subjects written in one line: `fact period value; …`.

use std::sync::OnceLock;

use lodestone_judge::{Application, Evidence, Facts, Judgement, Library, Statement, judge};
use lodestone_model::diagnostic::Place;
use lodestone_model::tables::sources::Grade;
use lodestone_model::time::{Date, Span};
use lodestone_model::unit::{Currency, Units};

pub fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(Library::builtin)
}

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// `fact period value`, several between semicolons; a value `-` takes away what stands before. A later one replaces an earlier
/// one of the same fact and period.
pub fn evidence(library: &Library, text: &str, as_of: Date) -> Vec<Evidence> {
    let units = Units::new(Currency::CNY);
    let mut words: Vec<(&str, &str, &str)> = Vec::new();
    for entry in text.split(';').map(str::trim).filter(|entry| !entry.is_empty()) {
        let (fact, rest) = entry.split_once(' ').unwrap_or_else(|| panic!("{entry}"));
        let (period, value) = rest.split_once(' ').unwrap_or_else(|| panic!("{entry}"));
        words.retain(|(f, p, _)| !(*f == fact && (*p == period || value == "-")));
        if value != "-" {
            words.push((fact, period, value));
        }
    }
    let read = |(fact, period, value): &(&str, &str, &str)| {
        let period = Span::parse(period).unwrap_or_else(|_| panic!("{period}"));
        let (value, u) = value.split_once(" ± ").map_or((*value, None), |(value, u)| (value, Some(u)));
        let statement = Statement { fact, value, u, period, stated_on: None, grade: Grade::A };
        library
            .evidence(&statement, &units, as_of, &Place::file("test"))
            .unwrap_or_else(|f| panic!("{fact} {value}: {f:?}"))
    };
    words.iter().map(read).collect()
}

pub fn facts(text: &str, as_of: &str) -> Facts {
    let (library, as_of) = (library(), day(as_of));
    let mut facts = Facts::new(library, as_of);
    facts.read(library, &evidence(library, text, as_of));
    facts
}

pub fn judged(family: &str, application: Application, as_of: &str, text: &str) -> Judgement {
    let library = library();
    let scheme = library.edition(family, application, day(as_of)).unwrap();
    judge::judge(library, scheme, application, &facts(text, as_of))
}

/// A firm that meets the high-tech rules in 2025, with sales of 40 m yuan.
pub const HIGH_TECH: &str = "registered_on 2015-03-01 2015-03-01; resident 2025-01-01 yes; core_ip 2025-01-01 yes; \
    in_state_field 2025-01-01 yes; sci_tech_staff_share 2024 15 %; revenue 2024 4000 万元; revenue 2023 3600 万元; \
    revenue 2022 3200 万元; rd_spend 2024 220 万元; rd_spend 2023 200 万元; rd_spend 2022 180 万元; \
    rd_domestic_share 2024 100 %; hnt_income_share 2024 70 %; hnte_score 2025-01-01 75; no_incident_1y 2025-01-01 yes";

/// A firm that meets the rules of sci-tech SMEs in 2025 with exactly 60 points: 12 for staff, 30 for R&D, 18 for rights.
pub const TECH_SME: &str = "resident 2025-01-01 yes; employees 2024 80 人; revenue 2024 3000 万元; total_assets 2024 2500 万元; \
    permitted_industry 2025-01-01 yes; no_incident_2y 2025-01-01 yes; not_on_lists 2025-01-01 yes; \
    sci_tech_staff_share 2024 20 %; rd_spend 2024 120 万元; total_cost 2024 2800 万元; class1_ip 2025-01-01 0 件; \
    class2_ip 2025-01-01 3 件; title_hnte 2025 no; award_national_5y 2024-01-01 no; rd_body 2025-01-01 none; \
    standard_led_5y 2024-01-01 no";

/// A firm that meets the rules of innovative SMEs in 2025: 15 + 10 for innovation, 10 + 10 for growth, 5 + 15: 65 points.
pub const INNOVATIVE: &str = "class1_ip_high_value 2025-01-01 0 件; class1_ip_own 2025-01-01 1 件; class1_ip 2025-01-01 1 件; \
    class2_ip 2025-01-01 0 件; revenue 2024 5000 万元; rd_spend 2024 100 万元; main_revenue 2024 3000 万元; \
    main_revenue 2023 2850 万元; debt_ratio 2024 55 %; strategic_field 2025-01-01 no; award_any_3y 2024-06-01 no; \
    title_hnte 2025 no; title_innovation_or_ip_demo 2025 no; rd_body 2025-01-01 city; new_equity 2024 0 万元; \
    new_equity 2023 0 万元; new_equity 2022 0 万元";

/// A firm that meets the SRDI rules of 2022, its score as stated.
pub const SRDI: &str = "years_in_niche 2025-01-01 2 年; rd_spend 2024 100 万元; rd_spend 2023 100 万元; revenue 2024 2000 万元; \
    revenue 2023 1900 万元; srdi_score 2025-01-01 60; new_equity 2024 0 万元; new_equity 2023 0 万元; \
    award_provincial_3y 2024-01-01 no; award_national_top5_3y 2024-01-01 no; maker_top500_3y 2024-01-01 no";

/// A firm that meets the SRDI rules of 2026, new and renewal.
pub const SRDI_2026: &str = "title_tech_sme 2026 yes; title_innovative_sme 2026 no; years_in_niche 2026-01-01 3 年; \
    revenue 2025 2000 万元; revenue 2024 2000 万元; main_revenue 2025 1600 万元; debt_ratio 2025 80 %; \
    rd_spend 2025 100 万元; rd_spend 2024 100 万元; class1_ip_main 2026-01-01 1 件; market_share_high 2026-01-01 yes; \
    platform_quality 2026 50; platform_quality 2025 50; new_equity 2025 0 万元; new_equity 2024 0 万元; \
    award_provincial_3y 2025-01-01 no; rd_body 2026-01-01 none";

/// A firm that meets the rules of little giants of 2022 with revenue of 60 m yuan, on a day of 2025.
pub const GIANT: &str = "title_srdi 2024-01..2026-12 yes; years_in_niche 2025-01-01 3 年; main_revenue 2024 4200 万元; \
    main_revenue 2023 4000 万元; main_revenue 2022 3800 万元; revenue 2024 6000 万元; revenue 2023 5800 万元; \
    core_processes_on_it 2025-01-01 1; system_certificate 2025-01-01 yes; debt_ratio 2024 70 %; niche_share 2024 10 %; \
    own_brand 2025-01-01 yes; rd_spend 2024 360 万元; rd_spend 2023 350 万元; rd_body 2025-01-01 own; \
    class1_ip_main 2025-01-01 2 件; key_link 2025-01-01 yes; rd_staff_share 2024 20 %; new_equity 2024 0 万元; \
    new_equity 2023 0 万元; award_national_3y 2024-01-01 no; maker_top50_3y 2024-01-01 no";

/// A firm that meets the rules of little giants of 2026.
pub const GIANT_2026: &str = "title_srdi 2024-01..2027-12 yes; years_in_niche 2026-01-01 3 年; revenue 2025 5600 万元; \
    revenue 2024 5200 万元; revenue 2023 5000 万元; main_revenue 2025 5040 万元; debt_ratio 2025 75 %; \
    rd_spend 2025 620 万元; rd_spend 2024 580 万元; class1_ip_main 2026-01-01 4 件; award_national_3y 2025-01-01 no; \
    niche_share_intl 2025 8 %; domestic_rank 2026-01-01 3; six_bases_or_key_link 2026-01-01 yes; platform_quality 2026 60; \
    platform_quality 2025 55; title_single_champion 2026 no; giant_control 2026-01-01 no; giant_same_group 2026-01-01 no; \
    data_fraud 2026-01-01 no";

/// The first call for 2026: a smelting upgrade that meets it.
pub const RENEWAL: &str = "project_state 2025-09-01 in-progress; fai 2025-09-01 2000 万元; investment_progress 2025-09-01 80 %; \
    new_build 2025-09-01 no; retired_cost_share 2025-09-01 10 %; retired_depreciated 2025-09-01 yes; \
    new_second_hand 2025-09-01 no; meets_policy 2025-09-01 yes; retired_owned 2025-09-01 yes; \
    retired_kept_in_use 2025-09-01 no; project_sector 2025-09-01 nonferrous; capacity_uplift 2025-09-01 none; \
    real_estate_in_scope 2025-09-01 no";

/// A gazelle of Liaoning by its revenue: 1,001 to 1,800 wan yuan in three years.
pub const GAZELLE: &str = "registered_on 2015-01-01 2015-01-01; revenue 2024 1800 万元; revenue 2023 1500 万元; \
    revenue 2022 1200 万元; revenue 2021 1001 万元; rd_spend 2024 50 万元; rd_spend 2023 40 万元; rd_spend 2022 40 万元; \
    rd_spend 2021 30 万元; employees 2024 60 人; employees 2023 60 人; employees 2022 60 人; employees 2021 60 人; \
    single_vc_round 2025-01-01 0 万元";
