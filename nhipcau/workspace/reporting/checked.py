"""Whether a drafted Word file keeps the form the decree asks for."""

from django.core.cache import cache

from nhipcau.documents.models import StoredFile
from nhipcau.drafting.decree30.checking.check import RULES, check
from nhipcau.drafting.decree30.checking.report import CheckReport, NotADocument

DAYS_KEPT_S = 30 * 24 * 3600  # the file never changes, its hash is the key


def check_of(file: StoredFile) -> CheckReport | None:
    """The findings on a stored file; None where it cannot be read any more."""
    key = f"decree30.{len(RULES)}.{file.sha256}"
    found: CheckReport | None = cache.get(key)
    if found is None:
        try:
            with file.content.open("rb") as content:
                found = check(content.read())
        except (FileNotFoundError, NotADocument):
            return None
        cache.set(key, found, DAYS_KEPT_S)
    return found
