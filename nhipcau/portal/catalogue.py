"""The words of the portal in its languages: `python -m nhipcau.portal.catalogue` lists what lacks.

It brings `locale/<code>/…/django.po` up to date with the sources and compiles them. Vietnamese
stands in the sources, English in the catalogue of `nhipcau.ui`; a language without a folder of its
own here is shown in Vietnamese.
"""

from pathlib import Path

from nhipcau.ui.catalogue import Catalogue, bring_up_to_date, compiled

HERE = Path(__file__).parent
LOCALE = HERE / "locale"
# Words for the public that are written below the faces: refusals of questions, letters.
LETTERS = [HERE.parent / "inquiries" / f"{name}.py" for name in ("asking", "letters", "rating")]
# Forms that stand in Vietnamese and English alone: of foreign press, of guests of an event.
TWO_LANGUAGES = [
    *(HERE / "templates" / "portal" / folder for folder in ("press", "registering")),
    *(HERE / f"{name}.py" for name in ("press_requests", "registering")),
    *(HERE / "views" / f"{name}.py" for name in ("press_requests", "registering")),
]
# What Django says on a form of ours, for languages that it does not speak (Lao) or speaks in part.
FRAMEWORK = {"km", "lo"}


def paths() -> list[Path]:
    """The catalogues there are, English left out."""
    found = LOCALE.glob("*/LC_MESSAGES/django.po")
    return sorted(path for path in found if path.parts[-3] != "en")


def messages() -> set[str]:
    """What a reader of the portal can meet: words of the package, names of the choices shown."""
    from nhipcau.editorial.models import KINDS, Licence  # noqa: PLC0415  rows need the framework
    from nhipcau.inquiries.models import Audience, Rating, Topic  # noqa: PLC0415  same
    from nhipcau.outputs.models import Output  # noqa: PLC0415  same
    from nhipcau.ui.sources import in_code, messages_of  # noqa: PLC0415  same

    choices = [getattr(kind, name, None) for kind in KINDS for name in ("Genre", "Form")]
    labels = {
        str(label)
        for one in (*choices, Licence, Audience, Topic, Rating.Score, Output.Kind)
        if one
        for label in one.labels
    }
    letters = {words for path in LETTERS for words in in_code(path.read_text("utf-8"))}
    return messages_of(HERE, besides=TWO_LANGUAGES) | labels | letters


def missing(catalogue: Catalogue) -> list[str]:
    return sorted(message for message, answers in catalogue.items() if not all(answers))


def main() -> None:
    for path in paths():
        kept = messages() | (FORM_MESSAGES if path.parts[-3] in FRAMEWORK else set())
        fresh = bring_up_to_date(path, kept)
        path.with_suffix(".mo").write_bytes(compiled(fresh))
        lacking = missing(fresh)
        print(f"{path.parts[-3]}: {len(fresh) - 1} thông điệp, {len(lacking)} chưa dịch")
        for message in lacking:
            print(f"  {message!r}")


FORM_MESSAGES = {
    "This field is required.",
    "Enter a valid email address.",
    "Enter a valid URL.",
    "Select a valid choice. %(value)s is not one of the available choices.",
    "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).\0"
    "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
}
"""What a form of the public can answer in the framework's own words."""


if __name__ == "__main__":
    import django

    django.setup()
    main()
