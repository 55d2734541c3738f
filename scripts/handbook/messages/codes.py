"""What each code of ``handbook check`` means and what to do about it: the words of the editors' guide."""

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # the file
        "file-encoding": (
            "Tệp, hoặc đoạn dán vào, viết bằng bảng mã cũ (TCVN3, VNI, Windows-1258, UTF-16) hay đã bị đọc sai.",
            "Cả tệp: mở bằng Notepad, lưu lại với mã hóa UTF-8. Một đoạn: chuyển mã bằng bộ gõ rồi dán lại.",
        ),
        "file-empty": ("Tệp không có nội dung nào.", "Điền nội dung theo mẫu, hoặc xóa tệp."),
        "file-folder": (
            "Tệp là bản ghi của thư mục khác, hoặc nằm ngoài các thư mục, nên không được đọc.",
            "Chuyển tệp sang thư mục mà gợi ý nêu.",
        ),
        "file-leftover": (
            "Tệp do máy, chương trình soạn thảo hoặc git để lại, hoặc bản chép của một bản ghi; sổ tay bỏ qua nó.",
            "Xóa tệp; bản chép khác bản ghi thì xem trước còn gì cần giữ không. Đây chỉ là cảnh báo.",
        ),
        "file-link": (
            "Tệp hoặc thư mục chỉ là lối tắt sang chỗ khác; sổ tay chỉ đọc tệp thật.",
            "Chép hẳn nội dung vào một tệp trong thư mục.",
        ),
        "file-name": (
            "Thư mục chỉ nhận tệp «mã.yml»; tệp .yaml, .yml.txt, bản chép, tệp Word, thư mục con không được đọc.",
            "Đổi tên như gợi ý: chữ thường không dấu, chữ số, gạch nối, đuôi .yml; bản chép thừa thì xóa.",
        ),
        "file-size": ("Tệp quá lớn để là một bản ghi.", "Tách thành nhiều bản ghi, mỗi bản ghi một tệp."),
        "file-unreadable": ("Máy không cho mở tệp hoặc thư mục.", "Xem lại quyền đọc."),
        "folder-missing": (
            "Thiếu một trong các thư mục directives, exemplars, sources, vocabulary, hoặc chỗ ấy là một tệp.",
            "Tạo lại thư mục ấy.",
        ),
        "merge-conflict": (
            "Hai người cùng sửa một chỗ và bản gộp còn dấu <<<<<<<, =======, >>>>>>>.",
            "Giữ các mục của cả hai bản; trường có hai giá trị khác nhau thì giữ một, theo nguồn; xóa các dòng dấu.",
        ),
        # letters
        "not-nfc": (
            "Chữ có dấu được ghép từ chữ cái rời và dấu rời; mắt nhìn giống nhưng máy tìm không ra.",
            "Chép dòng đã sửa trong gợi ý của thông báo. Hai dòng trong ví dụ trông giống nhau.",
        ),
        "look-alike": (
            "Chữ trông giống chữ Việt nhưng là chữ khác, ví dụ «Ð» của tiếng Băng Đảo thay cho «Đ».",
            "Gõ lại chữ ấy bằng bộ gõ tiếng Việt. Hai dòng trong ví dụ trông giống nhau.",
        ),
        "foreign-letter": (
            "Có chữ của bảng chữ cái khác (Nga, Hy Lạp …), thường do chép dán.",
            "Xóa chữ ấy rồi gõ lại. Hai dòng trong ví dụ trông giống nhau.",
        ),
        "compatibility": (
            "Chữ, số ở dạng đặc biệt (ﬁ dính liền, chữ rộng, số nhỏ ở trên): nhìn như thường mà tìm không thấy.",
            "Gõ lại bằng chữ, số thường như gợi ý.",
        ),
        "unprintable": (
            "Có ký tự mà phông chữ của bản in không có: hình mặt người, chữ tượng hình, ký hiệu hiếm.",
            "Viết ý ấy bằng chữ, hoặc dùng ký hiệu thường gặp (✓ ✗ ★ → ≥ •), là thứ bản in có.",
        ),
        "invisible": (
            "Có ký tự không nhìn thấy, thường do chép từ Word hoặc trang mạng.",
            "Chép lại dòng trong gợi ý, hoặc gõ dấu cách thường thay vào. Hai dòng trong ví dụ trông giống nhau.",
        ),
        "tab": (
            "Dòng thụt bằng phím Tab, hoặc nội dung có Tab do dán một bảng từ Word, Excel.",
            "Thụt dòng bằng dấu cách, thẳng cột với các trường cùng mục; trong nội dung thì thay Tab bằng dấu cách.",
        ),
        "curly-quote": (
            "Giá trị bắt đầu bằng dấu nháy cong “ ” của Word; máy chỉ coi nháy thẳng là dấu nháy.",
            'Đặt cả giá trị trong "…" thẳng; nháy cong ở giữa câu thì để nguyên.',
        ),
        # the form of YAML
        "colon": (
            "Nội dung có dấu hai chấm và dấu cách, máy tưởng chữ đứng trước là tên trường.",
            'Đặt cả giá trị trong "…", như gợi ý của thông báo.',
        ),
        "comment-after-value": (
            "Phần sau « #» bị coi là chú thích và mất khỏi nội dung.",
            'Nếu «#» thuộc nội dung, đặt cả giá trị trong "…"; nếu là ghi chú, chuyển vào trường «note».',
        ),
        "unclosed-quote": (
            "Có dấu nháy mở mà không có dấu nháy đóng, hoặc sau dấu nháy đóng còn chữ.",
            "Đặt cả giá trị trong một cặp dấu nháy; bên trong có nháy kép thì ngoài dùng nháy đơn.",
        ),
        "no-colon": (
            "Dòng không có dạng «tên_trường: giá trị».",
            "Thêm dấu hai chấm; nếu là phần tiếp của dòng trên thì nối lại thành một dòng.",
        ),
        "bad-character": (
            "Giá trị bắt đầu bằng một ký tự có nghĩa riêng với máy: [ {  @ ` % hoặc gạch «- ».",
            'Đặt cả giá trị trong "…".',
        ),
        "indentation": (
            "Dòng thụt lệch so với các dòng cùng mục, hoặc thụt vào dưới một trường đã có giá trị.",
            "Căn thẳng cột với các trường cùng mục; mỗi bậc thụt thêm hai dấu cách.",
        ),
        "yaml": ("Máy không đọc tiếp được từ chỗ ấy.", 'So với một tệp đúng; giá trị lạ thì đặt trong "…".'),
        "anchor": ("Giá trị bắt đầu bằng dấu & hoặc *, hai dấu có nghĩa riêng với máy.", 'Đặt cả giá trị trong "…".'),
        "tag": ("Giá trị bắt đầu bằng dấu !, dấu có nghĩa riêng với máy.", 'Đặt cả giá trị trong "…", hoặc bỏ dấu.'),
        "key-form": ("Tên trường không phải một chữ đơn giản.", "Viết «tên_trường: giá trị»."),
        "duplicate-key": (
            "Một trường viết hai lần trong một mục, máy sẽ bỏ mất một; hoặc cả bản ghi bị dán hai lần.",
            "Giữ một, xóa một; hai mục của một danh sách thì mỗi mục bắt đầu bằng «- ».",
        ),
        "several-documents": ("Dòng «---» chia tệp thành nhiều bản ghi.", "Mỗi tệp một bản ghi: xóa dòng ấy."),
        "too-deep": ("Dữ liệu lồng nhau quá nhiều tầng.", "Xem lại dấu [ và thụt dòng."),
        # fields
        "unknown-field": ("Trường không có trong mẫu, thường là gõ nhầm.", "Sửa tên trường như gợi ý, hoặc xóa."),
        "missing-field": ("Thiếu trường bắt buộc.", "Thêm trường ấy."),
        "field-empty": (
            "Có tên trường mà không có giá trị.",
            "Điền giá trị; nếu nguồn chưa có thì xóa cả dòng, trang sẽ ghi «chưa có trong nguồn».",
        ),
        "shape": (
            "Chỗ cần danh sách lại có chữ, hoặc ngược lại.",
            "Xem tệp đúng cùng loại: danh sách bắt đầu mỗi mục bằng «- ».",
        ),
        "choice": ("Giá trị không nằm trong các lựa chọn.", "Chọn một giá trị trong gợi ý."),
        "pattern": ("Giá trị không đúng dạng, ví dụ số văn bản phải có hai chữ số trở lên.", "Viết như gợi ý."),
        "id-form": (
            "Mã chỉ gồm chữ thường không dấu, chữ số, gạch nối.",
            "Ví dụ: 05-ct-tw-2016.",
        ),
        "date-form": (
            "Ngày không viết theo năm-tháng-ngày.",
            "Viết 2016-05-15; chỉ biết tháng thì 2016-05, chỉ biết năm thì 2016.",
        ),
        "number-form": ("Giá trị số có dấu chấm hàng nghìn hoặc chữ.", "Viết liền: 25525; số lẻ dùng dấu chấm: 99.38."),
        "flag-form": ("Trường chỉ nhận «có» hoặc «không».", "Viết «có» hoặc «không»."),
        "url-form": ("Địa chỉ không bắt đầu bằng https, http hoặc mailto.", "Chép lại địa chỉ đầy đủ."),
        "too-long": ("Nội dung của một ý quá dài.", "Tách thành nhiều ý."),
        "too-few": ("Danh sách thiếu mục.", "Thêm mục còn thiếu."),
        "text-html": (
            "Nội dung có mã của trang mạng (HTML), thường do chép từ trang mạng.",
            "Viết chữ thường như gợi ý; muốn nối tới văn bản thì viết [[mã]].",
        ),
        "text-link": (
            "Dấu [[…]] ở chỗ không phải câu văn (tiêu đề, tên, phạm vi): trang sẽ in nguyên cả dấu.",
            "Viết chữ thường như gợi ý; chỉ «text», «note», «basis», «meaning» mới nối được.",
        ),
        "text-scheme": ("Nội dung có địa chỉ không an toàn.", "Chỉ dùng địa chỉ https hoặc http."),
        "text-spaces": ("Thừa dấu cách hoặc xuống dòng giữa câu.", "Viết lại trên một dòng như gợi ý."),
        "item-twice": (
            "Một mục đứng hai lần trong một danh sách, một ý đứng ở hai danh sách, hoặc một việc ghi dưới hai mã.",
            "Xóa một mục, cả các dòng con của nó.",
        ),
        # the canonical form
        "comment": (
            "Chú thích «#» đứng chung dòng với dấu của máy, nên viết lại tệp thì không biết đặt ở đâu.",
            "Đưa chú thích lên một dòng riêng ở trên, hoặc vào trường «note:».",
        ),
        "rewriting": (
            "Máy không viết lại được tệp theo mẫu chung mà giữ nguyên nghĩa, nên để nguyên tệp.",
            "Báo cho người giữ chương trình; tệp vẫn dùng được.",
        ),
        # identity and references
        "id-not-file-name": ("Mã trong tệp khác tên tệp.", "Sửa cho hai bên giống nhau."),
        "id-twice": ("Một mã dùng cho hai mục.", "Đặt mã khác cho một mục."),
        "id-reserved": (
            "Mã là tên để dành: «muc-…», «hb-…», «nguon-1» trên trang; «index», «so-hieu» là trang chung; «con»…",
            "Đặt mã khác.",
        ),
        "body-cycle": ("Cơ quan là cấp trên, hoặc cơ quan kế thừa, của chính nó.", "Sửa «parent» hoặc «successor»."),
        "part-self": ("Số liệu lấy chính nó làm thành phần.", "Sửa mã trong «parts»."),
        "period-order": (
            "Khoảng thời gian kết thúc trước khi bắt đầu, hoặc bản lưu có trước ngày đăng.",
            "So lại hai ngày với nguồn.",
        ),
        "dangling": (
            "Mã được nhắc tới không có; nhiều chỗ cùng nhắc một mã thì chỉ báo một lần, ở chỗ đầu tiên.",
            "Sửa mã như gợi ý, hoặc thêm bản ghi còn thiếu; bản ghi bị xóa nhầm thì lấy lại.",
        ),
        "old-id": (
            "Mã được nhắc tới là mã cũ: bản ghi ấy nay mang mã khác, và nêu mã cũ trong «previous_ids».",
            "Viết mã mới mà thông báo nêu, ở mọi chỗ còn mã cũ.",
        ),
        "unknown-part": ("Mã số liệu hoặc hội nghị không có trong cùng bản ghi.", "Chọn một mã trong gợi ý."),
        "name-shared": (
            "Hai văn bản cùng nhận một tên gọi.",
            "Bỏ tên ở một bên, hoặc khai trong vocabulary/shared_names.yml.",
        ),
        "number-twice": (
            "Cùng số, cùng loại, cùng cơ quan, cùng năm: một văn bản bị ghi hai lần.",
            "Gộp hai tệp thành một, hoặc sửa số, cơ quan, ngày cho đúng nguồn.",
        ),
        "record-twice": (
            "Một văn bản, cơ quan, nguồn hoặc một mục từ vựng được ghi hai lần dưới hai mã.",
            "Gộp vào một, như gợi ý; mã cũ của văn bản và cơ quan ghi vào «previous_ids» để đường dẫn không hỏng.",
        ),
        "record-alike": (
            "Hai bản ghi giống nhau tới mức có lẽ là một. Đây chỉ là cảnh báo.",
            "So hai bản ghi: là một thì gộp lại; không phải một thì ghi thêm số, ngày, cơ quan, tỉnh để phân biệt.",
        ),
        "vocabulary-missing": ("Thiếu một bảng từ vựng.", "Tạo lại tệp."),
        "vocabulary-unknown": ("Có tệp lạ trong vocabulary.", "Đổi tên như gợi ý hoặc xóa."),
        "vocabulary-form": ("Bảng từ vựng phải là một danh sách dưới đúng tên của nó.", "Xem các bảng khác."),
        "fact-differs": (
            "Số, năm hoặc khóa của văn bản ghi ở hai chỗ mà khác nhau.",
            "Kiểm lại với nguồn rồi sửa chỗ sai.",
        ),
        "symbol-other": (
            "Ký hiệu ghi loại hoặc cơ quan khác với «type», «issuer», hoặc khác với tên gọi.",
            "Kiểm lại với nguồn rồi sửa cho các chỗ như nhau.",
        ),
        # citations
        "uncited": ("Điều này chưa có nguồn.", "Thêm «citations:» với «source» và «locator»."),
        "passage-uncited": (
            "Lời văn dẫn một đoạn («đoạn 12») mà «citations» bên cạnh không có đoạn ấy.",
            "Kiểm lại nguồn, rồi thêm đoạn ấy vào «citations», hoặc sửa số đoạn trong lời văn.",
        ),
        "unknown-source": ("Không có nguồn mang mã ấy.", "Sửa mã như gợi ý, hoặc thêm tệp vào sources."),
        "unknown-locator": (
            "Nguồn không có chỗ ấy trong «passages», hoặc tên chỗ viết khác.",
            "Chép đúng tên chỗ như trong nguồn, hoặc thêm đoạn vào tệp nguồn.",
        ),
        # mentions
        "mention-ambiguous": ("Tên gọi trong câu là của nhiều văn bản.", "Chỉ rõ bằng [[mã|chữ hiện ra]]."),
        "mention-unknown": (
            "Câu nhắc một văn bản chưa có trong sổ tay.",
            "Thêm văn bản; sổ tay không giữ nó thì viết [[|chữ]]; là văn bản đã có thì viết [[mã|chữ]] hoặc thêm tên.",
        ),
        "mention-target": ("[[mã]] chỉ tới văn bản không có.", "Sửa mã như gợi ý."),
        # relations
        "relation-self": ("Văn bản có quan hệ với chính nó.", "Sửa mã ở đầu kia."),
        "relation-twice": ("Một quan hệ ghi hai lần.", "Xóa một; chiều ngược lại tự tính."),
        "relation-order": ("Văn bản ra trước lại làm tiếp văn bản ra sau.", "Kiểm lại hai ngày, hoặc đổi chiều."),
        "relation-cycle": ("Các văn bản nối nhau thành vòng.", "Bỏ một quan hệ trong vòng."),
        # dates
        "date-far": (
            "Năm không thể có: trước khi có Đảng, hoặc còn xa sau mục mới nhất của nhật ký thay đổi.",
            "So lại với nguồn rồi sửa năm; đây gần như chắc là gõ nhầm.",
        ),
        "date-ahead": (
            "Ngày đứng sau mục mới nhất của nhật ký thay đổi (vocabulary/changes.yml). Đây chỉ là cảnh báo.",
            "So lại với nguồn; nếu đúng thì ghi lần bổ sung này vào nhật ký.",
        ),
        "date-misplaced": (
            "Ngày ban hành trái thứ tự với hầu hết những gì có ngày nói về văn bản ấy, nên chính ngày này đáng ngờ.",
            "So lại ngày ban hành với nguồn trước; nếu nó đúng thì xem lại các chỗ mà gợi ý kê ra.",
        ),
        # what sources get wrong
        "date-impossible": (
            "Ngày không có trong lịch, ví dụ 30/2/2017.",
            "Kiểm lại nguồn. Nguồn in đúng như vậy thì giữ, thêm «discrepancies» với «kind: lịch».",
        ),
        "before-cause": (
            "Hội nghị hoặc số liệu có ngày trước ngày ban hành văn bản nó nói về.",
            "Kiểm lại nguồn. Nguồn in đúng như vậy thì giữ, thêm «discrepancies» với «kind: trước-nguyên-nhân».",
        ),
        "figure-sum": (
            "Các phần cộng lại không bằng tổng, hoặc phần lớn hơn toàn thể.",
            "Kiểm lại nguồn. Nguồn in đúng như vậy thì giữ, thêm «discrepancies» với «kind: tổng».",
        ),
        "two-values": (
            "Cùng chỉ tiêu, phạm vi, thời điểm mà có hai giá trị.",
            "Kiểm lại nguồn. Hai nguồn in khác nhau thì giữ cả hai, thêm «discrepancies» với «kind: hai-giá-trị».",
        ),
        "value-not-printed": (
            "Giá trị hoặc tổng số khác con số in trong «printed».",
            "Kiểm lại nguồn rồi sửa cho hai bên khớp.",
        ),
        "printed-words": (
            "«printed» có chữ mà trang in ở chỗ khác (đơn vị, mức độ), hoặc không có con số nào.",
            "Ở «printed» chỉ ghi con số; mức độ ghi ở «qualifier», đơn vị đã có ở chỉ tiêu.",
        ),
        "fields-exchanged": ("Con số và phạm vi ghi lẫn chỗ của nhau.", "Đổi lại hai trường như gợi ý."),
        "scope-number": ("Phạm vi là một con số.", "Viết nơi hoặc nhóm được đếm."),
        "discrepancy-stale": (
            "Bản ghi thừa nhận một sai lệch không còn ở đó.",
            "Xóa mục «discrepancies» ấy, hoặc ghi lại con số, ngày tháng đúng như nguồn in.",
        ),
    }
)
"""Code → (what it means, what to do)."""
