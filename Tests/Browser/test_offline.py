"""Without a line to the server, or with one that hangs."""

from playwright.sync_api import expect

from conftest import opener
from line import is_kept, line_to
from map_page import COOPMART, COOPMART_AT, drawn, names, settled, view


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


def test_without_a_line_a_crowd_is_still_listed(open_crowded):
    page = open_crowded(service_workers="allow", tolerate=["ERR_INTERNET_DISCONNECTED", "ERR_FAILED"])
    drawn(page)
    is_kept(page)
    listed = names(page)
    page.context.set_offline(True)
    page.reload()
    drawn(page)
    assert names(page) == listed and len(listed) == 60


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


def test_behind_a_proxy_that_does_not_reach_the_server_what_was_seen_is_still_there(server, browser_without_webgl):
    """Without a map, which would ask on and on."""
    complaint = b"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 11\r\n\r\nBad Gateway"
    with line_to(server) as (address, line), opener(address, browser_without_webgl) as open_page:
        page = open_page("/" + view(14, *COOPMART_AT), service_workers="allow", tolerate=["502"])
        is_kept(page)
        line["change"] = lambda data: complaint if data.startswith(b"HTTP/1.1 ") else b""
        page.reload()
        expect(page.locator("#notice")).to_contain_text("ngoại tuyến")
        expect(page.locator(".outlet", has_text=COOPMART)).to_be_visible()


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


def test_what_was_taken_off_the_map_is_not_shown_without_a_line(open_page):
    page = open_page(service_workers="allow", tolerate=["404", "ERR_INTERNET_DISCONNECTED", "ERR_FAILED"])
    drawn(page)
    is_kept(page)
    # As if it had been seen before.
    page.evaluate("async () => (await caches.open('seen')).put('/outlets/99999?lang=vi', new Response('A name and a telephone number'))")
    page.goto("/outlets/99999")
    expect(page.get_by_text("Không tìm thấy").first).to_be_visible()
    page.wait_for_timeout(500)
    page.context.set_offline(True)
    page.goto("/outlets/99999?lang=vi")
    expect(page.get_by_text("telephone number")).to_have_count(0)
