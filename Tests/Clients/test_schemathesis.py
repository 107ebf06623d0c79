"""Requests of all kinds, made from the OpenAPI document by schemathesis: right ones and wrong ones, seeded."""

import os
import subprocess
import sys
from pathlib import Path


def test_answers_are_as_the_document_says(server, tmp_path):
    done = subprocess.run(
        [Path(sys.executable).with_name("schemathesis"), "run", f"{server.api}/openapi.json", "--seed", "7",
         "--max-examples", "10", "--phases", "examples,coverage,fuzzing", "--generation-deterministic", "--no-color",
         "--request-timeout", "20"],
        env=os.environ | {"SCHEMATHESIS_HOOKS": "schemathesis_hooks", "PYTHONPATH": str(Path(__file__).parent)}, cwd=tmp_path,
        capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
