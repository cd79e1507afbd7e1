"""The tables as they stood at the beginning."""

import django.db.models.deletion
import nhipcau.search.folded
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0002_initial'),
        ('organisations', '0001_initial'),
        ('plans', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Contribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='Thứ tự')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='organisations.unit')),
            ],
            options={
                'verbose_name': 'đơn vị thực hiện',
                'verbose_name_plural': 'đơn vị thực hiện',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Credit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='credits', to='plans.task')),
            ],
            options={
                'verbose_name': 'tính cho nhiệm vụ',
                'verbose_name_plural': 'tính cho nhiệm vụ',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Output',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('article', 'Tin, bài'), ('programme', 'Chương trình, chuyên mục'), ('clip', 'Clip, phóng sự, phim'), ('publication', 'Ấn phẩm'), ('newsletter', 'Bản tin đối ngoại'), ('event', 'Sự kiện, hội nghị, hội chợ'), ('delegation', 'Đoàn ra, đoàn vào'), ('agreement', 'Thỏa thuận, biên bản ghi nhớ'), ('press_visit', 'Đoàn phóng viên báo chí nước ngoài'), ('clipping', 'Tin điểm báo'), ('training', 'Tập huấn, bồi dưỡng'), ('document', 'Văn bản ban hành'), ('other', 'Kết quả khác')], max_length=20, verbose_name='Loại kết quả')),
                ('title', models.CharField(max_length=500, verbose_name='Tên kết quả')),
                ('happened_on', models.DateField(verbose_name='Ngày')),
                ('quantity', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='Số lượng')),
                ('quantity_unit', models.CharField(blank=True, max_length=60, verbose_name='Đơn vị tính')),
                ('languages', models.JSONField(blank=True, default=list, verbose_name='Ngôn ngữ')),
                ('summary', models.TextField(blank=True, verbose_name='Tóm tắt')),
                ('is_public', models.BooleanField(default=False, verbose_name='Được công khai')),
                ('state', models.CharField(choices=[('draft', 'Nháp'), ('recorded', 'Đã ghi nhận'), ('withdrawn', 'Đã rút')], default='draft', max_length=10, verbose_name='Tình trạng')),
                ('recorded_at', models.DateTimeField(blank=True, null=True, verbose_name='Ghi nhận lúc')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Nhập lúc')),
                ('folded', nhipcau.search.folded.FoldedField(default='', editable=False, sources=('title', 'summary'))),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outputs', to=settings.AUTH_USER_MODEL, verbose_name='Người nhập')),
                ('tasks', models.ManyToManyField(related_name='outputs', through='outputs.Credit', to='plans.task')),
                ('units', models.ManyToManyField(related_name='outputs', through='outputs.Contribution', to='organisations.unit')),
            ],
            options={
                'verbose_name': 'kết quả',
                'verbose_name_plural': 'kết quả',
                'ordering': ['-happened_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.URLField(blank=True, max_length=1000, verbose_name='Địa chỉ')),
                ('label', models.CharField(blank=True, max_length=300, verbose_name='Ghi chú')),
                ('added_at', models.DateTimeField(auto_now_add=True, verbose_name='Thêm lúc')),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='documents.storedfile', verbose_name='Tệp')),
                ('output', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='outputs.output')),
            ],
            options={
                'verbose_name': 'minh chứng',
                'verbose_name_plural': 'minh chứng',
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='credit',
            name='output',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='credits', to='outputs.output'),
        ),
        migrations.AddField(
            model_name='contribution',
            name='output',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contributions', to='outputs.output'),
        ),
        migrations.CreateModel(
            name='OutputStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_state', models.CharField(blank=True, max_length=10, verbose_name='Từ')),
                ('to_state', models.CharField(max_length=10, verbose_name='Sang')),
                ('reason', models.TextField(blank=True, verbose_name='Lý do')),
                ('changes', models.JSONField(blank=True, default=dict, verbose_name='Thay đổi')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='Lúc')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('output', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='outputs.output')),
            ],
            options={
                'verbose_name': 'bước của kết quả',
                'verbose_name_plural': 'bước của kết quả',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.AddIndex(
            model_name='output',
            index=models.Index(fields=['state', 'happened_on'], name='output_counted_days'),
        ),
        migrations.AddConstraint(
            model_name='output',
            constraint=models.CheckConstraint(condition=models.Q(('quantity', None), ('quantity__gte', 0), _connector='OR'), name='output_quantity_not_negative', violation_error_message='Số lượng không được âm.'),
        ),
        migrations.AddConstraint(
            model_name='output',
            constraint=models.CheckConstraint(condition=models.Q(('quantity', None), models.Q(('quantity_unit', ''), _negated=True), _connector='OR'), name='output_quantity_has_unit', violation_error_message='Ghi đơn vị tính của số lượng, ví dụ: bản, lượt, người.'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('file__isnull', False), ('url', '')), models.Q(('file', None), models.Q(('url', ''), _negated=True)), _connector='OR'), name='evidence_is_file_or_address', violation_error_message='Minh chứng là một tệp hoặc một địa chỉ, không cả hai.'),
        ),
        migrations.AddConstraint(
            model_name='credit',
            constraint=models.UniqueConstraint(fields=('output', 'task'), name='credit_once', violation_error_message='Kết quả này đã tính cho nhiệm vụ đó.'),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.UniqueConstraint(fields=('output', 'unit'), name='contribution_once', violation_error_message='Đơn vị này đã có trong danh sách thực hiện.'),
        ),
    ]
