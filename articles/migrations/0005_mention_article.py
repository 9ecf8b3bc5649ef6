from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_job")]

    operations = [
        migrations.AlterField(
            model_name="mention",
            name="article",
            field=models.ForeignKey(
                db_index=False, on_delete=models.CASCADE, related_name="mentions", to="articles.article",
                verbose_name="article",
            ),
        ),
        migrations.AlterField(
            model_name="mention",
            name="entity",
            field=models.ForeignKey(
                db_index=False, on_delete=models.CASCADE, related_name="mentions", to="articles.entity",
                verbose_name="entity",
            ),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(fields=["article", "entity"], include=["decision"], name="mention_article"),
        ),
    ]
