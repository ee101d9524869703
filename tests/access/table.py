"""Who may open what: the declared table that every address of the site is held against.

A new address without a line here fails the suite. `python -m tests.access.table` prints the table of
roles and doors as it stands in the documentation.
"""

from dataclasses import dataclass

from recruitment.staff.roles import (
    CASE_ROLES,
    DESK_ROLES,
    EDITOR_ROLES,
    EXACT_REPORT_ROLES,
    GROUP_NAMES,
    PLAN_FREEZERS,
    QUEUE_ROLES,
    REPORT_ROLES,
    SYSTEM_ROLES,
    Role,
)

EVERYBODY = None
NOBODY: frozenset[Role] = frozenset()
STAFF = frozenset(Role)
PAGE_WRITERS = frozenset({Role.EDITOR, Role.COMMUNICATOR})
# Approves and takes down, but writes nothing.
PAGE_READERS = PAGE_WRITERS | {Role.UNIT_MANAGER}
COMMUNICATOR = frozenset({Role.COMMUNICATOR})
MANAGER = frozenset({Role.UNIT_MANAGER})
ADMINISTRATOR = frozenset({Role.SYSTEM_ADMINISTRATOR})

# Doors of ours: what `only_for` guards, checked to the letter.
DOORS: dict[str, frozenset[Role]] = {
    "desk:inbox": DESK_ROLES,
    "desk:search": DESK_ROLES,
    "desk:share_out": DESK_ROLES,
    "desk:news": DESK_ROLES,
    "desk:save_filter": DESK_ROLES,
    "desk:remove_filter": DESK_ROLES,
    "desk:lead": DESK_ROLES,
    "desk:new": DESK_ROLES,
    "desk:absence": DESK_ROLES,
    "desk:back": DESK_ROLES,
    "desk:duty": DESK_ROLES,
    "desk:set_week": MANAGER,
    "desk:set_day": MANAGER,
    "desk:clear_day": MANAGER,
    "desk:contacts": DESK_ROLES,
    "desk:set_contacts": MANAGER,
    "desk:dialogue": DESK_ROLES,
    "desk:consultant_counts": DESK_ROLES,
    "desk:share_out_new": DESK_ROLES,
    "desk:requests": CASE_ROLES,
    "desk:request": CASE_ROLES,
    "desk:offer": CASE_ROLES,
    "desk:answer_offer": CASE_ROLES,
    "desk:close_request": CASE_ROLES,
    "desk:survey_links": MANAGER,
    "desk:alarms": DESK_ROLES,
    "desk:log_review": MANAGER,
    "desk:call": DESK_ROLES,
    "desk:concern": DESK_ROLES,
    "desk:assign": DESK_ROLES,
    "desk:book_call": DESK_ROLES,
    "desk:correct_details": DESK_ROLES,
    "desk:send_again": DESK_ROLES,
    "desk:booked_calls": DESK_ROLES,
    "desk:log_contact": DESK_ROLES,
    "desk:set_next_action": DESK_ROLES,
    "desk:assess": DESK_ROLES,
    "desk:close": DESK_ROLES,
    "desk:rest": DESK_ROLES,
    "desk:reopen": DESK_ROLES,
    "desk:join": DESK_ROLES,
    "desk:apart": DESK_ROLES,
    "desk:separate": DESK_ROLES,
    "desk:hand_over": DESK_ROLES,
    "desk:add_note": DESK_ROLES,
    "desk:judge": DESK_ROLES,
    "desk:date_bra_fam": DESK_ROLES,
    "desk:approve": DESK_ROLES,
    "desk:withdraw_approval": DESK_ROLES,
    "desk:print": DESK_ROLES,
    "desk:tasks": DESK_ROLES,
    "desk:finish_task": DESK_ROLES,
    "desk:import": MANAGER,
    "desk:import_template": MANAGER,
    "desk:protect": MANAGER,
    "desk:lift_protection": MANAGER,
    "desk:meetings": DESK_ROLES,
    "desk:meeting": DESK_ROLES,
    "desk:note_attendance": DESK_ROLES,
    "desk:cancel_booking": DESK_ROLES,
    "desk:register_guest": DESK_ROLES,
    "desk:import_outcomes": QUEUE_ROLES,
    "desk:outcome_template": QUEUE_ROLES,
    "desk:queue": CASE_ROLES,
    "desk:priority_rule": CASE_ROLES,
    "desk:new_rule": MANAGER,
    "desk:case": CASE_ROLES,
    "desk:package": CASE_ROLES,
    "desk:package_json": CASE_ROLES,
    "desk:claim": QUEUE_ROLES,
    "desk:set_partner": QUEUE_ROLES,
    "desk:give_back": QUEUE_ROLES,
    "desk:confirm_receipt": CASE_ROLES,
    "desk:confirm_sending": CASE_ROLES,
    "desk:record_outcome": CASE_ROLES,
    "desk:correct_outcome": CASE_ROLES,
    "desk:void_outcome": CASE_ROLES,
    "desk:disclose": CASE_ROLES,
    "desk:take_back_disclosure": CASE_ROLES,
    "report:overview": REPORT_ROLES,
    "report:needs": REPORT_ROLES,
    "report:needs_file": REPORT_ROLES,
    "report:need_trend_file": REPORT_ROLES,
    "report:activities": REPORT_ROLES,
    "report:activities_file": REPORT_ROLES,
    "report:activity": EXACT_REPORT_ROLES,
    "report:activity_picture": EXACT_REPORT_ROLES,
    "report:picture": REPORT_ROLES,
    "report:schema": REPORT_ROLES,
    "report:statistics": REPORT_ROLES,
    "report:statistics_file": REPORT_ROLES,
    "report:requests": REPORT_ROLES,
    "report:requests_file": REPORT_ROLES,
    "report:satisfaction": REPORT_ROLES,
    "report:satisfaction_file": REPORT_ROLES,
    "report:statistics_table": REPORT_ROLES,
    "report:goals": REPORT_ROLES,
    "report:goals_table": REPORT_ROLES,
    "report:annual_reports": REPORT_ROLES,
    "report:annual_words": EXACT_REPORT_ROLES,
    "report:annual_preview": EXACT_REPORT_ROLES,
    "report:freeze_annual": MANAGER,
    "report:freeze_overview": PLAN_FREEZERS,
    "report:frozen": REPORT_ROLES,
    "report:frozen_json": REPORT_ROLES,
    "report:frozen_table": REPORT_ROLES,
    "report:cost_split": REPORT_ROLES,
    "report:funnel": EXACT_REPORT_ROLES,
    "report:funnel_file": EXACT_REPORT_ROLES,
    "report:form_use": EXACT_REPORT_ROLES,
    "report:form_use_file": EXACT_REPORT_ROLES,
    "report:tag_use": EXACT_REPORT_ROLES,
    "report:tag_use_file": EXACT_REPORT_ROLES,
    "report:orphans_file": EXACT_REPORT_ROLES,
    "report:told": EXACT_REPORT_ROLES,
    "report:told_file": EXACT_REPORT_ROLES,
    "report:data_quality": REPORT_ROLES,
    "report:data_quality_file": REPORT_ROLES,
    "system:jobs": SYSTEM_ROLES,
    "system:resend": SYSTEM_ROLES,
    "system:resend_all": SYSTEM_ROLES,
}

