from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.apps.wishlists import forms as oscar_forms
from oscar.apps.wishlists.forms import WishListLineForm  # noqa: F401 - Oscar looks for it here
from oscar.core.loading import get_model

WishList = get_model("wishlists", "WishList")
VISIBILITY = (
    (WishList.PRIVATE, _("Moi seulement")),
    (WishList.SHARED, _("Les personnes que j’invite, une fois connectées")),
    (WishList.PUBLIC, _("Toute personne qui a le lien")),
)


class WishListForm(oscar_forms.WishListForm):  # type: ignore[misc]
    name = forms.CharField(label=_("Nom de la liste"), max_length=100)
    visibility = forms.ChoiceField(
        label=_("Qui peut la voir ?"),
        choices=VISIBILITY,
        initial=WishList.PRIVATE,
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
    )


class WishListSharedEmailForm(oscar_forms.WishListSharedEmailForm):  # type: ignore[misc]
    """Somebody who may see a shared list; they sign in with this address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Adresse e-mail à inviter")
        self.fields["email"].widget.attrs.update(inputmode="email", autocapitalize="none")

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()
