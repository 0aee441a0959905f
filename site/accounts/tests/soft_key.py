"""A passkey that lives in memory: says what a phone says, signed as a phone signs it."""

import json
import os
from hashlib import sha256
from typing import Any

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from accounts.models import User

SITE = "localhost"
LOGIN = "/fr/account/2fa/webauthn/login/"
FLAG = AuthenticatorData.FLAG


class SoftKey:
    def __init__(self) -> None:
        self.secret = ec.generate_private_key(ec.SECP256R1())
        self.name = os.urandom(16)
        self.count = 0

    def belongs_to(self, person: User) -> Authenticator:
        """As the page for adding one keeps it."""
        known = AttestedCredentialData.create(
            b"\0" * 16, self.name, ES256.from_cryptography_key(self.secret.public_key())
        )
        data = AuthenticatorData.create(self._site(), FLAG.UP | FLAG.UV | FLAG.AT, 0, known)
        said = CollectedClientData.create("webauthn.create", b"x" * 32, f"http://{SITE}")
        credential = self._named() | {
            "response": {
                "clientDataJSON": websafe_encode(said),
                "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
            },
            "clientExtensionResults": {"credProps": {"rk": True}},
        }
        return Authenticator.objects.create(
            user=person, type="webauthn", data={"name": "Mémoire", "credential": credential}
        )

    def answer(self, client: Client, person: User) -> str:
        """Fetch what the site wants signed, and sign it."""
        asked = client.get(LOGIN, headers={"x-requested-with": "XMLHttpRequest"}, HTTP_HOST=SITE)
        options: dict[str, Any] = asked.json()["request_options"]["publicKey"]
        said = CollectedClientData(
            json.dumps(
                {
                    "type": "webauthn.get",
                    "challenge": options["challenge"],
                    "origin": f"https://{SITE}",
                }
            ).encode()
        )
        self.count += 1
        data = AuthenticatorData.create(self._site(), FLAG.UP | FLAG.UV, self.count)
        signed = self.secret.sign(data + sha256(said).digest(), ec.ECDSA(hashes.SHA256()))
        credential = self._named() | {
            "response": {
                "clientDataJSON": websafe_encode(said),
                "authenticatorData": websafe_encode(data),
                "signature": websafe_encode(signed),
                "userHandle": websafe_encode(user_pk_to_url_str(person).encode()),
            },
            "clientExtensionResults": {},
        }
        return json.dumps(credential)

    def _named(self) -> dict[str, Any]:
        name = websafe_encode(self.name)
        return {"id": name, "rawId": name, "type": "public-key"}

    @staticmethod
    def _site() -> bytes:
        return sha256(SITE.encode()).digest()
