"""A picture of time: one column a day, week or month; how much of it is the darker part."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_WIDE: Final = 10
_HIGH: Final = 100


@dataclass(frozen=True, slots=True)
class Column:
    """`part` of `whole`, both numbers of things; `words` say it to whom the picture is no help."""

    label: str
    whole: int
    part: int
    words: str
    href: str = ""


def timeline(rows: Sequence[Column], *, title: str, desc: str = "") -> SafeString:
    """Columns side by side, stretched to the width there is; the labels are those of the ends.

    It says nothing that the table beside it does not: readers of words pass it over.
    """
    if not rows:
        return SafeString("")
    most = max((row.whole for row in rows), default=0) or 1
    drawn = format_html_join("", "{}", ((_column(at, row, most),) for at, row in enumerate(rows)))
    middle = rows[len(rows) // 2].label if len(rows) > 2 else ""
    labels = dict.fromkeys((rows[0].label, middle, rows[-1].label))
    return format_html(
        '<figure class="chart chart-time"><figcaption>{}{}</figcaption>'
        '<svg viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true">{}</svg>'
        '<p class="chart-ends" aria-hidden="true">{}</p></figure>',
        title,
        format_html('<span class="chart-desc">{}</span>', desc) if desc else "",
        len(rows) * _WIDE,
        _HIGH,
        drawn,
        format_html_join("", "<span>{}</span>", ((label,) for label in labels if label)),
    )


def _column(at: int, row: Column, most: int) -> SafeString:
    """A pale ground as wide as the column keeps its place seen where nothing came out."""
    parts = [format_html('<rect class="cell" x="{}" width="{}" y="98" height="2"/>', *_place(at))]
    for kind, count in (("whole", row.whole), ("mark", row.part)):
        if count:
            tall = max(2.0, _HIGH * count / most)
            parts.append(
                format_html(
                    '<rect class="{}" x="{}" width="{}" y="{}" height="{}"/>',
                    kind,
                    *_place(at),
                    f"{_HIGH - tall:.1f}",
                    f"{tall:.1f}",
                )
            )
    drawn = format_html_join("", "{}", ((one,) for one in parts))
    said = format_html("<title>{}</title>{}", row.words, drawn)
    if row.href:
        return format_html('<a href="{}" tabindex="-1">{}</a>', row.href, said)
    return format_html("<g>{}</g>", said)


def _place(at: int) -> tuple[int, int]:
    return at * _WIDE + 1, _WIDE - 2
