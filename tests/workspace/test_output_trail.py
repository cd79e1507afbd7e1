"""What was changed about an output, in the words of the screen."""

import pytest

from nhipcau.outputs.models import OutputStep
from nhipcau.workspace.output_trail import Change, in_words


@pytest.mark.parametrize(
    ("field", "pair", "told"),
    [
        ("kind", ["clip", "article"], ("Loại kết quả", "Clip, phóng sự, phim", "Tin, bài")),
        ("happened_on", ["2024-02-01", "2024-03-05"], ("Ngày", "01/02/2024", "05/03/2024")),
        ("languages", [[], ["vi", "lo"]], ("Ngôn ngữ", "", "Tiếng Việt, Tiếng Lào")),
        ("is_public", [False, True], ("Được công khai", "không", "có")),
        ("quantity", [None, "12.5"], ("Số lượng", "", "12,5")),
        ("units", [["Sở A"], ["Sở A", "Sở B"]], ("Đơn vị thực hiện", "Sở A", "Sở A; Sở B")),
        ("evidence", [None, "Trang mẫu"], ("Thêm minh chứng", "", "Trang mẫu")),
    ],
)
def test_a_change_is_told_as_the_form_shows_it(field, pair, told):
    step = OutputStep(from_state="recorded", to_state="recorded", changes={field: pair})

    (shown,) = in_words([step])

    assert (shown.state, shown.moved, shown.changes) == ("Đã ghi nhận", False, [Change(*told)])
