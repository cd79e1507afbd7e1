"""What went wrong, in words for officers, and how bad it is."""

import socket
import ssl

from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)

from nhipcau.press.fetching.answers import Failed, Kind
from nhipcau.press.fetching.guard import Refused

PASSING = {408, 425, 429, 502, 503, 504, *range(520, 528)}
CLOSED = {401, 402, 403, 407, 451}
NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}

TOO_LARGE = Failed(Kind.SOFT, "Nội dung lớn hơn mức cho phép nên đã dừng tải.")
TOO_SLOW = Failed(Kind.TEMPORARY, "Trang báo trả lời quá chậm nên đã dừng tải.")
CUT_OFF = Failed(Kind.TEMPORARY, "Kết nối bị ngắt trước khi tải xong.")
ROUND_AND_ROUND = Failed(Kind.HARD, "Địa chỉ chuyển hướng vòng quanh, không tới đâu.")
TOO_MANY_TURNS = Failed(Kind.SOFT, "Địa chỉ chuyển hướng quá nhiều lần.")
BROKEN_PACKING = Failed(Kind.SOFT, "Nội dung nén bị hỏng hoặc nén theo kiểu không đọc được.")
HUGE_HEAD = Failed(Kind.SOFT, "Phần đầu của câu trả lời lớn hơn mức cho phép.")
ROBOTS_FORBID = Failed(Kind.HARD, "Tệp robots.txt của trang báo không cho tải địa chỉ này.")
ROBOTS_SILENT = Failed(
    Kind.TEMPORARY, "Chưa đọc được tệp robots.txt của trang báo nên tạm thời không tải."
)


def failure_of(problem: Exception) -> Failed:
    """Why there was no answer, from what the libraries raised."""
    if isinstance(problem, Refused):
        return Failed(Kind.HARD, problem.sentence)
    if isinstance(problem, socket.gaierror):
        if problem.errno in NO_SUCH_NAME:
            return Failed(Kind.HARD, "Không tìm thấy máy chủ mang tên này.")
        return Failed(Kind.TEMPORARY, "Tạm thời chưa tra được tên máy chủ.")
    if isinstance(problem, NewConnectionError):
        return Failed(Kind.TEMPORARY, "Không kết nối được với máy chủ của trang báo.")
    if isinstance(problem, ReadTimeoutError | ConnectTimeoutError | TimeoutError):
        return TOO_SLOW
    if isinstance(problem, SSLError):
        return _failure_of_lock(problem)
    if isinstance(_cause(problem), ConnectionError):
        return CUT_OFF
    if isinstance(problem, OSError) and not isinstance(problem, HTTPError):
        return Failed(Kind.TEMPORARY, "Không kết nối được với máy chủ của trang báo.")
    return Failed(Kind.SOFT, "Máy chủ của trang báo trả lời không đúng giao thức.")


def failure_of_status(status: int, retry_after_s: int) -> Failed:
    """Why an answer with this status gives nothing to read."""
    if status in (404, 410):
        sentence = f"Trang báo cho biết địa chỉ này không còn (mã {status})."
    elif status == 429:
        sentence = "Trang báo đề nghị hỏi thưa hơn (mã 429)."
    elif status in CLOSED:
        sentence = f"Trang báo không cho tải địa chỉ này (mã {status})."
    elif status >= 500:
        sentence = f"Máy chủ của trang báo đang có lỗi (mã {status})."
    else:
        sentence = f"Trang báo trả lời bằng mã {status}, không có nội dung để đọc."
    return Failed(_kind_of(status), sentence, status, retry_after_s)


def _kind_of(status: int) -> Kind:
    if status in PASSING:
        return Kind.TEMPORARY
    return Kind.HARD if 400 <= status < 500 else Kind.SOFT


def _failure_of_lock(problem: SSLError) -> Failed:
    if isinstance(_cause(problem), ssl.SSLCertVerificationError):
        return Failed(Kind.HARD, "Chứng thư số của trang báo không hợp lệ.")
    return Failed(Kind.SOFT, "Không lập được kết nối bảo mật với trang báo.")


def _cause(problem: Exception) -> object:
    """The last of the things that an error of the library was made from."""
    return problem.args[-1] if problem.args else problem
