"""Oscar's migrations, followed by ours: its folder joins this package's path (docs/adr/0003)."""

from oscar.apps.customer import migrations as upstream

__path__ = [*__path__, *upstream.__path__]
