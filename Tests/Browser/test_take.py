"""Several outlets chosen: kept in the address, compared, taken along as a file or on paper."""

import csv
import io
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from conftest import LAPTOP, PHONE
from map_page import COOPMART, change_outlets, drawn, names, query, settled


def pick(page, name):
    return page.get_by_role("checkbox", name=f"Chọn {name}", exact=True)


def test_those_chosen_are_kept_and_compared(open_page, api):
    coopmart = api("outlets/items", q="coopmart")["features"][0]["properties"]
    page = open_page()
    drawn(page)
    tray = page.locator("#tray")
    expect(tray).to_be_hidden()
    pick(page, COOPMART).check()
    pick(page, "Chợ Đầm").check()
    expect(tray).to_contain_text("Đã chọn 2")
    assert f"chosen={coopmart['id']}," in page.url
    page.reload()
    expect(pick(page, "Chợ Đầm")).to_be_checked()
    tray.get_by_role("button", name="So sánh").click()
    dialog = page.get_by_role("dialog", name="So sánh")
    table = dialog.locator("table")
    expect(table.get_by_role("columnheader")).to_have_count(2)
    expect(table.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Địa chỉ"))).to_contain_text("07 Lê Duẩn")
    # A fact that one has and the other has not is said to be unknown.
    expect(table.get_by_role("row").filter(has_text="Trước 1/7/2025")).to_have_count(1)
    dialog.get_by_role("button", name="Bỏ Chợ Đầm").click()
    expect(table.get_by_role("columnheader")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(pick(page, "Chợ Đầm")).not_to_be_checked()
    expect(tray).to_contain_text("Đã chọn 1")
    tray.get_by_role("button", name="Bỏ chọn").click()
    expect(tray).to_be_hidden()
    assert "chosen" not in page.url


def test_a_card_chooses_too(open_page):
    page = open_page()
    drawn(page)
    page.locator(".outlet", has_text=COOPMART).click()
    page.locator(".card").get_by_role("checkbox").check()
    expect(pick(page, COOPMART)).to_be_checked()
    page.keyboard.press("Escape")
    page.locator(".outlet", has_text=COOPMART).click()
    expect(page.locator(".card").get_by_role("checkbox")).to_be_checked()


def test_suppliers_are_one_click_away(open_crowded, crowd_api):
    page = open_crowded()
    drawn(page)
    button = page.get_by_role("button", name="Nguồn hàng")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert query(page.url)["kind"] == "distributor,agent"
    expect(page.locator("#map")).to_have_attribute(
        "data-outlets", str(crowd_api("outlets/items", kind="distributor,agent", limit=1)["numberMatched"]))
    button.click()
    expect(page).not_to_have_url(re.compile("kind"))


def test_the_links_ask_for_what_is_chosen_seen_or_filtered(open_page):
    page = open_page("/?kind=market,supermarket&q=ch%E1%BB%A3#chosen=1,3")
    drawn(page)
    page.locator("#take").click()
    dialog = page.get_by_role("dialog", name="Tải về, in")
    links = {name: dialog.get_by_role("link", name=name) for name in ("Excel", "CSV", "GeoJSON")}
    assert [re.match(r"/downloads/outlets\.(\w+)\?", link.get_attribute("href"))[1] for link in links.values()] == ["xlsx", "csv", "geojson"]
    asked = query(links["CSV"].get_attribute("href"))
    assert asked["id"] == "1,3" and "kind" not in asked
    dialog.get_by_label("Trong khung bản đồ").check()
    asked = query(links["CSV"].get_attribute("href"))
    assert asked["kind"] == "market,supermarket" and asked["q"] == "chợ" and len(asked["bbox"].split(",")) == 4
    dialog.get_by_label("Cả tỉnh").check()
    assert query(links["Excel"].get_attribute("href")) == {"kind": "market,supermarket", "q": "chợ"}


def test_the_nearest_are_taken_as_they_are_listed(open_page):
    page = open_page("/#near=13.77,109.22", prepare=lambda page: page.add_init_script("window.print = () => {}"))
    drawn(page)
    settled(page, "gần nhất")
    listed = page.locator("#results .outlet").evaluate_all("rows => rows.map((row) => row.dataset.id)")
    page.locator("#take").click()
    expect(page.get_by_label(f"{len(listed)} cơ sở gần nhất")).to_be_checked()
    asked = query(page.get_by_role("link", name="Excel").get_attribute("href"))
    assert asked["id"].split(",") == listed
    file = page.request.get(page.get_by_role("link", name="CSV").get_attribute("href")).body().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(file)))
    assert [row["id"] for row in rows] == listed
    assert [float(row["distance"]) for row in rows] == sorted(float(row["distance"]) for row in rows)
    shown = page.locator("#results .outlet-distance").all_inner_texts()
    page.get_by_role("button", name="In danh sách").click()
    page.emulate_media(media="print")
    expect(page.locator("#paper th").last).to_have_text("Khoảng cách")
    assert page.locator("#paper tbody td:last-child").all_inner_texts() == shown


