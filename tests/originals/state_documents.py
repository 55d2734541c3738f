"""Documents in the form of the State and of unions and the army, each with what a person reads in its boxes."""

from office_sheets import PARTY, STATE, OfficeDocument, Sheet

BODY = (
    "Để nâng cao hiệu quả học tập và làm theo Bác, cơ quan yêu cầu các đơn vị thực hiện các nội dung sau:",
    "1. Gắn việc học tập với cải cách hành chính; 98% hồ sơ được giải quyết đúng hạn.",
    "2. Chủ tịch các xã chịu trách nhiệm trước nhân dân về kết quả thực hiện.",
)

STATE_DOCUMENTS = (
    OfficeDocument(
        "a-decision-of-a-province",
        Sheet()
        .boxes(
            ["**ỦY BAN NHÂN DÂN**", "**TỈNH LÀO CAI**", "-------", "Số: 1436/QĐ-UBND"],
            [*STATE, "Lào Cai, ngày 12 tháng 5 năm 2014"],
        )
        .centre("**QUYẾT ĐỊNH**", "**Về việc tặng Bằng khen cho tập thể, cá nhân**", "_____")
        .centre("**CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀO CAI**")
        .text(
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
            "Căn cứ Luật Thi đua, khen thưởng;",
            "Theo đề nghị của Giám đốc Sở Nội vụ,",
        )
        .centre("**QUYẾT ĐỊNH:**")
        .text("Điều 1. Tặng Bằng khen cho 23 tập thể và 23 cá nhân.", "Điều 2. Quyết định có hiệu lực từ ngày ký.")
        .boxes(
            ["Nơi nhận:", "- Như Điều 2;", "- Lưu: VT, TĐ."],
            ["**TM. ỦY BAN NHÂN DÂN**", "**KT. CHỦ TỊCH**", "**PHÓ CHỦ TỊCH**", "", "**Giàng Thị Mẫu**"],
        ),
        {
            "issuer": ["ỦY BAN NHÂN DÂN TỈNH LÀO CAI"],
            "symbol": ["1436/QĐ-UBND"],
            "place": ["Lào Cai"],
            "issued": ["2014-05-12"],
            "type": ["Quyết định"],
            "title": ["Về việc tặng Bằng khen cho tập thể, cá nhân"],
            "basis": [
                "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
                "Căn cứ Luật Thi đua, khen thưởng",
            ],
            "authority": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"],
            "role": ["PHÓ CHỦ TỊCH"],
            "person": ["Giàng Thị Mẫu"],
            "recipient": ["Như Điều 2", "Lưu: VT, TĐ"],
        },
    ),
    OfficeDocument(
        "a-letter-with-old-spelling-of-tones",
        Sheet()
        .boxes(
            [
                "UBND TỈNH MẪU",
                "**SỞ GIÁO DỤC VÀ ĐÀO TẠO**",
                "Số: 88 /SGDĐT-CTTT",
                "V/v đưa nội dung học tập Bác",
                "vào giờ chào cờ",
            ],
            ["CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc", "Mẫu, ngày 05 tháng 9 năm 2018"],
        )
        .plain("Kính gửi: Hiệu trưởng các trường trung học phổ thông.")
        .text(*BODY)
        .boxes(
            ["Nơi nhận:", "- Như trên;", "- Lưu: VT."],
            ["**KT. GIÁM ĐỐC**", "**PHÓ GIÁM ĐỐC**", "(đã ký và đóng dấu)", "**ThS. Trịnh Mẫu Anh**"],
        ),
        {
            "parent": ["UBND TỈNH MẪU"],
            "issuer": ["SỞ GIÁO DỤC VÀ ĐÀO TẠO"],
            "symbol": ["88/SGDĐT-CTTT"],
            "title": ["đưa nội dung học tập Bác vào giờ chào cờ"],
            "place": ["Mẫu"],
            "issued": ["2018-09-05"],
            "addressee": ["Hiệu trưởng các trường trung học phổ thông"],
            "authority": ["KT. GIÁM ĐỐC"],
            "role": ["PHÓ GIÁM ĐỐC"],
            "person": ["Trịnh Mẫu Anh"],
            "recipient": ["Như trên", "Lưu: VT"],
        },
    ),
    OfficeDocument(
        "a-plan-by-tabs-of-a-commune",
        Sheet()
        .tabs(
            ("ỦY BAN NHÂN DÂN", STATE[0]),
            ("XÃ ĐÔNG MẪU", STATE[1]),
            ("-------", "---------------"),
            ("Số: 21/KH-UBND", "Đông Mẫu, ngày 8 tháng 3 năm 2023"),
        )
        .centre("KẾ HOẠCH", "Xây dựng mô hình “Dân vận khéo” năm 2023")
        .text("Căn cứ Kế hoạch số 05-KH/ĐU ngày 10/01/2023 của Đảng ủy xã;", *BODY)
        .tabs(
            ("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"),
            ("- TT Đảng ủy;", "CHỦ TỊCH"),
            ("- Các thôn;", ""),
            ("- Lưu: VT.", ""),
            ("", "Lò Văn Mẫu"),
        ),
        {
            "issuer": ["ỦY BAN NHÂN DÂN XÃ ĐÔNG MẪU"],
            "symbol": ["21/KH-UBND"],
            "place": ["Đông Mẫu"],
            "issued": ["2023-03-08"],
            "type": ["Kế hoạch"],
            "title": ["Xây dựng mô hình “Dân vận khéo” năm 2023"],
            "basis": ["Căn cứ Kế hoạch số 05-KH/ĐU ngày 10/01/2023 của Đảng ủy xã"],
            "authority": ["TM. ỦY BAN NHÂN DÂN"],
            "role": ["CHỦ TỊCH"],
            "person": ["Lò Văn Mẫu"],
            "recipient": ["TT Đảng ủy", "Các thôn", "Lưu: VT"],
        },
    ),
    OfficeDocument(
        "a-directive-of-the-prime-minister",
        Sheet()
        .boxes(
            ["**THỦ TƯỚNG CHÍNH PHỦ**", "______", "Số: 27/CT-TTg"], [*STATE[:2], "Hà Nội, ngày 08 tháng 10 năm 2018"]
        )
        .centre("**CHỈ THỊ**", "**VỀ ĐẨY MẠNH HỌC TẬP VÀ LÀM THEO TẤM GƯƠNG**")
        .text(*BODY)
        .boxes(
            ["Nơi nhận:", "- Các bộ, cơ quan ngang bộ;", "- Lưu: VT, KGVX (2)."],
            ["**KT. THỦ TƯỚNG**", "**PHÓ THỦ TƯỚNG**", "**Vũ Mẫu Đam**"],
        ),
        {
            "issuer": ["THỦ TƯỚNG CHÍNH PHỦ"],
            "symbol": ["27/CT-TTg"],
            "place": ["Hà Nội"],
            "issued": ["2018-10-08"],
            "type": ["Chỉ thị"],
            "title": ["VỀ ĐẨY MẠNH HỌC TẬP VÀ LÀM THEO TẤM GƯƠNG"],
            "authority": ["KT. THỦ TƯỚNG"],
            "role": ["PHÓ THỦ TƯỚNG"],
            "person": ["Vũ Mẫu Đam"],
            "recipient": ["Các bộ, cơ quan ngang bộ", "Lưu: VT, KGVX (2)"],
        },
    ),
    OfficeDocument(
        "a-number-with-the-year",
        Sheet()
        .boxes(
            ["**HỘI ĐỒNG NHÂN DÂN**", "**TỈNH ĐẮK MẪU**", "Số: 15/2020/NQ-HĐND"],
            [*STATE, "Đắk Mẫu, ngày 10 tháng 12 năm 2020"],
        )
        .centre("**NGHỊ QUYẾT**", "Quy định mức hỗ trợ cho mô hình học tập", "-----")
        .centre("**HỘI ĐỒNG NHÂN DÂN TỈNH ĐẮK MẪU**", "**KHÓA IX, KỲ HỌP THỨ MƯỜI**")
        .text("Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;", "Xét Tờ trình số 120/TTr-UBND,")
        .centre("**QUYẾT NGHỊ:**")
        .text("Điều 1. Mức hỗ trợ là 10 triệu đồng một mô hình.")
        .boxes(["Nơi nhận:", "- UBTVQH;", "- Lưu."], ["**CHỦ TỊCH**", "**Y Biêr Mẫu**"]),
        {
            "issuer": ["HỘI ĐỒNG NHÂN DÂN TỈNH ĐẮK MẪU"],
            "symbol": ["15/2020/NQ-HĐND"],
            "place": ["Đắk Mẫu"],
            "issued": ["2020-12-10"],
            "type": ["Nghị quyết"],
            "title": ["Quy định mức hỗ trợ cho mô hình học tập"],
            "basis": ["Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015"],
            "role": ["CHỦ TỊCH"],
            "person": ["Y Biêr Mẫu"],
            "recipient": ["UBTVQH", "Lưu"],
        },
    ),
    OfficeDocument(
        "an-urgent-dispatch-with-dots",
        Sheet()
        .boxes(
            ["**UBND HUYỆN MẪU**", "Số: ……/CĐ-UBND", "KHẨN"],
            [*STATE[:2], "Mẫu, ngày ... tháng ... năm 2022"],
        )
        .centre("**CÔNG ĐIỆN**", "Về việc ứng phó bão số 4")
        .plain("Kính gửi:", "- Các phòng, ban của huyện;", "- Ủy ban nhân dân các xã.")
        .text(*BODY)
        .boxes(["Nơi nhận:", "- Như trên;", "- Lưu VT."], ["**CHỦ TỊCH**", "**Cao Mẫu**"]),
        {
            "mark": ["KHẨN"],
            "issuer": ["UBND HUYỆN MẪU"],
            "place": ["Mẫu"],
            "issued": ["2022"],
            "type": ["Công điện"],
            "title": ["Về việc ứng phó bão số 4"],
            "addressee": ["Các phòng, ban của huyện", "Ủy ban nhân dân các xã"],
            "role": ["CHỦ TỊCH"],
            "person": ["Cao Mẫu"],
            "recipient": ["Như trên", "Lưu VT"],
        },
    ),
    OfficeDocument(
        "a-proposal-with-addressees-below-the-summary",
        Sheet()
        .boxes(
            ["UBND THÀNH PHỐ CẦN MẪU", "**SỞ NỘI VỤ**", "Số: 302/TTr-SNV"], [*STATE, "Cần Mẫu, ngày 1 tháng 4 năm 2023"]
        )
        .centre("**TỜ TRÌNH**", "**Đề nghị khen thưởng điển hình học tập Bác**", "_____")
        .centre("Kính gửi: Ủy ban nhân dân thành phố Cần Mẫu")
        .text(*BODY)
        .boxes(["Nơi nhận:", "- Như trên;", "- Lưu: VT."], ["**GIÁM ĐỐC**", "", "", "**NGUYỄN HOÀNG MẪU**"]),
        {
            "parent": ["UBND THÀNH PHỐ CẦN MẪU"],
            "issuer": ["SỞ NỘI VỤ"],
            "symbol": ["302/TTr-SNV"],
            "place": ["Cần Mẫu"],
            "issued": ["2023-04-01"],
            "type": ["Tờ trình"],
            "title": ["Đề nghị khen thưởng điển hình học tập Bác"],
            "addressee": ["Ủy ban nhân dân thành phố Cần Mẫu"],
            "role": ["GIÁM ĐỐC"],
            "person": ["NGUYỄN HOÀNG MẪU"],
            "recipient": ["Như trên", "Lưu: VT"],
        },
    ),
    OfficeDocument(
        "an-army-command",
        Sheet()
        .boxes(
            ["QUÂN KHU 9", "**BỘ CHỈ HUY QUÂN SỰ TP CẦN MẪU**", "Số: 512/KH-BCH"],
            [*STATE, "Cần Mẫu, ngày 22 tháng 2 năm 2022"],
        )
        .centre("**KẾ HOẠCH**", "**Thực hiện phong trào thi đua quyết thắng**")
        .text(*BODY)
        .boxes(
            ["Nơi nhận:", "- Thủ trưởng Bộ Chỉ huy;", "- Lưu: VT, CT."],
            ["**CHỈ HUY TRƯỞNG**", "**Đại tá Nguyễn Mẫu Chiến**"],
        ),
        {
            "parent": ["QUÂN KHU 9"],
            "issuer": ["BỘ CHỈ HUY QUÂN SỰ TP CẦN MẪU"],
            "symbol": ["512/KH-BCH"],
            "place": ["Cần Mẫu"],
            "issued": ["2022-02-22"],
            "type": ["Kế hoạch"],
            "title": ["Thực hiện phong trào thi đua quyết thắng"],
            "role": ["CHỈ HUY TRƯỞNG"],
            "person": ["Nguyễn Mẫu Chiến"],
            "recipient": ["Thủ trưởng Bộ Chỉ huy", "Lưu: VT, CT"],
        },
    ),
    OfficeDocument(
        "a-committee-for-direction-acting",
        Sheet()
        .boxes(
            ["**BAN CHỈ ĐẠO 35**", "**TỈNH MẪU**", "*", "Số: 07-BC/BCĐ"],
            [f"**{PARTY}**", "Mẫu, ngày 31 tháng 12 năm 2021"],
        )
        .centre("**BÁO CÁO**", "Công tác năm 2021, phương hướng năm 2022", "-----")
        .text(*BODY)
        .boxes(["Nơi nhận:", "- BCĐ 35 Trung ương;", "- Lưu."], ["**Q. TRƯỞNG BAN**", "**Tô Mẫu**"]),
        {
            "issuer": ["BAN CHỈ ĐẠO 35 TỈNH MẪU"],
            "symbol": ["07-BC/BCĐ"],
            "place": ["Mẫu"],
            "issued": ["2021-12-31"],
            "type": ["Báo cáo"],
            "title": ["Công tác năm 2021, phương hướng năm 2022"],
            "role": ["Q. TRƯỞNG BAN"],
            "person": ["Tô Mẫu"],
            "recipient": ["BCĐ 35 Trung ương", "Lưu"],
        },
    ),
    OfficeDocument(
        "a-joint-letter-with-two-signatures",
        Sheet()
        .boxes(
            ["**BAN DÂN VẬN - CÔNG AN TỈNH**", "Số: 03-CTPH/BDV-CA"],
            [f"**{PARTY}**", "Mẫu, ngày 14 tháng 6 năm 2019"],
        )
        .centre("**CHƯƠNG TRÌNH PHỐI HỢP**", "về xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc", "---")
        .text(*BODY)
        .boxes(
            ["**CÔNG AN TỈNH**", "**GIÁM ĐỐC**", "**Thiếu tướng Ngô Mẫu Long**"],
            ["**BAN DÂN VẬN TỈNH ỦY**", "**TRƯỞNG BAN**", "**Đinh Thị Mẫu**"],
        )
        .plain("Nơi nhận:", "- Thường trực Tỉnh ủy;", "- Lưu hai cơ quan."),
        {
            "issuer": ["BAN DÂN VẬN - CÔNG AN TỈNH"],
            "symbol": ["03-CTPH/BDV-CA"],
            "place": ["Mẫu"],
            "issued": ["2019-06-14"],
            "type": ["Chương trình phối hợp"],
            "title": ["về xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc"],
            "role": ["GIÁM ĐỐC", "TRƯỞNG BAN"],
            "person": ["Ngô Mẫu Long", "Đinh Thị Mẫu"],
            "recipient": ["Thường trực Tỉnh ủy", "Lưu hai cơ quan"],
        },
    ),
    OfficeDocument(
        "a-copy-of-a-secret-paper",
        Sheet()
        .boxes(
            ["**TỈNH ỦY MẪU**", "*", "Số 33-TB/TU", "MẬT"],
            [f"**{PARTY}**", "Mẫu, ngày 19 tháng 8 năm 2018"],
            between=[""],
        )
        .centre("SAO Y", "**THÔNG BÁO**", "kết luận của Ban Thường vụ Tỉnh ủy", "-----")
        .text(*BODY)
        .boxes(
            [
                "Nơi nhận:",
                "- Như trên.",
            ],
            ["**T/L BAN THƯỜNG VỤ**", "**PHÓ CHÁNH VĂN PHÒNG**", "**Kiều Mẫu**"],
            between=[""],
        ),
        {
            "mark": ["MẬT", "SAO Y"],
            "issuer": ["TỈNH ỦY MẪU"],
            "symbol": ["33-TB/TU"],
            "place": ["Mẫu"],
            "issued": ["2018-08-19"],
            "type": ["Thông báo"],
            "title": ["kết luận của Ban Thường vụ Tỉnh ủy"],
            "authority": ["T/L BAN THƯỜNG VỤ"],
            "role": ["PHÓ CHÁNH VĂN PHÒNG"],
            "person": ["Kiều Mẫu"],
            "recipient": ["Như trên"],
        },
    ),
    OfficeDocument(
        "a-union-of-youth",
        Sheet()
        .boxes(
            ["TỈNH ĐOÀN LÀO MẪU", "**BAN THƯỜNG VỤ**", "***", "Số: 64-KH/TĐTN-TG"],
            ["**ĐOÀN TNCS HỒ CHÍ MINH**", "Lào Mẫu, ngày 26 tháng 3 năm 2023"],
        )
        .centre("**KẾ HOẠCH**", "Tổ chức cuộc thi kể chuyện về Bác năm 2023")
        .text(*BODY)
        .boxes(
            ["Nơi nhận:", "- TT Tỉnh ủy;", "- Lưu VP."],
            ["**TM. BAN THƯỜNG VỤ TỈNH ĐOÀN**", "**PHÓ BÍ THƯ**", "**Má A Mẫu**"],
        ),
        {
            "parent": ["TỈNH ĐOÀN LÀO MẪU"],
            "issuer": ["BAN THƯỜNG VỤ"],
            "symbol": ["64-KH/TĐTN-TG"],
            "place": ["Lào Mẫu"],
            "issued": ["2023-03-26"],
            "type": ["Kế hoạch"],
            "title": ["Tổ chức cuộc thi kể chuyện về Bác năm 2023"],
            "authority": ["TM. BAN THƯỜNG VỤ TỈNH ĐOÀN"],
            "role": ["PHÓ BÍ THƯ"],
            "person": ["Má A Mẫu"],
            "recipient": ["TT Tỉnh ủy", "Lưu VP"],
        },
    ),
)
