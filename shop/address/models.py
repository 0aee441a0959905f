"""Oscar's address book; where somebody is in Guinea is a place, a landmark, a phone and a point."""

from oscar.apps.address.abstract_models import AbstractUserAddress

from logistics.geo.points import point_check
from shop.address.places import PlacedAddress


class UserAddress(PlacedAddress, AbstractUserAddress):
    class Meta(AbstractUserAddress.Meta):
        constraints = [point_check("useraddress_point_whole")]


from oscar.apps.address.models import *  # noqa: E402, F403
