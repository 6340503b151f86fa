"""Subscribes to a calendar with vdirsyncer, reads it and the copy with icalendar, and prints both as JSON.

vdirsyncer gives each event of a subscription a name of its own, so only what was read has ours.
"""

import json
import pathlib
import subprocess
import sys
import urllib.request

import icalendar

CONFIG = """
[general]
status_path = "{folder}/status/"

[pair visits]
a = "theirs"
b = "copy"
collections = null

[storage theirs]
type = "http"
url = "{url}"

[storage copy]
type = "filesystem"
path = "{folder}/copy"
fileext = ".ics"
"""


def vdirsyncer(folder, *words):
    command = [str(pathlib.Path(sys.executable).parent / "vdirsyncer"), "-c", str(folder / "config"), *words]
    done = subprocess.run(command, input="y\n", text=True, capture_output=True)
    if done.returncode:
        sys.exit(f"vdirsyncer {words}: {done.stdout}{done.stderr}")


def events(text):
    calendar = icalendar.Calendar.from_ical(text)
    wrong = [calendar.errors] + [event.errors for event in calendar.events]
    if any(wrong):
        sys.exit(f"icalendar: {wrong}")
    return [said(event) for event in calendar.events]


def said(event):
    return {
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "status": str(event["STATUS"]),
        "summary": str(event["SUMMARY"]),
        "start": event.start.isoformat(),
        "minutes": event.duration.total_seconds() / 60,
    }


def main(url, folder):
    folder = pathlib.Path(folder)
    (folder / "copy").mkdir(exist_ok=True)
    (folder / "config").write_text(CONFIG.format(url=url, folder=folder))
    vdirsyncer(folder, "discover", "visits")
    vdirsyncer(folder, "sync")
    with urllib.request.urlopen(url) as answer:
        read = events(answer.read())
    synced = [event for file in (folder / "copy").glob("*.ics") for event in events(file.read_bytes())]
    print(json.dumps({"read": read, "synced": synced}))


main(*sys.argv[1:])
