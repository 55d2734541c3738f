"""Scripted edits of the toy, each of which means one thing, or nothing."""

from collections.abc import Mapping, Sequence

_CT05, _KL01 = "directives/05-ct-tum-2016.yml", "directives/01-kl-tum-2021.yml"
_HD23, _CD17 = "directives/23-hd-dum-2017.yml", "directives/chuyen-de-2017.yml"
_UNIT, _VILLAGE = "exemplars/dang-uy-mau.yml", "exemplars/xa-dong-xanh.yml"
_CITED = "    citations:\n      - source: bai-bao-mau-2017\n        locator: đoạn 2\n"

Script = Sequence[tuple[str, str, str]]

EDITS: Mapping[str, Script] = {
    "relation-kind": [(_KL01, "type: continues", "type: replaces")],
    "relation-added-and-removed": [
        (_KL01, "type: amends\n    target: 08-kh-dum-2016", "type: amends\n    target: 01-nq-dum-2016"),
    ],
    "figure": [(_UNIT, "printed: 147\n    value: 147", "printed: 148\n    value: 148")],
    "figure-and-source": [
        (
            _UNIT,
            (
                "printed: 38\n    value: 38\n    scope: Đảng bộ Mẫu, cấp tỉnh khen\n    as_of: 2017-05\n"
                "    citations:\n      - source: bai-bao-mau-2017\n        locator: đoạn 4"
            ),
            (
                "printed: 39\n    value: 39\n    scope: Đảng bộ Mẫu, cấp tỉnh khen\n    as_of: 2017-06\n"
                "    citations:\n      - source: bai-bao-mau-2023\n        locator: đoạn 1"
            ),
        )
    ],
    "claim-reworded": [(_UNIT, "dựng pano ở các ngã ba", "dựng 12 pano ở mọi ngã ba")],
    "claim-added-and-removed": [
        (
            _UNIT,
            (
                "highlights:\n  - text: Cả đảng bộ cùng MTTQ dựng pano ở các ngã ba.\n    citations:\n"
                "      - source: bai-bao-mau-2017\n        locator: đoạn 3\n"
            ),
            f"highlights:\n  - text: Mỗi chi bộ có một tổ đọc báo.\n{_CITED}",
        )
    ],
    "citation-lost": [
        (
            _CT05,
            "        locator: đoạn 1\n      - source: bai-bao-mau-2017\n        locator: đoạn 2\n",
            "        locator: đoạn 1\n",
        )
    ],
    "status": [(_CT05, "value: duoc-tiep-tuc", "value: chua-xac-dinh")],
    "date-and-title": [
        (_CT05, "issued: 2016-05-15", "issued: 2016-05-16"),
        (_CT05, "title: Về đẩy mạnh học tập", "title: Về đẩy mạnh việc học tập"),
    ],
    "discrepancy-acknowledged": [
        (
            _CT05,
            "discrepancies:\n",
            "discrepancies:\n  - kind: cách-ghi\n    note: Tên cơ quan được in hai kiểu trong hai bài.\n",
        )
    ],
    "discrepancy-withdrawn": [
        (
            _UNIT,
            (
                "    discrepancies:\n      - kind: lịch\n        note: Bài in ngày 30/2/2017; tháng ấy chỉ có 28 ngày, "
                "sổ tay giữ như in.\n"
            ),
            "",
        )
    ],
    "aliases": [(_CT05, "  - Chỉ thị 05\n  - CT 05\n", "  - CT 05\n  - Chỉ thị số 05\n")],
    "order": [(_CT05, "  - Chỉ thị 05\n  - CT 05\n", "  - CT 05\n  - Chỉ thị 05\n")],
    "model": [(_UNIT, "      - 01-nq-dum-2016\n", ""), (_UNIT, "name: Sổ việc tốt", "name: Sổ việc hay")],
    "document-added": [
        (
            "directives/02-kl-tum-2022.yml",
            "",
            (
                "id: 02-kl-tum-2022\ntype: ket-luan\nnumber: 02\nsymbol: 02-KL/TUM\ntitle: Về một việc mới\n"
                "short_name: Kết luận 02-KL/TUM\nissuer: tinh-uy-mau\nissued: 2022\nstatus:\n  value: chua-xac-dinh\n"
                f"relations:\n  - type: continues\n    target: 01-kl-tum-2021\n{_CITED}"
                "citations:\n  - source: bai-bao-mau-2017\n    locator: đoạn 2\n"
                f"summary:\n  - text: Một ý.\n{_CITED}"
            ),
        )
    ],
    "document-removed": [(_HD23, "", "")],
    "document-renamed": [
        (_CD17, "id: chuyen-de-2017\n", "id: chuyen-de-nam-2017\nprevious_ids:\n  - chuyen-de-2017\n"),
        (_UNIT, "      - chuyen-de-2017\n", "      - chuyen-de-nam-2017\n"),
    ],
    "document-renamed-carelessly": [
        (_CD17, "id: chuyen-de-2017\n", "id: chuyen-de-nam-2017\n"),
        (_UNIT, "      - chuyen-de-2017\n", "      - chuyen-de-nam-2017\n"),
    ],
    "vocabulary": [
        ("vocabulary/types.yml", "label: Chỉ thị", "label: Chỉ thị mẫu"),
        ("vocabulary/indicators.yml", "indicators:\n", "indicators:\n  - id: moi\n    label: Đếm mới\n    unit: cái\n"),
    ],
    "change-log": [
        (
            "vocabulary/changes.yml",
            "changes:\n",
            "changes:\n  - date: 2026-12-01\n    text: Thêm một ý.\n    records:\n      - 05-ct-tum-2016\n",
        )
    ],
    "markup": [(_CT05, "text: Việc gì dân cần thì làm trước.", 'text: "*Việc* @ai [gì](a) `dân` #1 cần_làm ~trước~."')],
    "broken": [
        (_CT05, "type: chi-thi\n", "type: [\n"),
        (_KL01, "short_name: Kết luận 01", "short_name: Kết luận số 01"),
    ],
    "nothing": [(_CT05, "number: 05", 'number:   "05"')],
}
"""Name → passages to replace: file, old, new. No old text writes the whole file, neither takes it away."""
