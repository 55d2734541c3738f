"""For each code of the check command, lines that are wrong and how they are right.

Each pair is a part of a small record, document, unit or source, of the handbook the tests use; the tests lay both in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_CITED = "    citations:\n      - source: bai-bao-mau-2017\n        locator: đoạn 1"


@dataclass(frozen=True, slots=True)
class Example:
    """Lines that give a code, and the same lines put right; ``folder`` says in which kind of record."""

    wrong: str
    right: str
    folder: str = "directives"


def _title(wrong: str, right: str) -> Example:
    return Example(f"title: {wrong}", f"title: {right}")


def _claim(wrong: str, right: str) -> Example:
    return Example(f"summary:\n  - text: {wrong}\n{_CITED}", f"summary:\n  - text: {right}\n{_CITED}")


def _figure(wrong: str, right: str) -> Example:
    head = "figures:\n  - id: so-mo-hinh\n    indicator: mo-hinh\n"
    return Example(f"{head}{wrong}\n{_CITED}", f"{head}{right}\n{_CITED}", "exemplars")


def _relation(wrong: str, right: str) -> Example:
    return Example(f"relations:\n{wrong}\n{_CITED}", f"relations:\n{right}\n{_CITED}")


_AMOUNT = "    printed: 25.525\n    value: 25525\n    scope: Chi bộ Thử"
_PARTS = (
    "figures:\n  - id: ca-hai\n    indicator: mo-hinh\n    printed: {total}\n    value: {total}\n    scope: Cả hai ấp\n"
    "    parts:\n      - mot\n      - hai\n" + _CITED + "\n"
    "  - id: mot\n    indicator: mo-hinh\n    printed: 4\n    value: 4\n    scope: Ấp Một\n" + _CITED + "\n"
    "  - id: hai\n    indicator: mo-hinh\n    printed: 5\n    value: 5\n    scope: Ấp Hai\n" + _CITED
)
_CLASS = "conferences:\n  - id: lop\n    name: Lớp học\n"

EXAMPLES: Mapping[str, Example] = MappingProxyType(
    {
        "merge-conflict": Example(
            "<<<<<<< HEAD\nissued: 2018-03-02\n=======\nissued: 2018-03-03\n>>>>>>> ban-khac", "issued: 2018-03-02"
        ),
        "look-alike": _title("\u00d0ẩy mạnh học tập", "Đẩy mạnh học tập"),
        "foreign-letter": _title("Về việc th\u0430", "Về việc tha"),
        "unprintable": _title("Về việc thử \U0001f31f", "Về việc thử ★"),
        "invisible": _title("Về\u00a0việc thử", "Về việc thử"),
        "compatibility": _title("Về hồ sơ số (\ufb01le)", "Về hồ sơ số (file)"),
        "tab": _title("Mô hình\t12", "Mô hình 12"),
        "not-nfc": _title("Vie\u0323\u0302c thử", "Việc thử"),
        "curly-quote": _title("“Về việc thử”", '"Về việc thử"'),
        "colon": _title("Chỉ thị: về việc thử", '"Chỉ thị: về việc thử"'),
        "comment-after-value": _title("Về việc thử #1", '"Về việc thử #1"'),
        "unclosed-quote": _title('"Về việc thử', '"Về việc thử"'),
        "no-colon": Example("issuer tinh-uy-mau", "issuer: tinh-uy-mau"),
        "bad-character": _title("[Mật] Về việc thử", '"[Mật] Về việc thử"'),
        "indentation": Example("aliases:\n  - CT 09\n - Chỉ thị 09", "aliases:\n  - CT 09\n  - Chỉ thị 09"),
        "yaml": _title('"Tệp D:\\quy-chế"', "'Tệp D:\\quy-chế'"),
        "anchor": _title("*Về việc thử", '"*Về việc thử"'),
        "tag": _title("!Về việc thử", '"!Về việc thử"'),
        "key-form": Example("? [issued]\n: 2018-03-02", "issued: 2018-03-02"),
        "duplicate-key": Example("issued: 2018-03-02\nissued: 2018-03-03", "issued: 2018-03-02"),
        "several-documents": Example("issued: 2018-03-02\n---\nterm: xii", "issued: 2018-03-02\nterm: xii"),
        "too-deep": _title("[[[[[[[[[[[[[Về việc thử]]]]]]]]]]]]]", "Về việc thử"),
        "unknown-field": Example("tittle: Về việc thử", "title: Về việc thử"),
        "missing-field": Example("status:\n  basis: Bài nói như vậy.", "status:\n  value: chua-xac-dinh"),
        "field-empty": Example("issued:", "issued: 2018-03-02"),
        "shape": Example("aliases: CT 09", "aliases:\n  - CT 09"),
        "choice": _figure(f"{_AMOUNT}\n    qualifier: gan", f"{_AMOUNT}\n    qualifier: gần"),
        "pattern": Example("number: 9", 'number: "09"'),
        "id-form": Example("issuer: Tỉnh ủy Mẫu", "issuer: tinh-uy-mau"),
        "date-form": Example("issued: 02/03/2018", "issued: 2018-03-02"),
        "number-form": _figure(
            "    printed: 99,38%\n    value: 99,38%\n    scope: Chi bộ Thử",
            ("    printed: 99,38%\n    value: 99.38\n    scope: Chi bộ Thử"),
        ),
        "url-form": Example("url: www.bao-mau.example", "url: https://www.bao-mau.example", "sources"),
        "too-long": _title("Về việc thử " * 34 + "…", "Về việc thử"),
        "text-html": _claim("Làm <b>tốt</b>.", "Làm tốt."),
        "text-link": _title('"Thực hiện [[05-ct-tum-2016|chỉ thị năm 2016]]"', "Thực hiện chỉ thị năm 2016"),
        "text-scheme": _claim("Xem javascript:xem tại đây.", "Xem https://bao-mau.example tại đây."),
        "text-spaces": _title('"Về việc  thử"', "Về việc thử"),
        "item-twice": Example("aliases:\n  - CT 09\n  - CT 09", "aliases:\n  - CT 09"),
        "id-not-file-name": Example("id: 09-ct-tum-2081", "id: 09-ct-tum-2018"),
        "id-twice": Example("previous_ids:\n  - 05-ct-tum-2016", "previous_ids:\n  - chi-thi-09"),
        "id-reserved": Example(
            f"models:\n  - id: nguon-1\n    name: Sổ tay\n    text: Ghi việc tốt.\n{_CITED}",
            f"models:\n  - id: so-tay\n    name: Sổ tay\n    text: Ghi việc tốt.\n{_CITED}",
            "exemplars",
        ),
        "body-cycle": Example("parent: chi-bo-thu", "parent: dang-uy-mau", "exemplars"),
        "part-self": _figure(f"{_AMOUNT}\n    parts:\n      - so-mo-hinh", _AMOUNT),
        "period-order": _figure(
            f"{_AMOUNT}\n    period:\n      start: 2023\n      end: 2021",
            f"{_AMOUNT}\n    period:\n      start: 2021\n      end: 2023",
        ),
        "dangling": Example("issuer: tinh-uy-mua", "issuer: tinh-uy-mau"),
        "old-id": _relation(
            "  - type: based_on\n    target: nghi-quyet-01-2016", "  - type: based_on\n    target: 01-nq-dum-2016"
        ),
        "unknown-part": _figure(f"{_AMOUNT}\n    part_of: tat-ca", _AMOUNT),
        "name-shared": Example("aliases:\n  - Chỉ thị 05", "aliases:\n  - Chỉ thị 09"),
        "fact-differs": Example("symbol: 90-CT/TUM", "symbol: 09-CT/TUM"),
        "symbol-other": Example("type: ket-luan", "type: chi-thi"),
        "uncited": Example("summary:\n  - text: Một ý.", f"summary:\n  - text: Một ý.\n{_CITED}"),
        "passage-uncited": _claim("Đoạn 3 kể xã làm tốt.", "Đoạn 1 kể xã làm tốt."),
        "unknown-source": Example(
            "citations:\n  - source: bai-bao-mau-2018\n    locator: đoạn 1",
            "citations:\n  - source: bai-bao-mau-2017\n    locator: đoạn 1",
        ),
        "unknown-locator": Example(
            "citations:\n  - source: bai-bao-mau-2017\n    locator: Đoạn 1",
            "citations:\n  - source: bai-bao-mau-2017\n    locator: đoạn 1",
        ),
        "mention-ambiguous": _claim("Nghị quyết 01 được học tập.", '"[[01-nq-dum-2016|Nghị quyết 01]] được học tập."'),
        "mention-unknown": _claim("Làm theo Chỉ thị 77-CT/TUM.", "Làm theo Chỉ thị 05-CT/TUM."),
        "mention-target": _claim("Làm theo [[05-ct-tu-2016]].", "Làm theo [[05-ct-tum-2016]]."),
        "relation-self": _relation(
            "  - type: continues\n    target: 09-ct-tum-2018", "  - type: continues\n    target: 05-ct-tum-2016"
        ),
        "relation-twice": _relation(
            f"  - type: continues\n    target: 05-ct-tum-2016\n{_CITED}\n"
            "  - type: continues\n    target: 05-ct-tum-2016",
            "  - type: continues\n    target: 05-ct-tum-2016",
        ),
        "relation-order": _relation(
            "  - type: continues\n    target: 01-kl-tum-2021", "  - type: continues\n    target: 05-ct-tum-2016"
        ),
        "date-far": Example("published: 2108-03-02", "published: 2018-03-02", "sources"),
        "date-impossible": Example(
            f"{_CLASS}    date: 2017-02-30\n    text: Lớp học.\n{_CITED}",
            f"{_CLASS}    date: 2017-02-30\n    text: Lớp học.\n{_CITED}\n    discrepancies:\n      - kind: lịch\n"
            "        note: Bài in ngày 30/2/2017; tháng ấy chỉ có 28 ngày, sổ tay giữ như in.",
            "exemplars",
        ),
        "before-cause": Example(
            f"{_CLASS}    date: 2016-02-20\n    about:\n      - 05-ct-tum-2016\n    text: Lớp học.\n{_CITED}",
            f"{_CLASS}    date: 2016-02-20\n    about:\n      - 05-ct-tum-2016\n    text: Lớp học.\n{_CITED}\n"
            "    discrepancies:\n      - kind: trước-nguyên-nhân\n"
            "        note: Bài in ngày 20/2/2016, trước ngày ra chỉ thị (15/5/2016).",
            "exemplars",
        ),
        "figure-sum": Example(_PARTS.format(total=10), _PARTS.format(total=9), "exemplars"),
        "value-not-printed": _figure("    printed: 25.525\n    value: 25.525\n    scope: Chi bộ Thử", _AMOUNT),
        "printed-words": _figure(
            "    printed: hơn 98 mô hình\n    value: 98\n    scope: Chi bộ Thử",
            "    printed: 98\n    value: 98\n    qualifier: hơn\n    scope: Chi bộ Thử",
        ),
        "fields-exchanged": _figure("    printed: Chi bộ Thử\n    value: 25525\n    scope: 25.525", _AMOUNT),
        "scope-number": _figure("    printed: 25.525\n    value: 25525\n    scope: 25.525", _AMOUNT),
        "discrepancy-stale": Example(
            "discrepancies:\n  - kind: lịch\n    note: Ngày không có trong lịch.",
            "discrepancies:\n  - kind: cách-ghi\n    note: Bài in tên cơ quan hai kiểu.",
        ),
    }
)
"""Code → example; what concerns a file as such, or the vocabulary, has none."""
