"""What pages tell programs about themselves: JSON-LD with schema.org's words and, beside them, those of ELI. Pure.

Only what a record says is told; a relation that neither vocabulary knows stays untold here.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from handbook.opendata.downloads import DOWNLOADS
from handbook.pages import (
    DATA,
    DESCRIPTIONS,
    HOME,
    LICENCE,
    Library,
    body_address,
    directive_address,
    model_address,
    relative_address,
    source_address,
)
from handbook.records import Body, Citation, Directive, Dossier, Model, Source, list_subjects
from handbook.text import EdtfDate

Node = dict[str, Any]

_CONTEXT = [
    "https://schema.org",
    {"eli": "http://data.europa.eu/eli/ontology#", "xsd": "http://www.w3.org/2001/XMLSchema#"},
]
_ISSUED, _EDTF = "http://purl.org/dc/terms/issued", "http://id.loc.gov/datatypes/edtf/EDTF-level1"


class Describer:
    """Describes pages; addresses are whole where the site has one (``base``), else as seen from the page."""

    def __init__(self, library: Library, base: str = "") -> None:
        """Take the records to describe."""
        self._catalog = library.catalog
        self._lineage = library.lineage
        self._library = library
        self._base = base

    def describe_page(self, address: str) -> str:
        """Describe the page of a record, or the first page, as JSON for a script element; empty for any other page.

        A document of which there is only talk is described to nobody.
        """
        catalog, identifier = self._catalog, address.rpartition("/")[2].removesuffix(".html")
        if identifier in self._lineage.reported:
            return ""
        if identifier in catalog.directives and address == directive_address(identifier):
            return _write(self._describe_directive(address, catalog.directives[identifier].record))
        if identifier in catalog.bodies and address == body_address(catalog, identifier):
            return _write(self._describe_body(address, catalog.bodies[identifier].record))
        if identifier in catalog.models and address == model_address(identifier):
            return _write(self._describe_model(address, catalog.models[identifier].record))
        if identifier in catalog.sources and address == source_address(identifier):
            return _write(self._describe_source(address, catalog.sources[identifier].record))
        return _write(self._describe_site()) if address == HOME else ""

    def describe_data(self, sizes: Mapping[str, int]) -> str:
        """Describe the whole as a data set with its files (``sizes``: address → bytes)."""
        node = {
            "@type": "Dataset",
            "@id": self._find(DATA, DATA),
            "url": self._find(DATA, DATA),
            "name": self._library.site,
            "description": DESCRIPTIONS["data"],
            "dateModified": self._library.updated,
            "conditionsOfAccess": LICENCE,
            "isAccessibleForFree": True,
            "inLanguage": "vi",
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": each.address.rpartition("/")[2],
                    "contentUrl": self._find(DATA, each.address),
                    "encodingFormat": each.media_type,
                    "contentSize": f"{sizes[each.address]} B",
                }
                for each in DOWNLOADS
                if each.address in sizes
            ],
        }
        return _write(node)

    def _describe_site(self) -> Node:
        return {
            "@type": "WebSite",
            "name": self._library.site,
            "description": DESCRIPTIONS["home"],
            "url": self._find(HOME, HOME),
        }

    def _describe_directive(self, page: str, record: Directive) -> Node:
        issuer = self._catalog.bodies[record.issuer].record if record.issuer else None
        node: Node = {
            "@type": ["Legislation", "eli:LegalResource"],
            "@id": self._find(page, page),
            "url": self._find(page, page),
            "identifier": record.id,
            "name": record.title,
            "alternateName": [record.short_name, *record.aliases],
            "legislationIdentifier": record.symbol,
            "eli:id_local": record.symbol,
            "legislationType": self._catalog.types[record.type].record.label,
            "legislationDate": _write_date(record.issued),
            "eli:date_document": _write_day(record.issued),
            **_describe_unsure(record.issued),
            "legislationPassedBy": self._name_body(page, issuer) if issuer else None,
            "eli:passed_by": self._refer(page, body_address(self._catalog, issuer.id)) if issuer else None,
            **self._describe_signer(record),
            "about": self._name_subjects(record),
            **self._relate(page, record),
            "subjectOf": self._name_sources(page, record.cite),
        }
        return node

    def _name_subjects(self, record: Dossier) -> list[str]:
        """Name what a record is about (https://schema.org/about)."""
        return [self._catalog.subjects[each].record.label for each in list_subjects(record)]

    @staticmethod
    def _describe_signer(record: Directive) -> Node:
        """Describe who signed: a person with responsibility for the document, as neither vocabulary has «signed by».

        See https://schema.org/legislationResponsible, which gives ``eli:responsibility_of`` as its equivalent.
        """
        if record.signer is None:
            return {}
        name, role = record.signer.name, record.signer.role
        person = {"@type": "Person", "name": name, **({"jobTitle": role} if role else {})}
        return {"legislationResponsible": person, "eli:responsibility_of": name}

    def _relate(self, page: str, record: Directive) -> Node:
        """Gather the relations that schema.org and ELI have names for."""
        found: dict[str, list[Node]] = {}
        for link in self._lineage.outgoing.get(record.id, ()):
            if link.target in self._lineage.reported:
                continue
            kind = self._catalog.relations[link.kind].record
            target = self._refer(page, directive_address(link.target))
            name = self._catalog.directives[link.target].record.short_name
            if kind.schema_org:
                found.setdefault(kind.schema_org, []).append({"@type": "Legislation", **target, "name": name})
            if kind.eli:
                found.setdefault(kind.eli, []).append(target)
        return dict(found)

    def _describe_body(self, page: str, record: Body) -> Node:
        parent = self._catalog.bodies[record.parent].record if record.parent else None
        province = self._catalog.provinces[record.province].record.label if record.province else ""
        return {
            "@type": "Organization",
            "@id": self._find(page, page),
            "url": self._find(page, page),
            "identifier": record.id,
            "name": record.name,
            "alternateName": [name for name in (record.short_name, *record.aliases, *record.symbols) if name],
            "foundingDate": _write_date(record.founded.date) if record.founded else None,
            "dissolutionDate": _write_date(record.ended.date) if record.ended else None,
            "location": {"@type": "AdministrativeArea", "name": province} if province else None,
            "parentOrganization": self._name_body(page, parent) if parent else None,
            "subjectOf": self._name_sources(page, record.cite),
        }

    def _describe_model(self, page: str, record: Model) -> Node:
        """Describe a model: a way to do something (https://schema.org/HowTo), by whom, for whom, in which steps."""
        catalog = self._catalog
        served = (catalog.directives[each].record for each in record.serves)
        return {
            "@type": "HowTo",
            "@id": self._find(page, page),
            "url": self._find(page, page),
            "identifier": record.id,
            "name": record.name,
            "alternateName": list(record.aliases),
            "description": " ".join(claim.text for claim in record.summary),
            "step": [{"@type": "HowToStep", "text": claim.text} for claim in record.steps],
            "provider": [self._name_body(page, catalog.bodies[each.unit].record) for each in record.units],
            "about": [*(catalog.fields[each].record.label for each in record.fields), *self._name_subjects(record)],
            "audience": [
                {"@type": "Audience", "audienceType": catalog.audiences[each].record.label} for each in record.audiences
            ],
            "isBasedOn": [
                {"@type": "Legislation", **self._refer(page, directive_address(each.id)), "name": each.short_name}
                for each in served
            ],
            "subjectOf": self._name_sources(page, record.cite),
        }

    def _describe_source(self, page: str, record: Source) -> Node:
        return {
            "@type": "Article",
            "@id": self._find(page, page),
            "url": record.url,
            "identifier": record.id,
            "headline": record.title,
            "genre": record.kind,
            "creditText": ", ".join(part for part in (record.author, record.author_role) if part),
            "publisher": {"@type": "Organization", "name": record.publisher} if record.publisher else None,
            "datePublished": _write_date(record.published),
            **_describe_unsure(record.published),
        }

    def _name_body(self, page: str, record: Body) -> Node:
        address = body_address(self._catalog, record.id)
        return {"@type": "Organization", **self._refer(page, address), "name": record.name}

    def _name_sources(self, page: str, citations: Iterable[Citation]) -> list[Node]:
        """Name the articles that tell of a thing."""
        cited = dict.fromkeys(citation.source for citation in citations)
        return [
            {
                "@type": "Article",
                **self._refer(page, source_address(each)),
                "headline": self._catalog.sources[each].record.title,
            }
            for each in cited
        ]

    def _refer(self, page: str, address: str) -> Node:
        return {"@id": self._find(page, address)}

    def _find(self, page: str, address: str) -> str:
        return self._base + address if self._base else relative_address(page, address)


def _write(node: Node) -> str:
    """Write a node so that nothing in it can end its script element or a line of JavaScript."""
    content = {"@context": _CONTEXT, **{key: value for key, value in node.items() if value}}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def _write_date(date: EdtfDate | None) -> str | None:
    return str(date) if date and date.is_plain and date.exists else None


def _write_day(date: EdtfDate | None) -> Node | None:
    """Write a whole day of the calendar, the only date ELI knows."""
    return {"@type": "xsd:date", "@value": str(date)} if date and date.day and date.is_plain and date.exists else None


def _describe_unsure(date: EdtfDate | None) -> Node:
    """Describe a date that is not sure, which neither vocabulary knows."""
    return {_ISSUED: {"@type": _EDTF, "@value": str(date)}} if date and not date.is_plain else {}
