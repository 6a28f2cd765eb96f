#!/usr/bin/env python3
"""Generates the tables of a synthetic chain: five stages of commodities, processes at sites, stocks, routes, quotas.

usage: generate.py SIZE OUT [SEED]     SIZE: tiny, small, mid, medium, large; SEED: 1 when not given

Writes fourteen CSV files; the same size and seed give the same bytes (numpy's PCG64, so the draws' order is part of
the format: it must not change, or the published optima do). Needs numpy. reference.py says what the tables mean.
"""
import csv
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

STAGES = 5
GROWTH, DISCOUNT = 0.03, 1.06


@dataclass(frozen=True)
class Size:
    """How many of each there are."""

    sites: int
    processes: int
    commodities: int
    periods: int


SIZES = {
    "tiny": Size(2, 6, 9, 5),
    "small": Size(4, 14, 20, 14),
    "mid": Size(9, 32, 40, 24),
    "medium": Size(30, 90, 100, 30),
    "large": Size(110, 190, 200, 36),
}


class Chain:
    """One chain while it is drawn, table by table; later tables build on earlier ones."""

    def __init__(self, size, seed, out):
        self.size, self.out, self.draw = size, out, np.random.default_rng(seed)
        stages = (np.arange(size.commodities) * STAGES) // size.commodities
        self.stage = np.minimum(stages, STAGES - 1)
        self.process_stage = np.minimum((np.arange(size.processes) * (STAGES - 1)) // size.processes, STAGES - 2)
        self.of_stage = [np.flatnonzero(self.stage == stage) for stage in range(STAGES)]
        self.site, self.process, self.commodity = (
            [f"{letter}{i:03d}" for i in range(count)]
            for letter, count in (("S", size.sites), ("P", size.processes), ("K", size.commodities))
        )

    def write(self, table, columns):
        """Writes one table from arrays or lists of equal length."""
        plain = [column.tolist() if isinstance(column, np.ndarray) else column for column in columns.values()]
        with open(self.out / f"{table}.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(zip(*plain))

    def over_time(self, names, places):
        """One name per place and period, and the periods."""
        periods = self.size.periods
        return [names[i] for i in places for _ in range(periods)], np.tile(np.arange(periods), len(places))

    def recipes(self):
        """A main input and output each, and some others: inputs of the same or the stage before, outputs of the next."""
        draw, rows = self.draw, []
        self.inputs, self.outputs = [], []

        def pick(main, pool, most):
            count = min(len(pool), draw.integers(0, most))
            return [main] + [k for k in draw.choice(pool, count, replace=False) if k != main]

        for p, stage in enumerate(self.process_stage):
            here, after = self.of_stage[stage], self.of_stage[stage + 1]
            pool = here if stage == 0 else np.concatenate([here, self.of_stage[stage - 1]])
            self.inputs.append(pick(here[p % len(here)], pool, 3))
            self.outputs.append(pick(after[p % len(after)], after, 6))
            sides = [("in", self.inputs[p], (0.8, 1.2), (0.05, 0.3)), ("out", self.outputs[p], (0.6, 0.9), (0.02, 0.2))]
            for side, commodities, main, other in sides:
                for i, k in enumerate(commodities):
                    amount = round(draw.uniform(*(main if i == 0 else other)), 4)
                    rows.append((self.process[p], self.commodity[k], side, amount))
        self.write("recipes", dict(zip(("process", "commodity", "dir", "coef"), zip(*rows))))

    def names(self):
        """Processes with their lives, commodities, sites, and discount factors."""
        life = self.draw.integers(5, 16, self.size.processes)
        self.write("processes", {"process": self.process, "stage": self.process_stage, "life": life})
        self.write("commodities", {"commodity": self.commodity, "stage": self.stage})
        self.write("sites", {"site": self.site})
        periods = np.arange(self.size.periods)
        self.write("periods", {"t": periods, "disc": np.round(DISCOUNT**-periods, 8)})

    def plants(self):
        """Processes at about half of the sites, their costs, and capacity that declines."""
        draw, size = self.draw, self.size
        runs = draw.random((size.processes, size.sites)) < 0.5
        runs[np.arange(size.processes), np.arange(size.processes) % size.sites] = True
        self.plant_process, self.plant_site = np.nonzero(runs)
        n = len(self.plant_process)
        cost, annuity = draw.uniform(1, 5, n).round(3), draw.uniform(2, 10, n).round(3)
        invests = draw.random(n) < 0.7
        most = draw.uniform(20, 60, n).round(2)
        is_project = invests & (draw.random(n) < 0.3)
        fixed = draw.uniform(20, 90, n).round(2)
        self.write("process_sites", {
            "process": [self.process[p] for p in self.plant_process],
            "site": [self.site[s] for s in self.plant_site],
            "varcost": cost,
            "annuity": np.where(invests, annuity, 0),
            "nmax": np.where(invests, most, 0),
            "investable": invests.astype(int),
            "project": is_project.astype(int),
            "size": np.where(is_project, most, 0),
            "fixcost": np.where(is_project, fixed, 0),
        })
        self.capacity = draw.uniform(20, 80, n)
        end = draw.uniform(0.5 * size.periods, 1.6 * size.periods, n)
        left = np.clip(1 - np.arange(size.periods)[None] / end[:, None], 0, 1)
        processes, t = self.over_time(self.process, self.plant_process)
        sites, _ = self.over_time(self.site, self.plant_site)
        capacity = (self.capacity[:, None] * left).round(3).ravel()
        self.write("existing", {"process": processes, "site": sites, "t": t, "cap": capacity})

    def stocks(self):
        """Every commodity that a site makes, uses or is asked for: stock, holding and disposal."""
        draw, final = self.draw, self.of_stage[-1]
        self.present = np.zeros((self.size.sites, self.size.commodities), bool)
        for p, s in zip(self.plant_process, self.plant_site):
            self.present[s, self.inputs[p]] = True
            self.present[s, self.outputs[p]] = True
        self.present[:, final] |= draw.random((self.size.sites, len(final))) < 0.6
        self.present[0, final] = True
        self.at_site, self.at_commodity = np.nonzero(self.present)
        n = len(self.at_site)
        opening = np.where(self.stage[self.at_commodity] > 0, draw.uniform(0, 30, n), 0).round(3)
        self.write("stocks", {
            "site": [self.site[s] for s in self.at_site],
            "commodity": [self.commodity[k] for k in self.at_commodity],
            "init": opening,
            "smin_end": (opening * 0.5).round(3),
            "smax": draw.uniform(60, 120, n).round(2),
            "loss": draw.choice([0, 0.01, 0.02], n),
            "holdcost": draw.uniform(0.02, 0.2, n).round(4),
            "dispcost": draw.uniform(0.1, 2, n).round(3),
        })

    def arcs(self):
        """From every site to the two nearest ones that have the commodity too; raw materials do not travel."""
        draw, rows = self.draw, []
        place = draw.random((self.size.sites, 2))
        distance = np.hypot(*(place[:, None] - place[None]).transpose(2, 0, 1))
        for k in np.flatnonzero(self.stage > 0):
            sites = np.flatnonzero(self.present[:, k])
            if len(sites) < 2:
                continue
            between = distance[np.ix_(sites, sites)].copy()
            np.fill_diagonal(between, 9)
            nearest = np.argsort(between, 1)[:, : 2 if len(sites) > 2 else 1]
            for i, others in enumerate(nearest):
                for j in others:
                    cost = round(0.2 + 3 * between[i, j] + 0.1 * draw.random(), 4)
                    loss = round(0.005 * draw.random(), 5)
                    rows.append((self.site[sites[i]], self.site[sites[j]], self.commodity[k], cost, loss))
        columns = zip(*rows) if rows else ([],) * 5
        self.write("arcs", dict(zip(("from", "to", "commodity", "shipcost", "shiploss"), columns)))

    def trade(self):
        """Raw materials are bought at wandering prices; final commodities are demanded in growing amounts."""
        draw, periods = self.draw, self.size.periods
        raw = np.flatnonzero(self.stage[self.at_commodity] == 0)
        start = draw.uniform(3, 12, len(raw))
        price = start[:, None] * np.exp(np.cumsum(draw.normal(0, 0.04, (len(raw), periods)), 1))
        most = np.repeat(draw.uniform(60, 250, len(raw)), periods).round(2)
        sites, t = self.over_time(self.site, self.at_site[raw])
        commodities, _ = self.over_time(self.commodity, self.at_commodity[raw])
        named = {"site": sites, "commodity": commodities, "t": t}
        self.write("purchase", {**named, "price": price.round(4).ravel(), "bmax": most})

        final = np.flatnonzero(self.stage[self.at_commodity] == STAGES - 1)
        makers = np.count_nonzero(self.process_stage[self.plant_process] == STAGES - 2)
        scale = 0.45 * makers * 50 / max(len(final), 1)
        demand = draw.uniform(0.3, 1.0, len(final))[:, None] * scale * (1 + GROWTH * np.arange(periods))[None]
        demand = (demand * draw.uniform(0.9, 1.1, (len(final), periods))).round(3)
        penalty = np.repeat(draw.uniform(60, 200, len(final)), periods).round(2)
        sites, t = self.over_time(self.site, self.at_site[final])
        commodities, _ = self.over_time(self.commodity, self.at_commodity[final])
        named = {"site": sites, "commodity": commodities, "t": t}
        self.write("demand", {**named, "demand": demand.ravel(), "penalty": penalty})

    def quotas(self):
        """Groups of first-stage plants whose activity is limited each period and in total."""
        draw, periods = self.draw, self.size.periods
        first = np.flatnonzero(self.process_stage[self.plant_process] == 0)
        groups = max(2, self.size.sites // 4)
        group = draw.integers(0, groups, len(first))
        total = np.bincount(group, self.capacity[first], groups)
        used = np.unique(group)
        self.write("quota_members", {
            "group": [f"G{g:03d}" for g in group],
            "process": [self.process[p] for p in self.plant_process[first]],
            "site": [self.site[s] for s in self.plant_site[first]],
        })
        limit = (total[used][:, None] * draw.uniform(0.7, 1.3, (len(used), periods))).round(3)
        names = [f"G{g:03d}" for g in range(groups)]
        repeated, t = self.over_time(names, used)
        self.write("quotas", {"group": repeated, "t": t, "quota": limit.ravel()})
        self.write("cumquotas", {"group": [names[g] for g in used], "cumquota": (limit.sum(1) * 0.8).round(3)})


def main():
    if len(sys.argv) not in (3, 4) or sys.argv[1] not in SIZES:
        sys.exit(__doc__)
    out = Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    seed = int(sys.argv[3]) if len(sys.argv) == 4 else 1
    chain = Chain(SIZES[sys.argv[1]], seed, out)
    for table in (chain.recipes, chain.names, chain.plants, chain.stocks, chain.arcs, chain.trade, chain.quotas):
        table()


if __name__ == "__main__":
    main()
