"""Which template draws which kind of page and which layout of a section."""

from typing import Final

PAGES: Final = {
    "homepage": "portal/pages/homepage.html",
    "sectionpage": "portal/pages/sectionpage.html",
    "articlepage": "portal/pages/articlepage.html",
    "placepage": "portal/pages/placepage.html",
    "investmentpage": "portal/pages/investmentpage.html",
    "knowledgepage": "portal/pages/knowledgepage.html",
    "eventpage": "portal/pages/eventpage.html",
    "publicationpage": "portal/pages/publicationpage.html",
    "infopage": "portal/pages/infopage.html",
    "clarificationpage": "portal/pages/clarificationpage.html",
}
SECTIONS: Final = {
    "news": "portal/sections/news.html",
    "cards": "portal/sections/cards.html",
    "map": "portal/sections/map.html",
    "calendar": "portal/sections/calendar.html",
    "library": "portal/sections/library.html",
    "press": "portal/sections/press.html",
    "progress": "portal/sections/progress.html",
    "department": "portal/sections/department.html",
    "contact": "portal/sections/contact.html",
}
