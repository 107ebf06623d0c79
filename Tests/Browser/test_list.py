"""The list, the filter, the languages, and what the server's answers may hold."""

import re

import pytest
from playwright.sync_api import expect

from conftest import PHONE
from map_page import COOPMART, PROVINCE, change_outlets, drawn, names, query, settled

HOSTILE = 'Chợ <b>thử</b> & "nháy" <img src=x onerror=alert(1)>'


def test_the_filter_narrows_list_map_and_requests(open_page, api):
    expected = api("outlets/items", bbox=PROVINCE, kind="supermarket", limit=500)
    page = open_page()
    everything = drawn(page)
    page.locator("#filters summary").click()
    with page.expect_request(re.compile("/outlets/items")) as request:
        page.locator("#filter-groups").get_by_role("checkbox", name="Siêu thị").check()
    assert query(request.value.url)["kind"] == "supermarket"
    settled(page, str(expected["numberMatched"]))
    assert sorted(names(page)) == sorted(feature["properties"]["name"] for feature in expected["features"])
    expect(page.locator("#map")).to_have_attribute("data-outlets", str(expected["numberMatched"]))
    assert "kind=supermarket" in page.url

    page.locator("input[value=market]").check()
    expect(page).to_have_url(re.compile("kind=market,supermarket"))
    page.get_by_role("button", name="Bỏ hết bộ lọc").click()
    settled(page, str(everything))
    assert "kind=" not in page.url


def test_a_filter_in_the_address_is_applied(open_page, api):
    expected = api("outlets/items", bbox=PROVINCE, kind="market", limit=500)["numberMatched"]
    page = open_page("/?kind=market,nonsense")
    settled(page, str(expected))
    page.locator("#filters summary").click()
    expect(page.locator("input[value=market]")).to_be_checked()


def test_list_and_map_mark_the_same_outlet(open_page):
    page = open_page()
    drawn(page)
    row = page.locator(".outlet").first
    row.hover()
    expect(row).to_have_class(re.compile("is-active"))
    row.click()
    expect(page.locator(".maplibregl-popup").get_by_role("heading")).to_have_text(row.locator(".outlet-name").inner_text())


def test_english_keeps_view_and_filter(open_page):
    page = open_page("/?kind=supermarket#map=13.00/13.76000/109.21500")
    drawn(page)
    page.get_by_role("link", name="English").click()
    expect(page).to_have_title("Vietnamese goods in Bình Định")
    expect(page).to_have_url(re.compile(r"\?lang=en&kind=supermarket#map=13\.00/13\.76000/109\.21500"))
    settled(page, "in this view")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".outlet").first).to_contain_text("Supermarket")
    expect(page.get_by_role("button", name="Near me")).to_be_visible()
    drawn(page)
    page.get_by_role("link", name="Tiếng Việt").click()
    expect(page).to_have_title("Hàng Việt ở Bình Định")


def test_both_languages_have_the_same_words(open_page):
    """A word missing in one language would show as "undefined"."""
    for path in ("/", "/?lang=en", "/?lang=en#map=12/14.2/108.72&near=14.2,108.72"):
        page = open_page(path)
        drawn(page)
        page.locator("#filters summary").click()
        page.locator(".outlet").first.click()
        expect(page.locator(".card")).to_be_visible()
        expect(page.locator("body")).not_to_contain_text("undefined")


def test_names_stay_text(open_page):
    def change(collection):
        first = collection["features"][0]["properties"]
        first.update(name=HOSTILE, address=HOSTILE, products=[HOSTILE], website="javascript:alert(1)", phone=["+842563822008"])

    page = open_page(prepare=lambda page: change_outlets(page, change))
    drawn(page)
    row = page.locator(".outlet", has_text="<b>thử</b>")
    expect(row.locator(".outlet-name")).to_have_text(HOSTILE)
    row.click()
    card = page.locator(".card")
    expect(card.get_by_role("heading")).to_have_text(HOSTILE)
    expect(card.locator("b, img[src=x]")).to_have_count(0)
    links = card.locator("dd").get_by_role("link")
    expect(links).to_have_count(1)
    expect(links).to_have_attribute("href", "tel:+842563822008")
    expect(links).to_have_text("0256 3822 008")


