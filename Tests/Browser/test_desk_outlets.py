"""After publishing: one outlet at a time, history, undo, what has not been verified."""

import re

from playwright.sync_api import expect

from conftest import PHONE, sign_in
from desk_page import COMMUNE_OF_HOME, csv_file, preview, publish, ready_row, said
from map_page import COOPMART


def outlet_named(page, name):
    """Id of the published outlet; closed ones too."""
    answer = page.request.get("/api/collections/outlets/items", params={"q": name, "status": "active,closed,suspended"}).json()
    return next(feature["id"] for feature in answer["features"] if feature["properties"]["name"] == name)


def facts_of(page, outlet):
    return page.request.get(f"/api/collections/outlets/items/{outlet}").json()["properties"]


def add(page, name, email=""):
    """Publishes an outlet through the form; its id."""
    page.goto("/officer#/outlets/new")
    page.get_by_label("Tên", exact=True).fill(name)
    page.get_by_label("Loại hình").select_option("grocery")
    if email:
        page.get_by_text("Các mục khác").click()
        page.get_by_label("Thư điện tử").fill(email)
    page.get_by_label("Xã/phường hiện nay").select_option(label=COMMUNE_OF_HOME)
    page.get_by_role("button", name="Lưu").click()
    said(page, "Đã lưu")
    return outlet_named(page, name)


def test_an_outlet_is_added_on_a_phone_in_the_field(open_desk):
    here = {"latitude": 13.7701, "longitude": 109.2255}
    page = open_desk("#/outlets", viewport=PHONE, is_mobile=True, has_touch=True, geolocation=here, permissions=["geolocation"])
    page.get_by_role("link", name="Thêm cơ sở").tap()
    save = page.get_by_role("button", name="Lưu")
    save.tap()
    said(page, "Cần tên")
    page.get_by_label("Tên", exact=True).fill("Tạp hoá Ngoài Đồng")
    save.tap()
    said(page, "loại hình")
    page.get_by_label("Loại hình").select_option("grocery")
    save.tap()
    said(page, "Cần vị trí")
    page.get_by_role("button", name="Lấy vị trí ở đây").tap()
    expect(page.locator(".place-said")).to_have_text("13.77010, 109.22550 · chính xác")
    page.get_by_label("Điện thoại").fill("0256 3822456")
    save.tap()
    said(page, "Đã lưu")
    facts = facts_of(page, outlet_named(page, "Tạp hoá Ngoài Đồng"))
    assert facts["phone"] == ["+842563822456"] and facts["accuracy"] == "exact"


def test_a_device_that_is_not_sure_gives_an_approximate_place(open_desk):
    here = {"latitude": 13.7701, "longitude": 109.2255, "accuracy": 180}
    page = open_desk("#/outlets/new", viewport=PHONE, geolocation=here, permissions=["geolocation"])
    page.get_by_role("button", name="Lấy vị trí ở đây").click()
    said(page, "sai số khoảng 180 m")
    expect(page.locator(".place-said")).to_have_text("13.77010, 109.22550 · gần đúng")
    expect(page.get_by_label("Chỉ gần đúng")).to_be_checked()


def test_a_refused_position_is_explained(open_desk):
    page = open_desk("#/outlets/new", permissions=[])
    page.get_by_role("button", name="Lấy vị trí ở đây").click()
    said(page, "chưa cho phép")
    expect(page.locator(".place-said")).to_have_text("Chưa có vị trí.")


