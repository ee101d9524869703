"""How a person on a telephone is reckoned: what is typed, what is found and pressed, what is read."""

SECONDS_A_CHARACTER = 60 / 200
SECONDS_A_CONTROL = 2.5
# Slower than most read, so that nobody is hurried.
SECONDS_A_WORD = 60 / 160
SECONDS_A_PAGE = 3
