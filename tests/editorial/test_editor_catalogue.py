"""The editor's room speaks Vietnamese: every word it shows has an answer of ours."""

import gettext
import io
from importlib import import_module
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.forms.utils import pretty_name
from django.utils import translation
from django.utils.module_loading import import_string

from nhipcau.editorial.catalogue import (
    COMPILED,
    COMPLETED,
    HEADER,
    OWNED,
    UNLISTED,
    answer_of,
    answers,
    bring_up_to_date,
    compiled,
    file_of,
    files,
    key,
    misplaced,
    wanted,
)
from nhipcau.editorial.nameless import FORMS

DOMAINS = sorted(OWNED)
FILES = sorted(path for domain in DOMAINS for path in files(domain))


def name(path):
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_word_of_the_installed_packages_has_its_answer(domain):
    unanswered = {
        (package, entry.msgid)
        for package, entries in wanted(domain).items()
        for known in [answers(file_of(package, domain))]
        for entry in entries
        if key(entry) not in known or not answer_of(known[key(entry)])
    }

    assert unanswered == set()


def test_every_installed_application_with_words_is_answered_for():
    speaking = {
        app.name
        for app in apps.get_app_configs()
        if (Path(app.path) / "locale" / "en").exists() and not app.name.startswith("nhipcau.")
    }

    assert speaking - {*OWNED["django"], *COMPLETED["django"]} == set()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_answers_keep_the_values_and_tags_of_their_words(path):
    astray = {e.msgid: misplaced(e) for e in answers(path).values() if misplaced(e)}

    assert astray == {}


@pytest.mark.parametrize("path", FILES, ids=name)
def test_answers_never_name_the_maker_of_the_editor(path):
    assert {a for a in map(answer_of, answers(path).values()) if "Wagtail" in a} == set()


@pytest.mark.parametrize("domain", DOMAINS)
def test_unlisted_words_are_listed_nowhere_else(domain):
    listed = {key(entry) for entries in wanted(domain).values() for entry in entries}

    assert set(answers(file_of(UNLISTED, domain))) & listed == set()


@pytest.mark.parametrize("domain", DOMAINS)
def test_what_is_compiled_is_what_is_answered(domain):
    assert (COMPILED / f"{domain}.mo").read_bytes() == compiled(domain)


def test_the_compiled_catalogue_knows_contexts_and_any_number():
    found = gettext.GNUTranslations(io.BytesIO(compiled("django")))
    scripts = gettext.GNUTranslations(io.BytesIO(compiled("djangojs")))

    said = found.ngettext("Delete 1 page", "Delete %(counter)s pages", 1)
    assert (said, scripts.pgettext("abbrev. day Monday", "Mon")) == ("Xóa %(counter)s trang", "T2")


@pytest.mark.parametrize(
    ("word", "said"),
    [("Publish", "Đăng"), ("Save draft", "Lưu bản nháp"), ("History", "Lịch sử")],
)
def test_our_answer_is_heard_before_that_of_the_package(word, said):
    with translation.override("vi"):
        assert translation.gettext(word) == said


@pytest.mark.django_db
def test_words_that_forms_fix_early_are_ours_in_a_process_that_migrated_first():
    form = import_string("wagtail.images.forms.ImageInsertionForm")

    labels = [field.label for field in form.base_fields.values()]
    assert labels == ["Cách trình bày", "Ảnh trang trí", "Mô tả ảnh (văn bản thay thế)"]


@pytest.mark.parametrize(
    ("word", "many", "answer", "places"),
    [
        ("%(n)s page", "%(n)s pages", "%(n)s trang", set()),
        ("1 page", "%(n)s pages", "một trang", {"%(n)s"}),
        ("by {user}", "", "bởi {name}", {"{user}", "{name}"}),
        ("<b>%s</b>", "", "%s", {"<b>", "</b>"}),
    ],
)
def test_values_and_tags_that_an_answer_loses_or_invents_are_found(word, many, answer, places):
    entry = polib.POEntry(msgid=word, msgid_plural=many, msgstr=answer, msgstr_plural={0: answer})

    assert misplaced(entry) == places


def test_bringing_up_to_date_keeps_answers_adds_words_and_drops_gone_ones(tmp_path):
    path = tmp_path / "room.po"
    written = polib.POFile()
    written.metadata = dict(HEADER)
    written.append(polib.POEntry(msgid="Save", msgstr="Lưu"))
    written.append(polib.POEntry(msgid="Gone", msgstr="Cũ"))
    path.write_text(str(written), "utf-8")

    bring_up_to_date(path, [polib.POEntry(msgid="Save"), polib.POEntry(msgid="New")])

    assert {e.msgid: answer_of(e) for e in answers(path).values()} == {"Save": "Lưu", "New": ""}


@pytest.mark.parametrize("module", sorted(FORMS))
def test_fields_that_the_framework_leaves_nameless_have_names_of_ours(module):
    forms = [getattr(import_module(module), name) for name in FORMS[module]]

    with translation.override("vi"):
        english = [
            key
            for form in forms
            for key, field in form.base_fields.items()
            if field.label is None or str(field.label) == pretty_name(key)
        ]

    assert english == []
