"""Stories of our own with the topics a person would give them: language, topics, title, text."""

# ruff: noqa: E501 -- a story is one line

STORIES = """
vi|investment|Hai tập đoàn Nhật muốn mở rộng sản xuất tại tỉnh|Lãnh đạo tỉnh trao giấy chứng nhận đăng ký đầu tư cho dự án trị giá 120 triệu USD ở khu công nghiệp phía bắc.
vi|investment|Tháo gỡ vướng mắc cho dự án điện gió ngoài khơi|Nhà đầu tư đề nghị sớm bàn giao mặt bằng và chấp thuận chủ trương.
vi|investment|Chỉ số PCI của tỉnh tăng bảy bậc|Cộng đồng doanh nghiệp đánh giá cao tính minh bạch và thời gian làm thủ tục.
vi|investment|Nhà máy linh kiện ô tô đi vào hoạt động|Công ty Hàn Quốc rót thêm vốn, tạo việc làm cho 800 lao động trong khu kinh tế.
vi|investment|Tỉnh mời gọi dòng vốn xanh|Danh mục 40 dự án được giới thiệu tới các quỹ và tập đoàn năng lượng.
vi|tourism|Phòng nghỉ ven biển kín chỗ dịp lễ|Lượng khách đổ về tăng gấp đôi, nhiều khách sạn báo hết phòng từ hai tuần trước.
vi|tourism|Khách Hàn Quốc trở lại miền Trung|Các công ty lữ hành nối lại chuyến bay thuê bao và tour nghỉ dưỡng năm ngày.
vi|tourism|Làng chài mở homestay đón khách|Người dân học làm du lịch cộng đồng, đưa du khách lặn ngắm san hô.
vi|tourism|Gợi ý hai ngày khám phá biển xanh cát trắng|Bãi tắm hoang sơ, hải sản tươi và những con dốc nhìn ra đảo là lý do nên ghé.
vi|tourism|Tàu du lịch quốc tế chở 1.800 khách cập cảng|Du khách châu Âu tham quan tháp cổ và thưởng thức ẩm thực địa phương.
vi|foreign_affairs|Chủ tịch tỉnh tiếp Đại sứ Ấn Độ|Hai bên trao đổi khả năng ký bản ghi nhớ về hợp tác giữa các địa phương.
vi|foreign_affairs|Thành phố kết nghĩa Izumisano cử đoàn sang thăm|Thị trưởng khẳng định tình hữu nghị mười năm qua và mong mở rộng giao lưu.
vi|foreign_affairs|Tổ chức phi chính phủ nước ngoài tài trợ nước sạch|Sở Ngoại vụ cho biết đây là khoản viện trợ thứ ba trong năm.
vi|foreign_affairs|Đoàn nghị sĩ Pháp đến làm việc|Cuộc hội đàm bàn về quan hệ hợp tác và trao đổi văn hóa giữa hai nước.
vi|foreign_affairs|Gặp gỡ các cơ quan đại diện ngoại giao đầu năm|Hơn 30 đại sứ, tổng lãnh sự dự buổi giới thiệu tiềm năng của tỉnh.
vi|laos_cambodia,foreign_affairs|Đoàn đại biểu tỉnh Champasak sang thăm và làm việc|Hai bên thống nhất kế hoạch hợp tác năm tới giữa tỉnh và các tỉnh Nam Lào.
vi|laos_cambodia|Mừng Tết Bunpimay cùng lưu học sinh Lào|Nhà trường tổ chức buộc chỉ cổ tay, té nước cầu may.
vi|laos_cambodia|Tặng nhà hữu nghị ở Attapeu|Công trình do nhân dân tỉnh bạn đóng góp, bàn giao cho hộ khó khăn phía nam Lào.
vi|laos_cambodia|Cất bốc hài cốt quân tình nguyện ở Stung Treng|Đội quy tập cùng bạn Campuchia đưa 12 liệt sĩ về nước.
vi|laos_cambodia|Dạy tiếng Việt cho cán bộ Salavan|Khóa học bốn tháng dành cho 20 cán bộ các tỉnh Nam Lào.
vi|trade|Viên nén gỗ tìm đường sang châu Âu|Doanh nghiệp chuẩn bị hồ sơ truy xuất để xuất khẩu theo quy định mới của EU.
vi|trade|Kim ngạch tám tháng tăng 12%|Hàng may mặc và thủy sản dẫn đầu các nhóm hàng bán ra nước ngoài.
vi|trade|Tập huấn quy tắc xuất xứ trong EVFTA|Chuyên gia hướng dẫn cách khai mẫu và hưởng ưu đãi thuế quan.
vi|trade|Mỹ áp thuế, nhà máy đồ gỗ tìm thị trường mới|Nhiều đơn hàng bị hoãn, doanh nghiệp chuyển sang Nhật và Trung Đông.
vi|trade|Đưa đặc sản lên sàn thương mại điện tử|Hội chợ kết nối cung cầu giúp 60 sản phẩm OCOP gặp nhà phân phối.
vi|culture|Bài chòi vang lên bên bờ biển|Nghệ nhân ba thế hệ cùng hô hát trong đêm tôn vinh di sản.
vi|culture|Phát hiện tượng cổ dưới nền tháp|Các nhà khảo cổ cho rằng hiện vật thuộc thế kỷ 12 của người Chăm.
vi|culture|Khai mạc triển lãm tranh về biển|Hai mươi họa sĩ trưng bày hơn trăm tác phẩm tại bảo tàng tỉnh.
vi|culture|Giữ nghề rèn trăm năm|Làng nghề truyền thống chỉ còn bảy lò đỏ lửa, nghệ nhân lo thiếu người nối nghiệp.
vi|culture|Đoàn tuồng lưu diễn ở Paris|Khán giả nước ngoài lần đầu xem hát bội và võ cổ truyền trên cùng sân khấu.
vi|sport|Nữ võ sĩ giành huy chương vàng SEA Games|Cô thắng đối thủ Thái Lan trong trận chung kết hạng 56 kg.
vi|sport|Năm nghìn người dự giải chạy ven biển|Vận động viên Kenya về nhất cự ly 42 km.
vi|sport|Đội bóng đất võ thua ngược phút cuối|Bàn thắng ở phút 90 khiến thầy trò HLV trưởng rơi xuống cuối bảng.
vi|sport|Đua thuyền máy F1H2O trở lại đầm Thị Nại|Các tay đua hàng đầu thế giới tranh tài trong ba ngày.
vi|sport|Giải cờ vua trẻ toàn quốc khởi tranh|Hơn 400 kỳ thủ nhí tham dự, tranh 60 bộ huy chương.
vi|education|Trường đại học mở ngành thiết kế vi mạch|Nhà trường tuyển 100 sinh viên khóa đầu, cấp học bổng toàn phần cho thủ khoa.
vi|education|Mười giáo viên sang Nhật bồi dưỡng|Chương trình trao đổi kéo dài sáu tháng tại một trường sư phạm.
vi|education|Xây trường mới cho học sinh vùng lũ|Hai mươi phòng học sẽ kịp khai giảng năm học tới.
vi|education|Ngày hội tư vấn du học Hàn Quốc|Các trường cao đẳng giới thiệu chương trình liên kết và học phí.
vi|education|Điểm chuẩn ngành sư phạm tăng mạnh|Thí sinh cần 28 điểm mới trúng tuyển vào khoa toán.
vi|overseas|Kiều bào góp ý phát triển quê hương|Hơn 100 đại biểu từ 15 nước về dự gặp mặt đầu xuân.
vi|overseas|Hội đồng hương tại Đức quyên góp sau bão|Bà con xa xứ gửi về 2 tỷ đồng giúp các gia đình mất nhà.
vi|overseas|Lượng kiều hối chuyển về tăng kỷ lục|Người Việt ở Mỹ và Nhật gửi tiền nhiều nhất trong quý cuối năm.
vi|overseas|Lớp tiếng Việt giữa lòng Praha|Cô giáo gốc Việt dạy miễn phí cho con em cộng đồng người Việt.
vi|overseas|Doanh nhân Việt kiều trở về lập xưởng|Sau 30 năm sinh sống ở nước ngoài, ông mang công nghệ về làng cũ.
vi|sea_borders|Tàu cá mất kết nối VMS bị xử phạt|Lực lượng chức năng siết quản lý để sớm gỡ thẻ vàng IUU.
vi|sea_borders|Tuyên truyền chủ quyền biển đảo cho học sinh|Các em xem ảnh tư liệu về Hoàng Sa, Trường Sa.
vi|sea_borders|Biên phòng cứu ba ngư dân trôi dạt|Tàu hỏng máy giữa sóng lớn, trực thăng và tàu cảnh sát biển ra tìm.
vi|sea_borders|Thu giữ lô bản đồ in đường lưỡi bò|Ấn phẩm vi phạm chủ quyền quốc gia bị tiêu hủy.
vi|sea_borders|Ngư dân trẻ bám biển Trường Sa|Những chuyến vươn khơi dài ngày cùng cờ Tổ quốc trên cột buồm.
vi|environment|Bão số 13 gây ngập diện rộng|Hàng nghìn nhà dân chìm trong nước, chính quyền sơ tán khẩn cấp 6.000 người.
vi|environment|Rùa biển về đẻ trứng trên đảo|Nhóm tình nguyện canh giữ ổ trứng, nhặt rác thải nhựa mỗi cuối tuần.
vi|environment|Nhà máy bị phạt vì xả thải ra sông|Kết quả quan trắc cho thấy nước ô nhiễm vượt ngưỡng bốn lần.
vi|environment|Hạn hán kéo dài, hồ cạn trơ đáy|Nắng nóng gay gắt làm nhiều xã thiếu nước sinh hoạt.
vi|environment|Bán tín chỉ carbon từ rừng tự nhiên|Tỉnh dự kiến thu về hàng triệu đô la nhờ giảm phát thải.
vi|infrastructure|Thông xe đoạn cao tốc dài 70 km|Thời gian đi lại giữa hai tỉnh còn một nửa.
vi|infrastructure|Sân bay xây đường băng thứ hai|Dự án hơn 3.000 tỷ đồng, khai thác được tàu bay thân rộng.
vi|infrastructure|Gỡ mặt bằng cho đường sắt tốc độ cao|Ba khu tái định cư phải xong trước tháng sáu.
vi|infrastructure|Khởi công cầu vượt đầm|Cây cầu dài 2,5 km nối trung tâm với bán đảo.
vi|infrastructure|Quy hoạch đô thị biển tầm nhìn 2050|Thành phố mở rộng về phía tây, thêm các trục giao thông chính.
vi|science|Giáo sư đoạt giải Nobel giảng bài về vũ trụ|Hội nghị vật lý quốc tế thu hút 200 nhà khoa học.
vi|science|Trung tâm trí tuệ nhân tạo đi vào hoạt động|Hơn 500 kỹ sư phần mềm làm việc tại khu đô thị công nghệ.
vi|science|Nộp hồ sơ đất đai hoàn toàn trực tuyến|Chuyển đổi số giúp giảm 60% thời gian xử lý thủ tục.
vi|science|Sinh viên chế tạo robot dọn bể|Nhóm nghiên cứu đăng ký sáng chế và tìm vốn khởi nghiệp.
vi|science|Hợp tác đào tạo kỹ sư bán dẫn|Phòng thí nghiệm vi mạch đầu tiên của miền Trung được lắp đặt.
vi|agriculture|Giá cà phê lên cao, nông dân phấn khởi|Nhiều vườn bước vào thu hoạch với năng suất khá.
vi|agriculture|Nuôi tôm công nghệ cao trên cát|Trang trại rộng 100 ha cho sản lượng 2.000 tấn mỗi vụ.
vi|agriculture|Ngư dân trúng đậm cá ngừ đại dương|Mỗi chuyến biển mang về vài tấn cá, thương lái mua tại cầu cảng.
vi|agriculture|Ba xã về đích nông thôn mới nâng cao|Hợp tác xã liên kết trồng lúa hữu cơ, bao tiêu cho bà con.
vi|agriculture|Dịch tả lợn châu Phi tái phát|Ngành chăn nuôi khuyến cáo hộ dân tiêm phòng và khử trùng chuồng trại.
vi|health|Bệnh viện tỉnh ghép thận thành công|Ca phẫu thuật kéo dài tám giờ, bệnh nhân đã tỉnh.
vi|health|Sốt xuất huyết tăng nhanh ở ven biển|Ngành y tế phun hóa chất và vận động diệt lăng quăng.
vi|health|Bác sĩ Mỹ mổ miễn phí cho trẻ hở hàm ếch|Đoàn tình nguyện khám cho hơn 200 em.
vi|health|Tiêm vắc xin sởi cho trẻ dưới năm tuổi|Các trạm y tế xã tổ chức tiêm chủng cuối tuần.
vi|health|Hàng chục người nhập viện sau bữa tiệc|Nghi ngộ độc thực phẩm, bệnh viện cấp cứu suốt đêm.
vi|human_rights|Xóa nhà tạm cho hộ nghèo vùng cao|Hơn 3.000 căn nhà đại đoàn kết được bàn giao cho đồng bào dân tộc thiểu số.
vi|human_rights|Bác bỏ luận điệu xuyên tạc về tự do tôn giáo|Chức sắc các tôn giáo khẳng định sinh hoạt bình thường.
vi|human_rights|Trao xe lăn cho người khuyết tật|Chương trình nhân đạo giúp nhiều hoàn cảnh khó khăn.
vi|human_rights|Chị em Ba Na lập tổ phòng chống bạo lực gia đình|Hội phụ nữ tập huấn về bình đẳng giới.
vi|human_rights|Cấp nước sạch cho làng đồng bào Jrai|Chương trình giảm nghèo bền vững hỗ trợ 200 hộ.
vi|media|Đoàn phóng viên quốc tế tác nghiệp tại tỉnh|Các nhà báo từ bảy nước ghi hình làng nghề và khu ven biển.
vi|media|Ra mắt bản tin đối ngoại bằng bốn thứ tiếng|Ấn phẩm giới thiệu hình ảnh địa phương tới bạn đọc nước ngoài.
vi|media|Kênh truyền hình Nhật phát phim tài liệu về đất võ|Bộ phim dài 45 phút, quay trong hai tháng.
vi|media|Họp báo công bố festival|Hơn 50 cơ quan báo chí dự, nhiều đài truyền hình xin phát sóng trực tiếp.
vi|media|Tập huấn thông tin đối ngoại cho cán bộ cơ sở|Học viên được hướng dẫn viết tin, làm video quảng bá trên mạng xã hội.
vi|tourism,infrastructure|Mở đường bay thẳng Seoul, sân bay đón khách quốc tế|Nhà ga hành khách mới nâng công suất, ngành du lịch kỳ vọng.
vi|trade,agriculture|Sầu riêng xuất khẩu chính ngạch sang Trung Quốc|Nông dân phải có mã số vùng trồng, hải quan kiểm tra từng container.
vi|investment,foreign_affairs|Gặp gỡ Hàn Quốc 2025: cơ hội đầu tư mới|Đại sứ Hàn Quốc cùng 100 nhà đầu tư dự hội nghị.
vi|education,laos_cambodia|Trao học bổng cho sinh viên Lào và Campuchia|Trường đại học hỗ trợ chỗ ở, học phí suốt khóa.
vi|sea_borders,laos_cambodia|Giao lưu hữu nghị biên phòng hai bên cửa khẩu Bờ Y|Bộ đội biên phòng và lực lượng Lào tuần tra chung đường biên.
vi||Lào Cai rét đậm, băng phủ đỉnh núi|Nhiệt độ xuống âm hai độ vào sáng sớm.
vi||Cụ bà 80 tuổi vẫn hút thuốc lào mỗi sáng|Cụ kể chuyện xưa bên ấm chè.
vi||Bắt nhóm mang ma túy qua đường tiểu ngạch|Công an thu 10 bánh heroin các bị can khai nhận từ Lào.
vi||Khởi tố giám đốc công ty du lịch lừa bán tour|Bị can chiếm đoạt hơn 5 tỷ đồng của khách hàng.
vi||Lừa đảo đầu tư tiền ảo, nhiều người mất trắng|Công an khởi tố vụ án, tạm giữ ba nghi phạm.
vi||Giá vàng nhẫn lập đỉnh mới|Mỗi lượng tăng thêm một triệu đồng chỉ trong buổi sáng.
vi||Chứng khoán giảm sâu phiên cuối tuần|Nhà đầu tư cá nhân bán tháo, chỉ số mất mốc 1.200 điểm.
vi||Xe tải mang biển số tỉnh khác lật giữa đèo|Tài xế thoát ra ngoài an toàn.
vi||Cơn bão dư luận quanh phát ngôn của nữ ca sĩ|Người hâm mộ chia làm hai phía.
vi||Mưa bàn thắng và bão giá: chuyện chợ búa cuối năm|Bà nội trợ than rau thịt đắt đỏ.
vi||Phó Thủ tướng dự lễ kỷ niệm ngày thành lập ngành thuế|Nhiều tập thể được tặng huân chương.
vi||Ly hôn vì chồng mê câu cá|Tòa hòa giải hai lần không thành.
vi||Nghệ sĩ rao bán nhà mặt phố|Căn nhà bốn tầng có giá 20 tỷ đồng.
vi||Tai nạn giao thông trên quốc lộ, hai người tử vong|Xe khách va chạm xe máy lúc rạng sáng.
vi||Trúng số độc đắc, anh thợ hồ đổi đời|Anh mua tờ vé duy nhất trong quán cà phê.
vi||Dự báo tử vi mười hai con giáp|Tuổi Tý gặp may về tiền bạc.
vi||Bổ nhiệm giám đốc sở mới|Chủ tịch trao quyết định và tặng hoa chúc mừng.
vi||Kỳ họp Hội đồng nhân dân thông qua 20 nghị quyết|Đại biểu chất vấn nhiều nội dung.
vi||Trộm đột nhập tiệm vàng giữa trưa|Camera ghi lại cảnh hai tên bịt mặt.
vi||Đường Trường Sa ở TP.HCM kẹt cứng vì rào chắn|Người dân len lỏi qua hẻm nhỏ.
vi||Nam thanh niên đi bão bị phạt vì đốt pháo|Anh này nộp 7 triệu đồng.
vi||Thi thể bên bờ kênh được xác định danh tính|Công an bắt giữ nghi phạm giết người.
vi||Mẹo cắm hoa ngày Tết cho căn hộ nhỏ|Chọn bình thấp, cành gọn, nước thay mỗi ngày.
vi||Ra mắt mẫu xe máy điện mới giá 30 triệu|Xe có ba màu, bảo hành ba năm.
en|tourism|Visitors return to white-sand coast|Hotels near the bay are fully booked and local guides are busy again.
en|tourism|Ten quiet beaches to see before the crowds|A weekend itinerary with seafood, hikes and small guesthouses.
en|investment|Danish firm to build offshore wind farm|The investor signed a deal worth two billion dollars with the province.
en|investment|Industrial park courts Korean manufacturers|Officials promised land and quick licences for new factories.
en|foreign_affairs|Ambassador praises friendship with province|The two sides agreed to sign a memorandum of understanding next month.
en|laos_cambodia|Southern Lao officials attend training|Twenty officers from Champasak and Attapeu took part.
en|trade|Furniture makers brace for US tariffs|Exports may fall by a fifth, an industry group said.
en|culture|Cham towers draw new attention|Archaeologists uncovered a carved relic beside the ancient temple.
en|sport|Powerboat race returns to lagoon|Teams from nine nations compete for the F1H2O championship.
en|education|University offers scholarships to Lao students|The school will teach them Vietnamese for one year.
en|overseas|Diaspora sends help after the storm|Viet Kieu groups in Germany raised money for their homeland.
en|sea_borders|Fishing fleet fitted with trackers to end yellow card|The province fights illegal fishing by its vessels.
en|environment|Typhoon floods thousands of homes|Soldiers evacuated families as landslides cut off villages.
en|infrastructure|New expressway cuts travel time|The highway has three tunnels and ends near the airport.
en|science|Physicists gather for conference on neutrinos|A Nobel laureate opened the meeting of scientists.
en|agriculture|Coffee growers enjoy record prices|Farmers expect a good harvest this year.
en|health|Dengue cases rise in coastal towns|Hospitals opened extra wards for patients.
en|human_rights|Housing programme lifts ethnic minority families|Poverty reduction funds paid for three thousand homes.
en|media|Foreign journalists tour the coast|Reporters from seven countries filmed a documentary.
en||Police arrest drug gang near border|Suspects were jailed for smuggling heroin.
en||Gold price hits new record|Buyers queued outside shops in the capital.
en||Man wins lottery twice|He bought both tickets in the same shop.
zh|tourism|越南海滨城市迎来大批游客|酒店客满，海滩热闹。
zh|investment|韩国企业在工业园建厂|投资额达两亿美元。
zh|laos_cambodia,foreign_affairs|老挝占巴塞省代表团来访|双方签署合作备忘录。
zh|trade|木制家具出口增长|海关数据显示对美贸易额上升。
zh|environment|台风引发洪水|数千人被疏散。
zh|education|大学向老挝留学生颁发奖学金|学生将学习一年语言。
zh||金价再创新高|市民排队购买。
ja|tourism|ビーチリゾートに観光客戻る|ホテルは満室が続く。
ja|investment|日系企業が工業団地に工場新設|投資額は百億円。
ja|foreign_affairs|姉妹都市の市長が訪問|友好協力の覚書に署名した。
ja|environment|台風で洪水、数千人避難|土砂崩れも起きた。
ja|science|物理学の国際会議を開催|ノーベル賞受賞者が講演した。
ja||金価格が最高値|店に行列ができた。
ko|tourism|직항 노선으로 관광객 급증|호텔과 해변이 붐빈다.
ko|foreign_affairs|용산구 대표단, 자매도시 방문|우호 협력을 다짐했다.
ko|investment|한국 기업, 산업단지에 공장 건설|투자 규모는 1억 달러.
ko|education|세종학당에서 한국어 배우는 학생들|장학금도 받는다.
ko|environment|태풍으로 홍수 피해|수천 명이 대피했다.
ko||금값 사상 최고|가게마다 줄을 섰다.
lo|tourism|ນັກທ່ອງທ່ຽວເພີ່ມຂຶ້ນ|ໂຮງແຮມແລະຫາດຊາຍເຕັມໄປດ້ວຍຄົນ
lo|education|ນັກສຶກສາໄດ້ຮັບທຶນການສຶກສາ|ມະຫາວິທະຍາໄລຕ້ອນຮັບນັກຮຽນໃໝ່
lo|foreign_affairs,laos_cambodia|ຄະນະຜູ້ແທນຈຳປາສັກຢ້ຽມຢາມ|ສອງຝ່າຍເຊັນບົດບັນທຶກຮ່ວມມື
lo|trade|ການສົ່ງອອກສິນຄ້າເພີ່ມຂຶ້ນ|ການຄ້າຊາຍແດນຂະຫຍາຍຕົວ
lo|environment|ພາຍຸແລະນໍ້າຖ້ວມ|ໄພພິບັດທໍາລາຍເຮືອນ
km|tourism|ភ្ញៀវទេសចរកើនឡើង|សណ្ឋាគារនៅឆ្នេរពេញ
km|education|និស្សិតទទួលអាហារូបករណ៍|សាកលវិទ្យាល័យបើកថ្នាក់ថ្មី
km|investment|អ្នកវិនិយោគសាងសង់រោងចក្រ|គម្រោងក្នុងតំបន់សេដ្ឋកិច្ច
km|environment|ព្យុះនិងទឹកជំនន់|គ្រោះមហន្តរាយបំផ្លាញផ្ទះ
km|health|មន្ទីរពេទ្យទទួលអ្នកជំងឺ|គ្រូពេទ្យផ្តល់វ៉ាក់សាំង
fr|tourism|Les touristes reviennent sur les plages|Les hôtels affichent complet cet été.
fr|foreign_affairs|L'ambassadeur salue l'amitié entre les deux villes|Un accord de coopération décentralisée sera signé.
fr|culture|Un festival célèbre les arts martiaux|Le patrimoine attire des artistes du monde entier.
fr|environment|Typhon et inondations dans le centre|Des milliers de personnes évacuées.
fr|trade|Les exportations de meubles progressent|Le libre-échange avec l'Europe profite aux entreprises.
fr||Le prix de l'or bat un record|Les boutiques sont pleines.
ru|tourism|Туристы возвращаются на пляжи|Отели заполнены, открыт прямой рейс.
ru|investment|Инвесторы построят завод|Проект стоит два миллиарда долларов.
ru|culture|Фестиваль боевых искусств открылся|Выставка рассказывает о наследии тямов.
ru|environment|Тайфун вызвал наводнение|Тысячи людей эвакуированы.
ru|education|Студенты получили стипендии|Университет открыл курс русского языка.
ru||Цена золота выросла|У магазинов очереди.
""".strip().splitlines()

