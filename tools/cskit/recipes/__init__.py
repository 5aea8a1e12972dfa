"""Floor 4: each command as a list of steps that reads like a table of contents, a command or two a module.

A recipe takes plain values and returns plain values; it never prints and never exits. What cannot
go on is raised as ``Stopped``, which carries the problem to show.
"""
