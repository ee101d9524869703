#!/bin/sh
# Backs up database and editors' files into one folder; run daily by cron or a systemd timer.
# The field keys (/etc/fhr/env) are not in it: keep them elsewhere, or the backup is plain text.
# Backups live 35 days. After a restore, `manage.py work` disposes of what was due meanwhile;
# erasures on request are to be repeated from the list of disposals.
set -eu
umask 077

folder="${1:?usage: backup.sh FOLDER}"
: "${DATABASE_URL:?}" "${FHR_DATA_DIR:?}"
stamp="$(date -u +%Y-%m-%dT%H%M%SZ)"
target="$folder/$stamp"

mkdir -p "$folder"
mkdir "$target.part"
trap 'rm -rf "$target.part"' EXIT
pg_dump --format=custom --no-owner --dbname="$DATABASE_URL" --file="$target.part/database.dump"
if [ -d "$FHR_DATA_DIR/media" ]; then
    tar -C "$FHR_DATA_DIR" -cf "$target.part/media.tar" media
fi
(cd "$target.part" && sha256sum -- * >SHA256SUMS)
mv "$target.part" "$target"

find "$folder" -mindepth 1 -maxdepth 1 -type d -name '20*Z' -mtime +35 -exec rm -r {} +
echo "$target"
