"""From a list as it is to the published map: reading, settling, publishing."""

import re
import subprocess
import zipfile

import pytest
from playwright.sync_api import expect

from conftest import PASSWORD, PHONE, hangviet
from desk_page import (
    COMMUNE_OF_HOME, HEADER, HOME, csv_file, drop, map_ready, open_row, preview, publish, ready_row, row_named, said,
)
from map_page import COOPMART


def test_a_list_becomes_a_table_and_a_map(open_desk):
    page = open_desk()
    preview(page, csv_file(
        ready_row("Tạp hoá Bảng và Bản đồ"),
        ready_row("Tạp hoá Đảo số", lat=109.2401, lng=13.7801),
        ["Quán Không Rõ Loại", "Cà phê", "3 Lê Lợi", *HOME, 13.77, 109.23],
        ["Tạp hoá Ở Hà Nội", "Tạp hoá", "5 Tràng Tiền", *HOME, 21.03, 105.85],
    ))
    expect(page.locator(".preview-summary")).to_contain_text("Đọc được 4 dòng. Sẵn sàng đăng: 2 mới")
    expect(page.locator(".row")).to_have_count(4)
    # What was fixed is said in words, and what is not understood keeps its name.
    expect(row_named(page, "Đảo số")).to_contain_text("bị đảo")
    expect(row_named(page, "Quán Không Rõ Loại")).to_contain_text("Không rõ loại hình")
    expect(page.locator(".desk-map-canvas")).to_have_attribute("data-signs", re.compile("^[2-4]$"))

    page.get_by_role("group", name="Lọc theo kết quả").get_by_role("button", name="sẵn sàng").click()
    expect(page.locator(".row")).to_have_count(2)
    expect(page.locator(".desk-map-canvas")).to_have_attribute("data-signs", "2")
    page.get_by_role("group", name="Lọc theo kết quả").get_by_role("button", name="tất cả").click()
    page.get_by_label("Chỉ hiện").select_option(label="Vĩ độ, kinh độ bị đảo (1)")
    expect(page.locator(".row")).to_have_count(1)
    page.get_by_label("Chỉ hiện").select_option("")
    page.get_by_label("Tìm").fill("ban do")
    expect(page.locator(".row")).to_have_count(1)


def test_what_was_read_is_published_and_what_is_asked_waits(open_desk, desk):
    page = open_desk()
    preview(page, csv_file(
        ready_row("Tạp hoá Đăng Ngay"), ["Quán Chờ Hỏi", "Cà phê", "3 Lê Lợi", *HOME, 13.77, 109.23], name="quy-3.csv"))
    dialog = publish(page)
    expect(dialog).to_contain_text("1 cơ sở mới")
    dialog.get_by_role("button", name="Đóng", exact=True).click()
    expect(row_named(page, "Tạp hoá Đăng Ngay").get_by_role("img", name="đã đăng")).to_be_visible()
    answer = page.request.get("/api/collections/outlets/items", params={"q": "Đăng Ngay"}).json()
    assert [feature["properties"]["name"] for feature in answer["features"]] == ["Tạp hoá Đăng Ngay"]

    # Signed out and in again, the rest still waits.
    again = open_desk()
    entry = again.locator(".entry", has_text="quy-3.csv")
    expect(entry).to_contain_text("1 cần hỏi")
    entry.get_by_role("link", name="quy-3.csv", exact=True).click()
    panel = open_row(again, "Quán Chờ Hỏi")
    # Without a kind there is nothing to accept, but its place is known.
    expect(panel.get_by_role("button", name="Nhận như vậy")).to_have_count(0)
    expect(panel.locator(".place-said")).to_contain_text("13.77000, 109.23000")
    panel.get_by_label("Loại hình").select_option("specialty_store")
    panel.get_by_role("button", name="Về bảng").click()
    again.get_by_role("dialog").get_by_role("button", name="Thôi").click()
    panel.get_by_role("button", name="Lưu dòng này").click()
    said(again, "sẵn sàng")
    expect(again.get_by_role("button", name="Đăng 1 dòng sẵn sàng")).to_be_visible()
    expect(row_named(again, "Quán Chờ Hỏi").get_by_role("button")).to_be_focused()


def test_a_published_row_leads_to_its_outlet_while_there_is_one(open_desk):
    page = open_desk(tolerate=["404"])
    preview(page, csv_file(ready_row("Tạp hoá Đăng Rồi Mất")))
    address = page.url
    publish(page).get_by_role("button", name="Đóng", exact=True).click()
    expect(row_named(page, "Tạp hoá Đăng Rồi Mất").get_by_role("img", name="đã đăng")).to_be_visible()
    panel = open_row(page, "Tạp hoá Đăng Rồi Mất")
    expect(panel.locator(".comparison")).to_contain_text("Trần Phú")
    panel.get_by_role("link", name="Mở cơ sở để sửa").click()
    expect(page.get_by_role("heading", name="Tạp hoá Đăng Rồi Mất")).to_be_visible()

    page.get_by_role("button", name="Xoá mục sai").click()
    page.get_by_role("dialog").get_by_role("button", name="Xoá mục sai").click()
    said(page, "Đã xoá")
    page.goto(address)
    panel = open_row(page, "Tạp hoá Đăng Rồi Mất")
    expect(panel.locator(".warning")).to_contain_text("trên bản đồ. Dòng này đã được đăng ở:")
    panel.get_by_role("link", name=re.compile("^Thay đổi")).click()
    expect(page.locator(".change-item")).to_contain_text("Tạp hoá Đăng Rồi Mất")


