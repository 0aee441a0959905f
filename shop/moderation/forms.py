from django import forms
from django.utils.translation import gettext_lazy as _

from shop.moderation.models import Report


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Que se passe-t-il ?"),
        choices=Report.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une raison.")},
    )
    note = forms.CharField(
        label=_("Ce que nous devons savoir"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
