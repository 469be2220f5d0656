"""Many notes -> names: paths, what a note tells the vault, who mentions whom, where links lead.

Only scan.py, roots.py, ignore.py and settings.py read disks; refresh.py asks what is there, and
replace.py writes.
"""
