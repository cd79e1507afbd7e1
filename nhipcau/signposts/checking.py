"""The nightly look behind every sign: does it still lead to a page?"""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from nhipcau.editorial.models import Edition
from nhipcau.notices.telling import Saying, tell_all
from nhipcau.organisations.models import Appointment, Role, User
from nhipcau.signposts.models import Signpost

NOT_PUBLIC = "Trang phía sau biển chưa công khai ở tiếng nào."
WITHDRAWN = "Trang phía sau biển đã gỡ khỏi cổng thông tin."


def check_signposts(*, day: date) -> list[Signpost]:
    """Look behind every standing sign; those in trouble, told once to focal people and makers."""
    public = set(Edition.objects.public().values_list("work", flat=True))
    withdrawn = set(
        Edition.objects.filter(standing=Edition.Standing.WITHDRAWN).values_list("work", flat=True)
    )
    troubled = []
    for signpost in Signpost.objects.standing().select_related("created_by"):
        problem = _problem(signpost.work_id, public, withdrawn)
        if problem and problem != signpost.problem:
            _tell(signpost, problem, day)
        signpost.problem, signpost.checked_at = problem, timezone.now()
        signpost.save(update_fields=["problem", "checked_at"])
        if problem:
            troubled.append(signpost)
    return troubled


def _problem(work: int, public: set[int], withdrawn: set[int]) -> str:
    if work in public:
        return ""
    return WITHDRAWN if work in withdrawn else NOT_PUBLIC


def _tell(signpost: Signpost, problem: str, day: date) -> None:
    tell_all(
        Saying(
            user=person,
            key=f"signpost:{signpost.pk}:{day:%Y%m%d}",
            kind="other",
            subject=f"Biển mã QR “{signpost.name}” dẫn vào chỗ trống",
            body=f"{problem} Hãy cho biển dẫn tới trang khác, hoặc ghi là thôi dùng.",
            href=f"/lam-viec/ma-qr/{signpost.pk}/",
        )
        for person in _whom(signpost, day)
    )


def _whom(signpost: Signpost, day: date) -> Iterable[User]:
    focal = Appointment.objects.on(day).filter(role=Role.FOCAL).values("user")
    people = User.objects.filter(pk__in=focal, is_active=True)
    return people | User.objects.filter(pk=signpost.created_by_id, is_active=True)
