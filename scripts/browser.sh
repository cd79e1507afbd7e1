#!/bin/sh
# Finds a Chromium for the journeys, or installs one: CHROMIUM, the system's, the test tool's own, apt.
set -eu
if [ -n "${CHROMIUM:-}" ] && [ -x "$CHROMIUM" ]; then exit 0; fi
for found in chromium chromium-browser google-chrome; do
    if command -v "$found" >/dev/null 2>&1; then exit 0; fi
done
as_root=""
if [ "$(id -u)" != 0 ]; then as_root="sudo -n"; fi
if command -v apt-get >/dev/null 2>&1 && $as_root true 2>/dev/null; then
    echo "Đang cài Chromium cho các phép thử trên trình duyệt ..."
    $as_root apt-get update -qq >/dev/null && \
        DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends chromium >/dev/null && exit 0
fi
if .venv/bin/python -m playwright install chromium >/dev/null 2>&1; then exit 0; fi
echo "Cần trình duyệt Chromium để chạy phép thử. Hãy chạy:  sudo apt install chromium" >&2
exit 1