def test_all_within_a_distance_are_taken(open_crowded, crowd_api):
    """The list of a wide circle is cut; the file is not."""
    page = open_crowded("/?kind=grocery,distributor,agent#near=13.9,109.1&radius=20000",
                        prepare=lambda page: page.add_init_script("window.print = () => {}"))
    drawn(page)
    settled(page, "300 cơ sở gần nhất")
    page.locator("#take").click()
    expect(page.get_by_label("Trong vòng 20\u00a0km quanh điểm, theo bộ lọc")).to_be_checked()
    link = page.get_by_role("link", name="CSV").get_attribute("href")
    assert query(link) == {"kind": "grocery,distributor,agent", "point": "109.1,13.9", "max-distance": "20000"}
    rows = list(csv.DictReader(io.StringIO(page.request.get(link).body().decode("utf-8-sig"))))
    near = crowd_api("outlets/nearest", limit=1000, **query(link))["features"]
    assert [row["id"] for row in rows] == [str(each["id"]) for each in near] and len(rows) > 300
    page.get_by_role("button", name="In danh sách").click()
    expect(page.locator("#paper tbody tr")).to_have_count(min(len(near), 500))


def test_a_list_that_is_cut_says_so_on_the_paper(open_crowded):
    page = open_crowded(prepare=lambda page: page.add_init_script("window.print = () => {}"))
    drawn(page)
    page.locator("#take").click()
    page.get_by_label("Cả tỉnh").check()
    page.get_by_role("button", name="In danh sách").click()
    expect(page.locator("#paper tbody tr")).to_have_count(500)
    page.emulate_media(media="print")
    expect(page.locator("#paper")).to_contain_text("500 cơ sở đầu trong ")


def test_a_file_that_cannot_be_had_says_why(open_crowded):
    """The browser's own word would be "failed", or nothing."""
    refusal = "Có hơn 10000 điểm bán quanh điểm này (point)."

    def prepare(page):
        page.route("**/downloads/outlets.csv?*", lambda route: route.fulfill(
            status=400, content_type="application/problem+json", json={"detail_vi": refusal, "detail": "-"}))
        page.route("**/downloads/outlets.kml?*", lambda route: route.abort())

    page = open_crowded("/#near=13.9,109.1&radius=20000", prepare=prepare, tolerate=["400", "ERR_FAILED"])
    drawn(page)
    page.locator("#take").click()
    said = page.locator(".take-said")
    page.get_by_role("link", name="CSV").click()
    expect(said).to_contain_text(refusal)
    page.get_by_role("link", name="KML").click()
    expect(said).to_contain_text("Không kết nối được với máy chủ")
    with page.expect_download() as download:
        page.get_by_role("link", name="GeoJSON").click()
    assert download.value.suggested_filename.endswith(".geojson")
    expect(said).to_be_empty()


