"""What the peers print: the tables of `lodestone plan --answers solution`, in brief, from plain Python values."""

SHOWN = {"indicators": 8, "projects": 40, "stocks": 12}
FIRST_YEAR = 2025
NOTHING = 1e-6


def table(title, header, rows, shown):
    """A table whose columns are as wide as their widest cell, and how many rows were left away."""
    lines = [header, *rows[:shown]]
    widths = [max(map(len, column)) for column in zip(*lines)]
    print(f"\n{title}")
    for line in lines:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())
    if len(rows) > shown:
        print(f"  {len(rows) - shown} more rows")


def print_answers(size, objective, categories, residual, indicators, builds, stocks):
    """Prints a solution.

    size        rows, columns and nonzeros as the solver has them
    categories  cost by category, in the unit of the objective
    residual    largest violation of a row or a bound; Lodestone recomputes its rows from the tables, peers may ask HiGHS
    indicators  activity of each group by period
    builds      capacity built in each plant by period
    stocks      stock of each place (site, commodity) at the end
    """
    print("{:,} constraints, {:,} variables, {:,} nonzeros".format(*size))
    print(f"\ndiscounted cost: {objective!r} yuan")
    print("of which (yuan): " + ", ".join(f"{name} {value:,.2f}" for name, value in categories.items()))
    print(f"largest residual {residual:.1e}; objective less its parts {objective - sum(categories.values()):.1e}")

    periods = len(next(iter(indicators.values())))
    years = [*range(min(5, periods)), periods - 1]
    rows = [[name, *(f"{values[t]:.4g}" for t in years)] for name, values in indicators.items()]
    table("Indicators", ["indicator", *(str(FIRST_YEAR + t) for t in years)], rows, SHOWN["indicators"])

    rows, left_out = [], []
    for name, values in builds.items():
        built = [[name, str(FIRST_YEAR + t), f"{value:.4g}"] for t, value in enumerate(values) if value > NOTHING]
        rows += built
        left_out += [] if built else [[name, "", "left out"]]
    table("Projects", ["project", "start", "size"], rows + left_out, SHOWN["projects"])

    left = sorted(((amount, k, s) for (s, k), amount in stocks.items() if amount > NOTHING), reverse=True)
    rows = [[k, s, f"{amount:.4g}"] for amount, k, s in left]
    table("Stocks at the end", ["commodity", "at", "amount"], rows, SHOWN["stocks"])
