"""Django's classes take brackets because the settings say so, not because an app happens to."""

import os
import subprocess
import sys

from django.conf import settings

BRACKETS = """
import sys
import config.settings.test
from django.forms import ModelForm
from django.views.generic import FormView
ModelForm[int], FormView[ModelForm]
assert "django_tasks" not in sys.modules, "somebody else may have done it"
"""


def test_the_settings_alone_make_brackets_possible() -> None:
    path = os.pathsep.join([str(settings.ROOT / "site"), str(settings.ROOT)])
    done = subprocess.run(
        [sys.executable, "-c", BRACKETS],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
