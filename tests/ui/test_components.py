"""Components give exactly this, and refuse attributes they do not know."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.test.html import parse_html

from nhipcau.plans.models import Task
from nhipcau.ui.states import MARKS
from nhipcau.ui.templatetags import ui

TODAY = date(2024, 12, 6)
SHAPE = (
    '<svg class="shape" aria-hidden="true" width="16" height="16">'
    '<use href="/static/ui/shapes.svg#{}"/></svg>'
)


def shown(source, **values):
    return Template(source).render(Context({"today": TODAY, **values}))


def same(one, other):
    return parse_html(one) == parse_html(other)


def test_a_misspelt_attribute_fails_when_the_template_is_compiled():
    with pytest.raises(TemplateSyntaxError, match="unexpected keyword argument 'tome'"):
        Template('{% panel title="A" tome="note" %}{% endpanel %}')


def test_a_state_is_a_word_and_a_shape():
    html = shown("{% status state %}", state=Task.Status.DONE)

    assert same(
        html, f'<span class="status" data-tone="done">{SHAPE.format("check")}Hoàn thành</span>'
    )


def test_a_state_that_is_not_known_is_still_told():
    html = shown("{% status 'khac' 'Khác' %}")

    assert same(html, f'<span class="status" data-tone="quiet">{SHAPE.format("dot")}Khác</span>')


def test_every_shape_a_state_asks_for_is_drawn(settings):
    drawn = (settings.BASE_DIR / "nhipcau/ui/static/ui/shapes.svg").read_text("utf-8")

    assert {mark.shape for mark in MARKS.values() if f'id="{mark.shape}"' not in drawn} == set()


def test_a_late_deadline_says_by_how_much_and_shows_it():
    html = shown("{% deadline day today %}", day=date(2024, 12, 3))

    assert same(
        html,
        '<span class="deadline" data-tone="late"><time datetime="2024-12-03">03/12/2024</time> '
        f'<span class="deadline-left">{SHAPE.format("alert")}quá hạn 3 ngày</span></span>',
    )


def test_the_deadline_of_finished_work_is_only_a_day():
    html = shown("{% deadline day today done=True %}", day=date(2024, 12, 3))

    assert same(
        html,
        '<span class="deadline" data-tone="calm">'
        '<time datetime="2024-12-03">03/12/2024</time></span>',
    )


def test_work_without_a_deadline_says_so_in_the_words_given():
    html = shown("{% deadline None today empty='thực hiện cả năm' %}")

    assert same(html, '<span class="deadline" data-tone="none">thực hiện cả năm</span>')


def test_a_unit_bears_the_name_of_the_day():
    unit = SimpleNamespace(name="Sở B", label="Sở B", name_on=lambda day: "Sở A")

    assert same(
        shown("{% unit_name unit day=today %}", unit=unit),
        '<span class="unit" title="Sở B">Sở A</span>',
    )


def test_a_number_leads_to_its_items():
    html = shown("{% figure_link 1234 href='/ket-qua/' label='bài' %}")

    assert same(
        html,
        '<a class="figure" href="/ket-qua/">1.234<span class="figure-label"> bài</span></a>',
    )


def test_progress_keeps_machine_numbers_plain():
    html = shown("{% progress 1000 2500 %}")

    assert same(
        html,
        '<span class="progress"><span class="progress-count">1.000/2.500</span>'
        '<progress max="2500" value="1000" aria-hidden="true"></progress></span>',
    )


def test_what_people_type_is_shown_not_run():
    html = shown("{% panel title=title %}x{% endpanel %}", title="<script>alert(1)</script>")

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_pages_keep_the_rest_of_the_question():
    request = RequestFactory().get("/", {"q": "du lịch", "page": "2"})
    page = Paginator(range(60), 20).get_page(2)

    html = ui.pagination(page, request)

    assert "?q=du+l%E1%BB%8Bch&amp;page=3" in html


def test_one_page_needs_no_pages():
    page = Paginator(range(3), 20).get_page(1)

    assert ui.pagination(page, RequestFactory().get("/")).strip() == ""


def test_a_dialog_opens_and_closes_without_script():
    html = shown("{% dialog id='tra-lai' title='Trả lại' opener='Trả lại' %}x{% enddialog %}")

    assert (html.count('popovertarget="tra-lai"'), "onclick" in html) == (2, False)


def test_the_way_down_is_given_in_pairs():
    with pytest.raises(TemplateSyntaxError, match="in pairs"):
        shown("{% crumbs 'Kế hoạch' '/k/' 'Nhiệm vụ' %}")


def test_a_button_sends_what_it_names():
    html = shown("{% button 'Lưu nháp' tone='secondary' name='step' value='draft' %}")

    assert same(
        html,
        '<button type="submit" class="button" data-tone="secondary" name="step" value="draft">'
        "Lưu nháp</button>",
    )


def test_a_full_stop_may_follow_a_component():
    assert shown("{% moment None %}.{% deadline None today empty='cả năm' %}.").endswith("</span>.")
