"""What is drawn on the map, and what a click on it does."""

import re

import pytest
from playwright.sync_api import expect

from conftest import LAPTOP, TOGETHER
from map_page import (
    COOPMART, COOPMART_AT, SUPERMARKET_BLUE, click_map, drawn, in_vietnamese, middle, near_in_address, pixels_like,
    place_at, query, settled, vietnamese_distance, view,
)


def test_an_outlet_is_drawn_where_it_is(open_page):
    page = open_page("/" + view(16, *COOPMART_AT))
    drawn(page)
    assert pixels_like(page, SUPERMARKET_BLUE) > 150


def test_a_kind_not_asked_for_is_not_drawn(open_page):
    page = open_page("/?kind=market" + view(16, *COOPMART_AT))
    settled(page, "cơ sở")
    expect(page.locator("#map")).to_have_attribute("data-outlets", re.compile(r"\d"))
    assert pixels_like(page, SUPERMARKET_BLUE) == 0


def test_a_click_on_a_marker_opens_its_card(open_page):
    page = open_page("/" + view(16, *COOPMART_AT))
    drawn(page)
    click_map(page)
    popup = page.locator(".maplibregl-popup")
    expect(popup.get_by_role("heading")).to_have_text(COOPMART)
    expect(popup).to_contain_text("07 Lê Duẩn")
    expect(popup).to_contain_text("Chính xác")
    expect(page.locator(".outlet.is-active")).to_contain_text(COOPMART)
    popup.get_by_role("button", name="Đóng").click()
    expect(popup).to_have_count(0)


@pytest.mark.parametrize("size", [LAPTOP, {"width": 1024, "height": 600}], ids=["laptop", "low"])
def test_cards_are_whole_where_the_map_cannot_move(open_page, size):
    """The whole province is seen, and the map holds to it: the card of an outlet in its middle has to move instead."""
    page = open_page(viewport=size)
    drawn(page)
    frame = page.locator("#map").bounding_box()
    popup = page.locator(".maplibregl-popup-content")
    for name in ["Chợ Bình Định", "Chợ Vân Canh", "Chợ An Hòa", COOPMART]:
        page.locator("#results").get_by_role("button", name=name).click()
        expect(popup.get_by_role("heading")).to_have_text(name)
        expect(popup.locator(".report")).to_be_visible()
        for _ in range(20):
            page.wait_for_timeout(100)
            card = popup.bounding_box()
            if card["y"] >= frame["y"] and card["y"] + card["height"] <= frame["y"] + frame["height"]:
                break
        assert card["y"] >= frame["y"] and card["y"] + card["height"] <= frame["y"] + frame["height"], name
        assert card["x"] >= frame["x"] and card["x"] + card["width"] <= frame["x"] + frame["width"], name


def test_pointing_at_a_marker_marks_its_place_in_the_list(open_page):
    page = open_page("/" + view(16, *COOPMART_AT))
    drawn(page)
    expect(page.locator(".outlet.is-active")).to_have_count(0)
    page.mouse.move(*middle(page))
    expect(page.locator(".outlet.is-active")).to_contain_text(COOPMART)


def test_outlets_at_one_place_are_offered_together(open_crowded, crowd_api):
    """Outlets of one commune without coordinates stand on the same point, at every zoom."""
    found = crowd_api("outlets/items", q=TOGETHER[0])["features"][0]
    lng, lat = found["geometry"]["coordinates"]
    page = open_crowded("/?kind=market" + view(17, lat, lng))
    drawn(page)
    click_map(page)
    choices = page.locator(".choices button")
    for name in TOGETHER:
        expect(choices.filter(has_text=name)).to_have_count(1)
    choices.filter(has_text=TOGETHER[1]).click()
    card = page.locator(".maplibregl-popup")
    expect(card.get_by_role("heading")).to_have_text(TOGETHER[1])
    expect(card).to_contain_text("Đặt tạm ở trung tâm xã/phường")


def test_the_tiles_hold_every_outlet(open_crowded, crowd_api):
    """Far more outlets than the page could fetch one by one: each is drawn, or counted in a mark."""
    page = open_crowded()
    everything = crowd_api("outlets/items", limit=1)["numberMatched"]
    assert everything > 2000
    expect(page.locator("#map")).to_have_attribute("data-outlets", str(everything))
    settled(page, in_vietnamese(everything) + " cơ sở trong khung bản đồ. Danh sách có 60 cơ sở")
    expect(page.locator(".outlet")).to_have_count(60)


def test_counts_and_names_are_drawn_on_one_canvas(open_crowded):
    """A slow phone takes longer to make one than to draw on it."""
    count = """
    const canvases = new Set();
    const { fillText } = CanvasRenderingContext2D.prototype;
    window.texts = 0;
    CanvasRenderingContext2D.prototype.fillText = function (...parameters) {
      canvases.add(this.canvas);
      [window.texts, window.canvases] = [window.texts + 1, canvases.size];
      fillText.apply(this, parameters);
    };
    """
    page = open_crowded(prepare=lambda page: page.add_init_script(count))
    drawn(page)
    assert page.evaluate("() => window.texts") > 5
    assert page.evaluate("() => window.canvases") == 1


