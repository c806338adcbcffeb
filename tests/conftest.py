"""Settings and fixtures for every test: Qt without a screen, Hypothesis profiles, fresh catalogues."""

import importlib.util
import os
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"

# Before Qt is imported. A desktop test starts its programs with the virtual desktop's own environment.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Days begin where most users are, whoever runs the tests: at noon in Greenwich it is tomorrow in Auckland already.
os.environ["TZ"] = "Europe/Berlin"
if sys.platform != "win32":
    time.tzset()
# A window of the tests must neither ask nor fill the keyring of whoever runs them.
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile(
    "ci", max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues that are older than their source, once, before any worker starts."""
    if hasattr(config, "workerinput"):
        return
    spec = importlib.util.spec_from_file_location("build_hook", ROOT / "packaging" / "build_hook.py")
    assert spec
    assert spec.loader
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    hook.compile_catalogues(ROOT / "resources" / "i18n")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real vCard files beside the checkout."""
    if not CORPUS.is_dir():
        pytest.skip("the folder ../shared/corpus with real cards is not there")
    return CORPUS
