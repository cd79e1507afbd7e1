"""The words by which the name of a unit is known: heads, collectives, sectors of the state."""

import re

# Heads that no other word looks like: a unit begins here, whatever its case.
_PLAIN_HEADS = (
    "báo|tạp chí|đài|cổng|trung tâm|trường|học viện|bệnh viện|bảo tàng|thư viện|công an|"
    "quân khu|bộ chỉ huy|bộ đội|bộ tư lệnh|bộ quốc phòng|biên phòng|công ty|tổng công ty|"
    "tập đoàn|ngân hàng|kho bạc|nhà xuất bản|nhà hát|thanh tra|tòa án|toà án|viện kiểm sát|"
    "mặt trận|thường trực|thủ trưởng|lãnh đạo|chủ tịch|giám đốc|đại sứ quán|"
    "tổng lãnh sự quán|thương vụ|chính quyền|hệ thống|cơ quan|đơn vị|tổ chức|doanh nghiệp|"
    "địa phương|hiệp hội|liên hiệp|liên đoàn|liên minh|hội đồng|ủy ban|uỷ ban|văn phòng|"
    "chi cục|tổng cục|phân xã|thông tấn xã|bưu điện|viễn thông|hải quan|cảng vụ|"
    "cảng hàng không|chi nhánh|công đoàn|câu lạc bộ|lực lượng|ban chỉ đạo|ban quản lý|"
    "ban tuyên giáo|ban tổ chức|tỉnh ủy|tỉnh uỷ|thành ủy|thành uỷ|huyện ủy|huyện uỷ|thị ủy|"
    "thị uỷ|đảng ủy|đảng uỷ|đảng bộ|tỉnh đoàn|thành đoàn|huyện đoàn|ubnd|hđnd|ubmttq|mttq|"
    "bqlda|bql|bchqs|bch|bđbp|cá nhân|cộng đồng|hợp tác xã|đồn biên phòng|vườn quốc gia|"
    "khu du lịch|khu bảo tồn|đoàn thanh niên|hội nông dân|hội phụ nữ|hội hữu nghị|"
    "hội nhà báo|phòng thương mại|nhà đầu tư|nhà báo"
)
# Heads that are also common words: only with a capital letter.
_CAPITAL_HEADS = (
    "sở|ban|bộ|cục|vụ|phòng|hội(?! (?:chợ|nghị|thảo|nhập|đàm|thi|trại|diễn|họp))|"
    "đoàn|viện|quỹ|tổ(?! quốc)|đội|khối|nhóm|thuế|cụm|giáo hội|đại học|đồn|"
    "nhà văn hóa|nhà văn hoá|sân bay|cảng|hãng|khách sạn|đại sứ|tham tán|chùa|tòa|thành phố|"
    "thị xã|huyện|quận|xã|phường|thị trấn|đặc khu|tỉnh|tt|t\\.tr|khu|thành viên"
)
_PLACES = "huyện|quận|thị xã|thành phố|tp|xã|phường|thị trấn|đặc khu|thôn|tỉnh"
_ORGANS = (
    "sở|ban|ngành|đoàn thể|hội đoàn thể|hội|cơ quan|đơn vị|địa phương|tổ chức|cá nhân|"
    "doanh nghiệp|hiệp hội|hợp tác xã|hộ kinh doanh|nhà đầu tư|cấp|viện|trường|quận|"
    f"{_PLACES}"
)
DETERMINER = r"(?:tất cả các|tất cả|toàn thể các|toàn thể|các|những|một số|một vài|mọi|hai|ba)"
_TAIL = (
    r"(?:\s+(?:có\s+)?liên quan(?:\s+khác)?|\s+(?:(?:của|cấp|thuộc)\s+)?tỉnh|\s+chức năng|\s+khác)"
)

