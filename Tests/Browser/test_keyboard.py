"""Whoever has only a keyboard: where the focus is seen, and where it goes when what had it goes away."""

import pytest
from playwright.sync_api import expect

from conftest import PHONE
from desk_page import HOME, csv_file, map_ready, open_row, preview, ready_row
from map_page import drawn

# Whether what has the focus lies under something else, at its middle.
COVERED = """() => {
  const focused = document.activeElement;
  const box = focused.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return !(focused.contains(top) || top?.contains(focused)) && focused.outerHTML.slice(0, 200);
}"""


def tab_through(page, within, steps):
    """Goes through what lies in a part of the page, and tells what of it was covered when it had the focus."""
    covered = []
    for key in ["Tab"] * steps + ["Shift+Tab"] * steps:
        page.keyboard.press(key)
        if page.evaluate("part => document.activeElement.closest(part) !== null", within):
            covered.append(page.evaluate(COVERED))
    assert covered
    return [each for each in covered if each]


def test_a_card_that_closes_leaves_the_focus_where_it_is_seen(open_page):
    page = open_page()
    drawn(page)
    outlet = page.locator(".outlet").first
    outlet.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".card")).to_be_focused()
    page.get_by_role("link", name="Giới thiệu, liên hệ").focus()
    expect(outlet).not_to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(outlet).to_be_focused()
    expect(outlet).to_be_in_viewport(ratio=1)


def test_a_card_over_the_list_hides_nothing_of_it_that_has_the_focus(open_page):
    page = open_page(viewport=PHONE)
    drawn(page)
    skip = page.get_by_role("link", name="Đến danh sách cơ sở")
    expect(skip).to_be_visible()
    page.locator(".outlet").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".card")).to_be_focused()
    # The list cannot be reached meanwhile.
    expect(skip).to_be_hidden()
    page.locator(".report summary").focus()
    page.keyboard.press("Enter")
    assert not tab_through(page, ".sheet", 20)


def test_who_leaves_the_last_one_compared_goes_on_at_the_list(open_page):
    page = open_page("/#chosen=1")
    drawn(page)
    page.locator("#tray").get_by_role("button", name="So sánh").focus()
    page.keyboard.press("Enter")
    page.locator(".compare-leave").focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator("#summary")).to_be_focused()


def test_a_message_that_is_closed_gives_the_focus_back(open_page):
    page = open_page()
    drawn(page)
    near = page.get_by_role("button", name="Gần tôi")
    near.focus()
    page.keyboard.press("Enter")
    # No browser of the tests tells its position unasked.
    dismiss = page.locator("#notice").get_by_role("button", name="Đóng")
    expect(page.locator("#notice")).to_contain_text("vị trí")
    expect(near).to_be_enabled()
    dismiss.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_be_empty()
    expect(near).to_be_focused()


def test_the_links_below_the_list_are_high_enough_for_a_finger(open_page):
    page = open_page(viewport=PHONE)
    drawn(page)
    links = page.locator(".foot :is(a, button):visible").all()
    assert len(links) > 4 and all(link.bounding_box()["height"] >= 24 for link in links)


@pytest.mark.parametrize("close", ["Escape", "button"])
def test_a_browser_without_dialogs_has_a_box_over_the_page(open_page, close):
    page = open_page(prepare=lambda page: page.add_init_script("delete HTMLDialogElement.prototype.showModal"))
    drawn(page)
    take = page.locator("#take")
    take.focus()
    page.keyboard.press("Enter")
    box = page.locator("dialog")
    expect(box.get_by_role("heading", name="Tải về, in")).to_be_focused()
    expect(box.get_by_role("link", name="Excel")).to_be_in_viewport(ratio=1)
    if close == "Escape":
        page.keyboard.press("Escape")
    else:
        box.get_by_role("button", name="Đóng").click()
    expect(box).to_have_count(0)
    expect(take).to_be_focused()


def test_an_open_row_hides_nothing_of_it_that_has_the_focus(open_desk):
    page = open_desk(viewport=PHONE)
    preview(page, csv_file(ready_row("Quán A"), ["Quán Không Rõ Loại", "Cà phê", "3 Lê Lợi", *HOME, 13.77, 109.23]))
    panel = open_row(page, "Quán Không Rõ Loại")
    map_ready(page)
    expect(panel.get_by_role("button", name="Bỏ qua dòng này")).to_be_visible()
    # What lies under the row is no stop on the way.
    expect(page.locator(".rows button").first).to_be_hidden()
    assert not tab_through(page, ".row-panel", 16)
    # Vietnamese is written through words being composed, which Escape ends.
    panel.get_by_role("heading").first.dispatch_event("keydown", {"key": "Escape", "isComposing": True})
    expect(panel).to_be_visible()
    panel.get_by_role("heading").first.focus()
    page.keyboard.press("Escape")
    expect(page.locator(".row button", has_text="Quán Không Rõ Loại")).to_be_focused()
