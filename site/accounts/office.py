"""People in Wagtail's admin: made and changed with a phone or an e-mail, groups and a lock."""

from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.users import forms as wagtail_forms
from wagtail.users.views import users

from accounts.models import User
from accounts.services.change_email import change_email
from accounts.services.end_families import end_families

FIELDS = ["email", "phone", "first_name", "last_name", "language", "is_superuser", "groups"]
GROUPS = {"groups": forms.CheckboxSelectMultiple}


class PersonForm(wagtail_forms.UserForm):
    """Wagtail demands an e-mail and a last name; we ask for one way to reach a person."""

    email = forms.EmailField(required=False, label=_("Adresse e-mail"))
    first_name = forms.CharField(required=False, max_length=150, label=_("Prénom"))
    last_name = forms.CharField(required=False, max_length=150, label=_("Nom"))

    def __init__(self, *args: Any, acting: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.acting = acting
        if not acting.is_superuser:
            # Nobody gives more than they have.
            self.fields.pop("is_superuser", None)

    def clean_email(self) -> str | None:
        email = (self.cleaned_data["email"] or "").strip().lower() or None
        held = EmailAddress.objects.filter(email=email, verified=True)
        if email and held.exclude(user_id=self.instance.pk).exists():
            raise forms.ValidationError(_("Un autre compte a déjà cette adresse."))
        return email

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not (cleaned.get("email") or cleaned.get("phone") or self.errors):
            self.add_error("phone", _("Indiquez un téléphone ou une adresse e-mail."))
        return cleaned

    def _clean_username(self) -> None:
        """Wagtail looks for a second person with the same username: two missing e-mails are not."""

    def save(self, commit: bool = True) -> User:
        if "phone" in self.changed_data:
            self.instance.phone_verified = False
        # What the menu asks without a query: whether somebody is of the team.
        self.instance.is_staff = self.instance.is_superuser or bool(self.cleaned_data["groups"])
        person: User = super().save(commit=commit)
        if commit:
            change_email(person, email=person.email)
            if self.cleaned_data.get("password1"):
                end_families(person, why="shut out", by=self.acting)
        return person


class NewPersonForm(PersonForm):
    class Meta:
        model = User
        fields = FIELDS
        widgets = GROUPS


class EditPersonForm(PersonForm):
    password_required = False

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if editing_self:
            self.fields.pop("is_superuser", None)

    class Meta:
        model = User
        # Whether somebody is shut out is no field: it takes a reason (set_active).
        fields = FIELDS
        widgets = GROUPS


class PeopleView(users.IndexView):
    @property
    def search_fields(self) -> set[str]:
        return {"email", "phone", "first_name", "last_name"}


class NewPersonView(users.CreateView):
    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"acting": self.request.user}


class EditPersonView(users.EditView):
    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"acting": self.request.user}


class PersonViewSet(users.UserViewSet):
    index_view_class = PeopleView
    add_view_class = NewPersonView
    edit_view_class = EditPersonView
    # Nobody is the copy of somebody.
    copy_view_enabled = False
    ordering = "-date_joined"
    create_template_name = "accounts/office/create.html"
    edit_template_name = "accounts/office/edit.html"

    def get_form_class(self, for_update: bool = False) -> type[PersonForm]:
        return EditPersonForm if for_update else NewPersonForm
