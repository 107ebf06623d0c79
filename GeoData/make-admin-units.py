#!/usr/bin/env python3
"""Checks the compiled list of admin units, fills four gaps, dates names, writes it with LF.

    python3 GeoData/make-admin-units.py COMPILED.csv GeoData/admin-units.csv

Four wards of Quy Nhơn ended in December 2024. The list has no coordinates for
them, but their lists still arrive, so they get those of the ward they went into. `since` and `until` bound the time in which a
unit of era 2020 bore its name, where that changed on 1 December 2024 (Resolution
1256/NQ-UBTVQH15): two units of one name are told apart by them.
"""

import csv
import sys

COLUMNS = "code,level,name,type,parent,lat,lon,bounds_swne,era,successor,aliases,note".split(",")
EXPECTED = {  # (era, level): count
    ("2020", "province"): 1,
    ("2020", "district"): 11,
    ("2020", "commune"): 159,
    ("2025", "province"): 1,
    ("2025", "commune"): 58,
}
# ended ward: (the ward of era 2020 it went into, whether that row's place is this ward's own)
ENDED = {
    "21568": ("21583", True),
    "21586": ("21580", True),
    "21574": ("21583", False),
    "21571": ("21580", False),
}


def main(source, target):
    with open(source, encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        units = list(reader)
    assert reader.fieldnames == COLUMNS
    by_key = {(unit["code"], unit["era"]): unit for unit in units}
    assert len(by_key) == len(units), "a code is there twice in one era"

    for code, (merged, own) in ENDED.items():
        fill(by_key[code, "2020"], by_key[merged, "2020"], own, by_key)
    check(units, by_key)
    for unit in units:
        unit["since"] = "2024-12-01" if "(to 11/2024)" in unit["aliases"] else ""
        unit["until"] = "2024-11-30" if "between 2024-11-01 and 2025-01-01" in unit["note"] else ""

    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS + ["since", "until"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(units)


def fill(ward, merged, own, by_key):
    assert not ward["lat"]
    ward["lat"], ward["lon"] = merged["lat"], merged["lon"]
    if own:
        ward["bounds_swne"] = merged["bounds_swne"]
        how = f"lat/lon/bounds copied from {merged['code']}:2020, whose values look like this ward's"
    else:
        heir = by_key[ward["successor"], "2025"]
        ward["bounds_swne"] = heir["bounds_swne"]
        how = f"lat/lon copied from {merged['code']}:2020, bounds from {heir['code']}:2025 (approximate)"
    ward["note"] += "; " + how


def check(units, by_key):
    counts = {}
    heirs = set()
    for unit in units:
        era = unit["era"]
        counts[era, unit["level"]] = counts.get((era, unit["level"]), 0) + 1
        assert unit["name"].startswith(unit["type"] + " "), unit
        if unit["parent"]:
            code, _, parent_era = unit["parent"].partition(":")
            assert (code, parent_era or era) in by_key and parent_era in ("", era), unit
        for successor in filter(None, unit["successor"].split("|")):
            code, _, heir_era = successor.partition(":")
            assert era == "2020" and (code, heir_era or "2025") in by_key, unit
            heirs.add(code)
        if era == "2020" and unit["level"] == "commune":
            assert unit["successor"], unit
        south, west, north, east = (float(degrees) for degrees in unit["bounds_swne"].split(","))
        assert south <= float(unit["lat"]) <= north and west <= float(unit["lon"]) <= east, unit
    assert counts == EXPECTED, counts
    assert heirs == {unit["code"] for unit in units if unit["era"] == "2025"}


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: make-admin-units.py COMPILED.csv OUTPUT.csv")
    main(sys.argv[1], sys.argv[2])
