"""Pages of stories: the list of some days, the card, taking out, uniting, parting again."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from nhipcau.organisations.models import Role
from nhipcau.press import clipping, grouping, searching
from nhipcau.press.models import Clipping, Story, StoryStep
from tests.factories.organisations import make_user
from tests.factories.press import make_clipping, make_confirmed, make_outlet, make_topic
from tests.workspace.pages import page, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db
DAY = date(2024, 3, 12)
DAYS = {"first": "01/03/2024", "last": "31/03/2024"}


@pytest.fixture
def focal(client):
    person = make_user(role=Role.FOCAL)
    client.force_login(person)
    return person


def told(title: str, *, times: int = 1, on: date = DAY, **values) -> Story:
    """A story of `times` appearances, one a day."""
    last = on + timedelta(days=times - 1)
    story = Story.objects.create(title=title, first_on=on, last_on=last)
    for after in range(times):
        day = on + timedelta(days=after)
        row = make_clipping(
            title=f"{title}, bài {after + 1}", story=story, published_on=day, **values
        )
        searching.keep(row)
    return story


def listed(client, **conditions) -> list[tuple[str, int]]:
    lines = client.get(page("story_list"), DAYS | conditions).context["lines"]
    return [(line.story.title, line.appearances) for line in lines]


def rows_of(story: Story) -> list[Clipping]:
    return list(story.clippings.order_by("published_on", "pk"))


def test_the_list_tells_who_printed_first_where_and_how_often(client, focal):
    story = told("Cảng mới", outlet=make_outlet(name="Báo Ven Biển"))
    japanese = make_outlet(name="Shio Shimbun", country="JP")
    make_clipping(story=story, outlet=japanese, language="ja", published_on=DAY + timedelta(days=2))
    told("Làng dệt")

    answer = client.get(page("story_list"), DAYS)

    (line, _other) = answer.context["lines"]
    assert (line.story, line.appearances, line.outlet) == (story, 2, "Báo Ven Biển")
    assert (line.first, line.last) == (DAY, DAY + timedelta(days=2))
    assert (line.countries, line.languages) == ("Nhật Bản, Việt Nam", "Nhật, Việt")
    assert "01/03/2024 – 31/03/2024: 2 câu chuyện" in text(answer)


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ({}, [("Cảng mới", 3), ("Làng dệt", 1)]),
        ({"at_least": "2"}, [("Cảng mới", 3)]),
        ({"q": "lang det"}, [("Làng dệt", 1)]),
        ({"country": "JP"}, [("Làng dệt", 1)]),
        ({"foreign": "on"}, [("Làng dệt", 1)]),
        ({"language": "none"}, [("Làng dệt", 1)]),
        ({"tone": "bad"}, [("Cảng mới", 3)]),
        ({"state": "confirmed"}, []),
        ({"untagged": "on"}, [("Cảng mới", 3), ("Làng dệt", 1)]),
        ({"first": "14/03/2024"}, [("Cảng mới", 1)]),
        ({"quarter": "2024-1", "first": "", "last": ""}, [("Cảng mới", 3), ("Làng dệt", 1)]),
        ({"quarter": "2023-1", "first": "", "last": ""}, []),
        ({"at_least": "không", "country": "ZZ"}, [("Cảng mới", 3), ("Làng dệt", 1)]),
    ],
)
def test_the_list_is_narrowed(client, focal, conditions, found):
    told("Cảng mới", times=3, tone="bad")
    told("Làng dệt", outlet=make_outlet(country="JP"), language="")

    assert listed(client, **conditions) == found


def test_the_list_is_narrowed_by_topic_unit_and_outlet(client, focal):
    row, topic = make_confirmed(story=told("Cảng mới")), make_topic()
    row.tags.create(topic=topic, weight=9)
    told("Làng dệt")

    conditions = ({"topic": topic.pk}, {"unit": row.unit.pk}, {"outlet": row.outlet.pk})
    assert [listed(client, **one) for one in conditions] == [[("Cảng mới", 1)]] * 3


def test_what_is_not_about_us_is_no_appearance(client, focal):
    story = told("Cảng mới", times=2)
    clipping.reject(rows_of(story)[0], reason="", by=focal)

    assert listed(client) == [("Cảng mới", 1)]
    assert "1 tin đã bỏ không nêu ở đây." in text(client.get(page("story_page", story.pk)))


def test_the_list_costs_the_same_for_one_and_for_thirty(client, focal):
    told("Cảng mới")
    one = queries_of(client, page("story_list") + "?quarter=2024-1")

    for number in range(29):
        told(f"Tin {number}")

    assert queries_of(client, page("story_list") + "?quarter=2024-1") == one


def test_an_empty_list_says_what_will_stand_there_and_an_empty_search_how_to_go_on(client, focal):
    assert "Chưa có câu chuyện nào trong kỳ này" in text(client.get(page("story_list")))
    assert "Không có câu chuyện nào khớp" in text(client.get(page("story_list"), {"tone": "bad"}))


def test_the_card_tells_the_appearances_in_their_order_and_how_each_is_kin(client, focal):
    story = told("Cảng mới", times=2)
    second = rows_of(story)[1]
    step = {"act": StoryStep.Act.GROUPED, "kinship": "shortened", "shared": 0.62}
    StoryStep.objects.create(story=story, clipping=second, **step)

    rows = client.get(page("story_page", story.pk)).context["appearances"]

    assert [(one.place, one.clipping.title, one.kin, one.shared) for one in rows] == [
        (1, "Cảng mới, bài 1", "đăng đầu tiên", ""),
        (2, "Cảng mới, bài 2", "rút ngắn, trích", "trùng khoảng 6 phần mười bài ngắn hơn"),
    ]


def test_the_card_costs_the_same_for_two_and_for_thirty(client, focal):
    few, many = told("Cảng mới", times=2), told("Làng dệt", times=30)

    costs = [queries_of(client, page("story_page", one.pk)) for one in (few, many)]

    assert costs[0] == costs[1]


def test_an_appearance_is_taken_out_with_its_reason(client, focal):
    story = told("Cảng mới", times=2)
    row = rows_of(story)[1]

    answer = client.post(
        page("story_take_out", story.pk), {"clipping": row.pk, "reason": "Tin khác."}
    )

    row.refresh_from_db()
    assert answer.url == page("story_page", story.pk)
    assert (story.clippings.count(), row.story.title) == (1, "Cảng mới, bài 2")
    assert "Tin khác." in text(client.get(answer.url))


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"reason": "Tin khác."}, ["clipping"]),
        ({"clipping": "9" * 30, "reason": "Tin khác."}, ["clipping"]),
        ({"clipping": "first", "reason": ""}, ["reason"]),
        ({"clipping": "first", "reason": "TỐI MẬT"}, ["reason"]),
    ],
)
def test_a_taking_out_that_lacks_something_is_shown_again(client, focal, given, wrong):
    story = told("Cảng mới", times=2)
    chosen = rows_of(story)[0].pk if given.get("clipping") == "first" else given.get("clipping", "")

    answer = client.post(page("story_take_out", story.pk), given | {"clipping": chosen})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, wrong)
    assert story.clippings.count() == 2


def test_one_that_stands_alone_cannot_be_taken_out(client, focal):
    story = told("Cảng mới")

    given = {"clipping": rows_of(story)[0].pk, "reason": "Tin khác."}
    answer = client.post(page("story_take_out", story.pk), given)

    assert answer.status_code == 422
    assert "Tin này đang đứng một mình." in text(answer)


def test_two_stories_are_united_and_parted_again(client, focal):
    early, late = told("Cảng mới"), told("Bến cảng mới", on=DAY + timedelta(days=1))

    united = client.post(page("story_unite", late.pk), {"other": early.pk, "reason": "Một bài."})
    step = early.steps.get()
    answer = client.get(united.url)
    parted = client.post(
        page("story_part", early.pk), {"step": step.pk, "reason": "Hai bài khác nhau."}
    )

    assert united.url == parted.url == page("story_page", early.pk)
    assert (answer.context["total"], [bool(one.undo) for one in answer.context["trail"]]) == (
        2,
        [True],
    )
    assert [one.clippings.count() for one in (early, late)] == [1, 1]


def test_an_emptied_story_says_where_its_clippings_went(client, focal):
    early, late = told("Cảng mới"), told("Bến cảng mới", on=DAY + timedelta(days=1))
    grouping.unite(early, other=late, by=focal)

    answer = client.get(page("story_page", late.pk))

    assert answer.context["now_in"] == early
    assert "Không còn tin nào ở câu chuyện này." in text(answer)
    assert page("story_unite", late.pk) not in text(answer)


def test_stories_of_those_days_or_those_that_match_are_offered(client, focal):
    story, near = told("Cảng mới"), told("Bến cảng", on=DAY + timedelta(days=9))
    far = told("Làng dệt lụa", on=DAY + timedelta(days=90))

    def offered(**asked) -> list[Story]:
        answer = client.get(page("story_unite", story.pk), asked)
        return [one["story"] for one in answer.context["offered"]]

    assert (offered(), offered(q="lang det"), offered(q="tàu bay")) == ([near], [far], [])


@pytest.mark.parametrize("other", ["", "0", "x", "9" * 30])
def test_what_is_no_story_is_not_united(client, focal, other):
    story = told("Cảng mới")

    answer = client.post(page("story_unite", story.pk), {"other": other})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["other"])


def test_a_story_is_not_united_with_itself(client, focal):
    story = told("Cảng mới")

    answer = client.post(page("story_unite", story.pk), {"other": story.pk})

    assert answer.status_code == 422
    assert "Hãy chọn một câu chuyện khác." in text(answer)


def test_parting_asks_for_its_reason_and_for_a_step_of_this_story(client, focal):
    early, late = told("Cảng mới"), told("Bến cảng mới", on=DAY + timedelta(days=1))
    grouping.unite(early, other=late, by=focal)
    step = early.steps.get()

    for story, given in (
        (early, {"step": step.pk, "reason": ""}),
        (late, {"step": step.pk, "reason": "Hai bài."}),
    ):
        client.post(page("story_part", story.pk), given)

    assert early.clippings.count() == 2


@pytest.mark.parametrize(
    ("role", "seen"),
    [(Role.LEADER, []), (Role.FOCAL, ["story_unite", "story_take_out"])],
)
def test_those_who_only_read_see_no_moves(client, role, seen):
    client.force_login(make_user(role=role))
    story = told("Cảng mới", times=2)

    shown = text(client.get(page("story_page", story.pk)))

    moves = ("story_unite", "story_take_out", "story_part")
    assert [name for name in moves if page(name, story.pk) in shown] == seen


def test_a_number_that_no_story_has_is_not_found(client, focal):
    assert client.get(reverse("workspace:story_page", args=[10**17])).status_code == 404
