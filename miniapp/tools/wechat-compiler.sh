#!/bin/sh
# WeChat's own compiler over dist/build/mp-weixin. Installs it first, once, in its own folder.
set -eu
cd "$(dirname "$0")/../wechat-compiler"
stamp=node_modules/.installed
if ! cmp -s package-lock.json "$stamp"; then
    npm ci --ignore-scripts --no-progress --loglevel=error >/dev/null
    cp package-lock.json "$stamp"
fi
exec npm run --silent check
