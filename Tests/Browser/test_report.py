"""What a resident types on the map page, before it is sent."""

import re

from playwright.sync_api import expect

from conftest import LAPTOP, PHONE
from map_page import COOPMART, COOPMART_AT, click_map, drawn, view

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
