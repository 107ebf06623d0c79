"""Near me: allowed, refused, from elsewhere."""

import re

from playwright.sync_api import expect

from map_page import COOPMART, drawn, query, settled


def test_near_me_lists_the_nearest(open_page, api):
    here = {"latitude": 13.7670, "longitude": 109.2210}
    page = open_page(geolocation=here, permissions=["geolocation"])
    drawn(page)
    with page.expect_request(re.compile("/nearest")) as request:
        page.get_by_role("button", name="Gần tôi").click()
    settled(page, "gần nhất")
    # The map goes to the visitor: the view of the whole province would not do.
    expect(page).to_have_url(re.compile("#map=1[2-5]"))
    assert query(request.value.url)["point"] == "109.221,13.767"
    expect(page.locator(".outlet").first).to_contain_text(COOPMART)
    expect(page.locator("#origin")).to_contain_text("vị trí của bạn")
    # A link to this page tells the view, not where in it the visitor stands.
    assert "near=" not in page.url


def test_a_device_that_is_not_sure_is_not_believed_in_silence(open_page):
    """A computer is placed by its line."""
    here = {"latitude": 13.7670, "longitude": 109.2210, "accuracy": 4200}
    page = open_page(geolocation=here, permissions=["geolocation"])
    drawn(page)
    page.get_by_role("button", name="Gần tôi").click()
    settled(page, "gần nhất")
    expect(page.locator("#origin")).to_contain_text("sai số khoảng 4,2\u00a0km")
    page.context.set_geolocation({**here, "accuracy": 20})
    page.get_by_role("button", name="Gần tôi").click()
    expect(page.locator("#origin")).to_have_text("Tính từ vị trí của bạn, theo đường thẳng.")


def test_a_refusal_is_explained(open_page):
    page = open_page(permissions=[])
    drawn(page)
    page.get_by_role("button", name="Gần tôi").click()
    expect(page.locator("#notice")).to_contain_text("chưa cho phép")
    settled(page, "trong khung bản đồ")
    page.get_by_role("button", name="Đóng").click()
    expect(page.locator("#notice")).to_be_empty()


def test_another_province_is_said_to_be_outside(open_page):
    hanoi = {"latitude": 21.03, "longitude": 105.85}
    page = open_page("/?lang=en", geolocation=hanoi, permissions=["geolocation"])
    drawn(page)
    page.get_by_role("button", name="Near me").click()
    expect(page.locator("#notice")).to_contain_text("outside the area of this map")
    settled(page, "in this view")
