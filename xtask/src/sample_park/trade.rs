//! Who sells what to whom, and for how much: every yuan of a firm's output is a sale to a firm of the park, a toll fee,
//! or a sale outside. Money counts in hundreds of yuan, so that it adds up exactly.

use super::calendar::{MONTHS, Month};
use super::chain::{BY_PRODUCT, COMMODITIES, OXIDE, Trade, WITH_OXIDE};
use super::draw::Draw;
use super::firms::{FINISHED, Firm, GROUP, SPLITS, TOLL_FEE, TOLLED, firm_id};
use super::sheet::{Sheet, hundredths};
use super::works::{Made, split};

/// Of what sellers have and buyers need, how much stays in the park where the two deal with each other.
const LOCAL: f64 = 0.8;
/// Share of pairs of sellers and buyers that deal with each other.
const DEALS: f64 = 0.45;
/// Deviation of a firm's prices in a month from the market's.
const PRICE_NOISE: f64 = 0.04;

/// What passes between two firms.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Sale,
    Group,
    Toll,
}

/// A pair of firms that deal in a commodity, and what it paid by month.
pub struct Link {
    pub seller: usize,
    pub buyer: usize,
    pub commodity: usize,
    pub kind: Kind,
    /// Hundreds of yuan.
    pub values: Vec<i64>,
}

/// Everything that was sold, in hundreds of yuan.
pub struct Trades {
    pub links: Vec<Link>,
    /// By firm and month.
    pub outside: Vec<Vec<i64>>,
}

impl Trades {
    /// A firm's sales to others of the park and fees from them.
    pub fn inside(&self, firm: usize, month: Month) -> i64 {
        self.links.iter().filter(|link| link.seller == firm).map(|link| link.values[month.0]).sum()
    }

    /// A firm's output by the factory method.
    pub fn gross(&self, firm: usize, month: Month) -> i64 {
        self.inside(firm, month) + self.outside[firm][month.0]
    }
}

/// Works out every sale.
pub fn trades(firms: &[Firm], works: &[Vec<Made>], prices: &[Vec<f64>]) -> Trades {
    let mut trades = Trades { links: tolls(works), outside: vec![vec![0; MONTHS]; firms.len()] };
    for (commodity, prices) in prices.iter().enumerate() {
        sell(commodity, firms, works, prices, &mut trades);
    }
    trade_between_halves(firms, &mut trades);
    trades
}

/// Since the split, the new firm sells a part of its goods to the old one, which finishes and sells them outside for what
/// they cost it: gross output counts them twice, and what leaves the park is what it would have been.
fn trade_between_halves(firms: &[Firm], trades: &mut Trades) {
    let (old, new) = SPLITS;
    let mut values = vec![0; MONTHS];
    for (month, value) in values.iter_mut().enumerate().skip(split().0) {
        *value = (trades.outside[new][month] as f64 * FINISHED).round() as i64;
        trades.outside[new][month] -= *value;
        trades.outside[old][month] += *value;
    }
    let commodity = firms[new].trade.commodity();
    trades.links.push(Link { seller: new, buyer: old, commodity, kind: Kind::Sale, values });
}

fn tolls(works: &[Vec<Made>]) -> Vec<Link> {
    let link = |&(operator, principal): &(usize, usize)| {
        let values = works[operator].iter().map(|made| money(made.units() * TOLL_FEE)).collect();
        let commodity = firms_metal();
        Link { seller: operator, buyer: principal, commodity, kind: Kind::Toll, values }
    };
    TOLLED.iter().map(link).collect()
}

fn firms_metal() -> usize {
    Trade::Reduction.commodity()
}

fn money(yuan: f64) -> i64 {
    (yuan / 100.0).round() as i64
}

/// Units of a commodity that a firm has to sell in a month.
fn has(commodity: usize, firm: usize, firms: &[Firm], works: &[Vec<Made>], month: usize) -> f64 {
    let own = works[firm][month].units();
    let operator = TOLLED.iter().find(|(_, principal)| *principal == firm).map(|(operator, _)| *operator);
    let tolled = operator.map_or(0.0, |operator| works[operator][month].units());
    let is_operator = TOLLED.iter().any(|(operator, _)| *operator == firm);
    let main = if firms[firm].trade.commodity() == commodity && !is_operator { own } else { 0.0 };
    if commodity == OXIDE && main > 0.0 {
        return main - tolled * Trade::Reduction.process().input.map_or(0.0, |(_, amount)| amount);
    }
    if commodity == firms_metal() {
        return main + tolled;
    }
    let is_by_product = commodity == BY_PRODUCT && firms[firm].trade == Trade::Separation;
    if is_by_product { own * WITH_OXIDE } else { main }
}

