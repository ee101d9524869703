"""Why a booking could not be made or changed, in words for whoever tried."""


class BookingRefused(Exception):
    """The meeting or the booking does not allow this; the text says why and is fit to be shown."""
