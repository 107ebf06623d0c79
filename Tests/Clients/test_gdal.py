"""GDAL's own programs as clients: OAPIF, GeoPackage, KML, CSV."""

import json
import subprocess
import urllib.request

import pytest

from conftest import DEMO_COUNT


def run(*arguments):
    done = subprocess.run([*map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Warning" not in done.stderr and "ERROR" not in done.stderr, done.stderr
    return done.stdout


def converted(source, *arguments):
    return json.loads(run("ogr2ogr", "-f", "GeoJSON", "/vsistdout/", source, *arguments))["features"]


def ids(features):
    return {feature["id"] if "id" in feature else feature["properties"]["id"] for feature in features}


def test_ogrinfo_lists_the_collections(server):
    layers = run("ogrinfo", f"OAPIF:{server.api}")
    for name in ("outlets", "communes", "changes"):
        assert name in layers


def test_all_features_through_paging(server):
    wanted = server.get("/api/collections/outlets/items", limit=1).json["numberMatched"]
    features = converted(f"OAPIF:{server.api}", "outlets", "-oo", "PAGE_SIZE=100")
    assert len(ids(features)) == len(features) == wanted > DEMO_COUNT


def test_by_box_and_by_attribute(server):
    box = converted(f"OAPIF:{server.api}", "outlets", "-spat", "109.1", "13.7", "109.3", "13.9")
    assert ids(box) == ids(server.features(bbox="109.1,13.7,109.3,13.9", limit=10_000))
    markets = converted(f"OAPIF:{server.api}", "outlets", "-where", "kind = 'market'")
    assert ids(markets) == ids(server.features(kind="market", limit=10_000))


def test_in_vn_2000(server):
    box = ["109.1", "13.7", "109.3", "13.9"]
    features = converted(
        f"OAPIF:{server.api}", "outlets", "-t_srs", "EPSG:9217", "-spat", *box, "-lco", "RFC7946=NO")
    crs = "http://www.opengis.net/def/crs/EPSG/0/9217"
    ours = {f["id"]: f["geometry"]["coordinates"] for f in server.features(bbox=",".join(box), crs=crs, limit=10_000)}
    assert ours and len(features) == len(ours)
    for feature in features:
        key = feature.get("id", feature["properties"].get("id"))
        assert feature["geometry"]["coordinates"] == pytest.approx(ours[key], abs=0.01)


def download(server, tmp_path, name, query=""):
    path = tmp_path / name
    urllib.request.urlretrieve(f"{server.url}/downloads/outlets{path.suffix}{query}", path)
    return path


def test_a_download_opens_by_its_address(server):
    for ending in ("gpkg", "geojson", "kml"):
        found = run("ogrinfo", "-so", "-al", f"{server.url}/downloads/outlets.{ending}?kind=market")
        assert f"Feature Count: {len(server.features(kind='market', limit=10_000))}" in found


def test_the_geopackage_opens_without_a_warning(server, tmp_path):
    path = download(server, tmp_path, "a.gpkg")
    summary = run("ogrinfo", "-so", "-al", path)
    wanted = server.get("/api/collections/outlets/items", limit=1).json["numberMatched"]
    assert f"Feature Count: {wanted}" in summary and "Layer name: outlets" in summary
    assert "changesets" not in summary and "creativecommons" in summary
    # A GIS may edit what it was given; the index follows.
    run("ogrinfo", path, "-sql", "UPDATE outlets SET name = 'x' WHERE id = 1")
    found = run("ogrinfo", "-al", "-so", path, "-spat", "109.1", "13.7", "109.3", "13.9")
    inside = len(server.features(bbox="109.1,13.7,109.3,13.9", limit=10_000))
    assert f"Feature Count: {inside}" in found


def test_the_live_geopackage_opens_as_it_lies(server):
    assert "Layer name: outlets" in run("ogrinfo", "-ro", "-so", "-al", server.database)


@pytest.mark.parametrize("name", ["a.geojson", "a.kml", "a.csv", "a.gpkg", "a.xlsx"])
def test_every_download_holds_the_same(server, tmp_path, name):
    path = download(server, tmp_path, name, "?kind=market")
    options = []
    if name.endswith("csv"):
        options = ["-oo", "X_POSSIBLE_NAMES=longitude", "-oo", "Y_POSSIBLE_NAMES=latitude", "-oo", "AUTODETECT_TYPE=YES"]
    if name.endswith("xlsx"):
        options = ["Danh sách"]
    if name.endswith("gpkg"):
        options = ["-preserve_fid"]
    features = converted(path, *options)
    markets = server.features(kind="market", limit=10_000)
    assert len(features) == len(markets)
    if name.endswith("xlsx"):
        return
    ours = {str(feature["id"]): feature for feature in markets}
    for feature in features:
        key = str(feature["properties"].get("id") or feature.get("id"))
        assert feature["geometry"]["coordinates"][:2] == pytest.approx(ours[key]["geometry"]["coordinates"], abs=1e-9)
        name_of = feature["properties"].get("name", feature["properties"].get("Name"))
        assert name_of == ours[key]["properties"]["name"]