PLAIN_HEAD = re.compile(rf"(?:{_PLAIN_HEADS})(?=\s|$)")
CAPITAL_HEAD = re.compile(rf"(?:{_CAPITAL_HEADS})(?=\s)")
PLACE_WITH_NAME = re.compile(rf"(?i:{_PLACES})\s+[^\W\d_a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]")
HAS_DETERMINER = re.compile(rf"{DETERMINER}\s+\S")
BARE_HEAD = re.compile(
    r"(?:các\s+)?(?:báo|tạp chí|đài|ubnd|hđnd|ubmttq|mttq|ủy ban|uỷ ban|ban|bộ|cục|hội|đoàn|phòng|"
    r"đảng ủy|đảng uỷ|bch|bql|ban chỉ đạo|ban quản lý|trung tâm|thường trực|tt|"
    rf"ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|chính quyền|{_ORGANS})"
)
# Names that call for more words: a line may break after them, a unit hardly ends so.
BEGUN_NAME = re.compile(
    r"(?:văn phòng|bộ chỉ huy|bộ tư lệnh|liên hiệp|chi nhánh|ban chấp hành|lãnh đạo|thủ trưởng|"
    r"chủ tịch|hội đồng|thanh tra|công an|(?:ban|ủy ban|uỷ ban|cơ quan) (?:tuyên giáo|dân vận|"
    r"tuyên giáo và dân vận|tổ chức|nội chính|kiểm tra)(?=\n(?:tỉnh|thành|huyện|đảng) ))"
)
# A set that is a whole by itself where another unit follows: "Các doanh nghiệp, Sở Y tế".
WHOLE_SET = re.compile(rf"{DETERMINER}\s+(?:{_ORGANS})")
# Offices that stand together before one place: "Đảng ủy, HĐND, UBND các xã".
SHARED_PLACE = re.compile(r"(?:.*[,\s])?(?:đảng ủy|đảng uỷ|hđnd|ubnd|ubmttq|mttq)")
# A piece that is nothing but collective nouns: "Các sở", "UBND các huyện", "ban", "ngành đoàn thể".
BARE_COLLECTIVE = re.compile(
    rf"(?:.*(?:^|\s)(?:{DETERMINER}|ubnd|cấp|của)\s+)?(?:{_ORGANS})(?:\s+(?:{_ORGANS}))*"
)
BARE_NOUN = re.compile(rf"(?:{_ORGANS})")
BARE_PLACE = re.compile(rf"(?:.*\s)?(?:{_PLACES})")
COLLECTIVE_STARTS = re.compile(rf"(?:{_ORGANS})(?=\s|$)")
COLLECTIVE_WHOLE = re.compile(rf"(?:{_ORGANS})(?:\s+(?:{_ORGANS}))*{_TAIL}?")
PLACE_STARTS = re.compile(rf"(?:{_PLACES})(?=\s|$)")

# Sectors of the state as they stand after "Sở", old and new, full and short; folded text.
_SECTORS = (
    r"van hoa, the thao va du lich|van hoa-the thao va du lich|van hoa va the thao|"
    r"thong tin va truyen thong|ke hoach va dau tu|khoa hoc va cong nghe|giao duc va dao tao|"
    r"nong nghiep va phat trien nong thon|nong nghiep va ptnt|nong nghiep va moi truong|"
    r"tai nguyen va moi truong|dan toc va ton giao|"
    r"lao dong(?:,|-|-?,) ?thuong binh va xa hoi|lao dong-thuong binh va xa hoi|"
    r"giao thong van tai|tai chinh|noi vu|ngoai vu|tu phap|xay dung|cong thuong|y te|du lich|"
    r"quy hoach-kien truc|an toan thuc pham|tt&tt|kh&dt|kh&cn|gd&dt|nn&ptnt|tn&mt|ld-?tb&xh|"
    r"vh,? ?tt&dl|vhttdl|gtvt|nn&mt|dt&tg"
)
SECTOR = re.compile(rf"(?:{_SECTORS})(?![a-z&])")
# What a Vietnamese syllable looks like once folded; other words are foreign names.
SYLLABLE = re.compile(r"[bcdghklmnpqrstvx]{0,3}[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?")
LABEL = re.compile(
    r"(?:(?:các\s+)?(?:cơ quan|đơn vị|cấp)[\s,]*)*(?:chủ trì|phối hợp|thực hiện|tham mưu)"
    r"(?:\s+(?:thực hiện|chính|với))?\s*:\s*",
    re.IGNORECASE,
)
