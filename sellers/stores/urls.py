from django.urls import path

from sellers.stores.views.home import desk, stores
from sellers.stores.views.team import team

urlpatterns = [
    path("", stores, name="stores"),
    path("<slug:slug>/", desk, name="desk"),
    path("<slug:slug>/team/", team, name="team"),
]
