"""A question that a shopper asked a store about a product, once the store has published it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from shop.catalogue.models import Product
from shop.chat.models import Message
from shop.partner.models import Partner
from shop.questions.states import QuestionState

LONGEST_QUESTION = 500
LONGEST_ANSWER = 1000


class Question(models.Model):
    """Who asked is known here and shown nowhere: they may take it back."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="questions")
    store = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="questions")
    # One message is published once, however often the button is pressed.
    message = models.OneToOneField(
        Message, on_delete=models.SET_NULL, null=True, related_name="published"
    )
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    question = models.CharField(_("question"), max_length=LONGEST_QUESTION)
    answer = models.CharField(_("réponse"), max_length=LONGEST_ANSWER)
    search_text = models.TextField(blank=True, editable=False)
    status = models.CharField(
        _("état"),
        max_length=10,
        choices=QuestionState.choices,
        default=QuestionState.PUBLISHED,
    )
    # Which wording this is: of two that rewrite it at once the second has not seen the first.
    version = models.PositiveIntegerField(default=1)
    published_at = models.DateTimeField(_("publiée le"), default=timezone.now)
    edited_at = models.DateTimeField(_("modifiée le"), null=True, blank=True)

    class Meta:
        verbose_name = _("question publiée")
        verbose_name_plural = _("questions publiées")
        indexes = [
            models.Index(fields=["product", "status", "-id"], name="question_of_product"),
            models.Index(fields=["store", "status", "-id"], name="question_of_store"),
        ]

    def __str__(self) -> str:
        return self.question[:80]


class Wording(models.Model):
    """What once stood there; every edit leaves one."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="wordings")
    version = models.PositiveIntegerField()
    asked = models.CharField(_("question"), max_length=LONGEST_QUESTION)
    answer = models.CharField(_("réponse"), max_length=LONGEST_ANSWER)
    until = models.DateTimeField(_("jusqu’au"), default=timezone.now)

    class Meta:
        verbose_name = _("ancienne rédaction")
        verbose_name_plural = _("anciennes rédactions")
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["question", "version"], name="question_wording_once"),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} · {self.version}"
