"""The pages in WebKit, which every browser on an iPhone is made of: what Chromium cannot show."""

import os
import shutil
import subprocess

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

DRIVER = shutil.which("WebKitWebDriver")
BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"
pytestmark = pytest.mark.skipif(
    not (DRIVER and os.path.exists(BROWSER) and shutil.which("Xvfb")), reason="webkit2gtk-driver or xvfb is not installed")


@pytest.fixture(scope="module")
def webkit():
    """WebKit draws only where there is a screen: one that nobody sees."""
    told, tells = os.pipe()
    screen = subprocess.Popen(["Xvfb", "-displayfd", str(tells), "-screen", "0", "1366x800x24"], pass_fds=[tells], stderr=subprocess.DEVNULL)
    os.close(tells)
    with os.fdopen(told) as number:
        environment = {**os.environ, "DISPLAY": f":{number.readline().strip()}"}
    options = Options()
    options.binary_location = BROWSER
    options.add_argument("--automation")
    driver = webdriver.WebKitGTK(options=options, service=Service(DRIVER, env=environment))
    yield driver
    driver.quit()
    screen.terminate()
    screen.wait()


def shown(webkit, selector):
    """Waits for an element that can be seen."""
    return WebDriverWait(webkit, 30).until(
        lambda _: next((each for each in webkit.find_elements(By.CSS_SELECTOR, selector) if each.is_displayed()), None))


def test_map_list_and_comparison(server, webkit):
    webkit.set_window_size(390, 780)
    webkit.get(f"{server}/#chosen=1,2")
    shown(webkit, "#results .outlet")
    shown(webkit, "#map[data-outlets]:not([data-outlets='0'])")
    shown(webkit, "#tray button:not(.tray-none)").click()
    assert shown(webkit, "dialog .compare").size["height"] > 100
    assert shown(webkit, "dialog .compare-frame").size["height"] > 100, "all of the table was hidden"


def test_the_desk_opens(server, webkit):
    """To stay signed in takes TLS: WebKit sends no secure cookie without it, not even to this machine."""
    webkit.get(f"{server}/officer")
    shown(webkit, ".sign-in input[type=password]")
