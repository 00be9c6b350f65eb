"""Turns ``python -m ghpress`` into the command."""

from ghpress.cli.main import run

if __name__ == "__main__":
    run()
