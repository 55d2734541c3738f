"""Models and ways of working: names in quotation marks behind their words, lists of names, names without marks."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from handbook.recognition.finds import Find, Scan, make_fields
from handbook.recognition.knowledge import Knowledge
from handbook.text import fold_letters, slug_text

_STRONG = (
    *("mô hình", "cách làm", "phong trào", "phong trào thi đua", "câu lạc bộ", "clb", "công trình", "phần việc"),
    *("đội hình", "chương trình", "chuyên mục", "chuyên trang", "dự án", "giải pháp", "sáng kiến", "diễn đàn"),
)
_WEAK = (
    *("quỹ", "tủ sách", "tổ", "đội", "tuyến đường", "tuyến phố", "con đường", "ngôi nhà", "góc", "hũ gạo"),
    *(
        "không gian",
        "điểm",
        "bếp ăn",
        "gian hàng",
        "chuyến xe",
        "ngày hội",
        "hoạt động",
        "việc làm",
        "ngày",
        "hành trình",
    ),
    *("nhật ký", "sổ", "cuốn sổ", "bản tin", "hòm thư", "vườn", "lớp học", "trang", "kênh", "sân chơi", "thư viện"),
    *("quy tắc ứng xử", "bộ quy tắc ứng xử", "phát động thi đua", "lễ", "sinh hoạt chính trị"),
    *("quán", "đợt thi đua", "chiến dịch", "fanpage", "phiên chợ", "chợ", "cửa hàng", "mâm cơm", "bữa sáng"),
)
_FORM = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(map(fold_letters, (*_STRONG, *_WEAK)), key=len, reverse=True))})(?!\w)"
)
_STRONG_FORM = "|".join(sorted(map(fold_letters, _STRONG), key=len, reverse=True))
_OPEN_FORMS = re.compile(
    r"(?<!\w)(?:mô\s+hình|cách\s+làm|phong\s+trào|công\s+trình|phần\s+việc|hoạt\s+động|việc\s+làm|chương\s+trình"
    r"|câu\s+lạc\s+bộ|chuyên\s+mục)[^.“”\"«»]{0,90}?(?<!\w)(?:như|gồm|là|tiêu\s+biểu|điển\s+hình|nổi\s+bật|:)\s*:?\s*$"
)
_LEAD = re.compile(
    rf"(?:(?<!\w)(?:{_STRONG_FORM})(?!\w)(?:\s+[^\W\d_]+){{0,7}}?|{_FORM.pattern})"
    r"\s*(?:như|là|gồm|với\s+tên(?:\s+gọi)?|mang\s+tên|có\s+tên|:)*\s*:?\s*[“\"«‘(]*\s*$"
)
_CALLED = re.compile(
    r"(?<!\w)(?:mô\s+hình|phong\s+trào|quỹ|quĩ|tổ|heo|chi\s+hội)[^.“”\"«»]{0,120}"
    r"(?:tên\s+gọi|mang\s+tên|có\s+tên|lấy\s+tên)[^.“”\"«»]{0,16}[“\"«‘]\s*$"
)
_THEMED = re.compile(
    r"(?<!\w)(?:sinh\s+hoạt|thi\s+đua)[^.;:“”\"«»]{0,80}?\s(?:chuyên\s+đề|chủ\s+đề)(?:\s+[^\W\d_]+){0,2}"
    r"\s*:?\s*[“\"«‘]\s*$"
)
"""What a meeting or an emulation is held about is what its unit does."""
_MADE_OF = (
    r"(?:(?:hũ|bơ|lon|nồi)\s+gạo|ống\s+(?:tre|heo)|nuôi\s+(?:heo|lợn)\s+(?:đất|vàng|nhựa|tiết)"
    r"|(?:heo|lợn)\s+(?:đất|vàng|nhựa)|nhật\s+kí|sổ\s+(?:vàng|tay|việc)|tủ\s+(?:sách|đồ|bánh|thuốc)"
    r"|tuyến\s+(?:đường|phố)|đoạn\s+đường|camera|tổ\s+(?:tiết|tự|phụ|hợp|góp))(?!\w)"
)
_OWN_THING = re.compile(
    rf"{_MADE_OF}|(?:gian\s+hàng|quầy\s+hàng|góc|chợ|phiên\s+chợ|chuyến\s+xe|mâm\s+cơm|bữa|suất|bếp|ngôi\s+nhà"
    r"|mái\s+ấm|câu\s+lạc\s+bộ|clb|con\s+đường|ngày\s+(?:thứ|chủ|hội)|tiếng\s+(?:kẻng|loa|trống)|thùng"
    r"|mỗi\s+(?:ngày|tuần|tháng|quí|đảng\s+viên|chi\s+bộ|cán\s+bộ)|vườn\s+rau|lớp\s+học|đội\s+(?:tự|tình|xung))(?!\w)"
)
"""What a model is made of: a quoted name that begins so needs no word before it."""
_IS_MODEL = re.compile(
    r"[”\"»’]\s*(?:\([^)]*\)\s*)?(?:là|trở\s+thành)\s+(?:một\s+|tên\s+(?:của\s+|gọi\s+)?)?(?:trong\s+(?:những|các)\s+)?"
    r"(?:mô\s+hình|cách\s+làm|phong\s+trào|chương\s+trình|câu\s+lạc\s+bộ|sáng\s+kiến|công\s+trình)(?!\w)"
)
"""What is said behind a quoted name: «“Tiếng kẻng an ninh” là mô hình …»."""
_WRITING = re.compile(r"(?<!\w)(?:bài|tác\s+phẩm|câu\s+chuyện|ca\s+khúc|sách|phim|vở)(?!\w)[^.;]{0,60}$")
_CAMPAIGN_WORDS = re.compile(
    r"(?:về\s+)?(?:tiếp\s+tục\s+)?(?:đẩy\s+mạnh\s+)?(?:việc\s+)?học\s+tập(?!\s+\d)|làm\s+theo|thực\s+hiện"
    r"|(?:tư\s+tưởng|đạo\s+đức|tấm\s+gương)(?!\w)[^“”\"]{0,40}hồ\s+chí\s+minh|[^“”\"]*theo\s+tư\s+tưởng,\s+đạo\s+đức,\s+phong\s+cách\s+hồ\s+chí\s+minh"
)
"""What a theme of the campaign itself says."""
_KEEPING = re.compile(r"(?<!\w)(?:duy\s+trì|ra\s+mắt|thành\s+lập|nhân\s+rộng)\s*(?:các\s+)?[“\"«‘]\s*$")
_BETWEEN = re.compile(
    rf"[,;]?[”\"»’]?\s*(?:\([^)]*\)\s*)?(?:[,;…]|\.\.\.|và|hay|hoặc|\s)*\s*(?:(?:{_FORM.pattern})\s*)?(?:[^\W\d_]+\s+){{0,2}}[“\"«‘]?\s*"
)
_OF_PLACE = re.compile(r"[”\"»’]?\s*(?:\(\s*)?(?:của|tại|ở|do)\s+(?P<unit>[^,;.()“”\"]{3,90})")
_LIST_OF_UNITS = re.compile(
    r"[”\"»’]?\s*(?:\(?(?:của|tại|ở|do)\s+[^“”\"«»;:]{3,120}?\)?)?\s*(?:[,;]|và)?\s*(?:(?:chi\s+bộ|đảng\s+bộ|đảng\s+ủy|hội|đoàn|xã"
    r"|phường|huyện|trường|công\s+đoàn|công\s+an|ban|phòng)\s+[^“”\"«».;]{1,60}?)?(?:với\s+)?"
    r"(?:(?:mô\s+hình|phong\s+trào|câu\s+lạc\s+bộ|công\s+trình)\s*)?[“\"«‘]?\s*"
)
_NOT_MODELS = re.compile(
    r"(?<!\w)(?:bộ\s+phận|cơ\s+chế|băng\s+nhóm|tội\s+phạm|nội\s+dung|cuộc\s+vận\s+động|cuộc\s+thi|hội\s+thi|đề\s+án|phẩm\s+chất|danh\s+hiệu|truyền\s+thống|lời\s+dạy|phương\s+châm|tinh\s+thần|khẩu\s+hiệu|biểu\s+hiện|chủ\s+đề|chuyên\s+đề|về|câu|rằng|là|bài|câu\s+chuyện|ca\s+khúc|cuốn|tác\s+phẩm|giữa|hình\s+ảnh|gương|bệnh|thế\s+trận|nghĩa|giải\s+thưởng|kỷ\s+niệm\s+chương|huân\s+chương|đạt|tiêu\s+chí)\s*:?\s*[“\"«‘(]?\s*$"
)
_LIST_HEAD = re.compile(
    r"(?:mô\s+hình|cách\s+làm)(?:\s+[^\W\d_]+,?){0,12}?\s*(?:như|gồm|tiêu\s+biểu\s+như|điển\s+hình\s+như|:|tiêu\s+biểu\s+là)\s*:?\s*"
)
_ITEMS_HEAD = re.compile(
    r"(?:mô\s+hình|cách\s+làm|công\s+trình|phần\s+việc)(?:,?\s+[^\W\d_]+){0,28}?\s*"
    r"(?:như|gồm|tiêu\s+biểu\s+như|điển\s+hình\s+như|:|tiêu\s+biểu\s+là)\s*:?\s*"
)
_LIST_STOP = re.compile(
    r"(?<!\w)(?:gắn\s+với|cuộc\s+vận\s+động|góp\s+phần|nhằm|trong\s+đó|chủ\s+đề|tinh\s+thần|theo|về|từ|giúp)(?!\w)"
)
_DOER = re.compile(
    r"\s*(?:chi\s+bộ|đảng\s+bộ|đảng\s+ủy|hội|đoàn|công\s+đoàn|công\s+an|ban(?:\s+tổ\s+chức)?+|phòng|sở|trường|xã"
    r"|phường|huyện)(?!\w)[^;,]{0,60}?"
    r"(?:\s+(?:đã|thường\s+xuyên|có|tổ\s+chức|thực\s+hiện|triển\s+khai|duy\s+trì|với|xây\s+dựng))+(?=\s)"
)
"""Who does what a list names, before the thing: «Sở Nội vụ có …»."""
_WITH_PLACE = re.compile(r"(?P<item>[^();:…]+?)\s*\([^()]*\)\s*(?=[,;…]|và|$)")
_LEAST_ITEMS = 2
_PLACED = r"(?:tại(?!\s+(?:hộ|nhà|nguồn|chỗ|gia)(?!\w))|ở)"
"""What leads on to where a model is run; «tại nguồn», «tại hộ» belong to its name."""
_DEED = (
    r"chào\s+cờ|phân\s+loại|thu\s+gom|xử\s+lí|góp\s+vốn|đỡ\s+đầu|thắp\s+sáng|trồng\s+\w+|(?:chăn\s+)?nuôi\s+\w+"
    r"|hiến\s+(?:đất|máu|kế)|phát\s+triển\s+(?!kinh\s+tế)\w+\s+\w+\s+\w+|liên\s+kết\s+\w+"
    r"|quyên\s+góp|tiết\s+kiệm\s+\w+"
)
"""What is done, where a model is called by that in small letters: «mô hình trồng rau sạch»."""
_UNMARKED = re.compile(
    r"(?<!\w)(?:mô\s+hình|cách\s+làm)\s+(?P<name>(?!(?:điển|hay|mới|tiêu|hiệu|sáng|tốt|này|đó|trên|đã|được|đăng|của|và|có|học|làm|như|tăng|kinh|tổ|hoạt|chính|là|nào|nêu|cụ|thiết|tập|phù|do|từ|thực|thí|đang|để|cho|theo|về|tại|ở|trong|khác|đạt|đặc|nổi|ý|gắn|thi|cách|dân\s+vận|trình|quản|đơn|phát|kết|lãnh|nhân|bảo|việc|gương|với|mẫu)(?!\w))"
    r"[^\W\d_][^,;.:()“”\"«»]{3,70}?)(?=\s+(?:của|"
    + _PLACED
    + r"|do|đã|được|với|giúp|góp|đem|mang|từ|cho|và|ra|có|trên|là|đang|hiện|nhằm|để)(?!\w)|[,;.:()]|$)"
)
_NAMED_MOVEMENT = re.compile(
    r"(?<!\w)(?:phong\s+trào(?:\s+thi\s+đua)?|diễn\s+đàn|câu\s+lạc\s+bộ|clb)\s+"
    r"(?P<name>(?!(?:đoàn|hội|đội|công\s+đoàn|đảng|đông|cần\s+vương|duy\s+tân|thanh|cách\s+mạng)(?!\w))"
    r"[^\W\d_](?:[^,;.:()“”\"«»]|,(?=\s+(?:thực\s+hiện|nhân\s+văn|vì\s+nhân\s+dân)(?!\w))){3,90}?)"
    r"(?=\s+(?:của|tại|ở|do|đã|được|với|đem|mang|từ|cho|ra|có|trên|là|gắn|trong|đến|đang|ngày)(?!\w)"
    r"|,(?!\s+(?:thực\s+hiện|nhân\s+văn|vì\s+nhân\s+dân)(?!\w))|[;.:()“\"]|$)"
)
"""A movement, a forum or a club that is called by a capital: «phong trào Tuần lễ vàng …»."""
_THING = re.compile(
    rf"(?<!\w)(?:mô\s+hình|cách\s+làm|phong\s+trào(?:\s+thi\s+đua)?)\s+(?P<name>(?:{_MADE_OF}|(?:{_DEED})(?!\w))"
    r"[^;.:()“”\"«»]{0,90}?)(?=\s+(?:của|" + _PLACED + r"|do|đã|được|đem|mang|từ|cho|ra|có|trên|là|giúp|góp|nhằm|với"
    r"|hiện|để|đến|trong|thu\s+hút"
    r"|và\s+(?:xây\s+dựng|thực\s+hiện|tổ\s+chức|triển\s+khai|duy\s+trì|nhân\s+rộng|vận\s+động))(?!\w)"
    r"|\s*,\s+(?!tổ\s+dân|lọ)|[;.:()“\"…]|$)"
)
"""A model called by what it is made of, without capital or marks: «mô hình nuôi heo đất tiết kiệm»."""
_LEAST_WORDS = 3  # of a name that is known without its word or its marks
_CAMPAIGN = re.compile(
    r"(?:tiếp\s+tục\s+)?(?:đẩy\s+mạnh\s+)?(?:việc\s+)?học\s+tập\s+và\s+làm\s+theo\s+(?:tư\s+tưởng|tấm\s+gương)"
    r"(?:,?\s+(?:đạo\s+đức|phong\s+cách|tấm\s+gương))*\s+hồ\s+chí\s+minh"
    r"|(?:học\s+tập(?:\s+và\s+)?)?(?:làm\s+theo)?(?:\s+(?:gương\s+)?bác(?:\s+hồ)?)?"
)
"""What all the directives are about: no model of anybody's own."""
_MOST_WORDS = 40
_FAR = 160  # letters between two names of one list
_GENERIC = re.compile(r"(?:mô\s+hình|cách\s+làm|phong\s+trào)(?!\w)")


