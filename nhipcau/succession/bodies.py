"""Bodies themselves: begun, renamed, ended, put under another; names and traits follow."""

import re
from dataclasses import replace

from nhipcau.search.folded import words_of
from nhipcau.succession.changes import Change, NewUnit, Target
from nhipcau.succession.rows import Name, Trait, Unit
from nhipcau.succession.working import Working

OUTSIDE = ("central", "partner")


def targets_of(work: Working, change: Change) -> list[int]:
    """The primary key of each target, in order; new ones are begun. 0 where there is none such."""
    return [_target(work, change, target) for target in change.targets]


def _target(work: Working, change: Change, target: Target) -> int:
    if target.new:
        return begin(work, change, target.new)
    found = target.unit if target.unit in work.tables[Unit] else _by_code(work, target.code)
    if not found:
        work.refuse(change, "target", "Chưa chọn đơn vị tiếp nhận, hoặc đơn vị đó không còn.")
        return 0
    if not work.alive(found) or not _begun(work, found):
        name = work.unit(found).name
        work.refuse(
            change, "target", f"{name} không hoạt động vào ngày này nên không tiếp nhận được."
        )
    return found


def _by_code(work: Working, code: str) -> int:
    return next((row.pk for row in work.rows(Unit) if code and row.code == code), 0)


def _begun(work: Working, pk: int) -> bool:
    begun = work.unit(pk).valid_from
    return begun is None or begun <= work.day


def begin(work: Working, change: Change, new: NewUnit) -> int:
    """A unit from the day on, in the place, of the kind and under the parent of its predecessor."""
    if not new.name.strip():
        work.refuse(change, "name", "Hãy ghi tên đơn vị mới.")
        return 0
    model = next((work.unit(pk) for pk in change.sources if pk in work.tables[Unit]), None)
    if new.parent:
        parent: int | None = _by_code(work, new.parent)
        if not parent:
            work.refuse(change, "parent", f"Không có đơn vị cấp trên mang mã “{new.parent}”.")
    else:
        parent = model.parent_id if model else None
    pk = work.new_pk()
    work.put(
        Unit(
            pk=pk,
            code=_free_code(work, change, new),
            kind=new.kind or (model.kind if model else "department"),
            name=new.name.strip(),
            short_name=new.short_name.strip(),
            parent_id=work.present(parent) if parent else None,
            is_external=_is_external(work, change, new),
            position=model.position if model else _last_position(work),
            valid_from=work.day,
        )
    )
    work.put(Name(work.new_pk(), pk, new.name.strip(), new.short_name.strip(), valid_from=work.day))
    return pk


def _is_external(work: Working, change: Change, new: NewUnit) -> bool:
    """Central bodies and partners owe no reports, nor what comes of bodies outside alone."""
    old = [work.unit(pk).is_external for pk in change.sources if pk in work.tables[Unit]]
    return new.kind in OUTSIDE or (bool(old) and all(old))


def _free_code(work: Working, change: Change, new: NewUnit) -> str:
    taken = {row.code for row in work.rows(Unit)}
    if new.code:
        if new.code in taken:
            work.refuse(change, "code", f"Mã “{new.code}” đã có đơn vị dùng; hãy chọn mã khác.")
        return new.code
    stem = re.sub(r"[^a-z0-9]+", "-", words_of(new.name))[:40].strip("-") or "don-vi"
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(code for code in numbered if code not in taken)


def _last_position(work: Working) -> int:
    return max((row.position for row in work.rows(Unit)), default=0) + 10


def sources_of(work: Working, change: Change) -> list[int]:
    """The sources that work on the day; a sentence for each that does not."""
    found = []
    for pk in change.sources:
        if pk not in work.tables[Unit]:
            work.refuse(change, "source", "Đơn vị cũ không còn trong danh bạ.")
        elif not work.alive(pk) or not _begun(work, pk):
            name = work.unit(pk).name
            sentence = f"{name} không hoạt động vào ngày này nên không sắp xếp được."
            work.refuse(change, "source", sentence)
        else:
            found.append(pk)
    return found


def end(work: Working, change: Change, pk: int) -> None:
    """The unit works until the day before; its names and traits end with it."""
    unit = work.unit(pk)
    names = [row for row in work.rows(Name) if row.unit_id == pk]
    starts = (unit.valid_from, *(row.valid_from for row in names))
    if any(begun is not None and begun >= work.day for begun in starts):
        sentence = f"{unit.name} hoặc tên của đơn vị bắt đầu từ ngày này hoặc sau đó."
        work.refuse(change, "begins_later", f"{sentence} Hãy chọn ngày muộn hơn.")
        return
    work.put(replace(unit, valid_to=work.day_before))
    traits = [row for row in work.rows(Trait) if row.unit_id == pk]
    dated: list[Name | Trait] = [*names, *traits]
    for row in dated:
        lasts = row.valid_to is None or row.valid_to >= work.day
        if lasts and (row.valid_from is None or row.valid_from < work.day):
            work.put(replace(row, valid_to=work.day_before))


def rename(work: Working, change: Change) -> None:
    """Another name from the day on; the body stays the same, and everything with it."""
    sources = sources_of(work, change)
    new = change.targets[0].new if change.targets else None
    if not sources or new is None or not new.name.strip():
        work.refuse(change, "name", "Hãy chọn đơn vị và ghi tên mới.")
        return
    pk, name, short = sources[0], new.name.strip(), new.short_name.strip()
    rows = [row for row in work.rows(Name) if row.unit_id == pk]
    if any(row.valid_from and row.valid_from > work.day for row in rows):
        work.refuse(change, "begins_later", "Đã có tên bắt đầu sau ngày này; hãy chọn ngày khác.")
        return
    held = [row for row in rows if row.valid_to is None or row.valid_to >= work.day]
    if any((row.name, row.short_name) == (name, short) for row in held):
        work.refuse(change, "same_name", "Tên mới trùng với tên đang dùng.")
        return
    for row in held:
        if row.valid_from == work.day:
            work.put(replace(row, name=name, short_name=short))
            return
        work.put(replace(row, valid_to=work.day_before))
    last = work.unit(pk).valid_to
    work.put(Name(work.new_pk(), pk, name, short, valid_from=work.day, valid_to=last))


def change_parent(work: Working, change: Change) -> None:
    """The sources stand under another body; without a target under none."""
    sources, targets = sources_of(work, change), targets_of(work, change)
    parent = targets[0] if targets else None
    for pk in sources:
        if parent is not None and pk in _line_up(work, parent):
            name = work.unit(pk).name
            work.refuse(change, "parent", f"{name} không thể trực thuộc chính mình hoặc cấp dưới.")
        elif work.unit(pk).parent_id == parent:
            work.refuse(change, "parent", f"{work.unit(pk).name} đang trực thuộc đơn vị này rồi.")
        else:
            work.put(replace(work.unit(pk), parent_id=parent))


def _line_up(work: Working, pk: int) -> list[int]:
    """The unit and all above it."""
    line: list[int] = []
    at: int | None = pk
    while at is not None and at not in line and at in work.tables[Unit]:
        line.append(at)
        at = work.unit(at).parent_id
    return line


def inherit_traits(work: Working, source: int, target: int) -> None:
    """What sets ask for ("ven biển") goes on with who takes over everything; before the end."""
    rows = [row for row in work.rows(Trait) if row.valid_to is None or row.valid_to >= work.day]
    has = {row.trait for row in rows if row.unit_id == target}
    for row in rows:
        if row.unit_id == source and row.trait not in has:
            work.put(Trait(work.new_pk(), target, row.trait, valid_from=work.day))
            has.add(row.trait)
