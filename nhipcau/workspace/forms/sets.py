"""Sets of editions that go out together."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from nhipcau.editorial.models import Edition, ReleaseSet
from nhipcau.workspace.editing.words import language_words, title_of
from nhipcau.workspace.forms.bounded import RowsField
from nhipcau.workspace.forms.open_words import OpenForm

Stage = Edition.Stage


class SetForm(OpenForm):
    name = forms.CharField(label="Tên đợt đăng", max_length=200, required=False)


class EditionsField(RowsField):
    def label_from_instance(self, edition: Edition) -> str:
        return f"{title_of(edition.page)} ({language_words(edition.language).lower()})"


class AddForm(OpenForm):
    """Editions with a text that is not public yet and that no other open set holds."""

    editions = EditionsField(
        label="Chọn bản đưa vào đợt",
        queryset=Edition.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, release_set: ReleaseSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["editions"].queryset = _free(release_set)


def _free(release_set: ReleaseSet) -> QuerySet[Edition]:
    held = (ReleaseSet.State.OPEN, ReleaseSet.State.SCHEDULED)
    return (
        Edition.objects.exclude(stage=Stage.RELEASED)
        .exclude(release_sets__in=ReleaseSet.objects.filter(state__in=held))
        .select_related("page")
        .order_by("work", "language")
    )


class EditionForm(forms.Form):
    """One edition of a set, named by the button of its row."""

    edition = forms.ModelChoiceField(queryset=Edition.objects.none(), widget=forms.HiddenInput)

    def __init__(self, *args: Any, release_set: ReleaseSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["edition"].queryset = release_set.editions.all()
