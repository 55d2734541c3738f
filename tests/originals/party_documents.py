"""Documents in the form of the Party, each with what a person reads in its boxes."""

from office_sheets import PARTY, OfficeDocument, Sheet

BODY = (
    "Thực hiện Nghị quyết Đại hội, Ban Thường vụ yêu cầu các cấp ủy, tổ chức đảng thực hiện tốt một số nhiệm vụ sau:",
    "1. Tổ chức học tập, quán triệt đến 100% chi bộ trước ngày 30 tháng 6; mỗi chi bộ chọn ít nhất 01 việc làm theo.",
    "2. Cấp ủy các cấp kiểm tra, giám sát; định kỳ 6 tháng báo cáo Ban Thường vụ (qua Ban Tuyên giáo).",
)

PARTY_DOCUMENTS = (
    OfficeDocument(
        "as-the-rules-draw-it",
        Sheet()
        .boxes(["**TỈNH ỦY LÀO CAI**", "*", "Số 12-KH/TU"], [f"**{PARTY}**", "Lào Cai, ngày 15 tháng 5 năm 2016"])
        .centre(
            "**KẾ HOẠCH**",
            "**thực hiện Chỉ thị số 05-CT/TW của Bộ Chính trị về đẩy mạnh học tập**",
            "**và làm theo Bác**",
            "-----",
        )
        .text(*BODY)
        .boxes(
            ["Nơi nhận:", "- Ban Bí thư (báo cáo),", "- Các huyện ủy, thành ủy,", "- Lưu Văn phòng Tỉnh ủy."],
            ["**T/M BAN THƯỜNG VỤ**", "**BÍ THƯ**", "(đã ký)", "**Nguyễn Văn Mẫu**"],
        ),
        {
            "issuer": ["TỈNH ỦY LÀO CAI"],
            "symbol": ["12-KH/TU"],
            "place": ["Lào Cai"],
            "issued": ["2016-05-15"],
            "type": ["Kế hoạch"],
            "title": [
                "thực hiện Chỉ thị số 05-CT/TW của Bộ Chính trị về đẩy mạnh học tập và làm theo Bác",
            ],
            "authority": ["T/M BAN THƯỜNG VỤ"],
            "role": ["BÍ THƯ"],
            "person": ["Nguyễn Văn Mẫu"],
            "recipient": ["Ban Bí thư (báo cáo)", "Các huyện ủy, thành ủy", "Lưu Văn phòng Tỉnh ủy"],
        },
    ),
    OfficeDocument(
        "by-tabs-with-blanks-in-the-number",
        Sheet()
        .tabs(
            ("TỈNH UỶ CẦN THƠ", PARTY),
            ("*", ""),
            ("Số 03 - CT/TU", "Cần Thơ, ngày 02 tháng 9 năm 2021"),
        )
        .plain("CHỈ THỊ", "về tăng cường nêu gương của cán bộ chủ chốt", "*****")
        .plain(*BODY)
        .tabs(
            ("Nơi nhận:", "T/M BAN THƯỜNG VỤ"),
            ("- Như trên,", "BÍ THƯ"),
            ("- Lưu.", ""),
            ("", "Trần Thị Mẫu"),
        ),
        {
            "issuer": ["TỈNH UỶ CẦN THƠ"],
            "symbol": ["03-CT/TU"],
            "place": ["Cần Thơ"],
            "issued": ["2021-09-02"],
            "type": ["Chỉ thị"],
            "title": ["về tăng cường nêu gương của cán bộ chủ chốt"],
            "authority": ["T/M BAN THƯỜNG VỤ"],
            "role": ["BÍ THƯ"],
            "person": ["Trần Thị Mẫu"],
            "recipient": ["Như trên", "Lưu"],
        },
    ),
    OfficeDocument(
        "an-organ-below-a-committee",
        Sheet()
        .boxes(
            ["TỈNH ỦY ĐẮK LẮK", "**BAN TUYÊN GIÁO**", "*", "Số 45-HD/BTGTU"],
            [f"**{PARTY}**", "_______________", "Buôn Ma Thuột, ngày 3 tháng 10 năm 2017"],
        )
        .centre("**HƯỚNG DẪN**", "học tập chuyên đề năm 2018", "____")
        .text("Căn cứ Chỉ thị số 05-CT/TW ngày 15-5-2016 của Bộ Chính trị;", *BODY)
        .boxes(
            ["Nơi nhận:", "- Ban Tuyên giáo Trung ương (để báo cáo),", "- Lưu."],
            ["**K/T TRƯỞNG BAN**", "**PHÓ TRƯỞNG BAN**", "", "**Y Mẫu Niê**"],
        ),
        {
            "parent": ["TỈNH ỦY ĐẮK LẮK"],
            "issuer": ["BAN TUYÊN GIÁO"],
            "symbol": ["45-HD/BTGTU"],
            "place": ["Buôn Ma Thuột"],
            "issued": ["2017-10-03"],
            "type": ["Hướng dẫn"],
            "title": ["học tập chuyên đề năm 2018"],
            "basis": ["Căn cứ Chỉ thị số 05-CT/TW ngày 15-5-2016 của Bộ Chính trị"],
            "authority": ["K/T TRƯỞNG BAN"],
            "role": ["PHÓ TRƯỞNG BAN"],
            "person": ["Y Mẫu Niê"],
            "recipient": ["Ban Tuyên giáo Trung ương (để báo cáo)", "Lưu"],
        },
    ),
    OfficeDocument(
        "a-draft-without-number-and-day",
        Sheet()
        .plain("DỰ THẢO LẦN 2")
        .boxes(["**HUYỆN ỦY MẪU SƠN**", "*", "Số        -KH/HU"], [f"**{PARTY}**", "Mẫu Sơn, ngày … tháng 5 năm 2022"])
        .centre("**KẾ HOẠCH**", "triển khai Kết luận số 01-KL/TW")
        .text(*BODY)
        .boxes(["Nơi nhận:", "- Thường trực Tỉnh ủy,", "- Lưu VPHU."], ["**T/M BAN THƯỜNG VỤ**", "**BÍ THƯ**"]),
        {
            "mark": ["DỰ THẢO LẦN 2"],
            "issuer": ["HUYỆN ỦY MẪU SƠN"],
            "place": ["Mẫu Sơn"],
            "issued": ["2022-05"],
            "type": ["Kế hoạch"],
            "title": ["triển khai Kết luận số 01-KL/TW"],
            "recipient": ["Thường trực Tỉnh ủy", "Lưu VPHU"],
            "authority": ["T/M BAN THƯỜNG VỤ"],
            "role": ["BÍ THƯ"],
        },
    ),
    OfficeDocument(
        "a-letter-without-a-type",
        Sheet()
        .boxes(
            ["**THÀNH ỦY HÀ MẪU**", "*", "Số 215-CV/TU", "V/v báo cáo kết quả 5 năm thực hiện", "Chỉ thị 05-CT/TW"],
            [f"**{PARTY}**", "Hà Mẫu, ngày 20 tháng 3 năm 2021"],
        )
        .plain("Kính gửi:", "- Các quận ủy, huyện ủy;", "- Các đảng ủy trực thuộc Thành ủy.")
        .text(*BODY)
        .boxes(
            ["Nơi nhận:", "- Như trên;", "- Lưu Văn phòng."],
            ["**T/L BAN THƯỜNG VỤ**", "**CHÁNH VĂN PHÒNG**", "(Đã ký)", "**Lê Mẫu**"],
        ),
        {
            "issuer": ["THÀNH ỦY HÀ MẪU"],
            "symbol": ["215-CV/TU"],
            "title": ["báo cáo kết quả 5 năm thực hiện Chỉ thị 05-CT/TW"],
            "place": ["Hà Mẫu"],
            "issued": ["2021-03-20"],
            "addressee": ["Các quận ủy, huyện ủy", "Các đảng ủy trực thuộc Thành ủy"],
            "authority": ["T/L BAN THƯỜNG VỤ"],
            "role": ["CHÁNH VĂN PHÒNG"],
            "person": ["Lê Mẫu"],
            "recipient": ["Như trên", "Lưu Văn phòng"],
        },
    ),
    OfficeDocument(
        "the-politburo",
        Sheet()
        .boxes(
            ["BAN CHẤP HÀNH TRUNG ƯƠNG", "*", "Số 05-CT/TW"],
            [f"**{PARTY}**", "Hà Nội, ngày 15 tháng 5 năm 2016"],
        )
        .centre(
            "**CHỈ THỊ**",
            "**CỦA BỘ CHÍNH TRỊ**",
            "về đẩy mạnh việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
            "-----",
        )
        .text(*BODY)
        .boxes(
            ["Nơi nhận:", "- Các tỉnh ủy, thành ủy,", "- Lưu Văn phòng Trung ương Đảng."],
            ["**T/M BỘ CHÍNH TRỊ**", "**TỔNG BÍ THƯ**", "**Nguyễn Văn Trọng**"],
        ),
        {
            "issuer": ["BAN CHẤP HÀNH TRUNG ƯƠNG"],
            "symbol": ["05-CT/TW"],
            "place": ["Hà Nội"],
            "issued": ["2016-05-15"],
            "type": ["Chỉ thị"],
            "title": [
                "CỦA BỘ CHÍNH TRỊ về đẩy mạnh việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"
            ],
            "authority": ["T/M BỘ CHÍNH TRỊ"],
            "role": ["TỔNG BÍ THƯ"],
            "person": ["Nguyễn Văn Trọng"],
            "recipient": ["Các tỉnh ủy, thành ủy", "Lưu Văn phòng Trung ương Đảng"],
        },
    ),
    OfficeDocument(
        "a-name-over-two-lines",
        Sheet()
        .boxes(
            ["**ĐẢNG ỦY KHỐI CÁC CƠ QUAN**", "**TRUNG ƯƠNG**", "*", "Số 08-KH/ĐUK"],
            [f"**{PARTY}**", "Hà Nội, ngày 9 tháng 8 năm 2016"],
        )
        .centre("**KẾ HOẠCH**", "**thực hiện Chỉ thị 05-CT/TW trong Đảng bộ Khối**", "*")
        .text(*BODY)
        .boxes(
            ["Nơi nhận:", "- Các đảng ủy trực thuộc", "và các ban của Đảng ủy Khối,", "- Lưu VPĐUK."],
            ["**T/M BAN THƯỜNG VỤ**", "**PHÓ BÍ THƯ THƯỜNG TRỰC**", "**Phạm Thị Mẫu Hòa**"],
        ),
        {
            "issuer": ["ĐẢNG ỦY KHỐI CÁC CƠ QUAN TRUNG ƯƠNG"],
            "symbol": ["08-KH/ĐUK"],
            "place": ["Hà Nội"],
            "issued": ["2016-08-09"],
            "type": ["Kế hoạch"],
            "title": ["thực hiện Chỉ thị 05-CT/TW trong Đảng bộ Khối"],
            "authority": ["T/M BAN THƯỜNG VỤ"],
            "role": ["PHÓ BÍ THƯ THƯỜNG TRỰC"],
            "person": ["Phạm Thị Mẫu Hòa"],
            "recipient": ["Các đảng ủy trực thuộc và các ban của Đảng ủy Khối", "Lưu VPĐUK"],
        },
    ),
    OfficeDocument(
        "a-grassroots-cell-one-below-the-other",
        Sheet()
        .plain(
            "ĐẢNG BỘ XÃ ĐÔNG MẪU",
            "CHI BỘ THÔN SUỐI TRONG",
            "*",
            "Số: 02-NQ/CB",
            PARTY,
            "Đông Mẫu, ngày 05 tháng 01 năm 2023",
            "NGHỊ QUYẾT",
            "lãnh đạo thực hiện nhiệm vụ tháng 01 năm 2023",
            "I. ĐÁNH GIÁ THÁNG 12",
        )
        .plain(*BODY)
        .plain("Nơi nhận:", "- Đảng ủy xã (báo cáo),", "- Lưu chi bộ.", "T/M CHI BỘ", "BÍ THƯ", "Hoàng A Mẫu"),
        {
            "parent": ["ĐẢNG BỘ XÃ ĐÔNG MẪU"],
            "issuer": ["CHI BỘ THÔN SUỐI TRONG"],
            "symbol": ["02-NQ/CB"],
            "place": ["Đông Mẫu"],
            "issued": ["2023-01-05"],
            "type": ["Nghị quyết"],
            "title": ["lãnh đạo thực hiện nhiệm vụ tháng 01 năm 2023"],
            "recipient": ["Đảng ủy xã (báo cáo)", "Lưu chi bộ"],
            "authority": ["T/M CHI BỘ"],
            "role": ["BÍ THƯ"],
            "person": ["Hoàng A Mẫu"],
        },
    ),
    OfficeDocument(
        "a-text-box-with-a-mark",
        Sheet()
        .text_box("TÀI LIỆU HỘI NGHỊ")
        .boxes(
            ["**TỈNH ỦY QUẢNG MẪU**", "**BAN TỔ CHỨC**", "*", "Số 118-BC/BTCTU"],
            [f"**{PARTY}**", "Quảng Mẫu, ngày 30 tháng 11 năm 2019"],
        )
        .centre("**BÁO CÁO**", "**kết quả thực hiện Nghị quyết Trung ương 4 khóa XII**", "-------")
        .text(*BODY)
        .table(("TT", "Đơn vị", "Số chi bộ"), ("1", "Huyện ủy Mẫu Sơn", "73"), ("2", "Huyện ủy Suối Trong", "52"))
        .boxes(
            ["Nơi nhận:", "- Như trên,", "- Lưu BTC."],
            ["**TRƯỞNG BAN**", "**Đỗ Mẫu Đức**"],
        ),
        {
            "mark": ["TÀI LIỆU HỘI NGHỊ"],
            "parent": ["TỈNH ỦY QUẢNG MẪU"],
            "issuer": ["BAN TỔ CHỨC"],
            "symbol": ["118-BC/BTCTU"],
            "place": ["Quảng Mẫu"],
            "issued": ["2019-11-30"],
            "type": ["Báo cáo"],
            "title": ["kết quả thực hiện Nghị quyết Trung ương 4 khóa XII"],
            "role": ["TRƯỞNG BAN"],
            "person": ["Đỗ Mẫu Đức"],
            "recipient": ["Như trên", "Lưu BTC"],
        },
    ),
    OfficeDocument(
        "by-blanks",
        Sheet()
        .tabs(
            ("QUẬN ỦY Ô MẪU", PARTY),
            ("     *", ""),
            ("Số: 17-KL/QU", "Ô Mẫu, ngày 18 tháng 5 năm 2021"),
            gap=" " * 12,
        )
        .centre("KẾT LUẬN", "của Ban Thường vụ Quận ủy về tiếp tục thực hiện Chỉ thị 05", "* * *")
        .plain(*BODY)
        .tabs(
            ("Nơi nhận:", "TM. BAN THƯỜNG VỤ"),
            ("- Thường trực Thành ủy;", "KT. BÍ THƯ"),
            ("- Các chi, đảng bộ trực thuộc;", "PHÓ BÍ THƯ"),
            ("- Lưu VP.", ""),
            ("", "Võ Thị Mẫu"),
            gap=" " * 16,
        ),
        {
            "issuer": ["QUẬN ỦY Ô MẪU"],
            "symbol": ["17-KL/QU"],
            "place": ["Ô Mẫu"],
            "issued": ["2021-05-18"],
            "type": ["Kết luận"],
            "title": ["của Ban Thường vụ Quận ủy về tiếp tục thực hiện Chỉ thị 05"],
            "authority": ["TM. BAN THƯỜNG VỤ", "KT. BÍ THƯ"],
            "role": ["PHÓ BÍ THƯ"],
            "person": ["Võ Thị Mẫu"],
            "recipient": ["Thường trực Thành ủy", "Các chi, đảng bộ trực thuộc", "Lưu VP"],
        },
    ),
    OfficeDocument(
        "a-table-with-a-row-a-line",
        Sheet()
        .rows(
            ("ĐẢNG BỘ TỈNH MẪU", f"**{PARTY}**"),
            ("**ĐẢNG ỦY SỞ TƯ PHÁP**", ""),
            ("*", ""),
            ("Số 09 -CTr/ĐU", "Mẫu, ngày 7 tháng 7 năm 2020"),
        )
        .centre("**CHƯƠNG TRÌNH**", "**công tác kiểm tra, giám sát năm 2020**", "------")
        .text(*BODY)
        .rows(
            ("Nơi nhận:", "**T/M ĐẢNG ỦY**"),
            ("- Đảng ủy Khối,", "**BÍ THƯ**"),
            ("- Lưu.", ""),
            ("", "**Bùi Mẫu**"),
        ),
        {
            "parent": ["ĐẢNG BỘ TỈNH MẪU"],
            "issuer": ["ĐẢNG ỦY SỞ TƯ PHÁP"],
            "symbol": ["09-CTr/ĐU"],
            "place": ["Mẫu"],
            "issued": ["2020-07-07"],
            "type": ["Chương trình"],
            "title": ["công tác kiểm tra, giám sát năm 2020"],
            "authority": ["T/M ĐẢNG ỦY"],
            "role": ["BÍ THƯ"],
            "person": ["Bùi Mẫu"],
            "recipient": ["Đảng ủy Khối", "Lưu"],
        },
    ),
    OfficeDocument(
        "a-decision-with-a-regulation-behind-it",
        Sheet()
        .boxes(
            ["**TỈNH ỦY LÀO CAI**", "*", "Số 1049-QĐ/TU"],
            [f"**{PARTY}**", "Lào Cai, ngày 21 tháng 12 năm 2017"],
        )
        .centre("**QUYẾT ĐỊNH**", "**ban hành Quy định về trách nhiệm nêu gương**", "-----")
        .text(
            "- Căn cứ Điều lệ Đảng;",
            "- Căn cứ Quy định số 101-QĐ/TW ngày 07-6-2012 của Ban Bí thư;",
            "- Xét đề nghị của Ban Tổ chức Tỉnh ủy,",
        )
        .centre("**BAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH:**")
        .text(
            "Điều 1. Ban hành kèm theo Quyết định này Quy định về trách nhiệm nêu gương.",
            "Điều 2. Quyết định có hiệu lực từ ngày ký.",
        )
        .boxes(
            ["Nơi nhận:", "- Như Điều 2,", "- Lưu VPTU."],
            ["**T/M BAN THƯỜNG VỤ**", "**BÍ THƯ**", "**Nguyễn Văn Mẫu**"],
        )
        .boxes(["**TỈNH ỦY LÀO CAI**", "*"], [f"**{PARTY}**", "Lào Cai, ngày 21 tháng 12 năm 2017"])
        .centre("**QUY ĐỊNH**", "**về trách nhiệm nêu gương**", "(kèm theo Quyết định số 1049-QĐ/TU)")
        .text("Căn cứ vào tình hình thực tế, các đảng bộ cụ thể hóa Quy định này.")
        .boxes(["Nơi nhận:", "- Các đảng bộ."], ["**T/M BAN THƯỜNG VỤ**", "**PHÓ BÍ THƯ**", "**Lý Thị Khác**"]),
        {
            "issuer": ["TỈNH ỦY LÀO CAI"],
            "symbol": ["1049-QĐ/TU"],
            "place": ["Lào Cai"],
            "issued": ["2017-12-21"],
            "type": ["Quyết định"],
            "title": ["ban hành Quy định về trách nhiệm nêu gương"],
            "basis": [
                "Căn cứ Điều lệ Đảng",
                "Căn cứ Quy định số 101-QĐ/TW ngày 07-6-2012 của Ban Bí thư",
            ],
            "authority": ["T/M BAN THƯỜNG VỤ"],
            "role": ["BÍ THƯ"],
            "person": ["Nguyễn Văn Mẫu"],
            "recipient": ["Như Điều 2", "Lưu VPTU"],
        },
    ),
)
