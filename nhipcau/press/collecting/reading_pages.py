"""A page fetched, judged, and kept as a clipping where it names us: all of it or nothing."""

import zlib
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final, Self
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.press import grouping, searching
from nhipcau.press.addresses import key_of
from nhipcau.press.collecting.claims import HostIsBusy, Rest, asking, rest
from nhipcau.press.collecting.learning import PAGES_TO_LEARN, profile_of, told_by, watch
from nhipcau.press.fetching.answers import Failed, Kind, NotModified
from nhipcau.press.fetching.client import Client
from nhipcau.press.fetching.fetch import fetch
from nhipcau.press.models import Clipping, ClippingTag, FoundPage, PageBody, Topic
from nhipcau.press.reading.extracting.blocks import parsed
from nhipcau.press.reading.extracting.cascade import Unsure
from nhipcau.press.reading.extracting.decoding import decode
from nhipcau.press.reading.extracting.prefilter import Prefilter
from nhipcau.press.reading.names import NameSet
from nhipcau.press.reading.processing import VERSION, Context, Judged, Processed, process
from nhipcau.press.reading.shapes import Found, Published, Raw, Told
from nhipcau.press.reading.topics import Lexicon
from nhipcau.press.words import lexicon_kept, names_kept

State = FoundPage.State
MOST_TRIES: Final = 5
_EXCERPT: Final = 300
_UNSURE: Final = "Trang có thể nhắc đến ta nhưng không tách được nội dung bài; hãy mở xem."
_BROKEN_OFF: Final = "Lỗi kỹ thuật khi đọc trang; xem nhật ký của máy chủ."


@dataclass(frozen=True)
class Desk:
    """Names and terms as they are kept now, laid out once for many pages."""

    names: NameSet
    prefilter: Prefilter
    lexicon: Lexicon

    @property
    def knows_names(self) -> bool:
        return bool(self.names.names)

    @classmethod
    def as_it_is(cls) -> Self:
        names = names_kept()
        return cls(NameSet(names), Prefilter(one.words for one in names), lexicon_kept())


def read_page(
    page: FoundPage, *, client: Client, desk: Desk, now: datetime, rest: Rest = rest
) -> bool:
    """Fetch and judge a page that was claimed; whether it became a clipping.

    A page that cannot be had is tried again later, at most MOST_TRIES times in all.
    """
    try:
        with asking(page.address, now=now) as robots:
            fetched = fetch(page.address, client=client, now=now, robots=robots, rest=rest)
    except HostIsBusy as busy:
        FoundPage.objects.filter(pk=page.pk).update(due_at=busy.until, claimed_until=None)
        return False
    match fetched.outcome:
        case Raw() as raw:
            return judge(page, raw, desk=desk, now=now)
        case NotModified():
            return _put_off(page, Failed(Kind.SOFT, "Trang không trả nội dung."), now=now)
        case Failed() as failed:
            return _put_off(page, failed, now=now)


def judge(page: FoundPage, raw: Raw, *, desk: Desk, now: datetime) -> bool:
    """Run all stages over a page as it came, and keep what they say; whether it is a clipping."""
    outlet, found = page.outlet, _found(page)
    profile = profile_of(outlet)
    context = Context(
        desk.names, desk.prefilter, desk.lexicon, ZoneInfo(outlet.zone), told_by(profile)
    )
    done = process(raw, found, context, now=now)
    is_clipped = _keep(page, raw, done, now=now, has_profile=profile is not None)
    if profile is not None:
        watch(profile, raw, done.read)
    return is_clipped


@transaction.atomic
def _keep(
    page: FoundPage,
    raw: Raw,
    done: Processed,
    *,
    now: datetime,
    has_profile: bool,
) -> bool:
    row = FoundPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    if row.state != State.WAITING:
        return False
    row.claimed_until, row.read_by, row.problem = None, VERSION, ""
    if _is_secret(raw, done.judged):
        row.state, row.told = State.UNRELATED, {}
        row.save()
        return False
    judged = done.judged
    row.state = State.CLIPPED if judged else State.UNRELATED
    if isinstance(done.read, Unsure):
        row.state, row.problem = State.FAILED, _UNSURE
    row.save()
    if judged or (not has_profile and raw.status == 200 and not _has_enough(row)):
        _keep_body(row, raw, now=now)
    if judged is None:
        return False
    key = key_of(raw.place)
    if Clipping.objects.filter(key=key).exists():  # entered by hand, or led here by another address
        return False
    _clip(row, raw, judged, key, now=now)
    return True


