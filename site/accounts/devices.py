"""The page of everything that is signed in for a person: browsers, and programs with tokens."""

import uuid
from typing import Any

from allauth.usersessions.views import ListUserSessionsView
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.selectors import programs_of
from accounts.services.end_families import end_families
from accounts.services.end_family import end_family


class DevicesView(ListUserSessionsView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs["programs"] = list(programs_of(self.request.user))
        return super().get_context_data(**kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        end_families(self.request.user, why="all signed out", by=self.request.user)
        return super().form_valid(form)


@require_POST
@login_required
def end_program(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    family = programs_of(request.user).filter(pk=pk).first()
    if family is None:
        raise Http404
    end_family(family, why="signed out", by=request.user)
    return redirect("usersessions_list")
