"""Each text check finds its faults, with a fix where it is sure, and lets good Chinese be."""

import pytest

from proofing.sheets import codes, finds

FAULTS = [
    # text, code, what is found, what should stand there
    ("他说,河水涨了。", "half-width-mark", ",", "，"),
    ("河水涨了。。船停了。", "mark-doubled", "。。", "。"),
    ("老船 闸又开了。", "space-in-han", " ", ""),
    ("守闸人敲了三下（一下比一下重，船就动了。", "pair-unclosed", "（", None),
    ("守闸人敲了三下）船就动了。", "pair-unopened", "）", None),
    ("师傅说：“他喊“开闸”就走了。”", "mark-in-its-kind", "“", "‘"),
    ("读《论《渡口》的灯》一文。", "mark-in-its-kind", "《", "〈"),
    ("墙上写着‘开闸’两个字。", "quote-single-first", "‘", "“"),
    ("闸（含闸门（木制））已修好。", "bracket-in-bracket", "（", None),
    ("办起“夜校”、“书屋”、“茶座”。", "pause-between-quoted", "、", ""),
    ("见《水经》、《河防》等书。", "pause-between-quoted", "、", ""),
    ("船上有瓷土、木材等……", "ellipsis-and-so-on", "等", None),
    ("清晨六点，河面罩着薄雾。守闸人敲了三下铜钟，把读数记下", "stop-wanting", "下", "下。"),
    ("清晨六点，河面罩着薄雾。守闸人敲了三下铜钟，把读数记下，", "stop-wanting", "，", "。"),
    ("全区建成书屋3百个。", "number-mixed", "3百", "300"),
    ("二0二四年开闸。", "number-zero", "二0二四", "二〇二四"),
    ("二零零八年开闸。", "number-zero", "二零零八", "二〇〇八"),
    ("合格的占百分之95。", "percent-mixed", "百分之95", "95%"),
    ("比去年高3%个百分点。", "percent-points-doubled", "3%", "3"),
    ("每年涨10～15%。", "range-half-percent", "10～15%", "10%～15%"),
    ("每船装10-15吨瓷土。", "range-hyphen", "10-15吨", "10～15吨"),
    ("去了三、四天。", "approximate-paused", "三、四", "三四"),
    ("来了约30余人。", "approximate-twice", "约30余", None),
    ("来了大约300人左右。", "approximate-twice", "大约300人左右", None),
    ("用煤减少了2倍。", "falls-by-times", "减少了2倍", None),
    ("水位涨了1。5倍。", "decimal-full-width", "。", "."),
    ("建议被采纳近五万条，推广新技术近2000项。", "numbers-two-ways", "五万条", None),
    ("这是船闸的的记录。", "character-twice", "的的", "的"),
    ("我们在在闸口等。", "character-twice", "在在", "在"),
    ("这这个数字不对，他他们都知道。", "character-twice", "这这", "这"),
    ("这是守闸人的记录记录，一年一本。", "word-twice", "记录记录", "记录"),
    (
        "守闸人照例先敲钟守闸人照例先敲钟再放船。",
        "phrase-twice",
        "守闸人照例先敲钟守闸人照例先敲钟",
        "守闸人照例先敲钟",
    ),
    ("工會成立于一九五〇年。", "han-traditional", "會", "会"),
    ("経济发展了。", "han-japanese", "経", "经"),
    ("人ロ增加了。", "kana-for-han", "ロ", "口"),
    ("到2O24年底完工。", "letter-for-figure", "O", "0"),
    ("他己经上船了。", "wrong-word", "己经", "已经"),
    ("这位劳动模犯不爱说话。", "wrong-word", "劳动模犯", "劳动模范"),
    ("他到银行开了帐户。", "wrong-word", "帐户", "账户"),
    ("河东区职工文画宫开门了。", "name-nearly", "河东区职工文画宫", "河东区职工文化宫"),
    ("北岭市工总会发来贺信。", "name-nearly", "北岭市工总会", "北岭市总工会"),
    ("河东区职工化宫开门了。", "name-nearly", "河东区职工化宫", "河东区职工文化宫"),
    ("主席周大江到闸口看望船工。", "title-differs", "主席", None),
    ("2月30日开闸。", "date-impossible", "2月30日", None),
    ("2023年2月29日开闸。", "date-impossible", "2023年2月29日", None),
    ("2023年13月开闸。", "date-impossible", "2023年13月", None),
    ("去年2月29日、今年2月29日各开一次。", "date-impossible", "今年2月29日", None),
    ("2025年5月1日（星期三）开闸。", "weekday-differs", "三", "四"),
    ("5月1日，星期五，开闸。", "weekday-differs", "五", "四"),
    ("闸在25时10分关。", "time-impossible", "25时10分", None),
    ("2024年至2019年共开闸三次。", "years-backwards", "2024年至2019年", None),
    ("实施开闸、护堤、疏浚“五大工程”。", "count-differs", "五大", None),
    ("做好开闸、护堤、疏浚、绿化等三项工作。", "count-differs", "三项", None),
    ("来了男职工30人、女职工25人，共60人。", "sum-differs", "60人", None),
    ("职工60人，其中女职工80人。", "part-above-whole", "80人", None),
    ("人数从40人增加到60人，增长60%。", "growth-differs", "60%", None),
    ("合格率从80%提高到95%，提高了20个百分点。", "growth-differs", "20个百分点", None),
    ("全市120处书屋中，新建19处，占25.8%。", "share-differs", "25.8%", None),
    ("老、中、青分别占40%、45%和35%。", "shares-above-all", "40%、45%和35%", None),
    ("为残废人办了班。", "word-avoided", "残废人", "残疾人"),
    ("老板到了。", "word-avoided", "老板", None),
]


