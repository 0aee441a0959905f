"""Serve pages, websockets, jobs and their schedule from one process."""

import socket
from argparse import ArgumentParser
from typing import Any

import uvicorn
from django.conf import settings
from django.core.management.base import BaseCommand

from core import embedded

PEOPLE = (
    ("admin@makiti.test", "superuser: /admin/ and /django-admin/"),
    ("editor@makiti.test", "edits pages in /admin/"),
    ("moderator@makiti.test", "moderates"),
    ("aissatou@makiti.test", "owns the store Boutique Aïssatou"),
    ("mamadou@makiti.test", "on her team"),
    ("fatou@makiti.test", "owns another store"),
    ("ibrahima@makiti.test", "courier, verified"),
    ("sekou@makiti.test", "courier, verified"),
    ("kadiatou@makiti.test", "shopper with addresses and past orders"),
    ("oumar@makiti.test", "shopper, new"),
)


def listen(*, family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    sock = socket.socket(family)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if family == socket.AF_INET6:
        sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    sock.bind((host, port))
    return sock


class Command(BaseCommand):
    help = "Serves the whole demo from one process: no Redis, no broker, no second terminal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        port = options["port"]
        sockets = [listen(family=socket.AF_INET, host="127.0.0.1", port=port)]
        try:
            # A browser asks for localhost on IPv6 first; where there is none, IPv4 answers.
            sockets.append(listen(family=socket.AF_INET6, host="::1", port=port))
        except OSError:
            self.stderr.write("IPv6 is not available; serving on 127.0.0.1 only.")
        stop = embedded.start()
        self.welcome()
        server = uvicorn.Server(
            uvicorn.Config(
                "config.asgi:application",
                log_level="warning",
                lifespan="off",
                # Nobody stands before the demo: who says so forges it.
                proxy_headers=False,
                ws_max_size=64 * 1024,
                timeout_graceful_shutdown=3,
            )
        )
        try:
            server.run(sockets=sockets)
        finally:
            stop()

    def welcome(self) -> None:
        site = settings.SITE_URL
        lines = ["", f"  Makiti is open: {site}/", f"  English:        {site}/en/"]
        lines += [f"  Back office:    {site}/admin/", "", "  Password for all: makiti-demo"]
        lines += [f"    {email:<26}{what}" for email, what in PEOPLE]
        self.stdout.write("\n".join([*lines, "", "  Ctrl-C closes; the data stays.", ""]))
        self.stdout.flush()
