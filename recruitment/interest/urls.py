"""Addresses of the public form, of “Ring mig” and of “Min anmälan”."""

from django.urls import path

from recruitment.interest import receipts, referrals, still_want, views
from recruitment.interest.call_me import going_on
from recruitment.interest.call_me import views as call_me
from recruitment.interest.own_page import opening
from recruitment.interest.own_page import views as own_page
from recruitment.interest.saving import views as saving
from recruitment.interest.wizard import InterestForm

app_name = "interest"
urlpatterns = [
    path("ring-mig/", call_me.call_me, name="call_me"),
    path("ring-mig/<uuid:run>/klart/", call_me.receipt, name="call_me_receipt"),
    path("ring-mig/<uuid:run>/mer/", going_on.tell_more, name="tell_more"),
    path("intresse/", views.start, name="start"),
    path("intresse/start/", views.begin, name="begin"),
    path("intresse/barn-ni-kanner/", referrals.known_child, name="known_child"),
    path("intresse/nummer.vcf", receipts.number_file, name="number_file"),
    path("intresse/fortsatt/", saving.resume, name="resume"),
    path("intresse/<uuid:run>/utanfor/", referrals.outside, name="outside"),
    path("intresse/<uuid:run>/spara/", saving.save, name="save"),
    path("intresse/<uuid:run>/sparat/", saving.saved, name="saved"),
    path("min-anmalan/", opening.own_page, name="own_page"),
    path("min-anmalan/kod/<uuid:asked>/", opening.enter_code, name="own_page_code"),
    path("min-anmalan/lage/", own_page.mine, name="own_page_mine"),
    path("min-anmalan/stang/", opening.leave, name="own_page_leave"),
    path("min-anmalan/<slug:key>/", own_page.deed, name="own_page_deed"),
    path("vill-fortfarande/<str:token>/", still_want.still_want, name="still_want"),
    path("intresse/<uuid:run>/tid/", receipts.change_time, name="change_time"),
    path("intresse/<uuid:run>/klart/", views.receipt, name="receipt"),
    path("intresse/<uuid:run>/<str:step>/", InterestForm.as_view(url_name="interest:step"), name="step"),
]