def test_an_outlet_is_found_and_edited(open_desk):
    page = open_desk("#/outlets")
    page.get_by_label("Tìm cơ sở để sửa").fill("opmart quy nhon")
    page.locator(".entry").get_by_role("link", name=COOPMART).click()
    expect(page.get_by_role("heading", name=COOPMART)).to_be_visible()
    page.get_by_text("Các mục khác").click()
    page.get_by_role("checkbox", name="mã QR").check()
    page.get_by_label("Hoá đơn điện tử").select_option("true")
    page.get_by_role("button", name="Lưu").click()
    said(page, "Đã lưu")
    facts = facts_of(page, outlet_named(page, COOPMART))
    assert facts["payments"] == ["qr"] and facts["e_invoice"] is True
    page.get_by_role("button", name="Lưu").click()
    said(page, "Không có gì thay đổi")
    page.get_by_text("Lịch sử của cơ sở này").click()
    expect(page.locator(".past .comparison").first).to_contain_text("mã QR")
    page.goto("/officer#/history")
    page.locator(".entry").first.get_by_role("link", name=COOPMART, exact=True).click()
    expect(page.get_by_role("heading", name=COOPMART)).to_be_visible()


def test_what_is_not_taken_stays_in_the_form(open_desk):
    page = open_desk(tolerate=["422"])
    outlet = add(page, "Tạp hoá Thư Không Nhận", email="quán tại chợ")
    said(page, "Đã lưu, nhưng có điều không được ghi như bạn gõ.")
    assert page.url.endswith(f"#/outlets/{outlet}")
    remark = page.locator(".warning")
    expect(remark).to_contain_text("Thư điện tử: “quán tại chợ” không dùng được")
    expect(remark.locator("li p")).to_contain_text("“quán tại chợ”")
    mail = page.get_by_label("Thư điện tử")
    expect(mail).to_have_value("quán tại chợ")
    page.get_by_role("button", name="Lưu").click()
    said(page, "Chưa lưu được gì")
    expect(remark).to_contain_text("Thư điện tử: “quán tại chợ” không dùng được")
    # A number that cannot be one is asked with its reason before anything is stored.
    mail.fill("")
    page.get_by_label("Điện thoại", exact=True).fill("0905 12")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator(".asked")).to_contain_text("“0905 12” không rõ là số nào")
    page.get_by_label("Điện thoại", exact=True).fill("0905 100 000")
    page.get_by_role("button", name="Lưu", exact=True).click()
    said(page, "Đã lưu. Bản đồ đã cập nhật.")
    expect(remark).to_have_count(0)
    assert facts_of(page, outlet)["phone"] == ["+84905100000"]


def test_what_is_doubtful_is_asked_before_it_is_saved(open_desk):
    page = open_desk(tolerate=["422"])
    outlet = add(page, "Tạp hoá Xa Xã")
    page.goto(f"/officer#/outlets/{outlet}")
    # In the north of the province, far from the outlet's commune.
    page.get_by_label("Hoặc dán toạ độ").fill("14.55, 109.02")
    page.get_by_label("Hoặc dán toạ độ").press("Tab")
    page.get_by_role("button", name="Lưu").click()
    asked = page.locator(".asked")
    expect(asked).to_contain_text("cần bạn xác nhận")
    asked.get_by_role("button", name="Vẫn lưu").click()
    said(page, "Đã lưu")


def test_a_second_editor_is_told(open_desk):
    first = open_desk(tolerate=["412"])
    outlet = add(first, "Tạp hoá Hai Người Sửa")
    first.goto(f"/officer#/outlets/{outlet}")
    second = open_desk(f"#/outlets/{outlet}", officer="binh")
    second.get_by_label("Điện thoại").fill("0256 3822777")
    second.get_by_role("button", name="Lưu").click()
    said(second, "Đã lưu")

    first.get_by_label("Địa chỉ").fill("1 Nguyễn Huệ")
    first.get_by_role("button", name="Lưu").click()
    dialog = first.get_by_role("dialog", name="Người khác vừa sửa cơ sở này")
    expect(dialog.locator(".comparison")).to_contain_text("0256 3822 777")
    expect(dialog.locator(".comparison")).to_contain_text("1 Nguyễn Huệ")
    assert facts_of(first, outlet)["address"] is None
    dialog.get_by_role("button", name="Lưu sửa đổi của tôi").click()
    said(first, "Đã lưu")
    facts = facts_of(first, outlet)
    assert facts["address"] == "1 Nguyễn Huệ" and facts["phone"] == ["+842563822777"]


