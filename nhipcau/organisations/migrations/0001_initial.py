"""The tables as they stood at the beginning."""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
import nhipcau.search.folded
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('full_name', models.CharField(max_length=150, verbose_name='Họ và tên')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='Điện thoại')),
                ('folded', nhipcau.search.folded.FoldedField(default='', editable=False, sources=('full_name', 'username'))),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'người dùng',
                'verbose_name_plural': 'người dùng',
                'ordering': ['username'],
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='Có hiệu lực từ')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Đến hết ngày')),
                ('code', models.SlugField(unique=True, verbose_name='Mã')),
                ('kind', models.CharField(choices=[('province', 'UBND cấp tỉnh'), ('department', 'Sở'), ('agency', 'Ban, ngành'), ('district', 'UBND cấp huyện'), ('commune', 'UBND cấp xã'), ('press', 'Cơ quan báo chí'), ('broadcaster', 'Đài truyền thanh cơ sở'), ('forces', 'Lực lượng vũ trang'), ('party', 'Cơ quan Đảng, Mặt trận, đoàn thể'), ('association', 'Hội, hiệp hội'), ('institute', 'Đơn vị sự nghiệp, trung tâm'), ('steering', 'Ban Chỉ đạo'), ('central', 'Cơ quan Trung ương'), ('partner', 'Đối tác')], max_length=20, verbose_name='Loại')),
                ('name', models.CharField(max_length=300, verbose_name='Tên')),
                ('short_name', models.CharField(blank=True, max_length=120, verbose_name='Tên viết tắt')),
                ('english_name', models.CharField(blank=True, max_length=300, verbose_name='Tên tiếng Anh')),
                ('is_external', models.BooleanField(default=False, verbose_name='Ngoài hệ thống báo cáo')),
                ('position', models.PositiveIntegerField(default=1000, verbose_name='Thứ tự')),
                ('folded', nhipcau.search.folded.FoldedField(default='', editable=False, sources=('name', 'short_name'))),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='organisations.unit', verbose_name='Trực thuộc')),
            ],
            options={
                'verbose_name': 'đơn vị',
                'verbose_name_plural': 'đơn vị',
                'ordering': ['position', 'code'],
            },
        ),
        migrations.CreateModel(
            name='Succession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scope', models.CharField(blank=True, max_length=300, verbose_name='Phạm vi chuyển giao')),
                ('effective_on', models.DateField(verbose_name='Từ ngày')),
                ('document_number', models.CharField(blank=True, max_length=120, verbose_name='Số văn bản')),
                ('predecessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='organisations.unit', verbose_name='Đơn vị cũ')),
                ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inheritances', to='organisations.unit', verbose_name='Đơn vị mới')),
            ],
            options={
                'verbose_name': 'kế thừa',
                'verbose_name_plural': 'kế thừa',
                'ordering': ['effective_on'],
            },
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='Có hiệu lực từ')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Đến hết ngày')),
                ('role', models.CharField(choices=[('focal', 'Cán bộ đầu mối'), ('officer', 'Cán bộ đơn vị'), ('head', 'Thủ trưởng đơn vị'), ('leader', 'Lãnh đạo tỉnh'), ('editor', 'Biên tập viên'), ('administrator', 'Quản trị')], max_length=20, verbose_name='Vai trò')),
                ('title', models.CharField(blank=True, max_length=120, verbose_name='Chức vụ')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='appointments', to=settings.AUTH_USER_MODEL, verbose_name='Người')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='organisations.unit', verbose_name='Đơn vị')),
            ],
            options={
                'verbose_name': 'vai trò',
                'verbose_name_plural': 'vai trò',
                'ordering': ['unit', 'role'],
            },
        ),
        migrations.CreateModel(
            name='UnitAlias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300, verbose_name='Cách viết')),
                ('key', models.CharField(editable=False, max_length=300, unique=True, verbose_name='Khóa so khớp')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='organisations.unit')),
            ],
            options={
                'verbose_name': 'cách viết khác',
                'verbose_name_plural': 'cách viết khác',
                'ordering': ['text'],
            },
        ),
        migrations.CreateModel(
            name='UnitGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300, unique=True, verbose_name='Tên nhóm')),
                ('kinds', models.JSONField(blank=True, default=list, verbose_name='Gồm các loại')),
                ('trait', models.CharField(blank=True, max_length=60, verbose_name='Có đặc điểm')),
                ('is_open', models.BooleanField(default=False, verbose_name='Không nêu đích danh')),
                ('named', models.ManyToManyField(blank=True, related_name='+', to='organisations.unit', verbose_name='Nêu đích danh')),
            ],
            options={
                'verbose_name': 'nhóm đơn vị',
                'verbose_name_plural': 'nhóm đơn vị',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='OrganisationStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.CharField(max_length=40, verbose_name='Việc')),
                ('subject', models.CharField(max_length=300, verbose_name='Đối tượng')),
                ('before', models.JSONField(blank=True, default=dict, verbose_name='Trước')),
                ('after', models.JSONField(blank=True, default=dict, verbose_name='Sau')),
                ('document_number', models.CharField(blank=True, max_length=120, verbose_name='Số văn bản')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='Lúc')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người làm')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='organisation_steps', to=settings.AUTH_USER_MODEL, verbose_name='Người được ghi')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='steps', to='organisations.unit', verbose_name='Đơn vị')),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='steps', to='organisations.unitgroup')),
            ],
            options={
                'verbose_name': 'bước của danh bạ',
                'verbose_name_plural': 'bước của danh bạ',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='GroupAlias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300, verbose_name='Cách viết')),
                ('key', models.CharField(editable=False, max_length=300, unique=True, verbose_name='Khóa so khớp')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='organisations.unitgroup')),
            ],
            options={
                'verbose_name': 'cách viết khác của nhóm',
                'verbose_name_plural': 'cách viết khác của nhóm',
                'ordering': ['text'],
            },
        ),
        migrations.CreateModel(
            name='UnitName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='Có hiệu lực từ')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Đến hết ngày')),
                ('name', models.CharField(max_length=300, verbose_name='Tên')),
                ('short_name', models.CharField(blank=True, max_length=120, verbose_name='Tên viết tắt')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='organisations.unit')),
            ],
            options={
                'verbose_name': 'tên theo thời gian',
                'verbose_name_plural': 'tên theo thời gian',
                'ordering': ['valid_from'],
            },
        ),
        migrations.CreateModel(
            name='UnitTrait',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='Có hiệu lực từ')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Đến hết ngày')),
                ('trait', models.CharField(max_length=60, verbose_name='Đặc điểm')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='traits', to='organisations.unit')),
            ],
            options={
                'verbose_name': 'đặc điểm',
                'verbose_name_plural': 'đặc điểm',
                'ordering': ['trait'],
            },
        ),
        migrations.AddConstraint(
            model_name='unit',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_to', None), ('valid_from__lte', models.F('valid_to')), _connector='OR'), name='unit_days_in_order', violation_error_message='Ngày kết thúc hiệu lực phải từ ngày bắt đầu trở đi.'),
        ),
        migrations.AddConstraint(
            model_name='succession',
            constraint=models.UniqueConstraint(fields=('predecessor', 'successor', 'scope', 'effective_on'), name='succession_once'),
        ),
        migrations.AddConstraint(
            model_name='succession',
            constraint=models.CheckConstraint(condition=models.Q(('predecessor', models.F('successor')), _negated=True), name='succession_is_not_to_itself', violation_error_message='Đơn vị không thể kế thừa chính mình.'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_to', None)), fields=('user', 'unit', 'role'), name='appointment_open_once', violation_error_message='Người này đang giữ vai trò đó tại đơn vị.'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_to', None), ('valid_from__lte', models.F('valid_to')), _connector='OR'), name='appointment_days_in_order', violation_error_message='Ngày kết thúc hiệu lực phải từ ngày bắt đầu trở đi.'),
        ),
        migrations.AddConstraint(
            model_name='unitname',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_to', None), ('valid_from__lte', models.F('valid_to')), _connector='OR'), name='unit_name_days_in_order', violation_error_message='Ngày kết thúc hiệu lực phải từ ngày bắt đầu trở đi.'),
        ),
        migrations.AddConstraint(
            model_name='unittrait',
            constraint=models.UniqueConstraint(fields=('unit', 'trait', 'valid_from'), name='unit_trait_once'),
        ),
        migrations.AddConstraint(
            model_name='unittrait',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_to', None), ('valid_from__lte', models.F('valid_to')), _connector='OR'), name='unit_trait_days_in_order', violation_error_message='Ngày kết thúc hiệu lực phải từ ngày bắt đầu trở đi.'),
        ),
    ]
