"""All stages in order: a page as it came becomes a judgement that shows why, or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from nhipcau.press.reading.extracting.cascade import Outcome, extract
from nhipcau.press.reading.extracting.prefilter import Prefilter
from nhipcau.press.reading.extracting.profiles import Profile
from nhipcau.press.reading.languages import Guess, language_of
from nhipcau.press.reading.names import Answer, NameSet, Verdict
from nhipcau.press.reading.shapes import Article, Found, Hit, Raw, Tag
from nhipcau.press.reading.topics import Lexicon, tags

VERSION = "1"
"""Of the stages together: a page read by another one may be read again."""


@dataclass(frozen=True)
class Context:
    """What a page is judged with: the names that are ours, the lexicon, where the outlet is."""

    names: NameSet
    prefilter: Prefilter
    lexicon: Lexicon
    zone: ZoneInfo
    profile: Profile | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A page that names us, or may: what it says and why we think so."""

    article: Article
    language: Guess
    hits: tuple[Hit, ...]
    verdict: Verdict
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Processed:
    """What the cascade read, and the judgement where the page names us in its own text."""

    read: Outcome
    judged: Judged | None = None


def process(raw: Raw, found: Found, context: Context, *, now: datetime) -> Processed:
    """All stages over one page; pure, so that every runner does the same.

    The title that the feed told goes before the page's.
    """
    article = extract(
        raw,
        found=found,
        profile=context.profile,
        prefilter=context.prefilter,
        mentions=_mentions(context.names),
        zone=context.zone,
        now=now,
    )
    if not isinstance(article, Article):
        return Processed(article)
    verdict = context.names.judge(article.title, article.text, day=_day(article, context, now))
    if verdict.answer is Answer.NO:
        return Processed(article)
    words = f"{article.title}\n{article.text}"
    language = language_of(words, hint=article.language or found.language)
    judged = Judged(
        article=article,
        language=language,
        hits=context.names.find(words),
        verdict=verdict,
        tags=tags(article.title, article.text, context.lexicon, language=language.code),
    )
    return Processed(article, judged)


def _mentions(names: NameSet) -> Callable[[str], bool]:
    return lambda text: bool(names.find(text))


def _day(article: Article, context: Context, now: datetime) -> date:
    at = article.published.at if article.published else now
    return at.astimezone(context.zone).date()