# Open to the street.
PUBLIC = frozenset(
    {
        "campaigns:arrive",
        "pages:search", "pages:worried", "machines:sitemap", "machines:robots", "machines:share_picture",
        "interest:start", "interest:begin", "interest:step", "interest:receipt",
        "interest:call_me", "interest:call_me_receipt", "interest:tell_more", "interest:still_want",
        "interest:known_child", "interest:outside",
        "interest:save", "interest:saved", "interest:resume",
        "interest:change_time", "interest:number_file",
        "interest:own_page", "interest:own_page_code", "interest:own_page_mine", "interest:own_page_deed",
        "interest:own_page_leave",
        "survey:survey", "survey:thanks",
        "booking:calendar", "booking:meeting", "booking:meeting_file",
        "booking:booking", "booking:booking_file", "booking:cancel",
        "booking:invitation", "booking:book_invited",
        # Signed calls only, which is proven where they are tested.
        "receiving:sms_report",
        "receiving:openapi", "receiving:acknowledgement", "receiving:return", "receiving:milestone",
        "receiving:outcome", "receiving:nothing", "receiving:nothing_here",
        "health:ready", "health:alive", "appearance:css", "appearance:logo", "photograph",
        # Icons and words of the editor's interface, the same for everybody.
        "wagtailadmin_sprite", "wagtailadmin_javascript_catalog",
        "wagtail_serve", "wagtaildocs_serve",
        # The way in.
        "account_login", "account_logout", "account_inactive", "account_set_password",
        "account_reset_password", "account_reset_password_done",
        "account_reset_password_from_key", "account_reset_password_from_key_done",
        "mfa_authenticate", "mfa_login_webauthn",
    }
)  # fmt: skip

