from django.urls import path

from shop.moderation import views

app_name = "moderation"
urlpatterns = [path("<slug:kind>/<str:key>/", views.report, name="report")]