def find_models(known: Knowledge, scan: Scan) -> Iterator[Find]:
    """Find the models named in a passage, from left to right."""
    taken: list[tuple[int, int]] = []
    for quotation in sorted(scan.quotations, key=lambda each: (each.start, -each.end)):
        is_campaign = _CAMPAIGN.fullmatch(fold_letters(quotation.text)) is not None
        if (
            is_campaign
            or len(quotation.text.split()) > _MOST_WORDS
            or any(start <= quotation.start < end for start, end in taken)
        ):
            continue
        reason = _find_reason(scan, quotation.start, taken)
        if reason:
            taken.append((quotation.start, quotation.end))
            yield _make_find(known, scan, quotation.start, quotation.end, reason)
    for search in (_find_listed, _find_unmarked, _find_known):
        finds = [*search(known, scan, taken)]
        taken += [(find.start, find.end) for find in finds]
        yield from finds


def find_again(scans: Sequence[Scan], models: Sequence[Find]) -> Iterator[Find]:
    """Find where the quoted name of a model stands once more, whatever stands before it."""
    named = {fold_letters(find.text): find for find in models}
    for scan in scans:
        for quotation in scan.quotations:
            model = named.get(fold_letters(scan.text[quotation.start : quotation.end]))
            place = (scan.id, quotation.start, quotation.end)
            if model and not any((each.passage, each.start, each.end) == place for each in models):
                text = scan.text[quotation.start : quotation.end]
                fields = make_fields(name=quotation.text)
                yield Find("models", *place, text, "model-again", model.record, model.id, fields=fields)
        yield from _find_unquoted(scan, named, [each for each in models if each.passage == scan.id])


