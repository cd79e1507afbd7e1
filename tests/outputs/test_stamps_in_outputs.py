"""An output takes no words that bear a secrecy stamp, wherever they are typed."""

import pytest
from django.core.exceptions import ValidationError

from nhipcau.outputs.models import Output
from nhipcau.outputs.recording import Proof, revise, withdraw
from tests.factories.organisations import make_user
from tests.factories.outputs import make_output
from tests.factories.refusals import codes_by_field

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("title", {"title": "TỐI MẬT"}),
        ("summary", {"summary": "Đón đoàn\nMẬT\nngày 5/3"}),
        ("label", {"evidence": [Proof(url="https://example.vn", label="TUYỆT MẬT")]}),
    ],
)
def test_stamped_words_are_refused_and_nothing_is_kept(field, given):
    with pytest.raises(ValidationError) as refused:
        make_output(**given)

    assert (codes_by_field(refused), Output.objects.count()) == ({field: ["secret"]}, 0)


def test_a_change_to_stamped_words_is_refused():
    output = make_output(title="Đón đoàn")

    with pytest.raises(ValidationError) as refused:
        revise(output, changes={"summary": "TỐI MẬT"}, reason="Bổ sung", by=make_user())

    assert codes_by_field(refused) == {"summary": ["secret"]}


def test_a_stamped_reason_is_refused_and_the_output_still_counts():
    output = make_output()

    with pytest.raises(ValidationError) as refused:
        withdraw(output, reason="MẬT", by=make_user())

    assert codes_by_field(refused) == {"reason": ["secret"]}
    assert Output.objects.get().state == Output.State.RECORDED


def test_prose_about_secrecy_is_recorded():
    output = make_output(
        title="Tập huấn bảo vệ bí mật nhà nước", summary="Không có tài liệu mật kèm theo."
    )

    assert output.pk
