# Sourced by the scripts beside it. `ready run` or `ready test` makes .venv fit, which costs a checksum when it is.
root=$(CDPATH='' cd -- "${0%/*}/.." && pwd -P)
python=$root/.venv/bin/python
unset PYTHONDONTWRITEBYTECODE # compiling everything at each start would triple its time

ready() {
    # Everything that set_up.py acts upon; the checkout's place too, since a venv does not survive a move.
    fingerprint=$(cd "$root" && cat requirements.lock packaging/test.lock pyproject.toml packaging/set_up.py \
        packaging/build_hook.py resources/i18n/*.po | cksum)
    stamp=$root/.venv/.ready-$1
    known=
    [ -x "$python" ] && [ -r "$stamp" ] && IFS= read -r known < "$stamp"
    [ "$known" = "$fingerprint $root" ] || set_up "$1" "$fingerprint $root"
}

set_up() {
    for candidate in "${PYTHON:-python3.11}" python3; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then
            "$candidate" "$root/packaging/set_up.py" "$@"
            return
        fi
    done
    echo "Kontaktpflege needs Python 3.11 or newer: apt-get install python3" >&2
    return 1
}
