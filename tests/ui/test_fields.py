"""A field ties its label, hint and errors together; a form names all its problems at once."""

from django import forms
from django.test.html import parse_html
from django.utils import translation

from nhipcau.ui.fields import problems_of
from nhipcau.ui.templatetags.ui import field, form_errors


class VisitForm(forms.Form):
    title = forms.CharField(label="Tên đoàn")
    on = forms.DateField(label="Ngày đến")
    note = forms.CharField(label="Ghi chú", required=False)


def test_a_wrong_field_keeps_what_was_typed_and_points_to_its_error():
    form = VisitForm({"title": "Đoàn A", "on": "31/02/2024"})

    html = field(form["on"])

    assert parse_html(html) == parse_html(
        '<div class="field" data-tone="late"><label for="id_on">Ngày đến</label>'
        '<p class="field-error" id="id_on_error"><span class="unseen">Lỗi: </span>'
        "Không có ngày này. Ghi ngày/tháng/năm, ví dụ 28/02/2024.</p>"
        '<input type="text" name="on" value="31/02/2024" aria-describedby="id_on_error" '
        'aria-required="true" autocomplete="off" aria-invalid="true" id="id_on"></div>'
    )


def test_a_field_that_may_stay_empty_says_so():
    assert "(không bắt buộc)" in field(VisitForm()["note"])


def test_the_browser_does_not_stop_at_the_first_gap():
    assert " required" not in field(VisitForm()["title"]).replace("aria-required", "")


def test_a_day_says_how_it_is_written():
    assert 'aria-describedby="id_on_hint"' in field(VisitForm()["on"])


def test_all_problems_are_told_at_once():
    problems = problems_of(VisitForm({"on": "hôm qua"}))

    assert [(p.label, p.message, p.anchor) for p in problems] == [
        ("Tên đoàn", "Chưa điền mục này.", "id_title"),
        ("Ngày đến", "Không có ngày này. Ghi ngày/tháng/năm, ví dụ 28/02/2024.", "id_on"),
    ]


def test_each_problem_leads_to_its_field():
    html = form_errors(VisitForm({"on": "hôm qua"}))

    assert '<a href="#id_on">' in html


def test_a_right_form_has_nothing_to_tell():
    assert form_errors(VisitForm({"title": "Đoàn A", "on": "28/02/2024"})).strip() == ""


class KindForm(forms.Form):
    kind = forms.ChoiceField(label="Loại", choices=[("", "–"), ("article", "Tin, bài")])


def test_choices_speak_the_language_of_the_reader():
    with translation.override("en"):
        html = field(KindForm()["kind"])

    assert '<option value="article">Article</option>' in html


def test_a_choice_that_is_shown_twice_is_still_a_choice():
    form = KindForm({"kind": "article"})
    field(form["kind"])

    assert form.is_valid()