def test_a_row_of_the_file_is_shown_as_it_stands_there(open_desk):
    page = open_desk()
    preview(page, csv_file(["Quán Như Trong Tệp", "Cà phê", "số 9, đường cái", *HOME, 13.77, 109.23]))
    panel = open_row(page, "Quán Như Trong Tệp")
    panel.get_by_text("Trong tệp ghi").click()
    expect(panel.locator(".folded")).to_contain_text("Cà phê")
    expect(panel.get_by_label("Địa chỉ")).to_have_value("số 9, đường cái")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(row_named(page, "Quán Như Trong Tệp").get_by_role("button")).to_be_focused()


def test_back_closes_the_open_row(open_desk):
    page = open_desk()
    preview(page, csv_file(ready_row("Tạp hoá Lùi Một"), ready_row("Tạp hoá Lùi Hai", lat=13.7601)))
    address = page.url
    panel = open_row(page, "Tạp hoá Lùi Một")
    panel.get_by_role("button", name="Dòng sau").click()
    expect(panel.locator("h3")).to_have_text("Tạp hoá Lùi Hai")
    # However many rows were seen, one step back leads to the table.
    page.go_back()
    expect(panel).to_be_hidden()
    expect(row_named(page, "Tạp hoá Lùi Hai").get_by_role("button")).to_be_focused()
    page.go_forward()
    expect(panel.locator("h3")).to_have_text("Tạp hoá Lùi Hai")
    page.reload()
    expect(panel.locator("h3")).to_be_focused()

    # What was typed is not lost by it without a question.
    panel.get_by_label("Địa chỉ").fill("9 Trần Phú")
    page.go_back()
    page.get_by_role("dialog").get_by_role("button", name="Thôi").click()
    expect(panel.get_by_label("Địa chỉ")).to_have_value("9 Trần Phú")
    page.go_back()
    page.get_by_role("dialog").get_by_role("button", name="Bỏ, không lưu").click()
    expect(panel).to_be_hidden()
    assert page.url == address

    # The button leaves no entry behind: the next step back leaves the list.
    open_row(page, "Tạp hoá Lùi Một").get_by_role("button", name="Về bảng").click()
    expect(panel).to_be_hidden()
    page.go_back()
    expect(page.get_by_role("heading", name="Danh sách", exact=True)).to_be_visible()


def test_the_marker_is_moved_by_keyboard_and_by_dragging(open_desk):
    page = open_desk()
    preview(page, csv_file(ready_row("Tạp hoá Dời Ghim")))
    panel = open_row(page, "Tạp hoá Dời Ghim")
    pin = page.get_by_role("button", name=re.compile("^Ghim vị trí"))
    where = panel.locator(".place-said")
    expect(where).to_have_text("13.77450, 109.23120 · chính xác")
    expect(panel.get_by_role("button", name="Lưu dòng này")).to_have_count(0)
    pin.focus()
    page.keyboard.press("ArrowUp")
    expect(where).not_to_contain_text("13.77450")
    moved_up = float(where.inner_text().split(",")[0])
    assert 13.7745 < moved_up < 13.79
    expect(where).to_contain_text("109.23120")

    box = pin.bounding_box()
    page.mouse.move(box["x"] + 17, box["y"] + 17)
    page.mouse.down()
    page.mouse.move(box["x"] + 67, box["y"] + 17, steps=5)
    page.mouse.up()
    expect(where).not_to_contain_text("109.23120")
    lat, lng = map(float, where.inner_text().split(" ·")[0].split(","))
    assert lng > 109.2312
    panel.get_by_role("button", name="Lưu dòng này").click()
    said(page, "sẵn sàng")
    panel = open_row(page, "Tạp hoá Dời Ghim")
    expect(panel.locator(".place-said")).to_have_text(f"{lat:.5f}, {lng:.5f} · chính xác")
    panel.get_by_role("button", name="Đọc lại như trong tệp").click()
    panel = open_row(page, "Tạp hoá Dời Ghim")
    expect(panel.locator(".place-said")).to_have_text("13.77450, 109.23120 · chính xác")


def test_the_commune_is_picked_instead(open_desk):
    page = open_desk()
    preview(page, csv_file(["Tạp hoá Không Biết Xã", "Tạp hoá", "thôn 1", "Xã Không Có", "", "", ""]))
    panel = open_row(page, "Tạp hoá Không Biết Xã")
    expect(panel.locator(".notes")).to_contain_text("Xã Không Có")
    panel.get_by_label("Xã/phường hiện nay").select_option(label=COMMUNE_OF_HOME)
    panel.get_by_role("button", name="Lưu dòng này").click()
    said(page, "sẵn sàng")
    expect(row_named(page, "Tạp hoá Không Biết Xã")).to_contain_text(COMMUNE_OF_HOME)


def test_coordinates_in_another_notation_are_pasted(open_desk):
    page = open_desk()
    preview(page, csv_file(["Tạp hoá Dán Toạ Độ", "Tạp hoá", "thôn 1", *HOME, "", ""]))
    panel = open_row(page, "Tạp hoá Dán Toạ Độ")
    panel.get_by_label("Hoặc dán toạ độ").fill("13°46'30\"B 109°13'48\"Đ")
    panel.get_by_label("Hoặc dán toạ độ").press("Tab")
    panel.get_by_role("button", name="Lưu dòng này").click()
    said(page, "sẵn sàng")
    panel = open_row(page, "Tạp hoá Dán Toạ Độ")
    expect(panel.locator(".place-said")).to_contain_text("13.77500, 109.23000")


