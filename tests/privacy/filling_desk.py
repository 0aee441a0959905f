"""What the desk knows of somebody who once worked for a store."""

from django.core.files.base import ContentFile

from accounts.models import User
from core.uploads import private_files
from sellers.desk.bulk.models import BulkChange
from sellers.desk.imports.models import CatalogueImport
from sellers.stores.models import Invitation, Membership, Store
from tests.builders import a_store


def worked_for_a_store(person: User) -> None:
    # What would be left of a team they have left (Partner.users is what stands in the way).
    partner = a_store()
    store = Store.objects.get(partner=partner)
    Membership.objects.create(store=store, person=person, role="clerk")
    Invitation.objects.create(store=store, role="clerk", contact=person.email)
    paper = store.papers.get(kind__code="identity")
    paper.picture = private_files.save("papers/a.jpg", ContentFile(b"a paper"))
    paper.submitted_by, paper.identity_type, paper.last_four = person, "card", "1234"
    paper.save()
    CatalogueImport.objects.create(
        partner=partner, asked_by=person, called="catalogue.csv", name="imports/x.csv"
    )
    BulkChange.objects.create(partner=partner, asked_by=person, verb="archive")
