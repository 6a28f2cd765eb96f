#!/usr/bin/env python3
"""The reference: the same linear program written by hand with numpy and handed to HiGHS through highspy.

usage: reference.py TABLES [--no-solve]     prints one line of JSON, as the example `bench` of lodestone-cli does

Minimise, over x[ps,t] activity of a plant, n[ps,v] capacity built, st[sk,t] stock, sh[arc,t] shipment, b purchase,
u unmet demand, w[sk,t] disposal (all ≥ 0; n ≤ nmax, st ≤ smax, st at the end ≥ smin, b ≤ bmax, u ≤ demand):

  Σ_t disc[t]·(varcost·x + holdcost·st + shipcost·sh + price·b + penalty·u + dispcost·w) + Σ annuity·n over its life
  balance[sk,t]   Σ out·x − Σ in·x + (1−loss)·st[t−1] − st[t] + b + Σ (1−shiploss)·sh in − Σ sh out − w + u = demand
  capacity[ps,t]  x − Σ_{v ≤ t < v+life} n[v] ≤ existing;   quota[g,t]  Σ x ≤ quota;   total[g]  Σ_t Σ x ≤ cumquota

Tables are read by pandas, rows and columns are numbered by arrays, and the matrix is summed up by scipy. Needs highspy,
numpy, pandas and scipy. HiGHS runs with its defaults on one thread.
"""
import json
import resource
import sys
import time
from pathlib import Path

import highspy
import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix

TABLES = [
    "periods", "sites", "commodities", "processes", "recipes", "process_sites", "existing", "stocks", "arcs",
    "purchase", "demand", "quota_members", "quotas", "cumquotas",
]


class Phases:
    """CPU and wall seconds by phase."""

    def __init__(self):
        self.done = {}

    def run(self, name, work):
        cpu, wall = time.process_time(), time.perf_counter()
        result = work()
        self.done[name] = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
        return result


class Index:
    """Positions of plants, places (commodity at a site) and groups, and of every block of rows and columns."""

    def __init__(self, tables):
        process = pd.Index(tables["processes"].process)
        site, commodity = pd.Index(tables["sites"].site), pd.Index(tables["commodities"].commodity)
        group = pd.Index(tables["cumquotas"].group)
        plants, stocks = tables["process_sites"], tables["stocks"]
        self.periods = len(tables["periods"])
        self.plants, self.places, self.groups = len(plants), len(stocks), len(group)
        number = np.full(len(site) * len(commodity), -1)
        number[site.get_indexer(stocks.site) * len(commodity) + commodity.get_indexer(stocks.commodity)] = np.arange(
            self.places
        )
        place = lambda sites, k: number[site.get_indexer(sites) * len(commodity) + commodity.get_indexer(k)]
        self.process, self.site = process.get_indexer(plants.process), site.get_indexer(plants.site)
        number_of_plant = np.full(len(process) * len(site), -1)
        number_of_plant[self.process * len(site) + self.site] = np.arange(self.plants)
        plant = lambda table: number_of_plant[process.get_indexer(table.process) * len(site) + site.get_indexer(table.site)]
        self.line, self.of_plant = self.recipe_lines(process.get_indexer(tables["recipes"].process))
        self.line_place = number[
            self.site[self.of_plant] * len(commodity) + commodity.get_indexer(tables["recipes"].commodity)[self.line]
        ]
        arcs = tables["arcs"]
        self.origin, self.destination = place(arcs["from"], arcs.commodity), place(arcs["to"], arcs.commodity)
        self.bought = place(tables["purchase"].site, tables["purchase"].commodity)
        self.wanted = place(tables["demand"].site, tables["demand"].commodity)
        self.member, self.member_group = plant(tables["quota_members"]), group.get_indexer(tables["quota_members"].group)
        self.existing, self.limited = plant(tables["existing"]), group.get_indexer(tables["quotas"].group)
        self.investable = np.flatnonzero(plants.investable.to_numpy())
        self.life = tables["processes"].life.to_numpy()[self.process][self.investable]
        t = self.periods
        self.col = starts(
            x=self.plants * t, n=len(self.investable) * t, st=self.places * t, sh=len(arcs) * t,
            b=len(self.bought), u=len(self.wanted), w=self.places * t,
        )
        self.row = starts(balance=self.places * t, capacity=self.plants * t, quota=self.groups * t, total=self.groups)

    def recipe_lines(self, process_of_line):
        """Every line of every plant's process: positions of lines, and of their plants."""
        order = np.argsort(process_of_line, kind="stable")
        count = np.bincount(process_of_line, minlength=self.process.max() + 1)
        first = np.r_[0, np.cumsum(count)[:-1]]
        lines = count[self.process]
        plant = np.repeat(np.arange(self.plants), lines)
        within = np.arange(lines.sum()) - np.repeat(np.cumsum(lines) - lines, lines)
        return order[np.repeat(first[self.process], lines) + within], plant

    def over_time(self, positions):
        """Positions of a block's first period → positions in every period."""
        return positions[:, None] * self.periods + np.arange(self.periods)[None]


def starts(**blocks):
    """Where each block starts, and under "end" how many there are."""
    names, sizes = list(blocks), np.cumsum([0, *blocks.values()])
    return {**dict(zip(names, sizes[:-1].tolist())), "end": int(sizes[-1])}


