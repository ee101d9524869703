"""What the form's steps, questions and errors are called where its use is counted.

The form itself is another door; a test holds these words against it, so that none is missing or another.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# Asking for a call, which is counted beside the long form.
CALL_ME = "ring-mig"
# In the form's order.
STEPS = {
    "uppdrag": _("Assignment and municipality"),
    "grundkrav": _("What it takes"),
    "hushall": _("Your household"),
    "bostad": _("Your home"),
    "erfarenhet": _("Experience and languages"),
    "vem": _("Who you could welcome"),
    "kontakt": _("Contact and thoughts"),
    "granska": _("Check and send"),
}
QUESTIONS = {
    "situation": _("What is true of you?"),
    "home_types": _("What are you interested in?"),
    "municipality": _("Which municipality do you live in?"),
    "from_where": _("Where may the child come from?"),
    "agreed": _("What is true for you today?"),
    "applicants": _("Who would become a foster home?"),
    "adult_ages": _("How old are you?"),
    "children": _("Do you have children living at home?"),
    "others": _("Does anyone else live with you?"),
    "animals": _("Do you have animals?"),
    "dwelling": _("How do you live?"),
    "spare_room": _("Could a child have their own room?"),
    "surroundings": _("Where is your home?"),
    "locality": _("Town or village"),
    "postcode": _("Postcode"),
    "car": _("Do you have a car?"),
    "smoke_free": _("Is your home smoke-free?"),
    "experience": _("What do you bring with you?"),
    "assignment_for": _("If you have had an assignment: for which municipality or company?"),
    "company": _("Do you have a contract with a private company that arranges foster homes?"),
    "languages": _("Which languages do you speak at home?"),
    "other_language": _("Other languages"),
    "skills": _("Anything else that could mean something to a child?"),
    "age_bands": _("The child’s age"),
    "siblings": _("Could you welcome siblings?"),
    "how_many": _("How many children at the same time?"),
    "how_long": _("For how long?"),
    "could_consider": _("Could you consider any of this?"),
    "start": _("When could you start?"),
    "name": _("Your name"),
    "phone": _("Telephone"),
    "message": _("You may leave a message if we do not answer"),
    "email": _("E-mail"),
    "name_2": _("The other applicant’s name"),
    "phone_2": _("The other applicant’s telephone"),
    "email_2": _("The other applicant’s e-mail"),
    "when": _("When does a call suit you?"),
    "way": _("How do you want us to get in touch?"),
    "language": pgettext_lazy("several people", "Which language do you want to speak?"),
    "motive": _("Why do you want to become a foster home?"),
    "questions": _("Is there something you wonder about?"),
    "source": _("How you found us"),
    "heard": _("How did you first hear of us?"),
    "recommended": _("Has somebody suggested us to you?"),
}
FAULTS = {
    "required": _("left empty"),
    "invalid": _("could not be read"),
    "invalid_choice": _("could not be read"),
    "unreadable": _("could not be read"),
    "max_length": _("too long"),
    "no_way": _("neither telephone nor e-mail"),
}
OTHER_FAULT = _("something else")
# What is counted at each step, in the order of `form_use`.
EVENTS = (
    pgettext_lazy("form step", "Shown"),
    pgettext_lazy("form step", "Passed"),
    _("Met an error"),
    _("Asked about a text"),
    _("Went back"),
    _("Saved for later"),
    _("Left there for good"),
)
