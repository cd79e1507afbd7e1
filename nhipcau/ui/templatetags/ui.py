"""Components as functions: their attributes are the parameters, so a misspelt one fails early."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template.context import Context
from django.template.loader import render_to_string as rendered
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from nhipcau.ui import charts, fields, history, paging, timeline, words
from nhipcau.ui.states import mark_of

register = template.Library()


def _drawn(name: str, values: dict[str, Any]) -> SafeString:
    """The component without space at its ends, so that a full stop may follow it."""
    return mark_safe(rendered(name, values).strip())


# --- Words ------------------------------------------------------------------------------------

register.filter("vnday", words.day_words)
register.filter("vndatetime", words.moment_words)
register.filter("vnnumber", words.number_words)
register.filter("filesize_vn", words.size_words)
register.filter("shortened", words.shortened)


@register.simple_tag(takes_context=True)
def repeat_block(context: Context, name: str) -> str:
    """The words of a block once more: one title for the tab and for the page."""
    block = context.render_context[BLOCK_CONTEXT_KEY].get_block(name)
    return block.render(context) if block else ""


# --- Surfaces ---------------------------------------------------------------------------------


@register.simple_block_tag
def panel(
    content: SafeString, title: str = "", tone: str = "plain", hint: str = "", id: str = ""
) -> str:
    """A titled part of a page. `tone`: plain, note (worth knowing), late (wrong or late)."""
    return _drawn(
        "ui/panel.html",
        {"content": content, "title": title, "tone": tone, "hint": hint, "id": id},
    )


@register.simple_block_tag
def data_table(content: SafeString, caption: str, visible: bool = False, id: str = "") -> str:
    """A table; on phones each row becomes a card.

    Each `td` says its column in `data-label`; `data-part="title"` heads the card,
    `data-part="wide-only"` is left out on phones; class `number` aligns figures.
    """
    return _drawn(
        "ui/data_table.html",
        {"content": content, "caption": caption, "visible": visible, "id": id},
    )


@register.simple_block_tag
def dialog(content: SafeString, id: str, title: str, opener: str, tone: str = "secondary") -> str:
    """A button and the dialog it opens, without script. The form inside is the caller's."""
    return _drawn(
        "ui/dialog.html",
        {"content": content, "id": id, "title": title, "opener": opener, "tone": tone},
    )


@register.simple_block_tag
def filters(
    content: SafeString,
    chosen: Sequence[tuple[str, str]] = (),
    total: str = "",
    clear: str = "",
    opened: bool = False,
) -> str:
    """What the list shows in plain words, and a folded form (the content) to change it.

    `chosen`: (words, address without that choice). `total`: "53 nhiệm vụ". `clear`: address of all.
    """
    return _drawn(
        "ui/filters.html",
        {"content": content, "chosen": chosen, "total": total, "clear": clear, "opened": opened},
    )


@register.simple_tag
def tabs(rows: Iterable[tuple[str, str, bool]], label: str) -> str:
    """Views of one list as words in a row: (words, address, is this one shown)."""
    return _drawn("ui/tabs.html", {"rows": rows, "label": label})


@register.simple_tag
def empty(title: str, hint: str = "", href: str = "", action: str = "") -> str:
    """What will stand here and how to begin. In a `for` it goes below the loop's own `empty`."""
    return _drawn("ui/empty.html", {"title": title, "hint": hint, "href": href, "action": action})


@register.simple_tag
def crumbs(*pairs: str) -> str:
    """The way down to this page: words, address, words, address ... this page left out."""
    if len(pairs) % 2:
        raise template.TemplateSyntaxError("'crumbs' takes words and addresses in pairs")
    return _drawn("ui/crumbs.html", {"rows": list(zip(pairs[::2], pairs[1::2], strict=True))})


# --- Facts ------------------------------------------------------------------------------------


@register.simple_tag
def status(value: str, label: str = "") -> str:
    """A state as word, shape and tone. `value` is the stored one, `label` its display."""
    mark = mark_of(str(value))
    shown = gettext(str(label or getattr(value, "label", value)))
    return _drawn("ui/status.html", {"mark": mark, "label": shown})


@register.simple_tag
def deadline(day: date | None, today: date, done: bool = False, empty: str = "") -> str:
    """A last day and how far it is; only the day where `done`, `empty` where none is set."""
    if not day:
        return _drawn("ui/deadline.html", {"empty": empty})
    urgency = "calm" if done else words.urgency(day, today)
    left = "" if done else words.left_words(day, today)
    return _drawn("ui/deadline.html", {"day": day, "urgency": urgency, "left": left})


