"""The abstract tests of OGC API - Features, Part 2: reference systems by reference (OGC 18-058r1, annex A).

The oracle of the transforms is GDAL's gdaltransform, which is another way through PROJ.
"""

import subprocess

import pytest

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
EPSG = "http://www.opengis.net/def/crs/EPSG/0/"
SYSTEMS = [CRS84, EPSG + "4326", EPSG + "3857", EPSG + "9217"]
COLLECTIONS = ["outlets", "communes", "changes"]


def transformed(system, positions):
    """Longitudes and latitudes in the axis order of a system's authority."""
    if system == CRS84:
        return positions
    if system.endswith("4326"):
        return [(y, x) for x, y in positions]
    lines = "".join(f"{x} {y}\n" for x, y in positions)
    done = subprocess.run(
        ["gdaltransform", "-s_srs", "OGC:CRS84", "-t_srs", "EPSG:" + system.rsplit("/")[-1], "-output_xy"],
        input=lines, capture_output=True, text=True, check=True)
    return [tuple(map(float, line.split())) for line in done.stdout.splitlines()]


def test_conformance(server):
    assert "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs" in server.get("/api/conformance").json["conformsTo"]


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_the_list_of_systems(server, collection):
    document = server.get(f"/api/collections/{collection}").json
    assert document["crs"] == SYSTEMS and document["storageCrs"] in document["crs"]


@pytest.mark.parametrize("collection", COLLECTIONS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_features_in_a_system(server, collection, system):
    path = f"/api/collections/{collection}/items"
    plain = server.get(path, limit=200)
    assert plain.headers["content-crs"] == f"<{CRS84}>"
    answer = server.get(path, limit=200, crs=system)
    assert answer.headers["content-crs"] == f"<{system}>"
    pairs = [(one, other) for one, other in zip(plain.json["features"], answer.json["features"]) if one["geometry"]]
    assert pairs and all(one["id"] == other["id"] for one, other in pairs)
    wanted = transformed(system, [tuple(one["geometry"]["coordinates"]) for one, _ in pairs])
    for (one, other), (x, y) in zip(pairs, wanted):
        assert other["geometry"]["coordinates"] == pytest.approx((x, y), abs=0.002 if abs(x) > 400 else 1e-9)
        assert other["properties"] == one["properties"]
    one, other = pairs[0]
    item = server.get(f"{path}/{one['id']}", crs=system)
    assert item.headers["content-crs"] == f"<{system}>" and item.json["geometry"] == other["geometry"]
    following = server.get(server.get(path, limit=2, crs=system).links("next")[0]["href"])
    assert following.headers["content-crs"] == f"<{system}>"


@pytest.mark.parametrize("system", SYSTEMS)
def test_boxes_in_a_system(server, system):
    features = server.features(limit=10_000)
    positions = transformed(system, [tuple(feature["geometry"]["coordinates"]) for feature in features])
    middle = sorted(positions)[len(positions) // 2]
    half = 20_000 if abs(middle[0]) > 400 else 0.2
    box = (middle[0] - half, middle[1] - half, middle[0] + half, middle[1] + half)
    wanted = {
        feature["id"] for feature, (x, y) in zip(features, positions)
        if box[0] <= x <= box[2] and box[1] <= y <= box[3]}
    assert 0 < len(wanted) < len(features)
    found = server.features(bbox=",".join(map(repr, box)), bbox_crs=system, limit=1000)
    assert {feature["id"] for feature in found} == wanted


@pytest.mark.parametrize("name", ["crs", "bbox_crs"])
def test_unknown_systems(server, name):
    for path in ("outlets/items", "outlets/nearest?point=109,14", "communes/items", "changes/items"):
        answer = server.get(f"/api/collections/{path}", **{name: EPSG + "1"})
        assert answer.status == 400 and answer.json["parameter"] == name.replace("_", "-")
