"""One outlet's own page: readable without scripts, found from its card, leading back to the map."""

import json
import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from conftest import PHONE
from map_page import COOPMART, drawn


def coopmart(api):
    return api("outlets/items", q="co opmart")["features"][0]


def test_the_page_is_readable_without_scripts(open_page, api):
    page = open_page(f"/outlets/{coopmart(api)['id']}", java_script_enabled=False, viewport=PHONE)
    expect(page.get_by_role("heading", level=1)).to_have_text(COOPMART)
    expect(page.locator("main")).to_contain_text("07 Lê Duẩn")
    expect(page.get_by_role("link", name="Chỉ đường")).to_have_attribute("href", re.compile(r"^geo:13\.\d+,109\.\d+"))
    # What a laptop can open.
    expect(page.get_by_role("link", name="OpenStreetMap")).to_have_attribute("href", re.compile(r"to=13\.\d+,109\.\d+#map"))
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("link", name="Directions")).to_be_visible()


def test_the_card_leads_to_the_page_and_back(open_page, api):
    found = coopmart(api)
    page = open_page(f"/#outlet={found['id']}")
    page.locator(".card").get_by_role("link", name="Trang riêng").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(COOPMART)
    data = json.loads(page.locator("script[type='application/ld+json']").inner_text())
    assert data["name"] == COOPMART and data["@type"] == "GroceryStore"
    assert [data["geo"]["longitude"], data["geo"]["latitude"]] == found["geometry"]["coordinates"]
    assert not (violations := Axe().run(page).response["violations"]), violations
    page.get_by_role("link", name="Xem trên bản đồ").click()
    drawn(page)
    expect(page.locator(".card").get_by_role("heading")).to_have_text(COOPMART)


def test_sharing_copies_the_address_of_the_page(open_page, api):
    found = coopmart(api)
    page = open_page(f"/#outlet={found['id']}", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".card").get_by_role("button", name="Chia sẻ").click()
    expect(page.locator(".card-said")).to_have_text("Đã chép liên kết.")
    assert page.evaluate("() => navigator.clipboard.readText()").endswith(f"/outlets/{found['id']}")