@pytest.mark.parametrize(("chars", "code", "found", "fix"), FAULTS)
def test_a_fault_is_found_at_its_place(chars: str, code: str, found: str, fix: str | None) -> None:
    alike = [finding for finding in finds(chars) if finding.code == code]
    assert found in [finding.found() for finding in alike]
    first = next(finding for finding in alike if finding.found() == found)
    assert first.fix == fix
    assert first.place().column == first.start + 1


GOOD = [
    "各级工会组织组织培训，党组织组织学习。",
    "天天早起，慢慢走，看看水，人人高兴，热热闹闹。",
    "他的目的的确简单，为了了解水情，不在在职人员之列。",
    "发展中中国的做法，对对方也公道；职工工会会员一一登记。",
    "大家研究研究，一个一个来，商量商量再定。",
    "目的的实现、标的的多少、有的的士都不知道，其他他国的船也一样。",
    "上百家企业、千余名职工来了，办班180余场，2.0版也好。",
    "师傅说：“他喊‘开闸’就走了。”",
    "读《论〈渡口〉的灯》一文。",
    "（一）开闸；（二）护堤。1）先看水；2）再敲钟。",
    "办起“夜校”“书屋”，也办“金秋助学”、“两节”送温暖。",
    "合唱《渡口》、舞蹈《开闸》先后上演。",
    "参观“夜校”、书屋、“茶座”。",
    "每船装10～15吨，涨10%～15%，用了3千克漆、5千米线、2千瓦时电。",
    "二〇二四年、二〇〇八年、一九五〇年都发过水。",
    "一、二审都到了，第三、四组在后，三、四月间开工。",
    "来了约300人，走了30余人，剩下的左右各站一排。",
    "2024年2月29日、4月30日、12月31日都开闸；比分3：78，8时45分散场。",
    "2025年5月1日（星期四）开闸；农历2月30日也开。",
    "2019年至2024年共开闸三次，1925—2025年刚好百年。",
    "实施开闸、护堤、疏浚“三大工程”，做好放船、收费等十项工作。",
    "谋划推进能源、文旅、装备制造等7大产业工会建设。",
    "庆祝建党百年、党的二十大召开等节点。",
    "来了男职工30人、女职工30人，共60人；又来30人、20人，共计50人次。",
    "第一期来了30人，第二期来了20人，三年共来了300人。",
    "职工60人，其中女职工18人、党员20人。",
    "人次从41万人次涨到97万人次，增长137%。",
    "合格率从80%提高到95%，提高了15个百分点。",
    "全市120处书屋里，新建的只有19处，占15.8%，其余都是借来的。",
    "老、中、青分别占40%、45%和15%。",
    "副主席周大江到闸口看望船工，周大江很高兴。",
    "他坐在老板凳上等船。",
    "榆岭市总工会和北岭市总工会一道来了，全国工会都在看。",
    "讲座落下帷幕，违规犯罪必究，大规模犯罪少见，应当做好预案，这就象征着开始。",
    "镕基、喆人、於姓都在表里。",
    "由A到B，由工会＋法院的办法化解。",
]


@pytest.mark.parametrize("chars", GOOD)
def test_good_chinese_is_let_be(chars: str) -> None:
    assert codes(chars) == []


def test_of_a_lost_quotation_mark_nothing_else_is_told() -> None:
    assert codes("办起“夜校、“书屋”，又办“茶座”。") == ["pair-unclosed"]


def test_a_headline_needs_no_stop() -> None:
    assert codes("老船闸清晨开启，守闸人敲了三下铜钟。渡口添了一盏灯", "head") == []


def test_names_of_the_handbook_are_no_wrong_words() -> None:
    # 职工驿站 is a set term; a wrong word inside a term is how the house writes it.
    assert codes("职工驿站里有热水。") == []
