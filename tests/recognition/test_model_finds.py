"""Models and ways of working named in a passage."""

from collections.abc import Callable

import pytest

from handbook.recognition import Recognition

Recognize = Callable[..., Recognition]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("mô hình “Hũ gạo tình thương” được nhân rộng", ["Hũ gạo tình thương"]),
        ("phong trào thi đua \"Ba sạch\" và câu lạc bộ 'x'", ["Ba sạch"]),
        ("các mô hình ý nghĩa như: “A một”, “B hai”, Đội hình “C ba”…", ["A một", "B hai", "C ba"]),
        ("mô hình “A một” của Chi bộ 1; “B hai” tại xã Đông", ["A một", "B hai"]),
        ("những cách làm hay như “A một”; “B hai”; “C ba”", ["A một", "B hai", "C ba"]),
        ("cách làm hay như: “A một; “B hai”; Đoàn thôn có “C ba”", ["A một", "B hai", "C ba"]),
        ("phong trào nuôi heo, có tên gọi là “Heo đất tình thương”", ["Heo đất tình thương"]),
        ("xã duy trì “Ngày thứ bảy vì dân”", ["Ngày thứ bảy vì dân"]),
        (
            "làm tốt các mô hình như: tổ chức tết quân dân; đối thoại với dân",
            ["tổ chức tết quân dân", "đối thoại với dân"],
        ),
        ("các mô hình: Ống tre tiết kiệm (xã A), nuôi lợn đất (xã B)…", ["Ống tre tiết kiệm", "nuôi lợn đất"]),
        (
            "các mô hình như: Hội Nông dân đã tổ chức thăm vườn mẫu; Ban Tổ chức Huyện ủy có sổ góp ý",
            ["thăm vườn mẫu", "sổ góp ý"],
        ),
        (
            "sinh hoạt chuyên đề “Làm việc đúng hẹn” và “Nói gọn, viết ngắn”",
            ["Làm việc đúng hẹn", "Nói gọn, viết ngắn"],
        ),
        (
            "nhiều công trình, phần việc thanh niên phục vụ nhân dân ở xã như: Ca tuần tra đêm; Giờ thứ bảy xanh…",
            ["Ca tuần tra đêm", "Giờ thứ bảy xanh"],
        ),
        ("đợt sinh hoạt chính trị “Soi mình, sửa mình”", ["Soi mình, sửa mình"]),
        ("lễ phát động thi đua với chủ đề “Tuổi trẻ giành ba nhất”", ["Tuổi trẻ giành ba nhất"]),
        ("quy tắc ứng xử “2 có, 3 không” và Lễ “Dâng hoa đầu tháng”", ["2 có, 3 không", "Dâng hoa đầu tháng"]),
        ("chị em góp 50 “hũ gạo nghĩa xóm” và có “Mỗi tuần một lá thư”", ["hũ gạo nghĩa xóm", "Mỗi tuần một lá thư"]),
        ("có 44 mô hình Góc sách Bác Hồ đang phát huy hiệu quả", ["Góc sách Bác Hồ"]),
        ("hưởng ứng mô hình nuôi heo đất tiết kiệm, giúp hội viên", ["nuôi heo đất tiết kiệm"]),
        ("triển khai mô hình chào cờ thôn, tổ dân phố vào thứ hai...", ["chào cờ thôn, tổ dân phố vào thứ hai"]),
        ("diễn đàn Kể chuyện gương sáng, phong trào Tuần lễ vàng", ["Kể chuyện gương sáng", "Tuần lễ vàng"]),
        ("phong trào Công an xã học tập, thực hiện sáu điều", ["Công an xã học tập, thực hiện sáu điều"]),
        ("nhân rộng mô hình phân loại rác tại nguồn ở 4 thôn", ["phân loại rác tại nguồn"]),
        ("phát động phong trào nuôi lợn đất tiết kiệm đến hội viên", ["nuôi lợn đất tiết kiệm"]),
        ("mô hình trồng rau sạch vườn trường và xây dựng quỹ lớp", ["trồng rau sạch vườn trường"]),
        ("chương trình “Tiếp bước em thơ,” “Bạn nhỏ của đồn,” ở biên giới", ["Tiếp bước em thơ", "Bạn nhỏ của đồn"]),
        ("“Ca trực đêm rằm” là mô hình được xã khen", ["Ca trực đêm rằm"]),
        ("đợt thi đua từ 9/2 đến 2/3 với chủ đề: “90 ngày vượt khó”", ["90 ngày vượt khó"]),
    ],
)
def test_models_are_found_alone_and_in_lists(recognize: Recognize, line: str, names: list[str]) -> None:
    assert [find.text for find in recognize(line).list_finds("models")] == names


