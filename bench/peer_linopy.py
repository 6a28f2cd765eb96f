#!/usr/bin/env python3
"""The peer in linopy: the chain of reference.py as a user of linopy who wants speed would write it, as a whole process.

usage: peer_linopy.py TABLES     prints what `lodestone plan --answers solution` prints, in brief

The fastest of the ways that were tried: a sparse model (`Model(sparse=True)`, linopy's row-compressed path), blocks of
variables over two dimensions, every sum one product with an incidence matrix; the model handed to HiGHS
in memory (io_api "direct"), without names. HiGHS runs with its defaults on one thread.

The symbols and the constraints are those in the header of reference.py.
"""
import sys
import warnings
from pathlib import Path

import linopy
import numpy as np
import pandas as pd
from peer_answers import print_answers
from xarray import DataArray

TABLES = ["periods", "processes", "recipes", "process_sites", "existing", "stocks", "arcs", "purchase", "demand",
          "quota_members", "quotas", "cumquotas"]
PLANT, PLACE = ["process", "site"], ["site", "commodity"]


class Chain:
    """The tables, and the positions of their keys."""

    def __init__(self, folder):
        self.tables = {table: pd.read_csv(folder / f"{table}.csv") for table in TABLES}
        plants, stocks, purchase, demand = (self.tables[t] for t in ("process_sites", "stocks", "purchase", "demand"))
        self.t = pd.RangeIndex(len(self.tables["periods"]), name="t")
        self.disc = DataArray(self.tables["periods"].disc.to_numpy(), coords=[self.t])
        self.plant = pd.RangeIndex(len(plants), name="plant")
        self.place = pd.RangeIndex(len(stocks), name="place")
        self.arc = pd.RangeIndex(len(self.tables["arcs"]), name="arc")
        self.group = pd.RangeIndex(len(self.tables["cumquotas"]), name="group")
        self.plant_of = pd.MultiIndex.from_frame(plants[PLANT])
        self.place_of = pd.MultiIndex.from_frame(stocks[PLACE])
        # Tables of places over time are ordered by place.
        self.bought = pd.Index(self.places(purchase[:: len(self.t)]), name="place")
        self.wanted = pd.Index(self.places(demand[:: len(self.t)]), name="place")
        self.builds = pd.Index(np.flatnonzero(plants.investable), name="plant")
        self.life = self.tables["processes"].set_index("process").life[plants.process].to_numpy()

    def places(self, table, site="site"):
        """Positions of a table's places."""
        return self.place_of.get_indexer(pd.MultiIndex.from_frame(table[[site, "commodity"]]))

    def plants(self, table):
        return self.plant_of.get_indexer(pd.MultiIndex.from_frame(table[PLANT]))

    def groups(self, table):
        return pd.Index(self.tables["cumquotas"].group).get_indexer(table.group)

    def by(self, index, table, column):
        """One number for each entry of a dimension."""
        return DataArray(self.tables[table][column].to_numpy(float), coords=[index])

    def over_time(self, index, table, column):
        """One number for each entry of a dimension and period; the table is in that order."""
        return DataArray(self.tables[table][column].to_numpy(float).reshape(-1, len(self.t)), coords=[index, self.t])


def variables(m, c):
    """Adds the variables with their bounds. Returns them as expressions: converted once, not in every sum."""
    free = lambda index: DataArray(np.zeros((len(index), len(c.t))), coords=[index, c.t])
    closing = free(c.place)
    closing[:, -1] = c.tables["stocks"].smin_end
    m.add_variables(lower=free(c.plant), name="x")
    m.add_variables(0, free(c.builds) + c.by(c.plant, "process_sites", "nmax")[c.builds], name="n")
    m.add_variables(closing, free(c.place) + c.by(c.place, "stocks", "smax"), name="st")
    m.add_variables(lower=free(c.arc), name="sh")
    m.add_variables(0, c.over_time(c.bought, "purchase", "bmax"), name="b")
    m.add_variables(0, c.over_time(c.wanted, "demand", "demand"), name="u")
    m.add_variables(lower=free(c.place), name="w")
    return {name: m.variables[name].to_linexpr() for name in m.variables}


def costs(c):
    """The price of a unit of every variable, by category."""
    until = np.r_[0, np.cumsum(c.disc)]
    life, built = c.life[c.builds][:, None], np.arange(len(c.t))[None]
    lived = DataArray(until[np.minimum(built + life, len(c.t))] - until[built], coords=[c.builds, c.t])
    return {
        "purchases": ("b", c.over_time(c.bought, "purchase", "price") * c.disc),
        "other inputs": ("x", c.by(c.plant, "process_sites", "varcost") * c.disc),
        "transport": ("sh", c.by(c.arc, "arcs", "shipcost") * c.disc),
        "disposal": ("w", c.by(c.place, "stocks", "dispcost") * c.disc),
        "holding": ("st", c.by(c.place, "stocks", "holdcost") * c.disc),
        "annuities": ("n", c.by(c.plant, "process_sites", "annuity")[c.builds] * lived),
        "shortfall": ("u", c.over_time(c.wanted, "demand", "penalty") * c.disc),
    }


