"""Every kind of page, as they stood when the site was first released."""

import django.db.models.deletion
import django.utils.timezone
import wagtail.contrib.routable_page.models
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("recruitment", "0002_rooms"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessibilityStatementPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One to three sentences in larger type under the heading.",
                        max_length=400,
                        verbose_name="ingress",
                    ),
                ),
                (
                    "scene",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "the red house"),
                            ("table", "the kitchen table"),
                            ("sill", "the window sill"),
                            ("birches", "birches by the lake"),
                            ("road", "the road home"),
                            ("checklist", "pen and paper"),
                            ("letterbox", "the letter box"),
                            ("porch", "the porch in the evening"),
                        ],
                        max_length=10,
                        verbose_name="drawing",
                    ),
                ),
                (
                    "needs_review",
                    models.BooleanField(
                        default=False,
                        help_text="The page came with the site. Clear the box when the unit has read and approved it. Visitors never see this mark.",
                        verbose_name="initial text, not yet reviewed",
                    ),
                ),
                (
                    "service",
                    models.CharField(
                        help_text="What the statement covers, for example the name of the website.",
                        max_length=120,
                        verbose_name="the digital service",
                    ),
                ),
                (
                    "conformance",
                    models.CharField(
                        choices=[
                            ("full", "fully compliant"),
                            ("partial", "partially compliant"),
                            ("none", "not compliant"),
                        ],
                        max_length=10,
                        verbose_name="compliance with the law",
                    ),
                ),
                (
                    "shortcomings",
                    wagtail.fields.RichTextField(
                        help_text="Complete and in plain words.",
                        verbose_name="what is not accessible, and why",
                    ),
                ),
                (
                    "burden",
                    wagtail.fields.RichTextField(
                        help_text="With the reason (section 12). Say so when nothing has been left out.",
                        verbose_name="left out as an unreasonable burden",
                    ),
                ),
                (
                    "outside",
                    wagtail.fields.RichTextField(
                        help_text="Section 9. Say so when there is none.",
                        verbose_name="content the law does not cover",
                    ),
                ),
                ("assessed_on", models.DateField(verbose_name="assessed on")),
                ("method", wagtail.fields.RichTextField(verbose_name="how it was assessed")),
                (
                    "reviewed_on",
                    models.DateField(
                        help_text="A statement that has not been reviewed for a year cannot be published.",
                        verbose_name="statement last reviewed",
                    ),
                ),
                (
                    "feedback",
                    wagtail.fields.RichTextField(
                        help_text="How to reach you, or a link to where one can.",
                        verbose_name="tell us when something does not work",
                    ),
                ),
            ],
            options={
                "verbose_name": "accessibility statement",
                "verbose_name_plural": "accessibility statements",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ArticlePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One to three sentences in larger type under the heading.",
                        max_length=400,
                        verbose_name="ingress",
                    ),
                ),
                (
                    "scene",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "the red house"),
                            ("table", "the kitchen table"),
                            ("sill", "the window sill"),
                            ("birches", "birches by the lake"),
                            ("road", "the road home"),
                            ("checklist", "pen and paper"),
                            ("letterbox", "the letter box"),
                            ("porch", "the porch in the evening"),
                        ],
                        max_length=10,
                        verbose_name="drawing",
                    ),
                ),
                (
                    "needs_review",
                    models.BooleanField(
                        default=False,
                        help_text="The page came with the site. Clear the box when the unit has read and approved it. Visitors never see this mark.",
                        verbose_name="initial text, not yet reviewed",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("text", 0),
                            ("picture", 3),
                            ("callout", 7),
                            ("timeline", 13),
                            ("cards", 20),
                            ("questions", 26),
                            ("requirements", 27),
                            ("coming_meetings", 30),
                            ("contact", 31),
                        ],
                        block_lookup={
                            0: ("pages.blocks.text.TextBlock", (), {}),
                            1: (
                                "pages.blocks.picture.PhotographBlock",
                                [],
                                {
                                    "help_text": "Never a placed child, and nothing that shows where a family lives.",
                                    "label": "Picture",
                                },
                            ),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 160, "required": False},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("picture", 1), ("caption", 2)]], {}),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 80, "required": False},
                            ),
                            5: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Text"},
                            ),
                            6: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("good", "Calm (green)"),
                                        ("info", "Information (blue)"),
                                        ("warn", "Notice (yellow)"),
                                    ],
                                    "label": "Colour",
                                },
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 4), ("text", 5), ("tone", 6)]],
                                {},
                            ),
                            8: ("wagtail.blocks.CharBlock", (), {"label": "What happens", "max_length": 60}),
                            9: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Only what the unit can keep. Leave empty rather than guess.",
                                    "label": "When",
                                    "max_length": 60,
                                    "required": False,
                                },
                            ),
                            10: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "In a few sentences", "max_length": 600},
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 8), ("when", 9), ("text", 10)]],
                                {},
                            ),
                            12: ("wagtail.blocks.ListBlock", (11,), {"label": "Steps", "min_num": 2}),
                            13: ("wagtail.blocks.StructBlock", [[("heading", 4), ("steps", 12)]], {}),
                            14: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("home", "house"),
                                        ("chair", "chair"),
                                        ("heart", "heart"),
                                        ("people", "people"),
                                        ("person", "person"),
                                        ("clock", "clock"),
                                        ("calendar", "calendar"),
                                        ("map-pin", "place"),
                                        ("phone", "phone"),
                                        ("info", "information"),
                                        ("check", "tick"),
                                        ("lock", "padlock"),
                                        ("leaf", "leaf"),
                                    ],
                                    "label": "Icon",
                                    "required": False,
                                },
                            ),
                            15: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 80}),
                            16: ("wagtail.blocks.TextBlock", (), {"label": "Text", "max_length": 400}),
                            17: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {
                                    "help_text": "The whole card becomes a link to this page.",
                                    "label": "Page",
                                    "required": False,
                                },
                            ),
                            18: (
                                "wagtail.blocks.StructBlock",
                                [[("icon", 14), ("title", 15), ("text", 16), ("page", 17)]],
                                {},
                            ),
                            19: (
                                "wagtail.blocks.ListBlock",
                                (18,),
                                {"label": "Cards", "max_num": 6, "min_num": 1},
                            ),
                            20: ("wagtail.blocks.StructBlock", [[("heading", 4), ("cards", 19)]], {}),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "In the words of the one who asks.",
                                    "label": "Question",
                                    "max_length": 140,
                                },
                            ),
                            22: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Answer"},
                            ),
                            23: ("wagtail.blocks.StructBlock", [[("question", 21), ("answer", 22)]], {}),
                            24: ("wagtail.blocks.ListBlock", (23,), {"label": "Questions", "min_num": 1}),
                            25: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {"label": "Page with more questions", "required": False},
                            ),
                            26: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 15), ("questions", 24), ("page", 25)]],
                                {},
                            ),
                            27: ("pages.blocks.requirements.RequirementsBlock", (), {}),
                            28: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 60}),
                            29: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {"default": 3, "label": "At most this many", "max_value": 6, "min_value": 1},
                            ),
                            30: ("wagtail.blocks.StructBlock", [[("heading", 28), ("most", 29)]], {}),
                            31: ("pages.blocks.contact.ContactBlock", (), {}),
                        },
                        verbose_name="content",
                    ),
                ),
                (
                    "in_footer",
                    models.BooleanField(
                        default=False,
                        help_text="For pages about the site itself, such as privacy and accessibility.",
                        verbose_name="show in the footer",
                    ),
                ),
            ],
            options={
                "verbose_name": "article",
                "verbose_name_plural": "articles",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="CompensationPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One to three sentences in larger type under the heading.",
                        max_length=400,
                        verbose_name="ingress",
                    ),
                ),
                (
                    "scene",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "the red house"),
                            ("table", "the kitchen table"),
                            ("sill", "the window sill"),
                            ("birches", "birches by the lake"),
                            ("road", "the road home"),
                            ("checklist", "pen and paper"),
                            ("letterbox", "the letter box"),
                            ("porch", "the porch in the evening"),
                        ],
                        max_length=10,
                        verbose_name="drawing",
                    ),
                ),
                (
                    "needs_review",
                    models.BooleanField(
                        default=False,
                        help_text="The page came with the site. Clear the box when the unit has read and approved it. Visitors never see this mark.",
                        verbose_name="initial text, not yet reviewed",
                    ),
                ),
                (
                    "facts",
                    wagtail.fields.StreamField(
                        [("fact", 5)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "What it is about", "max_length": 80},
                            ),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "The fact"},
                            ),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The document or decision where it stands, with its section.",
                                    "label": "Source",
                                    "max_length": 160,
                                },
                            ),
                            3: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {"label": "Address of the source", "required": False},
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "For example 1 January 2027, or only the year where the source says no more.",
                                    "label": "Date of the source",
                                    "max_length": 40,
                                },
                            ),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("label", 0), ("text", 1), ("source", 2), ("source_url", 3), ("dated", 4)]],
                                {},
                            ),
                        },
                        help_text="Amounts belong here and nowhere else. What has no source is left out.",
                        verbose_name="facts with a source",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("text", 0),
                            ("picture", 3),
                            ("callout", 7),
                            ("timeline", 13),
                            ("cards", 20),
                            ("questions", 26),
                            ("requirements", 27),
                            ("coming_meetings", 30),
                            ("contact", 31),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("pages.blocks.text.TextBlock", (), {}),
                            1: (
                                "pages.blocks.picture.PhotographBlock",
                                [],
                                {
                                    "help_text": "Never a placed child, and nothing that shows where a family lives.",
                                    "label": "Picture",
                                },
                            ),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 160, "required": False},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("picture", 1), ("caption", 2)]], {}),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 80, "required": False},
                            ),
                            5: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Text"},
                            ),
                            6: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("good", "Calm (green)"),
                                        ("info", "Information (blue)"),
                                        ("warn", "Notice (yellow)"),
                                    ],
                                    "label": "Colour",
                                },
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 4), ("text", 5), ("tone", 6)]],
                                {},
                            ),
                            8: ("wagtail.blocks.CharBlock", (), {"label": "What happens", "max_length": 60}),
                            9: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Only what the unit can keep. Leave empty rather than guess.",
                                    "label": "When",
                                    "max_length": 60,
                                    "required": False,
                                },
                            ),
                            10: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "In a few sentences", "max_length": 600},
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 8), ("when", 9), ("text", 10)]],
                                {},
                            ),
                            12: ("wagtail.blocks.ListBlock", (11,), {"label": "Steps", "min_num": 2}),
                            13: ("wagtail.blocks.StructBlock", [[("heading", 4), ("steps", 12)]], {}),
                            14: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("home", "house"),
                                        ("chair", "chair"),
                                        ("heart", "heart"),
                                        ("people", "people"),
                                        ("person", "person"),
                                        ("clock", "clock"),
                                        ("calendar", "calendar"),
                                        ("map-pin", "place"),
                                        ("phone", "phone"),
                                        ("info", "information"),
                                        ("check", "tick"),
                                        ("lock", "padlock"),
                                        ("leaf", "leaf"),
                                    ],
                                    "label": "Icon",
                                    "required": False,
                                },
                            ),
                            15: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 80}),
                            16: ("wagtail.blocks.TextBlock", (), {"label": "Text", "max_length": 400}),
                            17: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {
                                    "help_text": "The whole card becomes a link to this page.",
                                    "label": "Page",
                                    "required": False,
                                },
                            ),
                            18: (
                                "wagtail.blocks.StructBlock",
                                [[("icon", 14), ("title", 15), ("text", 16), ("page", 17)]],
                                {},
                            ),
                            19: (
                                "wagtail.blocks.ListBlock",
                                (18,),
                                {"label": "Cards", "max_num": 6, "min_num": 1},
                            ),
                            20: ("wagtail.blocks.StructBlock", [[("heading", 4), ("cards", 19)]], {}),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "In the words of the one who asks.",
                                    "label": "Question",
                                    "max_length": 140,
                                },
                            ),
                            22: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Answer"},
                            ),
                            23: ("wagtail.blocks.StructBlock", [[("question", 21), ("answer", 22)]], {}),
                            24: ("wagtail.blocks.ListBlock", (23,), {"label": "Questions", "min_num": 1}),
                            25: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {"label": "Page with more questions", "required": False},
                            ),
                            26: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 15), ("questions", 24), ("page", 25)]],
                                {},
                            ),
                            27: ("pages.blocks.requirements.RequirementsBlock", (), {}),
                            28: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 60}),
                            29: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {"default": 3, "label": "At most this many", "max_value": 6, "min_value": 1},
                            ),
                            30: ("wagtail.blocks.StructBlock", [[("heading", 28), ("most", 29)]], {}),
                            31: ("pages.blocks.contact.ContactBlock", (), {}),
                        },
                        verbose_name="content",
                    ),
                ),
            ],
            options={
                "verbose_name": "compensation page",
                "verbose_name_plural": "compensation pages",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ContactPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One to three sentences in larger type under the heading.",
                        max_length=400,
                        verbose_name="ingress",
                    ),
                ),
                (
                    "scene",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "the red house"),
                            ("table", "the kitchen table"),
                            ("sill", "the window sill"),
                            ("birches", "birches by the lake"),
                            ("road", "the road home"),
                            ("checklist", "pen and paper"),
                            ("letterbox", "the letter box"),
                            ("porch", "the porch in the evening"),
                        ],
                        max_length=10,
                        verbose_name="drawing",
                    ),
                ),
                (
                    "needs_review",
                    models.BooleanField(
                        default=False,
                        help_text="The page came with the site. Clear the box when the unit has read and approved it. Visitors never see this mark.",
                        verbose_name="initial text, not yet reviewed",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("text", 0),
                            ("picture", 3),
                            ("callout", 7),
                            ("timeline", 13),
                            ("cards", 20),
                            ("questions", 26),
                            ("requirements", 27),
                            ("coming_meetings", 30),
                            ("contact", 31),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("pages.blocks.text.TextBlock", (), {}),
                            1: (
                                "pages.blocks.picture.PhotographBlock",
                                [],
                                {
                                    "help_text": "Never a placed child, and nothing that shows where a family lives.",
                                    "label": "Picture",
                                },
                            ),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 160, "required": False},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("picture", 1), ("caption", 2)]], {}),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 80, "required": False},
                            ),
                            5: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Text"},
                            ),
                            6: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("good", "Calm (green)"),
                                        ("info", "Information (blue)"),
                                        ("warn", "Notice (yellow)"),
                                    ],
                                    "label": "Colour",
                                },
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 4), ("text", 5), ("tone", 6)]],
                                {},
                            ),
                            8: ("wagtail.blocks.CharBlock", (), {"label": "What happens", "max_length": 60}),
                            9: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Only what the unit can keep. Leave empty rather than guess.",
                                    "label": "When",
                                    "max_length": 60,
                                    "required": False,
                                },
                            ),
                            10: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "In a few sentences", "max_length": 600},
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 8), ("when", 9), ("text", 10)]],
                                {},
                            ),
                            12: ("wagtail.blocks.ListBlock", (11,), {"label": "Steps", "min_num": 2}),
                            13: ("wagtail.blocks.StructBlock", [[("heading", 4), ("steps", 12)]], {}),
                            14: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("home", "house"),
                                        ("chair", "chair"),
                                        ("heart", "heart"),
                                        ("people", "people"),
                                        ("person", "person"),
                                        ("clock", "clock"),
                                        ("calendar", "calendar"),
                                        ("map-pin", "place"),
                                        ("phone", "phone"),
                                        ("info", "information"),
                                        ("check", "tick"),
                                        ("lock", "padlock"),
                                        ("leaf", "leaf"),
                                    ],
                                    "label": "Icon",
                                    "required": False,
                                },
                            ),
                            15: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 80}),
                            16: ("wagtail.blocks.TextBlock", (), {"label": "Text", "max_length": 400}),
                            17: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {
                                    "help_text": "The whole card becomes a link to this page.",
                                    "label": "Page",
                                    "required": False,
                                },
                            ),
                            18: (
                                "wagtail.blocks.StructBlock",
                                [[("icon", 14), ("title", 15), ("text", 16), ("page", 17)]],
                                {},
                            ),
                            19: (
                                "wagtail.blocks.ListBlock",
                                (18,),
                                {"label": "Cards", "max_num": 6, "min_num": 1},
                            ),
                            20: ("wagtail.blocks.StructBlock", [[("heading", 4), ("cards", 19)]], {}),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "In the words of the one who asks.",
                                    "label": "Question",
                                    "max_length": 140,
                                },
                            ),
                            22: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Answer"},
                            ),
                            23: ("wagtail.blocks.StructBlock", [[("question", 21), ("answer", 22)]], {}),
                            24: ("wagtail.blocks.ListBlock", (23,), {"label": "Questions", "min_num": 1}),
                            25: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {"label": "Page with more questions", "required": False},
                            ),
                            26: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 15), ("questions", 24), ("page", 25)]],
                                {},
                            ),
                            27: ("pages.blocks.requirements.RequirementsBlock", (), {}),
                            28: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 60}),
                            29: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {"default": 3, "label": "At most this many", "max_value": 6, "min_value": 1},
                            ),
                            30: ("wagtail.blocks.StructBlock", [[("heading", 28), ("most", 29)]], {}),
                            31: ("pages.blocks.contact.ContactBlock", (), {}),
                        },
                        verbose_name="content",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact page",
                "verbose_name_plural": "contact pages",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="FaqPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One to three sentences in larger type under the heading.",
                        max_length=400,
                        verbose_name="ingress",
                    ),
                ),
                (
                    "scene",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "the red house"),
                            ("table", "the kitchen table"),
                            ("sill", "the window sill"),
                            ("birches", "birches by the lake"),
                            ("road", "the road home"),
                            ("checklist", "pen and paper"),
                            ("letterbox", "the letter box"),
                            ("porch", "the porch in the evening"),
                        ],
                        max_length=10,
                        verbose_name="drawing",
                    ),
                ),
                (
                    "needs_review",
                    models.BooleanField(
                        default=False,
                        help_text="The page came with the site. Clear the box when the unit has read and approved it. Visitors never see this mark.",
                        verbose_name="initial text, not yet reviewed",
                    ),
                ),
                (
                    "questions",
                    wagtail.fields.StreamField(
                        [("group", 6)],
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 80}),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "In the words of the one who asks.",
                                    "label": "Question",
                                    "max_length": 140,
                                },
                            ),
                            2: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Answer"},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("question", 1), ("answer", 2)]], {}),
                            4: ("wagtail.blocks.ListBlock", (3,), {"label": "Questions", "min_num": 1}),
                            5: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {"label": "Page with more questions", "required": False},
                            ),
                            6: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 0), ("questions", 4), ("page", 5)]],
                                {},
                            ),
                        },
                        verbose_name="questions",
                    ),
                ),
            ],
            options={
                "verbose_name": "questions page",
                "verbose_name_plural": "questions pages",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="HomePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One to three sentences in larger type under the heading.",
                        max_length=400,
                        verbose_name="ingress",
                    ),
                ),
                (
                    "scene",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "the red house"),
                            ("table", "the kitchen table"),
                            ("sill", "the window sill"),
                            ("birches", "birches by the lake"),
                            ("road", "the road home"),
                            ("checklist", "pen and paper"),
                            ("letterbox", "the letter box"),
                            ("porch", "the porch in the evening"),
                        ],
                        max_length=10,
                        verbose_name="drawing",
                    ),
                ),
                (
                    "needs_review",
                    models.BooleanField(
                        default=False,
                        help_text="The page came with the site. Clear the box when the unit has read and approved it. Visitors never see this mark.",
                        verbose_name="initial text, not yet reviewed",
                    ),
                ),
                (
                    "heading",
                    models.CharField(
                        help_text="The large words on the picture. The page's title is what search engines show.",
                        max_length=80,
                        verbose_name="heading",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("need_band", 3),
                            ("steps", 10),
                            ("scene", 14),
                            ("cards", 21),
                            ("coming_meetings", 24),
                            ("questions", 30),
                            ("text", 31),
                            ("call_to_action", 33),
                        ],
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 40}),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Text of the link", "max_length": 40, "required": False},
                            ),
                            2: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {"label": "Page to read more on", "required": False},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 0), ("link_text", 1), ("page", 2)]],
                                {},
                            ),
                            4: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 80}),
                            5: ("wagtail.blocks.CharBlock", (), {"label": "What happens", "max_length": 60}),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Only what the unit can keep. Leave empty rather than guess.",
                                    "label": "When",
                                    "max_length": 60,
                                    "required": False,
                                },
                            ),
                            7: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "In a few sentences", "max_length": 600},
                            ),
                            8: ("wagtail.blocks.StructBlock", [[("title", 5), ("when", 6), ("text", 7)]], {}),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (8,),
                                {"label": "Steps", "max_num": 5, "min_num": 2},
                            ),
                            10: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 4), ("steps", 9), ("page", 2)]],
                                {},
                            ),
                            11: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Text"},
                            ),
                            12: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("home", "the red house"),
                                        ("table", "the kitchen table"),
                                        ("sill", "the window sill"),
                                        ("birches", "birches by the lake"),
                                        ("road", "the road home"),
                                        ("checklist", "pen and paper"),
                                        ("letterbox", "the letter box"),
                                        ("porch", "the porch in the evening"),
                                    ],
                                    "label": "Drawing",
                                },
                            ),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Text of the link", "max_length": 60, "required": False},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("heading", 4),
                                        ("text", 11),
                                        ("scene", 12),
                                        ("link_text", 13),
                                        ("page", 2),
                                    ]
                                ],
                                {},
                            ),
                            15: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 80, "required": False},
                            ),
                            16: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("home", "house"),
                                        ("chair", "chair"),
                                        ("heart", "heart"),
                                        ("people", "people"),
                                        ("person", "person"),
                                        ("clock", "clock"),
                                        ("calendar", "calendar"),
                                        ("map-pin", "place"),
                                        ("phone", "phone"),
                                        ("info", "information"),
                                        ("check", "tick"),
                                        ("lock", "padlock"),
                                        ("leaf", "leaf"),
                                    ],
                                    "label": "Icon",
                                    "required": False,
                                },
                            ),
                            17: ("wagtail.blocks.TextBlock", (), {"label": "Text", "max_length": 400}),
                            18: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {
                                    "help_text": "The whole card becomes a link to this page.",
                                    "label": "Page",
                                    "required": False,
                                },
                            ),
                            19: (
                                "wagtail.blocks.StructBlock",
                                [[("icon", 16), ("title", 4), ("text", 17), ("page", 18)]],
                                {},
                            ),
                            20: (
                                "wagtail.blocks.ListBlock",
                                (19,),
                                {"label": "Cards", "max_num": 6, "min_num": 1},
                            ),
                            21: ("wagtail.blocks.StructBlock", [[("heading", 15), ("cards", 20)]], {}),
                            22: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 60}),
                            23: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {"default": 3, "label": "At most this many", "max_value": 6, "min_value": 1},
                            ),
                            24: ("wagtail.blocks.StructBlock", [[("heading", 22), ("most", 23)]], {}),
                            25: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "In the words of the one who asks.",
                                    "label": "Question",
                                    "max_length": 140,
                                },
                            ),
                            26: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Answer"},
                            ),
                            27: ("wagtail.blocks.StructBlock", [[("question", 25), ("answer", 26)]], {}),
                            28: ("wagtail.blocks.ListBlock", (27,), {"label": "Questions", "min_num": 1}),
                            29: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {"label": "Page with more questions", "required": False},
                            ),
                            30: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 4), ("questions", 28), ("page", 29)]],
                                {},
                            ),
                            31: ("pages.blocks.text.TextBlock", (), {}),
                            32: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Text", "max_length": 300, "required": False},
                            ),
                            33: ("wagtail.blocks.StructBlock", [[("heading", 4), ("text", 32)]], {}),
                        },
                        verbose_name="content",
                    ),
                ),
                (
                    "language_reviewed_by",
                    models.CharField(
                        blank=True,
                        help_text="Name of a person who reads the language well and has approved its pages.",
                        max_length=120,
                        verbose_name="the language was reviewed by",
                    ),
                ),
                (
                    "language_reviewed_on",
                    models.DateField(blank=True, null=True, verbose_name="the language was reviewed on"),
                ),
            ],
            options={
                "verbose_name": "start page",
                "verbose_name_plural": "start pages",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="LandingPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One to three sentences in larger type under the heading.",
                        max_length=400,
                        verbose_name="ingress",
                    ),
                ),
                (
                    "scene",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "the red house"),
                            ("table", "the kitchen table"),
                            ("sill", "the window sill"),
                            ("birches", "birches by the lake"),
                            ("road", "the road home"),
                            ("checklist", "pen and paper"),
                            ("letterbox", "the letter box"),
                            ("porch", "the porch in the evening"),
                        ],
                        max_length=10,
                        verbose_name="drawing",
                    ),
                ),
                (
                    "needs_review",
                    models.BooleanField(
                        default=False,
                        help_text="The page came with the site. Clear the box when the unit has read and approved it. Visitors never see this mark.",
                        verbose_name="initial text, not yet reviewed",
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        help_text="The activity this page was written for. Visitors never see it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="recruitment.activity",
                        verbose_name="activity in the communication plan",
                    ),
                ),
                (
                    "need",
                    wagtail.fields.RichTextField(
                        help_text="The need this page is about, in words that never point at one child or a small place.",
                        verbose_name="what is needed",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("steps", 7),
                            ("scene", 11),
                            ("text", 12),
                            ("cards", 19),
                            ("coming_meetings", 22),
                            ("questions", 28),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 80}),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "What happens", "max_length": 60}),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Only what the unit can keep. Leave empty rather than guess.",
                                    "label": "When",
                                    "max_length": 60,
                                    "required": False,
                                },
                            ),
                            3: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "In a few sentences", "max_length": 600},
                            ),
                            4: ("wagtail.blocks.StructBlock", [[("title", 1), ("when", 2), ("text", 3)]], {}),
                            5: (
                                "wagtail.blocks.ListBlock",
                                (4,),
                                {"label": "Steps", "max_num": 5, "min_num": 2},
                            ),
                            6: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {"label": "Page to read more on", "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 0), ("steps", 5), ("page", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Text"},
                            ),
                            9: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("home", "the red house"),
                                        ("table", "the kitchen table"),
                                        ("sill", "the window sill"),
                                        ("birches", "birches by the lake"),
                                        ("road", "the road home"),
                                        ("checklist", "pen and paper"),
                                        ("letterbox", "the letter box"),
                                        ("porch", "the porch in the evening"),
                                    ],
                                    "label": "Drawing",
                                },
                            ),
                            10: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Text of the link", "max_length": 60, "required": False},
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 0), ("text", 8), ("scene", 9), ("link_text", 10), ("page", 6)]],
                                {},
                            ),
                            12: ("pages.blocks.text.TextBlock", (), {}),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 80, "required": False},
                            ),
                            14: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("home", "house"),
                                        ("chair", "chair"),
                                        ("heart", "heart"),
                                        ("people", "people"),
                                        ("person", "person"),
                                        ("clock", "clock"),
                                        ("calendar", "calendar"),
                                        ("map-pin", "place"),
                                        ("phone", "phone"),
                                        ("info", "information"),
                                        ("check", "tick"),
                                        ("lock", "padlock"),
                                        ("leaf", "leaf"),
                                    ],
                                    "label": "Icon",
                                    "required": False,
                                },
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Text", "max_length": 400}),
                            16: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {
                                    "help_text": "The whole card becomes a link to this page.",
                                    "label": "Page",
                                    "required": False,
                                },
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("icon", 14), ("title", 0), ("text", 15), ("page", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.ListBlock",
                                (17,),
                                {"label": "Cards", "max_num": 6, "min_num": 1},
                            ),
                            19: ("wagtail.blocks.StructBlock", [[("heading", 13), ("cards", 18)]], {}),
                            20: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 60}),
                            21: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {"default": 3, "label": "At most this many", "max_value": 6, "min_value": 1},
                            ),
                            22: ("wagtail.blocks.StructBlock", [[("heading", 20), ("most", 21)]], {}),
                            23: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "In the words of the one who asks.",
                                    "label": "Question",
                                    "max_length": 140,
                                },
                            ),
                            24: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Answer"},
                            ),
                            25: ("wagtail.blocks.StructBlock", [[("question", 23), ("answer", 24)]], {}),
                            26: ("wagtail.blocks.ListBlock", (25,), {"label": "Questions", "min_num": 1}),
                            27: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {"label": "Page with more questions", "required": False},
                            ),
                            28: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 0), ("questions", 26), ("page", 27)]],
                                {},
                            ),
                        },
                        verbose_name="content",
                    ),
                ),
                (
                    "onward",
                    wagtail.fields.StreamField(
                        [("page", 0)],
                        block_lookup={0: ("pages.blocks.page_link.PageLinkBlock", (), {"label": "Page"})},
                        help_text="At least three: how it works, what is asked of you, questions and answers.",
                        verbose_name="ways onward",
                    ),
                ),
            ],
            options={
                "verbose_name": "landing page",
                "verbose_name_plural": "landing pages",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="MunicipalityIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One to three sentences in larger type under the heading.",
                        max_length=400,
                        verbose_name="ingress",
                    ),
                ),
                (
                    "scene",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "the red house"),
                            ("table", "the kitchen table"),
                            ("sill", "the window sill"),
                            ("birches", "birches by the lake"),
                            ("road", "the road home"),
                            ("checklist", "pen and paper"),
                            ("letterbox", "the letter box"),
                            ("porch", "the porch in the evening"),
                        ],
                        max_length=10,
                        verbose_name="drawing",
                    ),
                ),
                (
                    "needs_review",
                    models.BooleanField(
                        default=False,
                        help_text="The page came with the site. Clear the box when the unit has read and approved it. Visitors never see this mark.",
                        verbose_name="initial text, not yet reviewed",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("text", 0),
                            ("picture", 3),
                            ("callout", 7),
                            ("timeline", 13),
                            ("cards", 20),
                            ("questions", 26),
                            ("requirements", 27),
                            ("coming_meetings", 30),
                            ("contact", 31),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("pages.blocks.text.TextBlock", (), {}),
                            1: (
                                "pages.blocks.picture.PhotographBlock",
                                [],
                                {
                                    "help_text": "Never a placed child, and nothing that shows where a family lives.",
                                    "label": "Picture",
                                },
                            ),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 160, "required": False},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("picture", 1), ("caption", 2)]], {}),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 80, "required": False},
                            ),
                            5: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Text"},
                            ),
                            6: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("good", "Calm (green)"),
                                        ("info", "Information (blue)"),
                                        ("warn", "Notice (yellow)"),
                                    ],
                                    "label": "Colour",
                                },
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 4), ("text", 5), ("tone", 6)]],
                                {},
                            ),
                            8: ("wagtail.blocks.CharBlock", (), {"label": "What happens", "max_length": 60}),
                            9: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Only what the unit can keep. Leave empty rather than guess.",
                                    "label": "When",
                                    "max_length": 60,
                                    "required": False,
                                },
                            ),
                            10: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "In a few sentences", "max_length": 600},
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 8), ("when", 9), ("text", 10)]],
                                {},
                            ),
                            12: ("wagtail.blocks.ListBlock", (11,), {"label": "Steps", "min_num": 2}),
                            13: ("wagtail.blocks.StructBlock", [[("heading", 4), ("steps", 12)]], {}),
                            14: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("home", "house"),
                                        ("chair", "chair"),
                                        ("heart", "heart"),
                                        ("people", "people"),
                                        ("person", "person"),
                                        ("clock", "clock"),
                                        ("calendar", "calendar"),
                                        ("map-pin", "place"),
                                        ("phone", "phone"),
                                        ("info", "information"),
                                        ("check", "tick"),
                                        ("lock", "padlock"),
                                        ("leaf", "leaf"),
                                    ],
                                    "label": "Icon",
                                    "required": False,
                                },
                            ),
                            15: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 80}),
                            16: ("wagtail.blocks.TextBlock", (), {"label": "Text", "max_length": 400}),
                            17: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {
                                    "help_text": "The whole card becomes a link to this page.",
                                    "label": "Page",
                                    "required": False,
                                },
                            ),
                            18: (
                                "wagtail.blocks.StructBlock",
                                [[("icon", 14), ("title", 15), ("text", 16), ("page", 17)]],
                                {},
                            ),
                            19: (
                                "wagtail.blocks.ListBlock",
                                (18,),
                                {"label": "Cards", "max_num": 6, "min_num": 1},
                            ),
                            20: ("wagtail.blocks.StructBlock", [[("heading", 4), ("cards", 19)]], {}),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "In the words of the one who asks.",
                                    "label": "Question",
                                    "max_length": 140,
                                },
                            ),
                            22: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Answer"},
                            ),
                            23: ("wagtail.blocks.StructBlock", [[("question", 21), ("answer", 22)]], {}),
                            24: ("wagtail.blocks.ListBlock", (23,), {"label": "Questions", "min_num": 1}),
                            25: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {"label": "Page with more questions", "required": False},
                            ),
                            26: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 15), ("questions", 24), ("page", 25)]],
                                {},
                            ),
                            27: ("pages.blocks.requirements.RequirementsBlock", (), {}),
                            28: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 60}),
                            29: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {"default": 3, "label": "At most this many", "max_value": 6, "min_value": 1},
                            ),
                            30: ("wagtail.blocks.StructBlock", [[("heading", 28), ("most", 29)]], {}),
                            31: ("pages.blocks.contact.ContactBlock", (), {}),
                        },
                        verbose_name="content",
                    ),
                ),
            ],
            options={
                "verbose_name": "list of municipalities",
                "verbose_name_plural": "lists of municipalities",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="MunicipalityPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One to three sentences in larger type under the heading.",
                        max_length=400,
                        verbose_name="ingress",
                    ),
                ),
                (
                    "scene",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "the red house"),
                            ("table", "the kitchen table"),
                            ("sill", "the window sill"),
                            ("birches", "birches by the lake"),
                            ("road", "the road home"),
                            ("checklist", "pen and paper"),
                            ("letterbox", "the letter box"),
                            ("porch", "the porch in the evening"),
                        ],
                        max_length=10,
                        verbose_name="drawing",
                    ),
                ),
                (
                    "needs_review",
                    models.BooleanField(
                        default=False,
                        help_text="The page came with the site. Clear the box when the unit has read and approved it. Visitors never see this mark.",
                        verbose_name="initial text, not yet reviewed",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recruitment.municipality",
                        verbose_name="municipality",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("text", 0),
                            ("picture", 3),
                            ("callout", 7),
                            ("timeline", 13),
                            ("cards", 20),
                            ("questions", 26),
                            ("requirements", 27),
                            ("coming_meetings", 30),
                            ("contact", 31),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("pages.blocks.text.TextBlock", (), {}),
                            1: (
                                "pages.blocks.picture.PhotographBlock",
                                [],
                                {
                                    "help_text": "Never a placed child, and nothing that shows where a family lives.",
                                    "label": "Picture",
                                },
                            ),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 160, "required": False},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("picture", 1), ("caption", 2)]], {}),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 80, "required": False},
                            ),
                            5: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Text"},
                            ),
                            6: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("good", "Calm (green)"),
                                        ("info", "Information (blue)"),
                                        ("warn", "Notice (yellow)"),
                                    ],
                                    "label": "Colour",
                                },
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 4), ("text", 5), ("tone", 6)]],
                                {},
                            ),
                            8: ("wagtail.blocks.CharBlock", (), {"label": "What happens", "max_length": 60}),
                            9: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Only what the unit can keep. Leave empty rather than guess.",
                                    "label": "When",
                                    "max_length": 60,
                                    "required": False,
                                },
                            ),
                            10: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "In a few sentences", "max_length": 600},
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 8), ("when", 9), ("text", 10)]],
                                {},
                            ),
                            12: ("wagtail.blocks.ListBlock", (11,), {"label": "Steps", "min_num": 2}),
                            13: ("wagtail.blocks.StructBlock", [[("heading", 4), ("steps", 12)]], {}),
                            14: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("home", "house"),
                                        ("chair", "chair"),
                                        ("heart", "heart"),
                                        ("people", "people"),
                                        ("person", "person"),
                                        ("clock", "clock"),
                                        ("calendar", "calendar"),
                                        ("map-pin", "place"),
                                        ("phone", "phone"),
                                        ("info", "information"),
                                        ("check", "tick"),
                                        ("lock", "padlock"),
                                        ("leaf", "leaf"),
                                    ],
                                    "label": "Icon",
                                    "required": False,
                                },
                            ),
                            15: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 80}),
                            16: ("wagtail.blocks.TextBlock", (), {"label": "Text", "max_length": 400}),
                            17: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {
                                    "help_text": "The whole card becomes a link to this page.",
                                    "label": "Page",
                                    "required": False,
                                },
                            ),
                            18: (
                                "wagtail.blocks.StructBlock",
                                [[("icon", 14), ("title", 15), ("text", 16), ("page", 17)]],
                                {},
                            ),
                            19: (
                                "wagtail.blocks.ListBlock",
                                (18,),
                                {"label": "Cards", "max_num": 6, "min_num": 1},
                            ),
                            20: ("wagtail.blocks.StructBlock", [[("heading", 4), ("cards", 19)]], {}),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "In the words of the one who asks.",
                                    "label": "Question",
                                    "max_length": 140,
                                },
                            ),
                            22: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Answer"},
                            ),
                            23: ("wagtail.blocks.StructBlock", [[("question", 21), ("answer", 22)]], {}),
                            24: ("wagtail.blocks.ListBlock", (23,), {"label": "Questions", "min_num": 1}),
                            25: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {"label": "Page with more questions", "required": False},
                            ),
                            26: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 15), ("questions", 24), ("page", 25)]],
                                {},
                            ),
                            27: ("pages.blocks.requirements.RequirementsBlock", (), {}),
                            28: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 60}),
                            29: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {"default": 3, "label": "At most this many", "max_value": 6, "min_value": 1},
                            ),
                            30: ("wagtail.blocks.StructBlock", [[("heading", 28), ("most", 29)]], {}),
                            31: ("pages.blocks.contact.ContactBlock", (), {}),
                        },
                        verbose_name="content",
                    ),
                ),
            ],
            options={
                "verbose_name": "municipality page",
                "verbose_name_plural": "municipality pages",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="NewsIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One to three sentences in larger type under the heading.",
                        max_length=400,
                        verbose_name="ingress",
                    ),
                ),
                (
                    "scene",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "the red house"),
                            ("table", "the kitchen table"),
                            ("sill", "the window sill"),
                            ("birches", "birches by the lake"),
                            ("road", "the road home"),
                            ("checklist", "pen and paper"),
                            ("letterbox", "the letter box"),
                            ("porch", "the porch in the evening"),
                        ],
                        max_length=10,
                        verbose_name="drawing",
                    ),
                ),
                (
                    "needs_review",
                    models.BooleanField(
                        default=False,
                        help_text="The page came with the site. Clear the box when the unit has read and approved it. Visitors never see this mark.",
                        verbose_name="initial text, not yet reviewed",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("text", 0),
                            ("picture", 3),
                            ("callout", 7),
                            ("timeline", 13),
                            ("cards", 20),
                            ("questions", 26),
                            ("requirements", 27),
                            ("coming_meetings", 30),
                            ("contact", 31),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("pages.blocks.text.TextBlock", (), {}),
                            1: (
                                "pages.blocks.picture.PhotographBlock",
                                [],
                                {
                                    "help_text": "Never a placed child, and nothing that shows where a family lives.",
                                    "label": "Picture",
                                },
                            ),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 160, "required": False},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("picture", 1), ("caption", 2)]], {}),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 80, "required": False},
                            ),
                            5: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Text"},
                            ),
                            6: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("good", "Calm (green)"),
                                        ("info", "Information (blue)"),
                                        ("warn", "Notice (yellow)"),
                                    ],
                                    "label": "Colour",
                                },
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 4), ("text", 5), ("tone", 6)]],
                                {},
                            ),
                            8: ("wagtail.blocks.CharBlock", (), {"label": "What happens", "max_length": 60}),
                            9: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Only what the unit can keep. Leave empty rather than guess.",
                                    "label": "When",
                                    "max_length": 60,
                                    "required": False,
                                },
                            ),
                            10: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "In a few sentences", "max_length": 600},
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 8), ("when", 9), ("text", 10)]],
                                {},
                            ),
                            12: ("wagtail.blocks.ListBlock", (11,), {"label": "Steps", "min_num": 2}),
                            13: ("wagtail.blocks.StructBlock", [[("heading", 4), ("steps", 12)]], {}),
                            14: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("home", "house"),
                                        ("chair", "chair"),
                                        ("heart", "heart"),
                                        ("people", "people"),
                                        ("person", "person"),
                                        ("clock", "clock"),
                                        ("calendar", "calendar"),
                                        ("map-pin", "place"),
                                        ("phone", "phone"),
                                        ("info", "information"),
                                        ("check", "tick"),
                                        ("lock", "padlock"),
                                        ("leaf", "leaf"),
                                    ],
                                    "label": "Icon",
                                    "required": False,
                                },
                            ),
                            15: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 80}),
                            16: ("wagtail.blocks.TextBlock", (), {"label": "Text", "max_length": 400}),
                            17: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {
                                    "help_text": "The whole card becomes a link to this page.",
                                    "label": "Page",
                                    "required": False,
                                },
                            ),
                            18: (
                                "wagtail.blocks.StructBlock",
                                [[("icon", 14), ("title", 15), ("text", 16), ("page", 17)]],
                                {},
                            ),
                            19: (
                                "wagtail.blocks.ListBlock",
                                (18,),
                                {"label": "Cards", "max_num": 6, "min_num": 1},
                            ),
                            20: ("wagtail.blocks.StructBlock", [[("heading", 4), ("cards", 19)]], {}),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "In the words of the one who asks.",
                                    "label": "Question",
                                    "max_length": 140,
                                },
                            ),
                            22: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Answer"},
                            ),
                            23: ("wagtail.blocks.StructBlock", [[("question", 21), ("answer", 22)]], {}),
                            24: ("wagtail.blocks.ListBlock", (23,), {"label": "Questions", "min_num": 1}),
                            25: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {"label": "Page with more questions", "required": False},
                            ),
                            26: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 15), ("questions", 24), ("page", 25)]],
                                {},
                            ),
                            27: ("pages.blocks.requirements.RequirementsBlock", (), {}),
                            28: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 60}),
                            29: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {"default": 3, "label": "At most this many", "max_value": 6, "min_value": 1},
                            ),
                            30: ("wagtail.blocks.StructBlock", [[("heading", 28), ("most", 29)]], {}),
                            31: ("pages.blocks.contact.ContactBlock", (), {}),
                        },
                        verbose_name="content",
                    ),
                ),
            ],
            options={
                "verbose_name": "list of news",
                "verbose_name_plural": "lists of news",
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="NewsPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One to three sentences in larger type under the heading.",
                        max_length=400,
                        verbose_name="ingress",
                    ),
                ),
                (
                    "scene",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "the red house"),
                            ("table", "the kitchen table"),
                            ("sill", "the window sill"),
                            ("birches", "birches by the lake"),
                            ("road", "the road home"),
                            ("checklist", "pen and paper"),
                            ("letterbox", "the letter box"),
                            ("porch", "the porch in the evening"),
                        ],
                        max_length=10,
                        verbose_name="drawing",
                    ),
                ),
                (
                    "needs_review",
                    models.BooleanField(
                        default=False,
                        help_text="The page came with the site. Clear the box when the unit has read and approved it. Visitors never see this mark.",
                        verbose_name="initial text, not yet reviewed",
                    ),
                ),
                ("dated", models.DateField(default=django.utils.timezone.localdate, verbose_name="date")),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [("text", 0), ("picture", 3), ("callout", 7), ("cards", 14)],
                        block_lookup={
                            0: ("pages.blocks.text.TextBlock", (), {}),
                            1: (
                                "pages.blocks.picture.PhotographBlock",
                                [],
                                {
                                    "help_text": "Never a placed child, and nothing that shows where a family lives.",
                                    "label": "Picture",
                                },
                            ),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 160, "required": False},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("picture", 1), ("caption", 2)]], {}),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 80, "required": False},
                            ),
                            5: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Text"},
                            ),
                            6: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("good", "Calm (green)"),
                                        ("info", "Information (blue)"),
                                        ("warn", "Notice (yellow)"),
                                    ],
                                    "label": "Colour",
                                },
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 4), ("text", 5), ("tone", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("home", "house"),
                                        ("chair", "chair"),
                                        ("heart", "heart"),
                                        ("people", "people"),
                                        ("person", "person"),
                                        ("clock", "clock"),
                                        ("calendar", "calendar"),
                                        ("map-pin", "place"),
                                        ("phone", "phone"),
                                        ("info", "information"),
                                        ("check", "tick"),
                                        ("lock", "padlock"),
                                        ("leaf", "leaf"),
                                    ],
                                    "label": "Icon",
                                    "required": False,
                                },
                            ),
                            9: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 80}),
                            10: ("wagtail.blocks.TextBlock", (), {"label": "Text", "max_length": 400}),
                            11: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {
                                    "help_text": "The whole card becomes a link to this page.",
                                    "label": "Page",
                                    "required": False,
                                },
                            ),
                            12: (
                                "wagtail.blocks.StructBlock",
                                [[("icon", 8), ("title", 9), ("text", 10), ("page", 11)]],
                                {},
                            ),
                            13: (
                                "wagtail.blocks.ListBlock",
                                (12,),
                                {"label": "Cards", "max_num": 6, "min_num": 1},
                            ),
                            14: ("wagtail.blocks.StructBlock", [[("heading", 4), ("cards", 13)]], {}),
                        },
                        verbose_name="content",
                    ),
                ),
            ],
            options={
                "verbose_name": "news item",
                "verbose_name_plural": "news items",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="PageApproval",
            fields=[
                (
                    "task_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.task",
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        help_text="Pages/snippets at this step in a workflow will be moderated or approved by these groups of users",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
            ],
            options={
                "verbose_name": "approval of a page",
                "verbose_name_plural": "approvals of pages",
            },
            bases=("wagtailcore.task",),
        ),
        migrations.CreateModel(
            name="PrivacyNoticePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One to three sentences in larger type under the heading.",
                        max_length=400,
                        verbose_name="ingress",
                    ),
                ),
                (
                    "scene",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "the red house"),
                            ("table", "the kitchen table"),
                            ("sill", "the window sill"),
                            ("birches", "birches by the lake"),
                            ("road", "the road home"),
                            ("checklist", "pen and paper"),
                            ("letterbox", "the letter box"),
                            ("porch", "the porch in the evening"),
                        ],
                        max_length=10,
                        verbose_name="drawing",
                    ),
                ),
                (
                    "needs_review",
                    models.BooleanField(
                        default=False,
                        help_text="The page came with the site. Clear the box when the unit has read and approved it. Visitors never see this mark.",
                        verbose_name="initial text, not yet reviewed",
                    ),
                ),
                ("reading", wagtail.fields.RichTextField(verbose_name="When you read the site")),
                (
                    "controller",
                    wagtail.fields.RichTextField(
                        help_text="Article 13.1 a and b: the controller and the officer.",
                        verbose_name="Who is responsible",
                    ),
                ),
                (
                    "purpose",
                    wagtail.fields.RichTextField(
                        help_text="Article 13.1 c.",
                        verbose_name="Why we handle personal data, and our right to do so",
                    ),
                ),
                (
                    "categories",
                    wagtail.fields.RichTextField(
                        help_text="Article 14.1 d. The register below the text comes by itself.",
                        verbose_name="What we handle",
                    ),
                ),
                (
                    "origin",
                    wagtail.fields.RichTextField(
                        help_text="Article 14.2 f.", verbose_name="Where the data come from"
                    ),
                ),
                (
                    "recipients",
                    wagtail.fields.RichTextField(
                        help_text="Article 13.1 e.", verbose_name="Who gets to see them"
                    ),
                ),
                (
                    "abroad",
                    wagtail.fields.RichTextField(
                        help_text="Article 13.1 f.", verbose_name="Outside the European Union"
                    ),
                ),
                (
                    "retention",
                    wagtail.fields.RichTextField(
                        help_text="Article 13.2 a. The times come from the unit's file.",
                        verbose_name="How long we keep them",
                    ),
                ),
                (
                    "rights",
                    wagtail.fields.RichTextField(
                        help_text="Article 13.2 b and c.", verbose_name="Your rights"
                    ),
                ),
                (
                    "complaint",
                    wagtail.fields.RichTextField(
                        help_text="Article 13.2 d.", verbose_name="If you are not satisfied"
                    ),
                ),
                (
                    "obligation",
                    wagtail.fields.RichTextField(
                        help_text="Article 13.2 e.", verbose_name="Whether you have to tell us"
                    ),
                ),
                (
                    "automated",
                    wagtail.fields.RichTextField(
                        help_text="Article 13.2 f.", verbose_name="Automated decisions"
                    ),
                ),
            ],
            options={
                "verbose_name": "privacy notice",
                "verbose_name_plural": "privacy notices",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ProcessPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One to three sentences in larger type under the heading.",
                        max_length=400,
                        verbose_name="ingress",
                    ),
                ),
                (
                    "scene",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "the red house"),
                            ("table", "the kitchen table"),
                            ("sill", "the window sill"),
                            ("birches", "birches by the lake"),
                            ("road", "the road home"),
                            ("checklist", "pen and paper"),
                            ("letterbox", "the letter box"),
                            ("porch", "the porch in the evening"),
                        ],
                        max_length=10,
                        verbose_name="drawing",
                    ),
                ),
                (
                    "needs_review",
                    models.BooleanField(
                        default=False,
                        help_text="The page came with the site. Clear the box when the unit has read and approved it. Visitors never see this mark.",
                        verbose_name="initial text, not yet reviewed",
                    ),
                ),
                (
                    "steps",
                    wagtail.fields.StreamField(
                        [("step", 5)],
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "What happens", "max_length": 60}),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("you", "You"),
                                        ("we", "We"),
                                        ("together", "Together"),
                                        ("municipality", "The municipality"),
                                    ],
                                    "label": "Who acts",
                                },
                            ),
                            2: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("promise", "the unit's promise of a call"),
                                        (
                                            "investigation",
                                            "the unit's own median, from registration to decision",
                                        ),
                                    ],
                                    "help_text": "Shown only when there are enough families to count on; otherwise the words below.",
                                    "label": "Time the site knows",
                                    "required": False,
                                },
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Without a number. Leave empty rather than guess.",
                                    "label": "Time in words",
                                    "max_length": 60,
                                    "required": False,
                                },
                            ),
                            4: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "In a few sentences", "max_length": 800},
                            ),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 0), ("who", 1), ("measured", 2), ("when", 3), ("text", 4)]],
                                {},
                            ),
                        },
                        verbose_name="steps",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("text", 0),
                            ("picture", 3),
                            ("callout", 7),
                            ("timeline", 13),
                            ("cards", 20),
                            ("questions", 26),
                            ("requirements", 27),
                            ("coming_meetings", 30),
                            ("contact", 31),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("pages.blocks.text.TextBlock", (), {}),
                            1: (
                                "pages.blocks.picture.PhotographBlock",
                                [],
                                {
                                    "help_text": "Never a placed child, and nothing that shows where a family lives.",
                                    "label": "Picture",
                                },
                            ),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 160, "required": False},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("picture", 1), ("caption", 2)]], {}),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 80, "required": False},
                            ),
                            5: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Text"},
                            ),
                            6: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("good", "Calm (green)"),
                                        ("info", "Information (blue)"),
                                        ("warn", "Notice (yellow)"),
                                    ],
                                    "label": "Colour",
                                },
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 4), ("text", 5), ("tone", 6)]],
                                {},
                            ),
                            8: ("wagtail.blocks.CharBlock", (), {"label": "What happens", "max_length": 60}),
                            9: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Only what the unit can keep. Leave empty rather than guess.",
                                    "label": "When",
                                    "max_length": 60,
                                    "required": False,
                                },
                            ),
                            10: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "In a few sentences", "max_length": 600},
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 8), ("when", 9), ("text", 10)]],
                                {},
                            ),
                            12: ("wagtail.blocks.ListBlock", (11,), {"label": "Steps", "min_num": 2}),
                            13: ("wagtail.blocks.StructBlock", [[("heading", 4), ("steps", 12)]], {}),
                            14: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("home", "house"),
                                        ("chair", "chair"),
                                        ("heart", "heart"),
                                        ("people", "people"),
                                        ("person", "person"),
                                        ("clock", "clock"),
                                        ("calendar", "calendar"),
                                        ("map-pin", "place"),
                                        ("phone", "phone"),
                                        ("info", "information"),
                                        ("check", "tick"),
                                        ("lock", "padlock"),
                                        ("leaf", "leaf"),
                                    ],
                                    "label": "Icon",
                                    "required": False,
                                },
                            ),
                            15: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 80}),
                            16: ("wagtail.blocks.TextBlock", (), {"label": "Text", "max_length": 400}),
                            17: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {
                                    "help_text": "The whole card becomes a link to this page.",
                                    "label": "Page",
                                    "required": False,
                                },
                            ),
                            18: (
                                "wagtail.blocks.StructBlock",
                                [[("icon", 14), ("title", 15), ("text", 16), ("page", 17)]],
                                {},
                            ),
                            19: (
                                "wagtail.blocks.ListBlock",
                                (18,),
                                {"label": "Cards", "max_num": 6, "min_num": 1},
                            ),
                            20: ("wagtail.blocks.StructBlock", [[("heading", 4), ("cards", 19)]], {}),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "In the words of the one who asks.",
                                    "label": "Question",
                                    "max_length": 140,
                                },
                            ),
                            22: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Answer"},
                            ),
                            23: ("wagtail.blocks.StructBlock", [[("question", 21), ("answer", 22)]], {}),
                            24: ("wagtail.blocks.ListBlock", (23,), {"label": "Questions", "min_num": 1}),
                            25: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {"label": "Page with more questions", "required": False},
                            ),
                            26: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 15), ("questions", 24), ("page", 25)]],
                                {},
                            ),
                            27: ("pages.blocks.requirements.RequirementsBlock", (), {}),
                            28: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 60}),
                            29: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {"default": 3, "label": "At most this many", "max_value": 6, "min_value": 1},
                            ),
                            30: ("wagtail.blocks.StructBlock", [[("heading", 28), ("most", 29)]], {}),
                            31: ("pages.blocks.contact.ContactBlock", (), {}),
                        },
                        verbose_name="after the steps",
                    ),
                ),
            ],
            options={
                "verbose_name": "process page",
                "verbose_name_plural": "process pages",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="RequirementsPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One to three sentences in larger type under the heading.",
                        max_length=400,
                        verbose_name="ingress",
                    ),
                ),
                (
                    "scene",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "the red house"),
                            ("table", "the kitchen table"),
                            ("sill", "the window sill"),
                            ("birches", "birches by the lake"),
                            ("road", "the road home"),
                            ("checklist", "pen and paper"),
                            ("letterbox", "the letter box"),
                            ("porch", "the porch in the evening"),
                        ],
                        max_length=10,
                        verbose_name="drawing",
                    ),
                ),
                (
                    "needs_review",
                    models.BooleanField(
                        default=False,
                        help_text="The page came with the site. Clear the box when the unit has read and approved it. Visitors never see this mark.",
                        verbose_name="initial text, not yet reviewed",
                    ),
                ),
                (
                    "all_fit",
                    wagtail.fields.RichTextField(
                        help_text="An invitation. The buttons come by themselves.",
                        verbose_name="when everything fits",
                    ),
                ),
                (
                    "some_do_not",
                    wagtail.fields.RichTextField(
                        help_text="Ways onward, never a refusal: talk to us, take the self test, wait a while.",
                        verbose_name="when something does not fit yet",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("text", 0),
                            ("picture", 3),
                            ("callout", 7),
                            ("timeline", 13),
                            ("cards", 20),
                            ("questions", 26),
                            ("requirements", 27),
                            ("coming_meetings", 30),
                            ("contact", 31),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("pages.blocks.text.TextBlock", (), {}),
                            1: (
                                "pages.blocks.picture.PhotographBlock",
                                [],
                                {
                                    "help_text": "Never a placed child, and nothing that shows where a family lives.",
                                    "label": "Picture",
                                },
                            ),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 160, "required": False},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("picture", 1), ("caption", 2)]], {}),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 80, "required": False},
                            ),
                            5: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Text"},
                            ),
                            6: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("good", "Calm (green)"),
                                        ("info", "Information (blue)"),
                                        ("warn", "Notice (yellow)"),
                                    ],
                                    "label": "Colour",
                                },
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 4), ("text", 5), ("tone", 6)]],
                                {},
                            ),
                            8: ("wagtail.blocks.CharBlock", (), {"label": "What happens", "max_length": 60}),
                            9: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Only what the unit can keep. Leave empty rather than guess.",
                                    "label": "When",
                                    "max_length": 60,
                                    "required": False,
                                },
                            ),
                            10: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "In a few sentences", "max_length": 600},
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 8), ("when", 9), ("text", 10)]],
                                {},
                            ),
                            12: ("wagtail.blocks.ListBlock", (11,), {"label": "Steps", "min_num": 2}),
                            13: ("wagtail.blocks.StructBlock", [[("heading", 4), ("steps", 12)]], {}),
                            14: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("home", "house"),
                                        ("chair", "chair"),
                                        ("heart", "heart"),
                                        ("people", "people"),
                                        ("person", "person"),
                                        ("clock", "clock"),
                                        ("calendar", "calendar"),
                                        ("map-pin", "place"),
                                        ("phone", "phone"),
                                        ("info", "information"),
                                        ("check", "tick"),
                                        ("lock", "padlock"),
                                        ("leaf", "leaf"),
                                    ],
                                    "label": "Icon",
                                    "required": False,
                                },
                            ),
                            15: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 80}),
                            16: ("wagtail.blocks.TextBlock", (), {"label": "Text", "max_length": 400}),
                            17: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {
                                    "help_text": "The whole card becomes a link to this page.",
                                    "label": "Page",
                                    "required": False,
                                },
                            ),
                            18: (
                                "wagtail.blocks.StructBlock",
                                [[("icon", 14), ("title", 15), ("text", 16), ("page", 17)]],
                                {},
                            ),
                            19: (
                                "wagtail.blocks.ListBlock",
                                (18,),
                                {"label": "Cards", "max_num": 6, "min_num": 1},
                            ),
                            20: ("wagtail.blocks.StructBlock", [[("heading", 4), ("cards", 19)]], {}),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "In the words of the one who asks.",
                                    "label": "Question",
                                    "max_length": 140,
                                },
                            ),
                            22: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Answer"},
                            ),
                            23: ("wagtail.blocks.StructBlock", [[("question", 21), ("answer", 22)]], {}),
                            24: ("wagtail.blocks.ListBlock", (23,), {"label": "Questions", "min_num": 1}),
                            25: (
                                "pages.blocks.page_link.PageLinkBlock",
                                (),
                                {"label": "Page with more questions", "required": False},
                            ),
                            26: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 15), ("questions", 24), ("page", 25)]],
                                {},
                            ),
                            27: ("pages.blocks.requirements.RequirementsBlock", (), {}),
                            28: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 60}),
                            29: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {"default": 3, "label": "At most this many", "max_value": 6, "min_value": 1},
                            ),
                            30: ("wagtail.blocks.StructBlock", [[("heading", 28), ("most", 29)]], {}),
                            31: ("pages.blocks.contact.ContactBlock", (), {}),
                        },
                        verbose_name="content",
                    ),
                ),
            ],
            options={
                "verbose_name": "requirements page",
                "verbose_name_plural": "requirements pages",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="SelfTestPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One to three sentences in larger type under the heading.",
                        max_length=400,
                        verbose_name="ingress",
                    ),
                ),
                (
                    "scene",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "the red house"),
                            ("table", "the kitchen table"),
                            ("sill", "the window sill"),
                            ("birches", "birches by the lake"),
                            ("road", "the road home"),
                            ("checklist", "pen and paper"),
                            ("letterbox", "the letter box"),
                            ("porch", "the porch in the evening"),
                        ],
                        max_length=10,
                        verbose_name="drawing",
                    ),
                ),
                (
                    "needs_review",
                    models.BooleanField(
                        default=False,
                        help_text="The page came with the site. Clear the box when the unit has read and approved it. Visitors never see this mark.",
                        verbose_name="initial text, not yet reviewed",
                    ),
                ),
                (
                    "groups",
                    wagtail.fields.StreamField(
                        [("group", 5)],
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 60}),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "In the words of the family: “We have …”. A yes means that it fits.",
                                    "label": "Statement",
                                    "max_length": 160,
                                },
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "help_text": "Shown when the answer is perhaps or no: what one can do, ask or wait for.",
                                    "label": "What could change",
                                    "max_length": 300,
                                },
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("text", 1), ("change", 2)]], {}),
                            4: (
                                "wagtail.blocks.ListBlock",
                                (3,),
                                {"label": "Statements", "max_num": 5, "min_num": 1},
                            ),
                            5: ("wagtail.blocks.StructBlock", [[("heading", 0), ("statements", 4)]], {}),
                        },
                        verbose_name="statements",
                    ),
                ),
                (
                    "ready_heading",
                    models.CharField(max_length=80, verbose_name="heading when most of it fits"),
                ),
                ("ready", wagtail.fields.RichTextField(verbose_name="when most of it fits")),
                (
                    "talk_heading",
                    models.CharField(max_length=80, verbose_name="heading when some of it is uncertain"),
                ),
                ("talk", wagtail.fields.RichTextField(verbose_name="when some of it is uncertain")),
                (
                    "later_heading",
                    models.CharField(max_length=80, verbose_name="heading when much does not fit yet"),
                ),
                (
                    "later",
                    wagtail.fields.RichTextField(
                        help_text="Never a refusal. Say what can change, and that they are welcome to talk meanwhile.",
                        verbose_name="when much does not fit yet",
                    ),
                ),
                (
                    "onward",
                    wagtail.fields.StreamField(
                        [("page", 0)],
                        blank=True,
                        block_lookup={0: ("pages.blocks.page_link.PageLinkBlock", (), {"label": "Page"})},
                        verbose_name="ways onward",
                    ),
                ),
            ],
            options={
                "verbose_name": "self test",
                "verbose_name_plural": "self tests",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="StoryPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="One to three sentences in larger type under the heading.",
                        max_length=400,
                        verbose_name="ingress",
                    ),
                ),
                (
                    "scene",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "the red house"),
                            ("table", "the kitchen table"),
                            ("sill", "the window sill"),
                            ("birches", "birches by the lake"),
                            ("road", "the road home"),
                            ("checklist", "pen and paper"),
                            ("letterbox", "the letter box"),
                            ("porch", "the porch in the evening"),
                        ],
                        max_length=10,
                        verbose_name="drawing",
                    ),
                ),
                (
                    "needs_review",
                    models.BooleanField(
                        default=False,
                        help_text="The page came with the site. Clear the box when the unit has read and approved it. Visitors never see this mark.",
                        verbose_name="initial text, not yet reviewed",
                    ),
                ),
                (
                    "told_by",
                    models.CharField(
                        help_text="What the family wants to be called, for example “A foster family in the north”. Never a surname, a village or a workplace.",
                        max_length=80,
                        verbose_name="told by",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [("text", 0), ("quote", 2), ("picture", 5)],
                        block_lookup={
                            0: ("pages.blocks.text.TextBlock", (), {}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "help_text": "As they were said. Nothing about a child.",
                                    "label": "Words",
                                    "max_length": 300,
                                },
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("words", 1)]], {}),
                            3: (
                                "pages.blocks.picture.PhotographBlock",
                                [],
                                {
                                    "help_text": "Never a placed child, and nothing that shows where a family lives.",
                                    "label": "Picture",
                                },
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 160, "required": False},
                            ),
                            5: ("wagtail.blocks.StructBlock", [[("picture", 3), ("caption", 4)]], {}),
                        },
                        verbose_name="story",
                    ),
                ),
            ],
            options={
                "verbose_name": "story",
                "verbose_name_plural": "stories",
                "permissions": (("release_storypage", "Can release story"),),
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="StoryRelease",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="releases",
                        to="pages.storypage",
                        verbose_name="story",
                    ),
                ),
                ("fingerprint", models.CharField(max_length=64, verbose_name="what was released")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="released by",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="released at")),
            ],
            options={
                "verbose_name": "release of a story",
                "verbose_name_plural": "releases of stories",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("story", "fingerprint"), name="story_words_released_once")
                ],
            },
        ),
    ]
