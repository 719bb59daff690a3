"""`python -m wro`: the same as `wro`."""

from wro.cli import main

main()