# One's own account: for whoever has signed in.
OWN_ACCOUNT = frozenset(
    {
        "staff:home", "account_reauthenticate", "account_change_password",
        "mfa_index", "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp",
        "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes",
        "mfa_list_webauthn", "mfa_add_webauthn", "mfa_reauthenticate_webauthn",
        "mfa_remove_webauthn", "mfa_edit_webauthn",
    }
)  # fmt: skip

# Doors of the library that lead here or nowhere: nobody ever meets a form behind them.
CLOSED = frozenset(
    {
        "wagtailadmin_login", "wagtailadmin_logout", "wagtailadmin_error_test",
        "wagtailadmin_password_reset", "wagtailadmin_password_reset_done",
        "wagtailadmin_password_reset_confirm", "wagtailadmin_password_reset_complete",
        "wagtailcore_login", "wagtailcore_authenticate_with_password",
        "wagtaildocs_authenticate_with_password",
        "admin/login/", "admin/password_reset/.*", "admin/logout/", "admin/failwhale/", "admin/test404/",
        "admin/pages/1/set_position/",
        "_util/login/", "_util/authenticate_with_password/.*", "documents/authenticate_with_password/.*",
    }
)  # fmt: skip

# The editor, by namespace or name: what each role may meet behind the one door /admin/.
EDITOR: dict[str, frozenset[Role]] = {
    "wagtailadmin_home": EDITOR_ROLES,
    "admin/.*/": EDITOR_ROLES,
    "wagtailadmin_account": EDITOR_ROLES,
    "wagtailadmin_dismissibles": EDITOR_ROLES,
    "wagtailadmin_editing_sessions": EDITOR_ROLES,
    "wagtailadmin_block_preview": EDITOR_ROLES,
    "wagtailadmin_api": EDITOR_ROLES,
    "wagtailadmin_tag_autocomplete": EDITOR_ROLES,
    "wagtailadmin_tag_model_autocomplete": EDITOR_ROLES,
    "wagtail_bulk_action": EDITOR_ROLES,
    "wagtailadmin_choose_page": EDITOR_ROLES,
    "wagtailadmin_choose_page_child": EDITOR_ROLES,
    "wagtailadmin_choose_page_search": EDITOR_ROLES,
    "wagtailadmin_choose_page_chosen_multiple": EDITOR_ROLES,
    "wagtailadmin_choose_page_external_link": EDITOR_ROLES,
    "wagtailadmin_choose_page_email_link": EDITOR_ROLES,
    "wagtailadmin_choose_page_phone_link": EDITOR_ROLES,
    "wagtailadmin_choose_page_anchor_link": EDITOR_ROLES,
    "wagtailadmin_explore_root": PAGE_READERS,
    "wagtailadmin_explore": PAGE_READERS,
    "wagtailadmin_explore_results": PAGE_READERS,
    "wagtailadmin_pages": PAGE_READERS,
    "wagtailadmin_pages:confirm_workflow_cancellation": EDITOR_ROLES,
    "wagtailadmin_reports": PAGE_READERS,
    "pages_release_story": MANAGER,
    "pages_language_words": EDITOR_ROLES,
    # Lists only what one may see anyway.
    "wagtailadmin_reports:site_history": EDITOR_ROLES,
    "wagtailadmin_reports:site_history_results": EDITOR_ROLES,
    "wagtailadmin_workflows": PAGE_WRITERS,
    "wagtailadmin_workflows:task_chooser": EDITOR_ROLES,
    "wagtailadmin_workflows:task_chooser_results": EDITOR_ROLES,
    "wagtailadmin_workflows:task_chooser_create": EDITOR_ROLES,
    "wagtailadmin_workflows:task_chosen": EDITOR_ROLES,
    "wagtailadmin_collections": NOBODY,
    "wagtaildocs": PAGE_WRITERS,
    "wagtaildocs_chooser": EDITOR_ROLES,
    "wagtailimages": PAGE_WRITERS,
    "wagtailimages_chooser": EDITOR_ROLES,
    "wagtailembeds": EDITOR_ROLES,
    "wagtailsettings": COMMUNICATOR,
    "wagtailsnippets": NOBODY,
    "words": PAGE_READERS,
    "words:confirm_workflow_cancellation": EDITOR_ROLES,
    "wagtailsnippetchoosers_recruitment_wording": EDITOR_ROLES,
    "wagtailsites": NOBODY,
    "wagtaillocales": NOBODY,
    "wagtailusers_groups": NOBODY,
    "wagtailusers_users": ADMINISTRATOR,
    "planyear": COMMUNICATOR,
    "activity": COMMUNICATOR,
    "goal": COMMUNICATOR,
    "targetgroup": COMMUNICATOR,
    "message": COMMUNICATOR,
    "channel": COMMUNICATOR,
    "tags": COMMUNICATOR,
    "meetings": COMMUNICATOR,
    "orphans": COMMUNICATOR,
    "levels": COMMUNICATOR | MANAGER,
    "statements": COMMUNICATOR | MANAGER,
    "statements:approve": MANAGER,
    "need": MANAGER,
    "municipality": MANAGER,
}