def test_duplicates_stand_side_by_side(open_desk):
    page = open_desk()
    preview(page, csv_file(
        ready_row("Tạp hoá Sinh Đôi", phone="0256 3822111"),
        ready_row("Tạp hoá Sinh Đôi", lat=13.77452, lng=109.23122),
        ready_row("Tạp hoá Sinh Ba", lat=13.7545, lng=109.2079, address="1 Lê Lợi"),
        ready_row("Tạp hoá Sinh Ba", lat=13.75452, lng=109.20792, address="1 Lê Lợi"),
    ))
    page.get_by_role("group", name="Lọc theo kết quả").get_by_role("button", name="cần hỏi").click()
    page.locator(".row button").first.click()
    panel = page.locator(".row-panel")
    expect(panel.locator(".comparison thead").first).to_contain_text("Dòng này")
    expect(panel.locator(".comparison").first).to_contain_text("0256 3822 111")
    panel.get_by_role("button", name="Gộp vào: Dòng 2").click()
    # On to the next that waits.
    expect(panel.get_by_role("heading", name="Tạp hoá Sinh Ba")).to_be_visible()
    panel.get_by_role("button", name="Giữ cả hai").click()
    expect(page.get_by_role("button", name="Đăng 3 dòng sẵn sàng")).to_be_visible()
    page.get_by_role("group", name="Lọc theo kết quả").get_by_role("button", name="đã bỏ qua").click()
    expect(page.locator(".row")).to_have_count(1)


def test_what_is_not_taken_as_it_was_typed_is_said(open_desk):
    page = open_desk()
    preview(page, csv_file(
        ["Quán Phía Trên", "Cà phê", "3 Lê Lợi", *HOME, 13.77, 109.23], ready_row("Tạp hoá Số Lạ"),
        ["Quán Phía Dưới", "Cà phê", "5 Lê Lợi", *HOME, 13.771, 109.23]))
    panel = open_row(page, "Tạp hoá Số Lạ")
    phone = panel.get_by_label("Điện thoại", exact=True)
    panel.get_by_text("Các mục khác").click()
    mail = panel.get_by_label("Thư điện tử")
    mail.fill("quán tại chợ")
    panel.get_by_role("button", name="Lưu dòng này").click()
    said(page, "không được ghi như bạn gõ")
    # The row stays, with the reason, and what was typed can be corrected.
    expect(panel.locator("h3")).to_have_text("Tạp hoá Số Lạ")
    expect(panel.locator(".warning")).to_contain_text("Thư điện tử: “quán tại chợ” không dùng được")
    expect(panel.locator(".notes")).to_contain_text("quán tại chợ")
    expect(mail).to_have_value("quán tại chợ")
    expect(page.get_by_label("Chỉ hiện")).to_contain_text("Có ô không đọc được (1)")
    mail.fill("")
    phone.fill("056 3822111")
    panel.get_by_role("button", name="Lưu dòng này").click()
    expect(panel.locator(".warning")).to_contain_text("Điện thoại: bạn gõ “056 3822111”, được ghi là “0256 3822 111”")
    expect(phone).to_have_value("0256 3822 111")
    phone.fill("0256 3822112")
    panel.get_by_role("button", name="Lưu dòng này").click()
    expect(panel.locator("h3")).to_have_text("Quán Phía Dưới")


def test_a_row_that_was_ready_leads_down_the_table_only(open_desk):
    page = open_desk()
    preview(page, csv_file(["Quán Đã Lướt Qua", "Cà phê", "3 Lê Lợi", *HOME, 13.77, 109.23], ready_row("Tạp hoá Sửa Địa Chỉ")))
    panel = open_row(page, "Tạp hoá Sửa Địa Chỉ")
    panel.get_by_label("Địa chỉ").fill("1 Nguyễn Huệ")
    panel.get_by_role("button", name="Lưu dòng này").click()
    said(page, "Dòng 3: sẵn sàng.")
    expect(row_named(page, "Tạp hoá Sửa Địa Chỉ").get_by_role("button")).to_be_focused()


def test_a_row_that_still_waits_is_said_to_be_saved(open_desk):
    page = open_desk()
    preview(page, csv_file(["Quán Còn Chờ", "Cà phê", "3 Lê Lợi", *HOME, 13.77, 109.23]))
    panel = open_row(page, "Quán Còn Chờ")
    panel.get_by_label("Địa chỉ").fill("1 Nguyễn Huệ")
    panel.get_by_text("Các mục khác").click()
    panel.get_by_label("Trang web").fill("https://quan.example")
    panel.get_by_role("button", name="Lưu dòng này").click()
    said(page, "Đã lưu dòng 2; dòng này còn cần hỏi.")
    expect(panel.get_by_label("Địa chỉ")).to_have_value("1 Nguyễn Huệ")
    expect(panel.get_by_label("Trang web")).to_have_value("https://quan.example")


def test_a_remark_on_what_was_typed_names_the_field_in_words(open_desk):
    page = open_desk()
    preview(page, csv_file(ready_row("Tạp hoá Không Có Cột")))
    panel = open_row(page, "Tạp hoá Không Có Cột")
    # The file has no such column.
    panel.get_by_label("Hoặc dán toạ độ").fill("7P2M+RQ Quy Nhơn")
    panel.get_by_label("Hoặc dán toạ độ").press("Tab")
    panel.get_by_role("button", name="Lưu dòng này").click()
    said(page, "Đã lưu dòng 2; dòng này còn cần hỏi.")
    expect(panel.locator(".notes")).to_contain_text("Toạ độ (cả hai số): ")
    panel.get_by_text("Trong tệp ghi").click()
    expect(panel.locator(".folded th", has_text="Toạ độ (cả hai số)")).to_be_visible()
    expect(panel).not_to_contain_text("coordinates")


