"""``python -m cskit`` is ``cskit``."""

from cskit.cli import main

main(prog_name="cskit")
