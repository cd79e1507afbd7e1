"""Who asks, and about what."""

from django.db import models


class Audience(models.TextChoices):
    VISITOR = "visitor", "Du khách"
    INVESTOR = "investor", "Nhà đầu tư, doanh nghiệp"
    PRESS = "press", "Phóng viên, cơ quan báo chí"
    PARTNER = "partner", "Đối tác, địa phương bạn"
    OVERSEAS = "overseas", "Người Việt Nam ở nước ngoài"
    CITIZEN = "citizen", "Người dân"


class Topic(models.TextChoices):
    TOURISM = "tourism", "Du lịch, tham quan"
    INVESTMENT = "investment", "Đầu tư"
    TRADE = "trade", "Thương mại, xuất nhập khẩu"
    CULTURE = "culture", "Văn hóa, con người"
    COOPERATION = "cooperation", "Hợp tác, kết nghĩa"
    PRESS = "press", "Hoạt động báo chí"
    PORTAL = "portal", "Góp ý về cổng thông tin"
    OTHER = "other", "Việc khác"
