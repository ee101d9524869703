"""A family that raised its hand, and everything that is written about it on the way."""

from recruitment.leads.models.booked_call import BookedCall
from recruitment.leads.models.draft import Draft
from recruitment.leads.models.household import HouseholdJudgement, Judgement
from recruitment.leads.models.lead import Applicant, EntryChannel, Lead, NameToken, NextAction
from recruitment.leads.models.own_page import CodeRequest, DeedKind, FamilyDeed
from recruitment.leads.models.saved_run import SavedRun
from recruitment.leads.models.trail import Note, StatusChange, Touch, TouchKind

__all__ = [
    "Applicant",
    "BookedCall",
    "CodeRequest",
    "DeedKind",
    "Draft",
    "EntryChannel",
    "FamilyDeed",
    "HouseholdJudgement",
    "Judgement",
    "Lead",
    "NameToken",
    "NextAction",
    "Note",
    "SavedRun",
    "StatusChange",
    "Touch",
    "TouchKind",
]
