/* All words the search says. */
(() => {
  "use strict";

  const WORDS = {
    kinds: {
      "van-ban": "Văn bản",
      "don-vi": "Cơ quan, đơn vị",
      "mo-hinh": "Mô hình",
      "so-lieu": "Số liệu",
      nguon: "Nguồn",
      "thuat-ngu": "Thuật ngữ",
      "tra-cuu": "Trang tra cứu",
    },
    facets: {
      trang: "Loại trang",
      loai: "Loại văn bản",
      "co-quan": "Cơ quan ban hành",
      nam: "Năm",
      khoa: "Khóa",
      cap: "Cấp",
      tinh: "Tỉnh, thành phố",
      "chu-de": "Chủ đề",
      "linh-vuc": "Lĩnh vực",
      "doi-tuong": "Đối tượng",
    },
    results: "Kết quả tìm",
    count: (total, about) => `${about && total ? "Khoảng " : ""}${total.toLocaleString("vi")} kết quả`,
    countFor: (total, query, about) => WORDS.count(total, about) + (query ? ` cho «${query}»` : ""),
    nearCount: (total) => `${total.toLocaleString("vi")} gần đúng`,
    near: (total, about) => (total === null ? "Gần đúng" : `Gần đúng (${about ? "khoảng " : ""}${total.toLocaleString("vi")})`),
    notHeld: (number) => `«${number}» không có trong sổ tay.`,
    leftOut: (words) => `Không trang nào có đủ các chữ đã gõ; các trang dưới đây không có «${words.join("», «")}».`,
    whys: {
      body: "Của cơ quan khác",
      time: "Của năm hoặc khóa khác",
      longer: "Số khác, bắt đầu như vậy",
      begun: "Chữ dài hơn, bắt đầu như vậy",
      letters: "Viết gần giống",
      apart: "Không đủ các chữ đứng liền nhau",
    },
    first: (shown) => `${shown} kết quả đầu`,
    all: "Xem tất cả kết quả",
    loading: "Đang tải chỉ mục tìm kiếm…",
    none: (query) => `Không có kết quả nào cho «${query}».`,
    noneFiltered: "Không có kết quả nào với các bộ lọc đang chọn.",
    suggestion: (query) => `Ý bạn là «${query}»?`,
    tips: "Thử bớt chữ, gõ không dấu, hoặc chỉ gõ số và loại văn bản, như «ct 05».",
    ways: "Tra cứu theo loại, nơi, năm",
    broken: "Không tải được chỉ mục tìm kiếm. Hãy tải lại trang, hoặc xem danh mục ở trang Tra cứu.",
    more: (rest) => `Xem thêm ${rest} kết quả`,
    filters: "Lọc kết quả",
    filtersOn: (count) => `Lọc kết quả (đang chọn ${count})`,
    clearFilters: "Bỏ mọi bộ lọc",
    moreValues: (count) => `Thêm ${count}`,
    fewerValues: "Thu gọn",
    slash: "Phím / đưa con trỏ tới ô tìm, ở trang nào cũng vậy. ",
    slashOff: "Tắt phím này",
    slashOn: "Bật phím này",
    slashIsOff: "Phím / đang tắt. ",
  };

  window.HandbookSearch.parts.words = WORDS;
})();
