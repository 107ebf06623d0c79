"""Who may work at the desk: signing in and out, accounts, passwords, tokens."""

import re

from playwright.sync_api import expect

from conftest import PASSWORD, sign_in
from desk_page import said


def test_signing_in_and_out(open_desk):
    page = open_desk(officer=None)
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_focused()
    sign_in(page, "an", "không phải mật khẩu")
    expect(page.get_by_role("alert")).to_contain_text("mật khẩu")
    expect(page.get_by_label("Mật khẩu")).to_be_focused()
    sign_in(page, "AN")
    expect(page.get_by_role("heading", name="Danh sách", exact=True)).to_be_focused()
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()


def test_a_browser_that_keeps_no_cookie_is_told(open_desk):
    """As Safari keeps none that is secure where the page came without TLS."""
    page = open_desk(officer=None)

    def without_cookie(route):
        answer = route.fetch()
        page.context.clear_cookies()
        route.fulfill(status=answer.status, body=answer.body(), headers={"Content-Type": "application/json"})

    page.route("**/officer/api/session", lambda route: without_cookie(route) if route.request.method == "POST" else route.fallback())
    sign_in(page, "an")
    expect(page.get_by_role("alert")).to_contain_text("không giữ cookie")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_session_that_ends_meanwhile_is_renewed_where_one_stands(open_desk):
    page = open_desk("#/me", officer="binh", tolerate=["401"])
    label = page.get_by_label("Tên để nhận ra")
    label.fill("máy tính ở xã")
    page.context.clear_cookies()
    page.get_by_role("button", name="Tạo mã").click()
    dialog = page.get_by_role("dialog", name="Đăng nhập lại")
    expect(dialog.get_by_label("Tên tài khoản")).to_have_value("binh")
    dialog.get_by_label("Mật khẩu").fill(PASSWORD)
    dialog.get_by_role("button", name="Đăng nhập").click()
    # What was asked for happens, without typing it again.
    made = page.get_by_role("dialog", name="Đã tạo mã truy cập")
    token = made.get_by_label("Mã truy cập").input_value()
    assert len(token) > 20
    made.get_by_role("button", name="Đóng", exact=True).click()
    answer = page.request.get("/officer/api/uploads", headers={"Authorization": f"Bearer {token}"})
    assert answer.ok
    page.get_by_role("button", name="Thu hồi mã “máy tính ở xã”").click()
    page.get_by_role("dialog").get_by_role("button", name="Thu hồi").click()
    expect(page.get_by_text("Chưa có mã nào.")).to_be_visible()


def test_another_account_in_another_tab_is_noticed(open_desk):
    page = open_desk("#/outlets/new", officer=None)
    sign_in(page, "an")
    expect(page.locator("#ways")).to_contain_text("an")
    page.get_by_label("Tên", exact=True).fill("Tạp hoá Của An")
    other = page.context.new_page()
    other.goto("/officer")
    other.get_by_role("button", name="Đăng xuất").click()
    sign_in(other, "binh")
    expect(other.locator("#ways")).to_contain_text("binh")
    page.evaluate("dispatchEvent(new Event('focus'))")
    said(page, "bằng tài khoản binh")
    expect(page.locator("#ways")).to_contain_text("binh")
    expect(page.get_by_label("Tên", exact=True)).to_have_value("Tạp hoá Của An")


def test_after_signing_out_in_another_tab_nothing_of_the_desk_is_seen(open_desk):
    page = open_desk("#/outlets/new", officer=None)
    sign_in(page, "an")
    name = page.get_by_label("Tên", exact=True)
    name.fill("Tạp hoá Của An")
    other = page.context.new_page()

    def sign_out_there():
        other.goto("/officer")
        other.get_by_role("button", name="Đăng xuất").click()
        expect(other.get_by_role("heading", name="Đăng nhập")).to_be_visible()
        page.evaluate("dispatchEvent(new Event('focus'))")

    sign_out_there()
    dialog = page.get_by_role("dialog", name="Đăng nhập lại")
    expect(dialog).to_be_visible()
    expect(page.locator("#ways")).to_be_hidden()
    expect(name).to_be_hidden()
    dialog.get_by_label("Mật khẩu").fill(PASSWORD)
    dialog.get_by_role("button", name="Đăng nhập").click()
    expect(name).to_have_value("Tạp hoá Của An")
    expect(name).to_be_visible()
    # Whoever does not sign in is shown no more of it either.
    name.fill("")
    sign_out_there()
    dialog.get_by_role("button", name="Thôi").click()
    expect(page.get_by_role("heading", name="Đăng nhập", exact=True)).to_be_visible()
    expect(page.locator("#ways")).to_be_empty()


def test_an_admin_keeps_the_accounts(open_desk):
    page = open_desk("#/accounts")
    page.get_by_label("Tên tài khoản").fill("chi")
    page.get_by_label("Mật khẩu").fill("một mật khẩu tạm")
    page.get_by_label("Địa bàn").select_option(label="Thị xã An Nhơn")
    page.get_by_role("button", name="Thêm tài khoản").click()
    said(page, "Đã thêm tài khoản chi")
    chi = page.locator(".entry", has_text="chi").filter(has_text="Cán bộ")
    expect(chi).to_contain_text("Thị xã An Nhơn")

    theirs = open_desk(officer=None)
    sign_in(theirs, "chi", "một mật khẩu tạm")
    expect(theirs.get_by_role("navigation").get_by_role("link", name="Danh sách")).to_be_visible()
    expect(theirs.get_by_role("link", name="Tài khoản", exact=True)).to_have_count(0)

    page.get_by_role("button", name="Sửa tài khoản chi").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Khoá tài khoản").check()
    dialog.get_by_role("button", name="Lưu").click()
    expect(chi).to_contain_text("Đã khoá")
    expect(chi).to_be_focused()
    theirs.reload()
    sign_in(theirs, "chi", "một mật khẩu tạm")
    expect(theirs.get_by_role("alert")).not_to_be_empty()

    page.get_by_role("link", name="Nhật ký").click()
    expect(page.locator(".entries")).to_contain_text("an sửa tài khoản chi")


def test_the_last_admin_stays(open_desk):
    page = open_desk("#/accounts", tolerate=["409"])
    page.get_by_role("button", name="Sửa tài khoản an").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Quyền").select_option("officer")
    dialog.get_by_role("button", name="Lưu").click()
    expect(dialog.get_by_role("alert")).not_to_be_empty()
    dialog.get_by_role("button", name="Thôi").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name="Sửa tài khoản an")).to_be_focused()


def test_ones_own_password(open_desk):
    """Last in this module: the sessions of the others end with it."""
    page = open_desk("#/me", officer="binh", tolerate=["401", "422"])
    form = page.locator("form", has=page.get_by_label("Mật khẩu hiện nay"))
    old, new, again = (form.get_by_label(name, exact=True) for name in ("Mật khẩu hiện nay", "Mật khẩu mới", "Nhập lại mật khẩu mới"))
    change = form.get_by_role("button", name="Đổi mật khẩu")
    old.fill(PASSWORD)
    new.fill("mật khẩu mới tinh")
    again.fill("mật khẩu mới toanh")
    change.click()
    said(page, "không giống nhau")
    again.fill("mật khẩu mới tinh")
    change.click()
    said(page, "Đã đổi mật khẩu")
    expect(old).to_have_value("")
    other = open_desk(officer=None)
    sign_in(other, "binh", "mật khẩu mới tinh")
    expect(other).to_have_title(re.compile("Danh sách"))
