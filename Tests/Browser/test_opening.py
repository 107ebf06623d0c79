"""The page as it opens: map and list show the same outlets, and nothing comes from elsewhere."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from conftest import LAPTOP, PHONE
from first_view import first_view
from map_page import PROVINCE, drawn, names, settled

PUBLIC = Path(__file__).resolve().parents[2] / "Public"


def test_map_and_list_show_the_outlets_of_the_province(open_page, api):
    all_outlets = api("outlets/items", bbox=PROVINCE, limit=500)
    page = open_page()
    expect(page).to_have_title("Hàng Việt ở Bình Định")
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    settled(page, str(all_outlets["numberReturned"]))
    assert drawn(page) == all_outlets["numberReturned"]
    expected = {feature["properties"]["name"] for feature in all_outlets["features"]}
    listed = names(page)
    assert len(listed) == min(60, len(expected))
    assert set(listed) <= expected


def test_names_are_in_vietnamese_order(open_page):
    page = open_page()
    drawn(page)
    listed = names(page)
    # In Vietnamese "Đ" follows "D" and stands before "G"; by code point it would come last.
    d = next(i for i, name in enumerate(listed) if name.startswith("Chợ Đ"))
    g = next(i for i, name in enumerate(listed) if name.startswith("Chợ G"))
    assert d < g


def test_a_view_in_the_address_is_opened(open_page, api):
    page = open_page("/#map=12.00/13.77000/109.22000")
    shown = drawn(page)
    assert 0 < shown < api("outlets/items", bbox=PROVINCE, limit=1)["numberMatched"]
    settled(page, str(shown))


@pytest.mark.parametrize("view", ["", "#map=14/13.77/109.22", "#map=3/40/-100"])
def test_the_list_does_not_wait_for_the_map(open_page, view):
    asked, held = [], []

    def prepare(page):
        page.on("request", lambda request: asked.append(urlsplit(request.url).path))
        page.route("**/vendor/maplibre-gl.js", lambda route: held.append(route))

    page = open_page(f"/{view}", prepare=prepare)
    settled(page, re.compile(r"^\d+ cơ sở"))
    listed = names(page)
    # On one connection what is asked for first comes first.
    assert asked.index("/js/started.js") < asked.index("/js/main.js") < asked.index("/api/collections/outlets/items")
    assert asked.index("/api/collections/outlets/items") < asked.index("/vendor/maplibre-gl.js")
    for route in held:
        route.continue_()
    drawn(page)
    assert names(page) == listed
    assert asked.count("/api/collections/outlets/items") == 1, "the map shows what was listed"


@pytest.mark.parametrize("path, title", [("/", "Hàng Việt ở Bình Định"), ("/?lang=en", "Vietnamese goods in Bình Định")])
@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_nothing_moves_when_the_scripts_come(open_page, path, title, size):
    """Until then the page is in its language, and has room for what comes."""
    before = []
    # The list is as high as what is below it leaves.
    places = """() => ['.top', '#other-language', '.list', '#find-text'].map((part) => {
        const { x, y, width } = document.querySelector(part).getBoundingClientRect();
        return [x, y, width];
    })"""

    def prepare(page):
        def hold(route):
            expect(page.locator("h1")).to_have_text(title)
            expect(page.locator(".foot")).to_be_attached()
            # With its styles, which come at the same time.
            expect(page.locator(".top")).to_have_css("display", "flex")
            expect(page.locator("#tools")).to_have_css("visibility", "hidden")
            before.extend(page.evaluate(places))
            route.continue_()

        page.route("**/js/main.js", hold)

    page = open_page(path, viewport=size, prepare=prepare)
    expect(page.locator("#tools")).to_be_visible()
    assert page.evaluate(places) == before


def test_number_and_middle_of_a_crowd_are_asked_for_at_once(open_crowded):
    """Neither is answered before the other is asked for."""
    asked = []

    def together(route):
        asked.append(route)
        if len(asked) == 2:
            asked[0].continue_()
        if len(asked) > 1:
            route.continue_()

    page = open_crowded(prepare=lambda page: page.route(re.compile(r"/outlets/(items|nearest)\?"), together))
    expect(page.locator("#results .outlet")).to_have_count(60)


def test_moving_the_map_changes_list_and_address(open_page):
    page = open_page()
    before = drawn(page)
    page.get_by_role("button", name="Phóng to").click()
    expect(page.locator("#map")).not_to_have_attribute("data-outlets", str(before))
    summary = page.locator("#summary")
    expect(summary).not_to_contain_text(f"{before} cơ sở")
    listed = int(summary.inner_text().split()[0])
    assert 0 < listed < before and drawn(page) == listed
    assert "#map=" in page.url


@pytest.mark.parametrize("page, needed", [("index.html", ["main.js", "map.js", "markers.js"]), ("officer.html", ["officer/main.js"])])
def test_every_module_is_fetched_at_once(page, needed):
    """But those that only a click needs."""
    assert preloaded(page) == set.union(*(modules_behind(f"js/{name}") for name in needed))


def preloaded(page):
    return set(re.findall(r'(?:modulepreload"|script type="module") (?:href|src)="/(js/[^"]+)"', (PUBLIC / page).read_text()))


def modules_behind(first, pattern=r'from "(\.[^"]+)"'):
    """The modules that one imports, and those that they import."""
    found, waiting = set(), [PUBLIC / first]
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting += [(module.parent / name).resolve() for name in re.findall(pattern, module.read_text())]
    return {str(module.relative_to(PUBLIC)) for module in found}


EVER = r'(?:from |import\()"(\.[^"]+)"'


def test_no_module_is_left_over():
    all_modules = {str(module.relative_to(PUBLIC)) for module in (PUBLIC / "js").rglob("*.js")}
    # Two are none, for browsers that know no modules, and for a page that needs no more.
    classic = {"js/started.js", "js/print.js"}
    assert all_modules == modules_behind("js/main.js", EVER) | modules_behind("js/officer/main.js", EVER) | classic


def test_what_comes_with_a_click_is_kept_for_offline():
    later = modules_behind("js/main.js", EVER) - preloaded("index.html") - {"js/offline.js"}
    kept = set(re.findall(r'"/(js/[^"]+)"', (PUBLIC / "js/offline.js").read_text()))
    assert kept == later


# What Chrome 88, Firefox 98 or Safari 15.4, which started.js names, do not know, and nothing here provides.
NEWER = re.compile(
    r"\.(?:findLast|findLastIndex|toSorted|toReversed|toSpliced|isSubsetOf|withResolvers|checkVisibility|showPopover)\(|\.at\(-|\bstructuredClone\("
    r"|Response\.json\(|Object\.(?:hasOwn|groupBy)\(|Array\.fromAsync\(|URL\.canParse\(|AbortSignal\.(?:any|timeout)\("
    r"|\(\?<[=!]|^(?:export )?(?:const .*= )?await\b|^\s+static (?:\{|#)|^\s+#\w+ ?[=;(]", re.MULTILINE)


def test_no_script_asks_for_a_newer_browser_than_is_promised():
    scripts = [PUBLIC / "service-worker.js", *(PUBLIC / "js").rglob("*.js")]
    assert {script.name: NEWER.findall(script.read_text()) for script in scripts if NEWER.search(script.read_text())} == {}


@pytest.mark.parametrize("path, module", [("/", "list.js"), ("/?lang=en", "words/en.js"), ("/officer", "officer/lists.js")])
def test_a_page_that_cannot_start_says_so(open_page, path, module):
    """Where one module is lost, no other runs."""
    prepare = lambda page: page.route(f"**/js/{module}", lambda route: route.abort())
    page = open_page(path, prepare=prepare, tolerate=["ERR_FAILED", "Failed to fetch", "401"])
    said = page.get_by_role("alert")
    expect(said).to_contain_text("Trang chưa mở được")
    expect(said).to_contain_text("could not start")
    expect(page.locator(".no-script").last).to_contain_text("JavaScript")
    page.unroute(f"**/js/{module}")
    said.get_by_role("link", name="Tải lại").click()
    expect(page.locator("#summary, h2").first).not_to_be_empty()
    expect(page.locator(".no-script")).to_have_count(0)


def test_the_page_about_the_api_opens(open_page):
    page = open_page()
    page.get_by_role("link", name="Dữ liệu mở (API)").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("API")


def test_the_first_view_is_light_and_asks_nobody_else(crowd, server, browser):
    """350 kB compressed, the map library (250 kB of it) included."""
    for address in (server, crowd):
        view = first_view(browser, address, viewport=LAPTOP)
        assert view.transferred <= 350_000, sorted(view.parts, key=lambda part: -part[1])[:12]
        assert view.hosts == {urlsplit(address).netloc}
        paths = [path for path, _ in view.parts]
        assert "/basemap.geojson" in paths and any("/tiles/" in path for path in paths), "the workers' requests are counted"
        asked = [path for path in paths if path.endswith(("/items", "/nearest")) and "communes" not in path]
        assert len(asked) == len(set(asked)), "nothing is asked twice"
