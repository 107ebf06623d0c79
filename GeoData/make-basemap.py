#!/usr/bin/env python3
"""Cuts the built-in base map, land and rivers, out of GSHHG at full resolution.

    apt-get install gmt gmt-gshhg-full python3-shapely
    /usr/bin/python3 GeoData/make-basemap.py GeoData/basemap.geojson

`gmt coast` gives the shore as loose lines. With the frame they divide the box
into faces, and `gmt select` says of a point in each face whether it is dry.
"""

import json
import re
import subprocess
import sys
import tempfile

from shapely.affinity import translate
from shapely.geometry import LineString, MultiLineString, Polygon, box
from shapely.geometry.polygon import orient
from shapely.ops import linemerge, polygonize_full, unary_union

SOURCE = "GSHHG 2.3.7, Wessel and Smith; cut, shore shifted, thinned: GeoData/README.md"
LICENSE = "LGPL-3.0-or-later"
WEST, EAST, SOUTH, NORTH = 106.5, 111.5, 13.0, 15.2
FRAME = box(WEST, SOUTH, EAST, NORTH)
# GMT cuts its lines where the region ends: a wider one leaves our frame free of that.
REGION = "-R106/112/12.4/15.8"
# In degrees. GSHHG's shore lies 600 m east and 80 m south of the true one, all along
# the province (README.md tells how that was measured), so it is moved back. Its rivers
# come from another source and were not measured: they stay.
SHIFT_EAST, SHIFT_NORTH = -0.0056, 0.0007
# In degrees, so 44 m: a third of the usual distance between two points of this shore
# (129 m). The source's own error, the shift taken off, is about as large.
TOLERANCE = 0.0004
# Rivers run outside the province and only give the eye a hold: 220 m.
RIVER_TOLERANCE = 0.002
# Rounding moves a point by 8 m at most.
DECIMALS = 4


def main(path):
    features = [
        feature("land", {"type": "Polygon", "coordinates": rings(polygon)})
        for polygon in sorted(land(), key=lambda p: (-p.area, p.bounds))
    ] + [
        feature("river", {"type": "LineString", "coordinates": points}, rank=rank)
        for rank, points in sorted(rivers())
    ]
    body = ",\n".join(json.dumps(f, separators=(",", ":")) for f in features)
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write('{"type":"FeatureCollection",' + f'"source":"{SOURCE}","license":"{LICENSE}",')
        out.write('"features":[\n' + body + "\n]}\n")


def land():
    shore = [translate(line, SHIFT_EAST, SHIFT_NORTH) for _, line in lines("-W")]
    shore = [line for line in shore if line.intersects(FRAME)]
    faces, dangles, cuts, invalid = polygonize_full(unary_union([*shore, FRAME.exterior]))
    assert invalid.is_empty and not any(line.intersects(FRAME.buffer(-1e-6)) for line in [dangles, cuts])
    inside = [face for face in faces.geoms if FRAME.contains(face.representative_point())]
    dry = [face for face, is_dry in zip(inside, dryness(inside)) if is_dry]
    whole = unary_union(dry)
    polygons = [thinned(polygon) for polygon in getattr(whole, "geoms", [whole])]
    assert all(polygon.is_valid for polygon in polygons)
    assert all(a.disjoint(b) for i, a in enumerate(polygons) for b in polygons[:i])
    return polygons


def dryness(faces):
    """For each face, whether GSHHG has land there."""
    points = [face.representative_point() for face in faces]
    table = "".join(
        f"{p.x - SHIFT_EAST:.7f} {p.y - SHIFT_NORTH:.7f} {i}\n" for i, p in enumerate(points)
    )
    # Drop sea, keep land, drop lakes, keep islands in lakes, drop ponds on those.
    kept = gmt("select", REGION, "-Df", "-Ns/k/s/k/s", text=table)
    dry = {round(float(line.split()[2])) for line in kept.splitlines()}
    return [i in dry for i in range(len(faces))]


def rivers():
    by_rank = {}
    for rank, line in lines("-Ia"):
        if line.intersects(FRAME):
            by_rank.setdefault(rank, []).append(line)
    for rank, parts in by_rank.items():
        whole = linemerge(MultiLineString(parts)).intersection(FRAME)
        for part in getattr(whole, "geoms", [whole]):
            if isinstance(part, LineString):
                yield rank, rounded(part.simplify(RIVER_TOLERANCE))


def lines(*what):
    """The lines of one GSHHG layer, each with its level."""
    found = []
    for row in gmt("coast", REGION, "-Df", "-M", *what).splitlines():
        if row.startswith(">"):
            found.append((int(re.search(r"Level (\d+)", row)[1]), []))
        elif not row.startswith("#"):
            x, y = (float(number) for number in row.split())
            found[-1][1].append((round(x, 6), round(y, 6)))
    # GMT also gives a line that merely touches a bin: one point, or the same one twice.
    return [(level, LineString(points)) for level, points in found if len(set(points)) > 1]


def gmt(*arguments, text=None):
    command = ["gmt", *arguments, "--FORMAT_GEO_OUT=D", "--FORMAT_FLOAT_OUT=%.7f"]
    with tempfile.TemporaryDirectory() as folder:  # GMT leaves a history file where it runs
        done = subprocess.run(
            command, input=text, check=True, capture_output=True, encoding="utf-8", cwd=folder
        )
    return done.stdout


def thinned(polygon):
    """A small island keeps at least a triangle: the thinning keeps topology."""
    thin = polygon.simplify(TOLERANCE, preserve_topology=True)
    return Polygon(rounded(thin.exterior), [rounded(hole) for hole in thin.interiors])


def rounded(line):
    points = [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in line.coords]
    return [point for i, point in enumerate(points) if i == 0 or point != points[i - 1]]


def rings(polygon):
    """The outer ring anticlockwise, holes clockwise (RFC 7946)."""
    polygon = orient(polygon)
    return [list(ring.coords) for ring in (polygon.exterior, *polygon.interiors)]


def feature(layer, geometry, **more):
    return {"type": "Feature", "properties": {"layer": layer, **more}, "geometry": geometry}


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: make-basemap.py OUTPUT.geojson")
    main(sys.argv[1])
