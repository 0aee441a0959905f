"""Access tokens that somebody made or changed: 401, all of them."""

import base64
import hmac
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from accounts.models import TokenFamily
from accounts.tests.api_helpers import a_pair, is_in, with_token
from accounts.tokens import access
from tests.support.api import Api, assert_problem

pytestmark = pytest.mark.django_db


@pytest.fixture
def good(api: Api, kadiatou: Any) -> str:
    return str(a_pair(api, "kadiatou@makiti.test")["access"])


def claims_of(token: str) -> dict[str, Any]:
    read: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    return read


def forged(good: str, *, key: bytes = b"", name: str = "HS256", **changes: Any) -> str:
    """The good token with some claims changed, None taking one out; signed by hand."""
    claims = {k: v for k, v in (claims_of(good) | changes).items() if v is not None}
    text = f"{packed({'alg': name, 'typ': access.KIND})}.{packed(claims)}"
    made = {"HS256": "sha256", "HS384": "sha384", "HS512": "sha512"}[name]
    mark = hmac.new(key or access._key(), text.encode(), made).digest()
    return f"{text}.{packed(mark)}"


def packed(part: Any) -> str:
    text = part if isinstance(part, bytes) else json.dumps(part).encode()
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()


def test_a_token_that_is_signed_and_said_as_ours_are_is_in(good: str) -> None:
    """What the refusals below are measured by: the helper makes tokens that hold."""
    assert is_in(good)
    assert is_in(forged(good))


FAR = int(datetime(2100, 1, 1, tzinfo=UTC).timestamp())
PAST = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    "changes",
    [
        {"exp": PAST},
        {"exp": None},
        {"exp": "tomorrow"},
        {"exp": -1},
        {"exp": 0},
        {"exp": [FAR]},
        {"exp": 1e400},
        {"iat": FAR, "exp": FAR + 1},
        {"iat": None},
        {"nbf": FAR},
        {"aud": "another"},
        {"aud": None},
        {"aud": ["makiti-api", "another"]},
        {"aud": ""},
        {"iss": "https://evil.test"},
        {"iss": None},
        {"sub": "1000000"},
        {"sub": None},
        {"sub": 1},
        {"sub": ""},
        {"fam": "0" * 32},
        {"fam": "' OR 1=1 --"},
        {"fam": 5},
        {"fam": None},
        {"pwd": "0" * 16},
        {"pwd": None},
    ],
    ids=str,
)
def test_a_claim_that_is_not_ours_is_refused_though_our_key_signed_it(
    good: str, changes: dict[str, Any]
) -> None:
    token = forged(good, **changes)
    assert_problem(with_token(token).call("GET", "/me"), 401, "token_invalid")


def test_another_persons_family_is_not_mine(api: Api, good: str, oumar: Any) -> None:
    assert not is_in(forged(good, sub=str(oumar.pk)))


@pytest.mark.parametrize("name", ["none", "None", "NONE", "nOnE", "", "HS384", "HS512", "RS256"])
def test_no_other_algorithm_is_believed(good: str, name: str) -> None:
    _, claims, mark = good.split(".")
    head = packed({"alg": name, "typ": access.KIND})
    for signature in ("", mark):
        assert not is_in(f"{head}.{claims}.{signature}")


@pytest.mark.parametrize("algorithm", ["HS384", "HS512"])
def test_our_key_under_another_algorithm_is_refused(good: str, algorithm: str) -> None:
    assert not is_in(forged(good, name=algorithm))


def test_a_public_key_is_no_secret(good: str) -> None:
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    headers = {"typ": access.KIND}
    assert not is_in(jwt.encode(claims_of(good), private, algorithm="RS256", headers=headers))
    public = private.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    assert not is_in(forged(good, key=public))


@pytest.mark.parametrize(
    "said",
    [
        {"kid": "../../../../dev/null"},
        {"kid": "' UNION SELECT 'key' --"},
        {"kid": "another"},
        {"jku": "https://evil.test/keys.json"},
        {"x5u": "https://evil.test/key.pem"},
        {"jwk": {"kty": "oct", "k": packed(b"k" * 32)}},
        {"crit": ["exp"], "exp": 1},
    ],
    ids=str,
)
def test_a_token_does_not_choose_its_key(good: str, said: dict[str, Any]) -> None:
    head = {"typ": access.KIND} | said
    for key in (b"k" * 32, b"\x00" * 32, b"key".ljust(32)):
        assert not is_in(jwt.encode(claims_of(good), key, algorithm="HS256", headers=head))


def test_the_sites_own_key_signs_no_token(good: str, settings: Any) -> None:
    assert not is_in(forged(good, key=settings.SECRET_KEY.encode()))


@pytest.mark.parametrize("kind", ["JWT", "refresh", "AT+JWT", None])
def test_a_token_of_another_kind_is_refused(good: str, kind: str | None) -> None:
    claims = claims_of(good)
    headers = {"typ": kind} if kind else {"typ": ""}
    assert not is_in(jwt.encode(claims, access._key(), algorithm="HS256", headers=headers))


def test_every_changed_byte_is_seen(good: str) -> None:
    for place in range(0, len(good) - 1, 7):
        other = "A" if good[place] != "A" else "B"
        assert not is_in(good[:place] + other + good[place + 1 :]), place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        ".",
        "..",
        "a.b",
        "a.b.c.d",
        "é.é.é",
        "💥",
        "x" * 5000,
        "\x00",
        "Bearer Bearer",
        "{}",
    ],
)
def test_what_is_no_token_at_all(api: Api, text: str) -> None:
    for scheme in ("Bearer", "bearer", "BEARER"):
        answer = api.call("GET", "/me", headers={"authorization": f"{scheme} {text}"})
        assert_problem(answer, 401, "token_invalid")


def test_a_token_without_end_or_depth(good: str) -> None:
    head = good.partition(".")[0]
    deep = packed(b"[" * 400 + b"]" * 400)
    assert not is_in(f"{head}.{deep}.x")
    assert not is_in(f"{packed(b'[' * 500)}.{head}.x")


@pytest.mark.parametrize("scheme", ["Basic", "Token", "JWT", "Negotiate"])
def test_another_scheme_is_nobody(api: Api, good: str, scheme: str) -> None:
    answer = api.call("GET", "/me", headers={"authorization": f"{scheme} {good}"})
    assert_problem(answer, 401, "not_signed_in")


def test_a_token_has_its_minutes_and_no_more(
    api: Api, kadiatou: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    family = TokenFamily.objects.create(user=kadiatou, expires_at=datetime(2100, 1, 1, tzinfo=UTC))
    monkeypatch.setattr(access, "LIFETIME", timedelta(seconds=0))
    assert not is_in(access.write_access(family)[0])
    monkeypatch.setattr(access, "LIFETIME", timedelta(seconds=60))
    assert is_in(access.write_access(family)[0])


def test_reading_a_token_costs_one_query(good: str, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert access.read_access(good) is not None
    with django_assert_num_queries(0):
        assert access.read_access(good[:-1]) is None
