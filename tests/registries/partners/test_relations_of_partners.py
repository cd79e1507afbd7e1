"""Every column of the house that points at a partner or a contact has a policy for merges."""

import pytest

from nhipcau.registries.models import Contact, Partner
from nhipcau.registries.partners.relations import (
    OF_CONTACTS,
    OF_PARTNERS,
    relations_to,
    words_of_relation,
)


@pytest.mark.parametrize(("model", "policies"), [(Partner, OF_PARTNERS), (Contact, OF_CONTACTS)])
def test_every_relation_is_on_the_list_and_nothing_else(model, policies):
    assert relations_to(model) == set(policies)


def test_a_relation_is_called_what_the_office_calls_its_rows():
    told = [words_of_relation(one) for one in ("registries.Agreement_partners.partner",
                                               "registries.Partner.parent",
                                               "registries.StockMove.partner")]  # fmt: skip

    assert told == ["thỏa thuận quốc tế", "Trực thuộc", "nhập, xuất ấn phẩm"]