@pytest.mark.parametrize("size", [PHONE, LAPTOP])
@pytest.mark.parametrize("language, none", [("vi", "Bỏ chọn"), ("en", "Choose none")])
def test_what_leaves_those_chosen_stands_beside_their_number(open_page, size, language, none):
    page = open_page(f"/?lang={language}#chosen=1001,1002", viewport=size)
    expect(page.locator("#tray").get_by_role("button", name=none)).to_be_visible()
    # At one time: the tray moves while the list comes.
    count, leave = page.locator("#tray").evaluate(
        "tray => ['.tray-count', '.tray-none'].map((each) => tray.querySelector(each).getBoundingClientRect().toJSON())"
    )
    assert leave["top"] < (count["top"] + count["bottom"]) / 2 < leave["bottom"]


def test_a_dialog_that_closes_leaves_the_focus_where_it_has_gone(open_page):
    page = open_page("/")
    drawn(page)
    page.locator("#take").click()
    page.get_by_role("dialog").evaluate("dialog => { dialog.close(); document.querySelector('[role=combobox]').focus(); }")
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.get_by_role("combobox")).to_be_focused()


def test_no_more_are_chosen_than_can_be_told(open_page):
    chosen = ",".join(map(str, range(1001, 1051)))
    page = open_page(f"/#chosen={chosen}")
    drawn(page)
    first = page.locator("#results li").first.get_by_role("checkbox")
    first.click()
    expect(first).not_to_be_checked()
    expect(page.locator("#notice")).to_contain_text("Chọn được tối đa 50 cơ sở.")
    page.locator(".outlet").first.click()
    box = page.locator(".card-choose input")
    box.click()
    expect(box).not_to_be_checked()
    expect(page.locator("#tray")).to_contain_text("Đã chọn 50")
    assert f"chosen={chosen}" in page.url


def test_the_tray_hides_no_row_that_has_the_focus(open_page):
    page = open_page("/#chosen=1,2,3", viewport={"width": 360, "height": 640})
    drawn(page)
    tray = page.locator("#tray")
    row = page.locator(".outlet").nth(12)
    page.locator(".outlet").nth(11).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(row).to_be_focused()
    assert bottom(row) <= tray.bounding_box()["y"]
    top = tray.locator(".tray-count").bounding_box()
    leave = tray.get_by_role("button", name="Bỏ chọn").bounding_box()
    assert leave["y"] <= top["y"] and top["y"] + top["height"] <= leave["y"] + leave["height"]


def bottom(node):
    box = node.bounding_box()
    return box["y"] + box["height"]


def test_the_browsers_own_print_has_the_whole_list(open_page):
    page = open_page()
    drawn(page)
    page.emulate_media(media="print")
    assert page.locator(".panel").evaluate("panel => panel.scrollHeight <= panel.clientHeight + 1")
    assert page.evaluate("document.documentElement.scrollHeight") > page.locator("#results").bounding_box()["height"]
    expect(page.locator("#tools")).to_be_hidden()
    # The whole map, though the sheet is not as high as the screen, and a title that is not white on white.
    canvas, box = page.locator("#map canvas").bounding_box(), page.locator("#map").bounding_box()
    assert canvas["height"] == pytest.approx(box["height"], abs=1)
    assert page.locator("h1").evaluate("title => getComputedStyle(title).color") == page.locator("#summary").evaluate("text => getComputedStyle(text).color")
    expect(page.get_by_role("link", name="English")).to_be_hidden()


