"""Characters that names of people, firms and places read in more than one way, with the less usual readings."""

from collections.abc import Mapping

_SURNAMES = """
    单 shan/chan  仇 qiu  解 xie  查 zha  曾 zeng  区 ou  朴 piao  盖 ge  尉 yu  翟 zhai  覃 qin
    缪 miao  召 shao  盛 cheng  员 yun  贾 gu  宿 xiu  折 she  种 chong  黑 he  牟 mu  郇 xun  隗 wei
    乜 nie  万 mo  俟 si  澹 tan  宓 fu  薄 bo  秘 bi  藏 zang  祭 zhai  洗 xian  谌 shen  那 nuo  繁 po
    句 gou  褚 zhu  卜 bu  柏 bo  长 chang  乐 yue  车 ju  阚 kan  晁 zhao  郗 chi  郄 xi  会 kuai/gui
    适 kuo  镡 tan/xin  佴 nai  蔚 yu  粘 nian  角 jue  费 bi  都 du  筠 jun  么 yao
    钭 dou  吕 lu/lyu  呂 lu/lyu  玚 yang  瑒 yang  行 hang  省 xing  阿 e
"""
_OTHERS = """
    重 chong  朝 zhao  参 shen/cen  调 tiao  降 xiang  传 zhuan  弹 tan  系 ji  还 huan  晟 sheng  茜 xi
    莘 xin  露 lou  落 lao  厦 xia  六 lu  蚌 beng  浚 xun  枞 zong  歙 xi  铅 yan  番 pan
    荥 ying  渑 sheng  泌 bi  尾 yi  涡 guo  率 shuai  泊 bo  圩 xu  埔 bu  堡 pu/bu  巷 hang  厂 an
    没 mo  屏 bing  奇 ji  识 zhi  属 zhu
    校 jiao  吓 he  血 xie  轧 zha  殷 yan  扎 za  壳 qiao  卡 qia  给 ji  差 chai
    度 duo  亲 qing  塞 se  色 shai  熟 shou  宛 yuan  吁 yu  龟 jun  驮 duo
    脉 mo  颤 zhan  钥 yue  熨 yu  拓 ta  桔 jie  𠮷 ji
"""


def _read(text: str) -> dict[str, tuple[str, ...]]:
    words = text.split()
    return {char: tuple(read.split("/")) for char, read in zip(words[::2], words[1::2], strict=True)}


FURTHER: Mapping[str, tuple[str, ...]] = _read(_OTHERS) | _read(_SURNAMES)
