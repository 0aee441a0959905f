"""What a store tells of itself, in forms that the pages of the desk show."""

import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from core.phone import PhoneField
from core.uploads.fields import PictureField
from sellers.stores.models import Store
from sellers.stores.opening import Day, are_hours, as_kept, week
from shop.partner.models import Partner, ReturnPaidBy

# Addresses of pages below /stores/ and /seller/.
RESERVED = {"nearby", "open", "invitations", "new", "all", "map"}
LONGEST_SLUG = 60
_RCCM = re.compile(r"[\w./ -]{4,40}")
_NIF = re.compile(r"[\d -]{6,20}")
MOST_RETURN_DAYS = 90


def free_slug(name: str) -> str:
    """The name as an address, with a number where somebody has it."""
    base = slugify(name)[:LONGEST_SLUG] or "boutique"
    taken = set(Partner.objects.filter(code__startswith=base).values_list("code", flat=True))
    taken |= RESERVED
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(slug for slug in numbered if slug not in taken)


class StoreForm(forms.Form):
    """Its name, its face and its numbers."""

    name = forms.CharField(label=_("Nom de la boutique"), min_length=3, max_length=80)
    slug = forms.SlugField(
        label=_("Adresse sur Makiti"),
        required=False,
        max_length=LONGEST_SLUG,
        help_text=_("Lettres, chiffres et traits d’union. Vide : d’après le nom."),
    )
    description = forms.CharField(
        label=_("Présentation"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Ce que vous vendez, depuis quand, ce qui vous rend différent."),
    )
    logo = PictureField(label=_("Logo"), required=False, longest_side=800, widget=forms.FileInput)
    without_logo = forms.BooleanField(label=_("Retirer le logo"), required=False)
    banner = PictureField(
        label=_("Bannière"), required=False, longest_side=1600, widget=forms.FileInput
    )
    without_banner = forms.BooleanField(label=_("Retirer la bannière"), required=False)
    phone = PhoneField(label=_("Téléphone de la boutique"))
    second_phone = PhoneField(label=_("Un autre téléphone"), required=False)
    nif = forms.CharField(label=_("NIF"), required=False, max_length=20)
    rccm = forms.CharField(label=_("RCCM"), required=False, max_length=40)

    def __init__(self, *args: Any, store: Store | None = None, **kwargs: Any) -> None:
        if store is not None:
            told = ("name", "description", "phone", "second_phone", "nif", "rccm")
            held = {n: getattr(store, n, "") or getattr(store.partner, n, "") for n in told}
            kwargs["initial"] = held | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.store = store
        if not (store and store.partner.logo):
            del self.fields["without_logo"]
        if not (store and store.banner):
            del self.fields["without_banner"]
        if store is not None:
            # Its address stands on paper and in other people's messages by now.
            del self.fields["slug"]

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        others = Partner.objects.filter(name__iexact=name)
        if self.store:
            others = others.exclude(pk=self.store.partner_id)
        if others.exists():
            raise forms.ValidationError(_("Une autre boutique a déjà ce nom."))
        return name

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"].lower()
        if slug in RESERVED or Partner.objects.filter(code=slug).exists():
            raise forms.ValidationError(_("Cette adresse est prise. Choisissez-en une autre."))
        return slug

    def clean_nif(self) -> str:
        nif = str(self.cleaned_data["nif"]).strip()
        if nif and not _NIF.fullmatch(nif):
            raise forms.ValidationError(_("Un NIF se compose de chiffres. Vérifiez-le."))
        return nif

    def clean_rccm(self) -> str:
        rccm = str(self.cleaned_data["rccm"]).strip()
        if rccm and not _RCCM.fullmatch(rccm):
            raise forms.ValidationError(_("Exemple : RCCM/GC-KAL/012.345A/2024."))
        return rccm


class TermsForm(forms.Form):
    """How goods get to people, and back."""

    by_courier = forms.BooleanField(label=_("Un coursier de Makiti livre"), required=False)
    by_itself = forms.BooleanField(label=_("La boutique livre elle-même"), required=False)
    pickup = forms.BooleanField(label=_("Le client peut venir chercher"), required=False)
    return_days = forms.IntegerField(
        label=_("Jours pour rendre un article"),
        min_value=0,
        max_value=MOST_RETURN_DAYS,
        help_text=_("0 : vous ne reprenez rien."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    return_paid_by = forms.ChoiceField(
        label=_("Qui paie le retour"), choices=ReturnPaidBy.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, store: Store, **kwargs: Any) -> None:
        held = {name: getattr(store.partner, name) for name in self.base_fields}
        super().__init__(*args, initial=held, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(cleaned.get(name) for name in ("by_courier", "by_itself", "pickup")):
            self.add_error("by_courier", _("Choisissez au moins une façon de remettre le colis."))
        return cleaned


class HoursForm(forms.Form):
    """A pair of times a day; a day left empty is closed."""

    def __init__(self, *args: Any, store: Store, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for day in week(store.hours):
            for part, label, value in (
                ("opens", _("%(day)s, ouvre à"), day.opens),
                ("closes", _("%(day)s, ferme à"), day.closes),
            ):
                field = self.fields[f"{part}_{day.number}"] = forms.TimeField(
                    label=label % {"day": day.name},
                    required=False,
                    initial=value,
                    widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
                )
                field.unmarked = True
        self.days = week(store.hours)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for day in self.days:
            opens, closes = (cleaned.get(f"{part}_{day.number}") for part in ("opens", "closes"))
            if bool(opens) != bool(closes):
                missing = "closes" if opens else "opens"
                self.add_error(f"{missing}_{day.number}", _("Il manque une heure à ce jour."))
            elif opens and not are_hours(opens, closes):
                self.add_error(f"closes_{day.number}", _("La fermeture vient après l’ouverture."))
        return cleaned

    @property
    def kept(self) -> dict[str, list[str]]:
        told = self.cleaned_data
        return as_kept(
            [
                Day(d.number, told[f"opens_{d.number}"], told[f"closes_{d.number}"])
                for d in self.days
            ]
        )

    @property
    def rows(self) -> list[tuple[Day, Any, Any]]:
        return [(d, self[f"opens_{d.number}"], self[f"closes_{d.number}"]) for d in self.days]


class HolidayForm(forms.Form):
    back_on = forms.DateField(
        label=_("De retour le"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("Ce jour-là, la boutique revend d’elle-même. Vide : quand vous le direz."),
    )

    def clean_back_on(self) -> Any:
        day = self.cleaned_data["back_on"]
        if day and day <= timezone.localdate():
            raise forms.ValidationError(_("Choisissez un jour à venir."))
        return day
