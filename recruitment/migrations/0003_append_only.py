"""Lets the access log only grow: the database itself refuses edits and stray deletions.

A row may change once, when the worker seals it. Rows leave only through disposal, which announces
itself by a row in `recruitment_disposal` of the same transaction's making (see privacy.retention).
"""

from django.db import migrations

POSTGRESQL = [
    """
    CREATE FUNCTION recruitment_access_log_guard() RETURNS trigger AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            IF OLD.seal IS NULL OR current_setting('fhr.disposal', true) IS DISTINCT FROM 'on' THEN
                RAISE EXCEPTION 'the access log can only grow';
            END IF;
            RETURN OLD;
        END IF;
        IF OLD.seal IS NOT NULL OR NEW.seal IS NULL
           OR (OLD.id, OLD.at, OLD.actor_id, OLD.action, OLD.door, OLD.cases, OLD.reason)
              IS DISTINCT FROM
              (NEW.id, NEW.at, NEW.actor_id, NEW.action, NEW.door, NEW.cases, NEW.reason) THEN
            RAISE EXCEPTION 'the access log can only grow';
        END IF;
        RETURN NEW;
    END $$ LANGUAGE plpgsql
    """,
    """
    CREATE TRIGGER recruitment_access_log_guard BEFORE UPDATE OR DELETE ON recruitment_accesslogentry
    FOR EACH ROW EXECUTE FUNCTION recruitment_access_log_guard()
    """,
]
SQLITE = [
    # SQLite has no session settings: a one-row table stands open only inside disposal's transaction.
    "CREATE TABLE recruitment_disposal_gate (open INTEGER NOT NULL)",
    """
    CREATE TRIGGER recruitment_access_log_no_delete BEFORE DELETE ON recruitment_accesslogentry
    WHEN OLD.seal IS NULL OR NOT EXISTS (SELECT 1 FROM recruitment_disposal_gate)
    BEGIN SELECT RAISE(ABORT, 'the access log can only grow'); END
    """,
    """
    CREATE TRIGGER recruitment_access_log_no_update BEFORE UPDATE ON recruitment_accesslogentry
    WHEN OLD.seal IS NOT NULL OR NEW.seal IS NULL
      OR OLD.id IS NOT NEW.id OR OLD.at IS NOT NEW.at OR OLD.actor_id IS NOT NEW.actor_id
      OR OLD.action IS NOT NEW.action OR OLD.door IS NOT NEW.door
      OR OLD.cases IS NOT NEW.cases OR OLD.reason IS NOT NEW.reason
    BEGIN SELECT RAISE(ABORT, 'the access log can only grow'); END
    """,
]
REVERSE = {
    "postgresql": [
        "DROP TRIGGER recruitment_access_log_guard ON recruitment_accesslogentry",
        "DROP FUNCTION recruitment_access_log_guard()",
    ],
    "sqlite": [
        "DROP TRIGGER recruitment_access_log_no_delete",
        "DROP TRIGGER recruitment_access_log_no_update",
        "DROP TABLE recruitment_disposal_gate",
    ],
}


def guard(apps, schema_editor):
    statements = {"postgresql": POSTGRESQL, "sqlite": SQLITE}[schema_editor.connection.vendor]
    for statement in statements:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    for statement in REVERSE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0002_rooms")]

    operations = [migrations.RunPython(guard, unguard)]
