"""`python -m wro`: the same as `wro`."""

from wro.cli import main

if __name__ == "__main__":
    main()
