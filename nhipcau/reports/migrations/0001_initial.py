"""The tables as they stood at the beginning."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0001_initial'),
        ('organisations', '0001_initial'),
        ('plans', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ReportItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_required', models.BooleanField(default=True, verbose_name='Bắt buộc')),
                ('is_orphaned', models.BooleanField(default=False, verbose_name='Không còn trong kế hoạch')),
                ('generated', models.TextField(blank=True, verbose_name='Tổng hợp từ kết quả')),
                ('output_count', models.PositiveIntegerField(default=0, verbose_name='Số kết quả')),
                ('words', models.TextField(blank=True, verbose_name='Nội dung báo cáo')),
                ('is_nil', models.BooleanField(default=False, verbose_name='Chưa phát sinh')),
                ('nil_reason', models.TextField(blank=True, verbose_name='Lý do chưa phát sinh')),
                ('status', models.CharField(choices=[('not_started', 'Chưa thực hiện'), ('under_way', 'Đang thực hiện'), ('done', 'Hoàn thành'), ('dropped', 'Không thực hiện'), ('carried_over', 'Chuyển năm sau')], default='under_way', max_length=20, verbose_name='Tình trạng nhiệm vụ')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='report_items', to='plans.task')),
            ],
            options={
                'verbose_name': 'nội dung báo cáo nhiệm vụ',
                'verbose_name_plural': 'nội dung báo cáo nhiệm vụ',
                'ordering': ['task__position'],
            },
        ),
        migrations.CreateModel(
            name='ReportRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('quarter', 'Quý'), ('half_year', 'Sáu tháng'), ('year', 'Năm'), ('ad_hoc', 'Đột xuất, chuyên đề')], max_length=10, verbose_name='Loại kỳ')),
                ('year', models.PositiveSmallIntegerField(verbose_name='Năm')),
                ('index', models.PositiveSmallIntegerField(default=0, verbose_name='Kỳ thứ')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='Lần chốt')),
                ('include_coordinating', models.BooleanField(default=True, verbose_name='Hỏi cả đơn vị phối hợp')),
                ('title', models.CharField(max_length=300, verbose_name='Tên đợt')),
                ('window_start', models.DateField(verbose_name='Số liệu từ ngày')),
                ('window_end', models.DateField(verbose_name='Chốt số liệu ngày')),
                ('opens_on', models.DateField(verbose_name='Ngày mở')),
                ('due_on', models.DateField(verbose_name='Hạn nộp')),
                ('grace_days', models.PositiveSmallIntegerField(default=0, verbose_name='Số ngày châm chước')),
                ('guidance', models.TextField(blank=True, verbose_name='Hướng dẫn')),
                ('opened_at', models.DateTimeField(auto_now_add=True, verbose_name='Tạo lúc')),
                ('locked_at', models.DateTimeField(blank=True, null=True, verbose_name='Khóa lúc')),
                ('locked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người khóa')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người tạo')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='plans.plan', verbose_name='Kế hoạch')),
            ],
            options={
                'verbose_name': 'đợt báo cáo',
                'verbose_name_plural': 'đợt báo cáo',
                'ordering': ['-window_end', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='LockedCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(verbose_name='Lần chốt')),
                ('rule_version', models.PositiveSmallIntegerField(verbose_name='Quy tắc đếm số')),
                ('rows', models.JSONField(default=list, verbose_name='Kết quả đã tính')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('exceptions', models.JSONField(blank=True, default=dict, verbose_name='Báo cáo thiếu được chấp nhận')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='Lúc')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='locked_counts', to='reports.reportround')),
            ],
            options={
                'verbose_name': 'số liệu đã chốt',
                'verbose_name_plural': 'số liệu đã chốt',
                'ordering': ['round', 'version'],
            },
        ),
        migrations.CreateModel(
            name='Consolidation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(verbose_name='Bản số')),
                ('round_version', models.PositiveSmallIntegerField(default=1, verbose_name='Lần chốt')),
                ('content', models.JSONField(default=dict, verbose_name='Nội dung')),
                ('drafted_at', models.DateTimeField(auto_now_add=True, verbose_name='Lập lúc')),
                ('document', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='consolidation', to='documents.officialdocument', verbose_name='Văn bản')),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người lập')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consolidations', to='reports.reportround', verbose_name='Đợt')),
            ],
            options={
                'verbose_name': 'báo cáo tổng hợp',
                'verbose_name_plural': 'báo cáo tổng hợp',
                'ordering': ['-version'],
            },
        ),
        migrations.CreateModel(
            name='RoundStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.CharField(choices=[('opened', 'Mở đợt'), ('revised', 'Sửa đợt'), ('rebuilt', 'Cập nhật theo kế hoạch'), ('locked', 'Khóa số liệu'), ('unlock_asked', 'Đề nghị mở khóa'), ('unlocked', 'Mở khóa')], max_length=12, verbose_name='Việc')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='Lần chốt')),
                ('reason', models.TextField(blank=True, verbose_name='Lý do')),
                ('changes', models.JSONField(blank=True, default=dict, verbose_name='Thay đổi')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='Lúc')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='reports.reportround')),
            ],
            options={
                'verbose_name': 'bước của đợt báo cáo',
                'verbose_name_plural': 'bước của đợt báo cáo',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='UnitReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unit_name', models.CharField(max_length=300, verbose_name='Tên đơn vị')),
                ('state', models.CharField(choices=[('not_started', 'Chưa bắt đầu'), ('draft', 'Đang soạn'), ('submitted', 'Đã nộp'), ('returned', 'Bị trả lại'), ('accepted', 'Đã duyệt')], default='not_started', max_length=12, verbose_name='Tình trạng')),
                ('steering', models.TextField(blank=True, verbose_name='Công tác chỉ đạo, điều hành')),
                ('strengths', models.TextField(blank=True, verbose_name='Ưu điểm')),
                ('weaknesses', models.TextField(blank=True, verbose_name='Tồn tại, hạn chế và nguyên nhân')),
                ('next_steps', models.TextField(blank=True, verbose_name='Phương hướng, nhiệm vụ kỳ tới')),
                ('proposals', models.TextField(blank=True, verbose_name='Kiến nghị, đề xuất')),
                ('revision', models.PositiveIntegerField(default=0, verbose_name='Lần lưu')),
                ('version', models.PositiveSmallIntegerField(default=0, verbose_name='Lần nộp')),
                ('content_hash', models.CharField(blank=True, max_length=64, verbose_name='Dấu nội dung lần nộp')),
                ('days_late', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Số ngày chậm')),
                ('first_submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='Nộp lần đầu lúc')),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='Nộp lúc')),
                ('accepted_at', models.DateTimeField(blank=True, null=True, verbose_name='Duyệt lúc')),
                ('accepted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người duyệt')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='reports.reportround', verbose_name='Đợt')),
                ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người nộp')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='organisations.unit', verbose_name='Đơn vị')),
                ('writers', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người nhập')),
            ],
            options={
                'verbose_name': 'báo cáo của đơn vị',
                'verbose_name_plural': 'báo cáo của đơn vị',
                'ordering': ['unit__position', 'unit__code'],
            },
        ),
        migrations.CreateModel(
            name='ReportStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_state', models.CharField(choices=[('not_started', 'Chưa bắt đầu'), ('draft', 'Đang soạn'), ('submitted', 'Đã nộp'), ('returned', 'Bị trả lại'), ('accepted', 'Đã duyệt')], max_length=12, verbose_name='Từ')),
                ('to_state', models.CharField(choices=[('not_started', 'Chưa bắt đầu'), ('draft', 'Đang soạn'), ('submitted', 'Đã nộp'), ('returned', 'Bị trả lại'), ('accepted', 'Đã duyệt')], max_length=12, verbose_name='Sang')),
                ('reason', models.TextField(blank=True, verbose_name='Lý do')),
                ('version', models.PositiveSmallIntegerField(default=0, verbose_name='Lần nộp')),
                ('snapshot', models.JSONField(blank=True, default=dict, verbose_name='Nội dung lúc đó')),
                ('content_hash', models.CharField(blank=True, max_length=64, verbose_name='Dấu nội dung')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='Lúc')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='steps', to='reports.reportitem')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='reports.unitreport')),
            ],
            options={
                'verbose_name': 'bước của báo cáo',
                'verbose_name_plural': 'bước của báo cáo',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='reportitem',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='reports.unitreport'),
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120, verbose_name='Khóa')),
                ('label', models.CharField(max_length=500, verbose_name='Số liệu')),
                ('unit_of_measure', models.CharField(blank=True, max_length=60, verbose_name='Đơn vị tính')),
                ('value', models.DecimalField(decimal_places=2, max_digits=24, verbose_name='Giá trị')),
                ('rule_version', models.PositiveSmallIntegerField(verbose_name='Quy tắc đếm số')),
                ('items', models.JSONField(default=list, verbose_name='Căn cứ')),
                ('consolidation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='reports.consolidation')),
            ],
            options={
                'verbose_name': 'số liệu',
                'verbose_name_plural': 'số liệu',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('consolidation', 'key'), name='figure_key_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='reportround',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'ad_hoc'), _negated=True), fields=('plan', 'kind', 'year', 'index'), name='round_once', violation_error_message='Kế hoạch này đã có đợt báo cáo của kỳ đó.'),
        ),
        migrations.AddConstraint(
            model_name='reportround',
            constraint=models.CheckConstraint(condition=models.Q(('opens_on__lte', models.F('due_on'))), name='round_opens_before_due', violation_error_message='Ngày mở phải trước hạn nộp.'),
        ),
        migrations.AddConstraint(
            model_name='reportround',
            constraint=models.CheckConstraint(condition=models.Q(('window_start__lte', models.F('window_end'))), name='round_window_in_order', violation_error_message='Ngày chốt số liệu phải từ ngày bắt đầu trở đi.'),
        ),
        migrations.AddConstraint(
            model_name='lockedcount',
            constraint=models.UniqueConstraint(fields=('round', 'version'), name='locked_count_once'),
        ),
        migrations.AddConstraint(
            model_name='consolidation',
            constraint=models.UniqueConstraint(fields=('round', 'version'), name='consolidation_version_once'),
        ),
        migrations.AddConstraint(
            model_name='unitreport',
            constraint=models.UniqueConstraint(fields=('round', 'unit'), name='unit_report_once'),
        ),
        migrations.AddConstraint(
            model_name='unitreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), ('accepted_at__isnull', False), _connector='OR'), name='unit_report_accepted_has_day', violation_error_message='Báo cáo đã duyệt phải có thời điểm duyệt.'),
        ),
        migrations.AddConstraint(
            model_name='unitreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['submitted', 'accepted']), _negated=True), models.Q(('submitted_at__isnull', False), ('submitted_by__isnull', False)), _connector='OR'), name='unit_report_submitted_has_day', violation_error_message='Báo cáo đã nộp phải có người nộp và thời điểm nộp.'),
        ),
        migrations.AddConstraint(
            model_name='unitreport',
            constraint=models.CheckConstraint(condition=models.Q(('accepted_by', None), ('submitted_by', None), models.Q(('accepted_by', models.F('submitted_by')), _negated=True), _connector='OR'), name='unit_report_four_eyes', violation_error_message='Người nộp báo cáo không được tự duyệt báo cáo đó.'),
        ),
        migrations.AddConstraint(
            model_name='reportitem',
            constraint=models.UniqueConstraint(fields=('report', 'task'), name='report_item_once'),
        ),
        migrations.AddConstraint(
            model_name='reportitem',
            constraint=models.CheckConstraint(condition=models.Q(('is_nil', False), models.Q(('nil_reason', ''), _negated=True), _connector='OR'), name='report_item_nil_has_reason', violation_error_message='Ghi rõ lý do chưa phát sinh.'),
        ),
        migrations.AddConstraint(
            model_name='reportitem',
            constraint=models.CheckConstraint(condition=models.Q(('is_orphaned', False), ('is_required', False), _connector='OR'), name='report_item_orphan_not_required', violation_error_message='Nhiệm vụ không còn trong kế hoạch thì không bắt buộc.'),
        ),
    ]
