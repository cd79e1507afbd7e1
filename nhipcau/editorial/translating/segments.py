"""The pieces of a text that are translated one by one, each under a name that lasts."""

from collections.abc import Sequence
from dataclasses import dataclass

from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from nhipcau.editorial.models import PortalPage
from nhipcau.editorial.translating.inline import marked


@dataclass(frozen=True, slots=True)
class Segment:
    """`path` and `place` (from 0, among the pieces of one path) name it; `html` is the piece."""

    path: str
    place: int
    html: str

    @property
    def name(self) -> str:
        return f"{self.path}#{self.place}"

    @property
    def words(self) -> str:
        """As a person reads it, with numbered marks for what is inside."""
        return marked(self.html).words


def segments_of(page: PortalPage) -> list[Segment]:
    """Every piece of the page that has words, in the order of reading."""
    seen: dict[str, int] = {}
    found: list[Segment] = []
    for value in extract_segments(page):
        if not isinstance(value, StringSegmentValue) or value.path == "slug":
            continue
        if not (html := value.string.get_translatable_html()):
            continue
        place = seen.get(value.path, 0)
        seen[value.path] = place + 1
        found.append(Segment(value.path, place, html))
    return found


def changed_between(before: Sequence[Segment], after: Sequence[Segment]) -> list[tuple[str, str]]:
    """What a translation lacks: [old words, new words]; one side is empty for new and gone ones."""
    old = {segment.name: segment.words for segment in before}
    new = {segment.name: segment.words for segment in after}
    names = [*new, *(name for name in old if name not in new)]
    pairs = ((old.get(name, ""), new.get(name, "")) for name in names)
    return [(was, now) for was, now in pairs if was != now]
