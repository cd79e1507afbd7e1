"""From rows in order to groups of tasks: sections, numbering, what a row takes from above."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from nhipcau.plans.importing.recognise.draft import Doubt, DraftGroup, DraftTask
from nhipcau.plans.importing.recognise.entries import Entry
from nhipcau.plans.importing.recognise.ladder import Role, roles
from nhipcau.plans.importing.recognise.row_draft import draft, resolve_ditto, take_from, with_more
from nhipcau.plans.importing.recognise.row_numbers import Kind, parent_of

_ODDITIES = {Role.CONTINUATION: "unnumbered_row", Role.HEADING_TASK: "heading_row"}


@dataclass(slots=True)
class _Group:
    code: str
    title: str
    texts: dict[str, str]
    items: list[DraftTask] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Grouping:
    """Groups read so far; `read` takes one list (annex) after another."""

    doubts: list[Doubt] = field(default_factory=list)
    _groups: list[_Group] = field(default_factory=list)
    _ladder: list[tuple[Kind, str]] = field(default_factory=list)
    _above: dict[str, str] = field(default_factory=dict)
    _numbers: dict[Kind, str] = field(default_factory=dict)

    def groups(self) -> tuple[DraftGroup, ...]:
        """What has been read; a heading that only holds other headings keeps no tasks."""
        return tuple(
            DraftGroup(group.code, group.title, tuple(group.items), title_source=group.title)
            for group in self._groups
        )

    def read(self, entries: Sequence[Entry]) -> None:
        """One list of tasks, from its first row below the headings to its last."""
        entries = _each_number_once(entries)
        self._ladder, self._above, opened = [], {}, False
        for entry, role in zip(entries, roles(entries), strict=True):
            if role in {Role.GROUP, Role.GROUP_AND_TASK}:
                self._open(entry)
            elif not opened:
                self._start("", "", {})
            opened = True
            if role is Role.GROUP_AND_TASK:
                self._add(replace(entry, number=""), "group_as_task")
            elif role is Role.CONTINUATION and self._groups[-1].items:
                self._continue(entry)
            elif role is not Role.GROUP:
                self._add(entry, _ODDITIES.get(role, ""))

    def _open(self, entry: Entry) -> None:
        kinds = [kind for kind, _ in self._ladder]
        del self._ladder[kinds.index(entry.kind) if entry.kind in kinds else len(kinds) :]
        # A paper that prints "A.I" below "A" has said the outer number already.
        outer = "".join(f"{part}." for _, part in self._ladder)
        self._ladder.append((entry.kind, entry.number.removeprefix(outer) or self._ordinal()))
        code = ".".join(part for _, part in self._ladder)
        texts, _ = resolve_ditto(entry.texts, self._above, _path(code))
        self._start(code, entry.title, texts)
        if not entry.number:
            self.doubts.append(
                Doubt(
                    where=_path(self._groups[-1].code),
                    kind="unnumbered_group",
                    text=entry.source,
                    sentence="Nhóm nhiệm vụ không được đánh số; số nhóm do phần mềm tạm đặt.",
                )
            )

    def _ordinal(self) -> str:
        outer = "".join(f"{part}." for _, part in self._ladder)
        mine = [g for g in self._groups if g.code and g.code.startswith(outer)]
        return str(len([g for g in mine if "." not in g.code[len(outer) :]]) + 1)

    def _start(self, code: str, title: str, texts: dict[str, str]) -> None:
        used = {group.code for group in self._groups}
        unique, times = code, 1
        while unique in used:
            times += 1
            unique = f"{code} ({times})".strip()
        self._groups.append(_Group(unique, title, texts))
        self._numbers = {}
        if unique != code:
            self.doubts.append(
                Doubt(
                    where=_path(unique),
                    kind="repeated_code",
                    text=f"{code} {title}".strip(),
                    sentence="Số nhóm đã dùng ở một bảng trước; nhóm này được đánh dấu thêm.",
                )
            )

    def _add(self, entry: Entry, oddity: str) -> None:
        group = self._groups[-1]
        where = _path(group.code, entry.number)
        texts, doubts = resolve_ditto(entry.texts, self._above, where)
        self._above = {**self._above, **texts}
        parent = self._parent(entry)
        source = next((item for item in group.items if parent and item.number == parent), None)
        texts, taken = take_from(texts, source, group.texts, where)
        if oddity:
            entry.oddities.append((oddity, entry.source))
        group.items.append(draft(entry, texts, parent, where, (*doubts, *taken)))
        group.entries.append(entry)
        if entry.kind is not Kind.NONE:
            self._numbers[entry.kind] = entry.number
        if entry.kind is Kind.STEP:
            self._numbers.pop(Kind.LETTER, None)

    def _parent(self, entry: Entry) -> str:
        """The nearest row it belongs under; a printed prefix counts only if that row is here."""
        step = self._numbers.get(Kind.STEP, self._numbers.get(Kind.SECTION, ""))
        near = self._numbers.get(Kind.LETTER, step) if entry.kind is not Kind.LETTER else step
        parent = parent_of(entry.number, near)
        return parent if any(item.number == parent for item in self._groups[-1].items) else ""

    def _continue(self, entry: Entry) -> None:
        group = self._groups[-1]
        task, before = group.items[-1], group.entries[-1]
        where = _path(group.code, task.number)
        group.items[-1] = with_more(task, entry, before, where)
        group.entries[-1] = replace(entry, number=before.number)


def _path(code: str, number: str = "") -> str:
    return ".".join(part for part in ("groups", code, number) if part)


def _each_number_once(entries: Sequence[Entry]) -> list[Entry]:
    """A number cell merged over several rows numbers the first of them."""
    once: list[Entry] = []
    for index, entry in enumerate(entries):
        repeated = index > 0 and entry.number and entry.shares(entries[index - 1], "number")
        once.append(replace(entry, number="") if repeated else entry)
    return once
