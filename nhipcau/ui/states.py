"""How each state is drawn: a tone and a shape, so that it reads without colour too."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """`tone` is quiet, active, done or late; `shape` names a drawing in `shapes.svg`."""

    tone: str
    shape: str


UNKNOWN = Mark("quiet", "dot")

MARKS = {
    "not_started": Mark("quiet", "ring"),
    "under_way": Mark("active", "half"),
    "draft": Mark("active", "half"),
    "open": Mark("active", "half"),
    "partly": Mark("active", "half"),
    "ready": Mark("active", "half"),
    "submitted": Mark("active", "target"),
    "done": Mark("done", "check"),
    "accepted": Mark("done", "check"),
    "recorded": Mark("done", "check"),
    "locked": Mark("done", "check"),
    "returned": Mark("late", "back"),
    "needs_attention": Mark("late", "alert"),
    "late": Mark("late", "alert"),
    "overdue": Mark("late", "alert"),
    "refused": Mark("late", "alert"),
    "failed": Mark("late", "alert"),
    "conflict": Mark("late", "half"),
    "unlocked": Mark("late", "back"),
    "unlock_asked": Mark("late", "alert"),
    "dropped": Mark("quiet", "cross"),
    "withdrawn": Mark("quiet", "cross"),
    "discarded": Mark("quiet", "cross"),
    "undone": Mark("quiet", "back"),
    "applied": Mark("done", "check"),
    "carried_over": Mark("quiet", "forward"),
    "in_force": Mark("done", "check"),
    "not_yet": Mark("quiet", "ring"),
    "ended": Mark("quiet", "cross"),
    "unknown": Mark("quiet", "dot"),
    "verified": Mark("done", "check"),
    "unverified": Mark("active", "half"),
    "optional": Mark("quiet", "dot"),
    "none": Mark("quiet", "dot"),
    "quiet": Mark("quiet", "dot"),
    "waiting": Mark("active", "half"),
    "sending": Mark("active", "half"),
    "sent": Mark("done", "check"),
    "uncertain": Mark("late", "alert"),
    "opened": Mark("quiet", "dot"),
    "revised": Mark("quiet", "dot"),
    "rebuilt": Mark("quiet", "dot"),
    "unchanged": Mark("quiet", "dot"),
    "entered": Mark("quiet", "dot"),
    "shared": Mark("quiet", "dot"),
    "corrected": Mark("quiet", "back"),
    "proven": Mark("quiet", "dot"),
    "cancelled": Mark("quiet", "cross"),
    "asked": Mark("active", "target"),
    "granted": Mark("done", "check"),
    "replaced": Mark("quiet", "forward"),
    "revoked": Mark("quiet", "back"),
    "expired": Mark("quiet", "cross"),
    "waived": Mark("quiet", "dot"),
    "writing": Mark("quiet", "half"),
    "checking": Mark("active", "target"),
    "second": Mark("active", "target"),
    "cleared": Mark("active", "forward"),
    "scheduled": Mark("active", "ring"),
    "released": Mark("done", "check"),
    "unseen": Mark("quiet", "ring"),
    "public": Mark("done", "check"),
    "void": Mark("quiet", "cross"),
    "stale": Mark("late", "back"),
    "missing": Mark("quiet", "ring"),
    "unconfirmed": Mark("late", "alert"),
    "new": Mark("active", "target"),
    "routed": Mark("active", "forward"),
    "drafted": Mark("active", "half"),
    "answered": Mark("done", "check"),
    "closed": Mark("quiet", "check"),
}


def mark_of(value: str) -> Mark:
    """The mark of a state by its stored value; a plain dot for one that is not known here."""
    return MARKS.get(value, UNKNOWN)
