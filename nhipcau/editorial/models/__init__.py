"""Works, editions, checks, releases; pages, pictures, maps."""

from nhipcau.editorial.models.answers import ClarificationPage
from nhipcau.editorial.models.checks import Check
from nhipcau.editorial.models.kinds import (
    KINDS,
    ArticlePage,
    EventPage,
    HomePage,
    InfoPage,
    InvestmentPage,
    KnowledgePage,
    PlacePage,
    PublicationPage,
    SectionPage,
)
from nhipcau.editorial.models.maps import MapLayer, MapStep, RequiredFeature
from nhipcau.editorial.models.media import Attachment, Licence, Picture, PictureRendition
from nhipcau.editorial.models.pages import PortalPage
from nhipcau.editorial.models.releases import (
    FormerAddress,
    Release,
    ReleasedAttachment,
    ReleasedPicture,
)
from nhipcau.editorial.models.room import Heartbeat, Onward, Purge
from nhipcau.editorial.models.sets import ReleaseSet, ReleaseSetStep
from nhipcau.editorial.models.touched import Touched
from nhipcau.editorial.models.works import Edition, EditionStep, StaleMark, Work

__all__ = [
    "KINDS",
    "ArticlePage",
    "Attachment",
    "Check",
    "ClarificationPage",
    "Edition",
    "EditionStep",
    "EventPage",
    "FormerAddress",
    "Heartbeat",
    "HomePage",
    "InfoPage",
    "InvestmentPage",
    "KnowledgePage",
    "Licence",
    "MapLayer",
    "MapStep",
    "Onward",
    "Picture",
    "PictureRendition",
    "PlacePage",
    "PortalPage",
    "PublicationPage",
    "Purge",
    "Release",
    "ReleaseSet",
    "ReleaseSetStep",
    "ReleasedAttachment",
    "ReleasedPicture",
    "RequiredFeature",
    "SectionPage",
    "StaleMark",
    "Touched",
    "Work",
]
