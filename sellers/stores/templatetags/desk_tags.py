from typing import Any

from django import template

from sellers.stores.menu import Shown, menu_for

register = template.Library()


@register.simple_tag
def desk_menu(membership: Any) -> list[Shown]:
    return menu_for(membership) if membership else []
