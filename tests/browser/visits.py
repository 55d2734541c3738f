"""What a round through all pages takes note of."""

from dataclasses import dataclass, field

WIDTHS = (1300, 390, 320)
NOT_A_PAGE_OF_A_FOLDER = ("404.html",)  # made for servers, which show it at any address


@dataclass
class Visit:
    """What happened when a page was opened and made narrower."""

    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    widths: dict[int, int] = field(default_factory=dict)
