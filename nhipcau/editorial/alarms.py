"""What should have happened with releases and did not: shown on the first page, told once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from nhipcau.editorial.models import Edition, Heartbeat, Release, ReleaseSet
from nhipcau.notices.telling import Saying, tell_all
from nhipcau.organisations.models import Appointment, Role, User

CLOCK: Final = "releases"
PATIENCE: Final = timedelta(minutes=5)
_HOUR: Final = "%H:%M ngày %d/%m/%Y"


@dataclass(frozen=True, slots=True)
class Alarm:
    """`code` is due, set_due, clock or unconfirmed; `key` is one for each case.

    `edition` and `release_set` say what it is about, `told` who beside the focal officers hears.
    """

    code: str
    key: str
    sentence: str
    edition: Edition | None = None
    release_set: ReleaseSet | None = None
    told: User | None = None


def alarms(now: datetime) -> list[Alarm]:
    """Due for more than five minutes and not public; a silent clock; a release unconfirmed."""
    return [*_silent_clock(now), *_late_editions(now), *_late_sets(now), *_unconfirmed(now)]


def tell_alarms(now: datetime) -> int:
    """Say each alarm once to the focal officers and to who set the hour; how many are new."""
    return tell_about(alarms(now), now=now)


def tell_about(found: list[Alarm], *, now: datetime) -> int:
    """Each person hears of a case once, on the web and by mail."""
    if not found:
        return 0
    focal = _focal_officers(now)
    return tell_all(
        Saying(user, alarm.key, "other", alarm.sentence)
        for alarm in found
        for user in {*focal, *([alarm.told] if alarm.told else [])}
    )


def _focal_officers(now: datetime) -> list[User]:
    held = Appointment.objects.on(timezone.localtime(now).date()).filter(role=Role.FOCAL)
    return list(User.objects.filter(pk__in=held.values("user"), is_active=True))


def _silent_clock(now: datetime) -> list[Alarm]:
    """Where no clock ever beat there is an alarm only if something waits for it."""
    beat = Heartbeat.objects.filter(name=CLOCK).first()
    if beat is not None and abs(now - beat.at) <= PATIENCE:
        return []
    if beat is None and not _something_waits():
        return []
    since = f"từ {_hour(beat.at)}" if beat else "chưa chạy lần nào"
    key = f"clock:{beat.at.isoformat() if beat else 'never'}"
    sentence = (
        f"Máy đăng bài theo giờ không chạy ({since}): bài hẹn giờ sẽ không tự lên. "
        "Hãy báo quản trị hệ thống."
    )
    return [Alarm("clock", key, sentence)]


def _something_waits() -> bool:
    return (
        Edition.objects.filter(stage=Edition.Stage.SCHEDULED).exists()
        or ReleaseSet.objects.filter(state=ReleaseSet.State.SCHEDULED).exists()
    )


def _late_editions(now: datetime) -> list[Alarm]:
    late = Edition.objects.filter(stage=Edition.Stage.SCHEDULED, go_at__lt=now - PATIENCE)
    return [
        Alarm(
            "due",
            f"edition:{edition.pk}:due:{edition.go_at:%Y%m%d%H%M}",
            f"Trang “{edition.page.title}” hẹn đăng lúc {_hour(edition.go_at)} mà chưa lên.",
            edition=edition,
            told=edition.go_by,
        )
        for edition in late.select_related("page", "go_by")
        if edition.go_at
    ]


def _late_sets(now: datetime) -> list[Alarm]:
    late = ReleaseSet.objects.filter(state=ReleaseSet.State.SCHEDULED, go_at__lt=now - PATIENCE)
    return [
        Alarm(
            "set_due",
            f"set:{found.pk}:due:{found.go_at:%Y%m%d%H%M}",
            f"Đợt đăng “{found.name}” hẹn lúc {_hour(found.go_at)} mà chưa lên.",
            release_set=found,
            told=found.go_by,
        )
        for found in late.select_related("go_by")
        if found.go_at
    ]


def _unconfirmed(now: datetime) -> list[Alarm]:
    late = Release.objects.unconfirmed().filter(confirm_by__lt=now)
    return [
        Alarm(
            "unconfirmed",
            f"edition:{release.edition_id}:unconfirmed:{release.pk}",
            f"Trang đăng khẩn “{release.title}” quá hạn xác nhận ({_hour(release.confirm_by)}): "
            "hãy để người khác đọc, xác nhận, hoặc gỡ trang.",
            edition=release.edition,
            told=release.released_by,
        )
        for release in late.select_related("edition", "released_by")
        if release.confirm_by
    ]


def _hour(moment: datetime) -> str:
    return timezone.localtime(moment).strftime(_HOUR)
