"""Words that names of bodies are built of, as ``fold_letters`` writes them."""

from collections.abc import Mapping
from types import MappingProxyType

from handbook.text import fold_letters


def _list(words: str) -> frozenset[str]:
    return frozenset(fold_letters(words).split(", "))


CENTRAL = _list(
    "tổng lđlđvn, "
    "t.ư đoàn, tw đoàn, tư đoàn, hội đồng bộ trưởng, "
    "bộ chính trị, ban bí thư, quốc hội, chính phủ, quân ủy trung ương, đảng ủy công an trung ương, "
    "ban chấp hành trung ương, văn phòng trung ương, trung ương đoàn, trung ương hội, "
    "ủy ban trung ương mặt trận tổ quốc việt nam, tổng cục chính trị, bộ quốc phòng, bộ công an"
)
"""Bodies there is only one of."""

OFFICES = _list(
    "trung đoàn bộ binh, sư đoàn bộ binh, lữ đoàn bộ binh, "
    "ban chỉ huy, đbp, hnd, hlhpn, hccb, "
    "tổng lđlđvn, tổng lđlđ việt nam, chi hội phụ nữ, chi hội nông dân, chi hội cựu chiến binh, chi hội ccb, "
    "ubmttqvn, ủy ban mttqvn, mttqvn, ủy ban mttq việt nam, "
    "caq, catp, cax, "
    "đại đội, đoàn phường, đoàn xã, đoàn thị trấn, đoàn cơ sở, "
    "chi hội, chi đoàn, liên chi đoàn, liên chi hội, chi đoàn thanh niên, chi đoàn tncs, tổng hội, trung đội, "
    "cđ, cổng thông tin điện tử, cổng ttđt, khoa, hội đồng lý luận, hội đồng thi đua khen thưởng, "
    "ban thường vụ, ban chấp hành, btv, bch, ban tuyên giáo và dân vận, ban tuyên giáo, ban dân vận, "
    "ban tổ chức, ban nội chính, ban chỉ đạo, ủy ban kiểm tra, ubkt, văn phòng, ủy ban nhân dân, ubnd, "
    "hội đồng nhân dân, hđnd, ủy ban mặt trận tổ quốc, ủy ban mttq, ubmttq, mặt trận tổ quốc, mttq, "
    "liên đoàn lao động, lđlđ, tổng liên đoàn lao động, công đoàn, đoàn thanh niên, đoàn tncs, "
    "hội liên hiệp phụ nữ, hội lhpn, hội phụ nữ, hội nông dân, hội cựu chiến binh, hội ccb, hội người, "
    "hội khuyến học, hội chữ thập đỏ, hội sinh viên, hội liên hiệp thanh niên, hội đồng đội, hội nhà báo, "
    "ban cán sự đảng, đảng đoàn, ban quản lý, ban giám hiệu, ban giám đốc, ban công tác mặt trận, "
    "bộ chỉ huy quân sự, bộ chqs, bộ chỉ huy, bộ tư lệnh, bộ đội biên phòng, bộ chỉ huy bđbp, bđbp, "
    "ban chỉ huy quân sự, ban chqs, đồn biên phòng, công an, cục chính trị, cục hậu cần, cục kỹ thuật, quân khu, "
    "quân đoàn, quân chủng, binh chủng, binh đoàn, sư đoàn, lữ đoàn, trung đoàn, tiểu đoàn, tòa án nhân dân, "
    "tand, viện kiểm sát nhân dân, vksnd, kho bạc nhà nước, bảo hiểm xã hội, cục thuế, cục hải quan, "
    "cục thống kê, chi cục, tổng cục, sở, phòng, trung tâm, học viện, trường, viện, đại học, bệnh viện, "
    "tập đoàn, tổng công ty, công ty, ngân hàng, nhà xuất bản, đài phát thanh, đài truyền hình, báo, cục, vụ, "
    "bộ, hội đồng thi đua, hợp tác xã, trạm y tế, hội, liên minh hợp tác xã, liên hiệp các hội, "
    "điện lực, bảo tàng, nhà máy, xí nghiệp, ban, đoàn trường, đảng bộ bộ phận, cổng, khoa, "
    "biên phòng, hạt kiểm lâm, bưu điện, chi nhánh, trại giam, hiệp hội, đội quản lý thị trường, "
    "đài truyền thanh, lâm trường, nông trường, chi hội luật gia, ban trị sự, quỹ tín dụng nhân dân"
)
"""What the name of an office, a union, a unit, a school or a firm begins with."""

VAGUE = _list(
    "biên phòng, trường, báo, bộ, hội, ban, viện, vụ, cục, phòng, sở, trung tâm, cổng, đại học, điện lực, bảo tàng"
)
"""Beginnings that are common words as well: a name begins with one only where a capital says so."""

