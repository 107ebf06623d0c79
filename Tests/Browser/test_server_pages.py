"""The pages and pictures that the server draws: no scripts needed, room for everything, nothing for axe to find."""

import re
import subprocess
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from conftest import LAPTOP, PHONE, opener, serving

PAGES = [
    "/lists", "/kinds/market", "/kinds/grocery?page=2", "/communes/21583:2025", "/communes/21550:2020", "/statistics",
    "/statistics?group=seafood&km=20", "/about", "/outlets/1", "/outlets/40",
]
# A laptop of 1366 pixels at 200 %, a small phone.
SIZES = [LAPTOP, {"width": 683, "height": 384}, {"width": 320, "height": 640}]


def address(path, language):
    return path if language == "vi" else path + ("&" if "?" in path else "?") + "lang=en"


@pytest.mark.parametrize("language, scheme", [("vi", "light"), ("en", "dark")])
def test_pages_have_no_fault_and_room(open_crowded, language, scheme):
    page = open_crowded("/about", color_scheme=scheme)
    for path in [*PAGES, "/outlets/40/print"]:
        for size in SIZES:
            page.set_viewport_size(size)
            page.goto(address(path, language))
            expect(page.locator("html")).to_have_attribute("lang", language)
            assert page.locator("html").evaluate("html => html.scrollWidth - html.clientWidth") <= 0, (path, size)
            if size == LAPTOP or path.startswith(("/kinds", "/communes")):
                # A column beyond the edge is a column that nobody sees.
                wide = page.locator("table").evaluate_all("tables => tables.filter((table) => table.scrollWidth > table.parentElement.clientWidth).map((table) => table.caption?.textContent)")
                assert not wide, (path, wide)
        found = [f"{violation['id']}: {[node['html'][:160] for node in violation['nodes'][:3]]}" for violation in Axe().run(page).response["violations"]]
        assert not found, (path, found)


def test_links_of_lists_and_tables_are_high_enough_for_a_finger(open_crowded):
    page = open_crowded("/about", viewport=PHONE)
    low = "links => links.map((link) => [link.textContent, link.getBoundingClientRect().height]).filter(([, height]) => height < 24)"
    for path in PAGES:
        page.goto(path)
        links = page.locator(".way a, :is(li, th, td) > a:visible")
        assert links.count() and not links.evaluate_all(low), path


def test_a_name_without_a_space_stays_within_a_phone(tmp_path, browser):
    name = "NhàPhânPhốiKhôngCóKhoảngTrắngNàoTrongTênNàyĐểXemCóTrànMànHìnhĐiệnThoạiKhông"
    (tmp_path / "long.csv").write_text(f"Tên cơ sở,Loại hình,Xã/phường,Huyện/TX/TP\n{name},Nhà phân phối,Xã An Quang,Huyện An Lão\n")
    with serving(tmp_path, lists=[tmp_path / "long.csv"]) as server, opener(server, browser) as open_page:
        page = open_page("/kinds/distributor", viewport=PHONE)
        page.get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
        for path in [urlsplit(page.url).path, urlsplit(page.url).path + "/print", "/kinds/distributor"]:
            page.goto(path)
            assert page.locator("html").evaluate("html => html.scrollWidth - html.clientWidth") <= 0, path


def test_a_print_sheet_with_much_to_say_is_one_page_too(tmp_path, browser):
    name = "Hợp tác xã nông nghiệp dịch vụ tổng hợp và tiêu thụ sản phẩm OCOP, đặc sản vùng cao huyện An Lão – chi nhánh giới thiệu và bán hàng Việt Nam số hai mươi bảy"
    address = "Thôn 3, đường liên xã đi hồ Hưng Long, cạnh trạm kiểm lâm số 2, sau lưng trường tiểu học xã"
    products = "; ".join(f"đặc sản số {number} của huyện An Lão" for number in range(5))
    (tmp_path / "long.csv").write_text(
        "Tên cơ sở,Loại hình,Địa chỉ,Xã/phường,Huyện/TX/TP,Sản phẩm,Giờ mở cửa\n"
        + f'"{name}",Hợp tác xã,"{address}",Xã An Quang,Huyện An Lão,{products},"Mo-Sa 07:30-11:30,13:30-17:00; Su 08:00-10:00; PH off"\n')
    with serving(tmp_path, lists=[tmp_path / "long.csv"]) as server, opener(server, browser) as open_page:
        page = open_page("/kinds/cooperative")
        page.get_by_role("link", name=name).click()
        page.goto(urlsplit(page.url).path + "/print")
        expect(page.locator("main")).to_contain_text("đặc sản số 4")
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1


def test_pages_print_without_their_buttons_and_leave_no_sheet_empty(open_page):
    """A phone's picture, as wide as the paper, would fill a sheet."""
    page = open_page("/outlets/1", viewport=PHONE)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="Xem trên bản đồ")).to_be_hidden()
    page.goto("/statistics")
    assert page.locator("h2").first.evaluate("heading => getComputedStyle(heading).breakAfter") == "avoid"


