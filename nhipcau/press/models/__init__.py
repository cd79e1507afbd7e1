"""Outlets, pages found, clippings, stories, digests, answers, and the words that judge."""

from nhipcau.press.models.clarifications import (
    ClaimSource,
    Clarification,
    ClarificationSending,
    ClarificationStep,
    ClarificationVersion,
    ClarifiedFact,
    FactSource,
)
from nhipcau.press.models.clippings import (
    Clipping,
    ClippingStep,
    ClippingTag,
    Correction,
)
from nhipcau.press.models.digests import (
    Digest,
    DigestItem,
    DigestMail,
    DigestReader,
    DigestStep,
)
from nhipcau.press.models.outlets import Feed, FeedVisit, Host, Outlet, OutletProfile, OutletStep
from nhipcau.press.models.pages import FoundPage, PageBody
from nhipcau.press.models.stories import Story, StorySketch, StoryStep, ToldApartClippings
from nhipcau.press.models.words import PlaceName, Topic, TopicTerm, WordStep

__all__ = [
    "ClaimSource",
    "Clarification",
    "ClarificationSending",
    "ClarificationStep",
    "ClarificationVersion",
    "ClarifiedFact",
    "Clipping",
    "ClippingStep",
    "ClippingTag",
    "Correction",
    "Digest",
    "DigestItem",
    "DigestMail",
    "DigestReader",
    "DigestStep",
    "FactSource",
    "Feed",
    "FeedVisit",
    "FoundPage",
    "Host",
    "Outlet",
    "OutletProfile",
    "OutletStep",
    "PageBody",
    "PlaceName",
    "Story",
    "StorySketch",
    "StoryStep",
    "ToldApartClippings",
    "Topic",
    "TopicTerm",
    "WordStep",
]
