"""By night, in another site's page, without a line, with the operator's own base map."""

import contextlib
import gzip
import http.server
import io
import json
import re
import shutil
import socket
import sqlite3
import threading
import time
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

import conftest
from conftest import PHONE, opener
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


def is_kept(page):
    """Waits until the service worker holds what the page is made of, and what comes with a click."""
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    later = re.findall(r'"(/js/[^"]+)"', (conftest.ROOT / "Public/js/offline.js").read_text())
    page.wait_for_function("async (urls) => (await Promise.all(urls.map((url) => caches.match(url)))).every(Boolean)", arg=later)
    page.wait_for_timeout(1500)


def files_asked_for(page):
    """How many files the server has handed out, told to be as they were, or not found."""
    figures = page.request.get("/metrics").text()
    return sum(float(number) for number in re.findall(r'^hangviet_http_requests_total\{route="other",.*\} (\S+)$', figures, re.M))


def test_files_are_asked_for_once_until_they_change(tmp_path, browser):
    for folder in ("Public", "GeoData"):
        shutil.copytree(conftest.ROOT / folder, tmp_path / folder)
    options = ("--basemap", "none", "--resources", str(tmp_path))
    with conftest.serving(tmp_path, options=options) as address, opener(address, browser) as open_page:
        page = open_page("/" + view(14, *COOPMART_AT), service_workers="allow", tolerate=["401 (Unauthorized)"])
        drawn(page)
        is_kept(page)
        asked = files_asked_for(page)
        page.reload()
        drawn(page)
        # The page itself, and the worker's script.
        assert files_asked_for(page) - asked <= 3
        words = tmp_path / "Public/js/words/vi.js"
        words.write_text(words.read_text().replace("trong khung bản đồ", "đang thấy"))
        page.wait_for_timeout(1100)
        page.reload()
        settled(page, "đang thấy")
        # Those of before are still there once, for a line that ends while the new ones come.
        assert page.evaluate("async () => (await caches.keys()).length") == 3
        # The desk's are like the others.
        page.goto("/officer")
        expect(page.get_by_role("button", name="Đăng nhập")).to_be_visible()
        words = tmp_path / "Public/js/officer/words/vi.js"
        words.write_text(words.read_text().replace('"Đăng nhập"', '"Vào bàn làm việc"'))
        page.wait_for_timeout(1100)
        page.goto("/officer")
        expect(page.get_by_role("button", name="Vào bàn làm việc")).to_be_visible()


def test_without_a_line_what_was_seen_is_still_there(open_page):
    page = open_page("/" + view(14, *COOPMART_AT), service_workers="allow", tolerate=["ERR_INTERNET_DISCONNECTED", "ERR_FAILED"])
    drawn(page)
    is_kept(page)
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("#notice")).to_contain_text("ngoại tuyến")
    drawn(page)
    page.locator(".outlet", has_text=COOPMART).click()
    expect(page.locator(".card").get_by_role("heading")).to_have_text(COOPMART)
    tell = "asked => navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { fromCache: asked } }))"
    earlier = page.evaluate("Date.now()")
    page.context.set_offline(False)
    expect(page.locator("#notice")).to_be_empty()
    # What was asked for before, and is told of late, does not bring the notice back.
    page.evaluate(tell, earlier)
    expect(page.locator("#notice")).to_be_empty()
    page.evaluate(tell, page.evaluate("Date.now() + 1"))
    expect(page.locator("#notice")).to_contain_text("ngoại tuyến")


def test_with_a_line_that_hangs_what_was_seen_is_still_there(server, browser):
    with line_to(server) as (address, line), opener(address, browser) as open_page:
        page = open_page("/" + view(14, *COOPMART_AT), service_workers="allow")
        drawn(page)
        is_kept(page)
        line["hangs"] = True
        page.reload()
        expect(page.locator("#notice")).to_contain_text("ngoại tuyến")
        expect(page.locator(".outlet", has_text=COOPMART)).to_be_visible()
        line["hangs"] = False


@contextmanager
def line_to(server):
    """A line to the server on an address of its own; while `hangs` is true it takes what is asked, and no answer comes."""
    line = {"hangs": False}
    end = urlsplit(server)

    def carry(source, target, is_answer):
        while data := source.recv(65_536):
            while line["hangs"] and is_answer:
                time.sleep(0.1)
            target.sendall(data)

    def quietly(*arguments):
        with contextlib.suppress(OSError):
            carry(*arguments)

    def accept():
        with contextlib.suppress(OSError):
            while True:
                here, _ = listening.accept()
                there = socket.create_connection((end.hostname, end.port))
                for arguments in ((here, there, False), (there, here, True)):
                    threading.Thread(target=quietly, args=arguments, daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=accept, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", line


def test_without_a_line_nobody_is_said_to_be_open(open_page):
    """Who was open when it was seen last may have closed since."""
    faults = ["ERR_INTERNET_DISCONNECTED", "ERR_FAILED"]
    page = open_page("/" + view(14, *COOPMART_AT), service_workers="allow", tolerate=faults)
    is_kept(page)
    page.locator("#filters summary").click()
    page.locator("#filter-groups").get_by_role("checkbox", name="chưa rõ giờ").check()
    settled(page, "cơ sở trong khung bản đồ")
    expect(page.locator("#filter-groups .chip-count").first).not_to_be_empty()
    page.wait_for_timeout(1500)
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("#message")).to_contain_text("Không kết nối được với máy chủ")
    page.locator("#filters summary").click()
    page.wait_for_timeout(500)
    assert page.locator("#filter-groups .chip-count").all_inner_texts() == [""] * page.locator("#filter-groups .chip").count()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("button", name="Near me")).to_be_visible()
    expect(page.locator("#message")).to_contain_text("Try again")
    # The line that comes back brings the list.
    page.context.set_offline(False)
    settled(page, "in this view")
    expect(page.locator("#message")).to_be_empty()


def test_with_a_line_nothing_old_is_shown(open_page):
    page = open_page(service_workers="allow")
    drawn(page)
    is_kept(page)
    stale = """async () => {
        const cache = await caches.open("seen");
        for (const key of await cache.keys()) if (key.url.includes("/items")) await cache.put(key, new Response('{"features":[],"numberMatched":0}'));
    }"""
    page.evaluate(stale)
    page.reload()
    settled(page, "29 cơ sở")


def test_the_page_can_be_installed(open_page):
    page = open_page()
    manifest = page.request.get(page.locator("link[rel=manifest]").get_attribute("href")).json()
    assert manifest["start_url"] == "/" and manifest["display"] == "standalone"
    for icon in manifest["icons"]:
        answer = page.request.get(icon["src"])
        assert answer.ok and answer.headers["content-type"].startswith(icon["type"])
        if icon["sizes"] != "any":
            assert "x".join(map(str, Image.open(io.BytesIO(answer.body())).size)) == icon["sizes"]


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
        assert page.request.get("/basemap/7/103/1").status == 204
