"""`python -m badgefolio` is the command `badgefolio`."""

import sys

from badgefolio.cli import main

if __name__ == "__main__":
    sys.exit(main())
