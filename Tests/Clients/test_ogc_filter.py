"""The abstract tests of OGC API - Features, Part 3 (OGC 19-079r2) and of CQL2 (OGC 21-065r2), as far as the service
claims them; the oracle is Python over all features."""

import subprocess
import unicodedata

import jsonschema_rs
import pytest

from test_gdal import converted, ids

ITEMS = "/api/collections/outlets/items"
REL = "http://www.opengis.net/def/rel/ogc/1.0/"


def folded(text):
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()


FILTERS = {
    "kind = 'market'": lambda p: p["kind"] == "market",
    "kind <> 'market' AND grade IS NOT NULL": lambda p: p["kind"] != "market" and p["grade"] is not None,
    "NOT (grade = 1 OR grade = 2)": lambda p: p["grade"] not in (None, 1, 2),
    "grade BETWEEN 2 AND 3": lambda p: p["grade"] in (2, 3),
    "grade NOT IN (1)": lambda p: p["grade"] not in (None, 1),
    "name LIKE 'Ch_ %'": lambda p: p["name"].startswith("Chợ "),
    "ACCENTI(CASEI(name)) LIKE '%sieu thi%'": lambda p: "sieu thi" in folded(p["name"]),
    "CASEI(name) LIKE CASEI('CHỢ%')": lambda p: p["name"].lower().startswith("chợ"),
    "programmes = 'ocop' AND payments = 'qr'": lambda p: "ocop" in p["programmes"] and "qr" in p["payments"],
    "synthetic = TRUE": lambda p: p["synthetic"],
    "commune_code IN ('21583','21592')": lambda p: p["commune_code"] in ("21583", "21592"),
    "updated_at > TIMESTAMP('2020-01-01T00:00:00Z')": lambda p: True,
    "verified_on < DATE('2020-01-01')": lambda p: p["verified_on"] is not None and p["verified_on"] < "2020-01-01",
    "FALSE OR id < 50": lambda p: p["id"] < 50,
}


@pytest.fixture(scope="module")
def outlets(server):
    return server.features(limit=10_000)


@pytest.mark.parametrize("filter", FILTERS)
def test_filters_mean_what_they_say(server, outlets, filter):
    found = server.features(filter=filter, limit=500)
    assert ids(found) == {f["id"] for f in outlets if FILTERS[filter](f["properties"])}


def test_a_polygon_with_a_hole(server, outlets):
    square = "(109 13.5,109.4 13.5,109.4 14,109 14,109 13.5)"
    hole = "(109.2 13.7,109.3 13.7,109.3 13.8,109.2 13.8,109.2 13.7)"
    found = server.features(filter=f"S_INTERSECTS(geometry,POLYGON({square},{hole}))", limit=10_000)

    def inside(feature):
        x, y = feature["geometry"]["coordinates"]
        return 109 <= x <= 109.4 and 13.5 <= y <= 14 and not (109.2 < x < 109.3 and 13.7 < y < 13.8)

    assert ids(found) == {f["id"] for f in outlets if inside(f)} and found


def test_a_filter_goes_with_the_other_parameters(server):
    both = server.features(filter="kind='market'", bbox="109.1,13.7,109.3,13.9", limit=10_000)
    box = server.features(bbox="109.1,13.7,109.3,13.9", limit=10_000)
    assert ids(both) == {f["id"] for f in box if f["properties"]["kind"] == "market"}


@pytest.mark.parametrize(
    "filter", ["kind =", "colour = 'red'", "kind = 1", "S_INTERSECTS(geometry, POINT(1))", "a" * 5000])
def test_what_is_no_filter_is_refused(server, filter):
    answer = server.get(ITEMS, filter=filter)
    assert answer.status == 400 and answer.json["parameter"] == "filter"


def test_queryables(server):
    links = server.get("/api/collections/outlets").json["links"]
    (href,) = [link["href"] for link in links if link["rel"] == REL + "queryables"]
    answer = server.get(href, accept="application/schema+json")
    assert answer.type == "application/schema+json"
    schema = answer.json
    assert schema["$id"] == href and schema["type"] == "object"
    assert schema["properties"]["geometry"]["format"] == "geometry-point"
    for name, queryable in schema["properties"].items():
        if name != "geometry":
            assert server.get(ITEMS, limit=1, filter=f'"{name}" IS NULL').status == 200
            value = queryable.get("enum", queryable.get("items", {}).get("enum", ["1"]))[0]
            expected = 400 if queryable.get("format") else 200
            value = {"boolean": "true"}.get(queryable["type"], value)
            assert server.get(ITEMS, limit=1, **{name: value}).status == expected, name


@pytest.mark.parametrize("collection", ["outlets", "communes"])
def test_every_feature_is_as_its_schema_says(server, collection):
    schema = server.get(f"/api/collections/{collection}/schema").json
    # The geometry is told in OGC's own words, beside the properties.
    del schema["properties"]["geometry"]
    names = set(schema["properties"])
    validator = jsonschema_rs.validator_for(schema, validate_formats=True)
    for feature in server.features(collection, limit=1000):
        assert set(feature["properties"]) == names
        validator.validate(feature["properties"])


def test_sorted_pages(server, outlets):
    sortable = server.get("/api/collections/outlets/sortables").json["properties"]
    assert "name" in sortable and "programmes" not in sortable
    found = server.features(sortby="grade,-id", limit=300)
    grade = lambda feature: feature["properties"]["grade"] or 9
    assert [f["id"] for f in found] == [f["id"] for f in sorted(outlets, key=lambda f: (grade(f), -f["id"]))]


def test_gdal_lets_the_service_filter(server, outlets):
    for where, condition in {
        "kind = 'market' OR kind = 'agent'": lambda p: p["kind"] in ("market", "agent"),
        "name LIKE 'Chợ%' AND id < 500": lambda p: p["name"].startswith("Chợ") and p["id"] < 500,
        # GDAL has no TRUE, and a word of its own for CASEI.
        "synthetic = 0": lambda p: not p["synthetic"],
        "name ILIKE 'CHỢ%'": lambda p: p["name"].lower().startswith("chợ"),
    }.items():
        layer = [f"OAPIF:{server.api}", "outlets", "-where", where]
        assert ids(converted(*layer)) == {f["id"] for f in outlets if condition(f["properties"])}
        asked = subprocess.run(
            ["ogrinfo", "-so", "--config", "CPL_DEBUG", "ON", *layer], capture_output=True, text=True).stderr
        assert "items?limit=" in asked and "&filter=" in asked
