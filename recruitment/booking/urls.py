"""Addresses of the calendar and of the seats booked in it."""

from django.urls import path

from recruitment.booking.views import bookings, calendar, invitations

app_name = "booking"
urlpatterns = [
    path("", calendar.calendar, name="calendar"),
    path("inbjudan/", invitations.enter, name="invitation"),
    path("inbjudan/boka/", invitations.book, name="book_invited"),
    path("bokning/<str:token>/", bookings.show, name="booking"),
    path("bokning/<str:token>/kalender.ics", bookings.calendar_file, name="booking_file"),
    path("bokning/<str:token>/avboka/", bookings.cancel, name="cancel"),
    path("<slug:slug>/", calendar.meeting, name="meeting"),
    path("<slug:slug>/kalender.ics", calendar.calendar_file, name="meeting_file"),
]
