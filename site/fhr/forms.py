"""Every form is drawn by the house's own templates."""

from django.forms.renderers import TemplatesSetting


class HouseRenderer(TemplatesSetting):
    """Fields and forms in the markup of `templates/forms/`: label, hint, error, all tied by aria."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