@pytest.mark.parametrize(
    "line",
    [
        "đấu tranh với “tự diễn biến”, “tự chuyển hóa”",
        "phẩm chất “Bộ đội Cụ Hồ”",
        "cuộc vận động “Người Việt dùng hàng Việt”",
        "hoạt động phòng chống các băng nhóm “tín dụng đen”",
        "phương châm “Nói đi đôi với làm”",
        "có nhiều mô hình hay, cách làm mới",
        "Bộ phận “một cửa” của xã",
        "sinh hoạt chuyên đề “Học tập và làm theo Bác về tự lực”",
        "sinh hoạt chuyên đề “Tư tưởng Hồ Chí Minh về công tác dân vận”",
        "tác giả các bài báo “Hũ gạo nuôi người nghèo”",
        "ghi vào “Sổ vàng” của đơn vị",
        "gắn phong trào thi đua với việc “học tập” và “làm theo” Bác Hồ",
        "trao thưởng cho 12 công trình, gồm: 1 giải nhất; 11 giải nhì",
        "công tác Đoàn và phong trào Thanh Thiếu nhi",
        "mô hình phát triển kinh tế của hội viên",
        "phong trào thi đua yêu nước, phong trào xây dựng nông thôn mới",
        "việc “học tập và làm theo Bác” là phong trào lớn",
    ],
)
def test_what_is_quoted_for_another_reason_is_no_model(recognize: Recognize, line: str) -> None:
    assert not recognize(line).list_finds("models")


def test_a_model_is_known_again_by_its_name_alone(recognize: Recognize) -> None:
    finds = recognize("mô hình “Hũ gạo” ra đời", "Chị em góp cho “hũ gạo”").list_finds("models")
    assert [(find.passage, find.reason) for find in finds] == [("d1", "model-word"), ("d2", "model-again")]


def test_a_model_is_known_again_without_its_marks_where_they_are_no_mere_words(recognize: Recognize) -> None:
    lines = ("mô hình “Tủ đồ nghĩa tình” ra đời", "góp áo cho tủ đồ nghĩa tình", "Mô hình “Lao động giỏi mỗi ca”")
    finds = recognize(*lines, "có 12 lao động giỏi mỗi ca").list_finds("models")
    assert [(find.passage, find.text) for find in finds] == [
        ("d1", "Tủ đồ nghĩa tình"),
        ("d2", "tủ đồ nghĩa tình"),
        ("d3", "Lao động giỏi mỗi ca"),
    ]


def test_a_model_tells_who_runs_it(recognize: Recognize) -> None:
    (find,) = recognize("mô hình “Hũ gạo” của Chi hội thôn Đông, nay là").list_finds("models")
    assert find.fields["unit_text"] == "Chi hội thôn Đông"


def test_a_model_of_the_handbook_is_linked(recognize: Recognize) -> None:
    (find,) = recognize("mô hình “Sổ việc tốt”").list_finds("models")
    assert find.record


def test_a_model_of_the_handbook_is_known_by_its_whole_name(recognize: Recognize) -> None:
    (find,) = recognize("Các thôn đều có Sổ việc tốt mới").list_finds("models")
    assert (find.text, find.reason) == ("Sổ việc tốt", "known-model")
