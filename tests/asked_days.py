"""Questions about what stood on a day, with answers worked out by hand from the records of the five first articles."""

NOT_ISSUED = "chưa ban hành"
UNTOLD = "đã ban hành; tới lúc ấy chưa có nguồn nói về tình trạng"
UNDATED = "chưa rõ lúc ấy đã ban hành hay chưa; nguồn không ghi ngày"
CONTINUED = "được tiếp tục thực hiện bởi Kết luận 01-KL/TW (18/5/2021)"

ASKED = (
    ("05-ct-tw-2016", "2005-01-01", NOT_ISSUED),
    ("05-ct-tw-2016", "2016-05-14", NOT_ISSUED),
    ("05-ct-tw-2016", "2016-05-15", UNTOLD),
    ("05-ct-tw-2016", "2019-12-31", UNTOLD),
    ("05-ct-tw-2016", "2021-05-17", UNTOLD),
    ("05-ct-tw-2016", "2021-05-18", f"{UNTOLD}; {CONTINUED}"),
    ("05-ct-tw-2016", "2023-09-05", f"{UNTOLD}; {CONTINUED}"),
    ("05-ct-tw-2016", "2023-09-06", f"Được tiếp tục thực hiện, theo nguồn mới nhất 6/9/2023; {CONTINUED}"),
    ("05-ct-tw-2016", "2026-11-22", f"Được tiếp tục thực hiện, theo nguồn mới nhất 6/9/2023; {CONTINUED}"),
    ("01-kl-tw-2021", "2021-05-17", NOT_ISSUED),
    ("01-kl-tw-2021", "2021-05-18", UNTOLD),
    ("01-kl-tw-2021", "2023-09-06", "Đang thực hiện, theo nguồn mới nhất 6/9/2023"),
    ("06-nq-duk-2017", "2017-01-24", NOT_ISSUED),
    ("06-nq-duk-2017", "2017-01-25", UNTOLD),
    ("06-nq-duk-2017", "2020-02-07", UNTOLD),
    ("06-nq-duk-2017", "2020-02-08", "Đang thực hiện, theo nguồn mới nhất 8/2/2020"),
    ("21-kl-tw-2021", "2021-10-24", NOT_ISSUED),
    ("21-kl-tw-2021", "2021-10-25", UNTOLD),
    ("847-nq-qutw-2021", "2021-12-27", NOT_ISSUED),
    ("847-nq-qutw-2021", "2021-12-28", UNTOLD),
    ("01-nq-duk-2012", "2012-01-09", NOT_ISSUED),
    ("01-nq-duk-2012", "2012-01-10", UNTOLD),
    # only the year is known
    ("quy-dinh-neu-guong-lao-cai-2023", "2022-12-31", NOT_ISSUED),
    ("quy-dinh-neu-guong-lao-cai-2023", "2023-01-01", "chưa rõ lúc ấy đã ban hành hay chưa; chỉ biết 2023"),
    ("quy-dinh-neu-guong-lao-cai-2023", "2023-12-30", "chưa rõ lúc ấy đã ban hành hay chưa; chỉ biết 2023"),
    ("quy-dinh-neu-guong-lao-cai-2023", "2023-12-31", UNTOLD),
    # no date is known, but those that act on it, or that it acts on, have one
    ("10-ct-tw-khoa-x", "2005-01-01", UNDATED),
    ("10-ct-tw-khoa-x", "2026-11-22", UNDATED),
    ("chuyen-de-2017", "2016-05-14", NOT_ISSUED),
    ("chuyen-de-2017", "2016-05-15", UNDATED),
    ("nq-dai-hoi-dang-bo-khoi-xii", "2016-08-18", UNDATED),
    (
        "nq-dai-hoi-dang-bo-khoi-xii",
        "2016-08-19",
        f"nguồn không ghi ngày, nhưng văn bản dựa vào nó đã ra trước lúc ấy; {UNTOLD}",
    ),
)
"""Document, day, how it stood."""