def test_a_double_of_what_is_published_is_merged_into_it(open_desk):
    page = open_desk()
    name = "Co.op Lê Duẩn"
    preview(page, csv_file([name, "Siêu thị", "07 Lê Duẩn", "P. Lý Thường Kiệt", "TP. Quy Nhơn", 13.7674, 109.2218, "0256 3821321"]))
    panel = open_row(page, name)
    expect(panel.locator(".comparison thead").first).to_contain_text("Cơ sở đã đăng")
    expect(panel.locator(".comparison").first).to_contain_text(COOPMART)
    # On the map as well, beside the pin.
    expect(page.locator(".desk-map-canvas")).to_have_attribute("data-signs", "1")
    panel.get_by_role("button", name="Gộp vào: Cơ sở đã đăng").click()
    said(page, "sẵn sàng")
    expect(page.locator(".preview-summary")).to_contain_text("0 mới, 1 sửa")


def test_opening_a_row_sets_no_signs_anew(open_desk):
    """Of a long list that takes a slow computer a second."""
    sent = """(() => {
        const send = Worker.prototype.postMessage;
        window.signs = 0;
        Worker.prototype.postMessage = function (message, ...others) {
          const text = JSON.stringify(message);
          if (text.includes('"source":"signs"') && text.includes("FeatureCollection")) window.signs++;
          return send.call(this, message, ...others);
        };
    })()"""
    page = open_desk(prepare=lambda page: page.add_init_script(sent))
    preview(page, csv_file(*(ready_row(f"Tạp hoá Đứng Yên {n}", lat=13.77 + n / 1000) for n in range(3))))
    shown = page.locator(".desk-map-canvas")
    expect(shown).to_have_attribute("data-signs", "3")
    before = page.evaluate("signs")
    assert before > 0
    open_row(page, "Tạp hoá Đứng Yên 1")
    # Its pin stands in place of its sign.
    expect(shown).to_have_attribute("data-signs", "2")
    page.go_back()
    expect(shown).to_have_attribute("data-signs", "3")
    assert page.evaluate("signs") == before


def test_many_rows_are_decided_at_once(open_desk):
    page = open_desk()
    preview(page, csv_file(*(
        [f"Tạp hoá Mất Dấu {n}", "Tạp hoá", f"{n} Trần Phú", *HOME, 1377450 + 100 * n, 10923120] for n in range(3))))
    page.get_by_role("group", name="Lọc theo kết quả").get_by_role("button", name="cần hỏi").click()
    page.get_by_role("button", name="Nhận cả 3 dòng").click()
    page.get_by_role("dialog").get_by_role("button", name="Đồng ý").click()
    said(page, "Đã xong 3 dòng")
    expect(page.get_by_role("button", name="Đăng 3 dòng sẵn sàng")).to_be_visible()


