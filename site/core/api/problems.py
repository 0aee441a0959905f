"""Refusals as `application/problem+json` (RFC 9457) with a code that never changes its name."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MEDIA_TYPE = "application/problem+json"
# Where a code is explained; `type` of a problem is an address, as the standard wants it.
EXPLAINED_AT = "/api/v1/docs#"


@dataclass(frozen=True)
class Kind:
    status: int
    title: Promise | str


# Every code that the API answers with. Programs look at the code, people read the title.
KINDS: dict[str, Kind] = {
    "malformed": Kind(400, _("La demande n’est pas lisible.")),
    "idempotency_key_missing": Kind(400, _("Cette écriture demande un en-tête Idempotency-Key.")),
    "idempotency_key_invalid": Kind(400, _("La clé Idempotency-Key n’est pas lisible.")),
    "not_signed_in": Kind(401, _("Connectez-vous d’abord.")),
    "token_invalid": Kind(401, _("Ce jeton n’est pas ou plus valable.")),
    "token_replayed": Kind(401, _("Ce jeton a déjà servi : l’appareil est déconnecté.")),
    "wrong_credentials": Kind(401, _("Cet identifiant ou ce mot de passe ne va pas.")),
    "second_factor_needed": Kind(401, _("Ajoutez le code de votre application ou de secours.")),
    "wrong_code": Kind(401, _("Ce code ne va pas.")),
    "forbidden": Kind(403, _("Cela ne vous est pas permis.")),
    "conversation_closed": Kind(403, _("Cette conversation est fermée.")),
    "csrf_failed": Kind(403, _("Il manque l’en-tête X-CSRFToken, ou il n’est plus valable.")),
    "challenge_needed": Kind(403, _("Répondez à la question, puis envoyez le tout à nouveau.")),
    "phone_unproven": Kind(403, _("Prouvez d’abord votre numéro sur le site.")),
    "email_unproven": Kind(403, _("Prouvez d’abord votre adresse e-mail sur le site.")),
    "sign_in_on_site": Kind(403, _("Ce compte se connecte sur le site seulement.")),
    "not_found": Kind(404, _("Il n’y a rien à cette adresse.")),
    "method_not_allowed": Kind(405, _("Cette adresse ne répond pas à cette méthode.")),
    "in_flight": Kind(409, _("La même demande est encore en cours.")),
    "too_large": Kind(413, _("La demande est trop grande.")),
    "unsupported_media_type": Kind(415, _("Le corps de la demande doit être du JSON.")),
    "invalid": Kind(422, _("Un champ ne va pas.")),
    "cursor_invalid": Kind(422, _("Ce curseur n’est pas celui de cette liste.")),
    "idempotency_key_reused": Kind(422, _("Cette clé a déjà servi à une autre demande.")),
    "too_many_requests": Kind(429, _("Trop de demandes. Attendez un peu, puis réessayez.")),
    "too_many_tries": Kind(429, _("Trop d’essais. Attendez un peu, puis réessayez.")),
    "server_error": Kind(500, _("Une erreur de notre côté. Réessayez dans un instant.")),
    "unavailable": Kind(503, _("Le service est fermé un instant.")),
}
_PLAIN = {
    400: "malformed",
    401: "not_signed_in",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "unsupported_media_type",
    422: "invalid",
    429: "too_many_requests",
    503: "unavailable",
}


class Problem(Exception):
    """Raise it anywhere below an endpoint: `raise Problem("not_found")`."""

    def __init__(
        self,
        code: str,
        *,
        detail: Any = "",
        errors: list[dict[str, str]] | None = None,
        headers: Mapping[str, str] | None = None,
        more: Mapping[str, Any] | None = None,
    ) -> None:
        """`more`: members of this code alone, which ProblemOut names."""
        super().__init__(code)
        self.more = dict(more or {})
        self.code, self.detail = code, detail
        self.errors = errors or []
        self.headers = dict(headers or {})

    @property
    def status(self) -> int:
        return KINDS[self.code].status

    @property
    def body(self) -> dict[str, Any]:
        kind = KINDS[self.code]
        body: dict[str, Any] = {
            "type": f"{EXPLAINED_AT}{self.code}",
            "title": str(kind.title),
            "status": kind.status,
            "code": self.code,
        }
        if self.detail:
            body["detail"] = str(self.detail)
        if self.errors:
            body["errors"] = self.errors
        return body | self.more


def response_of(problem: Problem) -> HttpResponse:
    headers = dict(problem.headers)
    if problem.status == 401:
        # A browser must not open its own window for a password.
        headers.setdefault("WWW-Authenticate", 'Bearer realm="makiti"')
    return HttpResponse(
        # What was sent may stand in it, and half a character is no UTF-8.
        json.dumps(problem.body, ensure_ascii=False).encode("utf-8", "replace"),
        status=problem.status,
        content_type=MEDIA_TYPE,
        headers={"Cache-Control": "no-store", **headers},
    )


def code_for(status: int) -> str:
    """The code of a refusal of which only the status is known."""
    return _PLAIN.get(status) or ("server_error" if status >= 500 else "malformed")


def problems(*statuses: int) -> dict[str, Any]:
    """For an operation's `openapi_extra`: refusals that its signature does not tell."""
    return {
        "responses": {status: {"$ref": "#/components/responses/Problem"} for status in statuses}
    }
