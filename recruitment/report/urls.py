"""Addresses of the report: the overview, its tables, and the tables as files."""

from django.urls import path

from recruitment.report.views.activities import activities, activities_file
from recruitment.report.views.annual import (
    annual_preview,
    annual_reports,
    annual_words,
    freeze_annual,
    freeze_overview,
)
from recruitment.report.views.cost_split import cost_split
from recruitment.report.views.data_quality import data_quality, data_quality_file
from recruitment.report.views.files import schema
from recruitment.report.views.form_use import form_use, form_use_file
from recruitment.report.views.frozen import frozen, frozen_json, frozen_table
from recruitment.report.views.funnel import funnel, funnel_file
from recruitment.report.views.goals import goals, goals_file
from recruitment.report.views.needs import need_trend_file, needs, needs_file
from recruitment.report.views.one_activity import activity, activity_picture
from recruitment.report.views.overview import overview
from recruitment.report.views.pictures import picture
from recruitment.report.views.requests import requests, requests_file
from recruitment.report.views.satisfaction import satisfaction, satisfaction_file
from recruitment.report.views.statistics import statistics, statistics_file
from recruitment.report.views.tag_use import orphans_file, tag_use, tag_use_file
from recruitment.report.views.told import told, told_file

app_name = "report"
urlpatterns = [
    path("", overview, name="overview"),
    path("aktiviteter/", activities, name="activities"),
    path("aktiviteter.<str:file_type>", activities_file, name="activities_file"),
    path("aktiviteter/<int:number>/", activity, name="activity"),
    path("aktiviteter/<int:number>/hushall.svg", activity_picture, name="activity_picture"),
    path("statistik/", statistics, name="statistics"),
    path("statistik.<str:file_type>", statistics_file, name="statistics_file"),
    path("statistik/<slug:name>.<str:file_type>", statistics_file, name="statistics_table"),
    path("mal/", goals, name="goals"),
    path("mal/<slug:name>.<str:file_type>", goals_file, name="goals_table"),
    path("behov/", needs, name="needs"),
    path("behov.<str:file_type>", needs_file, name="needs_file"),
    path("behov-halvar.<str:file_type>", need_trend_file, name="need_trend_file"),
    path("tratt/", funnel, name="funnel"),
    path("tratt.<str:file_type>", funnel_file, name="funnel_file"),
    path("forfragningar/", requests, name="requests"),
    path("forfragningar.<str:file_type>", requests_file, name="requests_file"),
    path("nojdhet/", satisfaction, name="satisfaction"),
    path("nojdhet.<str:file_type>", satisfaction_file, name="satisfaction_file"),
    path("formularet/", form_use, name="form_use"),
    path("formularet.<str:file_type>", form_use_file, name="form_use_file"),
    path("taggar/", tag_use, name="tag_use"),
    path("taggar.<str:file_type>", tag_use_file, name="tag_use_file"),
    path("okanda-koder.<str:file_type>", orphans_file, name="orphans_file"),
    path("uppgivet/", told, name="told"),
    path("uppgivet.<str:file_type>", told_file, name="told_file"),
    path("datakvalitet/", data_quality, name="data_quality"),
    path("datakvalitet.<str:file_type>", data_quality_file, name="data_quality_file"),
    path("bilder/<slug:name>.svg", picture, name="picture"),
    path("schema/tabell-1.json", schema, name="schema"),
    path("kostnadsfordelning/", cost_split, name="cost_split"),
    path("berattelser/", annual_reports, name="annual_reports"),
    path("berattelser/<str:code>/", annual_words, name="annual_words"),
    path("berattelser/<str:code>/visa/", annual_preview, name="annual_preview"),
    path("berattelser/<str:code>/frys/", freeze_annual, name="freeze_annual"),
    path("oversikt/<str:code>/frys/", freeze_overview, name="freeze_overview"),
    path("fryst/<uuid:report>/", frozen, name="frozen"),
    path("fryst/<uuid:report>.json", frozen_json, name="frozen_json"),
    path("fryst/<uuid:report>/<slug:name>.<str:file_type>", frozen_table, name="frozen_table"),
]
