"""Google's addresses, or those of a provider that plays Google (GOOGLE_URL) in a rehearsal."""

from typing import Any

from config.env import env

REAL = {
    "AUTHORIZE_URL": "https://accounts.google.com/o/oauth2/v2/auth",
    "ACCESS_TOKEN_URL": "https://oauth2.googleapis.com/token",
    "CERTS_URL": "https://www.googleapis.com/oauth2/v1/certs",
    "ID_TOKEN_ISSUER": "https://accounts.google.com",
}
PATHS = {
    "AUTHORIZE_URL": "/authorize",
    "ACCESS_TOKEN_URL": "/token",
    "CERTS_URL": "/certs",
    "ID_TOKEN_ISSUER": "",
}


def google_settings() -> dict[str, Any]:
    client_id = env("GOOGLE_CLIENT_ID", default="")
    elsewhere = env("GOOGLE_URL", default="").rstrip("/")
    places = {name: elsewhere + path for name, path in PATHS.items()} if elsewhere else REAL
    app = {"client_id": client_id, "secret": env("GOOGLE_CLIENT_SECRET", default=""), "key": ""}
    return {
        "APPS": [app] if client_id else [],
        "SCOPE": ["openid", "profile", "email"],
        "OAUTH_PKCE_ENABLED": True,
        **places,
    }
