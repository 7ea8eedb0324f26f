#!/bin/sh
# Fails when src/api/schema.d.ts is not what backend/api/openapi.json says: somebody forgot `npm run api`.
set -eu
cd "$(dirname "$0")/.."
made=$(mktemp)
trap 'rm -f "$made"' EXIT
npx --no-install openapi-typescript ../backend/api/openapi.json -o "$made" --root-types --root-types-no-schema-prefix >/dev/null
if ! cmp -s "$made" src/api/schema.d.ts; then
    echo "src/api/schema.d.ts does not match backend/api/openapi.json: run npm run api" >&2
    diff "$made" src/api/schema.d.ts | head -40 >&2
    exit 1
fi
