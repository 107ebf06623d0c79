"""Starts the real program and a real browser for the tests of the pages.

HANGVIET_BINARY names the program (default: the debug build); HANGVIET_URL, if set, is a server that runs already;
HANGVIET_CROWD is how many outlets a crowd is (default: 2000).
Playwright's own browser is never downloaded: Debian's Chromium is driven.
"""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SOFTWARE_WEBGL = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
NO_WEBGL = ["--disable-gpu", "--disable-3d-apis"]
LAPTOP = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
# Placed by their commune alone, at its centre.
TOGETHER = ["Chợ Sinh Ba Một", "Chợ Đất Đỏ", "Chợ Hoàng Hôn"]
PASSWORD = "mật khẩu để thử"

# WebGL in software is slow on a busy machine of two cores.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The address of a server that holds the sample list."""
    if running := os.environ.get("HANGVIET_URL"):
        yield running.rstrip("/")
        return
    with serving(tmp_path_factory.mktemp("server")) as address:
        yield address


def hangviet(*arguments, **options):
    """Runs the program; its database is named among the arguments."""
    binary = str(ROOT / os.environ.get("HANGVIET_BINARY", ".build/debug/hangviet"))
    return subprocess.run([binary, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, **options)


@contextmanager
def serving(folder, accounts=(), lists=(), options=("--basemap", "none")):
    """A server of its own with the sample list and others; `accounts` are arguments of `officer add`, one tuple each,
    `options` arguments of `serve`."""
    database = folder / "browser.gpkg"
    for each in ("GeoData/sample-list.csv", *lists):
        imported = hangviet("import", each, "--database", database)
        assert imported.returncode in (0, 1), imported.stderr
    for account in accounts:
        added = hangviet("officer", "add", *account, "--password-stdin", "--database", database, input=PASSWORD)
        assert added.returncode == 0, added.stderr
    port = free_port()
    log = folder / "server.log"
    binary = str(ROOT / os.environ.get("HANGVIET_BINARY", ".build/debug/hangviet"))
    with log.open("w") as output:
        arguments = ["serve", "--database", str(database), "--port", str(port), *options]
        process = subprocess.Popen([binary, *arguments], cwd=ROOT, stdout=output, stderr=output)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_ready(address, process, log)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_ready(address, process, log):
    for _ in range(300):
        assert process.poll() is None, f"the server ended:\n{log.read_text()}"
        try:
            with urllib.request.urlopen(f"{address}/health/ready", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"the server does not become ready:\n{log.read_text()}")


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright):
    started = launch(playwright, SOFTWARE_WEBGL)
    yield started
    started.close()


@pytest.fixture(scope="session")
def browser_without_webgl(playwright):
    started = launch(playwright, NO_WEBGL)
    yield started
    started.close()


def launch(playwright, arguments, **options):
    return playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *arguments], **options)


@pytest.fixture
def open_page(server, browser):
    """Opens pages of the server, and fails the test for whatever they do wrong behind the scenes."""
    with opener(server, browser) as open_page:
        yield open_page


@contextmanager
def opener(server, browser):
    faults = []
    contexts = []

    def open_page(path="/", *, within=browser, prepare=None, tolerate=(), **options):
        """`prepare(page)` runs before the address is opened; `tolerate` are words of faults the test provokes itself.

        Service workers would answer in place of routes that a test makes: they are for tests of them alone."""
        context = within.new_context(**{"base_url": server, "viewport": LAPTOP, "service_workers": "block", **options})
        contexts.append(context)
        page = context.new_page()
        tolerated = ("Service Worker registration blocked by Playwright", *tolerate)
        watch(page, server, lambda fault: any(word in fault for word in tolerated) or faults.append(fault))
        if prepare:
            prepare(page)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        for page in context.pages:
            page.unroute_all(behavior="ignoreErrors")
        context.unroute_all(behavior="ignoreErrors")
        context.close()
    assert not faults, faults


@pytest.fixture(scope="session")
def crowd(tmp_path_factory):
    """A server with HANGVIET_CROWD outlets more, and three at one place."""
    folder = tmp_path_factory.mktemp("crowd")
    made = hangviet("demo", "--count", os.environ.get("HANGVIET_CROWD", "2000"), "--seed", "1", folder / "demo.csv")
    assert made.returncode == 0, made.stderr
    (folder / "together.csv").write_text(
        "STT,Tên cơ sở,Loại hình,Xã/phường,Huyện/TX/TP\n"
        + "".join(f"{i},{name},Chợ,Xã An Quang,Huyện An Lão\n" for i, name in enumerate(TOGETHER, 1)))
    with serving(folder, lists=[folder / "demo.csv", folder / "together.csv"]) as address:
        yield address


@pytest.fixture
def open_crowded(crowd, browser):
    """`open_page` of the server with the crowd."""
    with opener(crowd, browser) as open_page:
        yield open_page


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A server whose database a module's tests may write to, with an admin `an` and an officer `binh` of Quy Nhơn."""
    accounts = [("an", "--role", "admin"), ("binh", "--role", "officer", "--area", "540:2020")]
    with serving(tmp_path_factory.mktemp("desk"), accounts) as address:
        yield address


@pytest.fixture(scope="module")
def session(desk, browser):
    """The cookies of an officer who has signed in: `session("an")`."""
    states = {}

    def session(name):
        if name not in states:
            context = browser.new_context(base_url=desk)
            page = context.new_page()
            page.goto("/officer")
            sign_in(page, name)
            expect(page.locator("#ways")).to_be_visible()
            states[name] = context.storage_state()
            context.close()
        return states[name]

    return session


@pytest.fixture
def open_desk(desk, browser, session):
    """Opens the desk as an officer who has signed in: `open_desk("#/history", officer="binh")`; None has not."""
    with opener(desk, browser) as open_page:

        def open_desk(path="", *, officer="an", tolerate=(), **options):
            state = session(officer) if officer else None
            # The page asks who is here, which is answered with 401 for nobody.
            tolerated = tolerate if officer else ("401", *tolerate)
            return open_page(f"/officer{path}", tolerate=tolerated, storage_state=state, **options)

        open_desk.map = open_page
        yield open_desk


def sign_in(page, name, password=PASSWORD):
    page.get_by_label("Tên tài khoản").fill(name)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập").click()


def watch(page, server, report):
    """Reports what the console calls an error (a refusal by the Content-Security-Policy is one) and outside requests."""
    own_host = urlsplit(server).netloc

    def guard(route):
        url = urlsplit(route.request.url)
        if url.netloc == own_host:
            route.fallback()
        else:
            report(f"request to an outside host: {route.request.url}")
            route.abort()

    page.context.route(lambda url: urlsplit(url).scheme in ("http", "https", "ws", "wss"), guard)
    page.on("console", lambda message: message.type in ("error", "warning") and report(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: report(f"uncaught: {error}"))


@pytest.fixture
def api(server, playwright):
    """Asks the API itself, apart from the page: `api("outlets/items", limit=10)`."""
    with asker(server, playwright) as ask:
        yield ask


@pytest.fixture
def crowd_api(crowd, playwright):
    """`api` of the server with the crowd."""
    with asker(crowd, playwright) as ask:
        yield ask


@contextmanager
def asker(server, playwright):
    requests = playwright.request.new_context(base_url=server)

    def ask(path, **parameters):
        answer = requests.get(f"/api/collections/{path}", params=parameters)
        assert answer.ok, answer.text()
        return answer.json()

    yield ask
    requests.dispose()
