#!/bin/sh
# Runs npm scripts for Maven: "tools/node.sh build:h5 ...". Brings node_modules up to date first.
# Without Node 20 it says so and leaves; a backend without the pages is better than none.
set -eu
cd "$(dirname "$0")/.."

version=$(node --version 2>/dev/null || true)
major=$(printf '%s' "${version#v}" | cut -d. -f1)
if [ -z "$major" ] || [ "$major" -lt 20 ]; then
    if [ "${NODE_REQUIRED:-}" = true ]; then
        echo "miniapp: Node.js 20 or newer is needed${version:+, this is $version} (or skip it: -Dskip.miniapp)" >&2
        exit 1
    fi
    echo "miniapp: SKIPPED, no Node.js 20 or newer${version:+ (this is $version)}. The backend will serve no pages."
    exit 0
fi

# The framework's command line would report home otherwise.
export CI=true
# A thousand packages come one by one: a registry may stumble at one of them.
export npm_config_fetch_retries=5

stamp=node_modules/.installed
if ! cmp -s package-lock.json "$stamp"; then
    echo "miniapp: installing packages"
    npm ci --no-progress --loglevel=error >/dev/null || {
        echo "miniapp: npm ci failed. To build without the mini-program: -Dskip.miniapp" >&2
        exit 1
    }
    cp package-lock.json "$stamp"
fi

for script in "$@"; do
    log=$(mktemp)
    if npm run --silent "$script" >"$log" 2>&1; then
        echo "miniapp: $script done"
        # counts and weights are worth a line
        grep -E '^ +(Test Files|Tests) |^main [0-9]+ KB' "$log" || true
    else
        cat "$log" >&2
        echo "miniapp: $script FAILED" >&2
        rm -f "$log"
        exit 1
    fi
    rm -f "$log"
done
