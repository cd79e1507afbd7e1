"""Who may read and who may change, address by address; the one table of rights.

Letters: F focal officer, A administrator, L leader of the province, E editor,
O officer and H head of the unit whose report, output and task it is,
o officer and h head of another unit, n signed in without a role, x not signed in.
`read` is GET, `change` is POST; "" where the address has no such way for anybody.
"""

from typing import NamedTuple

KEEPERS = "FA"
OFFICE = "FALEOHoh"
SIGNED_IN = OFFICE + "n"
ALL = SIGNED_IN + "x"


class Right(NamedTuple):
    read: str = ""
    change: str = ""


RIGHTS = {
    # one's own
    "sign_in": Right(read=ALL, change=ALL),
    "sign_out": Right(change=ALL),
    "own_password": Right(read=SIGNED_IN, change=SIGNED_IN),
    "choose_role": Right(change=SIGNED_IN),
    "set_language": Right(read=ALL, change=ALL),
    "today": Right(read=SIGNED_IN),
    "notice_list": Right(read=OFFICE),
    "notice_read": Right(change="O"),  # the notice of that officer
    "notice_all": Right(change=OFFICE),
    "notice_mail": Right(change=OFFICE),
    "notice_again": Right(change="A"),
    # the register
    "plan_list": Right(read=OFFICE),
    "plan_page": Right(read=OFFICE),
    "plan_print": Right(read=OFFICE),
    "plan_withdraw": Right(change=KEEPERS),
    "plan_horizon": Right(read=KEEPERS, change=KEEPERS),
    "plan_parent": Right(read=KEEPERS, change=KEEPERS),
    "plan_find_bases": Right(change=KEEPERS),
    "task_list": Right(read=OFFICE),
    "task_page": Right(read=OFFICE, change="FAOH"),
    "task_cite": Right(read=KEEPERS, change=KEEPERS),
    "task_uncite": Right(change=KEEPERS),
    "basis_list": Right(read=OFFICE),
    "basis_page": Right(read=OFFICE),
    "basis_new": Right(read=KEEPERS, change=KEEPERS),
    "basis_revise": Right(read=KEEPERS, change=KEEPERS),
    "basis_verify": Right(change=KEEPERS),
    "basis_report": Right(change=KEEPERS),
    "programme_list": Right(read=OFFICE),
    "programme_page": Right(read=OFFICE),
    "programme_new": Right(read=KEEPERS, change=KEEPERS),
    "programme_revise": Right(read=KEEPERS, change=KEEPERS),
    "programme_tasks": Right(read=KEEPERS, change=KEEPERS),
    "programme_remove": Right(change=KEEPERS),
    "programme_close": Right(change=KEEPERS),
    "programme_report": Right(change=KEEPERS),
    "leader_page": Right(read=OFFICE),
    "search": Right(read=OFFICE),
    "file_download": Right(read=OFFICE),
    # a plan on its way in
    "load_new": Right(read=KEEPERS, change=KEEPERS),
    "load_page": Right(read=KEEPERS),
    "load_accept": Right(change=KEEPERS),
    "load_undo": Right(change=KEEPERS),
    "load_again": Right(change=KEEPERS),
    "load_discard": Right(change=KEEPERS),
    "load_row": Right(change=KEEPERS),
    "load_add": Right(change=KEEPERS),
    "load_move": Right(change=KEEPERS),
    "load_remove": Right(change=KEEPERS),
    "load_settle": Right(change=KEEPERS),
    "load_name": Right(change=KEEPERS),
    "load_rest": Right(change=KEEPERS),
    "load_document": Right(change=KEEPERS),
    "load_back": Right(change=KEEPERS),
    # what it costs
    "budget_page": Right(read=OFFICE),
    "budget_line": Right(read=OFFICE),
    "budget_export": Right(read=OFFICE),
    "budget_new": Right(read=KEEPERS, change=KEEPERS),
    "budget_revise": Right(read=KEEPERS, change=KEEPERS),
    "budget_withdraw": Right(read=KEEPERS, change=KEEPERS),
    "budget_share": Right(read=KEEPERS, change=KEEPERS),
    "budget_record": Right(read="FAOH", change="FAOH"),
    "budget_correct": Right(read=KEEPERS, change=KEEPERS),
    "budget_cancel": Right(read=KEEPERS, change=KEEPERS),
    # what was done
    "output_list": Right(read=OFFICE),
    "output_page": Right(read=OFFICE),
    "output_new": Right(read="FAEOHoh", change="FAEOHoh"),
    "output_revise": Right(read="FAOH", change="FAOH"),
    "output_prove": Right(change="FAOH"),
    "output_record": Right(change="FAOH"),
    "output_withdraw": Right(change="FAOH"),
    "output_restore": Right(change="FAOH"),
    # reports
    "report_list": Right(read=OFFICE),
    "report_page": Right(read="FALOH"),
    "report_write": Right(read="OH", change="OH"),
    "report_submit": Right(change="OH"),
    "report_remark": Right(change="FOH"),
    "report_accept": Right(change="F"),
    "report_send_back": Right(change="F"),
    "report_reopen": Right(change="F"),
    "review_list": Right(read="F"),
    # reports as files
    "form_issue": Right(change="OH"),
    "form_upload": Right(read="FALOH", change="OH"),
    "form_result": Right(read="FALOH"),
    "form_marked": Right(read="FALOH"),
    "form_settle": Right(read="OH", change="OH"),
    "form_discard": Right(change="OH"),
    "relief_list": Right(read="FAL"),
    "relief_ask": Right(read="FOH", change="FOH"),
    "relief_grant": Right(change="FAL"),
    "relief_refuse": Right(change="FAL"),
    "relief_revoke": Right(change="FALOH"),
    # rounds and what is drawn from them
    "round_new": Right(read="F", change="F"),
    "round_page": Right(read="FAL"),
    "round_revise": Right(read="F", change="F"),
    "round_chase": Right(read="FAL"),
    "round_remind": Right(change="F"),
    "round_letter": Right(change="F"),
    "round_letters": Right(read="FAL"),
    "round_lock": Right(change="F"),
    "round_ask_unlock": Right(change="F"),
    "round_unlock": Right(change="FAL"),
    "round_rebuild": Right(change="F"),
    "consolidation_new": Right(change="F"),
    "consolidation_page": Right(read="FAL"),
    "figure_page": Right(read=OFFICE),
    # units and people
    "unit_list": Right(read=OFFICE),
    "group_list": Right(read=OFFICE),
    "unit_page": Right(read=OFFICE),
    "unit_new": Right(read=KEEPERS, change=KEEPERS),
    "unit_rename": Right(change=KEEPERS),
    "unit_alias": Right(change=KEEPERS),
    "unit_end": Right(change=KEEPERS),
    "calendar_list": Right(read=KEEPERS, change=KEEPERS),
    "calendar_page": Right(read=KEEPERS),
    "calendar_day": Right(change=KEEPERS),
    "calendar_remove": Right(change=KEEPERS),
    "calendar_revise": Right(change=KEEPERS),
    "person_list": Right(read=KEEPERS),
    "person_new": Right(read=KEEPERS, change=KEEPERS),
    "person_page": Right(read=KEEPERS),
    "person_appoint": Right(change=KEEPERS),
    "person_end": Right(change=KEEPERS),
    "person_password": Right(change="A"),
    "ui": Right(),
}
