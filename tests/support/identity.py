"""A provider of identities on loopback that plays Google: real codes, real signatures, PKCE."""

import base64
import datetime
import hashlib
import html
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

CLIENT_ID = "makiti.apps.local"
SECRET = "between-us"
ALPHA = {
    "sub": "1001",
    "email": "alpha@exemple.gn",
    "email_verified": True,
    "given_name": "Alpha",
    "family_name": "Bah",
}


def a_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def certificate(key: rsa.RSAPrivateKey) -> str:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "identity.local")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.PEM).decode()


@dataclass
class Identity:
    """Who is signed in over there (`person`), and what it tells that it should not (`lies`)."""

    url: str = ""
    person: dict[str, Any] = field(default_factory=lambda: dict(ALPHA))
    lies: dict[str, Any] = field(default_factory=dict)
    key: rsa.RSAPrivateKey = field(default_factory=a_key)
    # Signs with another key than the one it shows, or in a hand that is none.
    signs_with: Any = None
    algorithm: str = "RS256"
    asked: list[str] = field(default_factory=list)
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def consent(self, query: dict[str, str]) -> str:
        """The page where a person agrees."""
        name = html.escape(self.person["given_name"])
        fields = "".join(
            f'<input type="hidden" name="{k}" value="{html.escape(v, quote=True)}">'
            for k, v in query.items()
        )
        return (
            '<!DOCTYPE html><html lang="fr"><title>Identity</title><link rel="icon" href="data:,">'
            f'<h1>Identity</h1><form action="/agree">{fields}'
            f"<button>Je suis {name}</button></form>"
        )

    def agree(self, query: dict[str, str]) -> str:
        """Where the browser is led back to, with a code that is good once."""
        assert query["client_id"] == CLIENT_ID, query
        assert query["response_type"] == "code", query
        code = secrets.token_urlsafe(16)
        self._codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def token(self, sent: dict[str, str]) -> tuple[int, dict[str, Any]]:
        given = self._codes.pop(sent.get("code", ""), None)
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        proof = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if (
            given is None
            or (sent.get("client_id"), sent.get("client_secret")) != (CLIENT_ID, SECRET)
            or given["redirect_uri"] != sent.get("redirect_uri")
            or given.get("code_challenge") != proof
        ):
            return 400, {"error": "invalid_grant"}
        return 200, {
            "access_token": secrets.token_urlsafe(16),
            "token_type": "Bearer",
            "expires_in": 3600,
            "id_token": self.signed(),
        }

    def signed(self) -> str:
        now = int(time.time())
        claims = {
            "iss": self.url,
            "aud": CLIENT_ID,
            "iat": now,
            "exp": now + 600,
            "jti": secrets.token_hex(8),
        }
        key = self.key if self.signs_with is None else self.signs_with
        return jwt.encode(
            claims | self.person | self.lies,
            key if self.algorithm != "none" else None,
            algorithm=self.algorithm,
            headers={"kid": "one"},
        )


class Handler(BaseHTTPRequestHandler):
    identity: Identity

    def log_message(self, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        where = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(where.query).items()}
        self.identity.asked.append(where.path)
        if where.path == "/authorize":
            self.tell(200, self.identity.consent(query).encode(), "text/html; charset=utf-8")
        elif where.path == "/agree":
            self.send_response(302)
            self.send_header("Location", self.identity.agree(query))
            self.end_headers()
        elif where.path == "/certs":
            self.tell_json(200, {"one": certificate(self.identity.key)})
        else:
            self.tell(404, b"", "text/plain")

    def do_POST(self) -> None:
        self.identity.asked.append(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        sent = {name: values[0] for name, values in parse_qs(body).items()}
        self.tell_json(*self.identity.token(sent))

    def tell_json(self, status: int, told: dict[str, Any]) -> None:
        self.tell(status, json.dumps(told).encode(), "application/json")

    def tell(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def an_identity_provider() -> Iterator[Identity]:
    identity = Identity()
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), type("Handler", (Handler,), {"identity": identity})
    )
    identity.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield identity
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
