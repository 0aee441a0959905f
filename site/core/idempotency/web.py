"""What a request under a key is: who sent it, what it asked for, and its answer kept as text."""

import hashlib

from django.http import HttpRequest, HttpResponse

from core.idempotency.answer import Answer

KEPT_HEADERS = ("Content-Type", "Location", "Content-Language", "ETag")
REPLAYED = "Idempotent-Replayed"
NOT_IN_PRINT = {"csrfmiddlewaretoken"}


def scope_of(request: HttpRequest) -> str:
    """Keys of one person never meet those of another."""
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        return f"user:{user.pk}"
    session = getattr(request, "session", None)
    return f"session:{session.session_key}" if session and session.session_key else "nobody"


def fingerprint_of(request: HttpRequest) -> str:
    """What was asked for. Of a form the fields, in whatever order and with whatever boundary."""
    print_ = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type in {"multipart/form-data", "application/x-www-form-urlencoded"}:
        for name, values in sorted(request.POST.lists()):
            if name not in NOT_IN_PRINT:
                print_.update(repr((name, values)).encode("utf-8", "surrogatepass"))
        for name, files in sorted(request.FILES.lists()):
            for file in files:
                digest = hashlib.sha256(b"".join(file.chunks())).hexdigest()
                print_.update(repr((name, digest)).encode())
                file.seek(0)
    else:
        print_.update(request.body)
    return print_.hexdigest()


def answer_of(response: HttpResponse) -> Answer:
    headers = {name: response[name] for name in KEPT_HEADERS if name in response}
    return Answer(response.status_code, response.content.decode(), headers)


def response_of(answer: Answer) -> HttpResponse:
    response = HttpResponse(answer.body, status=answer.status, headers=answer.headers)
    if answer.replayed:
        response[REPLAYED] = "true"
    return response
