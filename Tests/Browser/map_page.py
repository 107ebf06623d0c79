"""Words for what the tests do on the map page."""

import io
import math
import re
from urllib.parse import parse_qs, unquote, urlsplit

from PIL import Image
from playwright.sync_api import expect

# A supermarket of the sample list whose coordinates are exact.
COOPMART = "Siêu thị Co.opmart Quy Nhơn"
COOPMART_AT = (13.76736, 109.2217)
PROVINCE = "108.3,13.2,109.7,15"
SUPERMARKET_BLUE = (0x1D, 0x4F, 0xB8)


def view(zoom, lat, lng):
    return f"#map={zoom}/{lat}/{lng}"


def drawn(page):
    """Waits until the map has drawn outlets, and tells how many."""
    # At one moment: the number goes while the map draws anew.
    outlets = page.wait_for_function("() => Number(document.querySelector('#map').dataset.outlets ?? 0)")
    return outlets.json_value()


def names(page):
    return page.locator("#results .outlet-name").all_inner_texts()


def settled(page, text):
    """Waits for the heading of the list; a `re` or a string it must hold."""
    expect(page.locator("#summary")).to_contain_text(text)
    expect(page.locator("#results")).to_have_attribute("aria-busy", "false")


def in_vietnamese(number):
    """A count as the pages write it."""
    return f"{number:,}".replace(",", ".")


def middle(page):
    box = page.locator("#map").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def click_map(page, right=0, down=0):
    """Clicks beside the middle of the map, so many pixels to the right and down."""
    x, y = middle(page)
    page.mouse.click(x + right, y + down)


def place_at(zoom, lat, lng, right, down):
    """The place so many pixels from the middle of a view: Web Mercator with tiles of 512 pixels."""
    world = 512 * 2**zoom
    x = (lng + 180) / 360 * world + right
    y = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * world + down
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / world)))), x / world * 360 - 180


def pixels_like(page, colour, reach=14):
    """How many pixels around the middle of the map have nearly this colour."""
    x, y = middle(page)
    clip = {"x": x - reach, "y": y - reach, "width": 2 * reach, "height": 2 * reach}
    image = Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")
    return sum(max(abs(a - b) for a, b in zip(pixel, colour)) < 24 for pixel in image.get_flattened_data())


def query(url):
    return {name: values[-1] for name, values in parse_qs(urlsplit(url).query).items()}


def near_in_address(page):
    match = re.search(r"near=([\d.]+),([\d.]+)", unquote(urlsplit(page.url).fragment))
    return float(match[1]), float(match[2])


def vietnamese_distance(metres, accuracy):
    """A distance as the page must write it."""
    tens = math.floor(metres / 10 + 0.5) * 10
    if tens < 10:
        text = "dưới 10 m"
    elif tens < 1000:
        text = f"{tens} m"
    elif metres < 9950:
        text = f"{math.floor(metres / 100 + 0.5) / 10:.1f} km".replace(".", ",")
    else:
        text = f"{math.floor(metres / 1000 + 0.5)} km"
    head, _, unit = text.rpartition(" ")
    text = f"{head}\u00a0{unit}"  # never broken before the unit
    return f"khoảng {text}" if accuracy == "commune" else text


def change_outlets(page, change):
    """Lets `change(collection)` alter what the server answers about outlets before the page sees it."""

    def handle(route):
        answer = route.fetch()
        collection = answer.json()
        change(collection)
        route.fulfill(response=answer, json=collection)

    page.route(re.compile(r"/api/collections/outlets/(items\?|nearest)"), handle)
