"""Rendering a run: one module for each form, imported when it is asked for."""