# Slots of made stories: {a} a land or place, {b} a number, {c} a person's post.
FRAMES = (
    (
        "investment",
        "Doanh nghiệp {a} khảo sát cơ hội rót vốn",
        "Phái đoàn {b} người tìm hiểu đất sạch và ưu đãi trong khu công nghiệp.",
    ),
    (
        "investment",
        "Trao quyết định đầu tư cho {b} dự án",
        "{c} đề nghị nhà đầu tư {a} làm đúng tiến độ đã cam kết.",
    ),
    (
        "investment",
        "Cụm công nghiệp đón thêm {b} nhà máy",
        "Doanh nghiệp {a} thuê đất, tuyển lao động địa phương.",
    ),
    (
        "tourism",
        "Đón {b} lượt khách trong ba ngày lễ",
        "Khách {a} chiếm phần lớn, tiêu nhiều cho ăn uống và mua sắm.",
    ),
    (
        "tourism",
        "Hãng lữ hành {a} khảo sát sản phẩm mới",
        "Đoàn famtrip {b} người đi các bãi biển và làng chài.",
    ),
    (
        "tourism",
        "Khu nghỉ dưỡng {b} phòng khai trương",
        "{c} mong có thêm khách {a} lưu trú dài ngày.",
    ),
    (
        "foreign_affairs",
        "{c} tiếp xã giao Tổng lãnh sự {a}",
        "Hai bên bàn {b} nội dung hợp tác cụ thể trong thời gian tới.",
    ),
    (
        "foreign_affairs",
        "Ký biên bản ghi nhớ với đối tác {a}",
        "Đây là thỏa thuận hữu nghị thứ {b} trong năm.",
    ),
    (
        "laos_cambodia",
        "Giúp bạn Lào xây {b} phòng học",
        "{c} trao biểu trưng cho lãnh đạo tỉnh Sekong.",
    ),
    (
        "laos_cambodia",
        "Đoàn Hội hữu nghị Việt Nam - Campuchia gặp mặt",
        "Hơn {b} hội viên ôn lại kỷ niệm trên đất bạn.",
    ),
    ("trade", "Xuất khẩu sang {a} tăng {b}%", "{c} khuyên doanh nghiệp giữ chất lượng hàng."),
    (
        "trade",
        "Kết nối giao thương với {a}",
        "Khoảng {b} gian hàng dự hội chợ, ký nhiều hợp đồng mua bán.",
    ),
    (
        "culture",
        "Lễ hội năm nay có {b} hoạt động",
        "Đoàn nghệ thuật {a} cùng biểu diễn trong đêm khai mạc.",
    ),
    ("culture", "Trưng bày {b} hiện vật Chăm", "{c} nói bảo tàng sẽ mượn thêm cổ vật từ {a}."),
    (
        "sport",
        "Đội tuyển {a} đoạt {b} huy chương",
        "Vận động viên trẻ gây bất ngờ ở nội dung cá nhân.",
    ),
    ("sport", "Giải bóng chuyền quốc tế có {b} đội", "Trận khai mạc gặp {a} hút kín khán đài."),
    ("education", "Trường đại học nhận {b} sinh viên {a}", "{c} trao học bổng cho các em giỏi."),
    (
        "education",
        "Liên kết đào tạo điều dưỡng sang {a}",
        "Khóa đầu có {b} học viên, học tiếng sáu tháng.",
    ),
    ("overseas", "Kiều bào tại {a} về thăm quê", "{c} cảm ơn {b} đại biểu đã hướng về nguồn cội."),
    (
        "overseas",
        "Hội người Việt ở {a} trao {b} suất quà",
        "Bà con mong góp chút sức cho quê hương.",
    ),
    (
        "sea_borders",
        "Trao {b} lá cờ cho ngư dân bám biển",
        "{c} dặn tàu không vượt ranh giới sang vùng biển nước ngoài.",
    ),
    (
        "sea_borders",
        "Tuần tra chung {b} km biên giới",
        "Bộ đội biên phòng gặp lực lượng phía bạn ở cột mốc.",
    ),
    (
        "environment",
        "Lũ lên nhanh, {b} hộ phải sơ tán",
        "{c} yêu cầu ứng phó sạt lở và giúp dân có chỗ ở.",
    ),
    (
        "environment",
        "Chuyên gia {a} giúp xử lý rác thải nhựa",
        "Dự án thu gom {b} tấn mỗi năm, giữ sạch bờ biển.",
    ),
    (
        "infrastructure",
        "Khởi công tuyến cao tốc {b} km",
        "{c} yêu cầu nhà thầu làm ba ca để kịp thông xe.",
    ),
    (
        "infrastructure",
        "Cảng biển đón tàu {b} tấn",
        "Luồng được nạo vét, bến mới dài thêm cho hàng đi {a}.",
    ),
    ("science", "{b} nhà khoa học {a} dự hội nghị vật lý", "{c} gặp các giáo sư và học giả trẻ."),
    (
        "science",
        "Mở trung tâm trí tuệ nhân tạo {b} chỗ",
        "Công ty phần mềm {a} tuyển kỹ sư từ năm đầu.",
    ),
    (
        "agriculture",
        "Nông dân thu {b} tấn lúa giống",
        "{c} thăm cánh đồng mẫu và bàn cách giữ giá.",
    ),
    ("agriculture", "Học {a} cách nuôi tôm sạch", "Hợp tác xã có {b} hộ, ao nuôi lót bạt."),
    ("health", "Bác sĩ {a} khám cho {b} bệnh nhân", "Bệnh viện huyện lo chỗ ở và thuốc men."),
    ("health", "Ghi nhận {b} ca mắc sởi", "{c} chỉ đạo tiêm chủng bổ sung ngay trong tuần."),
    (
        "human_rights",
        "Trao {b} căn nhà cho hộ nghèo",
        "Quỹ từ {a} góp tiền, đồng bào dân tộc thiểu số vui mừng.",
    ),
    (
        "human_rights",
        "Bàn về quyền trẻ em và bình đẳng giới",
        "{c} cùng {b} đại biểu nghe kinh nghiệm từ {a}.",
    ),
    (
        "media",
        "{b} nhà báo {a} đến viết về tỉnh",
        "{c} trả lời phỏng vấn, giới thiệu hình ảnh quê hương.",
    ),
    ("media", "Đài truyền hình {a} ghi hình phim tài liệu", "Đoàn quay {b} ngày ở làng nghề."),
    ("", "Bổ nhiệm {b} cán bộ", "{c} chúc mừng và giao nhiệm vụ."),
    ("", "Bắt {b} đối tượng đánh bạc qua mạng", "Công an khởi tố, máy chủ đặt ở {a}."),
    ("", "Giá vàng giảm {b} nghìn đồng", "Người mua chờ giá xuống nữa."),
    ("", "Khởi tố {b} bị can lừa đảo bán tour sang {a}", "Nạn nhân mất hàng tỷ đồng."),
    ("", "Lào Cai có {b} học viên cai thuốc lào", "{c} kể chuyện vui."),
)
LANDS = ("Nhật Bản", "Hàn Quốc", "Pháp", "Ấn Độ", "Thái Lan", "Hoa Kỳ", "Đức", "Australia")
POSTS = ("Chủ tịch tỉnh", "Phó Chủ tịch tỉnh", "Bí thư Tỉnh ủy", "Giám đốc sở")
PADDING = (
    "Buổi làm việc diễn ra trong không khí cởi mở.",
    "Các ý kiến được ghi nhận đầy đủ.",
    "Kế hoạch sẽ được rà soát vào cuối quý.",
    "Nhiều người bày tỏ sự đồng tình.",
    "Thời tiết hôm đó khá đẹp.",
    "Ban tổ chức cảm ơn mọi người đã đến.",
)
