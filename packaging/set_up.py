"""Makes .venv ready for the scripts beside it: `set_up.py run|test FINGERPRINT`, `set_up.py window`.

Needs Python 3.11 and nothing else. Progress goes to standard error: scripts read what the program prints.
"""

import ctypes
import fcntl
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
STEPS = ENVIRONMENT / ".steps.json"
WINDOW_STAMP = ENVIRONMENT / ".ready-window"

# Debian's packages, each with the library, program or file by which it is known to be there.
# What Qt links to and its wheel does not bring:
WINDOW = {
    "libdbus-1-3": "libdbus-1.so.3",
    "libegl1": "libEGL.so.1",
    "libfontconfig1": "libfontconfig.so.1",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libgssapi-krb5-2": "libgssapi_krb5.so.2",
    "libx11-xcb1": "libX11-xcb.so.1",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-sync1": "libxcb-sync.so.1",
    "libxcb-xfixes0": "libxcb-xfixes.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxkbcommon0": "libxkbcommon.so.0",
}
MODULES = f"/usr/lib/{sysconfig.get_config_var('MULTIARCH')}/gtk-2.0/modules"
# What the virtual desktop of tests/desktop starts, and the hands and eyes of its tests:
DESKTOP = {
    "at-spi2-core": "/usr/libexec/at-spi-bus-launcher",
    "dbus-daemon": "dbus-daemon",
    "desktop-file-utils": "desktop-file-validate",
    "fonts-dejavu-core": "/usr/share/fonts/truetype/dejavu",
    "gcr": "/usr/libexec/gcr-prompter",
    "gnome-keyring": "gnome-keyring-daemon",
    "imagemagick": "import",
    "libatk-adaptor": f"{MODULES}/libatk-bridge.so",
    "libgail-common": f"{MODULES}/libgail.so",
    "libglib2.0-bin": "gio",
    "libgtk-3-bin": "gtk-launch",
    "openbox": "openbox",
    "pcmanfm": "pcmanfm",
    "shared-mime-info": "update-mime-database",
    "wmctrl": "wmctrl",
    "x11-utils": "xprop",
    "xclip": "xclip",
    "xdg-utils": "xdg-mime",
    "xdotool": "xdotool",
    "xfce4-notifyd": "/usr/share/dbus-1/services/org.xfce.xfce4-notifyd.Notifications.service",
    "xfce4-panel": "xfce4-panel",
    "xvfb": "Xvfb",
}


class SetUpError(Exception):
    """Something only the user can mend; the message says what to do."""


def say(text: str) -> None:
    """Tell the user what goes on."""
    print(text, file=sys.stderr, flush=True)


def run(*command: str | Path) -> None:
    """Run a command whose output is progress."""
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=sys.stderr)


def is_there(mark: str) -> bool:
    """Whether a library loads, a program is found, a file exists."""
    if mark.startswith("/"):
        return Path(mark).exists()
    if ".so." not in mark:
        return shutil.which(mark) is not None
    try:
        ctypes.CDLL(mark)
    except OSError:
        return False
    return True


def install_packages(packages: Mapping[str, str], purpose: str) -> bool:
    """Whether all packages are there, missing ones installed by root, or else the line to type said."""
    if sys.platform != "linux":
        return True
    missing = [package for package, mark in packages.items() if not is_there(mark)]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        apt_get(missing, purpose)
        missing = [package for package, mark in packages.items() if not is_there(mark)]
    if missing:
        say(f"{purpose} needs packages that are not installed. As root, type:\n")
        say(f"  apt-get install --no-install-recommends {' '.join(missing)}\n")
    return not missing