def test_a_full_card(open_page):
    facts = {
        "kind": "supermarket", "grade": 2, "commune": "Phường Quy Nhơn", "commune_2020": "Phường Lê Lợi",
        "district_2020": "Thành phố Quy Nhơn", "opening_hours": "Mo-Sa 07:30-11:30,13:30-17:00; PH off",
        "payments": ["cash", "qr"], "programmes": ["ocop"], "product_groups": ["seafood"], "products": ["nem chợ Huyện"],
        "website": "https://example.org/shop", "e_invoice": True, "verified_on": "2025-09-02", "verified_by": "Sở Công Thương",
        "accuracy": "commune", "status": "suspended", "synthetic": True,
    }
    page = open_page(prepare=lambda page: change_outlets(page, lambda all: all["features"][0]["properties"].update(facts)))
    drawn(page)
    expect(page.locator("#demo")).to_be_visible()
    page.locator(".outlet", has_text="Minh hoạ").first.click()
    card = page.locator(".card")
    for text in (
        "Siêu thị, hạng II", "Phường Quy Nhơn", "Phường Lê Lợi, Thành phố Quy Nhơn", "Thứ Hai – thứ Bảy: 07:30–11:30, 13:30–17:00",
        "Ngày lễ: nghỉ", "tiền mặt, mã QR", "OCOP", "Thuỷ hải sản", "nem chợ Huyện", "Ngày 02/09/2025, Sở Công Thương",
        "Tạm ngừng", "Minh hoạ", "Đặt tạm ở trung tâm xã/phường", "không phải cơ sở có thật",
    ):
        expect(card).to_contain_text(text)
    expect(card.get_by_role("link", name="example.org")).to_have_attribute("href", "https://example.org/shop")


def test_more_outlets_than_shown_is_said(open_page):
    def change(collection):
        collection["numberMatched"] = 12_345

    page = open_page(prepare=lambda page: change_outlets(page, change))
    settled(page, "12.345 cơ sở trong khung bản đồ. Danh sách có")
    expect(page.locator(".outlet-distance")).to_have_count(0)


def test_a_long_list_comes_in_parts(open_page):
    def change(collection):
        first = collection["features"][0]
        collection["features"] = [
            {**first, "id": f"copy-{i}", "properties": {**first["properties"], "id": f"copy-{i}", "name": f"Bản {i:03}"}}
            for i in range(130)
        ]
        collection["numberMatched"] = 130

    page = open_page(prepare=lambda page: change_outlets(page, change))
    rows = page.locator(".outlet")
    expect(rows).to_have_count(60)
    page.get_by_role("button", name="Xem thêm 60 cơ sở").click()
    expect(rows).to_have_count(120)
    expect(rows.nth(60)).to_be_focused()
    page.get_by_role("button", name="Xem thêm 10 cơ sở").click()
    expect(rows).to_have_count(130)
    expect(page.locator("#more")).to_be_hidden()


def test_nothing_here_is_said(open_page):
    page = open_page("/?kind=shopping_centre", prepare=lambda page: change_outlets(page, lambda all: all.update(features=[], numberMatched=0)))
    # The whole province is seen: there is nowhere to move the map.
    expect(page.locator("#message")).to_have_text("Không có cơ sở nào như vậy. Hãy bỏ bớt bộ lọc, hay tìm bằng từ khác.")