def _find_unquoted(scan: Scan, named: Mapping[str, Find], models: Sequence[Find]) -> Iterator[Find]:
    """Find where the name of a model stands without its marks, where it cannot be taken for mere words."""
    for name, start, end in _list_plain(scan, named, [(each.start, each.end) for each in models]):
        if scan.text[start].isupper() or _OWN_THING.match(name):
            text, model = scan.text[start:end], named[name]
            fields = make_fields(name=" ".join(text.split()))
            yield Find("models", scan.id, start, end, text, "model-again", model.record, model.id, fields=fields)


def _list_plain(scan: Scan, names: Iterable[str], taken: Sequence[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
    """List where names stand in no quotation and in no other find; short ones and the campaign's may be mere words."""
    for name in names:
        if name not in scan.folded or len(name.split()) < _LEAST_WORDS or _CAMPAIGN_WORDS.match(name):
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", scan.folded):
            start, end = match.span()
            is_quoted = any(quoted.start <= start < quoted.end for quoted in scan.quotations)
            if not is_quoted and not any(first < end and start < last for first, last in taken):
                yield name, start, end


def _find_reason(scan: Scan, at: int, taken: Sequence[tuple[int, int]]) -> str:
    """Tell why a quoted name is one of a model: its word stands before it, or another model's name."""
    begin, _ = scan.find_sentence(at)
    before = scan.folded[max(begin, at - _FAR) : at]
    name = scan.folded[at:].lstrip('“"«‘ ')
    is_told = _THEMED.search(before) or _IS_MODEL.match(scan.folded, _find_end(scan, at))
    if _CALLED.search(before) or (is_told and not _CAMPAIGN_WORDS.match(name)):
        return "model-word"
    if _NOT_MODELS.search(before):
        return ""
    if _is_own_thing(name) and not _WRITING.search(before):
        return "model-word"
    if _LEAD.search(before) or (_KEEPING.search(before) and scan.text[at].isupper()):
        return "model-word"
    between = scan.folded[taken[-1][1] : at] if taken and begin <= taken[-1][1] <= at else None
    is_open = _OPEN_FORMS.search(re.sub(r"[“\"«‘(\s]+$", "", before)) is not None or _is_listed(scan, begin, at)
    return "model-list" if is_open or (between is not None and _is_list(between)) else ""


def _find_end(scan: Scan, at: int) -> int:
    """Find where the quotation ends that begins at a place."""
    return next(each.end for each in scan.quotations if each.start == at)


def _is_own_thing(name: str) -> bool:
    """Tell whether a quoted name, folded, begins with what models are made of; a word or two are the mere thing."""
    return _OWN_THING.match(name) is not None and len(re.split(r"[”\"»’]", name)[0].split()) >= _LEAST_WORDS


def _is_listed(scan: Scan, begin: int, at: int) -> bool:
    """Tell whether a list of models that began in the same sentence still goes on: its marks may be lost."""
    heads = [*_LIST_HEAD.finditer(scan.folded, begin, at)]
    return bool(heads) and not _LIST_STOP.search(scan.folded, heads[-1].end(), at)


def _is_list(between: str) -> bool:
    """Tell whether what stands between two names says that they are of one list."""
    if _BETWEEN.fullmatch(between):
        return True
    is_near = len(between) < _FAR and "." not in between.rstrip('“"« .')
    return is_near and _LIST_OF_UNITS.fullmatch(between) is not None


def _find_listed(known: Knowledge, scan: Scan, taken: Sequence[tuple[int, int]]) -> Iterator[Find]:
    """Find the items of a list without marks: «các mô hình như: tổ chức …; đối thoại …», «A (xã …), B (xã …)»."""
    for head in _ITEMS_HEAD.finditer(scan.folded):
        if not head[0].rstrip().endswith(":"):
            continue
        _, stop = scan.find_sentence(head.end())
        stretch = scan.text[head.end() : stop]
        if "“" in stretch or '"' in stretch:
            continue
        items = [match.span("item") for match in _WITH_PLACE.finditer(stretch)]
        if len(items) < _LEAST_ITEMS and ";" in stretch:
            items = [match.span() for match in re.finditer(r"[^;]+", stretch)]
        if len(items) < _LEAST_ITEMS:
            continue
        for begin, last in items:
            doer = _DOER.match(fold_letters(stretch[begin:last]))
            first = begin + (doer.end() if doer else 0)
            words = stretch[first:last].strip(" .…,;")
            start = head.end() + stretch.index(words, first)
            is_free = not words[:1].isdigit() and not any(left <= start < right for left, right in taken)
            if not (is_free and 1 < len(words.split()) <= _MOST_WORDS):
                break
            yield _make_find(known, scan, start, start + len(words), "model-items")


def _find_unmarked(known: Knowledge, scan: Scan, taken: Sequence[tuple[int, int]]) -> Iterator[Find]:
    """Find the names without marks behind their words: with a capital, known, or of what models are made of."""
    free = list(taken)
    for form in (_UNMARKED, _NAMED_MOVEMENT, _THING):
        for match in form.finditer(scan.folded):
            start, end = match.span("name")
            least = _LEAST_WORDS if form is _THING else _LEAST_WORDS - 1
            is_known = form is _THING or fold_letters(scan.text[start:end]) in known.models
            is_free = not any(first < end and start < last for first, last in free)
            if (is_known or scan.text[start].isupper()) and is_free and len(scan.text[start:end].split()) >= least:
                free.append((start, end))
                yield _make_find(known, scan, start, end, "model-word")


def _find_known(known: Knowledge, scan: Scan, taken: Sequence[tuple[int, int]]) -> Iterator[Find]:
    """Find the models of the handbook that are named by their whole names with a capital, whatever stands before."""
    for _, start, end in _list_plain(scan, known.models, taken):
        if scan.text[start].isupper():
            yield _make_find(known, scan, start, end, "known-model")


def _make_find(known: Knowledge, scan: Scan, start: int, end: int, reason: str) -> Find:
    name = " ".join(scan.text[start:end].split())
    form = [match[0] for match in _FORM.finditer(scan.folded, max(0, start - 60), start)]
    unit = _OF_PLACE.match(scan.text, end)
    record = known.models.get(fold_letters(name), "")
    fields = make_fields(
        name=name, form=" ".join(form[-1].split()) if form else "", unit_text=unit["unit"].strip() if unit else ""
    )
    proposed = "" if record else slug_text(name)
    return Find("models", scan.id, start, end, scan.text[start:end], reason, record, proposed, fields=fields)
