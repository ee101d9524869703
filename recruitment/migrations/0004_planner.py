"""Tells PostgreSQL how many families offer a given age or kind of home.

It guesses that hardly any does, and sorts thousands to show fifty.
"""

from django.db import migrations

STATISTICS = {"lead_age_bands": "age_bands", "lead_home_types": "home_types"}


def let_the_planner_know(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name, column in STATISTICS.items():
            schema_editor.execute(f"CREATE STATISTICS {name} ON (({column})::text) FROM recruitment_lead")


def forget_what_the_planner_knew(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in STATISTICS:
            schema_editor.execute(f"DROP STATISTICS {name}")


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0003_what_stands")]

    operations = [migrations.RunPython(let_the_planner_know, forget_what_the_planner_knew)]
