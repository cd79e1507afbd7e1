"""What a refusal says, for tests: codes, not sentences."""

import pytest
from django.core.exceptions import ValidationError

Refused = pytest.ExceptionInfo[ValidationError]


def codes_by_field(refused: Refused) -> dict[str, list[str | None]]:
    """Field -> codes, of a refusal that names its fields."""
    return {field: [e.code for e in errors] for field, errors in refused.value.error_dict.items()}


def codes_of(refused: Refused) -> set[str | None]:
    """All codes, whether the refusal names fields or not."""
    if hasattr(refused.value, "error_dict"):
        return {code for codes in codes_by_field(refused).values() for code in codes}
    return {error.code for error in refused.value.error_list}
