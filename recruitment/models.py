"""Gathers the rooms' models for Django; a model that is not named here is not migrated."""

from recruitment.annual.models import ConsultantCount, FrozenReport, ReportWords
from recruitment.campaigns.models import OrphanDay, Tag, TagAlias, TrackingLevel
from recruitment.disclosures.models import Disclosure
from recruitment.duty.models import Absence, ContactMunicipality, Dialogue, DutyTurn
from recruitment.groundwork.models import Approval, BraFamDate, RequirementJudgement
from recruitment.handoff.models import Handover, QueueItem, ReceivedEvent
from recruitment.leads.models import (
    Applicant,
    BookedCall,
    CodeRequest,
    Draft,
    FamilyDeed,
    HouseholdJudgement,
    Lead,
    NameToken,
    Note,
    SavedRun,
    StatusChange,
    Touch,
)
from recruitment.meetings.models import Booking, BookingEvent, Meeting
from recruitment.municipalities.models import (
    Municipality,
    Need,
    NeedEvent,
    NeedStatement,
    NeedStatementEvent,
)
from recruitment.outbox.models import DeliveryReport, JobRun, OutboxMessage
from recruitment.outcomes.models import Outcome
from recruitment.plan.models import (
    Activity,
    Adoption,
    Amendment,
    Channel,
    Cost,
    Goal,
    Message,
    PlanYear,
    TargetGroup,
)
from recruitment.priority.models import PriorityRule
from recruitment.privacy.models import AccessLogEntry, Disposal, LogReview, ReviewedRow
from recruitment.requests.models import MunicipalRequest, Offer
from recruitment.satisfaction.models import SurveyAnswer, SurveyLink
from recruitment.staff.models import User
from recruitment.tasks.models import Task
from recruitment.triage.models import (
    Assessment,
    Assignment,
    ConcernReport,
    ContactAttempt,
    Ending,
    PromiseEvent,
    SavedFilter,
    SilenceCheck,
    WayBack,
)
from recruitment.visits.models import (
    AliasDay,
    ClassDay,
    EntryDay,
    FilteredDay,
    FormDay,
    FunnelDay,
    TagDay,
)
from recruitment.words.models import Wording, WordsVersion

__all__ = [
    "Absence",
    "AccessLogEntry",
    "Activity",
    "Adoption",
    "AliasDay",
    "Amendment",
    "Applicant",
    "Approval",
    "Assessment",
    "Assignment",
    "BookedCall",
    "Booking",
    "BookingEvent",
    "BraFamDate",
    "Channel",
    "ClassDay",
    "CodeRequest",
    "ConcernReport",
    "ConsultantCount",
    "ContactAttempt",
    "ContactMunicipality",
    "Cost",
    "DeliveryReport",
    "Dialogue",
    "Disclosure",
    "Disposal",
    "Draft",
    "DutyTurn",
    "Ending",
    "EntryDay",
    "FamilyDeed",
    "FilteredDay",
    "FormDay",
    "FrozenReport",
    "FunnelDay",
    "Goal",
    "Handover",
    "HouseholdJudgement",
    "JobRun",
    "Lead",
    "LogReview",
    "Meeting",
    "Message",
    "MunicipalRequest",
    "Municipality",
    "NameToken",
    "Need",
    "NeedEvent",
    "NeedStatement",
    "NeedStatementEvent",
    "Note",
    "Offer",
    "OrphanDay",
    "OutboxMessage",
    "Outcome",
    "PlanYear",
    "PriorityRule",
    "PromiseEvent",
    "QueueItem",
    "ReceivedEvent",
    "ReportWords",
    "RequirementJudgement",
    "ReviewedRow",
    "SavedFilter",
    "SavedRun",
    "SilenceCheck",
    "StatusChange",
    "SurveyAnswer",
    "SurveyLink",
    "Tag",
    "TagAlias",
    "TagDay",
    "TargetGroup",
    "Task",
    "Touch",
    "TrackingLevel",
    "User",
    "WayBack",
    "Wording",
    "WordsVersion",
]
