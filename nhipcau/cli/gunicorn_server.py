"""The web server inside our own process, so that the framework is set up once."""

import socket
from typing import Any

from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication

from nhipcau.cli import clockwork


def port_is_taken(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((host, port)) == 0


def _begin_working(worker: Any) -> None:
    clockwork.begin()


class Server(BaseApplication):
    """gunicorn with threads: requests wait for the database, not for each other."""

    def __init__(self, host: str, port: int, workers: int) -> None:
        self.chosen = {
            "bind": f"{host}:{port}",
            "workers": workers,
            "threads": 8,
            "worker_class": "gthread",
            "preload_app": True,
            "loglevel": "warning",
            "timeout": 120,
            "post_worker_init": _begin_working,
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return get_wsgi_application()
