"""Real sentences, and how they were typed before Unicode: written here from the tables, not by the code under test."""

import unicodedata

SENTENCES = (
    "Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị, Huyện ủy đã ban hành kế hoạch.",
    "Toàn huyện có 73/73 chi bộ đăng ký mô hình học tập và làm theo Bác, đạt 100%.",
    "Đến nay, gần 1 vạn lượt cán bộ, đảng viên đã tham gia các lớp quán triệt.",
    "Một là, cấp ủy phải thường xuyên kiểm tra, đôn đốc việc thực hiện ở cơ sở.",
    "Kính gửi các đồng chí Bí thư chi bộ, Trưởng các ban xây dựng Đảng của xã.",
    "Nhân dân trong thôn góp được 162 triệu đồng và hơn 2.300 ngày công làm đường.",
    "Những việc khó, việc mới thì cán bộ chủ chốt làm trước, làm mẫu cho quần chúng noi theo.",
    "Qua kiểm tra, Ủy ban Kiểm tra nhắc nhở 5 tập thể, phê bình 12 cá nhân chậm báo cáo.",
    "Các ý kiến đều khẳng định việc nêu gương của người đứng đầu có sức thuyết phục nhất.",
    "Nghị quyết yêu cầu gắn việc học tập với nhiệm vụ chính trị của từng cơ quan, đơn vị.",
    "Tỷ lệ hộ nghèo giảm từ 12,4% xuống còn 3,7% sau năm năm triển khai.",
    "Trường tiểu học Nguyễn Huệ duy trì giờ chào cờ kể chuyện về Bác mỗi sáng thứ hai.",
    "Xuống tận bản, nghe dân nói, nói dân hiểu, làm dân tin là cách làm của đồn biên phòng.",
    "Ở nhiều nơi, sinh hoạt chuyên đề còn hình thức, chưa gắn với việc khắc phục hạn chế, khuyết điểm.",
    "Quỹ khuyến học của dòng họ Lưỡng đã trao thưởng cho 48 em học sinh giỏi.",
    "Đồng chí Ngô Thị Ngọc Ánh được tặng Bằng khen vì thành tích xuất sắc.",
    "Bệnh viện đổi mới phong cách phục vụ, hướng tới sự hài lòng của người bệnh.",
    "Kỷ luật, kỷ cương hành chính được siết chặt; lề lối làm việc chuyển biến rõ.",
)

_MARKS = "\u0301\u0300\u0309\u0303\u0323"
_TCVN3 = {
    **dict(zip("áàảãạ", "\u00b8\u00b5\u00b6\u00b7\u00b9", strict=True)),
    **dict(zip("ăắằẳẵặ", "\u00a8\u00be\u00bb\u00bc\u00bd\u00c6", strict=True)),
    **dict(zip("âấầẩẫậ", "\u00a9\u00ca\u00c7\u00c8\u00c9\u00cb", strict=True)),
    **dict(zip("éèẻẽẹ", "\u00d0\u00cc\u00ce\u00cf\u00d1", strict=True)),
    **dict(zip("êếềểễệ", "\u00aa\u00d5\u00d2\u00d3\u00d4\u00d6", strict=True)),
    **dict(zip("íìỉĩị", "\u00dd\u00d7\u00d8\u00dc\u00de", strict=True)),
    **dict(zip("óòỏõọ", "\u00e3\u00df\u00e1\u00e2\u00e4", strict=True)),
    **dict(zip("ôốồổỗộ", "\u00ab\u00e8\u00e5\u00e6\u00e7\u00e9", strict=True)),
    **dict(zip("ơớờởỡợ", "\u00ac\u00ed\u00ea\u00eb\u00ec\u00ee", strict=True)),
    **dict(zip("úùủũụ", "\u00f3\u00ef\u00f1\u00f2\u00f4", strict=True)),
    **dict(zip("ưứừửữự", "\u00ad\u00f8\u00f5\u00f6\u00f7\u00f9", strict=True)),
    **dict(zip("ýỳỷỹỵ", "\u00fd\u00fa\u00fb\u00fc\u00fe", strict=True)),
    **dict(zip("đĂÂÊÔƠƯĐ", "\u00ae\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7", strict=True)),
}
_VNI_TONES = dict(zip(_MARKS, "\u00f9\u00f8\u00fb\u00f5\u00ef", strict=True))
_VNI_ROOFS = dict(zip(_MARKS, "\u00e1\u00e0\u00e5\u00e3\u00e4", strict=True))
_VNI_BREVES = dict(zip(_MARKS, "\u00e9\u00e8\u00fa\u00fc\u00eb", strict=True))
_VNI_LETTERS = {
    **dict(zip("ơưđĩịỉỵ", "\u00f4\u00f6\u00f1\u00f3\u00f2\u00e6\u00ee", strict=True)),
    **dict(zip("íì", "\u00ed\u00ec", strict=True)),
}


def type_tcvn3(text: str) -> str:
    """Write a text in TCVN3, as letters of Windows-1252; it has no capitals with a tone."""
    typed = "".join(_TCVN3.get(letter, letter) for letter in text)
    assert all(ord(letter) < 256 for letter in typed), f"TCVN3 has no way to write {text}"
    return typed


def type_vni(text: str) -> str:
    """Write a text in VNI, as letters of Windows-1252."""
    return "".join(_type_vni_letter(letter) for letter in text)


def type_1258(text: str) -> bytes:
    """Write a text in Windows-1258, in which tones stand behind their letters."""
    parts = []
    for letter in text:
        base, tone = _take_tone(letter)
        parts.append(base.encode("cp1258") + tone.encode("cp1258"))
    return b"".join(parts)


def _take_tone(letter: str) -> tuple[str, str]:
    marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in _MARKS), "")
    return unicodedata.normalize("NFC", marks.replace(tone, "")) if tone else letter, tone


def _type_vni_letter(letter: str) -> str:
    small = letter.lower()
    if small in _VNI_LETTERS:
        typed = _VNI_LETTERS[small]
    else:
        base, tone = _take_tone(small)
        if base in "âêô":
            typed = {"â": "a", "ê": "e", "ô": "o"}[base] + (_VNI_ROOFS[tone] if tone else "\u00e2")
        elif base == "ă":
            typed = "a" + (_VNI_BREVES[tone] if tone else "\u00ea")
        else:
            typed = _VNI_LETTERS.get(base, base) + (_VNI_TONES[tone] if tone else "")
    return typed if letter == small else typed.upper()
