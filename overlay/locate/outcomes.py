"""What became of each note, in terms of the model and in words that help its author."""

from __future__ import annotations

from collections.abc import Sequence

from overlay.locate.choice import Pick
from overlay.locate.evidence import Evidence
from overlay.locate.places import Place
from overlay.model import Located, Moment, Note, Reason, Span, Unplaced
from overlay.timecode import short_clock

_SHOWN_PLACES = 5


def belongs_to(note: Note, episode: int | None) -> bool:
    """Whether a note may be meant for an episode: it names this one or none, or the episode is unknown."""
    return episode is None or not note.episodes or episode in note.episodes


def not_of_episode(note: Note, episode: int | None) -> Unplaced:
    """A note of another episode."""
    own = ", ".join(map(str, note.episodes))
    kind = "episodes" if len(note.episodes) > 1 else "episode"
    return Unplaced(note, "absent", "other-episode", f"The note is about {kind} {own}, not {episode}.")


def outcome(note: Note, evidence: Evidence, pick: Pick, episode: int | None) -> list[Located] | Unplaced:
    """A note's moments, or why it has none."""
    if not evidence.places:
        return _unplaced(
            note, "not-found", _not_found(evidence, expected=_is_expected(note, episode)), episode
        )
    if evidence.every:
        return [_located(note, place) for place in evidence.places]
    if pick.option is None:
        return _unplaced(note, "ambiguous", _out_of_order(note, evidence.places), episode)
    if not evidence.settled and len(pick.equals) > 1:
        message = _ambiguous([evidence.places[at] for at in pick.equals])
        return _unplaced(note, "ambiguous", message, episode)
    return [_located(note, evidence.places[pick.option])]


def _located(note: Note, place: Place) -> Located:
    return Located(
        note, Span(place.start, place.end), (place.first, place.last), place.how, round(place.score, 3)
    )


def _unplaced(note: Note, reason: Reason, message: str, episode: int | None) -> Unplaced:
    return Unplaced(note, "unplaced" if _is_expected(note, episode) else "absent", reason, message)


def _is_expected(note: Note, episode: int | None) -> bool:
    """Whether a note is missed: only in an episode that it names."""
    return episode is not None and episode in note.episodes


def _not_found(evidence: Evidence, *, expected: bool) -> str:
    if not evidence.tried:
        return "Its only anchors are times in other releases. Give it a quote, or words that are said."
    tried = "; ".join(evidence.tried)
    advice = " Mend the anchor, or give the note another one." if expected else ""
    return f"{tried[0].upper()}{tried[1:]}.{advice}"


def _ambiguous(places: Sequence[Place]) -> str:
    if places[0].how == "words":
        advice = "Ask for one more word, rule places out with `unless`, or say which with `occurrence`."
    else:
        advice = "Say which with `prefix`, `suffix` or `occurrence`, or quote more of the line."
    return f"{len(places)} places fit equally well: {_shown(places)}. {advice}"


def _out_of_order(note: Note, places: Sequence[Place]) -> str:
    releases = {anchor.release for anchor in note.anchors if isinstance(anchor, Moment) and anchor.release}
    return (
        f"It would be at {_shown(places)}, but the times in {_listed(releases)} put it before or after "
        "notes that are found elsewhere. Check `at` of this note and of those around it."
    )


def _shown(places: Sequence[Place]) -> str:
    shown = [
        f"cue {place.first + 1} ({short_clock(place.start)}, score {place.score:.2f})" for place in places
    ]
    more = len(shown) - _SHOWN_PLACES
    return ", ".join(shown[:_SHOWN_PLACES]) + (f" and {more} more" if more > 0 else "")


def _listed(releases: set[str]) -> str:
    return " and ".join(f"“{release}”" for release in sorted(releases))
