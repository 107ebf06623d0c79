"""The abstract tests of OGC API - Features, Part 1: core, GeoJSON, HTML, OpenAPI 3.0 (OGC 17-069r4, annex A)."""

import re

import pytest

COLLECTIONS = ["outlets", "communes", "changes"]
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"


def links(document, rel):
    return [link for link in document["links"] if link["rel"] == rel]


def test_landing_page(server):
    answer = server.get("/api")
    assert answer.status == 200
    types = {rel: [link["type"] for link in answer.links(rel)] for rel in ("service-desc", "service-doc", "conformance", "data")}
    assert types["service-desc"] == ["application/vnd.oai.openapi+json;version=3.0"]
    assert types["service-doc"] == ["text/html"] and types["data"] == ["application/json"] and types["conformance"]
    for link in answer.json["links"]:
        reached = server.get(link["href"])
        assert reached.status == 200, link
        assert reached.headers["content-type"].replace(" ", "").startswith(link["type"].replace(" ", "")), link


def test_conformance(server):
    classes = server.get("/api/conformance").json["conformsTo"]
    for name in ("core", "geojson", "html", "oas30"):
        assert f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{name}" in classes


def test_collections_agree_with_each_collection(server):
    answer = server.get("/api/collections")
    assert {link["type"] for link in answer.json["links"]} >= {"application/json", "text/html"}
    assert [collection["id"] for collection in answer.json["collections"]] == COLLECTIONS
    for collection in answer.json["collections"]:
        assert server.get(f"/api/collections/{collection['id']}").json == collection
        assert collection["crs"][0] == CRS84 and collection["itemType"] == "feature"
        assert collection["extent"]["spatial"]["bbox"]
        items = links(collection, "items")
        assert {link["type"] for link in items} >= {"application/geo+json", "text/html"}
        for link in items:
            assert server.get(link["href"]).type == link["type"]
    assert server.get("/api/collections/nothing").status == 404


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_items(server, collection):
    answer = server.get(f"/api/collections/{collection}/items", limit=3)
    assert answer.type == "application/geo+json" and answer.json["type"] == "FeatureCollection"
    assert answer.json["numberReturned"] == len(answer.json["features"]) == 3
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", answer.json["timeStamp"])
    assert answer.links("self")[0]["type"] == "application/geo+json"
    assert answer.links("alternate")[0]["type"] == "text/html"
    assert answer.links("next")[0]["type"] == "application/geo+json"
    ids = [feature["id"] for feature in server.features(collection, limit=700)]
    assert len(ids) == len(set(ids))
    if collection != "changes":
        assert answer.json["numberMatched"] == len(ids)
    # A client may change the limit of a next link.
    following = server.get(answer.links("next")[0]["href"].replace("limit=3", "limit=5"))
    assert following.json["numberReturned"] == 5


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_one_item(server, collection):
    for feature in server.get(f"/api/collections/{collection}/items", limit=5).json["features"]:
        answer = server.get(f"/api/collections/{collection}/items/{feature['id']}")
        assert answer.type == "application/geo+json" and answer.json["id"] == feature["id"]
        assert {key: answer.json[key] for key in ("geometry", "properties")} == {
            key: feature[key] for key in ("geometry", "properties")}
        assert answer.links("self") and answer.links("alternate") and answer.links("collection")
    assert server.get(f"/api/collections/{collection}/items/nothing").status == 404


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_bbox(server, collection):
    box = (109.1, 13.7, 109.3, 13.9)
    every = server.features(collection, limit=1000)
    placed = [feature for feature in every if feature["geometry"]]

    def inside(feature):
        x, y = feature["geometry"]["coordinates"]
        return box[0] <= x <= box[2] and box[1] <= y <= box[3]

    wanted = {feature["id"] for feature in placed if inside(feature)}
    for text in ("109.1,13.7,109.3,13.9", "109.1,13.7,-100,109.3,13.9,1000"):
        assert {feature["id"] for feature in server.features(collection, bbox=text, limit=1000)} == wanted
    # Across the antimeridian: everything but the box's own meridians.
    assert not [f for f in server.features(collection, bbox="170,-10,-170,10", limit=1000)]
    for bad in ("1,2,3", "a,b,c,d", "0,5,1,2", "1,2,3,4,5"):
        assert server.get(f"/api/collections/{collection}/items", bbox=bad).status == 400


