"""Charts as answers: pure functions from frozen rows to a table whose cells hold drawn bars.

Labels and figures are text, so a chart is read aloud, printed in black and copied as it stands;
only the bars are SVG, and they stretch with the screen. Counts are told by length and height,
never by colour alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nhipcau.ui.words import Number, number_words

CELL = 10  # width and height of one cell in the drawing's own units


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. `of` is the whole the value is part of (3 of 7), drawn as a pale bar behind."""

    label: str
    value: Number
    href: str = ""
    of: Number | None = None
    note: str = ""
    note_href: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """One row of a year: a count for each month or week, in order; `group` heads its rows."""

    label: str
    counts: tuple[int, ...]
    href: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """One unit's counts over the same periods as its neighbours."""

    label: str
    counts: tuple[int, ...]
    href: str = ""


def bar_chart(rows: Sequence[Bar], *, title: str, desc: str = "") -> SafeString:
    """Horizontal bars, the longest filling the width; the figure stands at its end."""
    longest = max((float(row.of or row.value) for row in rows), default=0) or 1
    body = format_html_join(
        "\n",
        '<tr><th scope="row">{}{}</th><td class="chart-bar">{}</td><td class="number">{}</td></tr>',
        (
            (_linked(row.label, row.href), _note(row), _bar(row, longest), _figure(row))
            for row in rows
        ),
    )
    return _chart("bars", title, desc, body)


def year_strip(
    rows: Sequence[Strip], *, title: str, labels: Sequence[str], desc: str = ""
) -> SafeString:
    """One row a task, one cell a period: the height of the mark says how many."""
    most = max((count for row in rows for count in row.counts), default=0) or 1
    parts: list[SafeString] = []
    group = ""
    for row in rows:
        if row.group != group:
            group = row.group
            parts.append(
                format_html('<tr><th scope="rowgroup" colspan="3">{}</th></tr>', row.group)
            )
        parts.append(_strip_row(row, labels, most))
    head = format_html(
        '<thead aria-hidden="true"><tr><td></td><td class="chart-scale">{}</td><td></td></tr>'
        "</thead>",
        format_html_join("", "<span>{}</span>", ((label,) for label in labels)),
    )
    body = format_html_join("\n", "{}", ((part,) for part in parts))
    return _chart("strip", title, desc, body, head)


def small_multiples(
    rows: Sequence[Series], *, title: str, labels: Sequence[str], desc: str = ""
) -> SafeString:
    """The same bars for each unit on one scale, side by side."""
    most = max((count for row in rows for count in row.counts), default=0) or 1
    cells = format_html_join(
        "\n",
        '<li><p class="multiple-label">{}</p>{}<p class="multiple-total">{}</p></li>',
        (
            (
                _linked(row.label, row.href),
                _cells(row.counts, labels, most),
                number_words(sum(row.counts)),
            )
            for row in rows
        ),
    )
    return format_html(
        '<figure class="chart"><figcaption>{}{}</figcaption><ul class="multiples">{}</ul></figure>',
        title,
        _desc(desc),
        cells,
    )


def sparkbars(counts: Sequence[int], *, title: str) -> SafeString:
    """Bars within a line of text. `title` says the same in words."""
    most = max(counts, default=0) or 1
    return format_html(
        '<svg class="spark" viewBox="0 0 {} {}" role="img"><title>{}</title>{}</svg>',
        max(1, len(counts)) * CELL,
        CELL * 2,
        title,
        _marks(counts, most, CELL * 2),
    )


def _chart(
    kind: str, title: str, desc: str, body: SafeString, head: SafeString | str = ""
) -> SafeString:
    return format_html(
        '<figure class="chart"><figcaption>{}{}</figcaption>'
        '<table class="chart-{}">{}<tbody>{}</tbody></table></figure>',
        title,
        _desc(desc),
        kind,
        head,
        body,
    )


def _desc(desc: str) -> SafeString | str:
    return format_html('<span class="chart-desc">{}</span>', desc) if desc else ""


def _note(row: Bar) -> SafeString | str:
    said = _linked(row.note, row.note_href)
    return format_html('<span class="chart-note">{}</span>', said) if said else ""


def _linked(label: str, href: str) -> SafeString | str:
    return format_html('<a href="{}">{}</a>', href, label) if href else label


def _figure(row: Bar) -> SafeString:
    value = number_words(row.value)
    said = f"{value}/{number_words(row.of)}" if row.of is not None else value
    return format_html("{}", _linked(said, row.href))


def _bar(row: Bar, longest: float) -> SafeString:
    whole = float(row.of) if row.of is not None else 0
    return format_html(
        '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">{}'
        '<rect class="mark" width="{}" height="10"/></svg>',
        format_html('<rect class="whole" width="{}" height="10"/>', _share(whole, longest))
        if whole
        else "",
        _share(float(row.value), longest),
    )


def _share(value: float, longest: float) -> str:
    """Hundredths of the longest bar; what is more than nothing is never drawn as nothing."""
    return f"{max(0.6, 100 * value / longest) if value > 0 else 0:.2f}"


def _strip_row(row: Strip, labels: Sequence[str], most: int) -> SafeString:
    return format_html(
        '<tr><th scope="row">{}</th><td class="chart-cells">{}</td><td class="number">{}</td></tr>',
        _linked(row.label, row.href),
        _cells(row.counts, labels, most),
        number_words(sum(row.counts)),
    )


def _cells(counts: Sequence[int], labels: Sequence[str], most: int) -> SafeString:
    said = "; ".join(
        f"{label}: {number_words(count)}"
        for label, count in zip(labels, counts, strict=True)
        if count
    )
    return format_html(
        '<svg viewBox="0 0 {} {}" preserveAspectRatio="none" role="img"><title>{}</title>{}</svg>',
        max(1, len(counts)) * CELL,
        CELL,
        said or _("Chưa có kết quả"),
        _marks(counts, most, CELL),
    )


def _marks(counts: Sequence[int], most: int, height: int) -> SafeString:
    """A pale cell for each period, and in it a mark as high as its count; 1 is a third at least.

    All cells are one path: a year of five hundred tasks stays a light page.
    """
    width = CELL - 1
    cells = "".join(f"M{at * CELL} 0h{width}v{height}h-{width}z" for at in range(len(counts)))
    marks = (
        (at * CELL, f"{height - tall:.2f}", width, f"{tall:.2f}")
        for at, count in enumerate(counts)
        if (tall := max(height / 3, height * count / most) if count else 0)
    )
    return format_html('<path class="cell" d="{}"/>', cells) + format_html_join(
        "", '<rect class="mark" x="{}" y="{}" width="{}" height="{}"/>', marks
    )
