"""What stands: rows that the database itself lets nobody change or take away, whoever asks.

Most of these tables only grow. A row of the access log is sealed once and leaves only through disposal,
which announces itself (see privacy.retention); the reason of a judgement is locked with new keys and
emptied when the family is erased; a word's row is closed once.
"""

from dataclasses import dataclass

from django.db import migrations

ONLY_GROW = {
    "recruitment_needevent": "the history of a need can only grow",
    "recruitment_adoption": "the record of a plan can only grow",
    "recruitment_amendment": "the record of a plan can only grow",
    "recruitment_householdjudgement": "judgements on households can only grow",
    "recruitment_priorityrule": "an adopted rule is never changed",
    "recruitment_logreview": "a signed review stands",
    "recruitment_reviewedrow": "a signed review stands",
}
LOG, JUDGEMENT = "recruitment_accesslogentry", "recruitment_requirementjudgement"
WORD = "recruitment_tagalias"
REFUSE = """
    CREATE FUNCTION recruitment_refuse() RETURNS trigger AS $$
    BEGIN
        RAISE EXCEPTION '%', TG_ARGV[0];
    END $$ LANGUAGE plpgsql
"""
DIALECT = {
    "postgresql": {
        "DIFFERS FROM": "IS DISTINCT FROM",
        "NOT DISPOSING": "current_setting('fhr.disposal', true) IS DISTINCT FROM 'on'",
    },
    "sqlite": {
        "DIFFERS FROM": "IS NOT",
        # SQLite has no session settings: a one-row table stands open only inside disposal's transaction.
        "NOT DISPOSING": "NOT EXISTS (SELECT 1 FROM recruitment_disposal_gate)",
    },
}


@dataclass(frozen=True)
class Guard:
    """One deed that a table refuses, and when; without a `when` it always does."""

    table: str
    deed: str
    message: str
    when: str = "1 = 1"

    @property
    def name(self) -> str:
        return f"{self.table}_no_{self.deed.lower()}"

    def statement(self, vendor: str) -> str:
        when = self.when
        for general, own in DIALECT[vendor].items():
            when = when.replace(general, own)
        refusal = {
            "postgresql": f"FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION recruitment_refuse('{self.message}')",
            "sqlite": f"FOR EACH ROW WHEN {when} BEGIN SELECT RAISE(ABORT, '{self.message}'); END",
        }[vendor]
        return f"CREATE TRIGGER {self.name} BEFORE {self.deed} ON {self.table} {refusal}"


def another(*columns: str) -> str:
    """Whether any of these columns would get another value."""
    return " OR ".join(f"OLD.{column} DIFFERS FROM NEW.{column}" for column in columns)


GUARDS = (
    *(Guard(table, deed, why) for table, why in ONLY_GROW.items() for deed in ("UPDATE", "DELETE")),
    Guard(
        LOG, "UPDATE", "the access log can only grow",
        "OLD.seal IS NOT NULL OR NEW.seal IS NULL OR "
        + another("id", "at", "actor_id", "action", "door", "cases", "reason"),
    ),
    Guard(LOG, "DELETE", "the access log can only grow", "OLD.seal IS NULL OR NOT DISPOSING"),
    Guard(
        JUDGEMENT, "UPDATE", "a judgement is superseded, never changed",
        another("id", "lead_id", "requirement", "wording", "version", "judgement", "at", "by_id"),
    ),
    Guard(WORD, "DELETE", "where a word has led can only be added to"),
    Guard(
        WORD, "UPDATE", "where a word has led can only be added to",
        "OLD.closed_at IS NOT NULL OR " + another("id", "word", "tag_id", "opened_at", "opened_by_id"),
    ),
)  # fmt: skip


def guard(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        # Its per cent sign is no place for a parameter.
        schema_editor.execute(REFUSE, params=None)
    else:
        schema_editor.execute("CREATE TABLE recruitment_disposal_gate (open INTEGER NOT NULL)")
    for one in GUARDS:
        schema_editor.execute(one.statement(vendor), params=None)


def unguard(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for one in GUARDS:
        schema_editor.execute(f"DROP TRIGGER {one.name}" + (f" ON {one.table}" if is_postgresql else ""))
    if is_postgresql:
        schema_editor.execute("DROP FUNCTION recruitment_refuse()")
    else:
        schema_editor.execute("DROP TABLE recruitment_disposal_gate")


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0002_rooms")]

    operations = [migrations.RunPython(guard, unguard)]
