"""What must hold before the site may face the world."""

from collections.abc import Mapping
from urllib.parse import urlsplit

LOOPBACK = {"localhost", "127.0.0.1", "::1", "[::1]"}
# A name alone would not do: each of these falls back to an embedded part that one process keeps
# to itself, and production has several.
NEEDED = {
    "DATABASE_URL": "a PostgreSQL address, postgres://user:password@host/name",
    "REDIS_URL": "a Redis address, redis://host:6379/0 (cache, limits and sockets)",
    "BROKER_URL": "a broker's address, amqp://user:password@host/vhost (jobs)",
}


def unsafe_settings(
    *,
    secret_key: str,
    debug: bool,
    allowed_hosts: list[str],
    site_url: str,
    environ: Mapping[str, str],
) -> list[str]:
    """Return one sentence for each thing to set, empty when all is well."""
    host = urlsplit(site_url).hostname or ""
    public = host not in LOOPBACK
    wrong = {
        "SECRET_KEY: set 50 random characters or more, kept out of the code.": (
            len(secret_key) < 50 or len(set(secret_key)) < 5 or "insecure" in secret_key
        ),
        "DEBUG: set it to false; error pages would show the site's insides.": debug,
        "ALLOWED_HOSTS: name the hosts, comma separated; '*' lets anyone in.": (
            not allowed_hosts or "*" in allowed_hosts
        ),
        f"ALLOWED_HOSTS: add '{host}', the host of SITE_URL.": (
            bool(allowed_hosts) and not {host, "*"} & set(allowed_hosts)
        ),
        "SITE_URL: set an https:// address.": (public and not site_url.startswith("https://")),
        "SMS_URL: console:// shows everybody's codes on a page; set a provider or nothing.": (
            public and environ.get("SMS_URL", "").startswith("console")
        ),
        "EMAIL_URL: consolemail:// writes everybody's codes into the log; set a mail server.": (
            public and environ.get("EMAIL_URL", "").startswith("consolemail")
        ),
        "GOOGLE_URL: set an https:// address, or none for Google itself.": (
            public and environ.get("GOOGLE_URL", "").startswith("http://")
        ),
        f"DATABASE_URL: SQLite serves one machine; set {NEEDED['DATABASE_URL']}.": (
            environ.get("DATABASE_URL", "").startswith("sqlite")
        ),
    }
    missing = [f"{name}: set {what}." for name, what in NEEDED.items() if not environ.get(name)]
    return [sentence for sentence, is_wrong in wrong.items() if is_wrong] + missing
