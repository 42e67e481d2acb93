"""How a fetch behaves towards servers, and what it puts up with from them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hudna import __version__
from hudna.errors import UsageError

TOOL = f"hudna {__version__}"
"""The tool and its version, as the records of captures name it."""
ROBOT = "hudna"
"""The name under which robots.txt speaks to this program."""
USER_AGENT = f"hudna/{__version__} (ceasefire monitoring)"
"""What servers are told unless another name is given."""

_LINE = re.compile(r"[\x20-\x7e]{1,200}")


@dataclass(frozen=True, slots=True)
class Policy:
    """Bounds and manners of a fetch; times in seconds, sizes in bytes.

    The defaults are those of a polite reader of news: a page of text with its markup has seldom
    more than 2 MB, and a server that has not answered after half a minute will not.
    Raises `UsageError` where the name of the program cannot stand in a header.
    """

    user_agent: str = USER_AGENT
    private: bool = False
    """Whether addresses of private networks and any port may be fetched."""
    delay: float = 2.0
    """Least time between two requests to one host; robots.txt may ask for more."""
    connect: float = 15.0
    read: float = 30.0
    """Longest silence in the middle of an answer."""
    total: float = 120.0
    """Longest time for one request with its answer, however steadily it drips."""
    most: int = 32 * 1024 * 1024
    """Most bytes of an answer as it is sent."""
    most_unpacked: int = 128 * 1024 * 1024
    """Most bytes of an answer when it is unpacked."""
    redirects: int = 10
    attempts: int = 3
    backoff: float = 2.0
    """Pause before the second attempt; doubled for each one after it."""
    longest_pause: float = 60.0
    """A server that asks for more than this is left alone until the next round."""

    def __post_init__(self) -> None:
        if not _LINE.fullmatch(self.user_agent):
            raise UsageError(
                "the name of the program (user agent) must be one line of ASCII: give another"
            )
