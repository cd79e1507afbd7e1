"""Two people at one moment: whom the database turned down gets a sentence, not an error."""

import logging
from collections.abc import Callable
from typing import Final

from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from nhipcau.workspace.refusals import conflict

logger = logging.getLogger(__name__)

Respond = Callable[[HttpRequest], HttpResponse]

# PostgreSQL: serialization failure, deadlock, lock not available, statement cancelled in waiting.
_BUSY_STATES: Final = {"40001", "40P01", "55P03", "57014"}


class Collisions:
    """Nothing of the request was kept: each verb is one transaction."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, IntegrityError):
            self._log(request, error)
            return conflict(
                request,
                _(
                    "Có người vừa làm cùng việc này, nên lần của bạn chưa được ghi. "
                    "Hãy quay lại, tải lại trang và xem trước khi làm lần nữa."
                ),
            )
        if isinstance(error, OperationalError) and _is_busy(error):
            self._log(request, error)
            return conflict(
                request,
                _(
                    "Hệ thống đang ghi việc của nhiều người cùng lúc, nên việc này chưa được ghi. "
                    "Hãy quay lại và gửi lần nữa sau ít giây."
                ),
            )
        return None

    def _log(self, request: HttpRequest, error: Exception) -> None:
        """Where it happened and which rule of the database; never the row, which holds words."""
        diagnosis = getattr(error.__cause__, "diag", None)
        rule = getattr(diagnosis, "constraint_name", None) or type(error).__name__
        logger.warning("Turned down by the database: %s at %s", rule, request.path)


def _is_busy(error: OperationalError) -> bool:
    state = getattr(error.__cause__, "sqlstate", None)
    return state in _BUSY_STATES or "is locked" in str(error)
