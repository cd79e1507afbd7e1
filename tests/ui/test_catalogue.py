"""Catalogues: read, written and compiled here; every word has its English."""

import gettext
import io
from pathlib import Path

import pytest

import nhipcau
from nhipcau.ui.catalogue import LOCALE, compiled, paths, read_po, write_po
from nhipcau.ui.sources import in_code, in_data, in_description, in_template, messages_of

SAMPLE = {
    "": ["Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"],
    'Trích yếu "A"': ["Subject"],
    "còn %(n)s ngày\0còn %(n)s ngày": ["%(n)s day left", "%(n)s days left"],
}


def test_a_catalogue_reads_as_it_was_written():
    assert read_po(write_po(SAMPLE)) == SAMPLE


def test_the_compiled_form_is_what_gettext_reads():
    found = gettext.GNUTranslations(io.BytesIO(compiled(SAMPLE)))

    one = found.ngettext("còn %(n)s ngày", "còn %(n)s ngày", 1)
    many = found.ngettext("còn %(n)s ngày", "còn %(n)s ngày", 4)
    assert (found.gettext('Trích yếu "A"'), one, many) == (
        "Subject",
        "%(n)s day left",
        "%(n)s days left",
    )


def test_untranslated_words_fall_back_to_the_source():
    found = gettext.GNUTranslations(io.BytesIO(compiled({"": SAMPLE[""], "Đơn vị": [""]})))

    assert found.gettext("Đơn vị") == "Đơn vị"


def test_templates_offer_their_words():
    source = (
        '{% load i18n %}{% translate "Nộp" %}{% button _("Lưu") %}'
        "{% blocktranslate %}Còn {{ n }} đơn vị{% endblocktranslate %}"
    )

    assert set(in_template(source)) == {"Nộp", "Lưu", "Còn %(n)s đơn vị"}


def test_code_offers_its_words_labels_and_choices():
    source = (
        "class Kind(models.TextChoices):\n    A = 'a', 'Loại A'\n"
        "class Score(models.IntegerChoices):\n    LOW = 1, 'Thấp'\n"
        "name = models.CharField('Tên', help_text='Ghi đủ')\n"
        "other = models.ManyToManyField('self')\n"
        "said = _('Đã ' 'lưu')\n"
        "LANGUAGE_NAMES = {'lo': 'Tiếng Lào'}\n"
        "class Meta:\n    ordering = ['pk']\n    verbose_name = 'đơn vị'\n"
    )

    assert set(in_code(source)) == {
        "Loại A",
        "Thấp",
        "Tên",
        "Ghi đủ",
        "Đã lưu",
        "đơn vị",
        "Tiếng Lào",
    }


def test_every_word_has_its_english():
    english = read_po((LOCALE / "en/LC_MESSAGES/django.po").read_text("utf-8"))

    missing = {
        m for m in messages_of(Path(nhipcau.__file__).parent) if not all(english.get(m, [""]))
    }

    assert missing == set()


@pytest.mark.parametrize("path", list(paths()), ids=lambda path: path.parts[-3])
def test_what_is_compiled_is_what_is_written(path):
    assert path.with_suffix(".mo").read_bytes() == compiled(read_po(path.read_text("utf-8")))


@pytest.mark.parametrize("path", list(paths()), ids=lambda path: path.parts[-3])
def test_translations_keep_the_places_of_values(path):
    def places(words):
        return {part.split(")")[0] for part in words.split("%(")[1:]}

    catalogue = read_po(path.read_text("utf-8"))

    lost = {m for m, answers in catalogue.items() if m and places(answers[0]) - places(m)}
    assert lost == set()


def test_lists_kept_as_data_offer_what_is_shown_of_each():
    told = {"sections": [{"title": "Báo chí", "rows": [{"key": "a", "name": "Họp báo"}]}]}

    assert sorted(in_data(told)) == ["Báo chí", "Họp báo"]


def test_forms_offer_what_is_told_of_their_fields_on_the_spot():
    source = (
        "reason = reason_field('Vì sao')\n"
        "self.fields['contact'].label = 'Người đã gặp'\n"
        "answer = AnswerField(choices=[('yes', 'Có'), ('no', 'Không')])\n"
        "label = 'registries'\n"
        "class Meta:\n    label = 'Trích dẫn'\n"
    )

    assert set(in_code(source)) == {"Vì sao", "Người đã gặp", "Có", "Không", "Trích dẫn"}


def test_the_description_of_a_register_offers_its_words():
    source = (
        "described = Described(register='event', slug='su-kien', lead='Từ đầu đến cuối.',\n"
        "    columns=(Column('Tên', 'title'),), groups=(Group('Chung', ('title',)),),\n"
        "    parts=(PartOf(Gift, 'qua', 'Quà', add_words='Thêm quà', hint='Ghi đủ.'),),\n"
        "    moves={'held': Move('Ghi xong')}, asked=(Asked('nuoc', 'Nước', found, narrow),),\n"
        "    doors=(('Gửi thư', 'entry_mail'),), labels={'starts_on': 'Ngày ký'})"
    )

    assert " | ".join(sorted(in_description(source))) == (
        "Chung | Ghi xong | Ghi đủ. | Gửi thư | Ngày ký | Nước | Quà | Thêm quà | "
        "Tên | Từ đầu đến cuối."
    )
