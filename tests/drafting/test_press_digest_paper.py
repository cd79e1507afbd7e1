"""A digest on paper: Word and PDF tell what was issued, in every script, and nothing more."""

import unicodedata
import zipfile
from datetime import date
from io import BytesIO

import pdfplumber
import pytest

from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.decree30.print_pdf import print_pdf
from nhipcau.drafting.digesting import issue_with_papers, papers_of
from nhipcau.drafting.faces.slices import faces_for
from nhipcau.drafting.faces.unwrapping import unwrapped
from nhipcau.drafting.letterheads import Letterhead
from nhipcau.drafting.press_digest import digest_paper, languages_in
from nhipcau.press.digesting import composing
from tests.factories.organisations import make_unit, make_user
from tests.factories.press import make_confirmed, make_outlet

DAY = date(2024, 3, 12)
LETTERS = {
    "ja": "港湾都市の夏祭り",
    "km": "កខគ ចឆជ",
    "ko": "해변 축제 개막",
    "lo": "ແຂວງພາກກາງ",
    "zh": "越南中部港口城市",
}


def issued(**values):
    told = {"title": "Cảng mở", "address": "https://bao.example/cang"}
    make_confirmed(**told | values)
    draft = composing.compose(
        rhythm="daily", first_on=DAY, last_on=DAY, unit=make_unit(name="Sở Ngoại vụ"),
        by=make_user(),
    )  # fmt: skip
    return issue_with_papers(draft, by=make_user())


def kept(file):
    with file.content.open("rb") as content:
        return content.read()


def words_of_word(content):
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.read("word/document.xml").decode()


def words_of_pdf(content):
    with pdfplumber.open(BytesIO(content)) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


@pytest.fixture(autouse=True)
def kept_here(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.django_db
def test_the_papers_kept_are_the_same_bytes_made_again():
    digest = issued()

    assert [kept(digest.word), kept(digest.pdf)] == list(papers_of(digest))


@pytest.mark.django_db
def test_both_papers_tell_number_unit_title_source_and_counts():
    outlet = make_outlet(name="Asahi", country="JP")
    digest = issued(outlet=outlet, language="ja", title="Cảng mở")

    said = [words_of_word(kept(digest.word)), words_of_pdf(kept(digest.pdf))]

    wanted = ("SỞ NGOẠI VỤ", "ĐB-SNV", "Cảng mở", "Nhật Bản, tiếng Nhật", "Số lần đăng")
    assert [w for text in said for w in wanted if w not in text] == []


@pytest.mark.django_db
def test_neither_paper_holds_more_of_an_article_than_a_short_excerpt():
    whole = "Câu dài của bài báo. " * 28
    digest = issued(excerpt=whole, text=f"{whole}Câu cuối của toàn văn.")

    for text in (
        words_of_word(kept(digest.word)),
        words_of_pdf(kept(digest.pdf)),
    ):
        assert ("Câu cuối của toàn văn" in text, text.count("Câu dài") <= 15) == (False, True)


@pytest.mark.parametrize("language", sorted(LETTERS))
def test_letters_of_other_scripts_are_drawn_in_faces_of_the_house(language):
    pdf = printed(language, LETTERS[language])

    drawn = {char["text"] for char in chars(pdf) if "Nhip" in char["fontname"]}
    assert set("".join(drawn)) >= drawable(LETTERS[language])


def test_a_script_without_a_face_leaves_the_rest_as_it_is():
    assert "Sở Mẫu" in words_of_pdf(printed("th", "เทศกาลฤดูร้อน"))


def test_what_is_no_font_is_refused():
    with pytest.raises(ValueError, match="WOFF2"):
        unwrapped(b"GIF89a", family="A")


def test_a_link_of_another_kind_is_words_alone():
    row = told("en", "Title") | {}
    row["groups"][0]["items"][0]["address"] = "javascript:alert(1)"

    content = build(digest_paper(row, HEAD))

    with zipfile.ZipFile(BytesIO(content)) as package:
        assert b"javascript" not in package.read("word/_rels/document.xml.rels")


HEAD = Letterhead((), ("SỞ MẪU",), "Sở Mẫu", "BC-SM", "Mẫu", (), ("GIÁM ĐỐC",), ())


def told(language, title):
    item = {"title": title, "outlet": "Báo", "country": "VN", "language": language,
            "day": "2024-03-12", "address": "", "place": "", "excerpt": "", "note": "",
            "others": [], "sha256": "", "clipping": 1}  # fmt: skip
    counts = {"appearances": 1, "stories": 1, "foreign": 0, "domestic": 1, "languages": []}
    return {"number": 1, "year": 2024, "rhythm": "daily", "title": "Điểm báo Sở Mẫu", "lead": "",
            "first_on": "2024-03-12", "last_on": "2024-03-12", "unit": "Sở Mẫu",
            "issued_on": "2024-03-13", "issued_by": "", "replaces": "", "counts": counts,
            "groups": [{"heading": "Mục", "items": [item]}]}  # fmt: skip


def printed(language, title):
    rows = told(language, title)
    with faces_for(languages_in(rows)) as found:
        return print_pdf(
            digest_paper(rows, HEAD), font_folders=found.folders, more_faces=found.families
        )


def chars(content):
    with pdfplumber.open(BytesIO(content)) as pdf:
        return [char for page in pdf.pages for char in page.chars]


def drawable(text):
    """Letters that stand alone in a drawn text; signs that are put together may come in another."""
    return {letter for letter in text if unicodedata.category(letter) == "Lo"}
