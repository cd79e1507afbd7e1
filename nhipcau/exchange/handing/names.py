"""Languages of the portal by name."""

from django.conf import settings

from nhipcau.outputs.languages import language_name


def language_label(code: str) -> str:
    """The Vietnamese name: "Tiếng Lào"; "Tiếng Trung" for "zh-hans"."""
    return language_name(code.split("-")[0])


def languages() -> list[tuple[str, str]]:
    """Code and Vietnamese name of each language of the portal, in the order of the settings."""
    return [(code, language_label(code)) for code, _own in settings.LANGUAGES]
