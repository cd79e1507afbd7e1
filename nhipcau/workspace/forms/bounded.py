"""Fields whose answers stay where a database and a calendar can hold them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

FIRST_DAY, LAST_DAY = date(1945, 1, 1), date(2200, 12, 31)
_MOST_DIGITS = 18  # the primary keys of both databases have 64 bits
_OUT_OF_YEARS = _("Năm phải từ 1945 đến 2200.")


class DayField(forms.DateField):
    """A day on which an office may have worked; days beyond make calendars overflow."""

    default_validators = [
        MinValueValidator(FIRST_DAY, _OUT_OF_YEARS),
        MaxValueValidator(LAST_DAY, _OUT_OF_YEARS),
    ]


class RowsField(forms.ModelMultipleChoiceField):
    """Rows by primary key; a number that no row can have is refused like one that no row has."""

    def clean(self, value: Any) -> Any:
        for key in value if isinstance(value, Iterable) else ():
            if not (str(key).isdecimal() and len(str(key)) <= _MOST_DIGITS):
                raise ValidationError(
                    self.error_messages["invalid_pk_value"],
                    code="invalid_pk_value",
                    params={"pk": str(key)[:_MOST_DIGITS]},
                )
        return super().clean(value)
