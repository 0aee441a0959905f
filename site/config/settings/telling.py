"""How the site reaches people: letters, text messages, their browsers (docs/notifications.md)."""

from config.env import env

DEFAULT_FROM_EMAIL = OSCAR_FROM_EMAIL = env(
    "DEFAULT_FROM_EMAIL", default="Makiti <bonjour@makiti.test>"
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
SMS_URL = env("SMS_URL", default="")
SMS_DAILY_BUDGET = env.int("SMS_DAILY_BUDGET", default=1000)
VAPID_PRIVATE_KEY = env("VAPID_PRIVATE_KEY", default="")
# Where browsers' makers take notices in; without a word here, those of the four big ones.
PUSH_SERVICES = env.list("PUSH_SERVICES", default=[])
