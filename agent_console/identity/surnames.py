"""Surnames of two characters: it knows which they are, not how a name is masked."""

from typing import Final

_LISTED: Final = """
欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶
太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良
漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 西门 第五 公乘
南荣 东里 东宫 仲长 即墨 达奚 褚师 纳兰 完颜 耶律 那拉 贺兰 哥舒 豆卢 屈突 库狄 斛律 秃发 沮渠
歐陽 東方 獨孤 南宮 萬俟 聞人 諸葛 尉遲 赫連 澹臺 濮陽 公孫 仲孫 鍾離 長孫 鮮于 司馬 閭丘 巫馬 顓孫
樂正 穀梁 軒轅 東郭 南門 梁丘 左丘 西門 東里 東宮 納蘭 完顏 賀蘭
"""

COMPOUND_SURNAMES: Final = frozenset(_LISTED.split())
"""Simplified and traditional; from the Hundred Family Surnames and today's census, taken broadly.

A pair missing here costs nothing: the mask then keeps one character fewer.
"""
