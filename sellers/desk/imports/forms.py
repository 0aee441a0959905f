from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.uploads.table import TableField


class ImportForm(forms.Form):
    file: Any = TableField(
        label=_("Tableau CSV ou Excel"),
        help_text=_("10 Mo et 20 000 lignes au plus. Rien n’est changé avant que vous le disiez."),
    )
