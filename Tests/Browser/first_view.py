"""Measures the page as somebody opens it for the first time."""

from dataclasses import dataclass
from urllib.parse import urlsplit

# Seconds from the address to the first outlet in the list, and to the first outlets on the map.
MARKS = """
new MutationObserver(() => {
  const seen = (name, selector) => document.querySelector(selector) && !performance.getEntriesByName(name).length && performance.mark(name);
  seen("list", "#results .outlet");
  seen("map", "#map[data-outlets]:not([data-outlets='0'])");
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-outlets"] });
"""


@dataclass
class FirstView:
    transferred: int
    """Bytes of all answers as they came, compressed, with their headers."""
    parts: list
    """`(path, bytes)` of each answer."""
    hosts: set
    list_at: float
    map_at: float


def first_view(browser, address, *, slow=False, **options):
    """`slow` is a cheap phone on a slow line."""
    context = browser.new_context(service_workers="block", **options)
    page = context.new_page()
    finished, asked = [], []
    # The map's workers ask, too.
    context.on("requestfinished", lambda request: finished.append(request))
    context.on("request", lambda request: asked.append(request))
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", {
            "offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8})
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(MARKS)
    page.goto(address)
    page.locator("#results .outlet").first.wait_for(timeout=60_000)
    page.locator("#map[data-outlets]").wait_for(timeout=60_000)
    page.wait_for_load_state("networkidle")
    at = {name: page.evaluate("name => performance.getEntriesByName(name)[0].startTime / 1000", name) for name in ("list", "map")}
    parts = []
    for request in finished:
        if request.url.startswith("http"):
            sizes = request.sizes()
            parts.append((urlsplit(request.url).path, sizes["responseBodySize"] + sizes["responseHeadersSize"]))
    hosts = {urlsplit(request.url).netloc for request in asked if request.url.startswith(("http", "ws"))}
    context.close()
    return FirstView(sum(size for _, size in parts), parts, hosts, at["list"], at["map"])
