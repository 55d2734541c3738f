"""Scripted edits of the toy, each of which means one thing, or nothing."""

from collections.abc import Mapping, Sequence

_CT05, _KL01 = "directives/05-ct-tum-2016.yml", "directives/01-kl-tum-2021.yml"
_HD23, _CD17 = "directives/23-hd-dum-2017.yml", "directives/chuyen-de-2017.yml"
_OF_THE_VILLAGE = ("am-nuoc-dau-xom", "hang-cay-nho-on")
_MODEL = "exemplars/models/so-viec-tot.yml"
_OLD = "directives/01-nq-dum-2012.yml"
_UNIT, _VILLAGE = "exemplars/dang-uy-mau.yml", "exemplars/xa-dong-xanh.yml"
_CITED = "    cite: [bai-bao-mau-2017#d2]\n"

Script = Sequence[tuple[str, str, str]]

EDITS: Mapping[str, Script] = {
    "relation-kind": [(_KL01, "type: continues", "type: replaces")],
    "relation-added-and-removed": [
        (_KL01, "type: amends\n    target: 08-kh-dum-2016", "type: amends\n    target: 01-nq-dum-2016"),
    ],
    "status-date": [(_OLD, "as_of: 2017-05-19", "as_of: 2017-05")],
    "figure": [(_UNIT, "printed: 147\n    value: 147", "printed: 148\n    value: 148")],
    "figure-and-source": [
        (
            _UNIT,
            (
                "printed: 38\n    value: 38\n    scope: Đảng bộ Mẫu, cấp tỉnh khen\n    as_of: 2017-05\n"
                "    cite: [bai-bao-mau-2017#d4]"
            ),
            (
                "printed: 39\n    value: 39\n    scope: Đảng bộ Mẫu, cấp tỉnh khen\n    as_of: 2017-06\n"
                "    cite: [bai-bao-mau-2023#d1]"
            ),
        )
    ],
    "signer": [
        (_KL01, "name: Lê Thị Mẫu\n  role: Phó Bí thư Tỉnh ủy\n", "name: Lê Thị Mẫu\n  role: Bí thư Tỉnh ủy\n"),
        (
            "directives/05-ct-tum-2016.yml",
            "issued: 2016-05-15\n",
            ("issued: 2016-05-15\nsigner:\n  name: Trần Văn Mẫu\n  cite: [bai-bao-mau-2017#d1]\n"),
        ),
    ],
    "claim-reworded": [(_UNIT, "dựng pano ở các ngã ba", "dựng 12 pano ở mọi ngã ba")],
    "claim-added-and-removed": [
        (
            _UNIT,
            "highlights:\n  - text: Cả đảng bộ cùng MTTQ dựng pano ở các ngã ba.\n    cite: [bai-bao-mau-2017#d3]\n",
            f"highlights:\n  - text: Mỗi chi bộ có một tổ đọc báo.\n{_CITED}",
        )
    ],
    "citation-lost": [
        (
            _CT05,
            "bai-bao-mau-2017#d1, bai-bao-mau-2017#d2]\n",
            "bai-bao-mau-2017#d1]\n",
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
    "model": [(_MODEL, "  - 01-nq-dum-2016\n", ""), (_MODEL, "name: Sổ việc tốt", "name: Sổ việc hay")],
    "document-added": [
        (
            "directives/02-kl-tum-2022.yml",
            "",
            (
                "id: 02-kl-tum-2022\ntype: ket-luan\nnumber: 02\nsymbol: 02-KL/TUM\ntitle: Về một việc mới\n"
                "short_name: Kết luận 02-KL/TUM\nissuer: tinh-uy-mau\nissued: 2022\nstatus:\n  value: chua-xac-dinh\n"
                f"relations:\n  - type: continues\n    target: 01-kl-tum-2021\n{_CITED}"
                "cite: [bai-bao-mau-2017#d2]\n"
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
    "relation-added": [
        (_HD23, "relations:\n", f"relations:\n  - type: based_on\n    target: 01-nq-dum-2016\n{_CITED}"),
    ],
    "relation-removed": [
        (
            _CD17,
            ("relations:\n  - type: refers_to\n    target: nq-hoi-nghi-4-khoa-xii\n    cite: [bai-bao-mau-2017#d3]\n"),
            "",
        )
    ],
    "unit-added": [
        (
            "exemplars/chi-bo-thu.yml",
            "",
            (
                "id: chi-bo-thu\nname: Chi bộ Thử\nlevel: co-so\ncite: [bai-bao-mau-2017#d4]\n"
                "implements:\n  - directive: 05-ct-tum-2016\n    text: Chi bộ mở sổ việc tốt.\n"
                f"{_CITED}"
            ),
        )
    ],
    "unit-removed": [("exemplars/chi-bo-hoa-sen.yml", "", "")],
    "unit-renamed": [
        (_VILLAGE, "id: xa-dong-xanh\n", "id: dang-uy-xa-dong-xanh\nprevious_ids:\n  - xa-dong-xanh\n"),
        ("vocabulary/changes/2026-11-22-1.yml", "  - xa-dong-xanh\n", "  - dang-uy-xa-dong-xanh\n"),
        *((f"exemplars/models/{each}.yml", "unit: xa-", "unit: dang-uy-xa-") for each in _OF_THE_VILLAGE),
    ],
    "unit-implements": [
        ("exemplars/chi-bo-hoa-sen.yml", "directive: 05-ct-tum-2016", "directive: 01-nq-dum-2016"),
    ],
    "unit-parent": [(_VILLAGE, "parent: huyen-uy-suoi-trong\n", "")],
    "source-added": [
        (
            "sources/bai-bao-moi-2024.yml",
            "",
            (
                "id: bai-bao-moi-2024\ntitle: Bài mới\nkind: Bài báo\ncounting: Đếm đoạn.\npassages:\n"
                "  - id: d1\n    opening: Vừa qua\n"
            ),
        )
    ],
    "source-passage": [
        ("sources/bai-bao-mau-2017.yml", "passages:\n", "passages:\n  - id: d9\n    opening: Cuối bài\n")
    ],
    "issuer": [(_HD23, "issuer: dang-uy-mau\n", "issuer: tinh-uy-mau\n")],
    "figure-taken-away": [
        (
            _VILLAGE,
            (
                "figures:\n  - id: so-mo-hinh\n    indicator: mo-hinh\n    printed: 02\n    value: 2\n"
                "    scope: Xã Đồng Xanh\n    as_of: 2023-06-28\n    measures: 01-kl-tum-2021\n"
                "    note: Nguồn in «02».\n"
                "    cite: [bai-bao-mau-2023#d3]\n"
            ),
            "",
        )
    ],
    "vocabulary": [
        ("vocabulary/types.yml", "label: Chỉ thị", "label: Chỉ thị mẫu"),
        ("vocabulary/indicators/moi.yml", "", "id: moi\nlabel: Đếm mới\nunit: cái\n"),
    ],
    "change-log": [
        (
            "vocabulary/changes/2026-12-01-them-mot-y.yml",
            "",
            "date: 2026-12-01\ntext: Thêm một ý.\nrecords:\n  - 05-ct-tum-2016\n",
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

_REAL_KL01, _REAL_OMON = "directives/01-kl-tw-2021.yml", "exemplars/quan-uy-o-mon.yml"

REAL_EDITS: Mapping[str, Script] = {
    "figure": [(_REAL_KL01, 'printed: "25.525"\n    value: 25525', 'printed: "25.255"\n    value: 25255')],
    "relation-kind": [
        (_REAL_KL01, "type: continues\n    target: 05-ct-tw-2016", "type: replaces\n    target: 05-ct-tw-2016")
    ],
    "status": [(_REAL_KL01, "value: dang-thuc-hien", "value: chua-xac-dinh")],
    "citation-lost": [
        (
            _REAL_KL01,
            "#d21, lao-cai-mo-hinh-2023#d14, can-tho",
            "#d21, can-tho",
        )
    ],
    "date": [(_REAL_KL01, "issued: 2021-05-18", "issued: 2021-05-19")],
    "order-of-fields": [
        (_REAL_OMON, "level: quan-huyen\nprovince: can-tho\n", "province: can-tho\nlevel:   'quan-huyen'\n")
    ],
}
"""The same for the real records."""
