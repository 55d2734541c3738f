"""Documents as offices really write them: breaks in lines, marks in brackets, appendices, old fonts."""

from office_sheets import PARTY, STATE, OfficeDocument, Sheet

BODY = (
    "Qua một năm triển khai, cấp ủy các cấp đã cụ thể hóa thành việc làm; 73/73 chi bộ đăng ký mô hình.",
    "Bí thư chi bộ chịu trách nhiệm chung, phó bí thư theo dõi từng tháng.",
)

ODD_DOCUMENTS = (
    OfficeDocument(
        "breaks-inside-paragraphs",
        Sheet()
        .boxes(["**TỈNH ỦY MẪU\n*\nSố 57-KL/TU**"], [f"**{PARTY}\nMẫu, ngày 4 tháng 11 năm 2021**"])
        .centre("**KẾT LUẬN\ncủa Ban Thường vụ Tỉnh ủy\nvề công tác tư tưởng\n-----**")
        .text(*BODY)
        .boxes(["Nơi nhận:\n- Ban Bí thư;\n- Lưu."], ["**T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\n\nHà Thị Mẫu**"]),
        {
            "issuer": ["TỈNH ỦY MẪU"],
            "symbol": ["57-KL/TU"],
            "place": ["Mẫu"],
            "issued": ["2021-11-04"],
            "type": ["Kết luận"],
            "title": ["của Ban Thường vụ Tỉnh ủy về công tác tư tưởng"],
            "authority": ["T/M BAN THƯỜNG VỤ"],
            "role": ["PHÓ BÍ THƯ"],
            "person": ["Hà Thị Mẫu"],
            "recipient": ["Ban Bí thư", "Lưu"],
        },
    ),
    OfficeDocument(
        "a-draft-in-brackets-and-a-city-with-a-dot",
        Sheet()
        .boxes(
            ["**THÀNH ỦY TP. HỒ CHÍ MINH**", "**ỦY BAN KIỂM TRA**", "*", "Số ... -TB/UBKTTU"],
            [f"**{PARTY}**", "TP. Hồ Chí Minh, ngày     tháng     năm 20"],
        )
        .centre("**THÔNG BÁO**", "kết quả kiểm tra việc nêu gương", "(Dự thảo)")
        .text(*BODY)
        .boxes(["Nơi nhận:", "- Như trên."], ["**T/M ỦY BAN KIỂM TRA**", "**CHỦ NHIỆM**"]),
        {
            "parent": ["THÀNH ỦY TP. HỒ CHÍ MINH"],
            "issuer": ["ỦY BAN KIỂM TRA"],
            "place": ["TP. Hồ Chí Minh"],
            "type": ["Thông báo"],
            "title": ["kết quả kiểm tra việc nêu gương"],
            "mark": ["Dự thảo"],
            "authority": ["T/M ỦY BAN KIỂM TRA"],
            "role": ["CHỦ NHIỆM"],
            "recipient": ["Như trên"],
        },
    ),
    OfficeDocument(
        "a-summary-in-capitals-with-an-appendix",
        Sheet()
        .boxes(
            ["**SỞ Y TẾ TỈNH MẪU**", "**BỆNH VIỆN ĐA KHOA**", "Số: 412/BC-BVĐK"],
            [*STATE, "Mẫu, ngày 25 tháng 10 năm 2022"],
        )
        .centre("**BÁO CÁO**", "**KẾT QUẢ ĐỔI MỚI PHONG CÁCH PHỤC VỤ**", "**HƯỚNG TỚI SỰ HÀI LÒNG CỦA NGƯỜI BỆNH**")
        .text("I. KẾT QUẢ", *BODY)
        .boxes(["Nơi nhận:", "- Sở Y tế;", "- Lưu: VT."], ["**GIÁM ĐỐC**", "(Đã ký)", "**BS.CKII Nguyễn Mẫu Dũng**"])
        .centre("**PHỤ LỤC**", "Số liệu (kèm theo Báo cáo số 412/BC-BVĐK)")
        .table(("TT", "Khoa", "Tỷ lệ"), ("1", "Nội", "98%")),
        {
            "parent": ["SỞ Y TẾ TỈNH MẪU"],
            "issuer": ["BỆNH VIỆN ĐA KHOA"],
            "symbol": ["412/BC-BVĐK"],
            "place": ["Mẫu"],
            "issued": ["2022-10-25"],
            "type": ["Báo cáo"],
            "title": ["KẾT QUẢ ĐỔI MỚI PHONG CÁCH PHỤC VỤ HƯỚNG TỚI SỰ HÀI LÒNG CỦA NGƯỜI BỆNH"],
            "role": ["GIÁM ĐỐC"],
            "person": ["Nguyễn Mẫu Dũng"],
            "recipient": ["Sở Y tế", "Lưu: VT"],
        },
    ),
    OfficeDocument(
        "type-and-summary-on-one-line",
        Sheet()
        .boxes(
            ["ĐẢNG BỘ HUYỆN MẪU", "**ĐẢNG ỦY XÃ SUỐI TRONG**", "*", "Số 11a-NQ/ĐU"],
            [f"**{PARTY}**", "Suối Trong, ngày 2 tháng 3 năm 2020"],
        )
        .centre("**NGHỊ QUYẾT về xây dựng chi bộ bốn tốt**", "-----")
        .text(*BODY)
        .boxes(["Nơi nhận", "- Huyện ủy", "- Lưu"], ["**T/M BAN CHẤP HÀNH**", "**BÍ THƯ**", "**Sùng A Mẫu**"]),
        {
            "parent": ["ĐẢNG BỘ HUYỆN MẪU"],
            "issuer": ["ĐẢNG ỦY XÃ SUỐI TRONG"],
            "symbol": ["11a-NQ/ĐU"],
            "place": ["Suối Trong"],
            "issued": ["2020-03-02"],
            "type": ["Nghị quyết"],
            "title": ["về xây dựng chi bộ bốn tốt"],
            "authority": ["T/M BAN CHẤP HÀNH"],
            "role": ["BÍ THƯ"],
            "person": ["Sùng A Mẫu"],
            "recipient": ["Huyện ủy", "Lưu"],
        },
    ),
    OfficeDocument(
        "no-line-at-the-top",
        Sheet()
        .plain("CHI BỘ TRƯỜNG TIỂU HỌC ĐÔNG MẪU", "Số: 06-BC/CB", "Đông Mẫu, ngày 12 tháng 12 năm 2022")
        .centre("BÁO CÁO", "Kết quả thực hiện chuyên đề năm 2022")
        .plain(*BODY)
        .plain("T/M CHI ỦY", "BÍ THƯ", "Đặng Thị Mẫu", "Nơi nhận:", "- Đảng ủy xã;", "- Lưu."),
        {
            "issuer": ["CHI BỘ TRƯỜNG TIỂU HỌC ĐÔNG MẪU"],
            "symbol": ["06-BC/CB"],
            "place": ["Đông Mẫu"],
            "issued": ["2022-12-12"],
            "type": ["Báo cáo"],
            "title": ["Kết quả thực hiện chuyên đề năm 2022"],
            "authority": ["T/M CHI ỦY"],
            "role": ["BÍ THƯ"],
            "person": ["Đặng Thị Mẫu"],
            "recipient": ["Đảng ủy xã", "Lưu"],
        },
    ),
    OfficeDocument(
        "a-resolution-of-a-congress",
        Sheet()
        .boxes(
            ["**ĐẢNG BỘ TỈNH MẪU**", "**ĐẠI HỘI LẦN THỨ XV**", "*", "Số 01-NQ/ĐH"],
            [f"**{PARTY}**", "Mẫu, ngày 16 tháng 10 năm 2020"],
        )
        .centre("**NGHỊ QUYẾT**", "**ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ TỈNH LẦN THỨ XV**", "**NHIỆM KỲ 2020 - 2025**", "-----")
        .text(*BODY)
        .boxes(["Nơi nhận:", "- Bộ Chính trị (b/c);", "- Lưu VP."], ["**T/M ĐOÀN CHỦ TỊCH**", "**Nguyễn Mẫu Sơn**"]),
        {
            "parent": ["ĐẢNG BỘ TỈNH MẪU"],
            "issuer": ["ĐẠI HỘI LẦN THỨ XV"],
            "symbol": ["01-NQ/ĐH"],
            "place": ["Mẫu"],
            "issued": ["2020-10-16"],
            "type": ["Nghị quyết"],
            "title": ["ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ TỈNH LẦN THỨ XV NHIỆM KỲ 2020 - 2025"],
            "authority": ["T/M ĐOÀN CHỦ TỊCH"],
            "person": ["Nguyễn Mẫu Sơn"],
            "recipient": ["Bộ Chính trị (b/c)", "Lưu VP"],
        },
    ),
    OfficeDocument(
        "capitals-in-the-body-are-no-signature",
        Sheet()
        .boxes(["TỈNH ỦY MẪU", "**VĂN PHÒNG**", "*", "Số 77-KH/VPTU"], [f"**{PARTY}**", "Mẫu, ngày 1 tháng 2 năm 2022"])
        .centre("**KẾ HOẠCH**", "**làm theo lời Bác**")
        .text(
            "CHỦ TỊCH HỒ CHÍ MINH",
            "Người là tấm gương sáng.",
            "NHIỆM VỤ CỦA BÍ THƯ",
            "Bí thư chi bộ nêu gương.",
        )
        .boxes(
            ["Nơi nhận:", "- Thường trực Tỉnh ủy (để b/c);", "- Các phòng;", "- Lưu VT (05b)."],
            ["**CHÁNH VĂN PHÒNG**", "**Nguyễn Thị Mẫu Lan**"],
        ),
        {
            "parent": ["TỈNH ỦY MẪU"],
            "issuer": ["VĂN PHÒNG"],
            "symbol": ["77-KH/VPTU"],
            "place": ["Mẫu"],
            "issued": ["2022-02-01"],
            "type": ["Kế hoạch"],
            "title": ["làm theo lời Bác"],
            "role": ["CHÁNH VĂN PHÒNG"],
            "person": ["Nguyễn Thị Mẫu Lan"],
            "recipient": ["Thường trực Tỉnh ủy (để b/c)", "Các phòng", "Lưu VT (05b)"],
        },
    ),
    OfficeDocument(
        "a-letter-that-says-what-it-is-about-in-full",
        Sheet()
        .tabs(("BỘ NỘI VỤ", STATE[0]), ("", STATE[1]), ("Số: 5121/BNV-CCVC", "Hà Nội, ngày 30 tháng 9 năm 2021"))
        .plain("Về việc thực hiện Kết luận 01-KL/TW")
        .plain("Kính gửi: Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương")
        .text(*BODY)
        .tabs(
            ("Nơi nhận:", "TUQ. BỘ TRƯỞNG"),
            ("- Như trên;", "VỤ TRƯỞNG VỤ CÔNG CHỨC"),
            ("- Lưu: VT.", ""),
            ("", "Phan Mẫu"),
        ),
        {
            "issuer": ["BỘ NỘI VỤ"],
            "symbol": ["5121/BNV-CCVC"],
            "place": ["Hà Nội"],
            "issued": ["2021-09-30"],
            "title": ["thực hiện Kết luận 01-KL/TW"],
            "addressee": ["Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"],
            "authority": ["TUQ. BỘ TRƯỞNG"],
            "role": ["VỤ TRƯỞNG VỤ CÔNG CHỨC"],
            "person": ["Phan Mẫu"],
            "recipient": ["Như trên", "Lưu: VT"],
        },
    ),
    OfficeDocument(
        "an-authority-over-two-lines",
        Sheet()
        .boxes(
            ["**ĐẢNG ỦY CÔNG AN TRUNG ƯƠNG**", "*", "Số 290-NQ/ĐUCA"],
            [f"**{PARTY}**", "Hà Nội, ngày 20 tháng 11 năm 2019"],
        )
        .centre("**NGHỊ QUYẾT**", "**về xây dựng văn hóa công vụ**", "________________")
        .text(*BODY)
        .boxes(
            ["Nơi nhận:", "+ Bộ Chính trị;", "+ Lưu: VT."],
            [
                "**T/M BAN THƯỜNG VỤ**",
                "**ĐẢNG ỦY CÔNG AN TRUNG ƯƠNG**",
                "**BÍ THƯ**",
                "(Đã ký)",
                "**Đại tướng Tô Mẫu Lâm**",
            ],
        ),
        {
            "issuer": ["ĐẢNG ỦY CÔNG AN TRUNG ƯƠNG"],
            "symbol": ["290-NQ/ĐUCA"],
            "place": ["Hà Nội"],
            "issued": ["2019-11-20"],
            "type": ["Nghị quyết"],
            "title": ["về xây dựng văn hóa công vụ"],
            "authority": ["T/M BAN THƯỜNG VỤ ĐẢNG ỦY CÔNG AN TRUNG ƯƠNG"],
            "role": ["BÍ THƯ"],
            "person": ["Tô Mẫu Lâm"],
            "recipient": ["Bộ Chính trị", "Lưu: VT"],
        },
    ),
    OfficeDocument(
        "the-issuer-below-the-organ",
        Sheet()
        .boxes(
            ["**BAN DÂN VẬN**", "**HUYỆN ỦY MẪU SƠN**", "*", "Số 19 – HD/BDVHU"],
            [f"**{PARTY}**", "Mẫu Sơn, ngày 6 tháng 6 năm 2016"],
        )
        .centre("**HƯỚNG DẪN**", "xây dựng và nhân rộng mô hình “Dân vận khéo”", "-----")
        .text("- Căn cứ Hướng dẫn số 90-HD/BDVTU ngày 14/3/2016 của Ban Dân vận Tỉnh ủy,", *BODY)
        .boxes(["Nơi nhận:", "- Ban Dân vận Tỉnh ủy,", "- Lưu BDV."], ["**TRƯỞNG BAN**", "**Vàng Mẫu**"]),
        {
            "issuer": ["BAN DÂN VẬN HUYỆN ỦY MẪU SƠN"],
            "symbol": ["19-HD/BDVHU"],
            "place": ["Mẫu Sơn"],
            "issued": ["2016-06-06"],
            "type": ["Hướng dẫn"],
            "title": ["xây dựng và nhân rộng mô hình “Dân vận khéo”"],
            "basis": ["Căn cứ Hướng dẫn số 90-HD/BDVTU ngày 14/3/2016 của Ban Dân vận Tỉnh ủy"],
            "role": ["TRƯỞNG BAN"],
            "person": ["Vàng Mẫu"],
            "recipient": ["Ban Dân vận Tỉnh ủy", "Lưu BDV"],
        },
    ),
    OfficeDocument(
        "a-school",
        Sheet()
        .boxes(
            ["PHÒNG GD&ĐT QUẬN MẪU", "**TRƯỜNG THCS NGUYỄN MẪU**", "Số: 31/KH-THCSNM"],
            [*STATE[:2], "Quận Mẫu, ngày 10 tháng 9 năm 2023"],
        )
        .centre("**KẾ HOẠCH**", "Thực hiện chuyên đề học tập Bác năm học 2023-2024")
        .text("Căn cứ Công văn số 88/SGDĐT-CTTT ngày 05/9/2018 của Sở Giáo dục và Đào tạo;", *BODY)
        .boxes(["Nơi nhận:", "- Phòng GD&ĐT;", "- Lưu: VT."], ["**HIỆU TRƯỞNG**", "", "**Lại Thị Mẫu**"]),
        {
            "parent": ["PHÒNG GD&ĐT QUẬN MẪU"],
            "issuer": ["TRƯỜNG THCS NGUYỄN MẪU"],
            "symbol": ["31/KH-THCSNM"],
            "place": ["Quận Mẫu"],
            "issued": ["2023-09-10"],
            "type": ["Kế hoạch"],
            "title": ["Thực hiện chuyên đề học tập Bác năm học 2023-2024"],
            "basis": ["Căn cứ Công văn số 88/SGDĐT-CTTT ngày 05/9/2018 của Sở Giáo dục và Đào tạo"],
            "role": ["HIỆU TRƯỞNG"],
            "person": ["Lại Thị Mẫu"],
            "recipient": ["Phòng GD&ĐT", "Lưu: VT"],
        },
    ),
    OfficeDocument(
        "typed-with-vntime-letters",
        Sheet()
        .boxes(
            ["HUYÖN ñY MÉU S¬N", "*", "Sè 14-KH/HU"],
            ["§¶NG CéNG S¶N VIÖT NAM", "MÉu S¬n, ngµy 15 th¸ng 8 n¨m 2006"],
        )
        .centre("KÕ HO¹CH", "thùc hiÖn cuéc vËn ®éng häc tËp vµ lµm theo tÊm g­¬ng ®¹o ®øc Hå ChÝ Minh", "-----")
        .text("Ban Th­êng vô yªu cÇu c¸c chi bé, ®¶ng bé thùc hiÖn tèt.")
        .boxes(["N¬i nhËn:", "- TØnh uû;", "- L­u."], ["T/M BAN TH¦êNG Vô", "BÝ TH¦", "NguyÔn V¨n MÉu"]),
        {
            "issuer": ["HUYỆN ỦY MẪU SƠN"],
            "symbol": ["14-KH/HU"],
            "place": ["Mẫu Sơn"],
            "issued": ["2006-08-15"],
            "type": ["Kế hoạch"],
            "title": ["thực hiện cuộc vận động học tập và làm theo tấm gương đạo đức Hồ Chí Minh"],
            "authority": ["T/M BAN THƯỜNG VỤ"],
            "role": ["BÍ THƯ"],
            "person": ["Nguyễn Văn Mẫu"],
            "recipient": ["Tỉnh uỷ", "Lưu"],
        },
    ),
    OfficeDocument(
        "the-day-written-by-another-hand",
        Sheet()
        .boxes(
            ["**LIÊN ĐOÀN LAO ĐỘNG TỈNH MẪU**", "**CÔNG ĐOÀN VIÊN CHỨC**", "Số:  25 / HD-CĐVC"],
            [*STATE, "Mẫu , ngày 9 tháng 9  năm 2019."],
        )
        .centre("**HƯỚNG DẪN**", "**V/v tổ chức ngày hội “Tự hào làm theo lời Bác”**", "-o0o-")
        .text(*BODY)
        .boxes(
            ["**Nơi nhận:**", "- LĐLĐ tỉnh;", "- Lưu VP."],
            ["**TM. BAN THƯỜNG VỤ**", "**KT. CHỦ TỊCH**", "**PHÓ CHỦ TỊCH**", "(Ký tên, đóng dấu)", "**Ma Thị Mẫu**"],
        ),
        {
            "parent": ["LIÊN ĐOÀN LAO ĐỘNG TỈNH MẪU"],
            "issuer": ["CÔNG ĐOÀN VIÊN CHỨC"],
            "symbol": ["25/HD-CĐVC"],
            "place": ["Mẫu"],
            "issued": ["2019-09-09"],
            "type": ["Hướng dẫn"],
            "title": ["V/v tổ chức ngày hội “Tự hào làm theo lời Bác”"],
            "authority": ["TM. BAN THƯỜNG VỤ", "KT. CHỦ TỊCH"],
            "role": ["PHÓ CHỦ TỊCH"],
            "person": ["Ma Thị Mẫu"],
            "recipient": ["LĐLĐ tỉnh", "Lưu VP"],
        },
    ),
    OfficeDocument(
        "an-article-in-a-word-file",
        Sheet()
        .centre("**Xã Đông Mẫu học và làm theo Bác**")
        .text("Thực hiện Chỉ thị số 05-CT/TW ngày 15 tháng 5 năm 2016, xã Đông Mẫu có 12 mô hình.", *BODY),
        {},
    ),
    OfficeDocument(
        "an-article-that-quotes-a-document",
        Sheet()
        .centre("**Những điều cần biết về Chỉ thị 05**")
        .text(
            "Toàn văn như sau:", "“CHỈ THỊ", "về đẩy mạnh việc học tập”", "Số 05-CT/TW là số của văn bản này.", *BODY
        ),
        {},
    ),
)
