"""Relations stated between documents."""

from collections.abc import Callable

import pytest

from handbook.recognition import Recognition

Recognize = Callable[..., Recognition]
_CT, _KH, _HD = "Chỉ thị 91-CT/TUM", "Kế hoạch 92-KH/TUM", "Hướng dẫn 93-HD/TUM"


@pytest.mark.parametrize(
    ("line", "relation"),
    [
        ("Kết luận 94-KL/TUM về tiếp tục thực hiện Chỉ thị 91-CT/TUM", ("continues", "94-kl-tum", "91-ct-tum")),
        ("Chỉ thị 95-CT/TUM thay thế Chỉ thị 91-CT/TUM", ("replaces", "95-ct-tum", "91-ct-tum")),
        ("Chỉ thị 91-CT/TUM được thay thế bằng Chỉ thị 95-CT/TUM", ("replaces", "95-ct-tum", "91-ct-tum")),
        (f"{_KH} bãi bỏ Quyết định 96-QĐ/TUM", ("repeals", "92-kh-tum", "96-qd-tum")),
        (f"{_KH} sửa đổi, bổ sung Quyết định 96-QĐ/TUM", ("amends", "92-kh-tum", "96-qd-tum")),
        (f"{_KH} cụ thể hóa {_CT}", ("concretises", "92-kh-tum", "91-ct-tum")),
        (f"{_KH} về việc tổ chức thực hiện {_CT}", ("implements", "92-kh-tum", "91-ct-tum")),
        (f"{_HD} thực hiện {_CT}", ("guides", "93-hd-tum", "91-ct-tum")),
        (f"làm theo {_CT} gắn với việc thực hiện Nghị quyết 97-NQ/TUM", ("together_with", "91-ct-tum", "97-nq-tum")),
        (f"Căn cứ {_CT}, Tỉnh ủy ban hành {_KH}", ("based_on", "92-kh-tum", "91-ct-tum")),
        (f"Để triển khai thực hiện {_CT}, Tỉnh ủy đã ban hành {_KH}", ("implements", "92-kh-tum", "91-ct-tum")),
    ],
)
def test_a_formula_tells_the_relation_and_its_direction(
    recognize: Recognize, line: str, relation: tuple[str, str, str]
) -> None:
    (find,) = recognize(line).list_finds("relations")
    assert (find.fields["type"], find.fields["source"], find.fields["target"]) == relation
    assert find.text
    assert find.text in line


@pytest.mark.parametrize(
    "line", [f"{_CT} và {_KH}", f"{_CT}. Sau đó tiếp tục thực hiện {_KH}", f"{_CT} thực hiện tốt {_KH}"]
)
def test_documents_side_by_side_are_not_related(recognize: Recognize, line: str) -> None:
    assert not recognize(line).list_finds("relations")
