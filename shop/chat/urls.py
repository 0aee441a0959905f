from django.urls import path

from shop.chat.views.begin import begin
from shop.chat.views.inbox import inbox
from shop.chat.views.replies import replies
from shop.chat.views.report import report
from shop.chat.views.thread import block, person, seen, thread

app_name = "chat"

urlpatterns = [
    path("", inbox, name="inbox"),
    path("new/", begin, name="new"),
    path("replies/<str:store>/", replies, name="replies"),
    path("<uuid:key>/", thread, name="thread"),
    path("<uuid:key>/seen/", seen, name="seen"),
    path("<uuid:key>/person/", person, name="person"),
    path("<uuid:key>/block/", block, name="block"),
    path("<uuid:key>/report/<int:number>/", report, name="report"),
]
