"""Who may do what, role by role; tests/security/test_rights.py tries what this table says."""

from nhipcau.organisations.models import Role
from tests.security.rights import RIGHTS

FOCAL, ADMIN, LEADER = {Role.FOCAL}, {Role.ADMINISTRATOR}, {Role.LEADER}
UNIT, EDITOR = {Role.OFFICER, Role.HEAD}, {Role.EDITOR}
KEEPERS = FOCAL | ADMIN
WITH_A_ROLE = KEEPERS | LEADER | UNIT | EDITOR
EVERYBODY = WITH_A_ROLE | {""}

OWN = {"notice_read", "sign_in", "sign_out", "own_password", "choose_role", "set_language"}
MAY = {
    "today": EVERYBODY,
    **dict.fromkeys(
        ["plan_list", "plan_page", "plan_print", "version_page", "version_print",
         "task_list", "output_list",
         "output_page", "file_download", "leader_page", "unit_list", "group_list", "unit_page",
         "search"],
        WITH_A_ROLE,
    ),
    **dict.fromkeys(
        ["report_list", "figure_page", "indicator_list", "indicator_page", "indicator_export"],
        WITH_A_ROLE,
    ),
    **dict.fromkeys(
        ["indicator_measure", "indicator_correct", "indicator_withdraw"], UNIT | KEEPERS
    ),
    **dict.fromkeys(["budget_page", "budget_line", "budget_export"], WITH_A_ROLE),
    **dict.fromkeys(["budget_record", "budget_prove"], UNIT | KEEPERS),
    **dict.fromkeys(
        ["budget_new", "budget_revise", "budget_withdraw", "budget_share", "budget_correct",
         "budget_cancel"],
        KEEPERS,
    ),
    **dict.fromkeys(["output_new"], UNIT | EDITOR | KEEPERS),
    **dict.fromkeys(
        ["task_page", "output_revise", "output_prove", "output_record", "output_withdraw",
         "output_restore"],
        UNIT | KEEPERS,
    ),
    **dict.fromkeys(["report_write", "report_submit"], UNIT),
    **dict.fromkeys(["form_issue", "form_upload", "form_settle", "form_discard"], UNIT),
    **dict.fromkeys(["form_result", "form_marked"], UNIT | KEEPERS | LEADER),
    **dict.fromkeys(["report_page"], UNIT | KEEPERS | LEADER),
    **dict.fromkeys(["report_remark", "relief_ask"], UNIT | FOCAL),
    **dict.fromkeys(["relief_list", "relief_grant", "relief_refuse"], KEEPERS | LEADER),
    **dict.fromkeys(["relief_revoke"], UNIT | KEEPERS | LEADER),
    **dict.fromkeys(["report_accept", "report_send_back", "report_reopen"], FOCAL),
    **dict.fromkeys(
        ["round_page", "round_chase", "round_letters", "consolidation_page", "round_unlock"],
        KEEPERS | LEADER,
    ),
    **dict.fromkeys(
        ["round_new", "round_revise", "round_lock", "round_ask_unlock", "round_rebuild",
         "round_remind", "round_letter",
         "review_list", "consolidation_new"],
        FOCAL,
    ),
    **dict.fromkeys(
        ["plan_amend", "plan_next_year", "amendment_page", "amendment_apply", "amendment_discard",
         "amendment_print", "amendment_add", "amendment_change", "amendment_remove",
         "amendment_take_back", "amendment_upload", "load_take", "load_print",
         "plan_withdraw", "load_new", "load_page", "load_accept", "load_undo", "load_again",
         "load_discard", "load_row", "load_add", "load_move", "load_remove", "load_settle",
         "load_name", "load_rest", "load_document", "load_back"],
        KEEPERS,
    ),
    **dict.fromkeys(
        ["unit_new", "unit_rename", "unit_alias", "unit_end", "person_list", "person_new",
         "person_page", "person_appoint", "person_end"],
        KEEPERS,
    ),
    **dict.fromkeys(["notice_list", "notice_all", "notice_mail"], WITH_A_ROLE),
    "notice_again": ADMIN,
    **dict.fromkeys(
        ["calendar_list", "calendar_page", "calendar_day", "calendar_remove", "calendar_revise"],
        KEEPERS,
    ),
    **dict.fromkeys(["basis_list", "basis_page", "programme_list", "programme_page"], WITH_A_ROLE),
    **dict.fromkeys(
        ["plan_horizon", "plan_parent", "plan_find_bases", "task_cite", "task_uncite",
         "basis_new", "basis_revise", "basis_verify", "basis_report", "programme_new",
         "programme_revise", "programme_tasks", "programme_remove", "programme_close",
         "programme_report"],
        KEEPERS,
    ),
    **dict.fromkeys(
        ["reorganisation_list", "reorganisation_structure", "reorganisation_page"], WITH_A_ROLE
    ),
    **dict.fromkeys(
        ["reorganisation_new", "reorganisation_revise", "reorganisation_add",
         "reorganisation_answer", "reorganisation_remove", "reorganisation_discard",
         "reorganisation_preview"],
        KEEPERS,
    ),
    **dict.fromkeys(["reorganisation_apply", "reorganisation_undo"], ADMIN),
    **dict.fromkeys(["signpost_list", "signpost_page", "signpost_svg", "signpost_sheet"],
                    WITH_A_ROLE),
    **dict.fromkeys(["signpost_new", "signpost_turn", "signpost_take_down"],
                    KEEPERS | {Role.EDITOR}),
    **dict.fromkeys(
        ["edition_list", "edition_page", "edition_preview", "work_page", "check_page",
         "check_preview", "picture_file", "attachment_file", "schedule_list", "translation_list",
         "translation_page"],
        WITH_A_ROLE,
    ),
    **dict.fromkeys(
        ["edition_submit", "edition_take_back", "work_sheet", "translation_file",
         "translation_upload", "translation_update", "translation_dismiss"],
        UNIT | EDITOR | FOCAL,
    ),
    **dict.fromkeys(
        ["edition_release", "edition_schedule", "edition_unschedule", "edition_withdraw",
         "set_new", "set_add", "set_remove", "set_release", "set_schedule", "set_unschedule",
         "set_discard"],
        EDITOR | FOCAL,
    ),
    "edition_emergency": FOCAL | LEADER,
    "edition_confirm": FOCAL | LEADER | EDITOR | {Role.HEAD},
    **dict.fromkeys(["check_clear", "check_send_back"], FOCAL | EDITOR | {Role.HEAD}),
    **dict.fromkeys(["set_list", "set_page", "map_list", "onward_list"], KEEPERS | LEADER | EDITOR),
    **dict.fromkeys(
        ["map_load", "map_drop", "feature_require", "feature_drop"], KEEPERS | EDITOR
    ),
    **dict.fromkeys(["onward_new", "onward_accept"], EDITOR | FOCAL),
    **dict.fromkeys(["purge_list", "purge_page", "purge_done"], KEEPERS),
    "purge_new": FOCAL,
    **dict.fromkeys(["purge_agree", "purge_discard"], ADMIN),
    "person_password": ADMIN,
    **dict.fromkeys(
        ["clarification_list", "clarification_numbers", "clarification_page",
         "clarification_letter", "clarification_dossier"],
        WITH_A_ROLE,
    ),
    **dict.fromkeys(
        ["clarification_new", "clarification_revise", "clarification_source", "clarification_fact",
         "clarification_shown", "clarification_line", "clarification_send_to_check",
         "clarification_take_back", "clarification_reopen", "clarification_drop",
         "clarification_keep_signed", "clarification_sending", "clarification_outcome",
         "clarification_close", "clarification_page_new", "clarification_page_update"],
        UNIT | FOCAL | EDITOR,
    ),
    **dict.fromkeys(["story_list", "story_page", "clipping_list", "clipping_page"], WITH_A_ROLE),
    **dict.fromkeys(["pressnumbers", "pressnumbers_export"], WITH_A_ROLE),
    **dict.fromkeys(["story_unite", "story_take_out", "story_part"], FOCAL | EDITOR | UNIT),
    **dict.fromkeys(
        ["clipping_new", "clipping_decide", "clipping_confirm", "clipping_reject",
         "clipping_revise", "clipping_tag", "clipping_untag", "clipping_copy", "clipping_exempt",
         "clipping_put_back", "clipping_show", "clipping_hide"],
        FOCAL | EDITOR | UNIT,
    ),
    "clarification_check": FOCAL | EDITOR | {Role.HEAD},
    "clarification_give_back": FOCAL | EDITOR | LEADER | {Role.HEAD},
    "clarification_sign": LEADER | {Role.HEAD},
    **dict.fromkeys(["inquiry_numbers", "rating_list"], WITH_A_ROLE),
    **dict.fromkeys(["inquiry_list", "inquiry_page", "inquiry_draft"], UNIT | FOCAL),
    **dict.fromkeys(
        ["inquiry_send", "inquiry_send_back", "inquiry_route", "inquiry_close", "inquiry_mail"],
        FOCAL | {Role.HEAD},
    ),
    **dict.fromkeys(
        ["inquiry_export", "inquiry_rules", "inquiry_rule", "inquiry_refuse", "inquiry_reopen",
         "inquiry_erase", "rating_remark"],
        FOCAL,
    ),
    **dict.fromkeys(
        ["contact_list", "contact_page", "contact_export", "contact_new", "contact_revise",
         "contact_detail_new", "contact_detail_revise", "contact_detail_off", "contact_consent",
         "contact_withdraw", "contact_restrict", "contact_free", "contact_erase"],
        UNIT | KEEPERS,
    ),
    **dict.fromkeys(
        ["contact_access", "datarequest_list", "datarequest_page", "datarequest_new",
         "datarequest_acknowledge", "datarequest_extend", "datarequest_rows", "datarequest_do",
         "datarequest_refuse", "datarequest_print"],
        KEEPERS,
    ),
    **dict.fromkeys(
        ["register_home", "entry_list", "entry_page", "entry_calendar", "entry_calendar_file",
         "entry_loose"],
        WITH_A_ROLE,
    ),
    **dict.fromkeys(
        ["commitment_list", "commitment_page", "agreementheir_list"], WITH_A_ROLE
    ),
    **dict.fromkeys(
        ["agreement_renew", "agreementheir_notify", "commitment_move"], UNIT | KEEPERS
    ),
    **dict.fromkeys(
        ["entry_new", "entry_revise", "entry_move", "entry_strike", "entry_restore",
         "entry_part_new", "entry_part_change", "entry_part_off", "entry_publish"],
        UNIT | KEEPERS,
    ),
    **dict.fromkeys(
        ["stock_list", "stock_page", "review_page", "reviewquestion_list"], WITH_A_ROLE
    ),
    **dict.fromkeys(["stock_new", "stock_give"], UNIT | KEEPERS),
    "review_new": UNIT | KEEPERS | {Role.EDITOR},
    **dict.fromkeys(
        ["reviewquestion_new", "reviewquestion_load", "reviewquestion_revise",
         "reviewquestion_end", "reviewquestion_again"],
        KEEPERS,
    ),
    **dict.fromkeys(
        ["investor_picture", "investor_silent", "sitefact_list", "sitefact_page"], WITH_A_ROLE
    ),
    **dict.fromkeys(
        ["investor_new", "investor_stage", "investor_proof", "investor_touch",
         "investor_touch_change", "investor_touch_off", "investor_touch_done",
         "sitefact_new", "sitefact_replace"],
        UNIT | KEEPERS,
    ),
    **dict.fromkeys(["pressrequest_report", "pressrequest_figures"], WITH_A_ROLE),
    "pressrequest_print": UNIT | KEEPERS | LEADER,
    "registration_ics": WITH_A_ROLE,
    **dict.fromkeys(
        ["registration_list", "registration_page", "registration_sheet"], UNIT | KEEPERS | LEADER
    ),
    **dict.fromkeys(
        ["registration_open", "registration_close", "registration_add", "registration_attend",
         "registration_cancel", "registration_mail", "registration_tell"],
        UNIT | KEEPERS,
    ),
    **dict.fromkeys(["pressrequest_change", "pressrequest_letter"], UNIT | KEEPERS),
    **dict.fromkeys(
        ["outlet_list", "outlet_page", "outlet_opml", "placename_list", "placename_page",
         "placename_try", "presstopic_list", "presstopic_page", "presstopic_general",
         "presstopic_try", "pressquality"],
        WITH_A_ROLE,
    ),
    **dict.fromkeys(
        ["outlet_new", "outlet_revise", "outlet_upload", "outlet_profile", "outlet_switch",
         "outlet_feed_new", "outlet_feed_switch", "outlet_profile_drop", "outlet_discover",
         "placename_new",
         "placename_suggest", "placename_switch", "presstopic_new", "presstopic_revise",
         "presstopic_term", "presstopic_switch", "presstopic_term_new", "presstopic_general_new",
         "presstopic_term_end"],
        KEEPERS | EDITOR,
    ),
    **dict.fromkeys(["partner_list", "partner_page"], WITH_A_ROLE),
    "partner_new": UNIT | EDITOR | KEEPERS,
    "partner_revise": UNIT | KEEPERS,
    **dict.fromkeys(
        ["merge_list", "merge_page", "merge_doubles", "merge_apart", "merge_new", "merge_contact",
         "merge_undo"],
        KEEPERS,
    ),
    "table_export": WITH_A_ROLE,
    **dict.fromkeys(["table_upload", "table_page", "table_discard"], UNIT | KEEPERS),
    **dict.fromkeys(["digest_list", "digest_page"], WITH_A_ROLE),
    **dict.fromkeys(
        ["digest_new", "digest_revise", "digest_add", "digest_item", "digest_sort",
         "digest_issue", "digest_withdraw", "digest_replace", "digest_discard", "digest_mail",
         "digestreader_list", "digestreader_new", "digestreader_switch"],
        FOCAL | EDITOR,
    ),
    "ui": set(),
}  # fmt: skip


LETTERS = {
    Role.FOCAL: "F",
    Role.ADMINISTRATOR: "A",
    Role.LEADER: "L",
    Role.EDITOR: "E",
    Role.OFFICER: "O",
    Role.HEAD: "H",
    "": "n",
}


def test_each_role_does_its_own_work_and_no_other():
    may = {
        name: {role for role, letter in LETTERS.items() if letter in (right.change or right.read)}
        for name, right in RIGHTS.items()
        if name not in OWN
    }

    assert (set(LETTERS), may) == ({"", *Role.values}, MAY)
