"""The hand-written stock that generated handbooks are made of: topics, sentences, provinces."""

import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Topic:
    """What documents may be about: its name, the things and deeds it speaks of, the models it gives rise to."""

    name: str
    things: tuple[str, ...]
    deeds: tuple[str, ...]
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Province:
    """A province and the districts of it that are used."""

    kind: str
    name: str
    districts: tuple[str, ...]

    @property
    def label(self) -> str:
        """Name it with its kind: "Tỉnh Nghệ An"."""
        return f"{self.kind} {self.name}"


@cache
def read_topics() -> tuple[Topic, ...]:
    """Read the topics."""
    rows = (line.split("\t") for line in _read_lines("topics.tsv"))
    return tuple(Topic(row[0], _split(row[1]), _split(row[2]), _split(row[3])) for row in rows)


@cache
def read_provinces() -> tuple[Province, ...]:
    """Read the provinces."""
    rows = (line.split("\t") for line in _read_lines("provinces.tsv"))
    return tuple(Province(row[0], row[1], _split(row[2])) for row in rows)


@cache
def read_sentences() -> dict[str, tuple[str, ...]]:
    """Read the sentences and word lists by the name of their section."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in _read_lines("sentences.txt"):
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            lines.append(line)
    return {name: tuple(kept) for name, kept in sections.items()}


class Teller:
    """Tells about one topic in one place, out of the stock."""

    def __init__(self, draw: random.Random, topic: Topic, place: str) -> None:
        """Take up a topic in a place."""
        self._draw = draw
        self._topic = topic
        self._place = place
        self._stock = read_sentences()

    def tell(self, section: str, count: int = 1, **given: str) -> list[str]:
        """Tell ``count`` different sentences of a section, every slot filled."""
        return [self._fill(sentence, given) for sentence in self._draw.sample(self._stock[section], count)]

    def _fill(self, sentence: str, given: dict[str, str]) -> str:
        draw, topic = self._draw, self._topic
        thing, other = draw.sample(topic.things, 2)
        deed, next_deed = draw.sample(topic.deeds, 2)

        def pick(match: re.Match[str]) -> str:
            name = match[1]
            if name in given:
                return given[name]
            if name in {"who", "means", "result"}:
                return draw.choice(self._stock[name])
            if name == "n":
                return str(draw.randint(3, 48))
            if name == "when":
                return f"tháng {draw.randint(1, 12)} năm sau"
            return fixed[name]

        fixed = {
            "thing": thing,
            "thing2": other,
            "deed": deed,
            "deed2": next_deed,
            "topic": topic.name,
            "place": self._place,
        }
        text = _SLOT.sub(pick, sentence)
        return text[0].upper() + text[1:]


def _read_lines(name: str) -> list[str]:
    return [line for line in (_HERE / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def _split(field: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in field.split(";"))
