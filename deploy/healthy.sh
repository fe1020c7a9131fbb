#!/usr/bin/env bash
# Is a process in this container ready? Asks without curl, which the image need not have: healthy.sh [port] [path]
exec 3<>"/dev/tcp/127.0.0.1/${1:-${SERVER_PORT:-8080}}" || exit 1
printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "${2:-/readyz}" >&3
read -r -t 4 _ status _ <&3 && [ "$status" = 200 ]
