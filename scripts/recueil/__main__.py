"""`python -m recueil`: the same command as `recueil`."""

import sys

from recueil.cli import main

sys.exit(main())
