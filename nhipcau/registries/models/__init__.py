"""The rows of the registers."""

from nhipcau.registries.models.agreements import Agreement, AgreementHeir, Commitment
from nhipcau.registries.models.cases import PublicationCase
from nhipcau.registries.models.delegations import Delegation
from nhipcau.registries.models.entries import SPECIFIC, Clock, Entry, EntryStep, Paper, Register
from nhipcau.registries.models.events import Event
from nhipcau.registries.models.imports import TableImport
from nhipcau.registries.models.investors import Investor, SiteFact, StageProof, Touch
from nhipcau.registries.models.merges import Merge
from nhipcau.registries.models.partners import (
    Consent,
    Contact,
    ContactDetail,
    Ground,
    Partner,
    PartnerName,
    PartnerStep,
    ToldApart,
)
from nhipcau.registries.models.people import CostLine, Gift, Member, ProgrammeItem
from nhipcau.registries.models.press_visits import (
    PressArticle,
    PressMail,
    PressVisit,
    ProgrammeChange,
)
from nhipcau.registries.models.privacy import ContactAccess, DataRequest, PrivacyStep
from nhipcau.registries.models.publications import Printing, Publication, StockMove
from nhipcau.registries.models.registrations import Registration, RegistrationMail, RegistrationStep
from nhipcau.registries.models.reviews import Review, ReviewQuestion, ReviewQuestionStep

__all__ = [
    "SPECIFIC",
    "Agreement",
    "AgreementHeir",
    "Clock",
    "Commitment",
    "Consent",
    "Contact",
    "ContactAccess",
    "ContactDetail",
    "CostLine",
    "DataRequest",
    "Delegation",
    "Entry",
    "EntryStep",
    "Event",
    "Gift",
    "Ground",
    "Investor",
    "Member",
    "Merge",
    "Paper",
    "Partner",
    "PartnerName",
    "PartnerStep",
    "PressArticle",
    "PressMail",
    "PressVisit",
    "Printing",
    "PrivacyStep",
    "ProgrammeChange",
    "ProgrammeItem",
    "Publication",
    "PublicationCase",
    "Register",
    "Registration",
    "RegistrationMail",
    "RegistrationStep",
    "Review",
    "ReviewQuestion",
    "ReviewQuestionStep",
    "SiteFact",
    "StageProof",
    "StockMove",
    "TableImport",
    "ToldApart",
    "Touch",
]
