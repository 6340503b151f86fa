"""Solve a Solomon-format instance with PyVRP (one thread) and write the routes in CVRPLIB's format.

usage: pyvrp_vrptw.py INSTANCE SOLUTION SECONDS SEED
Distances are Euclidean, truncated to one decimal, as in the table beside it; everything is given to PyVRP in tenths.
"""
import gzip
import os
import re
import sys
import tempfile
from math import isqrt

import pyvrp
import pyvrp.stop


def read(path):
    """Vehicles, capacity and the rows of the customer table, depot first."""
    data = open(path, "rb").read()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    lines = [line.split() for line in data.decode().splitlines()]
    rows = [[float(word) for word in line] for line in lines if line and all(re.fullmatch(r"-?[\d.]+", w) for w in line)]
    vehicles, capacity = next(row for row in rows if len(row) == 2)
    return int(vehicles), int(capacity), [row for row in rows if len(row) == 7]


def tenths(one, two):
    """Ten times the distance, cut off."""
    squared = (one[1] - two[1]) ** 2 + (one[2] - two[2]) ** 2
    return isqrt(int(squared * 100)) if squared.is_integer() else int(squared**0.5 * 10)


def vrplib(vehicles, capacity, rows):
    """The instance in VRPLIB's format, with the matrix written out."""
    yield from ["NAME : instance", "TYPE : VRPTW", f"DIMENSION : {len(rows)}", f"VEHICLES : {vehicles}", f"CAPACITY : {capacity}"]
    yield from ["EDGE_WEIGHT_TYPE : EXPLICIT", "EDGE_WEIGHT_FORMAT : FULL_MATRIX", "EDGE_WEIGHT_SECTION"]
    for one in rows:
        yield " ".join(str(tenths(one, two)) for two in rows)
    for name, figures in [("DEMAND", lambda r: [r[3]]), ("TIME_WINDOW", lambda r: [10 * r[4], 10 * r[5]]),
                          ("SERVICE_TIME", lambda r: [10 * r[6]])]:
        yield f"{name}_SECTION"
        for number, row in enumerate(rows, start=1):
            yield " ".join(str(int(figure)) for figure in [number, *figures(row)])
    yield from ["DEPOT_SECTION", "1", "-1", "EOF"]


def main():
    instance, solution, seconds, seed = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        plain = os.path.join(folder, "instance.vrp")
        with open(plain, "w") as file:
            file.write("\n".join(vrplib(*read(instance))) + "\n")
        problem = pyvrp.read(plain)
    found = pyvrp.solve(problem, stop=pyvrp.stop.MaxRuntime(float(seconds)), seed=int(seed), display=False)
    with open(solution, "w") as file:
        for number, route in enumerate(found.best.routes(), start=1):
            file.write(f"Route #{number}: {' '.join(map(str, customers(route)))}\n")


def customers(route):
    """The customers of a route: PyVRP counts its clients from 0, the instance from 1."""
    return [stop.idx + 1 for stop in route.schedule() if stop.is_client()]


main()