def test_only_rows_that_can_be_accepted_are_offered_to_be(open_desk):
    page = open_desk()
    preview(page, csv_file(
        ["Tạp hoá Mất Dấu Nữa", "Tạp hoá", "1 Trần Phú", *HOME, 1377450, 10923120],
        *(["Tạp hoá Ngoài Bản Đồ", "Tạp hoá", f"{n} Tràng Tiền", *HOME, 21.03, 105.85] for n in (5, 7))))
    verdicts = page.get_by_role("group", name="Lọc theo kết quả")
    expect(page.get_by_role("button", name="Nhận 1 dòng có thể nhận")).to_be_visible()
    verdicts.get_by_role("button", name="không dùng được").click()
    expect(page.get_by_role("button", name="Bỏ qua cả 2 dòng")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Nhận"))).to_have_count(0)
    verdicts.get_by_role("button", name="tất cả").click()
    page.get_by_role("button", name="Nhận 1 dòng có thể nhận").click()
    page.get_by_role("dialog", name="Nhận 1 trong 3 dòng").get_by_role("button", name="Đồng ý").click()
    said(page, "Đã xong 1 dòng.")


def test_columns_are_said_by_hand_and_remembered(open_desk):
    header = [*HEADER[:3], "Chỗ", *HEADER[4:8], "Liên lạc"]
    rows = [["Tạp hoá Cột Lạ", "Tạp hoá", "12 Trần Phú", *HOME, 13.7745, 109.2312, "0256 3822999"]]
    page = open_desk()
    preview(page, csv_file(*rows, header=header))
    page.get_by_role("button", name="Cột", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Cột “Chỗ” là").select_option("address")
    dialog.get_by_label("Cột “Liên lạc” là").select_option("phone")
    dialog.get_by_role("button", name="Đọc lại").click()
    expect(dialog).to_have_count(0)
    panel = open_row(page, "Tạp hoá Cột Lạ")
    expect(panel.get_by_label("Địa chỉ")).to_have_value("12 Trần Phú")
    expect(panel.get_by_label("Điện thoại", exact=True)).to_have_value("0256 3822 999")

    again = open_desk()
    preview(again, csv_file(*rows, header=header, name="lan-sau.csv"))
    again.locator(".file-notes summary").click()
    expect(again.locator(".file-notes")).to_contain_text("như lần trước")
    expect(row_named(again, "Tạp hoá Cột Lạ")).to_contain_text("12 Trần Phú")


def test_a_file_without_column_names_is_read_by_hand(open_desk):
    page = open_desk(tolerate=["422"])
    row = ["Tạp hoá Không Tên Cột", "Tạp hoá", "12 Trần Phú", *HOME, 13.7745, 109.2312]
    drop(page, csv_file(row, header=[0, "Tạp hoá Dòng Đầu", *row[1:]]))
    dialog = page.get_by_role("dialog", name="danh-sach.csv")
    dialog.get_by_label("Dòng ghi tên các cột").fill("0")
    dialog.get_by_role("button", name="Đọc lại").click()
    expect(dialog).to_contain_text("Tạp hoá Dòng Đầu")
    # Half an answer is asked again, and kept.
    dialog.get_by_label("Cột “Cột B” là").select_option("name")
    dialog.get_by_role("button", name="Đọc lại").click()
    expect(dialog.get_by_label("Cột “Cột B” là")).to_have_value("name")
    for letter, field in zip("CDEFGH", ["kind", "address", "commune", "district", "latitude", "longitude"]):
        dialog.get_by_label(f"Cột “Cột {letter}” là").select_option(field)
    dialog.get_by_role("button", name="Đọc lại").click()
    expect(dialog).to_have_count(0)
    expect(row_named(page, "Tạp hoá Dòng Đầu")).to_contain_text("12 Trần Phú")
    expect(row_named(page, "Tạp hoá Không Tên Cột")).to_be_visible()


def test_what_was_settled_by_hand_is_not_read_over_without_a_question(open_desk, tmp_path):
    page = open_desk(tolerate=["409"])
    drop(page, workbook(tmp_path, {"Quý 1": [ready_row("Tạp hoá Sửa Tay")], "Quý 2": [ready_row("Tạp hoá Trang Khác")]}))
    page.get_by_role("dialog").get_by_role("button", name="Quý 1").click()
    panel = open_row(page, "Tạp hoá Sửa Tay")
    panel.get_by_label("Địa chỉ").fill("9 Nguyễn Huệ")
    panel.get_by_role("button", name="Lưu dòng này").click()
    expect(row_named(page, "Tạp hoá Sửa Tay")).to_contain_text("9 Nguyễn Huệ")
    page.get_by_role("button", name="Cột", exact=True).click()
    columns = page.get_by_role("dialog", name="Mỗi cột chứa gì?")
    question = page.get_by_role("dialog", name="Bỏ những gì bạn đã sửa ở 1 dòng?")
    for again in ("Đọc lại", "Đọc trang tính khác"):
        columns.get_by_role("button", name=again).click()
        question.get_by_role("button", name="Thôi").click()
        expect(question).to_have_count(0)
        # What was chosen for the columns is still there.
        expect(columns).to_be_visible()
    expect(row_named(page, "Tạp hoá Sửa Tay")).to_contain_text("9 Nguyễn Huệ")
    columns.get_by_role("button", name="Đọc trang tính khác").click()
    question.get_by_role("button", name="Bỏ và đọc lại").click()
    page.get_by_role("dialog", name="so.xlsx").get_by_role("button", name="Quý 2").click()
    expect(row_named(page, "Tạp hoá Trang Khác")).to_be_visible()


def test_what_is_typed_in_the_open_row_is_not_left_out_in_silence(open_desk):
    page = open_desk()
    preview(page, csv_file(ready_row("Tạp hoá Sửa Dở", address="5 Lê Lợi"), ready_row("")))
    # A row without a name has a button that can be told.
    expect(page.locator(".row").nth(1).get_by_role("button")).to_have_text("(không có tên)")
    panel = open_row(page, "Tạp hoá Sửa Dở")
    address = panel.get_by_label("Địa chỉ")
    address.fill("7 Lê Lợi")
    question = page.get_by_role("dialog", name="Bỏ những gì chưa lưu?")
    columns = page.get_by_role("button", name="Cột", exact=True)
    for button in (page.get_by_role("button", name="Đăng 1 dòng sẵn sàng"), columns):
        button.click()
        question.get_by_role("button", name="Thôi").click()
        expect(address).to_have_value("7 Lê Lợi")
        expect(page.get_by_role("dialog")).to_have_count(0)
    columns.click()
    question.get_by_role("button", name="Bỏ, không lưu").click()
    page.get_by_role("dialog", name="Mỗi cột chứa gì?").get_by_role("button", name="Đọc lại").click()
    # Not asked twice.
    expect(page.locator(".row-panel").get_by_label("Địa chỉ")).to_have_value("5 Lê Lợi")


def test_an_ended_session_is_found_before_a_file_is_sent(open_desk):
    page = open_desk(tolerate=["401"])
    sent = []
    page.on("request", lambda request: request.method == "POST" and "/uploads" in request.url and sent.append(request.url))
    expect(page.locator("#file-chooser")).to_be_attached()
    page.context.clear_cookies()
    drop(page, csv_file(ready_row("Tạp hoá Phiên Cũ")))
    again = page.get_by_role("dialog", name="Đăng nhập lại")
    expect(again).to_be_visible()
    assert sent == []
    again.get_by_label("Mật khẩu").fill(PASSWORD)
    again.get_by_role("button", name="Đăng nhập").click()
    expect(page.locator(".preview .row").first).to_be_visible()


def test_a_list_that_is_gone_is_said_to_be(open_desk):
    page = open_desk("#/uploads/987654", tolerate=["404"])
    expect(page.locator("#desk")).to_contain_text("Danh sách này không còn: đã xoá hoặc hết hạn giữ.")
    page.locator("#desk").get_by_role("link", name="Danh sách").click()
    expect(page.get_by_text("Thả tệp danh sách vào đây")).to_be_visible()


def test_a_workbook_with_several_lists(open_desk, tmp_path):
    page = open_desk(tolerate=["409"])
    drop(page, workbook(tmp_path, {"Quý 1": [ready_row("Tạp hoá Trang Một")], "Quý 2": [ready_row("Tạp hoá Trang Hai")]}))
    page.get_by_role("dialog").get_by_role("button", name="Quý 2").click()
    expect(row_named(page, "Tạp hoá Trang Hai")).to_be_visible()


def workbook(folder, sheets):
    """An XLSX file as a spreadsheet program writes it, one list a sheet."""
    path = folder / "so.xlsx"
    for name, rows in sheets.items():
        source = folder / f"{name}.csv"
        source.write_bytes(csv_file(*rows)["buffer"])
        update = ["-update"] if path.exists() else []
        subprocess.run(["ogr2ogr", *update, "-f", "XLSX", path, source, "-nln", name], check=True)
    return path


@pytest.mark.parametrize("file, words", [
    ({"name": "danh-sach.xlsx", "mimeType": "", "buffer": b"<html><body>404</body></html>"}, "không phải danh sách"),
    ({"name": "trong.csv", "mimeType": "", "buffer": b""}, "trống"),
])
def test_a_file_that_is_no_list_is_refused_in_words(open_desk, file, words):
    page = open_desk(tolerate=["422"])
    drop(page, file)
    said(page, words)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".entry", has_text=file["name"])).to_have_count(0)


