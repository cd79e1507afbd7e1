"""The tables as they stood at the beginning."""

import django.db.models.deletion
import nhipcau.search.folded
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0001_initial'),
        ('organisations', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=1000, verbose_name='Tên kế hoạch')),
                ('year', models.PositiveSmallIntegerField(verbose_name='Năm')),
                ('horizon', models.CharField(choices=[('long', 'Dài hạn'), ('medium', 'Trung hạn'), ('yearly', 'Hằng năm')], default='yearly', max_length=10, verbose_name='Kỳ hạn')),
                ('starts_on', models.DateField(verbose_name='Từ ngày')),
                ('ends_on', models.DateField(verbose_name='Đến ngày')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='Địa danh')),
                ('report_due_on', models.DateField(blank=True, null=True, verbose_name='Hạn báo cáo theo kế hoạch')),
                ('report_due_text', models.TextField(blank=True, verbose_name='Câu quy định hạn báo cáo')),
                ('paper', models.JSONField(blank=True, default=dict, verbose_name='Phần còn lại của văn bản')),
                ('accepted_at', models.DateTimeField(auto_now_add=True, verbose_name='Đưa vào sổ lúc')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='Rút lại lúc')),
                ('accepted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người đưa vào sổ')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='plan', to='documents.officialdocument', verbose_name='Văn bản')),
            ],
            options={
                'verbose_name': 'kế hoạch',
                'verbose_name_plural': 'kế hoạch',
                'ordering': ['-year', '-accepted_at'],
            },
        ),
        migrations.CreateModel(
            name='PlanBasis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=10, verbose_name='Vai trò')),
                ('as_written', models.TextField(verbose_name='Ghi trong kế hoạch')),
                ('cited_at', models.JSONField(default=list, verbose_name='Nêu tại')),
                ('basis', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citations', to='documents.legalbasis')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='plans.plan')),
            ],
            options={
                'verbose_name': 'căn cứ được dẫn',
                'verbose_name_plural': 'căn cứ được dẫn',
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='plan',
            name='bases',
            field=models.ManyToManyField(related_name='plans', through='plans.PlanBasis', to='documents.legalbasis'),
        ),
        migrations.CreateModel(
            name='PlanLoad',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('open', 'Đang kiểm tra'), ('accepted', 'Đã đưa vào sổ'), ('discarded', 'Đã bỏ'), ('undone', 'Đã rút lại')], default='open', max_length=10, verbose_name='Tình trạng')),
                ('reading', models.JSONField(verbose_name='Bản đọc')),
                ('draft', models.JSONField(verbose_name='Bản đang kiểm tra')),
                ('paper', models.JSONField(default=list, verbose_name='Văn bản gốc theo khối')),
                ('matches', models.JSONField(default=dict, verbose_name='Đối chiếu tên đơn vị')),
                ('settled', models.JSONField(default=dict, verbose_name='Điểm đã xem')),
                ('made', models.JSONField(default=dict, verbose_name='Đã thêm vào sổ')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Tải lên lúc')),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người tải lên')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='loads', to='documents.storedfile', verbose_name='Tệp')),
                ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='loads', to='plans.plan', verbose_name='Kế hoạch')),
            ],
            options={
                'verbose_name': 'lượt nạp kế hoạch',
                'verbose_name_plural': 'lượt nạp kế hoạch',
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='LoadStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.CharField(max_length=40, verbose_name='Việc')),
                ('where', models.CharField(blank=True, max_length=200, verbose_name='Tại')),
                ('before', models.TextField(blank=True, verbose_name='Trước')),
                ('after', models.TextField(blank=True, verbose_name='Sau')),
                ('change', models.JSONField(blank=True, default=dict, verbose_name='Thay đổi')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='Lúc')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người')),
                ('undoes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='undone_by', to='plans.loadstep', verbose_name='Hoàn tác bước')),
                ('load', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='plans.planload')),
            ],
            options={
                'verbose_name': 'bước nạp kế hoạch',
                'verbose_name_plural': 'bước nạp kế hoạch',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(verbose_name='Thứ tự')),
                ('number', models.CharField(blank=True, max_length=60, verbose_name='Số thứ tự')),
                ('title', models.TextField(verbose_name='Nội dung nhiệm vụ')),
                ('lead_text', models.TextField(blank=True, verbose_name='Chủ trì (ghi trong kế hoạch)')),
                ('coordinating_text', models.TextField(blank=True, verbose_name='Phối hợp (ghi trong kế hoạch)')),
                ('timing', models.TextField(blank=True, verbose_name='Thời gian thực hiện (ghi trong kế hoạch)')),
                ('timing_kind', models.CharField(default='unknown', max_length=20, verbose_name='Loại thời gian')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='Từ ngày')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='Hạn hoàn thành')),
                ('is_tentative', models.BooleanField(default=False, verbose_name='Dự kiến')),
                ('product_text', models.TextField(blank=True, verbose_name='Sản phẩm')),
                ('budget_text', models.TextField(blank=True, verbose_name='Kinh phí')),
                ('note_text', models.TextField(blank=True, verbose_name='Ghi chú')),
                ('basis_text', models.TextField(blank=True, verbose_name='Văn bản giao')),
                ('extra', models.JSONField(blank=True, default=list, verbose_name='Cột khác')),
                ('source', models.JSONField(blank=True, default=dict, verbose_name='Vị trí trong văn bản gốc')),
                ('status', models.CharField(choices=[('not_started', 'Chưa thực hiện'), ('under_way', 'Đang thực hiện'), ('done', 'Hoàn thành'), ('dropped', 'Không thực hiện'), ('carried_over', 'Chuyển năm sau')], default='not_started', max_length=20, verbose_name='Tình trạng')),
                ('completed_on', models.DateField(blank=True, null=True, verbose_name='Hoàn thành ngày')),
                ('unit_names', models.TextField(blank=True, editable=False, verbose_name='Tên các đơn vị')),
                ('folded', nhipcau.search.folded.FoldedField(default='', editable=False, sources=('number', 'title', 'lead_text', 'coordinating_text', 'unit_names'))),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='plans.task', verbose_name='Thuộc nhiệm vụ')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='plans.plan', verbose_name='Kế hoạch')),
            ],
            options={
                'verbose_name': 'nhiệm vụ',
                'verbose_name_plural': 'nhiệm vụ',
                'ordering': ['plan', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Responsibility',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('lead', 'Chủ trì'), ('coordinate', 'Phối hợp')], max_length=10, verbose_name='Vai trò')),
                ('position', models.PositiveSmallIntegerField(verbose_name='Thứ tự')),
                ('as_written', models.TextField(verbose_name='Ghi trong kế hoạch')),
                ('expanded_on', models.DateField(verbose_name='Xác định thành viên ngày')),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='responsibilities', to='organisations.unitgroup', verbose_name='Nhóm')),
                ('members', models.ManyToManyField(related_name='bound_by', to='organisations.unit', verbose_name='Gồm các đơn vị')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='responsibilities', to='organisations.unit', verbose_name='Đơn vị')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='responsibilities', to='plans.task')),
            ],
            options={
                'verbose_name': 'trách nhiệm',
                'verbose_name_plural': 'trách nhiệm',
                'ordering': ['role', 'position'],
            },
        ),
        migrations.CreateModel(
            name='TaskGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(blank=True, max_length=60, verbose_name='Mục')),
                ('title', models.TextField(blank=True, verbose_name='Tên mục')),
                ('position', models.PositiveSmallIntegerField(verbose_name='Thứ tự')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='groups', to='plans.plan')),
            ],
            options={
                'verbose_name': 'mục nhiệm vụ',
                'verbose_name_plural': 'mục nhiệm vụ',
                'ordering': ['position'],
            },
        ),
        migrations.AddField(
            model_name='task',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='plans.taskgroup', verbose_name='Mục'),
        ),
        migrations.CreateModel(
            name='TaskStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_status', models.CharField(choices=[('not_started', 'Chưa thực hiện'), ('under_way', 'Đang thực hiện'), ('done', 'Hoàn thành'), ('dropped', 'Không thực hiện'), ('carried_over', 'Chuyển năm sau')], max_length=20, verbose_name='Từ')),
                ('to_status', models.CharField(choices=[('not_started', 'Chưa thực hiện'), ('under_way', 'Đang thực hiện'), ('done', 'Hoàn thành'), ('dropped', 'Không thực hiện'), ('carried_over', 'Chuyển năm sau')], max_length=20, verbose_name='Sang')),
                ('on', models.DateField(blank=True, null=True, verbose_name='Ngày')),
                ('reason', models.TextField(blank=True, verbose_name='Lý do')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='Lúc')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='plans.task')),
            ],
            options={
                'verbose_name': 'bước của nhiệm vụ',
                'verbose_name_plural': 'bước của nhiệm vụ',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('preamble', 'Căn cứ'), ('objective', 'Mục tiêu'), ('requirement', 'Yêu cầu'), ('focus', 'Nhiệm vụ trọng tâm'), ('funding', 'Kinh phí thực hiện'), ('organisation', 'Tổ chức thực hiện'), ('closing', 'Kết thúc'), ('recipient', 'Nơi nhận')], max_length=20, verbose_name='Phần')),
                ('number', models.PositiveSmallIntegerField(verbose_name='Thứ tự')),
                ('text', models.TextField(verbose_name='Nội dung')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passages', to='plans.plan')),
            ],
            options={
                'verbose_name': 'đoạn của kế hoạch',
                'verbose_name_plural': 'đoạn của kế hoạch',
                'ordering': ['part', 'number'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'part', 'number'), name='passage_number_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='planbasis',
            constraint=models.UniqueConstraint(fields=('plan', 'basis'), name='plan_basis_once'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('starts_on__lte', models.F('ends_on'))), name='plan_days_in_order', violation_error_message='Ngày kết thúc kế hoạch phải từ ngày bắt đầu trở đi.'),
        ),
        migrations.AddConstraint(
            model_name='responsibility',
            constraint=models.UniqueConstraint(fields=('task', 'role', 'position'), name='responsibility_position_once'),
        ),
        migrations.AddConstraint(
            model_name='responsibility',
            constraint=models.CheckConstraint(condition=models.Q(('unit', None), ('group', None), _connector='OR'), name='responsibility_is_unit_or_group', violation_error_message='Chỉ chọn một đơn vị hoặc một nhóm.'),
        ),
        migrations.AddConstraint(
            model_name='taskgroup',
            constraint=models.UniqueConstraint(fields=('plan', 'position'), name='task_group_position_once'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.UniqueConstraint(fields=('plan', 'position'), name='task_position_once'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('starts_on', None), ('due_on', None), ('starts_on__lte', models.F('due_on')), _connector='OR'), name='task_days_in_order', violation_error_message='Hạn hoàn thành phải từ ngày bắt đầu trở đi.'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'done'), _negated=True), ('completed_on__isnull', False), _connector='OR'), name='task_done_has_day', violation_error_message='Nhiệm vụ hoàn thành phải có ngày hoàn thành.'),
        ),
    ]
