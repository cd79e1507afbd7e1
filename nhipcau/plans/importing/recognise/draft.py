"""A plan as understood from paper, before anyone has accepted it."""

from dataclasses import dataclass, field
from datetime import date

from nhipcau.plans.importing.read.paper import Place
from nhipcau.vietnamese.timing import Timeframe


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at. Nothing is mended in silence.

    `where` is a path such as "groups.III.3.title"; `kind` is a stable English code
    (impossible_year, stale_year, blank_number, unplaced_row, split_row ...); `text` quotes the
    paper; `sentence` says in Vietnamese what is odd; `suggestion` is what it may have meant.
    """

    where: str
    kind: str
    text: str
    sentence: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row came from and its words as they stood there, line breaks kept."""

    place: Place
    last_place: Place
    text: str


@dataclass(frozen=True, slots=True)
class DraftTask:
    """One row of the annex. Every `..._text` is verbatim (wraps joined); units are split from it.

    `number` is as printed ("1", "1.1", "a"); `parent` is the printed number of the row above it
    in the numbering, or "". `extra` keeps columns that no field is made for: (heading, text).
    """

    number: str
    title: str
    lead_text: str = ""
    lead_units: tuple[str, ...] = ()
    coordinating_text: str = ""
    coordinating_units: tuple[str, ...] = ()
    timeframe_text: str = ""
    timeframe: Timeframe | None = None
    product_text: str = ""
    budget_text: str = ""
    note_text: str = ""
    basis_text: str = ""
    parent: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    source: Source | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftGroup:
    """A section of the annex; a plan without sections has one group with code ""."""

    code: str
    title: str
    items: tuple[DraftTask, ...]
    title_source: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A legal document named in the plan. Dates may be missing; `cited_at` are `where` paths."""

    kind: str
    number: str | None
    date: date | None
    issuer: str | None
    subject: str | None
    role: str
    cited_at: tuple[str, ...]
    raw: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A numbered paragraph of the plan's own text."""

    number: int
    text: str
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class ReportDeadline:
    """A sentence of the plan that says by when whom reports to whom.

    `relation` is "before" (the day itself is late) or "by" (the day itself is on time).
    """

    text: str
    day: date | None
    relation: str
    who: str = ""
    to: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class DraftDocument:
    """Everything of the plan beside its table. A blank number or day is None, not guessed."""

    issuer: str = ""
    issuer_lines: tuple[str, ...] = ()
    type: str = ""
    number: str = ""
    number_blank: bool = False
    place: str = ""
    date_text: str = ""
    day: int | None = None
    month: int | None = None
    year_of_issue: int | None = None
    title: str = ""
    year: int | None = None
    preamble: str = ""
    legal_bases: tuple[Citation, ...] = ()
    unnumbered_citations: tuple[Citation, ...] = ()
    objectives: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    focus_tasks: tuple[Passage, ...] = ()
    focus_note: str = ""
    funding: tuple[Passage, ...] = ()
    organisation: tuple[Passage, ...] = ()
    report_deadlines: tuple[ReportDeadline, ...] = ()
    closing: str = ""
    recipients: tuple[str, ...] = ()
    signer_title_lines: tuple[str, ...] = ()
    signer_name: str = ""
    annex_label: str = ""
    annex_title: str = ""
    annex_attached_to: str = ""
    annex_columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftPlan:
    """A whole plan as understood. `doubts` are those of the document and of rows not placed."""

    document: DraftDocument
    groups: tuple[DraftGroup, ...]
    doubts: tuple[Doubt, ...] = field(default=())
