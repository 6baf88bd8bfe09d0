"""The store of the cookbook, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from .store import make


@pytest.fixture(scope="session")
def cookbook_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("cookbook") / "cookbook.store")
