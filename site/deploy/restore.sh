#!/bin/sh
# Restores one backup into an empty database; stop the web server and the worker first.
set -eu
umask 077

backup="${1:?usage: restore.sh FOLDER/STAMP}"
: "${DATABASE_URL:?}" "${FHR_DATA_DIR:?}"

(cd "$backup" && sha256sum --check --quiet SHA256SUMS)
tables="$(psql --dbname="$DATABASE_URL" -Atc \
    "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")"
if [ "$tables" != 0 ]; then
    echo "The database is not empty ($tables tables). Create a new one and name it in DATABASE_URL." >&2
    exit 1
fi
pg_restore --no-owner --exit-on-error --single-transaction --dbname="$DATABASE_URL" "$backup/database.dump"
if [ -f "$backup/media.tar" ]; then
    mkdir -p "$FHR_DATA_DIR"
    tar -C "$FHR_DATA_DIR" -xf "$backup/media.tar"
fi
cd "$(dirname "$0")/../.."
"${PYTHON:-.venv/bin/python}" manage.py migrate --noinput
"${PYTHON:-.venv/bin/python}" manage.py verify_access_log