def columns(tables, at):
    """Costs and bounds of all columns."""
    col, t = at.col, at.periods
    disc = tables["periods"].disc.to_numpy()
    plants, stocks, purchase, demand = (tables[k] for k in ("process_sites", "stocks", "purchase", "demand"))
    cost, lower, upper = np.zeros(col["end"]), np.zeros(col["end"]), np.full(col["end"], highspy.kHighsInf)
    cost[: col["n"]] = np.outer(plants.varcost, disc).ravel()
    until, built = np.r_[0, np.cumsum(disc)], np.arange(t)
    lived = until[np.minimum(built[None] + at.life[:, None], t)] - until[built][None]
    cost[col["n"] : col["st"]] = (plants.annuity.to_numpy()[at.investable][:, None] * lived).ravel()
    cost[col["st"] : col["sh"]] = np.outer(stocks.holdcost, disc).ravel()
    cost[col["sh"] : col["b"]] = np.outer(tables["arcs"].shipcost, disc).ravel()
    cost[col["b"] : col["u"]] = purchase.price.to_numpy() * disc[purchase.t]
    cost[col["u"] : col["w"]] = demand.penalty.to_numpy() * disc[demand.t]
    cost[col["w"] :] = np.outer(stocks.dispcost, disc).ravel()
    upper[col["n"] : col["st"]] = np.repeat(plants.nmax.to_numpy()[at.investable], t)
    upper[col["st"] : col["sh"]] = np.repeat(stocks.smax.to_numpy(), t)
    lower[col["st"] + t - 1 : col["sh"] : t] = stocks.smin_end
    upper[col["b"] : col["u"]] = purchase.bmax
    upper[col["u"] : col["w"]] = demand.demand
    return cost, lower, upper


def matrix(tables, at):
    """The coefficients, by rows."""
    col, row, t, every = at.col, at.row, at.periods, at.over_time
    rows, cols, values = [], [], []

    def add(to, of, value):
        rows.append(to.ravel().astype(np.int32))
        cols.append(of.ravel().astype(np.int32))
        values.append(np.broadcast_to(value, to.shape).ravel())

    recipes, place = tables["recipes"], np.arange(at.places)
    signed = np.where(recipes.dir == "out", 1.0, -1.0) * recipes.coef.to_numpy()
    add(every(at.line_place), every(at.of_plant), signed[at.line][:, None])
    add(every(place), col["st"] + every(place), -1.0)
    kept = (1 - tables["stocks"].loss.to_numpy())[:, None]
    add(every(place)[:, 1:], col["st"] + every(place)[:, :-1], kept)
    arc = every(np.arange(len(at.origin)))
    add(every(at.origin), col["sh"] + arc, -1.0)
    add(every(at.destination), col["sh"] + arc, (1 - tables["arcs"].shiploss.to_numpy())[:, None])
    purchase, demand = tables["purchase"].t.to_numpy(), tables["demand"].t.to_numpy()
    add(at.bought * t + purchase, col["b"] + np.arange(len(purchase)), 1.0)
    add(at.wanted * t + demand, col["u"] + np.arange(len(demand)), 1.0)
    add(every(place), col["w"] + every(place), -1.0)
    plant, built = np.arange(at.plants), np.arange(len(at.investable))
    add(row["capacity"] + every(plant), every(plant), 1.0)
    for age in range(t):
        alive = built[at.life > age]
        to = row["capacity"] + every(at.investable[alive])[:, age:]
        add(to, col["n"] + every(alive)[:, : t - age], -1.0)
    add(row["quota"] + every(at.member_group), every(at.member), 1.0)
    total = np.broadcast_to(row["total"] + at.member_group[:, None], (len(at.member), t))
    add(total, every(at.member), 1.0)
    entries = np.concatenate(values), (np.concatenate(rows), np.concatenate(cols))
    return csr_matrix(entries, shape=(row["end"], col["end"]))


def limits(tables, at):
    """Lower and upper limits of all rows."""
    row, t = at.row, at.periods
    upper = np.zeros(row["end"])
    upper[at.wanted * t + tables["demand"].t.to_numpy()] = tables["demand"].demand
    upper[np.arange(at.places) * t] -= tables["stocks"].init * (1 - tables["stocks"].loss)
    upper[row["capacity"] + at.existing * t + tables["existing"].t.to_numpy()] = tables["existing"].cap
    upper[row["quota"] + at.limited * t + tables["quotas"].t.to_numpy()] = tables["quotas"].quota
    upper[row["total"] :] = tables["cumquotas"].cumquota
    lower = upper.copy()
    lower[row["capacity"] :] = -highspy.kHighsInf
    return lower, upper


def build(tables):
    at = Index(tables)
    return matrix(tables, at), columns(tables, at), limits(tables, at)


def hand_over(program):
    a, (cost, col_lower, col_upper), (row_lower, row_upper) = program
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("parallel", "off")
    rows, cols = a.shape
    highs.passModel(
        cols, rows, a.nnz, int(highspy.MatrixFormat.kRowwise), int(highspy.ObjSense.kMinimize), 0.0,
        cost, col_lower, col_upper, row_lower, row_upper,
        a.indptr.astype(np.int32), a.indices.astype(np.int32), a.data, np.zeros(cols, np.int32),
    )
    return highs


def main():
    arguments = [a for a in sys.argv[1:] if a != "--no-solve"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    folder, phases, objective = Path(arguments[0]), Phases(), None
    tables = phases.run("read", lambda: {table: pd.read_csv(folder / f"{table}.csv") for table in TABLES})
    program = phases.run("build", lambda: build(tables))
    highs = phases.run("handover", lambda: hand_over(program))
    if "--no-solve" not in sys.argv:
        phases.run("solve", highs.run)
        objective = highs.getObjectiveValue()
    a = program[0]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = {"rows": a.shape[0], "cols": a.shape[1], "nnz": int(a.nnz)}
    print(json.dumps({**size, "objective": objective, "peak_mb": round(peak), "phases": phases.done}))


if __name__ == "__main__":
    main()
