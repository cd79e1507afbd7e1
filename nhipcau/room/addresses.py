"""Which addresses of the editor there are here: named one by one; all others are closed."""

from typing import Final

_PAGES: Final = {
    f"wagtailadmin_pages:{name}"
    for name in (
        "add",
        "preview_on_add",
        "edit",
        "preview_on_edit",
        "view_draft",
        "add_subpage",
        "delete",
        "search",
        "search_results",
        "move",
        "move_confirm",
        "copy",
        "usage",
        "history",
        "history_results",
        "revisions_index",
        "revisions_view",
        "revisions_revert",
        "revisions_compare",
    )
}
_CHOOSING: Final = {
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_child",
    "wagtailadmin_choose_page_search",
    "wagtailadmin_choose_page_chosen_multiple",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_choose_page_email_link",
    "wagtailadmin_choose_page_phone_link",
    "wagtailadmin_choose_page_anchor_link",
    "wagtailadmin_tag_autocomplete",
    "wagtailadmin_tag_model_autocomplete",
    *(
        f"{library}_chooser:{name}"
        for library in ("wagtailimages", "wagtaildocs")
        for name in ("choose", "choose_results", "chosen", "chosen_multiple", "create")
    ),
}
_LIBRARY: Final = {
    *(
        f"{library}:{name}"
        for library in ("wagtailimages", "wagtaildocs")
        for name in (
            "index",
            "index_results",
            "add",
            "edit",
            "delete",
            "add_multiple",
            "edit_multiple",
            "delete_multiple",
            "delete_upload_multiple",
        )
    ),
    "wagtailimages:image_usage",
    "wagtailimages:create_multiple_from_uploaded_image",
    "wagtaildocs:document_usage",
    "wagtaildocs:create_multiple_from_uploaded_document",
}
_TRANSLATING: Final = {
    f"wagtail_localize:{name}"
    for name in (
        "submit_page_translation",
        "update_translations",
        "edit_string_translation",
        "edit_override",
        "download_pofile",
        "upload_pofile",
        "preview_translation",
        "stop_translation",
    )
}
OPEN: Final = frozenset(
    {
        "wagtailadmin_explore_root",
        "wagtailadmin_explore",
        "wagtailadmin_explore_results",
        "wagtailadmin_api:pages:listing",  # the tree of pages in the side bar
        "wagtailadmin_api:pages:detail",
        "wagtailadmin_editing_sessions:ping",
        "wagtailadmin_editing_sessions:release",
        "wagtailadmin_sprite",
        *_PAGES,
        *_CHOOSING,
        *_LIBRARY,
        *_TRANSLATING,
    }
)
"""What an editor works with; an address that a later version brings is closed until named here."""

ONLY_THE_DESK: Final = frozenset(
    {
        "wagtailadmin_pages:unpublish",
        "wagtailadmin_pages:convert_alias",
        "wagtailadmin_pages:lock",
        "wagtailadmin_pages:unlock",
        "wagtailadmin_pages:set_privacy",
        "wagtailadmin_pages:set_page_position",
        "wagtailadmin_pages:revisions_unschedule",
        "wagtailadmin_pages:workflow_action",
        "wagtailadmin_api:pages:action",
        "wagtail_bulk_action",
        "wagtail_localize:convert_to_alias",
        "wagtail_localize:machine_translate",
    }
)
"""Closed like all others, with the sentence that says where it is done instead."""