def test_a_failure_is_said_and_can_be_tried_again(open_page):
    failing = [True]

    def answer(route):
        if failing[0]:
            route.fulfill(status=503, content_type="application/problem+json",
                          body='{"title":"Busy","detail":"Too busy.","detail_vi":"Máy chủ đang bận."}')
        else:
            route.fallback()

    page = open_page(prepare=lambda page: page.route(re.compile("/outlets/items"), answer), tolerate=["503"])
    # The list asks again once the map is there, and fails again.
    drawn(page)
    expect(page.locator("#message")).to_contain_text("Máy chủ đang bận.")
    expect(page.locator("#message")).to_have_role("status")
    failing[0] = False
    page.get_by_role("button", name="Thử lại").click()
    drawn(page)
    expect(page.locator(".outlet", has_text=COOPMART)).to_have_count(1)
    expect(page.locator("#message")).to_be_empty()
    expect(page.locator("#summary")).to_be_focused()


def test_an_answer_that_does_not_come_is_given_up(open_page, browser_without_webgl):
    """Without a map, which would ask again by itself."""

    def prepare(page):
        page.clock.install()
        page.route(re.compile("/outlets/items"), lambda route: None)

    page = open_page(within=browser_without_webgl, prepare=prepare)
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    page.clock.fast_forward(31_000)
    expect(page.locator("#message")).to_contain_text("Không kết nối được với máy chủ")
    page.unroute_all(behavior="ignoreErrors")
    page.clock.resume()
    page.get_by_role("button", name="Thử lại").click()
    expect(page.locator(".outlet", has_text=COOPMART)).to_have_count(1)


def test_a_page_that_was_left_open_asks_again_when_it_is_seen_again(open_page, browser_without_webgl):
    page = open_page(within=browser_without_webgl, prepare=lambda page: page.clock.install())
    expect(page.locator(".outlet", has_text=COOPMART)).to_have_count(1)
    page.clock.fast_forward("24:00:00")
    with page.expect_request(re.compile("/outlets/items")):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))")


def test_a_part_that_does_not_arrive_is_said_in_words(open_page):
    page = open_page(viewport=PHONE, tolerate=["ERR_FAILED"])
    drawn(page)
    page.route(re.compile("/js/card.js"), lambda route: route.abort())
    page.locator(".outlet").nth(20).click()
    notice = page.locator("#notice")
    # A page that was opened before an upgrade needs to be opened anew.
    expect(notice).to_contain_text("Hãy tải lại trang")
    expect(notice).to_be_in_viewport(ratio=1)
    page.unroute(re.compile("/js/card.js"))
    page.locator(".outlet").nth(20).click()
    expect(page.locator(".card")).to_be_visible()
    expect(notice).to_be_empty()


def test_what_was_given_up_meanwhile_never_comes(open_page):
    """A filter or a point taken back while its answer is on its way: the answer is not shown afterwards."""
    late = []
    page = open_page()
    everything = drawn(page)
    settled(page, str(everything))
    page.route(re.compile("/outlets/(items.*kind=supermarket|nearest)"), lambda route: late.append(route))

    def is_not_shown():
        late.pop().continue_()
        page.wait_for_timeout(500)
        settled(page, "trong khung bản đồ")

    page.locator("#filters summary").click()
    supermarkets = page.locator("#filter-groups").get_by_role("checkbox", name="Siêu thị")
    supermarkets.check()
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    supermarkets.uncheck()
    settled(page, str(everything))
    is_not_shown()
    assert len(names(page)) == everything

    page.get_by_role("button", name="Gần tâm bản đồ").click()
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    page.evaluate("location.hash = 'map=11/13.77/109.2'")
    settled(page, "trong khung bản đồ")
    is_not_shown()


def test_what_cannot_be_loaded_at_the_start_can_be_tried_again(open_page):
    page = open_page(prepare=lambda page: page.route("**/map-settings.json", lambda route: route.fulfill(status=500)), tolerate=["500"])
    expect(page.locator("#message")).to_contain_text("Không tải được dữ liệu.")
    page.unroute("**/map-settings.json")
    page.get_by_role("button", name="Thử lại").click()
    drawn(page)
    settled(page, "trong khung bản đồ")


