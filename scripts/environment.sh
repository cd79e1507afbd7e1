#!/bin/sh
# Makes .venv from a hashed lock: uv where it can be had, pip otherwise. Does nothing when the lock is already installed.
set -eu
lock=$1
python=${PYTHON:-python3}
stamp=.venv/installed-$(basename "$lock" .txt)
wanted=$(cat "$lock" pyproject.toml | cksum)

if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then exit 0; fi

if ! command -v "$python" >/dev/null 2>&1; then
    echo "Thiếu Python. Hãy chạy:  sudo apt install python3 python3-venv" >&2; exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Cần Python 3.11 trở lên; máy này có $("$python" -V). Đặt PYTHON=đường-dẫn tới bản mới hơn rồi chạy lại." >&2; exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "Thiếu gói python3-venv. Hãy chạy:  sudo apt install python3-venv" >&2; exit 1
fi

echo "Đang chuẩn bị môi trường ($lock) ..."
[ -x .venv/bin/python ] || "$python" -m venv .venv
if .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/uv.txt 2>/dev/null \
    && .venv/bin/uv pip install -q --system-certs --python .venv/bin/python --require-hashes -r "$lock"; then
    .venv/bin/uv pip install -q --system-certs --python .venv/bin/python --no-deps --no-build-isolation -e .
else
    echo "Không dùng được uv, chuyển sang pip (lâu hơn) ..."
    .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r "$lock"
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
fi
echo "$wanted" > "$stamp"
