from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from core.office import NeverDeleted
from logistics.geo.models import Place, UnknownPlace
from logistics.geo.office import GeoGroup, OnlySettled

register_permission_policy(Place, NeverDeleted(Place))
register_permission_policy(UnknownPlace, OnlySettled(UnknownPlace))
register_snippet(GeoGroup)
