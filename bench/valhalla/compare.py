#!/usr/bin/env python3
"""Compares our travel times with those of Valhalla on the same extract.

    compare.py EXTRACT.osm.pbf TIMES [--pairs 1000] [--seed 1] [--work DIR] [--modes car foot bicycle]
               [--worst N]

TIMES is our program `times` (cargo build --release -p roads --example times). The first run builds
Valhalla's tiles in DIR/NAME. Pairs are drawn at random between nodes of streets open to the mode, at least
300 m apart. See README.md beside this file.
"""

import argparse
import json
import math
import random
import subprocess
import sys
from pathlib import Path

import valhalla

COSTING = {"car": "auto", "foot": "pedestrian", "bicycle": "bicycle"}
# Shortest straight distance worth comparing, in metres: below it both are rounding.
NEAREST = 300


def configuration(extract, work):
    """The path of the configuration whose tiles are built, building them if need be."""
    place = work.resolve() / extract.name.split(".")[0]
    path = place / "valhalla.json"
    if path.exists():
        return path
    (place / "tiles").mkdir(parents=True, exist_ok=True)
    config = valhalla.get_config(tile_extract="", tile_dir=place / "tiles")
    config["mjolnir"].pop("tile_extract")
    config["mjolnir"].update(admin=str(place / "admins.sqlite"), timezone="", concurrency=1)
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(config))
    programs = Path(valhalla.__file__).parent / "bin"
    for step in ("valhalla_build_admins", "valhalla_build_tiles"):
        subprocess.run([programs / step, "-c", draft, extract], check=True, capture_output=True)
    return draft.rename(path)


def metres(a, b):
    east = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return math.hypot(a[0] - b[0], east) * 111_195


def our_nodes(times, extract, mode):
    """The nodes of streets open to the mode, as (north, east)."""
    out = subprocess.run([times, extract, "nodes", mode], check=True, capture_output=True, text=True)
    return [tuple(map(float, line.split(","))) for line in out.stdout.splitlines()]


def our_times(times, extract, mode, pairs):
    """Our seconds for each pair, or None."""
    lines = "".join("%.7f,%.7f,%.7f,%.7f\n" % (*a, *b) for a, b in pairs)
    out = subprocess.run([times, extract, "pairs", mode], input=lines, check=True, capture_output=True, text=True)
    return [None if line == "-" else int(line) for line in out.stdout.split()]


def their_time(actor, mode, pair):
    """Valhalla's seconds and kilometres for a pair, or None."""
    locations = [{"lat": north, "lon": east, "radius": 5} for north, east in pair]
    request = {"locations": locations, "costing": COSTING[mode], "directions_type": "none"}
    try:
        summary = actor.route(request)["trip"]["summary"]
    except RuntimeError:
        return None
    return summary["time"], summary["length"]


def draw(nodes, count, seed):
    """Random pairs of nodes far enough apart."""
    dice = random.Random(seed)
    pairs = []
    while len(pairs) < count:
        pair = dice.choice(nodes), dice.choice(nodes)
        if metres(*pair) >= NEAREST:
            pairs.append(pair)
    return pairs


def quantile(ordered, share):
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def compare(extract, times, mode, actor, options):
    """Prints one line of quantiles; returns the median ratio of our time to theirs."""
    pairs = draw(our_nodes(times, extract, mode), options.pairs, options.seed)
    ours = our_times(times, extract, mode, pairs)
    theirs = [their_time(actor, mode, pair) for pair in pairs]
    both = [(o / t[0], o, t[0], t[1], p) for o, t, p in zip(ours, theirs, pairs) if o and t and t[0] > 0]
    ratios = sorted(row[0] for row in both)
    shown = " ".join(f"{quantile(ratios, share):.2f}" for share in (0.05, 0.25, 0.5, 0.75, 0.95))
    total = sum(row[1] for row in both) / sum(row[2] for row in both)
    missing = f"only ours {sum(o is not None and t is None for o, t in zip(ours, theirs))}, "
    missing += f"only theirs {sum(o is None and t is not None for o, t in zip(ours, theirs))}"
    print(f"{extract.name.split('-20')[0]:12} {mode:8} {len(both):5} pairs  5/25/50/75/95 %: {shown}  "
          f"sum {total:.3f}  ({missing})", flush=True)
    for ratio, o, t, length, (a, b) in sorted(both, key=lambda row: abs(math.log(row[0])))[::-1][:options.worst]:
        print(f"    {ratio:.2f} ours {o} theirs {t:.0f} s, {length:.1f} km: {a} to {b}")
    return quantile(ratios, 0.5)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("extract", type=Path)
    parser.add_argument("times", type=Path)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=Path, default=Path("valhalla-tiles"))
    parser.add_argument("--modes", nargs="+", choices=COSTING, default=list(COSTING))
    parser.add_argument("--worst", type=int, default=0, help="also show the N pairs that differ most")
    options = parser.parse_args()
    actor = valhalla.Actor(str(configuration(options.extract, options.work)))
    medians = {mode: compare(options.extract, options.times, mode, actor, options) for mode in options.modes}
    sys.exit(0 if all(0.9 <= median <= 1.1 for median in medians.values()) else 1)


if __name__ == "__main__":
    main()
