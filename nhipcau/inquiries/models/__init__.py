"""Questions, the letters about them, who looked at them, where they go, and ratings."""

from nhipcau.inquiries.models.inquiries import Inquiry, InquiryStep, InquiryView
from nhipcau.inquiries.models.mails import InquiryMail
from nhipcau.inquiries.models.people import Audience, Topic
from nhipcau.inquiries.models.ratings import Rating
from nhipcau.inquiries.models.rules import RoutingRule

__all__ = [
    "Audience",
    "Inquiry",
    "InquiryMail",
    "InquiryStep",
    "InquiryView",
    "Rating",
    "RoutingRule",
    "Topic",
]