SECTORS = _list(
    "quản lý hành chính, quản lý xuất nhập cảnh, công tác đảng và công tác chính trị, "
    "ngoại tổng quát, nội tổng hợp, hồi sức cấp cứu, chẩn đoán hình ảnh, khám bệnh, truyền nhiễm, trung cấp, "
    "hỗn hợp, bộ binh cơ giới, trinh sát, cảnh vệ, vệ binh, tên lửa, ra đa, tàu ngầm, hóa học, quân khí, "
    "huấn luyện, kiểm soát quân sự, phòng thủ, pháo phòng không, tuyên huấn, năng lượng, "
    "cảnh sát biển, địa chất, giáo dục quốc phòng, "
    "quân đội, thường trực, sinh viên, "
    "nuôi dưỡng, điều dưỡng, người có công, bảo trợ, bảo trợ xã hội, "
    "điều tra tội phạm về ma túy, điều tra tội phạm, quản lý hành chính về trật tự xã hội, trật tự xã hội, "
    "phòng cháy, chữa cháy, "
    "cửa khẩu, phổ thông, dân tộc bán trú, dân tộc nội trú, "
    "ngoại tuyến, công tác đảng, công tác chính trị, quản lý, xuất nhập cảnh, kỹ thuật hình sự, thủ đô, nghiệp vụ, "
    "giáo dục, đào tạo, văn hóa, thể thao, du lịch, thông tin, truyền thông, khoa học, công nghệ, tài nguyên, "
    "môi trường, nông nghiệp, phát triển nông thôn, công thương, xây dựng, giao thông, vận tải, "
    "giao thông vận tải, y tế, tư pháp, nội vụ, tài chính, kế hoạch, đầu tư, lao động, thương binh, xã hội, "
    "ngoại vụ, ngoại giao, dân tộc, tôn giáo, thanh tra, kiểm tra, tuyên giáo, dân vận, tổ chức, nội chính, "
    "chính trị, quân sự, quốc phòng, công an, biên phòng, hải quan, thuế, bảo hiểm, phụ nữ, nông dân, "
    "cựu chiến binh, thanh niên, cộng sản, hồ chí minh, nhân dân, mặt trận, tổ quốc, việt nam, liên hiệp, "
    "hữu nghị, trung ương, nhà nước, đảng, đoàn thể, điện lực, dầu khí, cao su, than, khoáng sản, hàng không, "
    "bưu chính, viễn thông, truyền hình, phát thanh, truyền thanh, xổ số, kiến thiết, trung học phổ thông, "
    "trung học cơ sở, tiểu học, mầm non, cao đẳng, đại học, kỹ thuật, đa khoa, sản nhi, quân y, thương mại, "
    "kinh tế, luật, thi đua, khen thưởng, đội, thiếu nhi, người cao tuổi, chính phủ, quốc hội, chính quyền, "
    "đối ngoại, đô thị, ứng dụng, thực hành, dịch vụ, thủy lợi, lâm nghiệp, kiểm lâm, thủy sản, sư phạm, nghề, "
    "điện tử, thông tin điện tử, ttđt, dân quân, tự vệ, phòng không, không quân, hải quân, tư tưởng, "
    "quân đội nhân dân, cổ phần, cấp nước, nghiên cứu, lý luận, cơ sở, da liễu, sản xuất, xuất nhập khẩu, "
    "vật tư, thiết bị, chế biến, trách nhiệm hữu hạn, một thành viên, nghệ thuật, văn nghệ, văn học, "
    "ngoại thương, phát triển, chăm sóc, sức khỏe, hành chính, tổng hợp, hậu cần, tham mưu, cảnh sát, cơ động, "
    "hình sự, an ninh, bộ binh, pháo binh, tăng thiết giáp, công binh, thông tin liên lạc, đặc công, bảo tàng, "
    "di tích, lưu trữ, thư viện, thể dục, dược, y học, cổ truyền, nội trú, quốc tế, quốc gia, quốc dân, "
    "bách khoa, nông lâm, ngoại ngữ, phòng chống, hiện đại, nhi đồng, trẻ em, chữ thập đỏ, khuyến học, "
    "doanh nhân, trẻ, hành khách, môi trường đô thị, công trình, công cộng, cây xanh, chiếu sáng, lương thực, "
    "thực phẩm, dân chính đảng, tín dụng, chính sách xã hội, nông thôn, công nghiệp, luật gia, luật sư, "
    "kiến trúc sư, viên chức, công chức, công nhân, giáo chức, nhà giáo, cựu giáo chức"
)
"""Fields of work within a name."""

LINKED = _list(
    "sở, bộ, phòng, trung tâm, cục, trường, ban, tập đoàn, công ty, viện, đại học, hội, học viện, tổng công ty, "
    "chi cục, đài phát thanh, khoa"
)
"""Beginnings behind which several fields of work may be listed."""