def test_what_was_typed_is_not_dropped_in_silence(open_desk):
    page = open_desk("#/outlets/new")
    name = page.get_by_label("Tên", exact=True)
    name.fill("Tạp hoá Chưa Lưu")
    lists = page.get_by_role("navigation").get_by_role("link", name="Danh sách")
    lists.click()
    dialog = page.get_by_role("dialog", name="Bỏ những gì chưa lưu?")
    dialog.get_by_role("button", name="Thôi").click()
    expect(name).to_have_value("Tạp hoá Chưa Lưu")
    assert page.url.endswith("#/outlets/new")
    lists.click()
    dialog.get_by_role("button", name="Bỏ, không lưu").click()
    expect(page.get_by_role("heading", name="Danh sách", exact=True)).to_be_visible()


def test_what_was_typed_is_asked_for_before_another_action(open_desk):
    page = open_desk()
    outlet = add(page, "Tạp hoá Sửa Rồi Bấm")
    page.goto(f"/officer#/outlets/{outlet}")
    address = page.get_by_label("Địa chỉ")
    address.fill("12 Chưa Lưu")
    question = page.get_by_role("dialog", name="Bỏ những gì chưa lưu?")
    for name in ("Đã xác minh hôm nay", "Đã đóng cửa", "Xoá mục sai", "Gỡ dữ liệu"):
        page.get_by_role("button", name=name).click()
        question.get_by_role("button", name="Thôi").click()
        expect(address).to_have_value("12 Chưa Lưu")
    page.get_by_role("button", name="Đã xác minh hôm nay").click()
    question.get_by_role("button", name="Bỏ, không lưu").click()
    said(page, "xác minh hôm nay")
    expect(address).not_to_have_value("12 Chưa Lưu")


def test_signing_out_asks_for_what_is_not_saved(open_desk):
    # With a session of its own: the others of this module go on.
    page = open_desk(officer=None)
    sign_in(page, "an")
    page.get_by_role("navigation").get_by_role("link", name="Cơ sở").click()
    page.get_by_role("link", name="Thêm cơ sở").click()
    page.get_by_label("Tên", exact=True).fill("Tạp hoá Chưa Lưu Đã Ra")
    sign_out = page.get_by_role("button", name="Đăng xuất")
    sign_out.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Thôi").click()
    expect(page.get_by_label("Tên", exact=True)).to_have_value("Tạp hoá Chưa Lưu Đã Ra")
    sign_out.click()
    dialog.get_by_role("button", name="Bỏ, không lưu").click()
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()


def test_closed_reopened_verified_removed(open_desk):
    page = open_desk()
    outlet = add(page, "Tạp hoá Lúc Mở Lúc Đóng")
    page.goto(f"/officer#/outlets/{outlet}")
    page.get_by_role("button", name="Đã đóng cửa").click()
    said(page, "đóng cửa")
    listed = page.request.get("/api/collections/outlets/items", params={"q": "Lúc Mở Lúc Đóng"}).json()
    assert listed["features"] == []
    page.get_by_role("button", name="Mở lại").click()
    said(page, "hoạt động trở lại")
    page.get_by_role("button", name="Đã xác minh hôm nay").click()
    said(page, "xác minh hôm nay")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", facts_of(page, outlet)["verified_on"])
    page.get_by_role("button", name="Xoá mục sai").click()
    page.get_by_role("dialog").get_by_role("button", name="Xoá mục sai").click()
    said(page, "Đã xoá")
    page.goto("/officer#/history")
    # What is gone has no page to lead to.
    expect(page.locator(".entry").first).to_contain_text("bỏ 1: Tạp hoá Lúc Mở Lúc Đóng")
    expect(page.locator(".entry").first.get_by_role("link")).to_have_count(1)
    assert page.request.get(f"/api/collections/outlets/items/{outlet}").status == 404


