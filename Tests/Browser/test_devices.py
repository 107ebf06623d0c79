"""Phones, browsers that cannot draw, browsers without scripts."""

import re

import pytest
from playwright.sync_api import expect

from conftest import LAPTOP, PHONE
from map_page import COOPMART, COOPMART_AT, change_outlets, click_map, drawn, near_in_address, settled, view


def test_a_phone_shows_the_card_over_the_list(open_page):
    page = open_page("/" + view(16, *COOPMART_AT), viewport=PHONE, is_mobile=True, has_touch=True)
    drawn(page)
    page.locator(".outlet", has_text=COOPMART).tap()
    card = page.locator("#sheet .card")
    expect(card.get_by_role("heading")).to_have_text(COOPMART)
    expect(page.locator(".maplibregl-popup")).to_have_count(0)
    expect(page.locator("#map")).to_be_visible()
    # What is covered cannot be reached either.
    expect(page.locator(".panel")).to_have_attribute("inert", "")
    page.get_by_role("button", name="Về danh sách").tap()
    expect(page.locator(".panel")).not_to_have_attribute("inert", "")
    expect(card).to_have_count(0)
    expect(page.locator(".outlet", has_text=COOPMART)).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_back_closes_the_card_and_leaves_all_else(open_page, size):
    page = open_page("/about", viewport=size)
    page.goto("/?kind=supermarket")
    drawn(page)
    card = page.locator(".card")

    def open_and_close(close):
        page.locator(".outlet", has_text=COOPMART).click()
        expect(card.get_by_role("heading")).to_have_text(COOPMART)
        expect(page).to_have_url(re.compile("outlet="))
        close()
        expect(card).to_have_count(0)
        expect(page).not_to_have_url(re.compile("outlet="))
        expect(page.locator("#results .outlet")).to_have_count(3)

    open_and_close(page.go_back)
    page.go_forward()
    expect(card.get_by_role("heading")).to_have_text(COOPMART)
    page.go_back()
    expect(card).to_have_count(0)
    # What was closed in other ways is not found again on the way back.
    open_and_close(lambda: page.keyboard.press("Escape"))
    open_and_close(lambda: page.locator(".sheet-close, .maplibregl-popup-close-button").click())
    page.go_back()
    expect(page).to_have_url(re.compile("/about$"))


def test_back_keeps_where_the_visitor_is(open_page):
    page = open_page(viewport=PHONE, geolocation={"latitude": 13.77, "longitude": 109.22}, permissions=["geolocation"])
    drawn(page)
    page.get_by_role("button", name="Gần tôi").click()
    settled(page, "gần nhất")
    page.locator(".outlet").first.click()
    expect(page.locator(".card")).to_be_visible()
    page.go_back()
    expect(page.locator(".card")).to_have_count(0)
    settled(page, "gần nhất")
    expect(page.locator("#origin")).to_contain_text("vị trí của bạn")


def test_back_leads_to_what_was_chosen_before_a_link(open_page):
    page = open_page("/#near=13.77,109.22&radius=5000")
    settled(page, "trong vòng 5")
    before = page.url
    page.locator(".outlet").first.click()
    expect(page.locator(".card")).to_be_visible()
    # As a link of this page does that somebody sent.
    page.evaluate("location.hash = 'near=13.9,109.1'")
    settled(page, "gần nhất")
    expect(page.locator(".card")).to_have_count(0)
    page.go_back()
    settled(page, "trong vòng 5")
    expect(page.locator(".card")).to_be_visible()
    page.go_back()
    expect(page.locator(".card")).to_have_count(0)
    assert page.url.split("&map")[0] == before.split("&map")[0] and near_in_address(page) == (13.77, 109.22)


def test_what_is_near_begins_where_it_is_seen(open_page):
    page = open_page(viewport={"width": 360, "height": 640}, geolocation={"latitude": 13.77, "longitude": 109.22}, permissions=["geolocation"])
    drawn(page)
    page.get_by_role("button", name="Gần tôi").click()
    settled(page, "gần nhất")
    expect(page.locator(".outlet").first).to_be_in_viewport(ratio=1)
    expect(page.locator("#summary")).to_be_in_viewport(ratio=1)


def test_no_field_is_enlarged_as_one_types(open_page):
    """As an iPhone does where letters are smaller than 16 px, and leaves the page so."""
    page = open_page("/#outlet=1", viewport=PHONE)
    page.locator(".report summary").click()
    sizes = page.locator("#sheet").locator("textarea, select, input:not([type=checkbox])").evaluate_all(
        "fields => fields.map((field) => parseFloat(getComputedStyle(field).fontSize))")
    assert len(sizes) == 3 and min(sizes) >= 16


def test_suggestions_stand_above_the_keyboard(open_page):
    """Which covers the lower half of a phone."""
    page = open_page(viewport={"width": 360, "height": 640}, has_touch=True)
    drawn(page)
    box = page.get_by_role("combobox")
    box.tap()
    page.keyboard.type("quy nhơn")
    option = page.get_by_role("option").first
    expect(option).to_be_in_viewport(ratio=1)
    assert option.bounding_box()["y"] < 320
    page.keyboard.press("Escape")
    # A button pressed now is pressed, though the map comes back.
    page.get_by_role("button", name="Nguồn hàng").tap()
    expect(page.get_by_role("button", name="Nguồn hàng")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("body")).not_to_have_class(re.compile("is-searching"))
    page.wait_for_function("() => document.querySelector('.panel').getBoundingClientRect().top > 200")


