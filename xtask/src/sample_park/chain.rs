//! What the park makes of what: stages, commodities, processes, recipes.

use super::sheet::Sheet;

/// Stages, in order: id, names.
pub const STAGES: [[&str; 3]; 4] =
    [["ore", "矿", "Ore"], ["earth", "土", "Earth"], ["material", "材", "Material"], ["use", "用", "Use"]];

/// What a kind of firm makes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Trade {
    Concentrator,
    Separation,
    Reduction,
    Casting,
    Magnets,
    Polishing,
    Storage,
    Motors,
    Batteries,
}

impl Trade {
    /// All, in the order of [`PROCESSES`] and of [`MAIN`].
    pub const ALL: [Trade; 9] = [
        Trade::Concentrator,
        Trade::Separation,
        Trade::Reduction,
        Trade::Casting,
        Trade::Magnets,
        Trade::Polishing,
        Trade::Storage,
        Trade::Motors,
        Trade::Batteries,
    ];

    /// Its facts.
    pub fn process(self) -> &'static Process {
        &PROCESSES[self as usize]
    }

    /// Position of its main commodity.
    pub fn commodity(self) -> usize {
        MAIN[self as usize]
    }
}

/// A commodity: prices without VAT.
pub struct Commodity {
    pub id: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
    pub stage: usize,
    pub unit: &'static str,
    /// Yuan per unit at the start of 2021.
    pub price: f64,
}

/// Position of lanthanum-cerium oxide, the by-product of separation.
pub const BY_PRODUCT: usize = 2;
/// Position of the oxide that is tolled into metal.
pub const OXIDE: usize = 1;

/// Everything that is sold.
pub const COMMODITIES: [Commodity; 10] = [
    of("concentrate", "示例精矿", "Sample concentrate", 0, "t", 19_500.0),
    of("prnd-oxide", "示例氧化镨钕", "Sample PrNd oxide", 1, "t", 440_000.0),
    of("lace-oxide", "示例氧化镧铈", "Sample LaCe oxide", 1, "t", 6_200.0),
    of("prnd-metal", "示例金属镨钕", "Sample PrNd metal", 1, "t", 560_000.0),
    of("alloy", "示例速凝合金", "Sample strip-cast alloy", 2, "t", 188_000.0),
    of("magnet", "示例磁材", "Sample magnets", 2, "t", 326_000.0),
    of("polish", "示例抛光粉", "Sample polishing powder", 2, "t", 11_500.0),
    of("storage", "示例储氢合金", "Sample storage alloy", 2, "t", 47_000.0),
    of("motor", "示例电机", "Sample motors", 3, "台", 2_450.0),
    of("battery", "示例电池", "Sample batteries", 3, "t", 68_000.0),
];

/// Main commodity by trade.
const MAIN: [usize; 9] = [0, 1, 3, 4, 5, 6, 7, 8, 9];

const fn of(
    id: &'static str,
    zh: &'static str,
    en: &'static str,
    stage: usize,
    unit: &'static str,
    price: f64,
) -> Commodity {
    Commodity { id, zh, en, stage, unit, price }
}

/// A process and its one recipe, per unit of its main commodity.
pub struct Process {
    pub id: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
    pub stage: usize,
    /// Position of what it takes, and how much; none: raw ore.
    pub input: Option<(usize, f64)>,
    /// Yuan for everything else it takes.
    pub cost: f64,
    /// MWh.
    pub power: f64,
}

