"""QGIS without a screen; `make test-qgis` installs it, and elsewhere these tests are passed over where it is missing."""

import json
import os
import subprocess
from pathlib import Path

import pytest

PYTHON = "/usr/bin/python3"


def has_qgis():
    return subprocess.run([PYTHON, "-c", "import qgis.core"], capture_output=True).returncode == 0


@pytest.mark.skipif("HANGVIET_QGIS" not in os.environ and not has_qgis(), reason="QGIS is not installed: make test-qgis")
def test_qgis_opens_service_and_file(server, tmp_path):
    script = Path(__file__).with_name("qgis_layers.py")
    environment = {
        "PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path),
        "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [PYTHON, str(script), server.api, str(server.database)], capture_output=True, text=True, env=environment, timeout=180)
    results = [line for line in done.stdout.splitlines() if line.startswith("RESULT ")]
    assert results, done.stdout + done.stderr
    result = json.loads(results[0].removeprefix("RESULT "))
    counts = server.get("/api/collections/outlets/items", limit=1).json["numberMatched"]
    oapif = result["oapif"]
    assert oapif["valid"], oapif
    assert oapif["count"] == counts and "kind" in oapif["fields"]
    assert oapif["box"] == len(server.features(bbox="109.1,13.7,109.3,13.9", limit=10_000))
    assert oapif["markets"] == len(server.features(kind="market", limit=10_000))
    assert result["geopackage"]["valid"], result
    assert result["geopackage"]["count"] >= counts and result["geopackage"]["crs"] == "EPSG:4326"