def apt_get(packages: Sequence[str], purpose: str) -> None:
    """Install packages; a failure is left to the caller to notice."""
    say(f"Installing for {purpose.lower()}: {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    options = ["-qq", "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0"]
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        subprocess.run(
            ["apt-get", *options, *command],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,
            check=False,
        )


def make_environment() -> None:
    """Make .venv with pip in it, unless a working one is there."""
    probe = [str(PYTHON), "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"]
    if PYTHON.exists() and subprocess.run(probe, capture_output=True, check=False).returncode == 0:
        return
    say(f"Setting up {ENVIRONMENT}, once.")
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not has_ensurepip() and os.geteuid() == 0 and shutil.which("apt-get"):
        apt_get([package], "The environment")
    if has_ensurepip():
        run(sys.executable, "-m", "venv", "--clear", ENVIRONMENT)
        return
    run(sys.executable, "-m", "venv", "--clear", "--without-pip", ENVIRONMENT)
    if not bring_pip():
        raise SetUpError(f"Python's venv module is not complete. As root, type:\n\n  apt-get install {package}\n")


def has_ensurepip() -> bool:
    """Whether this Python can put pip into an environment; on Debian that is a package of its own."""
    probe = [sys.executable, "-c", "import ensurepip"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def bring_pip() -> bool:
    """Put pip into .venv without root: by a pip outside of it, or out of Debian's package, unpacked aside."""
    if importlib.util.find_spec("pip"):
        outside = [sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "--quiet", "pip"]
        return subprocess.run(outside, stdout=sys.stderr, check=False).returncode == 0
    with tempfile.TemporaryDirectory() as folder:
        download = ["apt-get", "-qq", "download", "python3-pip-whl"]
        if not shutil.which("apt-get") or subprocess.run(download, cwd=folder, check=False).returncode:
            return False
        for package in Path(folder).glob("*.deb"):
            run("dpkg-deb", "--extract", package, folder)
        for wheel in Path(folder).glob("usr/share/python-wheels/pip-*.whl"):
            run(PYTHON, wheel / "pip", "install", "--quiet", "--no-index", wheel)
            return True
    return False


def pip(*arguments: str | Path) -> None:
    """Run the environment's pip."""
    run(PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input", *arguments)


def install(locks: Sequence[str]) -> None:
    """Install what the locks name, then the checkout itself; each only if it changed since it was done."""
    done: dict[str, str] = json.loads(STEPS.read_text()) if STEPS.exists() else {}
    for lock in locks:
        digest = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
        if done.get(lock) != digest:
            say(f"Installing {lock}")
            pip("install", "--require-hashes", "--requirement", ROOT / lock)
            done[lock] = digest
            STEPS.write_text(json.dumps(done))
    project = f"{ROOT} {hashlib.sha256((ROOT / 'pyproject.toml').read_bytes()).hexdigest()}"
    if done.get("project") != project:
        pip("install", "--no-deps", "--no-index", "--no-build-isolation", "--editable", ROOT)
        done["project"] = project
        STEPS.write_text(json.dumps(done))
    run(PYTHON, ROOT / "packaging" / "build_hook.py")


def prepare(purpose: str, fingerprint: str) -> None:
    """Set up for `run` or `test`, and remember the fingerprint of the files that this was done from."""
    stamp = ENVIRONMENT / f".ready-{purpose}"
    if stamp.exists() and stamp.read_text() == f"{fingerprint}\n":
        return  # somebody else did it while this process waited for its turn
    make_environment()
    install(["requirements.lock", "packaging/test.lock"] if purpose == "test" else ["requirements.lock"])
    prepare_window()
    if purpose == "test":
        install_packages(DESKTOP, "The virtual desktop of the tests")
    stamp.write_text(f"{fingerprint}\n")


def prepare_window() -> bool:
    """See that Qt finds what it links to."""
    complete = install_packages(WINDOW, "The window")
    if complete:
        WINDOW_STAMP.touch()
    return complete


def main() -> int:
    """Do as the first argument says, one process at a time."""
    with Path(__file__).open() as itself:
        fcntl.flock(itself, fcntl.LOCK_EX)
        try:
            if sys.argv[1] == "window":
                return 0 if prepare_window() else 1
            prepare(sys.argv[1], sys.argv[2])
        except SetUpError as error:
            say(str(error))
            return 1
        except subprocess.CalledProcessError as error:
            say(f"Set-up stopped: {' '.join(str(part) for part in error.cmd)} ended with {error.returncode}.")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
