"""The abstract tests of OGC API - Tiles (OGC 20-057, annex A), and the tiles in decoders that are not ours."""

import json
import subprocess

import mapbox_vector_tile

REL = "http://www.opengis.net/def/rel/ogc/1.0/"


def tileset(server):
    collection = server.get("/api/collections/outlets")
    tilesets = server.get(collection.links(REL + "tilesets-vector")[0]["href"]).json["tilesets"]
    assert len(tilesets) == 1
    return server.get(next(link["href"] for link in tilesets[0]["links"] if link["rel"] == "self"))


def test_conformance(server):
    classes = server.get("/api/conformance").json["conformsTo"]
    for name in ("core", "tileset", "tilesets-list", "geodata-tilesets", "mvt"):
        assert f"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/{name}" in classes


def test_the_tileset_leads_to_its_tiles(server):
    answer = tileset(server)
    item = answer.links("item")[0]
    assert item["templated"] and item["type"] == "application/vnd.mapbox-vector-tile"
    scheme = server.get(answer.links(REL + "tiling-scheme")[0]["href"]).json
    assert scheme["uri"] == answer.json["tileMatrixSetURI"]
    assert scheme["tileMatrices"][0]["scaleDenominator"] == 559082264.0287178
    for limits, matrix in zip(answer.json["tileMatrixSetLimits"], scheme["tileMatrices"], strict=True):
        zoom = limits["tileMatrix"]
        assert matrix["id"] == zoom and limits["maxTileRow"] < matrix["matrixHeight"]

        def tile(row, column):
            address = item["href"].replace("{tileMatrix}", zoom).replace("{tileRow}", str(row))
            return server.get(address.replace("{tileCol}", str(column)))

        # A corner of the extent may lie in the sea.
        assert tile(limits["minTileRow"], limits["minTileCol"]).status in (200, 204)
        if int(zoom) > 5:
            empty = tile(0, 0)
            assert empty.status == 204 and not empty.body
        assert tile(matrix["matrixHeight"], 0).status == tile(0, matrix["matrixWidth"]).status == 404
    assert server.get("/api/collections/outlets/tiles/WebMercatorQuad/0/x/0").status == 404
    assert server.get("/api/collections/outlets/tiles/Other/0/0/0").status == 404


def test_tilejson(server):
    document = server.get("/api/tiles.json").json
    assert document["tilejson"] == "3.0.0"
    tile = server.get(document["tiles"][0].replace("{z}", "0").replace("{x}", "0").replace("{y}", "0"))
    assert set(mapbox_vector_tile.decode(tile.body)) <= {layer["id"] for layer in document["vector_layers"]}


def test_another_decoder_counts_the_same(server):
    counts = server.get("/api/collections/outlets/counts").json["numberMatched"]
    tile = server.get("/api/collections/outlets/tiles/WebMercatorQuad/0/0/0")
    assert tile.type == "application/vnd.mapbox-vector-tile"
    layers = mapbox_vector_tile.decode(tile.body)
    clustered = sum(feature["properties"]["count"] for feature in layers.get("clusters", {}).get("features", []))
    assert clustered + len(layers.get("outlets", {}).get("features", [])) == counts


def test_gdal_reads_a_tile(server, tmp_path):
    feature = server.get("/api/collections/outlets/items", kind="supermarket", limit=1).json["features"][0]
    # The tile of zoom 12 that GDAL's own arithmetic puts it in.
    script = "EPSG:3857"
    x, y = map(float, subprocess.run(
        ["gdaltransform", "-s_srs", "OGC:CRS84", "-t_srs", script, "-output_xy"], capture_output=True, text=True, check=True,
        input="{} {}".format(*feature["geometry"]["coordinates"])).stdout.split())
    size = 2 * 20037508.342789244 / 4096
    column, row = int((x + 20037508.342789244) / size), int((20037508.342789244 - y) / size)
    tile = server.get(f"/api/collections/outlets/tiles/WebMercatorQuad/12/{row}/{column}")
    folder = tmp_path / "12" / str(column)
    folder.mkdir(parents=True)
    (folder / f"{row}.pbf").write_bytes(tile.body)
    done = subprocess.run(
        ["ogr2ogr", "-f", "GeoJSON", "/vsistdout/", f"MVT:{folder / f'{row}.pbf'}", "outlets", "-t_srs", "OGC:CRS84",
         "-oo", "CLIP=NO"], capture_output=True, text=True, check=True)
    places = {one["properties"]["id"]: one["geometry"]["coordinates"] for one in json.loads(done.stdout)["features"]}
    if feature["id"] in places:
        # A tile of zoom 12 has cells of 2.4 m.
        assert abs(places[feature["id"]][0] - feature["geometry"]["coordinates"][0]) < 5e-5
    assert places or b"clusters" in tile.body
