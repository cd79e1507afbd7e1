"""The facts that answer a claim, in their order, each with what shows it."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max

from nhipcau.documents.models import StoredFile
from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import User
from nhipcau.press.addresses import refuse_private_pages
from nhipcau.press.clarifying.steps import Changes, at, held, leave_step
from nhipcau.press.models import Clarification, ClarifiedFact, FactSource
from nhipcau.vietnamese.typed_text import typed, typed_line


@transaction.atomic
def add_fact(row: Clarification, *, statement: str, by: User) -> ClarifiedFact:
    """One more thing as it is, after the others."""
    found = held(row, expect=Clarification.EDITABLE)
    words = _statement(statement)
    last = found.facts.aggregate(last=Max("place"))["last"] or 0
    fact = found.facts.create(place=last + 1, statement=words)
    leave_step(found, "add_fact", by=by, changes={"facts": [None, words]})
    return fact


@transaction.atomic
def change_fact(fact: ClarifiedFact, *, statement: str, by: User) -> ClarifiedFact:
    found, fact = _held_fact(fact)
    before, fact.statement = fact.statement, _statement(statement)
    if fact.statement != before:
        fact.save(update_fields=["statement"])
        leave_step(found, "change_fact", by=by, changes={"facts": [before, fact.statement]})
    return fact


@transaction.atomic
def order_facts(row: Clarification, *, order: Sequence[int], by: User) -> Clarification:
    """Put the facts in this order of their keys; refused unless it names each of them once."""
    found = held(row, expect=Clarification.EDITABLE)
    facts = {fact.pk: fact for fact in found.facts.all()}
    if sorted(order) != sorted(facts):
        raise at("order", "Thứ tự phải nêu đủ các sự thật, mỗi sự thật một lần.", "order")
    had = list(facts)
    if had == list(order):
        return found
    for place, pk in enumerate(order, start=1):
        facts[pk].place = place
    ClarifiedFact.objects.bulk_update(facts.values(), ["place"])
    changes = {"facts": [[str(facts[pk]) for pk in keys] for keys in (had, order)]}
    leave_step(found, "order_facts", by=by, changes=changes)
    return found


@transaction.atomic
def take_off_fact(fact: ClarifiedFact, *, by: User) -> Clarification:
    """It is not told any more; what it said and what showed it stay in the step."""
    found, fact = _held_fact(fact)
    shown = [_words_of(one) for one in fact.sources.select_related("file")]
    changes: Changes = {"facts": [fact.statement, None], "sources": [shown, None]}
    fact.delete()
    leave_step(found, "take_off_fact", by=by, changes=changes)
    return found


@transaction.atomic
def add_fact_source(
    fact: ClarifiedFact,
    *,
    label: str,
    by: User,
    number: str = "",
    url: str = "",
    file: StoredFile | None = None,
) -> FactSource:
    """What shows the fact: a document by its number, a public address, a file kept with us.

    One of the three is needed (code "nothing"). Pages of private persons are refused: our answer
    leads the public to nobody's own page.
    """
    found, fact = _held_fact(fact)
    for name, words in (("label", label), ("number", number)):
        refuse_stamped_words(words, field=name)
    one = FactSource(fact=fact, label=typed_line(label), number=typed_line(number), file=file)
    one.url = typed_line(url)
    if not one.label:
        raise at("label", "Ghi tên tài liệu làm căn cứ.", "required")
    if not (one.number or one.url or one.file):
        message = "Ghi số, ký hiệu của văn bản, hoặc địa chỉ công khai, hoặc kèm tệp."
        raise at("number", message, "nothing")
    if one.url:
        refuse_private_pages(one.url, field="url")
    one.clean_fields(exclude=["fact"])
    one.save()
    changes = {"sources": [None, _words_of(one)]}
    leave_step(found, "add_fact_source", by=by, changes=changes)
    return one


@transaction.atomic
def take_off_fact_source(source: FactSource, *, by: User) -> Clarification:
    found, _fact = _held_fact(source.fact)
    source = FactSource.objects.select_related("file").get(pk=source.pk)
    changes = {"sources": [_words_of(source), None]}
    source.delete()
    leave_step(found, "take_off_fact_source", by=by, changes=changes)
    return found


def _held_fact(fact: ClarifiedFact) -> tuple[Clarification, ClarifiedFact]:
    found = held(fact.clarification, expect=Clarification.EDITABLE)
    return found, ClarifiedFact.objects.select_for_update(of=("self",)).get(pk=fact.pk)


def _statement(statement: str) -> str:
    refuse_stamped_words(statement, field="statement")
    words = typed(statement)
    if not words:
        raise at("statement", "Ghi sự thật bằng một câu rõ ràng.", "required")
    return words


def _words_of(source: FactSource) -> str:
    """Label, number, address and the sha256 of the file, for history."""
    file = f"sha256 {source.file.sha256}" if source.file else ""
    return "; ".join(filter(None, (source.label, source.number, source.url, file)))
