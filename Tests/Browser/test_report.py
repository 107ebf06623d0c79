"""What a resident types on the map page, before it is sent."""

import re

from playwright.sync_api import expect

from conftest import LAPTOP, PHONE
from map_page import COOPMART, COOPMART_AT, click_map, drawn, settled, view

MESSAGE = "Cửa ra vào ở phía sau"


def write(page):
    page.locator(".outlet", has_text=COOPMART).click()
    card = page.locator(".card")
    card.get_by_text("Báo sai sót").click()
    card.get_by_label("Nói rõ hơn").fill(MESSAGE)
    return card


def test_what_is_written_is_not_dropped_in_silence(open_page):
    page = open_page("/" + view(16, *COOPMART_AT))
    drawn(page)
    card = write(page)
    text = card.get_by_label("Nói rõ hơn")
    question = page.get_by_role("dialog", name="Bỏ phản ánh đang viết?")
    others = page.locator(".outlet").filter(has_not_text=COOPMART)

    def keep(close):
        close()
        # Escape closes the question alone.
        expect(question).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("dialog")).to_have_count(0)
        expect(text).to_have_value(MESSAGE)

    keep(lambda: page.keyboard.press("Escape"))
    keep(page.go_back)
    keep(lambda: click_map(page, -300, 250))
    keep(lambda: page.locator(".maplibregl-popup-close-button").click())
    keep(lambda: others.first.click())
    # A word that is being composed is no wish to leave.
    page.evaluate("dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', isComposing: true }))")
    expect(question).to_have_count(0)
    name = others.first.locator(".outlet-name").inner_text()
    others.first.click()
    question.get_by_role("button", name="Bỏ", exact=True).click()
    expect(card.get_by_role("heading")).to_have_text(name)
    page.go_back()
    expect(card).to_have_count(0)


def test_back_asks_on_a_phone_too(open_page):
    page = open_page("/" + view(16, *COOPMART_AT), viewport=PHONE)
    drawn(page)
    card = write(page)
    page.go_back()
    question = page.get_by_role("dialog", name="Bỏ phản ánh đang viết?")
    question.get_by_role("button", name="Viết tiếp").click()
    expect(question).to_have_count(0)
    expect(card.get_by_label("Nói rõ hơn")).to_have_value(MESSAGE)
    page.go_back()
    question.get_by_role("button", name="Bỏ", exact=True).click()
    expect(card).to_have_count(0)
    expect(page).not_to_have_url(re.compile("outlet="))


def test_the_map_says_where_a_missing_outlet_stands(open_page):
    page = open_page("/" + view(16, *COOPMART_AT))
    drawn(page)
    page.get_by_role("button", name="Báo cơ sở còn thiếu").click()
    card = page.locator(".card")
    card.get_by_label("Nói rõ hơn").fill(MESSAGE)
    click_map(page, -200, 250)
    expect(card).to_contain_text(re.compile(r"Gửi kèm vị trí 13\.\d+, 109\.\d+"))
    expect(card.get_by_label("Nói rõ hơn")).to_have_value(MESSAGE)
    expect(page).not_to_have_url(re.compile("near="))


def test_what_a_device_says_of_the_place_is_told_with_its_error(open_page):
    def answer(route):
        sent.append(route.request.post_data_json)
        route.fulfill(status=202, json={"received": True})

    for address, title, here, send, text in [
        ("/", "Báo cơ sở còn thiếu", "Lấy vị trí tôi đang đứng", "Gửi", "(Vị trí do máy xác định, sai số khoảng 1,8\u00a0km.)"),
        ("/?lang=en", "Report a missing outlet", "Use the position where I am", "Send", "(The device's own position, sure to about 1.8\u00a0km.)"),
    ]:
        sent = []
        page = open_page(address, geolocation={"latitude": 13.767, "longitude": 109.221, "accuracy": 1800}, permissions=["geolocation"])
        page.route("**/reports", answer)
        drawn(page)
        page.get_by_role("button", name=title).click()
        card = page.locator(".card")
        card.locator("textarea").fill(MESSAGE)
        card.get_by_role("button", name=here).click()
        expect(card).to_contain_text(text)
        card.get_by_role("button", name=send, exact=True).click()
        expect(card.locator(".report-thanks")).to_be_visible()
        assert [each["message"] for each in sent] == [f"{MESSAGE} {text}"]
        assert sent[0]["coordinate"] == [109.221, 13.767]


def test_a_place_that_is_pointed_at_has_no_error(open_page):
    """Not even one that near me has left behind."""
    page = open_page(geolocation={"latitude": 13.767, "longitude": 109.221, "accuracy": 1800}, permissions=["geolocation"])
    drawn(page)
    page.get_by_role("button", name="Gần tôi").click()
    settled(page, "gần nhất")
    page.get_by_role("button", name="Báo cơ sở còn thiếu").click()
    card = page.locator(".card")
    expect(card).to_contain_text("sai số khoảng 1,8\u00a0km")
    click_map(page, -200, 250)
    expect(card).to_contain_text("Gửi kèm vị trí")
    expect(card).not_to_contain_text("sai số")


def test_something_else_is_to_be_said(open_page):
    page = open_page("/" + view(16, *COOPMART_AT), viewport=LAPTOP)
    drawn(page)
    page.locator(".outlet", has_text=COOPMART).click()
    card = page.locator(".card")
    card.get_by_text("Báo sai sót").click()
    card.get_by_label("Điều gì chưa đúng?").select_option("other")
    card.get_by_role("button", name="Gửi").click()
    assert card.get_by_label("Nói rõ hơn").evaluate("field => field.validity.valueMissing")
    expect(card).not_to_contain_text("Đã nhận")
