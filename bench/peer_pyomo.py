#!/usr/bin/env python3
"""The peer in Pyomo: the chain of reference.py as a user of Pyomo who wants speed would write it, as a whole process.

usage: peer_pyomo.py TABLES     prints what `lodestone plan --answers solution` prints, in brief

The fastest of the ways that were tried: tables by the module csv, because pandas alone takes longer to import than the
model to build; sums as ready lists of coefficients and variables (LinearExpression), not as trees of additions;
the model handed to HiGHS in memory (appsi; the newer pyomo.contrib.solver and the standard form through scipy took
longer), without names; values taken from the solver in one call. HiGHS runs with its defaults on one thread.

The symbols and the constraints are those in the header of reference.py.
"""
import csv
import sys
from collections import defaultdict
from itertools import accumulate
from pathlib import Path

import pyomo.environ as pyo
from peer_answers import print_answers
from pyomo.contrib.appsi.solvers import Highs
from pyomo.core.expr import LinearExpression


class Tables:
    """The tables as dictionaries from key columns to the numbers of one column."""

    def __init__(self, folder):
        self.folder, self.rows = folder, {}

    def __getitem__(self, table):
        """All rows of a table, read once."""
        if table not in self.rows:
            with open(self.folder / f"{table}.csv", newline="", encoding="utf-8") as file:
                self.rows[table] = list(csv.DictReader(file))
        return self.rows[table]

    def column(self, table, keys, name):
        """The numbers of one column by their keys."""
        return {self.key(row, keys): float(row[name]) for row in self[table]}

    def keys(self, table, keys):
        """The keys of all rows, in order."""
        return [self.key(row, keys) for row in self[table]]

    @staticmethod
    def key(row, keys):
        """The key of a row: a text, or a number for the period, where it has one column; else a tuple of them."""
        parts = tuple(int(row[k]) if k == "t" else row[k] for k in keys)
        return parts if len(parts) > 1 else parts[0]


PLANT, PLACE, ARC, BUY = ("process", "site"), ("site", "commodity"), ("from", "to", "commodity"), ("site", "commodity", "t")


def variables(m, tables, periods):
    """Adds the variables with their bounds. Returns the demand, by place and period."""
    last = periods[-1]
    m.plants, m.places = tables.keys("process_sites", PLANT), tables.keys("stocks", PLACE)
    m.arcs = tables.keys("arcs", ARC)
    most = tables.column("process_sites", PLANT, "nmax")
    m.builds = [tables.key(row, PLANT) for row in tables["process_sites"] if row["investable"] == "1"]
    full, closing = tables.column("stocks", PLACE, "smax"), tables.column("stocks", PLACE, "smin_end")
    bought, wanted = tables.column("purchase", BUY, "bmax"), tables.column("demand", BUY, "demand")
    m.x = pyo.Var(m.plants, periods, bounds=(0, None))
    m.n = pyo.Var(m.builds, periods, bounds=lambda m, p, s, t: (0, most[p, s]))
    m.st = pyo.Var(m.places, periods, bounds=lambda m, s, k, t: (closing[s, k] if t == last else 0, full[s, k]))
    m.sh = pyo.Var(m.arcs, periods, bounds=(0, None))
    m.b = pyo.Var(list(bought), bounds=lambda m, *key: (0, bought[key]))
    m.u = pyo.Var(list(wanted), bounds=lambda m, *key: (0, wanted[key]))
    m.w = pyo.Var(m.places, periods, bounds=(0, None))
    return wanted


def costs(m, tables, periods, life):
    """Every category of cost as coefficients and variables."""
    disc = tables.column("periods", ("t",), "disc")
    until = [0.0, *accumulate(disc.values())]

    def over_time(variable, prices):
        terms = [(price * disc[t], variable[(*key, t)]) for key, price in prices.items() for t in periods]
        return [c for c, _ in terms], [v for _, v in terms]

    def dated(variable, prices):
        return [price * disc[key[-1]] for key, price in prices.items()], [variable[key] for key in prices]

    annuity = tables.column("process_sites", PLANT, "annuity")
    ends = len(periods)
    lived = {(p, t): annuity[p] * (until[min(t + life[p[0]], ends)] - until[t]) for p in m.builds for t in periods}
    return {
        "purchases": dated(m.b, tables.column("purchase", BUY, "price")),
        "other inputs": over_time(m.x, tables.column("process_sites", PLANT, "varcost")),
        "transport": over_time(m.sh, tables.column("arcs", ARC, "shipcost")),
        "disposal": over_time(m.w, tables.column("stocks", PLACE, "dispcost")),
        "holding": over_time(m.st, tables.column("stocks", PLACE, "holdcost")),
        "annuities": (list(lived.values()), [m.n[(*p, t)] for p, t in lived]),
        "shortfall": dated(m.u, tables.column("demand", BUY, "penalty")),
    }