def incidence(rows, columns, entries):
    """A matrix over two dimensions from triples (positions in rows, positions in columns, values)."""
    matrix = np.zeros((len(rows), len(columns)))
    for i, j, value in entries:
        np.add.at(matrix, (i, j), value)
    return DataArray(matrix, coords=[rows, columns])


def balance(m, c, terms):
    """What enters a place in a period is what leaves it."""
    plants, stocks, recipes, arcs = (c.tables[t] for t in ("process_sites", "stocks", "recipes", "arcs"))
    lines = plants[PLANT].assign(plant=c.plant).merge(recipes, on="process")
    amount = np.where(lines.dir == "out", lines.coef, -lines.coef)
    made = incidence(c.plant, c.place, [(lines.plant, c.places(lines), amount)])
    sent, came = c.places(arcs, "from"), c.places(arcs, "to")
    moved = incidence(c.arc, c.place, [(c.arc, sent, -1.0), (c.arc, came, 1 - arcs.shiploss)])
    kept = 1 - c.by(c.place, "stocks", "loss")
    x, st, sh, b, u, w = (terms[name] for name in ("x", "st", "sh", "b", "u", "w"))
    before = (st * kept).shift(t=1).fillna(0)
    everywhere = lambda some: some.reindex(place=c.place, fill_value=0)
    asked = c.over_time(c.wanted, "demand", "demand").reindex(place=c.place, fill_value=0)
    asked[:, 0] -= kept * c.by(c.place, "stocks", "init")
    m.add_constraints(x @ made + sh @ moved + before + everywhere(b) + everywhere(u) - st - w == asked, name="balance")


def limits(m, c, terms):
    """Capacity that there is and that is built; activity of groups, each period and in total. Returns that activity."""
    x, t = terms["x"], np.arange(len(c.t))
    n = terms["n"].rename(plant="build", t="start")
    # One matrix over four dimensions: at this size faster than a product over time for each life, or than flat groups.
    age = t[None] - t[:, None]
    alive = np.zeros((len(c.builds), len(t), len(c.plant), len(t)))
    for build, plant in enumerate(c.builds):
        alive[build, :, plant, :] = (age >= 0) & (age < c.life[plant])
    alive = DataArray(alive, coords=[c.builds.rename("build"), c.t.rename("start"), c.plant, c.t])
    m.add_constraints(x - n @ alive <= c.over_time(c.plant, "existing", "cap"), name="capacity")
    members = c.tables["quota_members"]
    activity = x @ incidence(c.plant, c.group, [(c.plants(members), c.groups(members), 1.0)])
    m.add_constraints(activity <= c.over_time(c.group, "quotas", "quota"), name="quota")
    m.add_constraints(activity.sum("t") <= c.by(c.group, "cumquotas", "cumquota"), name="total")


def build(c, prices):
    m = linopy.Model(sparse=True)
    terms = variables(m, c)
    m.add_objective(sum(terms[name] @ price for name, price in prices.values()))
    balance(m, c, terms)
    limits(m, c, terms)
    return m


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    linopy.options["semantics"] = "v1"
    warnings.simplefilter("error", linopy.PerformanceWarning)
    c = Chain(Path(sys.argv[1]))
    prices = costs(c)
    m = build(c, prices)
    status, condition = m.solve("highs", io_api="direct", threads=1, parallel="off", output_flag=False)
    if condition != "optimal":
        sys.exit(f"not optimal: {status}, {condition}")
    value = {name: m.variables[name].solution.to_numpy() for name in m.variables}
    name_of = ["-".join(key) for key in c.plant_of]
    members = c.tables["quota_members"]
    activity = pd.DataFrame(value["x"][c.plants(members)]).groupby(members.group.to_numpy(), sort=False).sum()
    highs = m.solver_model
    print_answers(
        size=(highs.getNumRow(), highs.getNumCol(), highs.getNumNz()),
        objective=float(m.objective.value),
        categories={kind: float((value[name] * price.to_numpy()).sum()) for kind, (name, price) in prices.items()},
        residual=highs.getInfo().max_primal_infeasibility,
        indicators=dict(zip(activity.index, activity.to_numpy())),
        builds={name_of[plant]: built for plant, built in zip(c.builds, value["n"])},
        stocks=dict(zip(c.place_of, value["st"][:, -1])),
    )


if __name__ == "__main__":
    main()
