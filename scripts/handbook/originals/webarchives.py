"""A page saved as one file of mail parts (.mht): its first page is read, pictures and the rest are not."""

from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser

from handbook.messages import say
from handbook.originals.original import Original, OriginalError
from handbook.originals.webpages import read_page

_MOST_PARTS = 2000


def read_web_archive(content: bytes) -> Original:
    """Read the page in a saved page; raise OriginalError where there is none."""
    try:
        message = BytesParser(EmailMessage, policy=policy.compat32.clone(raise_on_defect=False)).parsebytes(content)
        for number, part in enumerate(message.walk()):
            if number > _MOST_PARTS:
                raise OriginalError("swells", say("originals", "swells"))
            payload = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
            if isinstance(payload, bytes):
                address = str(part.get("Content-Location") or message.get("Snapshot-Content-Location") or "")
                return read_page(payload, part.get_content_charset("") or "", address)
    except (MessageError, LookupError, ValueError, RecursionError) as error:
        raise OriginalError("no-page", say("originals", "no-page")) from error
    raise OriginalError("no-page", say("originals", "no-page"))