def test_a_list_is_printed(open_page, api):
    page = open_page("/?kind=supermarket", prepare=lambda page: page.add_init_script("window.print = () => { document.body.dataset.printed = 'yes'; }"))
    drawn(page)
    page.locator("#take").click()
    page.get_by_label("Cả tỉnh").check()
    page.get_by_role("button", name="In danh sách").click()
    expect(page.locator("body")).to_have_attribute("data-printed", "yes")
    page.emulate_media(media="print")
    rows = page.locator("#paper tbody tr")
    expect(rows).to_have_count(api("outlets/items", kind="supermarket")["numberMatched"])
    listed = [feature["properties"]["name"] for feature in api("outlets/items", kind="supermarket", sortby="name")["features"]]
    assert [cell.split("\n")[0] for cell in page.locator("#paper tbody td:first-child").all_inner_texts()] == listed
    expect(page.locator("#paper")).to_be_visible()
    expect(page.locator("#map")).to_be_hidden()


def test_what_is_closed_is_said_beside_its_name(open_page):
    """A supplier that has closed is not one to choose, and a list on paper goes to people who do not see the map."""

    def close(collection):
        for feature in collection["features"]:
            if feature["properties"]["name"] == COOPMART:
                feature["properties"]["status"] = "closed"

    def prepare(page):
        change_outlets(page, close)
        page.add_init_script("window.print = () => {}")

    page = open_page("/?kind=supermarket", prepare=prepare)
    drawn(page)
    for name in names(page):
        pick(page, name).check()
    page.locator("#tray").get_by_role("button", name="So sánh").click()
    compared = page.get_by_role("columnheader", name=COOPMART)
    expect(compared).to_contain_text("Đã đóng cửa")
    page.keyboard.press("Escape")
    page.locator("#tray").get_by_role("button", name="Tải về, in").click()
    page.get_by_role("button", name="In danh sách").click()
    expect(page.locator("#paper tr", has_text=COOPMART)).to_contain_text("Đã đóng cửa")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#paper")).to_have_count(0)


def test_the_keyboard_compares_on_a_phone(open_page):
    page = open_page("/?lang=en#chosen=1,2,3", viewport=PHONE)
    drawn(page)
    page.locator("#tray").get_by_role("button", name="Compare").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Compare")
    expect(dialog.get_by_role("heading")).to_be_focused()
    found = Axe().run(page)
    assert not found.response["violations"], found.generate_report()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    frame = dialog.get_by_role("region")
    expect(frame).to_be_focused()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.compare-frame').scrollLeft > 0")
    page.keyboard.press("Escape")
    expect(page.locator("#tray").get_by_role("button", name="Compare")).to_be_focused()
    page.locator("#take").click()
    found = Axe().run(page)
    assert not found.response["violations"], found.generate_report()


def test_a_supplier_is_named_and_its_outlets_are_listed(open_page, api):
    """`supplied_by` is the key of a distributor."""
    supplier, other = api("outlets/items", limit=2)["features"]
    supplier["properties"].update(key="NPP-01", kind="distributor", name="Nhà phân phối Bình An")
    other["properties"].update(supplied_by="NPP-01")

    def answer(route):
        asked = query(route.request.url)
        found = [supplier] if asked.get("key") == "NPP-01" else [other] if asked.get("supplied_by") == "NPP-01" else [supplier, other]
        route.fulfill(json={"type": "FeatureCollection", "features": found, "numberMatched": len(found), "numberReturned": len(found)})

    page = open_page(prepare=lambda page: page.route(re.compile(r"/outlets/items\?"), answer))
    drawn(page)
    page.locator(".outlet", has_text=other["properties"]["name"]).click()
    card = page.locator(".card")
    expect(card).to_contain_text("Nguồn hàng: Nhà phân phối Bình An")
    card.get_by_role("button", name="Nhà phân phối Bình An").click()
    expect(card.get_by_role("heading")).to_have_text("Nhà phân phối Bình An")
    card.get_by_role("button", name="Cung cấp cho 1 cơ sở").click()
    settled(page, "1 cơ sở")
    assert query(page.url) == {"supplied_by": "NPP-01"}
    page.get_by_role("button", name="Bỏ lọc Nguồn hàng: NPP-01").click()
    expect(page).not_to_have_url(re.compile("supplied_by"))
