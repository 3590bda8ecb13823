"""普查: campaigns in which a list of units is verified one by one (两个普遍), and the units of these lists."""

from unionbook.records.census.census import CENSUS, Census
from unionbook.records.census.unit import CENSUS_UNIT, CensusUnit

__all__ = ["CENSUS", "CENSUS_UNIT", "Census", "CensusUnit"]
