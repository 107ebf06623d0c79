"""Starts the real program for the tests of other people's clients.

HANGVIET_BINARY names the program (default: the debug build). Tests talk to loopback only.
"""

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BINARY = str(ROOT / os.environ.get("HANGVIET_BINARY", ".build/debug/hangviet"))
DEMO_COUNT = 1500


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes

    @property
    def type(self):
        return self.headers.get("content-type", "").split(";")[0]

    @property
    def json(self):
        return json.loads(self.body)

    def links(self, rel):
        return [link for link in self.json.get("links", []) if link["rel"] == rel]


@dataclass
class Server:
    url: str
    database: Path

    @property
    def api(self):
        return f"{self.url}/api"

    def get(self, path, accept="*/*", method="GET", **parameters):
        """Asks an address, or a path below the API; an answer of any status is an answer."""
        address = path if path.startswith("http") else self.url + path
        if parameters:
            # Names with a hyphen come as bbox_crs.
            pairs = {name.replace("bbox_crs", "bbox-crs"): value for name, value in parameters.items()}
            address += ("&" if "?" in address else "?") + urllib.parse.urlencode(pairs)
        request = urllib.request.Request(address, headers={"Accept": accept}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                return Answer(response.status, {k.lower(): v for k, v in response.headers.items()}, response.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, {k.lower(): v for k, v in error.headers.items()}, error.read())

    def features(self, collection="outlets", **parameters):
        """All features of a collection, through its next links."""
        answer = self.get(f"/api/collections/{collection}/items", **parameters)
        features = []
        while True:
            assert answer.status == 200, answer.body
            features += answer.json["features"]
            following = answer.links("next")
            if not following:
                return features
            answer = self.get(following[0]["href"])


def hangviet(*arguments, codes=(0,)):
    done = subprocess.run([BINARY, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode in codes, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """A server that holds the sample list and some demonstration data."""
    folder = tmp_path_factory.mktemp("clients")
    database = folder / "clients.gpkg"
    hangviet("demo", "--count", DEMO_COUNT, "--seed", 3, folder / "demo.csv")
    for file in ("GeoData/sample-list.csv", folder / "demo.csv"):
        hangviet("import", file, "--database", database, codes=(0, 1))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = folder / "server.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [BINARY, "serve", "--database", str(database), "--port", str(port)], cwd=ROOT, stdout=output, stderr=output)
    running = Server(f"http://127.0.0.1:{port}", database)
    try:
        for _ in range(300):
            assert process.poll() is None, log.read_text()
            try:
                urllib.request.urlopen(f"{running.url}/health/ready", timeout=2)
                break
            except OSError:
                time.sleep(0.2)
        yield running
    finally:
        process.terminate()
        process.wait(20)
