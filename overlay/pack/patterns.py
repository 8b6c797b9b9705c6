"""The regular expressions of the format, in the dialect that Python and JSON Schema share."""

from __future__ import annotations

ID = "[a-z0-9-]+"

# Language, script, region, variants, extensions, private use (RFC 5646, section 2.1), without its
# reserved languages of four letters and more: a language's English name would pass as one.
LANGUAGE = (
    "[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
    "(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[0-9A-WY-Za-wy-z](-[A-Za-z0-9]{2,8})+)*"
    "(-[Xx](-[A-Za-z0-9]{1,8})+)?"
)

# Names joined by operators, in brackets (SPDX specification, annex on license expressions); that the
# brackets are balanced no regular expression can tell.
_LICENSE_NAME = "(?!(AND|OR|WITH)[ )])(DocumentRef-[A-Za-z0-9.-]+:)?[A-Za-z0-9.-]+[+]?"
LICENSE = rf"[(]*{_LICENSE_NAME}[)]*( (AND|OR|WITH) [(]*{_LICENSE_NAME}[)]*)*"

# Whole seconds; minutes and seconds; hours, minutes and seconds: what follows a colon is below 60.
CLOCK = "([0-9]{1,6}|([0-9]{1,4}:)?[0-5]?[0-9]:[0-5]?[0-9]|[0-9]{1,4}:[0-5]?[0-9])([.,][0-9]{1,9})?"

DATE = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
FRAME_RATE = "[1-9][0-9]{0,2}([.][0-9]{1,6})?"

# What stands in no text: control characters but tab and line break, and what is no character at all.
# The inside of a character class.
CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
# Halves of characters. JSON can write one; to some dialects every emoji is two, so no schema holds this.
HALF = r"\ud800-\udfff"

URL = rf'https?://[^\s{CONTROL}/?#"<>]+[^\s{CONTROL}"<>]*'
WEB_ADDRESS = r"(://|(^|[^A-Za-z0-9])[Ww]{3}[.][^\s.])"

# Parts joined by slashes, none of which leads out of the pack's folder.
FILE = rf"(?!([^/]*/)*[.]{{1,2}}(/|$))[^/\\:{CONTROL}]+(/[^/\\:{CONTROL}]+)*"

SPOKEN = r"[^\s*]+[*]?(\s+[^\s*]+[*]?)*"
