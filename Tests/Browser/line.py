"""Words for what the tests do to the line between a page and the server."""

import contextlib
import re
import socket
import threading
import time
from contextlib import contextmanager
from urllib.parse import urlsplit

import conftest


def is_kept(page):
    """Waits until the service worker holds what the page is made of, and what comes with a click."""
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    later = re.findall(r'"(/js/[^"]+)"', (conftest.ROOT / "Public/js/offline.js").read_text())
    page.wait_for_function("async (urls) => (await Promise.all(urls.map((url) => caches.match(url)))).every(Boolean)", arg=later)
    page.wait_for_timeout(1500)


@contextmanager
def line_to(server):
    """A line to the server on an address of its own; while `hangs` is true it takes what is asked, and no answer comes;
    `change` is what somebody in between makes of the bytes of an answer; `lost` are bytes of requests that end it."""
    line = {"hangs": False, "change": lambda data: data, "lost": None}
    end = urlsplit(server)

    def carry(source, target, is_answer):
        while data := source.recv(65_536):
            while line["hangs"] and is_answer:
                time.sleep(0.1)
            if not is_answer and line["lost"] and line["lost"] in data:
                source.close()
                target.close()
                return
            target.sendall(line["change"](data) if is_answer else data)

    def quietly(*arguments):
        with contextlib.suppress(OSError):
            carry(*arguments)

    def accept():
        with contextlib.suppress(OSError):
            while True:
                here, _ = listening.accept()
                there = socket.create_connection((end.hostname, end.port))
                for arguments in ((here, there, False), (there, here, True)):
                    threading.Thread(target=quietly, args=arguments, daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=accept, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", line