def test_an_outlet_outside_the_area_is_only_shown(open_desk):
    page = open_desk(officer="binh")
    outlet = outlet_named(page, "Chợ Gò Găng")
    page.goto(f"/officer#/outlets/{outlet}")
    expect(page.locator(".warning")).to_contain_text("ngoài địa bàn")
    expect(page.get_by_label("Tên", exact=True)).to_be_disabled()


def test_the_list_of_what_is_not_verified(open_desk):
    page = open_desk("#/unverified", officer="binh")
    button = page.get_by_role("button", name=f"Đã xác minh hôm nay: {COOPMART}")
    button.click()
    entry = page.locator(".entry", has_text=COOPMART)
    expect(entry).to_contain_text("Đã ghi")
    expect(entry.locator(".done")).to_be_focused()
    page.reload()
    expect(page.get_by_role("heading", name="Chưa xác minh")).to_be_visible()
    expect(page.locator(".entry").first).to_be_visible()
    expect(page.locator(".entry", has_text=COOPMART)).to_have_count(0)


def test_history_shows_what_changed_and_takes_it_back(open_desk):
    page = open_desk()
    preview(page, csv_file(ready_row("Tạp hoá Hoàn Tác Một"), ready_row("Tạp hoá Hoàn Tác Hai", lat=13.7601, lng=109.2101)))
    publish(page).get_by_role("link", name="Xem đã đổi những gì").click()
    expect(page.get_by_role("heading", name="danh-sach.csv")).to_be_visible()
    expect(page.locator(".change-item")).to_have_count(2)
    expect(page.locator(".desk-map-canvas")).to_have_attribute("data-signs", re.compile("^[12]$"))
    changeset = page.url
    page.get_by_role("button", name="Hoàn tác").click()
    page.get_by_role("dialog").get_by_role("button", name="Hoàn tác").click()
    said(page, "Đã hoàn tác")
    expect(page.get_by_role("img", name="Bỏ")).to_have_count(2)
    listed = page.request.get("/api/collections/outlets/items", params={"q": "Hoàn Tác"}).json()
    assert listed["features"] == []
    page.goto(changeset)
    expect(page.get_by_text("đã hoàn tác ở thay đổi")).to_be_visible()
    expect(page.get_by_role("button", name="Hoàn tác")).to_have_count(0)


def test_undo_names_what_came_later(open_desk):
    page = open_desk(tolerate=["409"])
    outlet = add(page, "Tạp hoá Sửa Rồi")
    page.goto(f"/officer#/outlets/{outlet}")
    page.get_by_label("Địa chỉ").fill("2 Nguyễn Huệ")
    page.get_by_role("button", name="Lưu").click()
    said(page, "Đã lưu")
    page.get_by_role("navigation").get_by_role("link", name="Lịch sử").click()
    links = page.locator(".entry a:has(strong)")
    later = re.search(r"\d+$", links.nth(0).get_attribute("href")).group()
    links.nth(1).click()
    expect(page.locator(".change-item")).to_contain_text("Tạp hoá Sửa Rồi")
    page.get_by_role("button", name="Hoàn tác").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Hoàn tác").click()
    dialog.get_by_role("link", name=f"Thay đổi {later}").click()
    expect(dialog).to_have_count(0)
    expect(page.locator(".change-item .comparison")).to_contain_text("2 Nguyễn Huệ")


def test_the_pin_is_set_by_a_click_on_the_map(open_desk):
    page = open_desk("#/outlets/new")
    map_ready_without_signs(page)
    page.locator(".desk-map canvas").click(position={"x": 200, "y": 150})
    expect(page.locator(".place-said")).to_contain_text("chính xác")
    page.get_by_role("button", name="Trả ghim về chỗ cũ").click()
    expect(page.locator(".place-said")).to_have_text("Chưa có vị trí.")


def map_ready_without_signs(page):
    expect(page.get_by_role("button", name="Đặt ghim giữa bản đồ")).to_be_visible()
