"""Every part of the desk on laptop and phone, in both languages: room for everything, nothing for axe to find."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from conftest import LAPTOP, PHONE
from desk_page import HOME, csv_file, map_ready, preview, publish, ready_row
from map_page import COOPMART, COOPMART_AT, drawn, view

LONG = "Cửa hàng giới thiệu và bán các sản phẩm nông nghiệp sạch của Hợp tác xã nông nghiệp hữu cơ Ân Tường Đông"
SMALL_PHONE = {"width": 360, "height": 640}
# A laptop of 1366 pixels at 200 %.
ENLARGED = {"width": 683, "height": 384}
PARTS = ["#/", "#/outlets", "#/outlets/new", "#/outlets/1", "#/unverified", "#/reports", "#/history", "#/history/1", "#/accounts", "#/audit", "#/me"]


@pytest.fixture(scope="module")
def upload(desk, session, browser):
    """A list with long names, a duplicate and every verdict, read once."""
    context = browser.new_context(base_url=desk, storage_state=session("an"))
    page = context.new_page()
    page.goto("/officer")
    preview(page, csv_file(
        ready_row(LONG), ["Quán Không Rõ Loại", "Cà phê", "3 Lê Lợi", *HOME, 13.77, 109.23],
        ["Tạp hoá Ở Hà Nội", "Tạp hoá", "5 Tràng Tiền", *HOME, 21.03, 105.85],
        ["Co.op Lê Duẩn", "Siêu thị", "07 Lê Duẩn", "P. Lý Thường Kiệt", "TP. Quy Nhơn", 13.7674, 109.2218],
        name=f"{LONG}.csv"))
    context.close()
    return page.url.split("#")[1]


def settle(page):
    expect(page.locator("main h2")).to_be_visible()
    expect(page.locator(".loading")).to_have_count(0)


def holds_no_fault(page):
    # Colours under an element that is being scrolled or drawn on a canvas are not axe's to judge.
    results = Axe().run(page)
    found = [f"{violation['id']}: {[node['html'][:160] for node in violation['nodes'][:3]]}" for violation in results.response["violations"]]
    assert not found, found


def has_room(page):
    assert page.locator("html").evaluate("html => html.scrollWidth - html.clientWidth") <= 0
    width = page.viewport_size["width"]
    for control in page.locator("main :is(button, a.button, input, select, summary):visible").all():
        box = control.bounding_box()
        if box and box["width"] > 1:
            assert box["x"] >= 0 and box["x"] + box["width"] <= width + 1, control.evaluate("node => node.outerHTML")[:200]


@pytest.mark.parametrize("language, size, scheme", [("", SMALL_PHONE, "light"), ("?lang=en", None, "dark"), ("", ENLARGED, "light")])
def test_every_part_has_room_and_no_fault(open_desk, upload, language, size, scheme):
    """axe runs its script in the page, which the Content-Security-Policy rightly forbids: it is lifted here alone."""
    page = open_desk(language, bypass_csp=True, color_scheme=scheme, **({"viewport": size} if size else {}))
    for part in [*PARTS, f"#{upload}"]:
        page.goto(f"/officer{language}{part}")
        settle(page)
        has_room(page)
        if size != ENLARGED:
            holds_no_fault(page)


def test_rows_stand_one_under_the_other(open_desk, upload):
    page = open_desk()
    page.locator(f".entry a[href='#{upload}']").click()
    for size in (LAPTOP, PHONE, SMALL_PHONE, {"width": 844, "height": 390}):
        # A phone turned, and the list opened there.
        page.set_viewport_size(size)
        stand_one_under_the_other(page)
        page.reload()
        stand_one_under_the_other(page)


def test_a_long_name_is_told_whole(open_desk, upload):
    page = open_desk(f"#{upload}")
    name = page.get_by_role("button", name=LONG)
    expect(name).to_have_attribute("title", LONG)
    # On two lines, and still within its row.
    box, row = name.bounding_box(), page.locator(".row", has=name).bounding_box()
    assert box["height"] > 32
    kind = page.locator(".row", has=name).locator(".row-kind").bounding_box()
    assert row["y"] <= box["y"] and kind["y"] + kind["height"] <= row["y"] + row["height"]


def test_a_name_without_spaces_stays_within_a_phone(open_desk):
    name = "TạpHoáKhôngDấuCách" * 8
    page = open_desk(viewport=SMALL_PHONE)
    preview(page, csv_file(ready_row(name), name=f"{name}.csv"))
    has_room(page)
    publish(page).get_by_role("link", name="Xem đã đổi những gì").click()
    for part in ("Lịch sử", "Danh sách"):
        expect(page.locator("main")).to_contain_text(name)
        has_room(page)
        page.get_by_role("navigation").get_by_role("link", name=part).click()
        settle(page)


def stand_one_under_the_other(page):
    expect(page.locator(".row").nth(3)).to_be_attached()
    page.wait_for_function("""() => {
      const rows = [...document.querySelectorAll(".row")].map((row) => row.getBoundingClientRect());
      return rows.every((row, index) => index === 0 || Math.abs(row.top - rows[index - 1].bottom) < 1)
        && Math.abs(document.querySelector(".rows-body").getBoundingClientRect().bottom - rows.at(-1).bottom) < 1;
    }""", timeout=5000)


def test_an_open_row_and_dialogs_have_no_fault(open_desk, upload):
    page = open_desk(f"#{upload}", bypass_csp=True, viewport=PHONE)
    page.locator(".row button", has_text="Co.op Lê Duẩn").click()
    expect(page.locator(".row-panel .duplicates")).to_be_visible()
    map_ready(page)
    has_room(page)
    holds_no_fault(page)
    page.get_by_role("button", name="Về bảng").click()
    page.get_by_role("button", name="Cột", exact=True).click()
    holds_no_fault(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Đăng 1 dòng sẵn sàng").click()
    holds_no_fault(page)


def test_signing_in_has_no_fault(open_desk):
    page = open_desk(officer=None, bypass_csp=True)
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()
    holds_no_fault(page)


def test_the_map_page_with_a_report_has_no_fault(open_desk):
    page = open_desk.map("/" + view(16, *COOPMART_AT), bypass_csp=True)
    drawn(page)
    page.locator(".outlet", has_text=COOPMART).click()
    page.locator(".card").get_by_text("Báo sai sót").click()
    holds_no_fault(page)


def test_both_languages_say_the_same(open_desk):
    page = open_desk(officer=None, bypass_csp=True)
    for folder in ("/js/words", "/js/officer/words"):
        keys = [page.evaluate(
            """async (path) => {
              const keys = (words, start) => Object.entries(words).flatMap(([key, value]) =>
                typeof value === "object" && !Array.isArray(value) ? keys(value, `${start}${key}.`) : [start + key]);
              return keys((await import(path)).default, "");
            }""", f"{folder}/{language}.js") for language in ("vi", "en")]
        assert set(keys[0]) == set(keys[1])


def test_the_desk_needs_no_map(open_desk, browser_without_webgl, upload):
    page = open_desk(f"#{upload}", within=browser_without_webgl)
    expect(page.locator(".map-message")).to_contain_text("Không vẽ được bản đồ")
    page.locator(".row button", has_text="Quán Không Rõ Loại").click()
    expect(page.locator(".row-panel").get_by_label("Xã/phường hiện nay")).to_be_visible()


def test_the_keyboard_is_enough(open_desk, upload):
    page = open_desk()
    settle(page)
    # The heading of the part has the focus; the skip link stands before everything.
    page.keyboard.press("Tab")
    expect(page.locator("#file-chooser")).to_be_focused()
    page.goto(f"/officer#{upload}")
    first = page.locator(".row button").first
    expect(first).to_be_visible()
    first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".row-panel h3")).to_be_focused()
    page.get_by_role("button", name="Về bảng").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".row button").nth(1)).to_be_focused()


def test_without_scripts_the_page_says_so(open_desk):
    page = open_desk(officer=None, java_script_enabled=False)
    expect(page.locator("noscript .no-script")).to_contain_text("Bàn làm việc cần JavaScript")


def test_with_colours_of_the_readers_own_the_open_part_is_marked(open_desk):
    page = open_desk("#/history", forced_colors="active")
    part = page.locator("#ways [aria-current]")
    expect(part).to_have_text("Lịch sử")
    border = "part => getComputedStyle(part).borderBottomColor"
    others = page.locator("#ways a:not([aria-current])").all()
    assert others and part.evaluate(border) not in [other.evaluate(border) for other in others]
