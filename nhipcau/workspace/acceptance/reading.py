"""A plan file that cannot be read says so at its field, whatever went wrong with it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.forms import Form
from django.utils.translation import gettext as _

from nhipcau.plans.importing.read.paper import Unreadable

logger = logging.getLogger(__name__)


@contextmanager
def readable(form: Form) -> Iterator[None]:
    """Around the reading of the file in `form`; what is refused stands at the field "file"."""
    try:
        yield
    except Unreadable as refusal:
        form.add_error("file", str(refusal))
    except ValidationError as refusal:
        form.add_error("file", refusal.messages)
    except Exception:
        logger.exception("A plan file could not be read")
        form.add_error(
            "file",
            _(
                "Không đọc được tệp này. Tệp chưa được lưu; hãy lưu lại bằng Word hoặc Excel "
                "rồi thử lần nữa, nếu vẫn không được thì báo quản trị."
            ),
        )
