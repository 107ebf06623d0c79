"""The Debian package and the web server in front, tried on this machine as root: `make test-deb`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Torture"))


def pytest_collection_modifyitems(items):
    if os.geteuid():
        for item in items:
            item.add_marker(pytest.mark.skip(reason="packages are installed by root only"))


@pytest.fixture(scope="session")
def installed():
    """The package, installed for the session and purged after."""
    assert subprocess.run(["dpkg", "-s", "hangviet"], capture_output=True).returncode, "hangviet is installed already"
    deb = Path(os.environ["DEB"]).resolve()
    subprocess.run(["dpkg", "-i", deb], check=True)
    yield deb
    subprocess.run(["dpkg", "--purge", "hangviet"], check=True)
