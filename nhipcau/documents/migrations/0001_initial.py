"""The tables as they stood at the beginning."""

import django.db.models.deletion
import nhipcau.search.folded
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='OfficialDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('KH', 'Kế hoạch'), ('CTr', 'Chương trình'), ('QĐ', 'Quyết định'), ('BC', 'Báo cáo'), ('TTr', 'Tờ trình'), ('CV', 'Công văn'), ('VB', 'Văn bản khác')], max_length=5, verbose_name='Tên loại')),
                ('direction', models.CharField(choices=[('in', 'Văn bản đến'), ('out', 'Văn bản đi')], max_length=3, verbose_name='Chiều')),
                ('number', models.CharField(blank=True, max_length=120, verbose_name='Số, ký hiệu')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='Ngày ban hành')),
                ('date_text', models.CharField(blank=True, max_length=120, verbose_name='Ngày ghi trên văn bản')),
                ('issuer', models.CharField(max_length=300, verbose_name='Cơ quan ban hành')),
                ('subject', models.CharField(max_length=1000, verbose_name='Trích yếu')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Nhập lúc')),
                ('folded', nhipcau.search.folded.FoldedField(default='', editable=False, sources=('subject', 'number', 'issuer'))),
            ],
            options={
                'verbose_name': 'văn bản',
                'verbose_name_plural': 'văn bản',
                'ordering': ['-issued_on', '-created_at'],
            },
        ),
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.FileField(max_length=200, upload_to='%Y/%m/', verbose_name='Tệp')),
                ('name', models.CharField(max_length=255, verbose_name='Tên tệp')),
                ('media_type', models.CharField(max_length=120, verbose_name='Kiểu nội dung')),
                ('size', models.PositiveBigIntegerField(verbose_name='Dung lượng')),
                ('sha256', models.CharField(db_index=True, max_length=64, verbose_name='SHA-256')),
                ('stored_at', models.DateTimeField(auto_now_add=True, verbose_name='Lưu lúc')),
                ('purged_at', models.DateTimeField(blank=True, null=True, verbose_name='Xóa hẳn lúc')),
                ('purge_reason', models.CharField(blank=True, max_length=500, verbose_name='Lý do xóa hẳn')),
            ],
            options={
                'verbose_name': 'tệp',
                'verbose_name_plural': 'tệp',
                'ordering': ['-stored_at'],
            },
        ),
        migrations.CreateModel(
            name='LegalBasis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=60, verbose_name='Loại')),
                ('number', models.CharField(blank=True, max_length=120, verbose_name='Số, ký hiệu')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='Ngày ban hành')),
                ('issuer', models.CharField(blank=True, max_length=300, verbose_name='Cơ quan ban hành')),
                ('subject', models.CharField(blank=True, max_length=1000, verbose_name='Trích yếu')),
                ('in_force_from', models.DateField(blank=True, null=True, verbose_name='Hiệu lực từ')),
                ('in_force_to', models.DateField(blank=True, null=True, verbose_name='Hết hiệu lực sau ngày')),
                ('is_verified', models.BooleanField(default=False, verbose_name='Đã đối chiếu bản gốc')),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='documents.legalbasis', verbose_name='Được thay bằng')),
            ],
            options={
                'verbose_name': 'căn cứ pháp lý',
                'verbose_name_plural': 'căn cứ pháp lý',
                'ordering': ['issued_on', 'number'],
            },
        ),
    ]
