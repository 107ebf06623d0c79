"""How heavy the first view is, and when it can be used, on a cheap phone with a slow line: `make bench-page`.

Chromium with a processor four times slower, 1.6 Mbit/s, 150 ms there and back. Prints; asserts nothing.
"""

import statistics
import sys
import tempfile
from collections import Counter
from pathlib import Path

from playwright.sync_api import sync_playwright

from conftest import LAPTOP, PHONE, SOFTWARE_WEBGL, launch, serving
from first_view import first_view

RUNS = 3


def main():
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as address, sync_playwright() as playwright:
        browser = launch(playwright, SOFTWARE_WEBGL)
        print(f"{'':8} {'kB':>6} {'requests':>9} {'list, s':>8} {'map, s':>7}   (median of {RUNS})")
        for name, size in (("phone", PHONE), ("laptop", LAPTOP)):
            views = [first_view(browser, address, viewport=size, slow=True) for _ in range(RUNS)]
            kilobytes, requests, list_at, map_at = (statistics.median(values) for values in zip(*[
                (view.transferred / 1000, len(view.parts), view.list_at, view.map_at) for view in views]))
            print(f"{name:8} {kilobytes:6.0f} {requests:9.0f} {list_at:8.2f} {map_at:7.2f}")
        if "--parts" in sys.argv:
            for path, size in Counter(dict(views[-1].parts)).most_common():
                print(f"{size:8} {path}")
        browser.close()


if __name__ == "__main__":
    main()