def test_a_file_that_is_too_large_is_not_sent(open_desk):
    def small(route):
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "max_upload_bytes": 100})

    page = open_desk(prepare=lambda page: page.route("**/officer/api/session", small))
    drop(page, csv_file(ready_row("Tạp hoá Quá Lớn" * 10), name="lon.csv"))
    said(page, "lon.csv")


def test_sending_shows_how_far_it_is_and_can_be_stopped(open_desk):
    page = open_desk()
    # A slow line, as the browser itself plays one.
    slow = page.context.new_cdp_session(page)
    slow.send("Network.enable")
    slow.send("Network.emulateNetworkConditions", {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 200_000})
    drop(page, {"name": "nang.csv", "mimeType": "text/csv", "buffer": csv_file(ready_row("Tạp hoá Nặng"))["buffer"] + b"," * 3_000_000})
    dialog = page.get_by_role("dialog", name="Gửi tệp")
    expect(dialog).to_contain_text("Đang gửi nang.csv")
    # How much of it has gone, told in the bar's own words.
    expect(dialog.locator("progress")).to_contain_text(re.compile(r"[12] trên 3 MB"))
    dialog.get_by_role("button", name="Dừng").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("heading", name="Danh sách", exact=True)).to_be_visible()
    page.reload()
    expect(page.locator(".entry", has_text="nang.csv")).to_have_count(0)


def test_the_round_trip_shows_exactly_what_changed(open_desk, tmp_path):
    page = open_desk(officer="binh")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("Tải danh sách đã đăng")).click()
    published = tmp_path / "published.xlsx"
    download.value.save_as(published)
    subprocess.run(["ogr2ogr", "-f", "CSV", tmp_path / "rows.csv", published], check=True)
    rows = (tmp_path / "rows.csv").read_text()
    assert "07 Lê Duẩn" in rows and "Chợ Gò Găng" not in rows  # of the officer's area only
    edited = {"name": "sua.csv", "mimeType": "text/csv", "buffer": rows.replace("07 Lê Duẩn", "7A Lê Duẩn").encode()}
    preview(page, edited)
    expect(page.locator(".preview-summary")).to_contain_text("0 mới, 1 sửa")
    page.get_by_label("Chỉ hiện").select_option("change:update")
    expect(page.locator(".row")).to_have_count(1)
    panel = open_row(page, COOPMART)
    expect(panel.locator(".comparison tbody tr")).to_have_count(1)
    expect(panel.locator(".comparison")).to_contain_text("7A Lê Duẩn")


def test_the_file_comes_back_with_what_was_wrong(open_desk, tmp_path):
    page = open_desk()
    preview(page, csv_file(["Tạp hoá Trả Về", "Tạp hoá", "5 Tràng Tiền", *HOME, 21.03, 105.85]))
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải kết quả").click()
    assert "ngoài phạm vi" in text_of(download.value.path())


def test_the_template_explains_each_column(open_desk):
    page = open_desk()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải mẫu trống").click()
    assert "Tên cơ sở" in text_of(download.value.path())


def text_of(workbook):
    with zipfile.ZipFile(workbook) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))


