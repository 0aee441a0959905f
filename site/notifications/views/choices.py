"""Where a person says how they want to be told: by what, when not, in which language."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from notifications.forms import ManyWaysForm
from notifications.kinds import AUDIENCES, Kind, Words, all_kinds
from notifications.models import Channel, PushDevice, QuietHours
from notifications.selectors import wanted_channels
from notifications.services.choose_channels import choose_channels
from notifications.vapid import public_key


@dataclass(frozen=True)
class Box:
    """One tick: this kind, by this channel."""

    name: str
    channel: Channel
    wanted: bool


@dataclass(frozen=True)
class Row:
    kind: Kind
    boxes: list[Box]


@dataclass(frozen=True)
class Part:
    title: Words
    rows: list[Row]


def parts_for(person: Any, *, ticked: set[tuple[str, str]]) -> list[Part]:
    """What there is to choose; what only moderators are told is shown to staff alone."""
    parts = []
    for audience, title in AUDIENCES.items():
        if audience == "moderator" and not person.is_staff:
            continue
        kinds = [kind for kind in all_kinds() if kind.audience == audience and not kind.always]
        rows = [Row(kind=kind, boxes=_boxes(kind, ticked)) for kind in kinds]
        if rows:
            parts.append(Part(title=title, rows=rows))
    return parts


def _boxes(kind: Kind, ticked: set[tuple[str, str]]) -> list[Box]:
    return [
        Box(
            name=f"{kind.code}:{channel}",
            channel=Channel(channel),
            wanted=(kind.code, channel) in ticked,
        )
        for channel in kind.ways
    ]


@method_decorator(login_required, name="dispatch")
class ChoicesView(FormView[ManyWaysForm]):
    form_class = ManyWaysForm
    template_name = "notifications/choices.html"

    def get_initial(self) -> dict[str, Any]:
        person: Any = self.request.user
        quiet = QuietHours.objects.filter(person=person).first()
        return {
            "language": person.language,
            "quiet": bool(quiet),
            "since": quiet.since if quiet else "22:00",
            "until": quiet.until if quiet else "07:00",
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.get("form")
        ticked = form.ticked if form and form.is_bound else wanted_channels(self.request.user)
        return super().get_context_data(
            page_title=_("Ce que vous recevez"),
            active_tab="notifications",
            parts=parts_for(self.request.user, ticked=ticked),
            devices=PushDevice.objects.filter(person=self.request.user.pk),
            this_session=self.request.session.session_key,
            push_key=public_key(),
            **kwargs,
        )

    def form_valid(self, form: ManyWaysForm) -> Any:
        person: Any = self.request.user
        choose_channels(
            person,
            wanted=form.ticked,
            quiet=form.hours,
            language=form.cleaned_data["language"],
        )
        with translation.override(person.language):
            messages.success(self.request, _("C’est enregistré."))
            return redirect("notifications:choices")
