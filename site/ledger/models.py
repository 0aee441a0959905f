"""The journal: accounts, entries that balance to zero, and the postings they are made of."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.money import DECIMALS, Money

CURRENCIES = [(code, code) for code in DECIMALS]


class AccountKind(models.TextChoices):
    COURIER_CASH = "courier_cash", _("espèces chez le coursier")
    TILL = "till", _("caisse")
    STORE_PAYABLE = "store_payable", _("dû à la boutique")
    STORE_DEBT = "store_debt", _("dette de la boutique")
    COURIER_EARNINGS = "courier_earnings", _("gains du coursier")
    COURIER_DEBT = "courier_debt", _("dette du coursier")
    PLATFORM_COMMISSION = "platform_commission", _("commission")
    PLATFORM_DELIVERY = "platform_delivery", _("part de livraison")
    ROUNDING = "rounding", _("arrondis")
    GATEWAY_CLEARING = "gateway_clearing", _("en cours chez le prestataire")
    PREPAID_HELD = "prepaid_held", _("payé d'avance, retenu")
    REFUNDS_DUE = "refunds_due", _("remboursements dus")
    LOYALTY_LIABILITY = "loyalty_liability", _("points à honorer")
    PROMOTION_COST = "promotion_cost", _("coût des promotions")
    OPENING = "opening", _("soldes d'ouverture")


class Account(models.Model):
    """Money of one kind, of one owner, in one currency."""

    kind = models.CharField(_("sorte"), max_length=30, choices=AccountKind.choices)
    # "store:12", "courier:7"; empty for the platform's own. The ledger knows no store's table.
    owner = models.CharField(_("titulaire"), max_length=60, blank=True)
    currency = models.CharField(_("monnaie"), max_length=3, choices=CURRENCIES)

    class Meta:
        verbose_name = _("compte")
        verbose_name_plural = _("comptes")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "owner", "currency"], name="ledger_account_once"
            ),
            models.CheckConstraint(
                condition=Q(currency__in=list(DECIMALS)), name="ledger_account_currency"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.owner} {self.currency}".replace("  ", " ")


class Entry(models.Model):
    """One thing that happened; its postings add up to zero."""

    kind = models.CharField(_("sorte"), max_length=40)
    reference = models.CharField(_("référence"), max_length=120)
    currency = models.CharField(_("monnaie"), max_length=3, choices=CURRENCIES)
    note = models.CharField(_("remarque"), max_length=200, blank=True)
    reverses = models.OneToOneField(
        "self",
        verbose_name=_("annule"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reversed_by",
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("par"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    created_at = models.DateTimeField(_("inscrit le"), default=timezone.now)

    class Meta:
        verbose_name = _("écriture")
        verbose_name_plural = _("écritures")
        constraints = [
            models.UniqueConstraint(fields=["kind", "reference"], name="ledger_entry_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"


class Posting(models.Model):
    """A debit (more than zero) or a credit (less) on one account."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="postings")
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="postings", db_index=False
    )
    amount = models.BigIntegerField(_("montant"))

    class Meta:
        verbose_name = _("mouvement")
        verbose_name_plural = _("mouvements")
        constraints = [
            models.CheckConstraint(condition=~Q(amount=0), name="ledger_posting_not_zero"),
        ]
        indexes = [
            # Covers the sum of what came after a snapshot.
            models.Index(fields=["account", "id", "amount"], name="ledger_posting_sum"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} → {self.account_id}"

    @property
    def money(self) -> Money:
        return Money(self.amount, self.account.currency)


class Snapshot(models.Model):
    """The sum of an account's postings up to one of them; a saving, never the truth."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="snapshot")
    up_to = models.BigIntegerField(default=0)
    balance = models.BigIntegerField(default=0)
    taken_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("arrêté de compte")
        verbose_name_plural = _("arrêtés de compte")

    def __str__(self) -> str:
        return f"{self.account_id} ≤ {self.up_to}: {self.balance}"
