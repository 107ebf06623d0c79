"""Moments and faults are chosen by SEED, as many as MOMENTS says: `make torture MOMENTS=500 SEED=7`."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from program import SEED, Database, add_officer, done, make_list  # noqa: E402


def pytest_report_header():
    return f"seed {SEED}"


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """A database of two changesets and an officer `an`, to be copied."""
    folder = tmp_path_factory.mktemp("published")
    database = Database(folder / "map.gpkg")
    done("import", make_list(folder / "first.csv", 40), "--database", database.path)
    done("import", make_list(folder / "second.csv", 20, first=100), "--database", database.path)
    add_officer(database)
    return database


@pytest.fixture
def database(published, tmp_path):
    copy = Database(tmp_path / "map.gpkg")
    copy.copy_from(published)
    return copy