def test_words_before_the_map_is_there_are_no_fault(open_page):
    """A slow line and a link to a part of the map: only the map will know which part is seen."""
    late = []
    # The tiles of the map that was opened without these words are given up.
    page = open_page("/#map=12.00/13.76000/109.21500", tolerate=["AbortError"],
                     prepare=lambda page: page.route("**/vendor/maplibre-gl.js", lambda route: late.append(route)))
    page.get_by_role("combobox").fill("co.opmart")
    page.get_by_role("combobox").press("Enter")
    expect(page).to_have_url(re.compile("q=co.opmart"))
    expect(page.locator("#message")).to_be_empty()
    late.pop().continue_()
    drawn(page)
    settled(page, "1 cơ sở trong khung bản đồ")


def test_the_keyboard_is_enough(open_page):
    page = open_page()
    drawn(page)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Đến danh sách cơ sở")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#summary")).to_be_focused()
    expect(page).not_to_have_url(re.compile("#summary"))
    page.keyboard.press("Tab")
    first = page.locator(".outlet").first
    expect(first).to_be_focused()
    expect(first).to_have_class(re.compile("is-active"))
    page.keyboard.press("Enter")
    card = page.locator(".card")
    expect(card).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(first).to_be_focused()

    page.get_by_role("button", name="Gần tâm bản đồ").focus()
    page.keyboard.press("Enter")
    settled(page, "gần nhất")
    page.locator("#filters summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("kind=market"))


@pytest.mark.parametrize("text, state, now, expected", [
    # Hours of Vietnam, whatever the device's own: 2026-11-25 is a Wednesday.
    ("Mo-Sa 07:30-11:30,13:30-17:00", "yes", "2026-11-25T09:00:00Z", "Hôm nay 07:30–11:30, 13:30–17:00 · đang mở, đóng lúc 17:00"),
    ("Mo-Sa 07:30-11:30,13:30-17:00", "no", "2026-11-25T05:00:00Z", "Hôm nay 07:30–11:30, 13:30–17:00 · đang đóng, mở lúc 13:30"),
    ("Mo-Sa 07:30-11:30,13:30-17:00", "no", "2026-11-25T10:30:00Z", "Hôm nay 07:30–11:30, 13:30–17:00 · đang đóng"),
    ("Mo-Fr 08:00-17:00; We off", "no", "2026-11-25T05:00:00Z", "Hôm nay nghỉ · đang đóng"),
    ("Sa-Tu 18:00-02:00", "yes", "2026-11-24T18:30:00Z", "Hôm nay nghỉ · đang mở, đóng lúc 02:00"),
    ("24/7", "yes", "2026-11-25T05:00:00Z", "Hôm nay mở cả ngày"),
    # A holiday: the server knows, the weekday does not.
    ("Mo-Su 07:30-17:00; PH off", "no", "2026-11-25T05:00:00Z", "Đang đóng cửa"),
    ("chợ phiên ngày 3, 8 âm lịch", "no", "2026-11-25T05:00:00Z", "Đang đóng cửa"),
])
def test_hours_of_today(open_page, text, state, now, expected):
    page = open_page("/", timezone_id="America/Lima")
    line = page.evaluate("async ([text, state, now]) => (await import('/js/hours.js')).todayLine(text, state, new Date(now))", [text, state, now])
    assert line == expected


def test_while_an_answer_is_long_in_coming_the_heading_says_so(open_page, api):
    expected = api("outlets/items", q="chợ phú", limit=300)["numberMatched"]
    held = []
    page = open_page(viewport=PHONE)
    drawn(page)
    page.route(re.compile("/outlets/items.*[?&]q="), lambda route: held.append(route))
    page.locator("#find-text").fill("chợ phú")
    page.locator("#find-text").press("Enter")
    expect(page.locator("#summary")).to_have_text("Đang tải…")
    held[0].continue_()
    settled(page, f"{expected} cơ sở trong khung bản đồ")
