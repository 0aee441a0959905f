"""A catalogue that a store sends as a table: looked at whole first, then taken row by row."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.desk.work_models import Work
from shop.catalogue.models import Product
from shop.partner.models import Partner


class CatalogueImport(Work):
    """One file of one store."""

    class Status(models.TextChoices):
        CHECKING = "checking", _("en vérification")
        CHECKED = "checked", _("vérifié")
        RUNNING = "running", _("en cours")
        DONE = "done", _("terminé")
        FAILED = "failed", _("échoué")

    AT_WORK = frozenset({Status.CHECKING, Status.RUNNING})

    # What it was called where it came from; where it lies in the private storage; of what it is.
    called = models.CharField(_("fichier"), max_length=120)
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    status = models.CharField(
        _("état"), max_length=10, choices=Status.choices, default=Status.CHECKING
    )
    # A code of sellers.desk.imports.faults, where the whole file cannot be read.
    why = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return f"{self.called} ({self.partner})"

    @property
    def percent(self) -> int:
        if self.status in (self.Status.CHECKED, self.Status.DONE):
            return 100
        return super().percent


class ProductReference(models.Model):
    """How a store calls a product that is sold in variants: each has a reference of its own."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="+")
    product = models.OneToOneField(
        Product, on_delete=models.CASCADE, related_name="store_reference"
    )
    name = models.CharField(_("référence"), max_length=64)

    class Meta:
        verbose_name = _("référence de produit")
        verbose_name_plural = _("références de produits")
        constraints = [
            models.UniqueConstraint(fields=["partner", "name"], name="productreference_once")
        ]

    def __str__(self) -> str:
        return self.name


class ImportRow(models.Model):
    """A row without a fault, as it was understood; its outcome is written with its effect."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("en attente")
        CREATED = "created", _("créé")
        UPDATED = "updated", _("mis à jour")
        UNCHANGED = "unchanged", _("inchangé")
        REFUSED = "refused", _("refusé")

    class Plan(models.TextChoices):
        NEW = "new", _("nouvel article")
        VARIANT = "variant", _("nouvelle variante")
        CHANGE = "change", _("à changer")
        SAME = "same", _("déjà ainsi")

    catalogue = models.ForeignKey(CatalogueImport, on_delete=models.CASCADE, related_name="rows")
    # As a spreadsheet counts: the heads are row 1.
    number = models.PositiveIntegerField(_("ligne"))
    sku = models.CharField(_("référence"), max_length=64)
    data = models.JSONField()
    # What the dry run says that it will do, and the columns that it changes.
    plan = models.CharField(max_length=8, choices=Plan.choices, blank=True)
    changed = models.JSONField(default=list, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.WAITING)

    class Meta:
        verbose_name = _("ligne d’import")
        verbose_name_plural = _("lignes d’import")
        constraints = [
            models.UniqueConstraint(fields=["catalogue", "number"], name="importrow_once"),
            models.UniqueConstraint(fields=["catalogue", "sku"], name="importrow_sku_once"),
        ]
        indexes = [
            models.Index(
                fields=["catalogue", "number"],
                condition=models.Q(outcome="waiting"),
                name="importrow_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.sku}"


class ImportFault(models.Model):
    """What is wrong with a cell; a code, so that everybody reads it in their language."""

    catalogue = models.ForeignKey(CatalogueImport, on_delete=models.CASCADE, related_name="faults")
    row = models.PositiveIntegerField(_("ligne"))
    column = models.CharField(_("colonne"), max_length=80)
    code = models.CharField(max_length=40)
    told = models.JSONField(default=dict, blank=True)
    value = models.CharField(_("valeur"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("faute d’import")
        verbose_name_plural = _("fautes d’import")
        indexes = [models.Index(fields=["catalogue", "row", "id"], name="importfault_in_order")]

    def __str__(self) -> str:
        return f"{self.row} {self.column}: {self.code}"

    @property
    def sentence(self) -> str:
        from sellers.desk.imports.faults import sentence

        return sentence(self.code, self.told)
