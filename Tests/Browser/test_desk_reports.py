"""What residents report on the map page, and what officers do with it."""

import re

from playwright.sync_api import expect

from desk_page import COMMUNE_OF_HOME, said
from map_page import COOPMART, COOPMART_AT, drawn, view


def report(open_desk, kind, message):
    """A resident's report on an outlet, from its card."""
    page = open_desk.map("/" + view(16, *COOPMART_AT))
    drawn(page)
    page.locator(".outlet", has_text=COOPMART).click()
    card = page.locator(".card")
    card.get_by_text("Báo sai sót").click()
    card.get_by_label("Điều gì chưa đúng?").select_option(kind)
    card.get_by_label("Nói rõ hơn").fill(message)
    card.get_by_role("button", name="Gửi").click()
    expect(card).to_contain_text("Đã nhận")


def test_a_report_becomes_an_edit(open_desk):
    report(open_desk, "wrong-phone", "Số mới là 0256 3899999")
    page = open_desk("#/reports")
    expect(page.get_by_role("navigation").get_by_role("link", name="Phản ánh")).to_contain_text("1")
    entry = page.locator(".entry", has_text="Số mới là 0256 3899999")
    expect(entry).to_contain_text("Số điện thoại sai")
    entry.get_by_role("link", name="Mở cơ sở để sửa").click()
    expect(page.locator(".report-banner")).to_contain_text("Số mới là 0256 3899999")
    page.get_by_label("Điện thoại").fill("0256 3899999")
    page.get_by_role("button", name="Lưu").click()
    said(page, "Đã lưu")
    page.get_by_role("navigation").get_by_role("link", name="Phản ánh").click()
    expect(page.get_by_text("Không có phản ánh nào.")).to_be_visible()
    page.get_by_label("Hiện").select_option("done")
    expect(page.locator(".entry", has_text="Số mới là 0256 3899999")).to_contain_text("đã sửa, an")


def test_a_missing_outlet_is_reported_and_added(open_desk):
    resident = open_desk.map("/#map=14/13.77/109.22&near=13.7712,109.2233")
    drawn(resident)
    resident.get_by_role("button", name="Báo cơ sở còn thiếu").click()
    card = resident.locator(".card")
    expect(card).to_contain_text("13.77120, 109.22330")
    card.get_by_label("Nói rõ hơn").fill("Tạp hoá Còn Thiếu, số 5 hẻm 12")
    card.get_by_label("Cách liên hệ").fill("0901 234 567")
    card.get_by_role("button", name="Gửi").click()
    expect(card).to_contain_text("Đã nhận")

    page = open_desk("#/reports")
    entry = page.locator(".entry", has_text="Còn Thiếu")
    expect(entry).to_contain_text("0901 234 567")
    entry.get_by_role("link", name="Thêm cơ sở này").click()
    expect(page.locator(".place-said")).to_contain_text("13.77120, 109.22330")
    page.get_by_label("Tên", exact=True).fill("Tạp hoá Còn Thiếu")
    page.get_by_label("Loại hình").select_option("grocery")
    page.get_by_label("Xã/phường hiện nay").select_option(label=COMMUNE_OF_HOME)
    page.get_by_role("button", name="Lưu").click()
    said(page, "Đã lưu")
    listed = page.request.get("/api/collections/outlets/items", params={"q": "Còn Thiếu"}).json()
    assert len(listed["features"]) == 1 and "234 567" not in str(listed)


