"""The map of the recruitment domain: rooms in reading order, then the doors that show them.

A room imports only rooms named before it. A door imports any room but never another door, and
nothing imports a door. `tests/test_rooms.py` keeps the law.
"""

ROOMS = (
    "staff",  # who works here, and what each role may do
    "privacy",  # encryption, access log, register, retention, erasure
    "floods",  # how much may be sent from one place, counted without knowing which
    "words",  # what the form and the letters say, as the editors have it, in versions
    "outbox",  # what must leave the house: delivered at least once, effect once
    "tasks",  # what somebody at the desk has to do by a day, about one case
    "municipalities",  # the members over time, and the need register (no child data)
    "plan",  # the yearly communication plan: target groups, messages, channels, activities, costs
    "campaigns",  # tags, short links, QR sheets, link decoration
    "visits",  # counting entries without knowing who
    "meetings",  # information evenings, digital meetings and home parties, with booking
    "leads",  # a family that raised its hand: draft, intake, statuses, touches
    "duty",  # who takes what on which day, who is away, contact municipalities and their dialogue
    "triage",  # pairs, response clock, contact log, assessment, ways out
    "groundwork",  # before an investigation: requirements judged, BRA-fam dates, approvals
    "priority",  # the queue's rule as data, and each family's points with their reasons
    "outcomes",  # dated facts of a case: opened, suitable, trained, available, placed
    "handoff",  # to the investigation queue: package, adapters, receipts; opens the case
)

DOORS = (
    "booking",  # the public calendar of meetings, and a place at one
    "interest",  # the public form and its receipt
    "receiving",  # other systems answer a hand-over: signed, each event once
    "desk",  # unit staff: inbox, lead, queue
    "report",  # plan overview, statistics, exports
)
