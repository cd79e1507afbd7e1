"""How a publication stands with its review: worked out each time, never stored."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop

from nhipcau.editorial.models import RequiredFeature
from nhipcau.registries.models import Publication, Review
from nhipcau.registries.reviewing.digests import digest_of
from nhipcau.registries.reviewing.questions import bears_map

FEATURE = "Bản đồ thể hiện rõ: {name}?"
"""How a required feature is asked; its name stands in the answer as it was then."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`state`: missing, failed, changed (since it passed), lacking (features required since then)
    or passed. `lacking` names the features that the review did not look for.
    """

    state: str
    words: str
    review: Review | None = None
    lacking: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        return self.state == "passed"


def standing_of(row: Publication) -> Standing:
    """The newest review decides; a later failure outweighs an earlier pass."""
    review = row.reviews.filter(taken_off_at=None).select_related("by").last()
    if review is None:
        return Standing("missing", gettext_noop("Chưa kiểm tra"))
    if review.digest != digest_of(row):
        return Standing(
            "changed", gettext_noop("Đã sửa sau lần kiểm tra, cần kiểm tra lại"), review
        )
    if not review.is_passed:
        return Standing("failed", gettext_noop("Kiểm tra không đạt"), review)
    if lacking := not_looked_for(row, review):
        words = f"Chưa kiểm tra đối tượng bắt buộc: {', '.join(lacking)}"
        return Standing("lacking", words, review, lacking)
    return Standing("passed", gettext_noop("Kiểm tra đạt"), review)


def features_of(row: Publication) -> list[str]:
    """What a map of ours must show; nothing for what bears no map."""
    if not bears_map(row):
        return []
    return list(RequiredFeature.objects.values_list("name", flat=True))


def feature_words(name: str) -> str:
    return FEATURE.format(name=name)


def not_looked_for(row: Publication, review: Review) -> tuple[str, ...]:
    said_yes = {words for words, answer, _remark in review.answers if answer == "yes"}
    return tuple(name for name in features_of(row) if feature_words(name) not in said_yes)