def linear(terms, constant=0.0):
    return LinearExpression(constant=constant, linear_coefs=[c for c, _ in terms], linear_vars=[v for _, v in terms])


def balance(m, tables, periods, wanted):
    """What enters a place in a period is what leaves it."""
    lines, flows = defaultdict(list), defaultdict(list)
    for row in tables["recipes"]:
        lines[row["process"]].append((row["commodity"], float(row["coef"]) * (1 if row["dir"] == "out" else -1)))
    for plant in m.plants:
        for commodity, amount in lines[plant[0]]:
            flows[plant[1], commodity].append((amount, m.x, plant))
    for arc, loss in tables.column("arcs", ARC, "shiploss").items():
        flows[arc[0], arc[2]].append((-1.0, m.sh, arc))
        flows[arc[1], arc[2]].append((1 - loss, m.sh, arc))
    kept = {key: 1 - loss for key, loss in tables.column("stocks", PLACE, "loss").items()}
    opening = tables.column("stocks", PLACE, "init")

    def rule(m, s, k, t):
        key, place = (s, k, t), (s, k)
        terms = [(amount, variable[(*of, t)]) for amount, variable, of in flows[place]]
        terms += [(-1.0, m.st[key]), (-1.0, m.w[key])]
        asked = wanted.get(key, 0.0)
        if t:
            terms.append((kept[place], m.st[s, k, t - 1]))
        else:
            asked -= kept[place] * opening[place]
        if key in m.b:
            terms.append((1.0, m.b[key]))
        if key in m.u:
            terms.append((1.0, m.u[key]))
        return asked, linear(terms), asked

    m.balance = pyo.Constraint(m.places, periods, rule=rule)


def limits(m, tables, periods, life):
    """Capacity that there is and that is built; activity of groups, each period and in total."""
    existing, invests = tables.column("existing", (*PLANT, "t"), "cap"), set(m.builds)

    def capacity(m, p, s, t):
        terms = [(1.0, m.x[p, s, t])]
        if (p, s) in invests:
            terms += [(-1.0, m.n[p, s, v]) for v in range(max(0, t - life[p] + 1), t + 1)]
        return None, linear(terms), existing[p, s, t]

    m.capacity = pyo.Constraint(m.plants, periods, rule=capacity)
    m.members = defaultdict(list)
    for row in tables["quota_members"]:
        m.members[row["group"]].append(tables.key(row, PLANT))
    quota, total = tables.column("quotas", ("group", "t"), "quota"), tables.column("cumquotas", ("group",), "cumquota")
    activity = lambda g, t: [(1.0, m.x[(*p, t)]) for p in m.members[g]]
    m.quota = pyo.Constraint(list(quota), rule=lambda m, g, t: (None, linear(activity(g, t)), quota[g, t]))
    m.total = pyo.Constraint(
        list(total), rule=lambda m, g: (None, linear([term for t in periods for term in activity(g, t)]), total[g])
    )


def solve(m):
    """Hands the model over, solves it and takes the values back. Returns the solver."""
    solver = Highs()
    solver.highs_options = {"threads": 1, "parallel": "off"}
    solver.config.load_solution = False
    result = solver.solve(m)
    if result.termination_condition.name != "optimal":
        sys.exit(f"not optimal: {result.termination_condition.name}")
    solver.load_vars()
    return solver, result.best_feasible_objective


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    tables, m = Tables(Path(sys.argv[1])), pyo.ConcreteModel()
    periods = tables.keys("periods", ("t",))
    life = {process: int(years) for process, years in tables.column("processes", ("process",), "life").items()}
    wanted = variables(m, tables, periods)
    categories = costs(m, tables, periods, life)
    balance(m, tables, periods, wanted)
    limits(m, tables, periods, life)
    m.cost = pyo.Objective(
        expr=LinearExpression(
            linear_coefs=[c for coefs, _ in categories.values() for c in coefs],
            linear_vars=[v for _, variables in categories.values() for v in variables],
        )
    )
    solver, objective = solve(m)
    highs = solver._solver_model
    print_answers(
        size=(highs.getNumRow(), highs.getNumCol(), highs.getNumNz()),
        objective=objective,
        categories={name: sum(c * v.value for c, v in zip(*terms)) for name, terms in categories.items()},
        residual=highs.getInfo().max_primal_infeasibility,
        indicators={g: [sum(m.x[(*p, t)].value for p in members) for t in periods] for g, members in m.members.items()},
        builds={"-".join(p): [m.n[(*p, t)].value for t in periods] for p in m.builds},
        stocks={place: m.st[(*place, periods[-1])].value for place in m.places},
    )


if __name__ == "__main__":
    main()
