"""What an order must not do: too many heirs or too few, an orphan, an office without a keeper."""

from collections import Counter

from nhipcau.succession.changes import Change, Kind, Problem
from nhipcau.succession.handing import has_open_work
from nhipcau.succession.rows import Duty, Post, Programme, Unit
from nhipcau.succession.working import Working

ADMINISTRATOR, HEAD = "administrator", "head"
OF_THE_WHOLE = 0
"""The position told with a problem that no single change has."""


def fits(work: Working, change: Change, sources: list[int], targets: list[int]) -> bool:
    """Whether the kind of change has the old and new bodies it needs; a sentence where not."""
    refusal = _misfit(change, sources, targets)
    if refusal is None and not targets:
        refusal = _leaves_work(work, change, sources)
    if refusal:
        work.refuse(change, *refusal)
    return refusal is None


def _misfit(change: Change, sources: list[int], targets: list[int]) -> tuple[str, str] | None:
    if len(set(targets)) < len(targets):
        return "target_twice", "Một đơn vị tiếp nhận chỉ ghi một lần."
    one = len(targets) == 1 and targets[0] not in sources
    if change.kind in (Kind.MERGE, Kind.ABSORB) and not one:
        told = "Hợp nhất, sáp nhập cần đúng một đơn vị tiếp nhận, khác các đơn vị cũ."
        return "one_target", told
    if change.kind == Kind.MERGE and len(sources) < 2:
        return "two_sources", "Hợp nhất cần từ hai đơn vị cũ trở lên; một đơn vị thì là sáp nhập."
    if change.kind == Kind.SPLIT and len(targets) < 2:
        return "two_targets", "Chia tách cần từ hai đơn vị tiếp nhận trở lên."
    if change.kind == Kind.DISSOLVE and set(targets) & set(sources):
        return "target", "Đơn vị giải thể không thể là đơn vị tiếp nhận."
    if len(targets) > 1 and any(
        target not in sources and not asked.scope.strip()
        for target, asked in zip(targets, change.targets, strict=True)
    ):
        return "scope", "Ghi phần việc của từng đơn vị tiếp nhận."
    return None


def _leaves_work(work: Working, change: Change, sources: list[int]) -> tuple[str, str] | None:
    for source in sources:
        if has_open_work(work, change, source):
            told = f"{work.unit(source).name} còn việc đang làm; hãy chọn đơn vị tiếp nhận."
            return "unassigned", told
    return None


def check_people(work: Working) -> None:
    """No office is left without an administrator; two heads of one body are worth a word."""
    posts = [row for row in work.rows(Post) if row.valid_to is None]
    before = [row for row in work.snapshot.rows(Post) if row.valid_to is None]
    if not _administrators(posts) and _administrators(before):
        told = "Sau sắp xếp không còn ai giữ vai trò quản trị; hãy chọn nơi nhận vai trò đó."
        work.problems.append(Problem(OF_THE_WHOLE, "last_administrator", told))
    heads = Counter(row.unit_id for row in posts if row.role == HEAD)
    for pk in dict.fromkeys(row.unit_id for row in posts if row.pk < 0 and row.role == HEAD):
        if heads[pk] > 1:
            told = f"{work.unit(pk).name} có {heads[pk]} người giữ vai trò thủ trưởng."
            work.warnings.append(told)


def _administrators(posts: list[Post]) -> list[Post]:
    return [row for row in posts if row.role == ADMINISTRATOR]


def refuse_orphans(work: Working) -> None:
    """A last look: nothing open may be left with a body that ends; a fault of ours if it is."""
    if not work.problems:
        for label in orphans(work):
            told = f"Chưa có đơn vị nhận: {label}."
            work.problems.append(Problem(OF_THE_WHOLE, "orphan", told))


def orphans(work: Working) -> list[str]:
    """Open tasks, people, bodies and programmes that still hang on a body ended by the order."""
    old = work.snapshot.tables.get(Unit, {})
    gone = {pk for pk in old if not work.alive(pk) and _worked(work, pk)}
    found = [
        work.snapshot.tasks[row.task_id].label
        for row in work.rows(Duty)
        if row.valid_to is None and gone & set(row.members)
        and row.task_id in work.snapshot.tasks and work.snapshot.tasks[row.task_id].is_open
    ]  # fmt: skip
    found += [
        work.snapshot.people.get(row.user_id, str(row.user_id))
        for row in work.rows(Post)
        if row.unit_id in gone and (row.valid_to is None or row.valid_to >= work.day)
    ]
    found += [r.name for r in work.rows(Unit) if r.parent_id in gone and work.alive(r.pk)]
    return found + [row.name for row in work.rows(Programme) if row.lead_id in gone]


def _worked(work: Working, pk: int) -> bool:
    row = work.snapshot.tables[Unit][pk]
    return isinstance(row, Unit) and (row.valid_to is None or row.valid_to >= work.day)