/// One per trade.
pub const PROCESSES: [Process; 9] = [
    Process {
        id: "concentrating",
        zh: "示例选矿",
        en: "Sample concentrating",
        stage: 0,
        input: None,
        cost: 4_000.0,
        power: 0.4,
    },
    Process {
        id: "separation",
        zh: "示例分离",
        en: "Sample separation",
        stage: 1,
        input: Some((0, 9.15)),
        cost: 70_000.0,
        power: 9.0,
    },
    Process {
        id: "reduction",
        zh: "示例电解",
        en: "Sample reduction",
        stage: 1,
        input: Some((1, 1.2)),
        cost: 14_000.0,
        power: 11.0,
    },
    Process {
        id: "casting",
        zh: "示例速凝",
        en: "Sample casting",
        stage: 2,
        input: Some((3, 0.31)),
        cost: 6_500.0,
        power: 1.6,
    },
    Process {
        id: "magnet-making",
        zh: "示例磁材制造",
        en: "Sample magnet making",
        stage: 2,
        input: Some((4, 1.35)),
        cost: 46_000.0,
        power: 8.5,
    },
    Process {
        id: "polishing",
        zh: "示例抛光粉制造",
        en: "Sample powder making",
        stage: 2,
        input: Some((2, 0.95)),
        cost: 2_600.0,
        power: 0.9,
    },
    Process {
        id: "storage-alloy",
        zh: "示例储氢合金制造",
        en: "Sample storage-alloy making",
        stage: 2,
        input: Some((2, 0.4)),
        cost: 32_000.0,
        power: 1.8,
    },
    Process {
        id: "motor-making",
        zh: "示例电机制造",
        en: "Sample motor making",
        stage: 3,
        input: Some((5, 0.003)),
        cost: 1_150.0,
        power: 0.03,
    },
    Process {
        id: "battery-making",
        zh: "示例电池制造",
        en: "Sample battery making",
        stage: 3,
        input: Some((7, 0.3)),
        cost: 38_000.0,
        power: 3.2,
    },
];

/// Tonnes of raw ore in a tonne of concentrate.
const ORE: &str = "10.5";
/// Tonnes of by-product with a tonne of oxide.
pub const WITH_OXIDE: f64 = 3.1;

/// The tables of the chain, by file.
pub fn tables() -> Vec<(&'static str, String)> {
    vec![
        ("stages", stages()),
        ("commodities", commodities()),
        ("processes", processes()),
        ("recipes", recipes()),
        ("operating_costs", costs()),
    ]
}

fn stages() -> String {
    let mut sheet = Sheet::new("stage,name_zh,name_en,order");
    for (at, [id, zh, en]) in STAGES.iter().enumerate() {
        sheet.row(&[id, zh, en, &(at + 1).to_string()]);
    }
    sheet.text()
}

fn commodities() -> String {
    let mut sheet = Sheet::new("commodity,name_zh,name_en,stage,unit");
    sheet.row(&["ore", "示例原矿", "Sample raw ore", STAGES[0][0], "t"]);
    for commodity in &COMMODITIES {
        sheet.row(&[commodity.id, commodity.zh, commodity.en, STAGES[commodity.stage][0], commodity.unit]);
    }
    sheet.text()
}

fn processes() -> String {
    let mut sheet = Sheet::new("process,name_zh,name_en,stage");
    for process in &PROCESSES {
        sheet.row(&[process.id, process.zh, process.en, STAGES[process.stage][0]]);
    }
    sheet.text()
}

fn recipes() -> String {
    let mut sheet = Sheet::new("process,line,commodity,amount");
    for trade in Trade::ALL {
        let process = trade.process();
        match process.input {
            Some((input, amount)) => sheet.row(&[process.id, "in", COMMODITIES[input].id, &amount.to_string()]),
            None => sheet.row(&[process.id, "in", "ore", ORE]),
        }
        sheet.row(&[process.id, "out", COMMODITIES[trade.commodity()].id, "1"]);
        if trade == Trade::Separation {
            sheet.row(&[process.id, "out", COMMODITIES[BY_PRODUCT].id, &WITH_OXIDE.to_string()]);
        }
    }
    sheet.text()
}

fn costs() -> String {
    let mut sheet = Sheet::new("process,class,cost");
    for process in &PROCESSES {
        sheet.row(&[process.id, "intermediate", &process.cost.to_string()]);
        sheet.row(&[process.id, "labour", &(process.cost * 0.15).to_string()]);
    }
    sheet.text()
}