@dataclass(frozen=True)
class Rule:
    """What holds for one address: a kind of door, and the roles it opens for."""

    kind: str
    roles: frozenset[Role] = NOBODY


def rule_of(name: str) -> Rule | None:
    """The line of the table for an address, by its name or, without one, its pattern."""
    if name in DOORS:
        return Rule("door", DOORS[name])
    if name in PUBLIC:
        return Rule("public")
    if name in OWN_ACCOUNT:
        return Rule("own", STAFF)
    if name in CLOSED:
        return Rule("closed")
    for key in (name, name.split(":")[0]):
        if key in EDITOR:
            return Rule("editor", EDITOR[key])
    return None


DOCUMENTED = (
    ("Inkorgen och anmälningarna, /handlaggning/", DESK_ROLES),
    ("Utredningskön, /handlaggning/ko/", CASE_ROLES),
    ("– ta ett ärende, lämna tillbaka, läsa in utfall", QUEUE_ROLES),
    ("– kommunernas förfrågningar", CASE_ROLES),
    ("Köns turordning: läsa, /handlaggning/ko/turordning/", CASE_ROLES),
    ("– besluta om en ny regel", MANAGER),
    ("– skydda en anmälan", MANAGER),
    ("– tjänstelista och kontaktkommuner: ändra; läsa in tidigare anmälningar", MANAGER),
    ("– granska åtkomstloggen", MANAGER),
    ("Rapporterna, /rapport/", REPORT_ROLES),
    ("– frysa en verksamhetsberättelse", MANAGER),
    ("– frysa översikten över planen", PLAN_FREEZERS),
    ("– små tal under fem", REPORT_ROLES - {Role.STEERING_VIEWER}),
    ("Träffar och vilka som har bokat, /handlaggning/traffar/", DESK_ROLES),
    ("Sidor och bilder: skriva, /admin/", PAGE_WRITERS),
    ("– publicera", COMMUNICATOR),
    ("– godkänna, ta ner, släppa en berättelse", MANAGER),
    ("Texter i formuläret och breven: skriva, /admin/", PAGE_WRITERS),
    ("– publicera", COMMUNICATOR),
    ("– godkänna", COMMUNICATOR | MANAGER),
    ("Plan, insatser, taggar, träffar, logotyp och färger, /admin/", COMMUNICATOR),
    ("Behovsformuleringar: föreslå, /admin/", COMMUNICATOR | MANAGER),
    ("– godkänna", MANAGER),
    ("Behov och kommuner, /admin/", MANAGER),
    ("Konton och roller, /admin/", ADMINISTRATOR),
    ("Jobb och leveranser, /system/", SYSTEM_ROLES),
)


def as_markdown() -> str:
    head = ["Dörr", *(GROUP_NAMES[role] for role in Role)]
    rows = [[door, *("ja" if role in roles else "" for role in Role)] for door, roles in DOCUMENTED]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    print(as_markdown())  # noqa: T201 - this is what the module is asked for
