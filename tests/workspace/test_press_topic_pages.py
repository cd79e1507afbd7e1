"""Topics at the desk: terms weighed, added, ended with a reason; a text tried."""

import pytest

from nhipcau.organisations.models import Role
from nhipcau.press import topics
from nhipcau.press.models import Topic, TopicTerm, WordStep
from tests.factories.organisations import make_user
from tests.factories.press import make_topic
from tests.workspace.pages import page, signed_in, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    return signed_in(client, Role.ADMINISTRATOR)


def term_of(topic: Topic | None, words: str = "du lịch", **told: object) -> TopicTerm:
    values = {"language": "vi", "kind": "term" if topic else "damp", "weight": 4} | told
    return topics.add_term(topic, words=words, by=make_user(), **values)


def test_a_topic_is_added_with_its_own_threshold_and_terms(desk):
    desk.post(page("presstopic_new"), {"name": "Biển đảo", "threshold": "8"})
    topic = Topic.objects.get()
    told = {"words": "hải đảo", "language": "vi", "kind": "term", "weight": "4"}

    desk.post(page("presstopic_term_new", topic.pk), told)

    assert (topic.code, topic.threshold) == ("bien_dao", 8)
    assert "hải đảo" in text(desk.get(page("presstopic_page", topic.pk)))


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"words": "*"}, "words"),
        ({"words": "du lịch"}, "words"),
        ({"weight": "0"}, "weight"),
        ({"kind": "damp"}, "kind"),
    ],
)
def test_a_term_that_cannot_be_is_told_at_its_field(desk, told, field):
    topic = make_topic()
    term_of(topic)
    values = {"words": "biển", "language": "vi", "kind": "term", "weight": "3"} | told

    answer = desk.post(page("presstopic_term_new", topic.pk), values)

    assert (answer.status_code, list(answer.context["term_form"].errors)) == (422, [field])


def test_a_weight_changes_with_a_reason_that_the_topic_tells(desk):
    term = term_of(make_topic())

    unsaid = desk.post(page("presstopic_term", term.pk), {"weight": "2", "reason": ""})
    desk.post(page("presstopic_term", term.pk), {"weight": "2", "reason": "Gặp quá nhiều"})

    term.refresh_from_db()
    assert (unsaid.status_code, term.weight) == (422, 2)
    assert "Gặp quá nhiều" in text(desk.get(page("presstopic_page", term.topic_id)))


def test_a_term_is_ended_and_stays_in_the_list(desk):
    term = term_of(None)

    desk.post(page("presstopic_term_end", term.pk), {"reason": "Không cần"})

    assert WordStep.objects.filter(act="end").count() == 1
    assert "thôi dùng" in text(desk.get(page("presstopic_general")))


def test_a_topic_put_aside_tags_nothing_more(desk):
    topic = make_topic()
    term_of(topic)

    desk.post(page("presstopic_switch", topic.pk), {"reason": "Không theo dõi"})
    tried = desk.post(page("presstopic_try"), {"title": "Du lịch", "text": "Du lịch hè."})

    assert (Topic.objects.get().is_on, tried.context["rows"]) == (False, [])


@pytest.mark.parametrize(("threshold", "is_told"), [(0, True), (500, False)])
def test_a_text_is_tried_with_its_terms_and_sums(desk, threshold, is_told):
    topic = make_topic(threshold=threshold)
    term_of(topic)
    told = {"title": "Du lịch biển", "text": "Mùa du lịch.", "language": "vi"}

    rows = desk.post(page("presstopic_try"), told).context["rows"]

    (name, tag, _least, told_so) = rows[0]
    assert (name, tag.score, told_so) == (topic.name, 16.0, is_told)


def test_the_list_of_topics_costs_the_same_for_thirty(desk):
    term_of(make_topic())
    one = queries_of(desk, page("presstopic_list"))
    for _n in range(29):
        make_topic()

    assert queries_of(desk, page("presstopic_list")) == one
