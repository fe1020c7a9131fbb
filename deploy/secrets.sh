#!/usr/bin/env bash
# Prints fresh secrets for .env: `deploy/secrets.sh >> .env`. Needs openssl only.
set -euo pipefail
b64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
hex2bin() { while read -r -n2 byte; do [ -n "$byte" ] && printf "\\x$byte"; done; }

key=$(openssl ecparam -name prime256v1 -genkey -noout | openssl ec -text -noout 2>/dev/null)
private=$(sed -n '/^priv:/,/^pub:/p' <<<"$key" | grep '^ ' | tr -d ' :\n' | sed 's/^00//')
public=$(sed -n '/^pub:/,/^ASN1/p' <<<"$key" | grep '^ ' | tr -d ' :\n' | sed 's/^04//')
private=$(printf '%64s' "$private" | tr ' ' 0)

cat <<END
POSTGRES_PASSWORD=$(openssl rand -hex 24)
SIGNING_KEY={"kty":"EC","crv":"P-256","use":"sig","kid":"$(openssl rand -hex 6)","x":"$(hex2bin <<<"${public:0:64}" | b64url)","y":"$(hex2bin <<<"${public:64:64}" | b64url)","d":"$(hex2bin <<<"${private: -64}" | b64url)"}
PRIVACY_KEYS=k1=$(openssl rand -base64 32)
AXON_TOKEN=$(openssl rand -hex 24)
AXON_ADMIN_TOKEN=$(openssl rand -hex 24)
GRAFANA_PASSWORD=$(openssl rand -hex 16)
END
