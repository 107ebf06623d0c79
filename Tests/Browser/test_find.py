"""The search box, the filters with their counts, and the list within a radius."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from conftest import PHONE
from map_page import COOPMART, COOPMART_AT, drawn, in_vietnamese, names, near_in_address, query, settled, view


def box(page):
    return page.get_by_role("combobox", name=re.compile("Tìm cơ sở"))


def options(page):
    return page.locator("#find-options").get_by_role("option")


def test_an_outlet_is_found_without_diacritics(open_page):
    page = open_page()
    drawn(page)
    box(page).press_sequentially("co opmart quy")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    options(page).filter(has_text=COOPMART).click()
    expect(page.locator(".card").get_by_role("heading")).to_have_text(COOPMART)
    expect(page).to_have_url(re.compile(r"#map=16.*&outlet=\d+"))
    expect(options(page)).to_have_count(0)


def test_an_outlet_in_the_address_is_opened(open_page, api):
    coopmart = api("outlets/items", q="co opmart")["features"][0]
    page = open_page(f"/#outlet={coopmart['id']}")
    expect(page.locator(".card").get_by_role("heading")).to_have_text(COOPMART)
    page.keyboard.press("Escape")
    expect(page.locator(".card")).to_have_count(0)
    assert "outlet=" not in page.url


def test_a_commune_by_its_old_name_is_a_place_to_be_near(open_page, api):
    page = open_page()
    drawn(page)
    box(page).fill("thị trấn ngô mây")
    choice = options(page).filter(has_text="Thị trấn Ngô Mây").filter(has_text="Huyện Phù Cát")
    expect(choice).to_contain_text("Tên cũ trước 1/7/2025")
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    expect(box(page)).to_have_attribute("aria-activedescendant", "find-option-0")
    choice.click()
    settled(page, "gần nhất")
    expect(page.locator("#origin")).to_contain_text("trung tâm Thị trấn Ngô Mây")
    # Whoever names a place wants to see it, not a pin in the whole province.
    expect(page).to_have_url(re.compile("#map=1[0-2]"))
    lat, lng = near_in_address(page)
    communes = api("communes/items", era=2020, limit=200)["features"]
    town = next(each for each in communes if each["properties"]["name"] == "Thị trấn Ngô Mây")
    assert [round(part, 4) for part in (lng, lat)] == [round(part, 4) for part in town["geometry"]["coordinates"]]
    page.reload()
    expect(page.locator("#origin")).to_contain_text("trung tâm Thị trấn Ngô Mây")


def test_communes_are_found_as_they_are_written(open_page):
    page = open_page()
    for words, name in [("quy nhơn", "Phường Quy Nhơn"), ("Qui Nhon", "Phường Quy Nhơn"), ("TT. Tuy Phước", "Thị trấn Tuy Phước"), ("hoai nhon", "Phường Hoài Nhơn"), ("P. Lê Lợi, Quy Nhơn", "Phường Lê Lợi (Phường Thị Nại)")]:
        box(page).fill(words)
        expect(options(page).first.locator(".outlet-name")).to_have_text(name)


def test_how_many_suggestions_there_are_is_spoken(open_page):
    page = open_page()
    note = page.get_by_role("status").and_(page.locator("#find-said"))
    box(page).fill("chợ phú")
    expect(options(page).first).to_be_visible()
    expect(note).to_have_text(f"{options(page).count()} gợi ý")
    # Who sees them needs no number.
    assert note.evaluate("note => getComputedStyle(note).clipPath") == "inset(50%)"
    box(page).fill("zzzz")
    expect(note).to_have_text("0 gợi ý")
    box(page).press("Escape")
    box(page).fill("")
    expect(note).to_be_empty()


def test_words_narrow_list_and_map(open_page, api):
    expected = api("outlets/items", q="chợ phú", limit=300)
    page = open_page()
    drawn(page)
    box(page).fill("chợ phú")
    box(page).press("Enter")
    settled(page, str(expected["numberMatched"]))
    assert sorted(names(page)) == sorted(each["properties"]["name"] for each in expected["features"])
    expect(page.locator("#map")).to_have_attribute("data-outlets", str(expected["numberMatched"]))
    assert query(page.url)["q"] == "chợ phú"
    page.get_by_role("button", name="Bỏ lọc “chợ phú”").click()
    expect(page).not_to_have_url(re.compile("q="))
    expect(box(page)).to_have_value("")


def test_what_is_not_in_view_is_offered_where_it_is_nearest(open_page):
    page = open_page(f"/?q=bong+son{view(14, *COOPMART_AT)}")
    settled(page, "0 cơ sở")
    expect(page.locator("#message")).to_contain_text("Không có cơ sở nào ở đây")
    page.get_by_role("button", name="Tìm nơi gần nhất").click()
    settled(page, "gần nhất")
    expect(page.locator(".outlet-name").first).to_have_text("Chợ Bồng Sơn")
    expect(page.locator("#map")).to_have_attribute("data-outlets", re.compile("[1-9]"))


def test_without_suggestions_words_are_searched_all_the_same(open_page):
    page = open_page(prepare=lambda page: page.route(re.compile("/api/suggestions"), lambda route: route.abort()), tolerate=["ERR_FAILED"])
    drawn(page)
    box(page).press_sequentially("co opmart")
    box(page).press("Enter")
    expect(page.locator(".outlet")).to_have_count(1)
    expect(page.locator(".outlet")).to_contain_text(COOPMART)


def test_a_space_after_a_word_asks_nothing_new(open_page):
    page = open_page()
    drawn(page)
    asked = []
    page.on("request", lambda request: "/api/suggestions" in request.url and asked.append(query(request.url)["q"]))
    box(page).fill("quy")
    expect(options(page).first).to_be_visible()
    box(page).press("Space")
    # Longer than the fingers rest.
    page.wait_for_timeout(400)
    box(page).press("n")
    expect(options(page).filter(has_text="Phường Quy Nhơn").first).to_be_visible()
    page.wait_for_function("() => performance.getEntriesByType('resource').some(({ name }) => name.includes('q=quy+n'))")
    assert asked == ["quy", "quy n"]
    # What was closed is asked for again.
    box(page).press("Escape")
    expect(options(page)).to_have_count(0)
    box(page).press("ArrowDown")
    expect(options(page).first).to_be_visible()
    assert asked == ["quy", "quy n", "quy n"]


def test_an_answer_that_knows_no_districts_is_shown(open_page):
    """As a service worker holds those of an older server."""

    def forget(route):
        answer = route.fetch()
        route.fulfill(response=answer, json={name: found for name, found in answer.json().items() if name != "districts"})

    page = open_page(prepare=lambda page: page.route(re.compile("/api/suggestions"), forget))
    drawn(page)
    box(page).fill("quy nhon")
    expect(options(page).first).to_be_visible()


def test_mistyped_words_are_put_right_as_one_types(open_page):
    for address, said in [("/", "Không tìm thấy “sieu thi coopmrt”; có phải ý bạn là:"), ("/?lang=en", "Nothing found for “sieu thi coopmrt”; did you mean:")]:
        page = open_page(address)
        drawn(page)
        typed = page.get_by_role("combobox")
        typed.fill("sieu thi coopmrt")
        expect(page.locator("#find-note")).to_have_text(said)
        expect(options(page).filter(has_text=COOPMART)).to_have_count(1)
        assert not Axe().run(page).response["violations"]
        typed.press("ArrowDown")
        typed.press("Enter")
        expect(typed).to_have_value("sieu thi coopmart")
        expect(page.locator("#results .outlet-name")).to_have_text([COOPMART])
        expect(page.locator("#find-note")).to_be_empty()
        assert query(page.url)["q"] == "sieu thi coopmart"
        typed.fill("coopm")
        expect(options(page).filter(has_text=COOPMART)).to_have_count(1)
        expect(page.locator("#find-note")).to_be_empty()


def test_mistyped_words_are_put_right_where_the_list_is_empty(open_page):
    page = open_page()
    drawn(page)
    box(page).fill("Hoai Nhonn")
    box(page).press("Enter")
    expect(page.locator("#message")).to_contain_text("Không tìm thấy “Hoai Nhonn”; có phải ý bạn là:")
    assert not Axe().run(page).response["violations"]
    page.get_by_role("button", name="Hoai nhon", exact=True).press("Enter")
    settled(page, "cơ sở trong khung bản đồ")
    expect(page.locator(".outlet").first).to_be_visible()
    expect(page.locator("#message")).to_be_empty()
    expect(page.locator("#summary")).to_be_focused()
    assert query(page.url)["q"] == "Hoai nhon"
    expect(box(page)).to_have_value("Hoai nhon")


def test_a_former_district_leads_to_all_of_it(open_page, api):
    for address, name in [("/", "Tên cũ trước 1/7/2025: xem mọi cơ sở ở đó"), ("/?lang=en", "Name before 1 July 2025: see all outlets there")]:
        page = open_page(f"{address}#near=14.4,109.0")
        drawn(page)
        typed = page.get_by_role("combobox").first
        typed.fill("huyen tuy phuoc")
        expect(options(page).first).to_contain_text("Huyện Tuy Phước")
        expect(options(page).first).to_contain_text(name)
        options(page).first.click()
        expected = api("outlets/items", district_code_2020="550", limit=300)["features"]
        expect(page.locator("#results .outlet")).to_have_count(len(expected))
        assert sorted(names(page)) == sorted(each["properties"]["name"] for each in expected)
        assert query(page.url)["q"] == "Huyện Tuy Phước" and "near=" not in page.url
        expect(page).to_have_url(re.compile("#map=(9|1[01])"))


def test_words_for_a_place_without_outlets_lead_there(open_page, api):
    communes = api("communes/items", era=2025, limit=200)["features"]
    held = " ".join(str(each["properties"]) for each in api("outlets/items", limit=300)["features"])
    name = next(each["properties"]["name"] for each in communes if each["properties"]["name"].partition(" ")[2] not in held)
    for words in (name, f"{name}x"):
        page = open_page(f"/?q={words}")
        expect(page.locator("#map")).to_have_attribute("data-outlets", "0")
        expect(page.locator("#message")).to_contain_text(f"Không tìm thấy “{words}”; có phải ý bạn là:")
        assert not Axe().run(page).response["violations"]
        expect(page.locator("#message button").first).to_have_text(f"Tìm quanh {name}")
        page.locator("#message button").first.click()
        settled(page, "gần nhất")
        expect(page.locator("#origin")).to_contain_text(f"trung tâm {name}")
        expect(page.locator(".outlet").first).to_be_visible()
        assert "q" not in query(page.url)


def test_a_list_that_ends_within_the_radius_says_so(open_crowded):
    lat, lng = COOPMART_AT
    page = open_crowded(f"/#near={lat},{lng}&radius=20000")
    settled(page, "300 cơ sở gần nhất trong vòng 20\u00a0km. Có thể còn nữa")
    page = open_crowded(f"/?lang=en#near={lat},{lng}&radius=20000")
    settled(page, "300 nearest outlets within 20\u00a0km. There may be more")


def test_products_are_suggested(open_crowded, crowd_api):
    product = next(name for each in crowd_api("outlets/items", limit=100)["features"] for name in each["properties"]["products"])
    page = open_crowded()
    drawn(page)
    box(page).press_sequentially(product)
    options(page).filter(has_text="Sản phẩm: xem nơi có").filter(has_text=product).click()
    assert query(page.url)["q"] == product
    settled(page, "cơ sở")


def test_chips_tell_what_they_would_leave(open_crowded, crowd_api):
    page = open_crowded()
    drawn(page)
    page.locator("#filters summary").click()
    for name, code, others in [("payments", "qr", {}), ("kind", "agent", {}), ("open", "unknown", {}), ("online_order", "true", {})]:
        matched = crowd_api("outlets/items", limit=1, **{name: code})["numberMatched"]
        expect(page.locator(f"label:has(input[name={name}][value={code}]) .chip-count")).to_have_text(in_vietnamese(matched))
    page.locator("input[name=payments][value=qr]").check()
    both = crowd_api("outlets/items", limit=1, payments="qr", kind="agent")["numberMatched"]
    expect(page.locator("label:has(input[value=agent]) .chip-count")).to_have_text(in_vietnamese(both))
    page.locator("input[value=agent]").check()
    expect(page.locator("#map")).to_have_attribute("data-outlets", str(both))
    assert query(page.url) == {"kind": "agent", "payments": "qr"}
    page.get_by_role("button", name="Bỏ lọc Đại lý").click()
    expect(page.locator("input[value=agent]")).not_to_be_checked()
    expect(page).not_to_have_url(re.compile("agent"))
    page.get_by_role("button", name="Bỏ hết bộ lọc").click()
    expect(page).not_to_have_url(re.compile("payments"))


def test_a_radius_bounds_the_list(open_page, api):
    lat, lng = COOPMART_AT
    page = open_page(f"/#near={lat},{lng}")
    settled(page, "gần nhất")
    page.get_by_label("Trong vòng").select_option("1000")
    expected = api("outlets/nearest", point=f"{lng},{lat}", limit=300, **{"max-distance": 1000})["features"]
    settled(page, f"{len(expected)} cơ sở trong vòng 1\u00a0km")
    expect(page.locator(".outlet")).to_have_count(len(expected))
    expect(page.locator(".outlet", has_text="phút")).to_have_count(
        sum(each["properties"]["accuracy"] != "commune" for each in expected))
    assert "radius=1000" in page.url


def test_nothing_for_axe_to_find(open_crowded):
    for path, size in [("/", None), ("/?lang=en&kind=market&q=cho#map=13/13.77/109.22&near=13.77,109.22&radius=2000", PHONE)]:
        page = open_crowded(path, **({"viewport": size} if size else {}))
        drawn(page)
        page.locator("#filters summary").click()
        expect(page.locator(".chip-count").first).not_to_be_empty()
        page.locator("#find-text").fill("chợ")
        expect(options(page).first).to_be_visible()
        found = Axe().run(page)
        assert not found.response["violations"], found.generate_report()
        page.keyboard.press("Escape")
        page.locator(".outlet").first.click()
        expect(page.locator(".card")).to_be_visible()
        found = Axe().run(page)
        assert not found.response["violations"], found.generate_report()