def test_rows_outside_the_area_are_named(open_desk):
    page = open_desk(officer="binh")
    preview(page, csv_file(
        ready_row("Tạp hoá Trong Địa Bàn", address="99 Trần Phú", lat=13.7730, lng=109.2290),
        ["Chợ Ngoài Địa Bàn", "Chợ", "QL1A", "P. Bồng Sơn", "TX. Hoài Nhơn", 14.4361, 109.0236]))
    expect(page.locator(".row")).to_have_count(2)
    page.get_by_role("button", name=re.compile("^Đăng . dòng")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Đăng", exact=True).click()
    expect(dialog.get_by_role("heading", name="Đã đăng")).to_be_visible()
    dialog.get_by_role("button", name="Đóng", exact=True).click()
    expect(row_named(page, "Chợ Ngoài Địa Bàn")).to_contain_text("Ngoài địa bàn")


def test_a_complete_list_closes_what_it_no_longer_names(open_desk):
    page = open_desk()
    preview(page, csv_file(ready_row("Siêu thị Độc Nhất", kind="Siêu thị", lat=13.7760, lng=109.2330, address="77 Trần Phú")))
    page.get_by_role("button", name="Đăng 1 dòng sẵn sàng").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Danh sách này đầy đủ?").click()
    dialog.get_by_role("button", name="Tìm cơ sở không còn trong danh sách").click()
    dialog.get_by_role("checkbox").first.check()
    gone = dialog.locator(".check").first.inner_text().split(" · ")[0].strip()
    dialog.get_by_role("button", name="Đăng", exact=True).click()
    expect(dialog).to_contain_text("1 cơ sở được đóng")
    answer = page.request.get("/api/collections/outlets/items", params={"q": gone}).json()
    assert gone not in [feature["properties"]["name"] for feature in answer["features"]]


def test_publishing_says_how_many_outlets_it_closes(open_desk):
    page = open_desk()
    rows = [ready_row("Tạp hoá Sắp Đóng", address="31 Trần Phú"), ready_row("Tạp hoá Còn Mở", address="33 Trần Phú", lat=13.7601)]
    preview(page, csv_file(*rows))
    publish(page).get_by_role("button", name="Đóng", exact=True).click()
    again = open_desk()
    closed = [[*rows[0], "Đã đóng cửa"], [*rows[1][:3], *HOME, *rows[1][5:7], "0256 3822555", "Đang hoạt động"]]
    preview(again, csv_file(*closed, header=[*HEADER, "Tình trạng"]))
    again.get_by_role("button", name="Đăng 2 dòng sẵn sàng").click()
    expect(again.get_by_role("dialog")).to_contain_text("2 cơ sở được sửa, trong đó 1 cơ sở bị đóng")


def test_a_drawer_is_emptied(open_desk):
    page = open_desk()
    preview(page, csv_file(ready_row("Tạp hoá Xoá Đi"), name="xoa-di.csv"))
    page.get_by_role("navigation").get_by_role("link", name="Danh sách").click()
    page.get_by_role("button", name="Xoá “xoa-di.csv”?").click()
    page.get_by_role("dialog").get_by_role("button", name="Xoá").click()
    expect(page.locator(".entry", has_text="xoa-di.csv")).to_have_count(0)
    expect(page.locator(".entry:focus, h2:focus")).to_have_count(1)


def test_five_thousand_rows_stay_smooth(open_desk, tmp_path):
    path = tmp_path / "nam-nghin.csv"
    assert hangviet("demo", "--count", 5000, "--seed", 1, path).returncode == 0
    page = open_desk()
    preview(page, path)
    expect(page.locator(".preview-summary")).to_contain_text("5.000 dòng")
    assert page.locator(".row").count() < 60
    expect(page.get_by_role("table", name="Các dòng của danh sách")).to_have_attribute("aria-rowcount", "5001")
    page.locator(".row button").first.focus()
    page.keyboard.press("End")
    last = page.locator(".row button:focus")
    expect(last).to_have_attribute("data-index", "4999")
    expect(last).to_be_in_viewport()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".row button:focus")).to_have_attribute("data-index", "4998")
    assert page.locator(".row").count() < 60
    page.keyboard.press("Enter")
    expect(page.locator(".row-panel")).to_be_visible()
    page.get_by_role("button", name="Dòng sau").click()
    expect(page.locator(".row.is-open button")).to_have_attribute("data-index", "4999")


def test_a_file_is_dropped_with_the_mouse(open_desk):
    # Making the drop runs a script of the test in the page, which the page's policy rightly forbids.
    page = open_desk(bypass_csp=True)
    file = csv_file(ready_row("Tạp hoá Kéo Thả"), name="keo-tha.csv")
    carried = page.evaluate_handle(
        "([name, text]) => { const carried = new DataTransfer(); carried.items.add(new File([text], name)); return carried; }",
        [file["name"], file["buffer"].decode()])
    zone = page.locator(".drop")
    zone.dispatch_event("dragover", {"dataTransfer": carried})
    expect(zone).to_have_class(re.compile("is-over"))
    zone.dispatch_event("drop", {"dataTransfer": carried})
    expect(row_named(page, "Tạp hoá Kéo Thả")).to_be_visible()
    expect(page.get_by_role("heading", name="keo-tha.csv")).to_be_focused()


def test_two_files_are_read_one_after_another(open_desk):
    page = open_desk()
    drop(page, csv_file(ready_row("Tạp hoá Tệp Đầu"), name="tep-dau.csv"), csv_file(ready_row("Tạp hoá Tệp Sau"), name="tep-sau.csv"))
    said(page, "Đã đọc 2 tệp")
    expect(page.locator(".entry", has_text="tep-dau.csv")).to_contain_text("1 sẵn sàng")
    expect(page.locator(".entry", has_text="tep-sau.csv")).to_contain_text("1 sẵn sàng")


def test_a_bad_file_among_several_is_named_and_the_others_are_read(open_desk):
    page = open_desk(tolerate=["422"])
    drop(page, csv_file(ready_row("Tạp hoá Trước Tệp Hỏng"), name="tot-dau.csv"),
         {"name": "hong.csv", "mimeType": "", "buffer": b""}, csv_file(ready_row("Tạp hoá Sau Tệp Hỏng"), name="tot-sau.csv"))
    said(page, "Đã đọc 2 tệp")
    said(page, "hong.csv: ")
    for name in ("tot-dau.csv", "tot-sau.csv"):
        expect(page.locator(".entry", has_text=name)).to_contain_text("1 sẵn sàng")
    expect(page.locator(".entry", has_text="hong.csv")).to_have_count(0)


