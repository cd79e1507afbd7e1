"""Outlets and their feeds, pages found, clippings, stories, and the words that judge."""

from nhipcau.press.models.clippings import (
    Clipping,
    ClippingStep,
    ClippingTag,
    Correction,
)
from nhipcau.press.models.outlets import Feed, FeedVisit, Host, Outlet, OutletProfile, OutletStep
from nhipcau.press.models.pages import FoundPage, PageBody
from nhipcau.press.models.stories import Story, StorySketch, StoryStep, ToldApartClippings
from nhipcau.press.models.words import PlaceName, Topic, TopicTerm, WordStep

__all__ = [
    "Clipping",
    "ClippingStep",
    "ClippingTag",
    "Correction",
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
