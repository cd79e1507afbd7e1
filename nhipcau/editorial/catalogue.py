"""What the editor's room says in Vietnamese: brought up to the installed packages, and compiled.

`python -m nhipcau.editorial.catalogue` reads the English catalogues of the packages below, brings
`locale/sources/<domain>/<package>.po` up to them (new words with an empty answer, gone words
dropped) and compiles them all into the one catalogue a domain that the framework loads.
"""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import polib

from nhipcau.ui.catalogue import LOCALE as HEARD_FIRST

HERE = Path(__file__).parent
SOURCES = HERE / "locale" / "sources"
COMPILED = HERE / "locale" / "vi" / "LC_MESSAGES"

# Of these every word is ours: their own Vietnamese is partly wrong, or missing.
OWNED = {
    "django": (
        "wagtail.admin",
        "wagtail",
        "wagtail.images",
        "wagtail.users",
        "wagtail.documents",
        "wagtail.snippets",
        "wagtail.locales",
        "wagtail.sites",
        "wagtail.search",
        "wagtail.embeds",
        "wagtail.contrib.redirects",
        "wagtail.contrib.settings",
        "wagtail.contrib.simple_translation",
        "wagtail.contrib.typed_table_block",
        "wagtail.contrib.table_block",
        "wagtail_localize",
        "wagtail_localize.locales",
        "taggit",
    ),
    "djangojs": ("wagtail.admin", "wagtail_localize"),
}
# Of these only what their own Vietnamese leaves out.
COMPLETED = {
    "django": (
        "django.conf",
        "django.contrib.auth",
        "django.contrib.admin",
        "django.contrib.contenttypes",
        "django.contrib.humanize",
        "django.contrib.sessions",
    ),
    "djangojs": ("django.contrib.admin",),
}
# Words that are shown though the package that says them lists them in no English catalogue.
UNLISTED = "unlisted"
HEADER = {
    "Language": "vi",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}
# A count that is named in the English plural, though the sentence is shown only when it is nought;
# a kind of row that is always pages, and that the page search leaves out.
UNSAID = {
    "%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s": {"%(model_name)s"},
    "Deleting this page will also delete %(translation_count)s translation of this page.": {
        "%(descendant_count)s"
    },
}
_PLACE = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}|</?[a-zA-Z][^>]*>")

Key = tuple[str, str]


def files(domain: str) -> Iterator[Path]:
    """The files of answers, the package that is heard first coming first."""
    for package in (*OWNED[domain], *COMPLETED[domain], UNLISTED):
        if (path := file_of(package, domain)).exists():
            yield path


def file_of(package: str, domain: str) -> Path:
    return SOURCES / domain / f"{package}.po"


def wanted(domain: str) -> dict[str, list[polib.POEntry]]:
    """Package to the words we must answer for it, words of two packages with the first.

    Words that the house answers for the framework everywhere are left to it: it is heard first.
    """
    heard = set(answers(HEARD_FIRST / "vi" / "LC_MESSAGES" / f"{domain}.po"))
    found: dict[str, list[polib.POEntry]] = {}
    for package in (*OWNED[domain], *COMPLETED[domain]):
        done = _answered(package, domain) if package in COMPLETED[domain] else set()
        entries = [e for e in _english(package, domain) if key(e) not in heard | done]
        heard |= {key(entry) for entry in entries}
        found[package] = entries
    return found


def key(entry: polib.POEntry) -> Key:
    return entry.msgctxt or "", entry.msgid


def _english(package: str, domain: str) -> list[polib.POEntry]:
    return [entry for entry in _installed(package, domain, "en") if not entry.obsolete]


def _answered(package: str, domain: str) -> set[Key]:
    theirs = _installed(package, domain, "vi")
    return {key(entry) for entry in theirs if entry.translated()}


def _installed(package: str, domain: str, language: str) -> list[polib.POEntry]:
    spec = find_spec(package)
    for place in (spec and spec.submodule_search_locations) or ():
        path = Path(place) / "locale" / language / "LC_MESSAGES" / f"{domain}.po"
        if path.exists():
            return list(polib.pofile(path.read_text("utf-8")))
    return []


def answers(path: Path) -> dict[Key, polib.POEntry]:
    """What is written in one file of ours; nothing where there is no file yet."""
    if not path.exists():
        return {}
    return {key(entry): entry for entry in polib.pofile(path.read_text("utf-8"))}


def answer_of(entry: polib.POEntry) -> str:
    """Vietnamese has one form for every number."""
    return str(entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr)


def misplaced(entry: polib.POEntry) -> set[str]:
    """Values and tags the answer loses, or names though the source does not give them."""
    said = set(_PLACE.findall(answer_of(entry)))
    offered = set(_PLACE.findall(entry.msgid + entry.msgid_plural))
    due = set(_PLACE.findall(entry.msgid_plural or entry.msgid)) - UNSAID.get(entry.msgid, set())
    return (said - offered) | (due - said)


def bring_up_to_date(path: Path, entries: list[polib.POEntry]) -> polib.POFile:
    """The file at `path` with exactly `entries`, in their order; what was answered is kept."""
    known = answers(path)
    fresh = _empty()
    for entry in entries:
        answer = answer_of(known[key(entry)]) if key(entry) in known else ""
        fresh.append(_entry(entry, answer))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{fresh}", "utf-8")
    return fresh


def _empty() -> polib.POFile:
    fresh = polib.POFile(wrapwidth=98)
    fresh.metadata = dict(HEADER)
    return fresh


def _entry(source: polib.POEntry, answer: str) -> polib.POEntry:
    words = {"msgid": source.msgid, "msgctxt": source.msgctxt}
    if source.msgid_plural:
        return polib.POEntry(**words, msgid_plural=source.msgid_plural, msgstr_plural={0: answer})
    return polib.POEntry(**words, msgstr=answer)


def compiled(domain: str) -> bytes:
    """All answers of one domain in the form the framework loads; the unanswered are left out."""
    gathered = _empty()
    for path in files(domain):
        gathered.extend(answers(path).values())
    return bytes(gathered.to_binary())


def main() -> None:
    COMPILED.mkdir(parents=True, exist_ok=True)
    for domain in OWNED:
        for package, entries in wanted(domain).items():
            bring_up_to_date(file_of(package, domain), entries)
        (COMPILED / f"{domain}.mo").write_bytes(compiled(domain))
        _tell(domain)


def _tell(domain: str) -> None:
    entries = [entry for path in files(domain) for entry in answers(path).values()]
    missing = sum(not answer_of(entry) for entry in entries)
    print(f"{domain}: {len(entries)} thông điệp, {missing} chưa dịch")
    for entry in entries:
        if answer_of(entry) and (places := misplaced(entry)):
            print(f"  {entry.msgid!r}: {sorted(places)}")


if __name__ == "__main__":
    main()
