"""cskit: one source of Customer Success hiring content, rendered as a site and interview kits."""

__version__ = "0.1.0"
