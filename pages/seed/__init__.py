"""The texts a new site starts with: written to be read, marked to be reviewed."""

from pages.seed.planting import plant
from pages.seed.translations import plant_translations

__all__ = ["plant", "plant_translations"]
