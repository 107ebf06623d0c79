"""OWSLib's client of OGC API - Features."""

from owslib.ogcapi.features import Features


def test_the_catalog_is_read(server):
    client = Features(server.api)
    assert client.links and "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core" in client.conformance()["conformsTo"]
    assert client.feature_collections() == ["outlets", "communes", "changes"]
    assert client.collection("outlets")["id"] == "outlets"
    assert client.api()["openapi"].startswith("3.0")


def test_features_are_read(server):
    client = Features(server.api)
    items = client.collection_items("outlets", bbox=[109.1, 13.7, 109.3, 13.9], limit=5)
    assert items["numberReturned"] == 5
    markets = client.collection_items("outlets", kind="market", limit=3)
    assert {feature["properties"]["kind"] for feature in markets["features"]} == {"market"}
    one = client.collection_item("outlets", str(items["features"][0]["id"]))
    assert one["id"] == items["features"][0]["id"]
    assert client.collection_items("changes", limit=2)["features"][0]["properties"]["change"] == "added"
