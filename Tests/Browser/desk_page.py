"""Words for what the tests do at the officers' desk."""

import csv
import io
import itertools

from playwright.sync_api import expect

HEADER = ["STT", "Tên cơ sở", "Loại hình", "Địa chỉ", "Xã/phường", "Huyện/TX/TP", "Vĩ độ", "Kinh độ", "Điện thoại"]
HOME = ["P. Lê Lợi", "TP. Quy Nhơn"]
COMMUNE_OF_HOME = "Phường Quy Nhơn"


def csv_file(*rows, header=HEADER, name="danh-sach.csv"):
    """A list as a file chooser takes it; rows may be shorter than the header."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    for number, row in enumerate(rows, 1):
        writer.writerow([number, *row] + [""] * (len(header) - 1 - len(row)))
    return {"name": name, "mimeType": "text/csv", "buffer": text.getvalue().encode()}


house_numbers = itertools.count(100)


def ready_row(name, *, lat=13.7745, lng=109.2312, kind="Tạp hoá", address=None, phone=""):
    """A row without a fault, in a house of its own."""
    return [name, kind, address or f"{next(house_numbers)} Trần Phú", *HOME, lat, lng, phone]


def drop(page, *files):
    """Hands files to the desk; the first page of the desk must be open."""
    page.locator("#file-chooser").set_input_files(list(files))


def preview(page, *files):
    """Drops files and waits for the table."""
    drop(page, *files)
    expect(page.locator(".preview .row").first).to_be_visible()


def row_named(page, name):
    return page.locator(".row", has_text=name)


def open_row(page, name):
    row_named(page, name).get_by_role("button").click()
    expect(page.locator(".row-panel h3")).to_have_text(name)
    return page.locator(".row-panel")


def map_ready(page):
    """Waits until the desk's map has drawn."""
    expect(page.locator(".desk-map-canvas[data-signs], .maplibregl-marker").first).to_be_attached()


def publish(page):
    page.get_by_role("button", name="Đăng", exact=False).filter(has_text="dòng sẵn sàng").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Đăng", exact=True).click()
    expect(dialog.get_by_role("heading")).to_have_text("Đã đăng")
    return dialog


def said(page, text):
    expect(page.locator("#notice")).to_contain_text(text)
