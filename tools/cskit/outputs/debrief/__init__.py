"""The debrief and the calibration report: HTML for the screen, PDF for the meeting; nothing here is filled in."""

from cskit.outputs.debrief.page import calibration_page, debrief_page, pack_page
from cskit.outputs.debrief.paper import Paper, PaperError, debrief_pdf

__all__ = ["Paper", "PaperError", "calibration_page", "debrief_page", "debrief_pdf", "pack_page"]
