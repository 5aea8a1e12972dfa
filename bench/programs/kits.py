"""All kits in one process: `typst` sets them as the toolkit does, `weasyprint` renders the same text, `none` only reads.

kits.py typst|weasyprint|none ROOT OUT
"""

import sys
from pathlib import Path

from cskit.content.cache import Cache
from cskit.content.load import load
from cskit.model.text import LANGUAGES
from cskit.views.kit import kit

engine, root, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
content, problems = load([root], cache=Cache(root / ".cskit" / "content.cache"))
kits = [kit(content, background, language) for background in content.backgrounds for language in LANGUAGES]
out.mkdir(parents=True, exist_ok=True)
if engine == "typst":
    from cskit.outputs.kit_pdf import KitPress

    press = KitPress()
    for one in kits:
        (out / f"{one.profile.id}-{one.language}.pdf").write_bytes(press.write(one).pdf)
elif engine == "weasyprint":
    from html_press import HtmlPress

    peer = HtmlPress()
    for one in kits:
        (out / f"{one.profile.id}-{one.language}.pdf").write_bytes(peer.write(one))
