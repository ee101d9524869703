"""How much may be sent, by one place and by all together.

Behind one address sits a library, a school or an office: 60 families may fill in the whole form there in
an hour, going back and correcting as people do, and nobody waits.
"""

from dataclasses import dataclass

from recruitment.floods.memory import Rate


@dataclass(frozen=True)
class Limit:
    """What one place may send, and what the house takes in all."""

    name: str
    from_one: Rate
    from_all: Rate


# A page of the form on the way: about ten a family, and as many again for second thoughts.
STEP = Limit("step", Rate(1_800, 1_800), Rate(60_000, 60_000))
# What ends in a registration, or in a seat at a meeting.
SEND = Limit("send", Rate(120, 120), Rate(3_000, 3_000))
# A code that opens something: guessing must be hopeless, mistyping harmless.
INVITATION = Limit("invitation", Rate(30, 30), Rate(1_000, 1_000))
ASK_FOR_CODE = Limit("ask_for_code", Rate(30, 30), Rate(1_000, 1_000))
TRY_CODE = Limit("try_code", Rate(60, 60), Rate(3_000, 3_000))
# The one page that is looked for in the database anew for every word.
SEARCH = Limit("search", Rate(200, 1_200), Rate(20_000, 20_000))
