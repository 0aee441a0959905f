from django.urls import path

from sellers.stores.views.edit import about, holiday, hours, place, terms
from sellers.stores.views.home import desk, stores
from sellers.stores.views.opening import open_new
from sellers.stores.views.team import team

urlpatterns = [
    path("", stores, name="stores"),
    path("open/", open_new, name="open"),
    path("<slug:slug>/", desk, name="desk"),
    path("<slug:slug>/store/", about, name="about"),
    path("<slug:slug>/store/place/", place, name="place"),
    path("<slug:slug>/store/hours/", hours, name="hours"),
    path("<slug:slug>/store/terms/", terms, name="terms"),
    path("<slug:slug>/store/holiday/", holiday, name="holiday"),
    path("<slug:slug>/team/", team, name="team"),
]
