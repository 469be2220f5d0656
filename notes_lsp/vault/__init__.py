"""Many notes -> names: paths, what a note tells the vault, who mentions whom, where links lead.

Only files.py, scan.py, roots.py, ignore.py and settings.py read disks.
"""