/// Units of a commodity that a firm needs in a month; operators work on the principals' material.
fn needs(commodity: usize, firm: usize, firms: &[Firm], works: &[Vec<Made>], month: usize) -> f64 {
    let is_operator = TOLLED.iter().any(|(operator, _)| *operator == firm);
    let input = firms[firm].trade.process().input.filter(|(input, _)| *input == commodity && !is_operator);
    input.map_or(0.0, |(_, amount)| amount * works[firm][month].units())
}

/// Whether two firms deal in a commodity; the firm that comes of a split keeps its customers and suppliers.
fn deal(seller: usize, buyer: usize, commodity: usize) -> bool {
    let before = |firm: usize| if firm == SPLITS.1 { SPLITS.0 } else { firm };
    let in_group = |firm: usize| firm == GROUP.0 || GROUP.1.contains(&firm);
    let pair = (before(seller) * 64 + before(buyer)) * 16 + commodity;
    (in_group(seller) && in_group(buyer)) || Draw::of("deal", pair).chance(DEALS)
}

fn kind(seller: usize, buyer: usize) -> Kind {
    let in_group = |firm: usize| firm == GROUP.0 || GROUP.1.contains(&firm);
    if in_group(seller) && in_group(buyer) { Kind::Group } else { Kind::Sale }
}

/// Sells a commodity: to those who need it and deal with the seller, in proportion; the rest goes outside.
fn sell(commodity: usize, firms: &[Firm], works: &[Vec<Made>], prices: &[f64], trades: &mut Trades) {
    let all = 0..firms.len();
    let sellers: Vec<usize> =
        all.clone().filter(|&f| (0..MONTHS).any(|m| has(commodity, f, firms, works, m) > 0.0)).collect();
    let buyers: Vec<usize> = all.filter(|&f| (0..MONTHS).any(|m| needs(commodity, f, firms, works, m) > 0.0)).collect();
    let supply: Vec<f64> =
        (0..MONTHS).map(|m| sellers.iter().map(|&f| has(commodity, f, firms, works, m)).sum()).collect();
    let demand: Vec<f64> =
        (0..MONTHS).map(|m| buyers.iter().map(|&f| needs(commodity, f, firms, works, m)).sum()).collect();
    for &seller in &sellers {
        let asked: Vec<f64> = (0..MONTHS)
            .map(|month| {
                prices[month] * Draw::of("asked", (seller * 16 + commodity) * MONTHS + month).normal(PRICE_NOISE).exp()
            })
            .collect();
        let mut left: Vec<f64> = (0..MONTHS).map(|month| has(commodity, seller, firms, works, month)).collect();
        let dealing = buyers.iter().copied().filter(|&buyer| buyer != seller && deal(seller, buyer, commodity));
        for buyer in dealing {
            let passes = |month: usize| {
                let most = supply[month].min(demand[month]);
                let of_seller = has(commodity, seller, firms, works, month) / supply[month];
                let of_buyer = needs(commodity, buyer, firms, works, month) / demand[month];
                LOCAL * most * of_seller * of_buyer
            };
            let amounts: Vec<f64> = (0..MONTHS).map(passes).collect();
            left.iter_mut().zip(&amounts).for_each(|(left, amount)| *left -= amount);
            let values = amounts.iter().zip(&asked).map(|(amount, price)| money(amount * price)).collect();
            trades.links.push(Link { seller, buyer, commodity, kind: kind(seller, buyer), values });
        }
        for ((total, left), price) in trades.outside[seller].iter_mut().zip(&left).zip(&asked) {
            *total += money(left * price);
        }
    }
}

/// The table `sales_links`, by quarter.
pub fn sales_links(trades: &Trades) -> String {
    let mut sheet = Sheet::new("seller,buyer,commodity,span,kind,value [万元]");
    for link in &trades.links {
        for (quarter, values) in link.values.chunks(3).enumerate() {
            let value: i64 = values.iter().sum();
            if value == 0 {
                continue;
            }
            let span = format!("{}-Q{}", Month(quarter * 3).year(), quarter % 4 + 1);
            let kind = match link.kind {
                Kind::Sale => "sale",
                Kind::Group => "group",
                Kind::Toll => "toll",
            };
            let (seller, buyer) = (firm_id(link.seller), firm_id(link.buyer));
            sheet.row(&[&seller, &buyer, COMMODITIES[link.commodity].id, &span, kind, &hundredths(value)]);
        }
    }
    sheet.text()
}
