#!/usr/bin/env bash
# Is this process ready? Asks without curl, which the image need not have.
exec 3<>"/dev/tcp/127.0.0.1/${SERVER_PORT:-8080}" || exit 1
printf 'GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 4 _ status _ <&3 && [ "$status" = 200 ]
