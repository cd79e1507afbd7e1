"""From rows and an order of changes to the effects, without the database."""

from nhipcau.succession import bodies, handing
from nhipcau.succession.changes import END, REPORTS, Answer, Change, Kind, Order, Outcome
from nhipcau.succession.checks import check_bodies, check_people, fits, refuse_orphans, tell_locked
from nhipcau.succession.owing import follow_rounds
from nhipcau.succession.rows import Snapshot
from nhipcau.succession.working import Working


def plan(snapshot: Snapshot, order: Order) -> Outcome:
    """What would happen, in the order in which it can be written. Writes nothing.

    History stays as it is: only what is open on the first day of the order moves. An outcome with
    problems must not be carried out; every question without an answer is a problem.
    """
    work = Working(snapshot, order)
    for change in order.changes:
        _do(work, change)
    handing.unite_duties(work)
    handing.name_in_tasks(work)
    follow_rounds(work)
    check_people(work)
    check_bodies(work)
    tell_locked(work)
    refuse_orphans(work)
    return Outcome(
        effects=work.effects(),
        after=work.finished(),
        problems=tuple(work.problems),
        warnings=tuple(dict.fromkeys(work.warnings)),
        questions=tuple(work.questions),
    )


def _do(work: Working, change: Change) -> None:
    if change.kind == Kind.RENAME:
        bodies.rename(work, change)
    elif change.kind == Kind.CREATE:
        _create(work, change)
    elif change.kind == Kind.CHANGE_PARENT:
        bodies.change_parent(work, change)
    elif change.kind == Kind.TRANSFER:
        _transfer(work, change)
    else:
        _hand_over(work, change)


def _create(work: Working, change: Change) -> None:
    if any(target.new for target in change.targets):
        bodies.targets_of(work, change)
    else:
        work.refuse(change, "name", "Hãy ghi tên đơn vị mới.")


def _hand_over(work: Working, change: Change) -> None:
    """Bodies end, and others take what they had; a body among its own heirs goes on."""
    sources = bodies.sources_of(work, change)
    targets = bodies.targets_of(work, change)
    if not sources or 0 in targets or not fits(work, change, sources, targets):
        return
    whole = len(targets) == 1  # who takes all is the heir of all, whatever words stand beside it
    for source in sources:
        if whole:
            bodies.inherit_traits(work, source, targets[0])
        _hand_all(work, change, source, targets)
        for target, asked in zip(targets, change.targets, strict=True):
            if target != source:
                handing.record_heir(work, source, target, "" if whole else asked.scope.strip())
        if source not in targets:
            bodies.end(work, change, source)


def _hand_all(work: Working, change: Change, source: int, targets: list[int]) -> None:
    def taker(key: str, label: str, may_end: bool = False) -> Answer | None:
        if len(targets) == 1:
            ends = may_end and (change.choices or {}).get(key) == END
            return END if ends else targets[0]
        if not targets:
            return END if may_end else None
        answer = work.ask(change, key, label, may_end=may_end)
        if answer is None:
            told = f"{work.unit(source).name}: chưa chọn đơn vị nhận “{label}”."
            work.refuse(change, "unassigned", told)
        return targets[answer] if isinstance(answer, int) else answer

    handing.hand_tasks(work, change, source, taker)
    handing.hand_people(work, source, taker)
    handing.hand_children(work, source, taker)
    handing.hand_groups(work, source, taker)
    handing.hand_programmes(work, source, taker)
    if len(targets) > 1 and source not in targets:
        taker(REPORTS, "Hoàn thành báo cáo còn dở của đơn vị cũ")


def _transfer(work: Working, change: Change) -> None:
    """Some tasks of a body that goes on; what is not named stays where it is."""
    sources, targets = bodies.sources_of(work, change), bodies.targets_of(work, change)
    if not sources or 0 in targets:
        return
    if len(targets) != 1 or targets[0] in sources:
        told = "Chuyển nhiệm vụ cần đúng một đơn vị tiếp nhận, khác đơn vị đang giữ."
        work.refuse(change, "one_target", told)
        return
    if not change.targets[0].scope.strip():
        work.refuse(change, "scope", "Ghi phần việc được chuyển.")
        return
    moved: list[str] = []

    def taker(key: str, label: str, may_end: bool = False) -> Answer | None:
        if work.ask(change, key, label, may_end=True, rest=False) != 0:
            return None
        moved.append(key)
        return targets[0]

    for source in sources:
        handing.hand_tasks(work, change, source, taker)
        handing.record_heir(work, source, targets[0], change.targets[0].scope.strip())
    if not moved:
        work.refuse(change, "unassigned", "Hãy chọn ít nhất một nhiệm vụ để chuyển.")
