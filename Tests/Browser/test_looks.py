"""By night, in another site's page, with the operator's own base map."""

import gzip
import http.server
import io
import json
import re
import sqlite3
import threading
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

import conftest
from conftest import PHONE
from map_page import COOPMART, COOPMART_AT, drawn, middle, settled, view


def colour_at(page, right, down):
    x, y = middle(page)
    image = Image.open(io.BytesIO(page.screenshot(clip={"x": x + right, "y": y + down, "width": 1, "height": 1})))
    return image.convert("RGB").getpixel((0, 0))


@pytest.mark.parametrize("size", [None, PHONE])
def test_by_night_everything_is_dark_and_can_be_read(open_page, size):
    page = open_page("/#map=12/14.2/108.72", color_scheme="dark", **({"viewport": size} if size else {}))
    expect(page.locator("#map")).to_have_attribute("data-outlets", re.compile(r"\d"))
    assert max(colour_at(page, 60, 60)) < 90
    page.locator("#filters summary").click()
    found = Axe().run(page)
    assert not found.response["violations"], found.generate_report()
    page.emulate_media(color_scheme="light")
    page.wait_for_timeout(800)
    assert min(colour_at(page, 60, 60)) > 200


def test_a_dark_card_can_be_read(open_page):
    page = open_page(color_scheme="dark")
    drawn(page)
    page.locator(".outlet-pick").first.click()
    page.locator(".outlet").first.click()
    page.locator(".card .directions summary").click()
    found = Axe().run(page)
    assert not found.response["violations"], found.generate_report()


def test_with_more_contrast_or_colours_of_the_readers_own_edges_are_seen(open_page):
    page = open_page(contrast="more")
    drawn(page)
    colour = "node => getComputedStyle(node).color"
    assert page.locator(".outlet-place").first.evaluate(colour) == page.locator("#summary").evaluate(colour)
    page.emulate_media(contrast="no-preference", forced_colors="active")
    page.locator(".outlet").first.click()
    popup = page.locator(".maplibregl-popup-content")
    expect(popup).to_be_visible()
    assert popup.evaluate("node => getComputedStyle(node).borderTopWidth") == "1px"


def test_another_site_shows_the_map_in_a_frame(open_page, browser):
    page = open_page("/?kind=market" + view(13, *COOPMART_AT), permissions=["clipboard-read", "clipboard-write"])
    drawn(page)
    page.get_by_role("button", name="Nhúng").click()
    code = page.get_by_label("Mã nhúng").input_value()
    page.get_by_role("button", name="Chép").click()
    assert page.evaluate("() => navigator.clipboard.readText()") == code
    with site(f"<!doctype html><title>x</title>{code}") as address:
        other = browser.new_page()
        other.goto(address)
        seen_in_frame(other)
        other.close()


@contextmanager
def site(page):
    """Another site: by another name, which makes it another origin."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


def seen_in_frame(other):
    frame = other.frame_locator("iframe")
    expect(frame.locator("#map")).to_have_attribute("data-outlets", re.compile("[1-9]"))
    expect(frame.locator(".panel")).to_be_hidden()
    expect(frame.locator(".top")).to_be_hidden()
    whole = frame.get_by_role("link", name="Mở bản đồ đầy đủ")
    expect(whole).to_have_attribute("href", re.compile(r"^/\?kind=market#map=13"))
    # No list is there to tell what is near a point: a click beside the outlets drops no pin.
    frame.locator("#map canvas").click(position={"x": 20, "y": 240})
    other.wait_for_timeout(500)
    expect(whole).not_to_have_attribute("href", re.compile("near="))


def test_the_page_can_be_installed(open_page):
    page = open_page()
    manifest = page.request.get(page.locator("link[rel=manifest]").get_attribute("href")).json()
    assert manifest["start_url"] == "/" and manifest["display"] == "standalone"
    for icon in manifest["icons"]:
        answer = page.request.get(icon["src"])
        assert answer.ok and answer.headers["content-type"].startswith(icon["type"])
        if icon["sizes"] != "any":
            assert "x".join(map(str, Image.open(io.BytesIO(answer.body())).size)) == icon["sizes"]


def test_a_browser_that_asks_for_an_icon_unasked_has_it(open_page):
    answer = open_page("/about").request.get("/favicon.ico")
    assert answer.ok and answer.headers["content-type"] == "image/png"


def picture(colour):
    output = io.BytesIO()
    Image.new("RGB", (256, 256), colour).save(output, "PNG")
    return output.getvalue()


def archive(path, metadata, tiles):
    """An MBTiles file; tiles are `(zoom, column, row from south, bytes)`."""
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        database.execute("CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)")
        database.executemany("INSERT INTO metadata VALUES (?, ?)", metadata.items())
        database.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", tiles)
    database.close()
    return str(path)


def varint(number):
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes([*out, number])


def field(number, content):
    return varint(number << 3 | 2) + varint(len(content)) + content


def vector_tile(layer):
    """A tile whose layer is one square that covers it (Mapbox Vector Tile 2.1)."""
    commands = [9, 0, 0, 26, 8192, 0, 0, 8192, 8191, 0, 15]
    feature = varint(3 << 3) + varint(3) + field(4, b"".join(map(varint, commands)))
    return field(3, varint(15 << 3) + varint(2) + field(1, layer.encode()) + field(2, feature) + varint(5 << 3) + varint(4096))


@contextmanager
def map_over(base, folder, browser):
    with conftest.serving(folder, options=["--basemap", base]) as address, conftest.opener(address, browser) as open_page:
        yield open_page


def test_pictures_of_the_operators_own(tmp_path, browser):
    green = picture((20, 160, 60))
    base = archive(tmp_path / "base.mbtiles", {"format": "png", "attribution": "Bản đồ của Sở"},
                   [(zoom, x, y, green) for zoom in (7, 8) for x in range(2**zoom) for y in (int(2**zoom * 0.535), int(2**zoom * 0.54), int(2**zoom * 0.545))])
    with map_over(base, tmp_path, browser) as open_page:
        page = open_page("/#map=12/14.2/108.72")
        expect(page.locator("#map")).to_have_attribute("data-outlets", re.compile(r"\d"))
        expect(page.locator(".maplibregl-ctrl-attrib")).to_contain_text("Bản đồ của Sở")
        page.wait_for_timeout(1000)
        red, grass, blue = colour_at(page, 60, 60)
        assert grass > 130 and red < 60 and blue < 90


def test_vector_tiles_of_the_operators_own(tmp_path, browser):
    water = gzip.compress(vector_tile("water"))
    base = archive(tmp_path / "base.mbtiles", {"format": "pbf", "json": json.dumps({"vector_layers": [{"id": "water"}, {"id": "odd"}]})},
                   [(7, x, y, water) for x in range(128) for y in (68, 69, 70)])
    with map_over(base, tmp_path, browser) as open_page:
        page = open_page("/#map=12/14.2/108.72")
        expect(page.locator("#map")).to_have_attribute("data-outlets", re.compile(r"\d"))
        page.wait_for_timeout(1000)
        # Far inland, where without the tiles there would be land.
        assert colour_at(page, 60, 60) == (0xD5, 0xE7, 0xEE)
        answer = page.request.get("/basemap/7/103/58")
        assert answer.ok and answer.headers["content-encoding"] == "gzip"
        again = page.request.get("/basemap/7/103/58", headers={"If-None-Match": answer.headers["etag"]})
        assert again.status == 304 and again.headers["cache-control"] == answer.headers["cache-control"]
        assert page.request.get("/basemap/7/103/1").status == 204
