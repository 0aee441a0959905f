from django.urls import path

from logistics.geo import views

app_name = "geo"
urlpatterns = [
    path("", views.search, name="search"),
    path("suggest/", views.suggest, name="suggest"),
    path("choose/", views.choose, name="choose"),
    path("here/", views.here, name="here"),
    path("plan/", views.plan_of_guinea, name="plan"),
]
