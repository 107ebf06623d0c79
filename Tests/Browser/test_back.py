"""Pages that the browser itself keeps and Back brings again: without routes, which would keep it from that."""

import pytest
from playwright.sync_api import expect

from conftest import SOFTWARE_WEBGL, launch, sign_in


@pytest.fixture
def context(desk, playwright):
    """Of a browser that keeps the pages that were left."""
    browser = launch(playwright, SOFTWARE_WEBGL, ignore_default_args=["--disable-back-forward-cache"])
    yield browser.new_context(base_url=desk)
    browser.close()


def test_after_signing_out_back_brings_nothing_of_the_desk(context):
    page = context.new_page()
    page.goto("/officer#/accounts")
    sign_in(page, "an")
    expect(page.get_by_text("Cán bộ · Thành phố Quy Nhơn")).to_be_visible()
    page.goto("/about")
    other = context.new_page()
    other.goto("/officer")
    other.get_by_role("button", name="Đăng xuất").click()
    expect(other.get_by_role("heading", name="Đăng nhập")).to_be_visible()
    # Waiting for a page to load, as go_back does, would be in vain for one that was kept.
    page.evaluate("setTimeout(() => history.back())")
    expect(page.get_by_role("heading", name="Đăng nhập", exact=True)).to_be_visible()
    expect(page.get_by_text("Cán bộ · Thành phố Quy Nhơn")).to_have_count(0)
