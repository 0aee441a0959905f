from django.urls import path

from sellers.desk.reviews import views

urlpatterns = [
    path("<slug:slug>/reviews/", views.index, name="reviews"),
    path("<slug:slug>/reviews/<int:pk>/", views.show, name="review"),
]
