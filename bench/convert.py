#!/usr/bin/env python3
"""Turns the tables of the synthetic chain problem into a Lodestone base.

usage: convert.py TABLES OUT

TABLES holds the generator's fourteen CSV files, OUT becomes the base folder. Numbers are copied as text, so
nothing is rounded on the way. What becomes what:

- each (process, site) is a plant at that site with one process; its capacity has one row per year;
- an investable pair is a project of free size up to `nmax`, possible every year, paid by a yearly annuity;
- periods are years from 2025 with the given discount factors; demand is a market whose minimum and maximum are
  the demand, missed at `penalty` per unit; a quota group is a measure of activity, limited each year and in total.
"""
import csv
import sys
from pathlib import Path

FIRST_YEAR = 2025
TABLES_WITH_NUMBERS = [
    "capacities", "disposals", "markets", "measures", "operating_costs", "plants", "projects", "quotas",
    "recipes", "routes", "stocks", "supplies",
]


def read(folder, table):
    """Rows of a table as dictionaries of text."""
    with open(folder / f"{table}.csv", newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def write(folder, table, header, rows):
    """Writes one table."""
    with open(folder / f"{table}.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


def year(t):
    """The year of period `t`."""
    return FIRST_YEAR + int(t)


def plant(row):
    """The id of a process at a site."""
    return f"{row['process']}-{row['site']}"


def manifest(factors):
    """The text of base.toml."""
    years = ", ".join(f'"{FIRST_YEAR + t}"' for t in range(len(factors)))
    given = ", ".join(f'"{FIRST_YEAR + t}" = {factor}' for t, factor in enumerate(factors))
    sources = "\n".join(f'{table} = "generated"' for table in TABLES_WITH_NUMBERS)
    return f"""id = "bench"
name_zh = "合成产业链"
name_en = "Synthetic chain"
currency = "CNY"
periods = [{years}]
objective = "cost"
discount_rate = 0.06
discount_factors = {{ {given} }}
capex = "annuity"
stock_cost_at = "end"

[default_source]
{sources}
"""


def structure(tables, out):
    """Names, processes, recipes and plants."""
    write(out, "sources", "source,title_en,grade", [("generated", "Seeded generator of a synthetic chain", "D")])
    write(out, "sites", "site", ([row["site"]] for row in read(tables, "sites")))
    write(out, "commodities", "commodity", ([row["commodity"]] for row in read(tables, "commodities")))
    write(out, "processes", "process", ([row["process"]] for row in read(tables, "processes")))
    write(out, "recipes", "process,line,commodity,amount",
          ((r["process"], r["dir"], r["commodity"], r["coef"]) for r in read(tables, "recipes")))


def plants(tables, out):
    """Plants with capacities, operating costs and projects."""
    pairs = list(read(tables, "process_sites"))
    life = {row["process"]: row["life"] for row in read(tables, "processes")}
    write(out, "plants", "plant,site,processes", ((plant(r), r["site"], r["process"]) for r in pairs))
    write(out, "operating_costs", "plant,cost", ((plant(r), r["varcost"]) for r in pairs))
    write(out, "capacities", "plant,span,capacity",
          ((plant(r), year(r["t"]), r["cap"]) for r in read(tables, "existing")))
    write(out, "projects", "project,plant,decision,repeat,lead,ramp,life,size_max,unit_annuity",
          ((f"new-{plant(r)}", plant(r), "sized", "each", 0, 0, life[r["process"]], r["nmax"], r["annuity"])
           for r in pairs if r["investable"] == "1"))


def trade(tables, out):
    """Stocks, disposals, routes, supplies and markets."""
    stocks = list(read(tables, "stocks"))
    write(out, "stocks", "commodity,site,opening,max,closing_min,loss,cost",
          ((r["commodity"], r["site"], r["init"], r["smax"], r["smin_end"], r["loss"], r["holdcost"]) for r in stocks))
    write(out, "disposals", "commodity,site,cost", ((r["commodity"], r["site"], r["dispcost"]) for r in stocks))
    write(out, "routes", "from,to,commodity,cost,loss",
          ((r["from"], r["to"], r["commodity"], r["shipcost"], r["shiploss"]) for r in read(tables, "arcs")))
    write(out, "supplies", "commodity,site,span,price,max",
          ((r["commodity"], r["site"], year(r["t"]), r["price"], r["bmax"]) for r in read(tables, "purchase")))
    write(out, "markets", "commodity,site,span,min,max,shortfall_cost",
          ((r["commodity"], r["site"], year(r["t"]), r["demand"], r["demand"], r["penalty"])
           for r in read(tables, "demand")))


def limits(tables, out, periods):
    """Quota groups: each year and over the whole span."""
    write(out, "measures", "measure,term,kind,plant",
          ((r["group"], plant(r), "activity", plant(r)) for r in read(tables, "quota_members")))
    whole = f"{FIRST_YEAR}..{FIRST_YEAR + periods - 1}"
    yearly = [(r["group"], year(r["t"]), r["group"], r["quota"]) for r in read(tables, "quotas")]
    total = [(f"{r['group']}-total", whole, r["group"], r["cumquota"]) for r in read(tables, "cumquotas")]
    write(out, "quotas", "quota,span,measure,limit", yearly + total)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    tables, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    factors = [row["disc"] for row in read(tables, "periods")]
    (out / "base.toml").write_text(manifest(factors), encoding="utf-8")
    structure(tables, out)
    plants(tables, out)
    trade(tables, out)
    limits(tables, out, len(factors))


if __name__ == "__main__":
    main()