@register.simple_tag
def unit_name(unit: Any, day: date | None = None, href: str = "") -> str:
    """A unit as lists name it; with `day`, the full name it bore on that day."""
    shown = unit.name_on(day) if day else unit.label
    return _drawn("ui/unit_name.html", {"unit": unit, "shown": shown, "href": href})


@register.simple_tag
def source_link(href: str, label: str, where: str = "") -> str:
    """The paper a fact comes from: its name, and the page or line in it."""
    return _drawn("ui/source_link.html", {"href": href, "label": label, "where": where})


@register.simple_tag
def figure_link(value: words.Number, href: str = "", label: str = "") -> str:
    """A number that leads to the items behind it."""
    return _drawn(
        "ui/figure_link.html",
        {"value": words.number_words(value), "href": href, "label": label},
    )


@register.simple_tag
def progress(done: int, total: int, label: str = "") -> str:
    """How many of how many: "3/7" with its bar."""
    return _drawn("ui/progress.html", {"done": done, "total": total, "label": label})


@register.simple_tag
def steps(rows: Iterable[Any], title: str = "") -> str:
    """The trail, oldest first: who, when, why. Rows are the step models, or `history.Step`."""
    return _drawn("ui/steps.html", {"rows": [history.step_of(row) for row in rows], "title": title})


@register.simple_tag
def moment(at: datetime | None) -> str:
    """A moment, readable by machines too."""
    return _drawn("ui/moment.html", {"at": at})


# --- Forms ------------------------------------------------------------------------------------


@register.simple_tag
def field(bound: BoundField, label: str = "", hint: str = "", suffix: str = "") -> str:
    """One field: label, hint, errors tied to it, the value as typed."""
    return _drawn("ui/field.html", fields.view_of(bound, label, hint, suffix))


@register.simple_tag
def form_errors(*forms: BaseForm) -> str:
    """All problems at once, above the form, each leading to its field."""
    problems = [problem for form in forms for problem in fields.problems_of(form)]
    return _drawn("ui/form_errors.html", {"problems": problems})


@register.simple_tag
def button(
    label: str,
    tone: str = "primary",
    name: str = "",
    value: str = "",
    type: str = "submit",
    form: str = "",
    formaction: str = "",
    formnovalidate: bool = False,
) -> str:
    """`tone`: primary (one a page), secondary, quiet, danger."""
    named = {"name": name, "value": value, "form": form, "formaction": formaction}
    shown = [(key, text) for key, text in named.items() if text != ""]
    return _drawn(
        "ui/button.html",
        {
            "label": label,
            "tone": tone,
            "type": type,
            "attributes": shown,
            "formnovalidate": formnovalidate,
        },
    )


@register.simple_tag
def button_link(label: str, href: str, tone: str = "secondary", download: bool = False) -> str:
    """A link that looks like a button: it goes somewhere, it changes nothing."""
    return _drawn(
        "ui/button_link.html", {"label": label, "href": href, "tone": tone, "download": download}
    )


@register.simple_tag
def pagination(page: Page[Any], request: Any) -> str:
    """Pages of a list, keeping the rest of the query. Nothing where one page holds all."""
    return _drawn("ui/pagination.html", paging.view_of(page, request.GET))


# --- Charts -----------------------------------------------------------------------------------


@register.simple_tag
def bar_chart(rows: Sequence[charts.Bar], title: str, desc: str = "") -> str:
    """Bars by group, with the figures beside them."""
    return charts.bar_chart(rows, title=title, desc=desc)


@register.simple_tag
def year_strip(
    rows: Sequence[charts.Strip], title: str, labels: Sequence[str], desc: str = ""
) -> str:
    """One row a task, one cell a month or a week: when each produced something."""
    return charts.year_strip(rows, title=title, labels=labels, desc=desc)


@register.simple_tag
def small_multiples(
    rows: Sequence[charts.Series], title: str, labels: Sequence[str], desc: str = ""
) -> str:
    """The same little chart for each unit, on one scale."""
    return charts.small_multiples(rows, title=title, labels=labels, desc=desc)


@register.simple_tag
def sparkbars(values: Sequence[int], title: str) -> str:
    """A handful of bars within a line of text; `title` says them in words."""
    return charts.sparkbars(values, title=title)


@register.simple_tag
def time_chart(rows: Sequence[timeline.Column], title: str, desc: str = "") -> str:
    """Columns of days, weeks or months; the table of the same rows stands below it."""
    return timeline.timeline(rows, title=title, desc=desc)
