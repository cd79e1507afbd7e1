"""What one may ask of the table of translations, and a translator's file coming back."""

from typing import Any

from django import forms
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.editorial.models import Edition, Work
from nhipcau.workspace.editing.board import with_staleness, works_named
from nhipcau.workspace.editing.words import languages
from nhipcau.workspace.forms.editions import SECRECY
from nhipcau.workspace.forms.open_words import OpenForm

Stage = Edition.Stage

_NEEDS = [
    ("", gettext_lazy("Mọi bản dịch")),
    ("missing", gettext_lazy("Chưa có bản")),
    ("stale", gettext_lazy("Cũ hơn bản gốc")),
    ("writing", gettext_lazy("Đang dịch")),
    ("checking", gettext_lazy("Chờ kiểm tra")),
    ("cleared", gettext_lazy("Chờ đăng")),
]
_IN_NEED = {
    "stale": Q(is_stale=True),
    "writing": Q(stage__in=(Stage.WRITING, Stage.RETURNED)),
    "checking": Q(stage__in=(Stage.CHECKING, Stage.SECOND)),
    "cleared": Q(stage__in=(Stage.CLEARED, Stage.SCHEDULED)),
}


class TranslationSearch(forms.Form):
    """Conditions on the works; an answer that means nothing is left out."""

    q = forms.CharField(label="Từ trong tiêu đề", required=False, max_length=200)
    need = forms.ChoiceField(label="Cần làm", required=False, choices=_NEEDS)
    language = forms.ChoiceField(label="Tiếng", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", _("Mọi tiếng")), *languages()[1:]]
        self.is_valid()

    def narrowed(self, works: QuerySet[Work]) -> QuerySet[Work]:
        asked = self.cleaned_data
        if asked.get("q"):
            works = works.filter(pk__in=works_named(asked["q"]))
        need, language = asked.get("need"), asked.get("language")
        if need == "missing":
            return _missing(works, language)
        editions = with_staleness(Edition.objects.exclude(language=languages()[0][0]))
        if need:
            editions = editions.filter(_IN_NEED[need])
        if language:
            editions = editions.filter(language=language)
        return works.filter(pk__in=editions.values("work")) if need or language else works

    def words(self) -> list[tuple[str, str]]:
        """The conditions as people say them, each with the name of its field."""
        asked = self.cleaned_data
        said = {
            "q": lambda v: _("có “%(words)s”") % {"words": v},
            "need": lambda v: str(dict(_NEEDS)[v]).lower(),
            "language": lambda v: dict(languages())[v],
        }
        return [(say(asked[name]), name) for name, say in said.items() if asked.get(name)]


def _missing(works: QuerySet[Work], language: str | None) -> QuerySet[Work]:
    if language:
        return works.exclude(editions__language=language)
    whole = Work.objects.annotate(size=Count("editions")).filter(size__gte=len(languages()))
    return works.exclude(pk__in=whole.values("pk"))


class ReturnForm(OpenForm):
    file = forms.FileField(label="Tệp dịch đã điền (.docx, .xlf)", help_text=SECRECY)
