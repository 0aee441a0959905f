"""What the address forms of the checkout and of the account do alike."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from logistics.geo.resolve import LIVED_IN
from logistics.geo.selectors import LEVELS, Cascade, cascade, cascade_of
from logistics.geo.validators import Asked, Verdict, check_address
from shop.address.doors import FILES
from shop.address.fields import AddressFields
from shop.address.models import Country
from shop.address.place_fields import commune_of


def asked_abroad(address: Any) -> Asked:
    return Asked(
        country=str(address.country_id),
        lines=(address.line1, address.line2, address.line3),
        locality=address.line4,
        area=address.state,
        postcode=address.postcode,
    )


class AddressFormView:
    """A mixin: selectors step by step without a script, another country by Oscar's plain form."""

    foreign_form_class: Any = None
    request: HttpRequest

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "choose" in request.POST:
            return self.one_step_further()
        return super().post(request, *args, **kwargs)  # type: ignore[misc, no-any-return]

    def one_step_further(self) -> HttpResponse:
        """The same form with all that was typed, and the next selector."""
        if hasattr(self, "get_object") and "pk" in self.kwargs:  # type: ignore[attr-defined]
            self.object = self.get_object()
        else:
            self.object = None
        chosen = cascade(self.request.POST.get(name, "") for name, _label, _kinds in LEVELS)
        typed = self.request.POST.dict()
        # A file is named by our own signature only, never by what a form says.
        for name, _folder, _drop in FILES:
            typed.pop(name, None)
        if chosen.is_whole and chosen.place and chosen.place.kind in LIVED_IN:
            place = chosen.place
            typed |= {
                "line1": place.name,
                "line4": commune_of(place),
                "place_code": place.code,
            }
        kwargs = self.get_form_kwargs()  # type: ignore[attr-defined]
        kwargs = {name: kwargs[name] for name in kwargs if name not in ("data", "files")}
        form = self.get_form_class()(**kwargs | {"initial": typed})
        context = self.get_context_data(form=form, cascade=chosen, choosing=True)  # type: ignore[attr-defined]
        return self.render_to_response(context)  # type: ignore[attr-defined, no-any-return]

    def confirm_photo(self, form: Any) -> HttpResponse | None:
        """The same page with what a photo said of its place; none where no photo was read."""
        if not getattr(form, "must_confirm", False):
            return None
        context = self.get_context_data(form=form)
        return self.render_to_response(context)  # type: ignore[attr-defined, no-any-return]

    def advise(self, form: Any) -> None:
        """Abroad only, before any transaction: a doubt is told, and nothing waits for it."""
        if isinstance(form, AddressFields):
            return
        said = check_address(asked_abroad(form.instance))
        if said.verdict == Verdict.DOUBTFUL:
            known = ", ".join(part for part in (*said.lines, said.postcode, said.locality) if part)
            words = _("Nous n’avons pas pu confirmer cette adresse ; elle est gardée telle quelle.")
            hint = _("On la connaît plutôt ainsi : %(known)s.") % {"known": known} if known else ""
            messages.info(self.request, f"{words} {hint}".strip())

    @property
    def country_code(self) -> str:
        """Another country than ours, where we deliver to it and somebody asks for it."""
        asked = self.request.POST.get("country") or self.request.GET.get("country") or ""
        there = len(asked) == 2 and self.foreign_countries().filter(pk=asked.upper()).exists()
        return asked.upper() if there else settings.COUNTRY_CODE

    @staticmethod
    def foreign_countries() -> Any:
        elsewhere = Country.objects.exclude(pk=settings.COUNTRY_CODE)
        return elsewhere.filter(is_shipping_country=True)

    def get_form_class(self) -> Any:
        if self.country_code != settings.COUNTRY_CODE:
            return self.foreign_form_class
        return self.guinea_form_class()

    def guinea_form_class(self) -> Any:
        return super().get_form_class()  # type: ignore[misc]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        form = context["form"]
        at_home = isinstance(form, AddressFields)
        context.setdefault("cascade", self._first_cascade(form) if at_home else None)
        context["at_home"] = at_home
        first = self.foreign_countries().first() if at_home else None
        context["elsewhere"] = first.pk if first else ""
        return context

    @staticmethod
    def _first_cascade(form: AddressFields) -> Cascade:
        return cascade_of(form.resolved.place) if form.is_bound else cascade([])
