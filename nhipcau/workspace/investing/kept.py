"""The investor that an address names, for those who may change it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from nhipcau.registries.models import Investor
from nhipcau.workspace.registers.access import kept_entry


def kept_investor(request: HttpRequest, pk: int) -> Investor:
    """Not found where the entry is of another register; one struck out is not changed."""
    row = kept_entry(request, pk)
    if not isinstance(row, Investor):
        raise Http404
    if row.struck_at is not None:
        raise PermissionDenied(_("Mục này đã gạch bỏ; hãy khôi phục trước khi sửa."))
    return row
