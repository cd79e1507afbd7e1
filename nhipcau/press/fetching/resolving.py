"""The numbers behind a name, waited for no longer than we have."""

import socket
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

# (name, port, seconds to wait) -> every number that the name leads to.
Resolve = Callable[[str, int, float], tuple[str, ...]]


def system_resolve(name: str, port: int, wait_s: float) -> tuple[str, ...]:
    """Every number the system knows for `name`, each once, in its order.

    Raises OSError as the system does (`gaierror` for a name that is not there), and TimeoutError
    after `wait_s` seconds: the system itself may wait for minutes.
    """
    answer: SimpleQueue[list[str] | OSError] = SimpleQueue()
    asking = threading.Thread(target=_ask, args=(name, port, answer), daemon=True)
    asking.start()
    try:
        told = answer.get(timeout=max(wait_s, 0.0))
    except Empty:
        raise TimeoutError(f"no answer for {name}") from None
    if isinstance(told, OSError):
        raise told
    return tuple(dict.fromkeys(told))


def _ask(name: str, port: int, answer: "SimpleQueue[list[str] | OSError]") -> None:
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
        answer.put([str(place[0]) for *_, place in found])
    except (OSError, UnicodeError) as problem:
        answer.put(problem if isinstance(problem, OSError) else socket.gaierror(str(problem)))
