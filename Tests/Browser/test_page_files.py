"""The files that a page is made of: held by the service worker until they change, and never those of two days."""

import re
import shutil
import time
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

import conftest
from conftest import opener
from line import is_kept, line_to
from map_page import COOPMART, COOPMART_AT, drawn, settled, view

HERE = "/" + view(14, *COOPMART_AT)
# What the tests do to the line is told in the console.
FAULTS = ["ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "Failed to fetch", "Failed to load module script", "MIME type", "Unexpected token"]
PORTAL = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n<p>Wi-Fi "


def files_asked_for(page):
    """How many files the server has handed out, told to be as they were, or not found."""
    figures = page.request.get("/metrics").text()
    return sum(float(number) for number in re.findall(r'^hangviet_http_requests_total\{route="other",.*\} (\S+)$', figures, re.M))


def serving_own_files(tmp_path):
    """A server with files of its own, to be changed."""
    for folder in ("Public", "GeoData"):
        shutil.copytree(conftest.ROOT / folder, tmp_path / folder)
    return conftest.serving(tmp_path, options=("--basemap", "none", "--resources", str(tmp_path)))


@contextmanager
def upgradable(tmp_path, browser):
    """A server behind a line, and its files: `upgrade(n)` changes what the page's description and its list say, and waits
    until the server has seen it; 0 puts those of before back as they were."""
    with serving_own_files(tmp_path) as server, line_to(server) as (address, line):
        with opener(address, browser) as open_page:

            def upgrade(number):
                for path, words in (("index.html", "điểm bán OCOP."), ("js/words/vi.js", "trong khung bản đồ")):
                    file = tmp_path / "Public" / path
                    shutil.copy2(conftest.ROOT / "Public" / path, file)
                    if number:
                        file.write_text(file.read_text().replace(words, f"{words} {number}"))
                time.sleep(1.1)

            yield open_page, upgrade, line


def is_of(page, number):
    """The page and its files are those of one upgrade; 0 is before any."""
    ending = f" {number}" if number else ""
    settled(page, re.compile(f"trong khung bản đồ{ending}$"))
    expect(page.locator("meta[name=description]")).to_have_attribute("content", re.compile(rf"điểm bán OCOP\.{ending}$"))


@pytest.mark.parametrize("workers", ["block", "allow"])
def test_who_comes_again_sees_the_page_again(server, browser, workers):
    """With the browser's own store, which routes of a test would shut: the server answers that all is as it was."""
    context = browser.new_context(base_url=server, service_workers=workers)
    page = context.new_page()
    faults = []
    page.on("console", lambda message: "Content Security Policy" in message.text and faults.append(message.text))
    for path in ("/", "/", "/about", "/about", "/"):
        page.goto(path)
        expect(page.locator("#results .outlet, main h2").first).to_be_visible()
    context.close()
    assert not faults


def seen_page(open_page, **options):
    page = open_page(HERE, service_workers="allow", tolerate=FAULTS, **options)
    drawn(page)
    is_kept(page)
    return page


@pytest.mark.parametrize("lost", ["list.js", "vi.js"])
def test_a_line_that_breaks_during_an_upgrade_leaves_the_page_of_before(tmp_path, browser, lost):
    with upgradable(tmp_path, browser) as (open_page, upgrade, line):
        page = seen_page(open_page)
        upgrade(1)
        line["lost"] = lost.encode()
        page.reload()
        page.context.set_offline(True)
        page.reload()
        is_of(page, 0)
        # All of it comes later.
        line["lost"] = None
        page.context.set_offline(False)
        page.reload()
        is_of(page, 1)


def test_files_that_come_slowly_after_an_upgrade_are_waited_for(tmp_path, browser):
    with upgradable(tmp_path, browser) as (open_page, upgrade, line):
        page = seen_page(open_page)
        upgrade(1)
        page.reload(wait_until="commit")
        line["hangs"] = True
        page.wait_for_timeout(8000)
        line["hangs"] = False
        is_of(page, 1)


def test_a_page_that_came_too_late_is_not_shown_with_files_of_before(tmp_path, browser):
    with upgradable(tmp_path, browser) as (open_page, upgrade, line):
        page = seen_page(open_page)
        upgrade(1)
        line["hangs"] = True
        page.reload()
        is_of(page, 0)
        line["hangs"] = False
        page.wait_for_timeout(1500)
        page.context.set_offline(True)
        page.reload()
        is_of(page, 0)


def test_what_somebody_in_between_says_is_no_file(tmp_path, browser):
    with upgradable(tmp_path, browser) as (open_page, upgrade, line):
        page = seen_page(open_page)
        upgrade(1)
        page.reload(wait_until="commit")
        line["change"] = lambda data: PORTAL if data.startswith(b"HTTP/1.1 ") else b""
        page.wait_for_timeout(2000)
        line["change"] = lambda data: data
        page.reload()
        is_of(page, 1)


def test_a_proxy_that_takes_the_tag_away_brings_no_old_files(tmp_path, browser):
    with upgradable(tmp_path, browser) as (open_page, upgrade, line):
        page = seen_page(open_page)
        line["change"] = lambda data: data.replace(b"X-Page-Files", b"X-Page-Fil:s")
        for number in (1, 2):
            upgrade(number)
            page.reload()
            is_of(page, number)


def test_a_downgrade_brings_the_files_of_before(tmp_path, browser):
    with upgradable(tmp_path, browser) as (open_page, upgrade, line):
        page = seen_page(open_page)
        for number in (1, 0, 2, 0):
            upgrade(number)
            page.reload()
            is_of(page, number)


def test_what_comes_with_a_click_is_there_after_upgrades(tmp_path, browser):
    with upgradable(tmp_path, browser) as (open_page, upgrade, line):
        page = seen_page(open_page)
        for number in (1, 2):
            upgrade(number)
            page.reload()
            is_of(page, number)
            is_kept(page)
        page.context.set_offline(True)
        page.locator(".outlet", has_text=COOPMART).click()
        expect(page.locator(".card").get_by_role("heading")).to_have_text(COOPMART)


def test_files_are_asked_for_once_until_they_change(tmp_path, browser):
    with serving_own_files(tmp_path) as address, opener(address, browser) as open_page:
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