SURNAMES = _list(
    "nguyễn, trần, lê, phạm, hoàng, huỳnh, phan, vũ, võ, đặng, bùi, đỗ, hồ, ngô, dương, phùng, châu, đinh, "
    "trịnh, đoàn, lương, mai, tạ, tô, trương, đào, lại, lâm, thái, tống, vương"
)
"""Surnames of persons, who often stand behind the name of their body."""

RARE_SURNAMES = _list(
    "giàng, lò, vàng, sùng, thào, mùa, quàng, lường, triệu, nông, bế, vừ, tẩn, phàn, chảo, lầu, cầm, điêu, tòng, lù, "
    "thạch, danh, cao, hà, lưu, lý, ma, mạc, nghiêm, quách, tăng, thân, từ, viên, chu, kiều, khuất, bạch, giang, kha, "
    "ninh, phó, thẩm, trà, vi, vương, cù, doãn, hứa, lục, ông, đàm, đồng, đường"
)
"""Surnames that are names of places as well: a person is meant only where two more words of a name follow."""

MIDDLES = _list(
    "thị, văn, xuân, đức, quang, tất, quốc, minh, thanh, hữu, ngọc, trọng, công, đình, mạnh, hoàng, viết, huy, "
    "duy, anh, hồng, kim, thế, việt, bá, sỹ, tiến, như, hải"
)
"""Middle names of persons."""

NUMBERED = _list(
    "quân khu, quân đoàn, binh đoàn, sư đoàn, lữ đoàn, trung đoàn, tiểu đoàn, đại đội, trung đội, công ty, bệnh viện, "
    "chi bộ, trường, đảng bộ, trung đoàn bộ binh, sư đoàn bộ binh, lữ đoàn bộ binh"
)
"""Beginnings that a number may follow as the name."""

NAMED_AFTER = _list("trường, bệnh viện, nhà máy, công ty, học viện, viện")
"""Beginnings of what may bear the name of a person."""

SCHOOLS = _list(
    "cao đẳng, đại học, trung cấp, trung học cơ sở, trung học phổ thông, tiểu học, mầm non, phổ thông, chính trị"
)
"""What a school is, in small letters too where its name follows."""

LAST_SECTORS = _list("trung ương, nhà nước, việt nam, nhân dân, tổ quốc, hồ chí minh")
"""Fields of work that end a name in small letters too."""

SMALL = _list("trường, công ty, ban, khoa, trung tâm, phòng")
"""Common words that begin a name in small letters too, where the next word has a capital."""

VERBS = _list(
    "tổ chức, xây dựng, kế hoạch, lao động, phát triển, nghiên cứu, kiểm tra, đội, than, nghề, đảng, luật, "
    "huấn luyện, trinh sát, phòng thủ, năng lượng, "
    "trẻ, quản lý, đầu tư, chăm sóc, phòng chống, công an, chính quyền, nhân dân"
)
"""Fields of work that are verbs or common words as well: in small letters they go on with the sentence."""

LOCAL_OFFICES = _list(
    "ban tuyên giáo, ban dân vận, ban tổ chức, ban nội chính, ủy ban kiểm tra, ubkt, văn phòng, "
    "ban tuyên giáo và dân vận, đảng bộ, đảng ủy, chi bộ"
)
"""Offices that are named whole with the committee they belong to: «Ban Tuyên giáo Tỉnh ủy»."""

OPEN_ENDS = _list("khối, tỉnh, huyện, quận, xã, phường, phố, đoàn, ty, trường, viện, sở, cục, trấn, thị")
"""Last words that leave open which body is meant."""

BRANCHES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "chi bộ": ("đảng bộ", "đảng ủy"),
        "đảng bộ": ("đảng bộ", "đảng ủy"),
        "chi hội": ("hội",),
        "chi đoàn": ("đoàn", "thành đoàn", "tỉnh đoàn", "huyện đoàn"),
        "công đoàn": ("công đoàn", "liên đoàn"),
    }
)
"""What a body that is part of another begins with → what that one begins with, where only a comma joins them."""

BARE = _list("tỉnh ủy, thành ủy, huyện ủy, quận ủy, thị ủy, thành đoàn, tỉnh đoàn, đoàn khối")
"""Committees that are named by their word alone where the text says elsewhere which one is meant."""

ORGANS = _list("ban thường vụ, btv, ban chấp hành, bch, ban bí thư, ban chỉ huy, ban giám đốc")
"""Organs that act for the body whose they are."""

FOLLOWING = _list(
    "và, của, đã, tổ, có, là, được, cho, với, trong, tại, ở, ban, do, từ, đến, triển, phối, trao, tặng, họp, "
    "về, để, cũng, đang, sẽ, vừa, thực, theo, khi, các, ngày, tháng, năm, khóa, sau, trước, hiện, luôn, qua, ra"
)
"""What follows a name in small letters and does not belong to it."""
