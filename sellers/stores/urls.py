from django.urls import path

from sellers.stores.views import team
from sellers.stores.views.edit import about, holiday, hours, place, terms
from sellers.stores.views.home import desk, stores
from sellers.stores.views.opening import open_new
from sellers.stores.views.papers import paper, papers, picture

urlpatterns = [
    path("", stores, name="stores"),
    path("open/", open_new, name="open"),
    path("invitations/<str:token>/", team.invitation, name="invitation"),
    path("<slug:slug>/", desk, name="desk"),
    path("<slug:slug>/store/", about, name="about"),
    path("<slug:slug>/store/place/", place, name="place"),
    path("<slug:slug>/store/hours/", hours, name="hours"),
    path("<slug:slug>/store/terms/", terms, name="terms"),
    path("<slug:slug>/store/holiday/", holiday, name="holiday"),
    path("<slug:slug>/papers/", papers, name="papers"),
    path("<slug:slug>/papers/<slug:code>/", paper, name="paper"),
    path("<slug:slug>/papers/<slug:code>/picture/", picture, name="paper_picture"),
    path("<slug:slug>/team/", team.team, name="team"),
    path("<slug:slug>/team/invite/", team.invite, name="invite"),
    path("<slug:slug>/team/leave/", team.leave, name="leave"),
    path("<slug:slug>/team/<int:pk>/role/", team.role, name="member_role"),
    path("<slug:slug>/team/<int:pk>/remove/", team.remove, name="member_remove"),
    path("<slug:slug>/team/invitations/<int:pk>/", team.withdraw, name="invitation_withdraw"),
]