def test_former_wards_of_one_name_are_told_apart(open_crowded):
    page = open_crowded("/communes/21583:2025")
    former = page.locator("p", has_text="Gồm các đơn vị cũ").get_by_role("link").all_inner_texts()
    assert "Phường Thị Nại" in former and "Phường Thị Nại (Phường Lê Lợi)" in former
    assert len(set(former)) == len(former)


def test_one_searches_without_scripts(open_page):
    for address, field, button in [("/lists", "Tên cơ sở, sản phẩm", "Tìm"), ("/lists?lang=en", "Name, product", "Search")]:
        page = open_page(address, java_script_enabled=False, viewport=PHONE)
        page.get_by_label(field).fill("sieu thi coopmart")
        page.get_by_role("button", name=button).click()
        expect(page.get_by_role("link", name="Siêu thị Co.opmart Quy Nhơn")).to_be_visible()


def test_one_gets_everywhere_without_scripts(open_crowded):
    page = open_crowded("/lists", java_script_enabled=False, viewport=PHONE)
    page.get_by_role("link", name="Tạp hoá").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tạp hoá")
    page.get_by_role("link", name="Trang sau ›").click()
    expect(page.locator(".pages")).to_contain_text("Trang 2 /")
    first = page.locator("tbody th a").first
    name = first.inner_text()
    first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.locator(".way a").nth(2).click()
    expect(page.locator("main")).to_contain_text("Gồm các đơn vị cũ")
    page.locator("main").get_by_role("link").first.click()
    expect(page.locator(".warning")).to_contain_text("Đơn vị này không còn")
    page.get_by_role("link", name="Thống kê", exact=True).click()
    page.get_by_label("Nhóm hàng", exact=True).select_option("seafood")
    page.get_by_label("Xa hơn (km)").fill("10")
    page.get_by_role("button", name="Xem").click()
    expect(page.locator("main")).to_contain_text("Thuỷ hải sản gần nhất hơn 10 km")


@pytest.mark.parametrize("path", ["/map.svg?width=900&height=900", "/map.svg?bbox=109.18,13.74,109.26,13.8&width=900&height=600&lang=en", "/map.svg?mark=3&width=360&height=300", "/statistics.svg?group=seafood&km=10&width=560&height=780"])
def test_words_on_a_picture_keep_clear_of_each_other(open_page, path):
    page = open_page(path)
    boxes = page.evaluate(
        """() => {
          const area = (node) => { const { left, top, right, bottom } = node.getBoundingClientRect(); return { left, top, right, bottom, words: node.textContent }; };
          return { words: [...document.querySelectorAll("text")].filter((text) => text.getAttribute("fill") !== "#fff").map(area), marks: [...document.querySelectorAll("use")].map(area) };
        }""")
    words = boxes["words"]
    assert len(words) > 3
    width, height = page.evaluate("() => [Number(document.documentElement.getAttribute('width')), Number(document.documentElement.getAttribute('height'))]")
    for place, one in enumerate(words):
        assert one["left"] >= 0 and one["top"] >= 0 and one["right"] <= width and one["bottom"] <= height, one
        for other in [*words[place + 1:], *boxes["marks"]]:
            # Marks above and below letters have room of their own.
            meets = min(one["right"], other["right"]) > max(one["left"], other["left"]) and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 4
            assert not meets, (one, other)


def test_pictures_and_pages_follow_the_colour_scheme(open_crowded):
    page = open_crowded("/kinds/market", color_scheme="dark", viewport=PHONE)
    image = page.locator(".picture img")
    expect(image).to_be_visible()
    assert "theme=dark" in image.evaluate("image => image.currentSrc") and "width=360" in image.evaluate("image => image.currentSrc")
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(19, 28, 33)"


def test_the_code_on_the_print_sheet_leads_to_the_page(open_crowded, crowd, tmp_path):
    page = open_crowded("/outlets/40/print?lang=en")
    picture = tmp_path / "code.png"
    page.locator(".qr").screenshot(path=picture)
    read = subprocess.run(["zbarimg", "--quiet", "--raw", picture], capture_output=True, text=True, check=True)
    assert read.stdout.strip() == f"{crowd}/outlets/40?lang=en"


def test_a_print_sheet_is_one_page_of_a4(open_crowded, crowd_api, tmp_path):
    features = crowd_api("outlets/items", limit=500, kind="market,supermarket,specialty_store")["features"]
    fullest = max(features, key=lambda feature: sum(bool(value) for value in feature["properties"].values()))
    page = open_crowded(f"/outlets/{fullest['id']}/print", prepare=lambda page: page.add_init_script("window.print = () => { document.title = 'printed'; }"))
    expect(page.locator("main img")).to_be_visible()
    page.get_by_role("button", name="In", exact=True).click()
    expect(page).to_have_title("printed")
    file = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", file)) == 1
    box = [float(number) for number in re.search(rb"/MediaBox\s*\[([^\]]+)\]", file)[1].split()]
    assert abs(box[2] - 595) < 2 and abs(box[3] - 842) < 2
