"""The scorecard as one HTML file that needs no network; what was filled in comes back as a JSON file.

The file is the page itself (``page.py``); the JSON is written by the page's script and by ``fill``, and read by
``read`` (``saved.py``), which trusts nothing in it.
"""

from __future__ import annotations

from cskit.outputs.web_form.page import write
from cskit.outputs.web_form.saved import fill, read

__all__ = ["fill", "read", "write"]