def test_who_publishes_after_another_looks_again(open_desk):
    page = open_desk(tolerate=["409"])
    preview(page, csv_file(ready_row("Tạp hoá Cùng Lúc")))
    page.route("**/publish", lambda route: route.fulfill(
        status=409, content_type="application/problem+json",
        body='{"code":"conflict","detail":"Somebody published.","detail_vi":"Có người vừa công bố."}'))
    page.get_by_role("button", name="Đăng 1 dòng sẵn sàng").click()
    with page.expect_response("**/rows?*"):
        page.get_by_role("dialog").get_by_role("button", name="Đăng", exact=True).click()
    said(page, "Có người vừa công bố.")
    expect(page.get_by_role("button", name="Đăng 1 dòng sẵn sàng")).to_be_visible()


def test_a_row_settled_in_another_tab_is_not_written_over_unseen(open_desk):
    page = open_desk()
    preview(page, csv_file(
        ready_row("Tạp hoá Hai Thẻ"), *([f"Tạp hoá Mất Dấu Hai Nơi {n}", "Tạp hoá", f"{n} Lê Lợi", *HOME, 1377450, 10923120] for n in (1, 3))))
    panel = open_row(page, "Tạp hoá Hai Thẻ")
    other = open_desk(page.url[page.url.index("#"):])
    theirs = open_row(other, "Tạp hoá Hai Thẻ")
    theirs.get_by_label("Địa chỉ").fill("5 Nguyễn Huệ")
    theirs.get_by_role("button", name="Lưu dòng này").click()
    said(other, "Dòng 2: sẵn sàng.")

    panel.get_by_label("Điện thoại", exact=True).fill("0256 3822666")
    panel.get_by_role("button", name="Lưu dòng này").click()
    dialog = page.get_by_role("dialog", name="Dòng này vừa được sửa ở nơi khác")
    expect(dialog.locator(".comparison")).to_contain_text("5 Nguyễn Huệ")
    expect(dialog.locator(".comparison")).to_contain_text("0256 3822666")
    dialog.get_by_role("button", name="Thôi").click()
    expect(panel.get_by_label("Điện thoại", exact=True)).to_have_value("0256 3822666")
    panel.get_by_role("button", name="Lưu dòng này").click()
    dialog.get_by_role("button", name="Lưu sửa đổi của tôi lên bản mới").click()
    expect(dialog).to_have_count(0)
    expect(row_named(page, "Tạp hoá Hai Thẻ")).to_contain_text("5 Nguyễn Huệ")

    # The other tab has not seen that; nor does it decide many rows at once over it.
    other.get_by_role("button", name="Về bảng").click()
    other.get_by_role("group", name="Lọc theo kết quả").get_by_role("button", name="cần hỏi").click()
    other.get_by_role("button", name="Bỏ qua cả 2 dòng").click()
    other.get_by_role("dialog").get_by_role("button", name="Đồng ý").click()
    said(other, "Danh sách vừa được sửa ở nơi khác")
    expect(other.locator(".row")).to_have_count(2)


def test_the_focus_stays_on_its_row_when_the_rows_are_drawn_anew(open_desk):
    page = open_desk()
    preview(page, csv_file(*(ready_row(f"Tạp hoá Tiêu Điểm {n}", lat=13.70 + n / 100) for n in range(3))))
    last = row_named(page, "Tiêu Điểm 2").get_by_role("button")
    last.focus()
    # The filter changes without the focus going there, as when a row settled elsewhere brings the rows anew.
    page.locator(".row-filter select").dispatch_event("change")
    expect(last).to_be_focused()


def test_words_draw_nothing_anew_but_the_rows(open_desk):
    page = open_desk()
    preview(page, csv_file(ready_row("Chợ Gõ Chữ"), ready_row("Tạp hoá Lọc Chữ")))
    parts = [page.locator(part).first.element_handle() for part in (".verdict", ".row-filter optgroup")]
    page.get_by_label("Tìm", exact=True).press_sequentially("go chu")
    expect(page.locator(".row")).to_have_count(1)
    expect(page.locator(".row-filter-told")).to_contain_text("1")
    assert all(part.evaluate("node => node.isConnected") for part in parts)
    page.get_by_label("Tìm", exact=True).fill("")
    expect(page.locator(".row")).to_have_count(2)


def test_a_cut_line_is_said_and_the_file_sent_again(open_desk):
    page = open_desk(tolerate=["ERR_"])
    page.route("**/uploads?*", lambda route: route.abort())
    drop(page, csv_file(ready_row("Tạp hoá Đứt Mạng"), name="dut-mang.csv"))
    said(page, "Không kết nối được với máy chủ")
    page.unroute("**/uploads?*")
    preview(page, csv_file(ready_row("Tạp hoá Đứt Mạng"), name="dut-mang.csv"))


def test_a_list_longer_than_one_answer_is_whole(open_desk):
    def few(route):
        route.continue_(url=route.request.url.replace("limit=10000", "limit=2"))

    page = open_desk(prepare=lambda page: page.route("**/rows?*", few))
    preview(page, csv_file(*(ready_row(f"Tạp hoá Trang {n}", lat=13.70 + n / 100) for n in range(5))))
    expect(page.get_by_text("Đang hiện 5 dòng")).to_be_visible()
    expect(page.locator(".row")).to_have_count(5)


def test_a_phone_settles_rows_too(open_desk):
    page = open_desk(viewport=PHONE, is_mobile=True, has_touch=True)
    preview(page, csv_file(["Quán Trên Điện Thoại", "Cà phê", "3 Lê Lợi", *HOME, 13.77, 109.23]))
    map_ready(page)
    row_named(page, "Quán Trên Điện Thoại").get_by_role("button").tap()
    panel = page.locator(".row-panel")
    panel.get_by_label("Loại hình").select_option("grocery")
    panel.get_by_role("button", name="Lưu dòng này").tap()
    said(page, "sẵn sàng")