def test_a_wrong_place_is_shown_by_the_pin(open_desk):
    here = {"latitude": 13.7690, "longitude": 109.2230}
    resident = open_desk.map("/" + view(16, *COOPMART_AT), geolocation=here, permissions=["geolocation"])
    drawn(resident)
    resident.locator(".outlet", has_text=COOPMART).click()
    card = resident.locator(".card")
    card.get_by_text("Báo sai sót").click()
    card.get_by_role("button", name="Lấy vị trí tôi đang đứng").click()
    expect(card).to_contain_text("13.76900, 109.22300")
    card.get_by_role("button", name="Gửi").click()
    expect(card).to_contain_text("Đã nhận")

    page = open_desk("#/reports")
    page.locator(".entry", has_text="Vị trí sai").get_by_role("link", name="Mở cơ sở để sửa").click()
    page.get_by_role("button", name="Đặt ghim theo phản ánh").click()
    expect(page.locator(".place-said")).to_have_text("13.76900, 109.22300 · chính xác")


def test_a_report_is_refused_with_a_reason(open_desk):
    report(open_desk, "closed", "Tôi thấy đóng cửa hôm lễ")
    page = open_desk("#/reports")
    page.locator(".entry", has_text="hôm lễ").get_by_role("button", name="Không làm").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Trả lời").fill("Chỉ nghỉ lễ")
    dialog.get_by_role("button", name="Không làm").click()
    expect(page.locator(".entry", has_text="hôm lễ")).to_have_count(0)
    said(page, "Đã đóng phản ánh.")
    expect(page.locator(".entry:focus, h2:focus")).to_have_count(1)
    page.get_by_label("Hiện").select_option("all")
    expect(page.locator(".entry", has_text="hôm lễ")).to_contain_text("Chỉ nghỉ lễ")


def test_a_takedown_shows_its_clock_and_is_final(open_desk):
    report(open_desk, "takedown", "Xin gỡ số điện thoại của tôi")
    page = open_desk("#/reports")
    give_phone(page, COOPMART)
    entry = page.locator(".entry").first
    expect(entry).to_contain_text("Yêu cầu gỡ dữ liệu")
    expect(entry.locator(".clock")).to_contain_text(re.compile("Phải trả lời trước .* \\(còn "))
    entry.get_by_role("link", name="Mở cơ sở để sửa").click()
    page.get_by_role("button", name="Gỡ dữ liệu").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Điện thoại: 0256 3822 008")).to_be_checked()
    expect(dialog.get_by_label("Địa chỉ: 07 Lê Duẩn")).not_to_be_checked()
    dialog.get_by_role("button", name="Gỡ dữ liệu").click()
    said(page, "Đã gỡ")
    answer = page.request.get("/api/collections/outlets/items", params={"q": COOPMART}).json()
    assert answer["features"][0]["properties"]["phone"] == []
    page.get_by_role("navigation").get_by_role("link", name="Lịch sử").click()
    page.locator(".entry").get_by_role("link").first.click()
    expect(page.get_by_text("không hoàn tác được")).to_be_visible()
    expect(page.get_by_role("button", name="Hoàn tác")).to_have_count(0)


def give_phone(page, name):
    found = page.request.get("/api/collections/outlets/items", params={"q": name}).json()["features"][0]["id"]
    now = page.request.get(f"/officer/api/outlets/{found}")
    headers = {"If-Match": now.headers["etag"], "Origin": page.url.split("/officer")[0]}
    assert page.request.patch(f"/officer/api/outlets/{found}", headers=headers, data={"values": {"phone": "0256 3822008"}}).ok


def test_a_report_that_is_not_taken_says_why(open_desk):
    page = open_desk.map("/" + view(16, *COOPMART_AT), tolerate=["503"])
    page.route("**/reports", lambda route: route.fulfill(
        status=503, content_type="application/problem+json", body='{"detail":"Busy.","detail_vi":"Máy chủ đang bận."}'))
    drawn(page)
    page.locator(".outlet", has_text=COOPMART).click()
    card = page.locator(".card")
    card.get_by_text("Báo sai sót").click()
    card.get_by_label("Nói rõ hơn").fill("Vẫn còn đây")
    card.get_by_role("button", name="Gửi").click()
    expect(card).to_contain_text("Chưa gửi được. Máy chủ đang bận.")
    expect(card.get_by_label("Nói rõ hơn")).to_have_value("Vẫn còn đây")
