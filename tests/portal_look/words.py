"""Words in the eight languages for pages that are looked at."""

_LAYOUTS = (
    "news", "cards", "map", "calendar", "library", "press", "progress", "department", "contact",
)  # fmt: skip

_SECTIONS = {
    "vi": "Tin tức|Đầu tư|Điểm đến|Sự kiện|Ấn phẩm|Báo chí|Tiến độ kế hoạch|Sở Du lịch|Liên hệ",
    "en": "News|Investment|Places|Events|Publications|Press|Progress of the plan|Tourism|Contact",
    "lo": "ຂ່າວສານ|ການລົງທຶນ|ສະຖານທີ່|ງານ|ສິ່ງພິມ|ສື່ມວນຊົນ|ຄວາມຄືບໜ້າ|ພະແນກທ່ອງທ່ຽວ|ຕິດຕໍ່",
    "km": "ព័ត៌មាន|ការវិនិយោគ|ទីកន្លែង|ព្រឹត្តិការណ៍|ការបោះពុម្ព|សារព័ត៌មាន|វឌ្ឍនភាព|មន្ទីរទេសចរណ៍|ទំនាក់ទំនង",
    "zh-hans": "新闻|投资|景点|活动|出版物|新闻中心|计划进展|旅游厅|联系",
    "ja": "ニュース|投資|名所|行事|刊行物|報道|計画の進み具合|観光局|お問い合わせ",
    "ko": "소식|투자|명소|행사|간행물|보도|계획 진행|관광국|연락처",
    "fr": "Actualités|Investir|Lieux|Agenda|Publications|Presse|Avancement|Tourisme|Contact",
}
_PAGES = {
    "vi": (
        "Lễ hội cầu ngư mở mùa biển mới ở làng chài ven vịnh",
        "Ngư dân ra biển lúc rạng sáng, rước thuyền hoa quanh vịnh và hát cầu mùa cá bội thu.",
        "Từ tinh mơ, những chiếc thuyền thúng đã nằm sẵn trên bãi cát. Người già khăn đóng áo dài "
        "thắp hương ở lăng Ông, thanh niên khiêng kiệu xuống bến, tiếng trống trận dội từng hồi.",
    ),
    "en": (
        "Fishing villages open a new season at sea with the whale festival",
        "Boats leave before dawn, circle the bay in flowers, and rowers sing for a full catch.",
        "Before first light the basket boats lie ready on the sand. The elders burn incense at the "
        "whale temple, the young carry the palanquin to the pier, and the war drums roll.",
    ),
    "lo": (
        "ໝູ່ບ້ານປະມົງເປີດລະດູການທະເລໃໝ່ດ້ວຍບຸນປາວານ",
        "ເຮືອອອກກ່ອນຟ້າແຈ້ງ ແຫ່ດອກໄມ້ອ້ອມອ່າວ ແລະ ຮ້ອງເພງຂໍໃຫ້ໄດ້ປາຫຼາຍ.",
        "ກ່ອນຟ້າສາງ ເຮືອກະຕ່າໄດ້ຈອດລຽນແຖວຢູ່ເທິງຫາດຊາຍ. ຜູ້ເຖົ້າຜູ້ແກ່ຈູດທູບຢູ່ວິຫານ ຊາວໜຸ່ມຫາມກ້ຽວລົງທ່າ ແລະ "
        "ສຽງກອງດັງກ້ອງໄປທົ່ວອ່າວ.",
    ),
    "km": (
        "ភូមិនេសាទបើករដូវសមុទ្រថ្មីជាមួយពិធីបុណ្យត្រីបាឡែន",
        "ទូកចេញមុនពេលថ្ងៃរះ ហែផ្កាជុំវិញឈូងសមុទ្រ ហើយច្រៀងបួងសួងឱ្យបានត្រីច្រើន។",
        "មុនពេលព្រលឹម ទូកកន្ត្រកបានរៀបចំរួចជាស្រេចនៅលើខ្សាច់។ ចាស់ៗអុជធូបនៅវិហារ យុវជនសែងគ្រែស្នែងទៅកំពង់ផែ "
        "ហើយសំឡេងស្គរបន្លឺឡើង។",
    ),
    "zh-hans": (
        "渔村举行鲸鱼节，迎来新的出海季",
        "渔船在黎明前出海，载着鲜花绕湾一周，船歌祈求满载而归。",
        "天未亮，竹篾圆船已整齐地排在沙滩上。老人在鲸神庙上香，青年抬着神轿走向码头，战鼓声声响彻海湾。",
    ),
    "ja": (
        "漁村で鯨祭り、新しい漁の季節が始まる",
        "夜明け前に船が出て、花で飾られた船が湾を一周し、豊漁を願う舟歌が響きます。",
        "夜が明ける前、かご舟はもう砂浜に並んでいます。年寄りは鯨の廟に線香をあげ、若者は神輿を担いで桟橋へ下り、"
        "太鼓の音が湾に響きわたります。",
    ),
    "ko": (
        "어촌 마을, 고래 축제로 새 출어철을 열다",
        "배들은 동트기 전에 나가 꽃으로 꾸민 채 만을 한 바퀴 돌고 풍어를 기원하는 노래를 부릅니다.",
        "날이 밝기 전부터 바구니배가 모래밭에 늘어서 있습니다. 어른들은 고래 사당에 향을 피우고 "
        "젊은이들은 가마를 메고 부두로 내려가며 북소리가 만에 울려 퍼집니다.",
    ),
    "fr": (
        "Les villages de pêcheurs ouvrent la saison par la fête de la baleine",
        "Les bateaux partent avant l’aube, fleuris, font le tour de la baie en chantant.",
        "Avant le jour, les barques-paniers attendent sur le sable. Les anciens brûlent l’encens "
        "au temple, les jeunes portent le palanquin jusqu’au quai, et les tambours roulent.",
    ),
}

TEXTS = {
    code: dict(zip(_LAYOUTS, sections.split("|"), strict=True))
    | dict(zip(("title", "summary", "long"), _PAGES[code], strict=True))
    for code, sections in _SECTIONS.items()
}
"""Language -> the names of its sections by layout, and a title, summary and paragraph."""
