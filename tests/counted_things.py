"""What offices count, told once more than in the program: none may fall out of its table unseen."""

COUNTED_THINGS = (
    *("người", "vụ", "việc", "cuộc", "lượt", "lần", "bước", "khâu", "điểm", "nhóm", "mục", "ý", "câu", "bài"),
    *("buổi", "lớp", "đợt", "tuần", "giờ", "đảng viên", "đảng bộ", "cán bộ", "đồng chí", "cá nhân", "tập thể"),
    *("tổ chức", "chi bộ", "cấp ủy", "đơn vị", "đơn thư", "cơ quan", "cơ sở", "xã", "phường", "huyện", "quận"),
    *("tỉnh", "thành phố", "thị trấn", "thôn", "bản", "ấp", "khu", "hộ", "gia đình", "trường", "nội dung"),
    *("nhiệm vụ", "giải pháp", "vấn đề", "chỉ tiêu", "tiêu chí", "mô hình", "công trình", "dự án", "đề án"),
    *("kiến nghị", "ý kiến", "sai phạm", "trường hợp", "văn bản", "hồ sơ", "đối tượng", "hội viên"),
    *("đoàn viên", "học sinh", "phần", "loại", "triệu", "tỷ", "nghìn", "ngàn", "trăm", "đồng", "cây", "con"),
    *("chiếc", "cái", "địa phương", "ngành", "sở", "doanh nghiệp", "nghị quyết", "chỉ thị", "kế hoạch"),
    *("quyết định", "chuyên đề", "ngày", "tháng", "năm"),
)
