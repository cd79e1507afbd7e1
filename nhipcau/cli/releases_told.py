"""The clock of releases in sentences."""

from django.utils import timezone

from nhipcau.editorial import clock
from nhipcau.editorial.models import Edition, ReleaseSet
from nhipcau.press.clarifying.publishing import note_releases


def told(*, go: bool) -> tuple[list[str], bool]:
    """What to say, and whether all is well; with `go` what is due goes out first."""
    now, lines = timezone.now(), []
    if go:
        went = clock.go_round(now)
        note_releases()
        lines.append(
            f"Đã đăng {went.editions} trang, {went.sets} đợt; {went.held_back} chưa đăng được."
        )
    editions = Edition.objects.filter(stage=Edition.Stage.SCHEDULED).select_related("page")
    sets = ReleaseSet.objects.filter(state=ReleaseSet.State.SCHEDULED)
    lines += [
        f"{_hour(e.go_at)}  {e.page.title} ({e.language})" for e in editions.order_by("go_at")
    ]
    lines += [f"{_hour(s.go_at)}  Đợt “{s.name}”" for s in sets.order_by("go_at")]
    standing = clock.alarms(now)
    lines += [f"CHÚ Ý: {alarm.sentence}" for alarm in standing]
    return lines or ["Không có trang nào hẹn giờ."], not standing


def _hour(moment) -> str:
    return timezone.localtime(moment).strftime("%d/%m/%Y %H:%M")