@pytest.mark.parametrize("collection", COLLECTIONS)
@pytest.mark.parametrize("interval", [
    "2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z/2040-01-01T00:00:00Z", "2020-01-01T00:00:00Z/..", "../2040-01-01T00:00:00Z",
    "/2040-01-01T00:00:00Z", "2020-01-01T00:00:00Z/", "2020-01-01", "2020-01-01T/..", "0000-01-01T00:00:00Z/9999-12-31T23:59:59Z",
])
def test_datetime(server, collection, interval):
    answer = server.get(f"/api/collections/{collection}/items", datetime=interval)
    assert answer.status == 200
    assert (answer.json["numberReturned"] > 0) == ("/" in interval or collection == "communes")
    assert server.get(f"/api/collections/{collection}/items", datetime="yesterday").status == 400


@pytest.mark.parametrize("path", [
    "/api", "/api/conformance", "/api/collections", "/api/collections/outlets", "/api/collections/outlets/items",
    "/api/collections/outlets/items/1", "/api/collections/changes/items",
])
def test_unknown_parameters_are_refused(server, path):
    answer = server.get(path, unknown="1")
    assert answer.status == 400 and answer.type == "application/problem+json"
    assert "unknown" in answer.json["detail"]


def test_limits(server):
    for limit in ("0", "-1", "x"):
        assert server.get("/api/collections/outlets/items", limit=limit).status == 400
    assert server.get("/api/collections/outlets/items", limit=10_001).json["numberReturned"] <= 10_000


def test_openapi(server):
    answer = server.get("/api/openapi.json")
    document = answer.json
    assert document["openapi"].startswith("3.0")
    limit = document["components"]["parameters"]["limit"]["schema"]
    assert limit["minimum"] == 1 and limit["maximum"] == 10_000 and limit["default"] == 100
    bbox = document["components"]["parameters"]["bbox"]
    assert bbox["schema"]["minItems"] == 4 and bbox["schema"]["maxItems"] == 6 and not bbox["explode"]
    assert document["servers"] == [{"url": server.api}]
    for path in ("/collections/outlets/items", "/collections/outlets/items/{id}", "/collections/changes/items"):
        assert {"200", "400"} <= set(document["paths"][path]["get"]["responses"])
    # Whoever makes a client from it gets outlets with their facts, not just objects.
    outlet = document["components"]["schemas"]["outlet"]["properties"]["properties"]["properties"]
    feature = server.get("/api/collections/outlets/items", limit=1).json["features"][0]
    assert set(outlet) == set(feature["properties"]) | {"distance"}
    assert outlet["grade"]["nullable"] and "nullable" not in outlet["name"]


@pytest.mark.parametrize("path", [
    "/api", "/api/conformance", "/api/collections", "/api/collections/outlets", "/api/collections/outlets/items",
    "/api/collections/outlets/items/1", "/api/collections/communes/items", "/api/collections/communes/items/21583:2025",
    "/api/collections/changes", "/api/collections/changes/items", "/api/collections/changes/items/1",
    "/api/collections/outlets/tiles", "/api/tileMatrixSets/WebMercatorQuad",
])
def test_html(server, path):
    for answer in (server.get(path, f="html"), server.get(path, accept="text/html")):
        assert answer.status == 200 and answer.type == "text/html"
        assert answer.body.startswith(b"<!doctype html>")
    # Whatever is read can be asked for by HEAD.
    head = server.get(path, method="HEAD")
    assert head.status == 200 and not head.body
