"""What is wrong with a feed and what to do, in the words that officers read."""

EMPTY = (
    "Nguồn tin không trả về nội dung nào; hãy mở địa chỉ trong trình duyệt để kiểm tra, "
    "nếu vẫn trống thì hỏi cơ quan báo chí địa chỉ mới."
)
A_PAGE = (
    "Địa chỉ này là một trang web, không phải nguồn tin (RSS, Atom, JSON Feed hoặc sơ đồ trang); "
    "hãy tìm địa chỉ RSS của báo rồi khai lại."
)
NO_FEED = (
    "Nội dung nhận được không phải nguồn tin (RSS, Atom, JSON Feed hoặc sơ đồ trang); "
    "hãy kiểm tra lại địa chỉ."
)
DANGEROUS = (
    "Nguồn tin khai báo thực thể XML có thể gây quá tải hoặc đọc tệp của máy chủ nên không được "
    "đọc; hãy báo cho cơ quan báo chí sửa lại nguồn tin."
)
TOO_LARGE = "Nguồn tin quá lớn nên không được đọc; hãy khai nguồn tin theo từng chuyên mục."
BROKEN = (
    "Nguồn tin viết sai quy cách đến mức không đọc được tin nào; "
    "hãy báo cho cơ quan báo chí hoặc dùng nguồn tin khác của báo."
)
NOTHING = "Nguồn tin đúng quy cách nhưng chưa có tin nào; hãy chờ lần đọc sau."
UNDECODED = (
    "Một số chữ của nguồn tin bị hỏng từ nơi phát, được thay bằng dấu \ufffd; "
    "hãy đối chiếu tiêu đề với trang báo."
)


def with_addresses(addresses: tuple[str, ...]) -> str:
    """A page was given, which itself names feeds."""
    return f"{A_PAGE[:-1]}; trang này giới thiệu: {', '.join(addresses[:3])}."


def only_first(count: int) -> str:
    """More lines than are read at once."""
    return (
        f"Nguồn tin quá dài, chỉ đọc {count} tin đầu; "
        "nếu thiếu tin, hãy khai nguồn tin theo từng chuyên mục."
    )


def cut_off(count: int) -> str:
    """The feed ends in the middle."""
    return (
        f"Nguồn tin bị cắt giữa chừng, đọc được {count} tin; "
        "phần còn lại chờ lần đọc sau, nếu lặp lại hãy báo cho cơ quan báo chí."
    )


def read_loosely(count: int) -> str:
    """The feed is no well-formed XML even after repair."""
    return (
        f"Nguồn tin viết sai quy cách XML, đọc được {count} tin nhưng có thể thiếu; "
        "hãy đối chiếu với trang báo."
    )
