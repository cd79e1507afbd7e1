"""Signs that last: their codes, where they lead, how they are counted and printed."""

import io
from datetime import date

import pypdfium2
import pytest
import typst
import zxingcpp
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.editorial import withdrawing
from nhipcau.notices.models import Notice
from nhipcau.organisations.models import Role
from nhipcau.signposts import checking, leading, posting, printing
from nhipcau.signposts.codes import LENGTH, LETTERS, check_letter, read_code
from nhipcau.signposts.models import ScanCount
from tests.factories.editorial import (
    edition_of,
    make_editor,
    make_page,
    make_public,
    make_public_page,
    make_translation,
)
from tests.factories.organisations import make_user

BASE = "https://cong.example"
BODIES = st.text(alphabet=LETTERS, min_size=LENGTH - 1, max_size=LENGTH - 1)


@pytest.fixture
def signpost(db):
    page = make_public_page(title="Tháp Bánh Ít", slug="thap-banh-it")
    return posting.put_up(
        work=edition_of(page).work, name="Tháp Bánh Ít", place="Cổng soát vé", by=make_editor()
    )


@given(BODIES, st.integers(0, LENGTH - 1), st.sampled_from(LETTERS))
def test_one_wrong_letter_is_no_code(body, at, letter):
    code = body + check_letter(body)
    wrong = code[:at] + letter + code[at + 1 :]

    assert read_code(wrong) == (code if wrong == code else "")


@given(BODIES, st.integers(0, LENGTH - 3))
def test_two_letters_in_the_wrong_order_are_no_code(body, at):
    swapped = body[:at] + body[at + 1] + body[at] + body[at + 2 :]

    assert read_code(swapped + check_letter(body)) in ("", body + check_letter(body))


def test_a_reader_is_led_to_the_own_language_where_it_is_public(signpost):
    page = edition_of_work(signpost).page.specific
    make_public(edition_of(make_translation(page, "lo", title="ຫໍ")))

    way = leading.way_of(signpost, languages=["lo"])

    assert way.release is not None
    assert way.release.language == "lo"


def test_a_reader_of_another_language_is_led_to_what_there_is(signpost):
    way = leading.way_of(signpost, languages=["fr"])

    assert way.release is not None
    assert way.release.address == "/vi/thap-banh-it/"


def test_a_withdrawn_page_leaves_the_reason_behind_the_sign(signpost):
    withdrawing.withdraw(edition_of_work(signpost), reason="Đang tu bổ.", by=make_editor())

    way = leading.way_of(signpost, languages=["vi"])

    assert (way.release, way.why) == (None, "Đang tu bổ.")


def test_a_reading_is_counted_by_day_and_language_and_nothing_else(signpost):
    for language in ("lo", "lo", "vi"):
        leading.count_scan(signpost, language=language, day=date(2024, 6, 18))

    assert list(ScanCount.objects.values_list("language", "count")) == [("lo", 2), ("vi", 1)]
    assert {f.name for f in ScanCount._meta.fields} == {
        "id",
        "signpost",
        "day",
        "language",
        "count",
    }


def test_the_night_tells_once_of_a_sign_that_leads_nowhere(signpost):
    focal = make_user(role=Role.FOCAL)
    withdrawing.withdraw(edition_of_work(signpost), reason="Đang tu bổ.", by=make_editor())

    found = checking.check_signposts(day=date(2024, 6, 18))
    checking.check_signposts(day=date(2024, 6, 19))

    assert [(s.name, s.problem) for s in found] == [("Tháp Bánh Ít", checking.WITHDRAWN)]
    assert Notice.objects.filter(user=focal).count() == 1


def test_a_turned_sign_keeps_its_code_and_says_what_changed(signpost):
    other = edition_of(make_page(title="Tháp Đôi")).work
    code = signpost.code

    posting.turn(signpost, work=other, name="Tháp Đôi", place="", by=make_editor())

    signpost.refresh_from_db()
    assert (signpost.code, signpost.work) == (code, other)
    assert signpost.steps.last().changes["name"] == ["Tháp Bánh Ít", "Tháp Đôi"]


def test_a_sign_taken_down_needs_a_reason_and_keeps_telling_it(signpost):
    with pytest.raises(ValidationError, match="lý do"):
        posting.take_down(signpost, reason=" ", by=make_editor())

    posting.take_down(signpost, reason="Biển đã tháo.", by=make_editor())
    signpost.refresh_from_db()
    assert leading.way_of(signpost, languages=["vi"]).why == "Biển đã tháo."


def test_a_printed_sheet_is_read_by_a_camera(signpost):
    other = posting.put_up(
        work=signpost.work, name="Bãi biển <&> “tên dài”", place="", by=make_editor()
    )

    pdf = printing.sheet_pdf([signpost, other], base_url=BASE)

    page = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil()
    assert {code.text for code in zxingcpp.read_barcodes(page)} == {
        f"{BASE}/q/{signpost.code}",
        f"{BASE}/q/{other.code}",
    }


def test_a_drawn_sign_is_read_by_a_camera(signpost):
    from PIL import Image

    svg = printing.sign_svg(signpost, base_url=BASE)

    png = typst.compile(
        b'#set page(width: auto, height: auto)\n#image(bytes(sys.inputs.svg), format: "svg", '
        b"width: 80mm)",
        format="png",
        sys_inputs={"svg": svg.decode()},
    )
    read = zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))
    assert [code.text for code in read] == [f"{BASE}/q/{signpost.code}"]


def edition_of_work(signpost):
    return signpost.work.editions.get(language="vi")
