"""What an order must not do: too many heirs or too few, an orphan, an office without a keeper."""

from collections import Counter
from collections.abc import Iterator

from nhipcau.succession.changes import Change, Kind, Problem
from nhipcau.succession.handing import LEAD, has_open_work
from nhipcau.succession.rows import Duty, Heir, Name, Post, Programme, Unit
from nhipcau.succession.working import Working
from nhipcau.vietnamese.text import match_key

ADMINISTRATOR, FOCAL, HEAD = "administrator", "focal", "head"
OF_THE_WHOLE = 0
"""The position told with a problem that no single change has."""


def fits(work: Working, change: Change, sources: list[int], targets: list[int]) -> bool:
    """Whether the kind of change has the old and new bodies it needs; a sentence where not."""
    refusal = _misfit(change, sources, targets) or _is_taken(work, sources)
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
    scopes = [asked.scope.strip() for asked in change.targets]
    if len(set(scopes)) < len(scopes):
        return "scope", "Phần việc của các đơn vị tiếp nhận phải ghi khác nhau."
    return None


def _is_taken(work: Working, sources: list[int]) -> tuple[str, str] | None:
    """A body that ends later, and whose heirs are known, cannot be given to others before that."""
    for heir in work.rows(Heir):
        old = heir.predecessor_id
        if old in sources and heir.effective_on > work.day and work.unit(old).valid_to:
            day = f"{heir.effective_on:%d/%m/%Y}"
            told = f"{work.unit(old).name} đã có đơn vị kế thừa từ ngày {day}"
            return "taken", f"{told}; hãy hoàn tác đợt sắp xếp đó trước."
    return None


def _leaves_work(work: Working, change: Change, sources: list[int]) -> tuple[str, str] | None:
    for source in sources:
        if has_open_work(work, change, source):
            told = f"{work.unit(source).name} còn việc hoặc báo cáo đang làm"
            return "unassigned", f"{told}; hãy chọn đơn vị tiếp nhận."
    return None


def check_people(work: Working) -> None:
    """No office is left without an administrator; two heads of one body are worth a word."""
    posts = [row for row in work.rows(Post) if row.valid_to is None]
    before = [row for row in work.snapshot.rows(Post) if row.valid_to is None]
    if _is_lost(ADMINISTRATOR, work, before, posts):
        told = "Sau sắp xếp không còn ai giữ vai trò quản trị; hãy chọn nơi nhận vai trò đó."
        work.problems.append(Problem(OF_THE_WHOLE, "last_administrator", told))
    if _is_lost(FOCAL, work, before, posts):
        work.warnings.append("Sau sắp xếp không còn ai giữ vai trò cán bộ đầu mối.")
    heads = Counter(row.unit_id for row in posts if row.role == HEAD)
    for pk in dict.fromkeys(row.unit_id for row in posts if row.pk < 0 and row.role == HEAD):
        if heads[pk] > 1:
            told = f"{work.unit(pk).name} có {heads[pk]} người giữ vai trò thủ trưởng."
            work.warnings.append(told)

    for told in dict.fromkeys(_without_roles(work, before, posts)):
        work.warnings.append(told)


def _without_roles(work: Working, before: list[Post], after: list[Post]) -> Iterator[str]:
    left = {row.user_id for row in after}
    for row in before:
        if row.user_id not in left:
            name = work.snapshot.people.get(row.user_id, str(row.user_id))
            yield f"{name} không còn vai trò nào sau sắp xếp."


def check_bodies(work: Working) -> None:
    """Two bodies of one name, and work that goes where nobody reports, are worth a word."""
    living: dict[str, set[int]] = {}
    for name in work.rows(Name):
        if work.alive(name.unit_id) and (name.valid_to is None or name.valid_to >= work.day):
            living.setdefault(match_key(name.name), set()).add(name.unit_id)
    for name in (row for row in work.rows(Name) if row.pk < 0):
        if len(living.get(match_key(name.name), ())) > 1:
            told = f"Có hơn một đơn vị cùng mang tên {name.name}; tên đó trong văn bản"
            work.warnings.append(f"{told} phải chọn bằng tay.")
    for duty in (row for row in work.rows(Duty) if row.pk < 0 and row.role == LEAD):
        if all(work.unit(pk).is_external for pk in duty.members) and duty.unit_id is not None:
            told = f"{work.unit(duty.unit_id).name} nằm ngoài hệ thống báo cáo; nhiệm vụ chuyển"
            work.warnings.append(f"{told} sang đó sẽ không có ai báo cáo.")


def _is_lost(role: str, work: Working, before: list[Post], after: list[Post]) -> bool:
    """Whether somebody who can sign in had the role, and nobody has it any more."""
    had, has = (
        any(row.role == role and row.user_id not in work.snapshot.away for row in rows)
        for rows in (before, after)
    )
    return had and not has


def tell_locked(work: Working) -> None:
    """What is locked stays as it is; only a paper drafted anew names who answers since then."""
    for title in work.snapshot.locked:
        told = f"{title} đã khóa: số liệu, báo cáo đã lập giữ nguyên; báo cáo tổng hợp lập lại"
        work.warnings.append(f"{told} sau này sẽ ghi đơn vị chủ trì theo sắp xếp.")


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