def test_the_list_that_comes_pushes_nothing_away(open_page):
    page = open_page(viewport=PHONE, tolerate=["preload"], prepare=lambda page: page.route(re.compile("/outlets/(items|nearest)"), lambda route: None))
    expect(page.locator("#summary")).to_have_text("Đang tải…")
    expect(page.locator(".foot")).not_to_be_in_viewport()


def test_the_map_keeps_its_view_while_one_types(open_page):
    page = open_page(viewport={"width": 360, "height": 640}, has_touch=True)
    drawn(page)
    width = page.locator("#map").bounding_box()["width"]
    page.get_by_role("combobox").tap()
    expect(page.locator("body")).to_have_class(re.compile("is-searching"))
    assert page.locator("#map").bounding_box()["width"] == width
    page.keyboard.type("zzz")
    page.keyboard.press("Enter")
    settled(page, "0 cơ sở")
    assert "map=" not in page.url


def test_a_call_is_in_view_when_the_card_opens(open_page):
    def call(collection):
        for feature in collection["features"]:
            feature["properties"]["phone"] = ["+842563822008", "+84905123456"]

    page = open_page(viewport={"width": 360, "height": 640}, prepare=lambda page: change_outlets(page, call))
    drawn(page)
    page.locator(".outlet", has_text=COOPMART).click()
    link = page.locator("#sheet").get_by_role("link", name="Gọi 0256 3822 008")
    expect(link).to_have_attribute("href", "tel:+842563822008")
    box = link.bounding_box()
    assert box["y"] + box["height"] <= 640 and box["height"] >= 40


def test_a_phone_opens_markers(open_page):
    page = open_page("/" + view(16, *COOPMART_AT), viewport=PHONE)
    drawn(page)
    click_map(page)
    expect(page.locator("#sheet .card").get_by_role("heading")).to_have_text(COOPMART)


@pytest.mark.parametrize("language, width, height", [
    ("vi", 320, 568), ("en", 360, 640), ("vi", 683, 384), ("vi", 390, 844), ("en", 844, 390), ("vi", 768, 1024), ("en", 1366, 768),
])
def test_everything_has_room(open_page, language, width, height):
    page = open_page(f"/?lang={language}", viewport={"width": width, "height": height})
    drawn(page)
    for part in (".top", ".tools", "#results", ".foot", "#map"):
        box = page.locator(part).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width + 1, part
    for control in ("#near-me", "#near-centre", "#filters summary", "#other-language"):
        box = page.locator(control).bounding_box()
        assert box["height"] >= 34 and box["width"] >= 34, control
        assert box["x"] + box["width"] <= width, control


def test_letters_of_twice_the_size_are_not_covered(open_page):
    page = open_page(viewport=PHONE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    skip = page.locator(".skip")
    box = skip.bounding_box()
    assert box["y"] + box["height"] <= 0
    skip.focus()
    assert skip.bounding_box()["y"] >= 0


def test_without_webgl_the_list_remains(open_page, browser_without_webgl, api):
    asked = []
    page = open_page(within=browser_without_webgl, prepare=lambda page: page.on("request", lambda request: asked.append(request.url)))
    expect(page.locator("#map-message")).to_contain_text("không vẽ được bản đồ")
    assert not any("/vendor/" in url for url in asked), "what cannot draw fetches nothing to draw with"
    total = api("outlets/items", limit=500)["numberReturned"]
    settled(page, str(total))
    page.locator(".outlet", has_text=COOPMART).click()
    expect(page.locator("#sheet .card").get_by_role("heading")).to_have_text(COOPMART)
    page.keyboard.press("Escape")
    page.locator("#filters summary").click()
    page.locator("#filter-groups").get_by_role("checkbox", name="Cửa hàng tiện lợi").check()
    settled(page, str(api("outlets/items", kind="convenience_store", limit=500)["numberMatched"]))
    expect(page.get_by_role("button", name="Gần tâm bản đồ")).to_be_hidden()
    # Nothing is said of a map that is not there.
    page.locator("#take").click()
    expect(page.get_by_role("dialog").get_by_role("radio")).to_have_count(1)
    page.keyboard.press("Escape")
    page.get_by_role("combobox").fill("không có gì như thế")
    page.keyboard.press("Enter")
    expect(page.locator("#message")).to_have_text("Không có cơ sở nào như vậy. Hãy bỏ bớt bộ lọc, hay tìm bằng từ khác.")


def test_without_the_library_the_list_remains(open_page):
    page = open_page(prepare=lambda page: page.route(re.compile("/vendor/maplibre-gl.js"), lambda route: route.abort()), tolerate=["ERR_FAILED"])
    expect(page.locator("#map-message")).to_contain_text("Không tải được bản đồ")
    expect(page.locator(".outlet", has_text=COOPMART)).to_be_visible()


def test_without_scripts_the_page_says_where_the_list_is(open_page):
    page = open_page(java_script_enabled=False)
    expect(page.locator("noscript .no-script")).to_contain_text("Bản đồ động cần JavaScript")
    picture = page.locator("noscript img")
    expect(picture).to_have_attribute("src", re.compile(r"^/map\.svg\?bbox="))
    for link in page.locator("noscript a").all():
        assert page.request.get(link.get_attribute("href")).ok
