"""The site room: content to staged Markdown, the engine over it, and the swap."""

from cskit.outputs.site.pages import stage

__all__ = ["stage"]