def test_a_cluster_opens_by_click_and_by_enter(open_crowded):
    page = open_crowded("/" + view(9, *COOPMART_AT))
    everything = drawn(page)
    page.locator(".maplibregl-canvas").focus()
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("#map=9"))
    settled(page, "trong khung bản đồ")
    expect(page.locator("#map")).not_to_have_attribute("data-outlets", str(everything))
    assert "near=" not in page.url


def test_tiles_ask_for_what_is_filtered(open_page):
    with_tiles = []
    page = open_page("/?kind=market&q=cho", prepare=lambda page: page.on("request", lambda request: with_tiles.append(request.url)))
    drawn(page)
    tiles = [query(url) for url in with_tiles if "/tiles/WebMercatorQuad/" in url]
    assert tiles and all(asked == {"kind": "market", "q": "cho"} for asked in tiles)


@pytest.mark.parametrize("right, down", [(220, -180), (-150, 120)])
def test_a_click_beside_markers_lists_the_nearest(open_page, api, right, down):
    # Far inland, where no outlet is at hand.
    zoom, lat, lng = 12, 14.2, 108.72
    page = open_page("/" + view(zoom, lat, lng))
    expect(page.locator("#map")).to_have_attribute("data-outlets", re.compile(r"\d"))
    with page.expect_response(re.compile("/nearest")) as asked:
        click_map(page, right, down)
    settled(page, "gần nhất")

    expected_place = place_at(zoom, lat, lng, right, down)
    assert near_in_address(page) == pytest.approx(expected_place, abs=2e-4)
    parameters = query(asked.value.url)
    asked_lng, asked_lat = map(float, parameters["point"].split(","))
    assert (asked_lat, asked_lng) == pytest.approx(expected_place, abs=2e-4)
    answer = api("outlets/nearest", **parameters)
    nearest = [feature["properties"] for feature in answer["features"]]
    assert [outlet["distance"] for outlet in nearest] == sorted(outlet["distance"] for outlet in nearest)
    rows = page.locator("#results .outlet")
    expect(rows).to_have_count(len(nearest))
    assert rows.locator(".outlet-name").all_inner_texts() == [outlet["name"] for outlet in nearest]
    distances = [vietnamese_distance(outlet["distance"], outlet["accuracy"]) for outlet in nearest]
    assert rows.locator(".outlet-distance").all_inner_texts() == distances


def test_the_point_is_left_again(open_page):
    page = open_page("/#map=12/14.2/108.72&near=14.2,108.72")
    settled(page, "gần nhất")
    page.get_by_role("button", name="Bỏ điểm này").click()
    settled(page, "trong khung bản đồ")
    assert "near=" not in page.url
    expect(page.locator("#summary")).to_be_focused()


def test_the_middle_of_the_map_is_a_point_too(open_page):
    page = open_page("/" + view(13, *COOPMART_AT))
    drawn(page)
    page.get_by_role("button", name="Gần tâm bản đồ").click()
    settled(page, "gần nhất")
    assert near_in_address(page) == pytest.approx(COOPMART_AT, abs=1e-4)
    expect(page.locator(".outlet").first).to_contain_text(COOPMART)


def test_a_double_click_only_zooms(open_page):
    page = open_page("/" + view(10, 14.2, 108.9))
    drawn(page)
    x, y = middle(page)
    page.mouse.dblclick(x - 200, y - 100)
    expect(page).to_have_url(re.compile("#map=11"))
    settled(page, "cơ sở")
    assert "near=" not in page.url


def test_the_map_holds_to_the_province(open_page):
    page = open_page("/#map=3/48.85/2.35")
    drawn(page)
    page.get_by_role("button", name="Thu nhỏ").click()
    settled(page, "cơ sở")
    assert drawn(page) > 0


def test_list_and_map_stay_in_step_where_the_address_may_not_change(open_page):
    """Safari refuses more than a hundred changes in ten seconds."""
    page = open_page()
    before = drawn(page)
    page.evaluate("""() => {
      history.replaceState = () => { throw new DOMException("too many", "SecurityError") };
      window.allow = () => delete history.replaceState;
    }""")
    page.get_by_role("button", name="Phóng to").click()
    expect(page.locator("#summary")).not_to_contain_text(f"{before} cơ sở")
    assert "map=" not in page.url
    page.evaluate("allow()")
    page.get_by_role("button", name="Phóng to").click()
    expect(page).to_have_url(re.compile("#map="))


def test_a_card_opened_while_the_map_moves_is_seen_whole(open_page):
    # Lower than its card is high: the map must move for it, too.
    page = open_page("/" + view(15, COOPMART_AT[0] + 0.0019, COOPMART_AT[1]))
    drawn(page)
    outlet, card = page.locator(".outlet", has_text=COOPMART), page.locator(".maplibregl-popup-content")
    # Once, so that what a card is made of is there when the map moves.
    outlet.click()
    expect(card).to_be_visible()
    page.go_back()
    expect(card).to_have_count(0)
    page.goto("/" + view(15, COOPMART_AT[0] + 0.0019, COOPMART_AT[1]))
    expect(page).to_have_url(re.compile("map=15.00/13.769"))
    outlet.evaluate("""(outlet) => {
      document.querySelector(".maplibregl-ctrl-zoom-out").click();
      outlet.click();
    }""")
    expect(card).to_be_visible()
    before = None
    while before != (before := card.bounding_box()):
        page.wait_for_timeout(700)
    frame = page.locator("#map").bounding_box()
    assert before["y"] >= frame["y"] and before["y"] + before["height"] <= frame["y"] + frame["height"]
