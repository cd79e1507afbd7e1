import pytest
from django.core.exceptions import ValidationError

from nhipcau.plans.importing.accept import begin_again, discard, edit_row
from tests.factories.loads import make_load
from tests.factories.organisations import make_user

pytestmark = pytest.mark.django_db


def test_a_load_begun_again_keeps_what_people_had_put_right():
    load = edit_row(make_load(), where="r1", field="number", value="1a", by=make_user())
    discard(load, by=make_user())

    again = begin_again(load, by=make_user())

    assert (again.state, again.draft) == ("open", load.draft)
    assert again.steps.get().where == str(load.pk)


def test_an_open_load_is_not_begun_again():
    load = make_load()

    with pytest.raises(ValidationError) as refused:
        begin_again(load, by=make_user())

    assert refused.value.code == "state"
