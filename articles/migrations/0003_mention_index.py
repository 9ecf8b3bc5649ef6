from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_import_run")]

    operations = [
        migrations.RemoveIndex(model_name="mention", name="mention_entity_newest"),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                fields=["entity", "-published_at", "article"], include=["decision"], name="mention_entity_newest"
            ),
        ),
    ]
