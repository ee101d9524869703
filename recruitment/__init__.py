"""The map of the recruitment domain: rooms in reading order, then the doors that show them.

A room imports only rooms named before it. A door imports any room but never another door, and
nothing imports a door. `tests/test_rooms.py` keeps the law.
"""

ROOMS = (
    "staff",  # who works here, and what each role may do
    "languages",  # which languages we speak with families: a draft only once it is opened
    "privacy",  # encryption, access log, register, retention, erasure
    "floods",  # how much may be sent from one place, counted without knowing which
    "words",  # what the form and the letters say, as the editors have it, in versions
    "outbox",  # what must leave the house: delivered at least once, effect once
    "tasks",  # what somebody at the desk has to do by a day, about one case
    "municipalities",  # the members over time, and the need register (no child data)
    "requests",  # what the municipalities ask for and what they were offered, in kinds and numbers
    "annual",  # what municipalities report by half-year, words for a report, and frozen reports
    "plan",  # the yearly communication plan: target groups, messages, channels, activities, costs
    "campaigns",  # tags, short links, QR sheets, link decoration
    "visits",  # counting entries without knowing who
    "meetings",  # information evenings, digital meetings and home parties, with booking
    "leads",  # a family that raised its hand: draft, intake, statuses, touches
    "duty",  # who takes what on which day, who is away, contact municipalities and their dialogue
    "triage",  # pairs, response clock, contact log, assessment, ways out
    "groundwork",  # before an investigation: requirements judged, BRA-fam dates, approvals
    "disclosures",  # which municipality was told who a family is, by which approval, when and how
    "priority",  # the queue's rule as data, and each family's points with their reasons
    "outcomes",  # dated facts of a case: opened, suitable, trained, available, placed
    "satisfaction",  # how it was to have to do with us: anonymous, each link answers once
    "handoff",  # to the investigation queue: package, adapters, receipts; opens the case
)

DOORS = (
    "booking",  # the public calendar of meetings, and a place at one
    "interest",  # the public form and its receipt
    "survey",  # five statements behind a link that answers once
    "receiving",  # other systems answer a hand-over: signed, each event once
    "desk",  # unit staff: inbox, lead, queue
    "report",  # plan overview, statistics, exports
)
