from django.db import migrations, models

import nhipcau.search.folded


def fold_acts(apps, schema_editor):
    LegalBasis = apps.get_model("documents", "LegalBasis")
    for basis in LegalBasis.objects.iterator():
        basis.save(update_fields=["folded"])


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_legal_basis_steps")]

    operations = [
        migrations.AddField(
            model_name="legalbasis",
            name="folded",
            field=nhipcau.search.folded.FoldedField(
                default="", editable=False, sources=("kind", "number", "issuer", "subject")
            ),
        ),
        migrations.RemoveConstraint(model_name="legalbasis", name="legal_basis_number_once"),
        migrations.AddConstraint(
            model_name="legalbasis",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number", ""), _negated=True),
                fields=("kind", "number", "issued_on"),
                name="legal_basis_number_and_day_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="legalbasis",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("number", ""), _negated=True), ("issued_on", None)
                ),
                fields=("kind", "number"),
                name="legal_basis_number_without_day_once",
            ),
        ),
        migrations.RunPython(fold_acts, migrations.RunPython.noop, elidable=True),
    ]