def _clip(row: FoundPage, raw: Raw, judged: Judged, key: str, *, now: datetime) -> None:
    article, verdict = judged.article, judged.verdict
    published = article.published
    at = published.at if published and published.at <= now else None
    clipping = Clipping.objects.create(
        outlet=row.outlet,
        page=row,
        medium=row.outlet.medium,
        title=(article.title or row.address)[:500],
        address=raw.place[:2000],
        key=key,
        language=judged.language.code[:10],
        published_on=timezone.localdate(at or now),
        published_at=at,
        date_told=published.told if at and published else "",
        excerpt=_excerpt(article.title, article.text),
        text=article.text,
        picture=article.picture[:2000],
        hits=[asdict(hit) for hit in judged.hits],
        reasons=[asdict(reason) for reason in verdict.reasons],
        relevance=verdict.score,
    )
    topics = {topic.code: topic for topic in Topic.objects.filter(is_on=True)}
    ClippingTag.objects.bulk_create(
        ClippingTag(
            clipping=clipping,
            topic=topics[tag.topic],
            weight=tag.score,
            terms=[asdict(term) for term in tag.terms],
        )
        for tag in judged.tags
        if tag.topic in topics
    )
    searching.keep(clipping)
    grouping.group(clipping, by=None)


def _has_enough(row: FoundPage) -> bool:
    """Whether pages enough are kept to learn the outlet's profile from."""
    return PageBody.objects.filter(page__outlet=row.outlet_id).count() >= PAGES_TO_LEARN


def _is_secret(raw: Raw, judged: Judged | None) -> bool:
    """A page that bears a secrecy stamp does not come in, whatever it names; no word is kept."""
    words = parsed(decode(raw.body, raw.header("content-type"))).text(separator="\n")
    if judged is not None:
        words += f"\n{judged.article.title}\n{judged.article.text}"
    try:
        refuse_stamped_words(words, field="text")
    except ValidationError:
        return True
    return False


def _excerpt(title: str, text: str) -> str:
    """The first words of the text after its title, cut between two words."""
    line = " ".join(text.split()).removeprefix(" ".join(title.split())).lstrip(" .:–-—")
    return line if len(line) <= _EXCERPT else f"{line[:_EXCERPT].rsplit(' ', 1)[0]} …"


def _keep_body(row: FoundPage, raw: Raw, *, now: datetime) -> None:
    PageBody.objects.update_or_create(
        page=row,
        defaults={
            "content": zlib.compress(raw.body),
            "sha256": sha256(raw.body).hexdigest(),
            "headers": [list(one) for one in raw.headers],
            "final": raw.final[:2000],
            "fetched_at": now,
        },
    )


def _found(page: FoundPage) -> Found:
    told = {**page.told}
    if published := told.get("published"):
        at = datetime.fromisoformat(published["at"])
        told["published"] = Published(at, Told(published["told"]), published["is_day"])
    return Found(**told) if told else Found(page.address, "")


def put_off_broken(page: FoundPage, *, now: datetime) -> None:
    """A page that broke the job off is tried again later, and not for ever."""
    _put_off(page, Failed(Kind.SOFT, _BROKEN_OFF), now=now)


@transaction.atomic
def _put_off(page: FoundPage, failed: Failed, *, now: datetime) -> bool:
    row = FoundPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    row.tries += 1
    row.problem, row.claimed_until = failed.sentence[:300], None
    if failed.kind == Kind.HARD or row.tries >= MOST_TRIES:
        row.state = State.FAILED
    pause = timedelta(seconds=failed.retry_after_s) or timedelta(minutes=10 * 2**row.tries)
    row.due_at = now + min(pause, timedelta(days=1))
    row.save()
    return False


def reread(page: FoundPage, *, desk: Desk, now: datetime) -> bool:
    """Judge a page again from the body that was kept, without asking the outlet."""
    body = PageBody.objects.filter(page=page).first()
    if body is None or page.state == State.CLIPPED:
        return False
    FoundPage.objects.filter(pk=page.pk).update(state=State.WAITING)
    headers = tuple((name, value) for name, value in body.headers)
    content = zlib.decompress(bytes(body.content))
    raw = Raw(page.address, body.fetched_at, 200, content, headers, body.final)
    return judge(page, raw, desk=desk, now=now)
