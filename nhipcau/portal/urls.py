"""Addresses of the public portal: a language first, then the path of the page."""

from django.urls import path, register_converter

from nhipcau.portal.addresses import FeedName, Language, PagePath
from nhipcau.portal.views import (
    api,
    clippings,
    inquiries,
    machines,
    media,
    pages,
    press_requests,
    ratings,
    registering,
    search,
    signs,
)

register_converter(Language, "language")
register_converter(PagePath, "page_path")
register_converter(FeedName, "feed_name")

app_name = "portal"
urlpatterns = [
    path("", pages.start, name="start"),
    path("ngon-ngu/<language:language>/", pages.choose_language, name="choose_language"),
    path(
        "tep/anh/<int:pk>/<slug:mark>/<slug:size>.<slug:extension>", media.picture, name="picture"
    ),
    path("tep/tai-lieu/<int:pk>/<slug:mark>/<path:name>", media.file, name="file"),
    path("tep/<path:path>", media.stored, name="stored"),
    path("q/<slug:code>", signs.lead, name="sign"),
    path("q/<slug:code>/", signs.lead),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap_index, name="sitemap_index"),
    path("sitemap-tin-moi.xml", machines.news_sitemap, name="news_sitemap"),
    path("sitemap-<language:language>-<int:number>.xml", machines.sitemap, name="sitemap"),
    path("api/v1/", api.index, name="api"),
    path("api/v1/languages/", api.languages, name="api_languages"),
    path("api/v1/progress/", api.plan_progress, name="api_progress"),
    path("api/v1/layers/<slug:code>/", api.layer, name="api_layer"),
    path("api/v1/pages/<language:language>/", api.pages, name="api_pages"),
    path("api/v1/events/<language:language>/", api.events, name="api_events"),
    path("api/v1/places/<language:language>/", api.places, name="api_places"),
    path("api/v1/page/<language:language>/<page_path:path>", api.page, name="api_page"),
    path("<language:language>/tim-kiem/", search.search, name="search"),
    *press_requests.PATTERNS,
    path("<language:language>/bao-chi-viet/", clippings.page, name="clippings"),
    path("<language:language>/bao-chi-viet/atom.xml", clippings.feed, name="clippings_feed"),
    path(
        "<language:language>/bao-chi-viet/tieng/<slug:tongue>/",
        clippings.page,
        name="clippings_of_tongue",
    ),
    path(
        "<language:language>/bao-chi-viet/thang/<int:year>-<int:month>/",
        clippings.page,
        name="clippings_of_month",
    ),
    path(
        "<language:language>/bao-chi-viet/tieng/<slug:tongue>/thang/<int:year>-<int:month>/",
        clippings.page,
        name="clippings_of_both",
    ),
    path("<language:language>/hoi-dap/", inquiries.ask, name="ask"),
    path("<language:language>/hoi-dap/da-nhan/", inquiries.asked, name="asked"),
    path("<language:language>/hoi-dap/tra-cuu/", inquiries.status, name="ask_status"),
    path("<language:language>/danh-gia/", ratings.rate, name="rate"),
    path("<language:language>/danh-gia/cam-on/", ratings.rated, name="rated"),
    path("<language:language>/danh-gia/tra-loi/<str:key>/", ratings.rate_reply, name="rate_reply"),
    path(
        "<language:language>/dang-ky/ve/<slug:key>/", registering.event_ticket, name="event_ticket"
    ),
    path(
        "<language:language>/dang-ky/<slug:code>/",
        registering.event_register,
        name="event_register",
    ),
    path(
        "<language:language>/dang-ky/<slug:code>/da-nhan/",
        registering.event_registered,
        name="event_registered",
    ),
    path(
        "<language:language>/dang-ky/<slug:code>/lich.ics", registering.event_ics, name="event_ics"
    ),
    path(
        "<language:language>/dang-ky/<slug:code>/tai-lieu/<int:pk>/",
        registering.event_material,
        name="event_material",
    ),
    path("<language:language>/lich.ics", machines.calendar, name="calendar"),
    path(
        "<language:language>/<page_path:path>su-kien.ics",
        machines.event_calendar,
        name="event_calendar",
    ),
    path("<language:language>/<page_path:path><feed_name:name>", machines.feed, name="feed"),
    path("<language:language>/<page_path:path>", pages.page, name="page"),
]
