"""Shapes of sentences that were read wrongly in news and are read rightly now."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hudna.model import Claim, Event, EventType, Incident, Mention, Statement

Code = Callable[..., list[Claim]]


def _statements(code: Code, text: str) -> list[tuple[str, str]]:
    """(speaker, first word of what is said) of each statement."""
    return [
        (c.speaker.id, text[slice(*c.content)].split(maxsplit=1)[0])
        for c in code(text)
        if isinstance(c, Statement)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "begins"),
    [
        ("أعلن الجيش التركي مقتل ثلاثة جنود أتراك أمس في محافظة شرناق.", "TUR", "مقتل"),
        ("وأكد لافروف لـ«الصحيفة الوطنية» أيضا أن الحل «ليس قريبا».", "sergey-lavrov", "الحل"),
        ("ونقلت الوكالة الرسمية عن سيرغي لافروف وزير الخارجية الروسي قوله إن الهدنة صامدة.",
         "sergey-lavrov", "الهدنة"),
        ("وأعلنت وكالة رويترز القريبة من الحكومة استئناف المفاوضات بين روسيا وتركيا.", "reuters",
         "استئناف"),
        ("أكد لافروف لدى تطرقه إلى قرار دولة الإمارات رفع القيود أن القرار دخل حيز التنفيذ.",
         "sergey-lavrov", "القرار"),
        ("قالت المتحدثة باسم مجلس الأمن القومي الأمريكي إن الأمر خطير.",
         "us-national-security-council", "الأمر"),
    ],
)  # fmt: skip
def test_where_what_is_said_begins(code: Code, text: str, speaker: str, begins: str) -> None:
    """After the subject's men, an outlet's name, a title between «عن» and «قوله»."""
    assert _statements(code, text) == [(speaker, begins)]


def test_who_insists_that_something_is_so_demands_nothing(code: Code) -> None:
    """«تصر على أنه» asserts, «تصر على رحيل» demands."""
    asserted = code("وتصر إيران على أنه برنامج سلمي.")
    assert [str(c.stance) for c in asserted if isinstance(c, Statement)] == ["neutral"]
    assert not [c for c in asserted if isinstance(c, Event)]
    demanded = code("وتصر إيران على رحيل القوات الأمريكية من سوريا.")
    assert [c.type for c in demanded if isinstance(c, Event)][:1] == [EventType.REQUEST]


def _roles(code: Code, text: str, kind: str) -> list[tuple[set[str], set[str]]]:
    return [
        ({a.id for a in c.actors}, {a.id for a in c.recipients})
        for c in code(text)
        if isinstance(c, Event) and str(c.type) == kind
    ]


@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    [
        ("وأدان لافروف قصف الولايات المتحدة لقوات الجيش السوري.", "ASSAULT", [({"USA"}, {"SYR"})]),
        ("ووفقا لإحصاءات رويترز قتل 29 جنديا في شرق حلب.", "ASSAULT", [(set(), set())]),
        ("وقامت القوات العراقية بمهاجمة وكر لتنظيم داعش.", "ASSAULT",
         [({"IRQ"}, {"islamic-state"})]),
        ("وصل أمين عام الحزب الذي يؤيد بشار الأسد إلى موسكو.", "SUPPORT", []),
        ("وأعلن الحوثيون قصف مطار في السعودية.", "ASSAULT", [({"houthis"}, set())]),
        ("وصل السفير الذي اتهمته روسيا بالتجسس.", "ACCUSE", [({"RUS"}, set())]),
    ],
)  # fmt: skip
def test_who_does_what(
    code: Code, text: str, kind: str, roles: list[tuple[set[str], set[str]]]
) -> None:
    """Nouns after another verb's subject, sources, what is attacked, subjects of relatives."""
    assert _roles(code, text, kind) == roles


def test_a_place_that_a_distance_is_measured_from_is_not_where_it_was(code: Code) -> None:
    """«الأنبار (118 كم غربي بغداد)»."""
    found = code("قصفت القوات العراقية مواقع تنظيم داعش في الأنبار (118 كم غربي بغداد).")
    places = [c.place.id for c in found if isinstance(c, Event) and c.place is not None]
    assert places == ["anbar"]


def test_the_nationality_of_people_who_are_counted_is_no_actor(code: Code) -> None:
    """«جنديا أوكرانيا» has the letters of the state."""
    found = code("قتل 29 جنديا أوكرانيا في المعارك.")
    assert not [c for c in found if isinstance(c, Mention)]


@pytest.mark.parametrize(
    ("text", "actors", "killed", "wounded"),
    [
        ("قالت الشرطة إن شقيقين قُتلا، كما أُصيب 3 آخرون، في قصف لقوات الجيش السوري على كنصفرة.",
         {"SYR"}, 2, 3),
        ("أصيب طفل جراء تناوب طائرتين حربيتين على قصف قرى في ريف إدلب.", set(), None, 1),
    ],
)  # fmt: skip
def test_tolls_and_who_shelled(
    code: Code, text: str, actors: set[str], killed: int | None, wounded: int | None
) -> None:
    """«قصف لقوات …» is by them, «أُصيب» is not «I hit», aircraft are not people."""
    found = [c for c in code(text) if isinstance(c, Incident)]
    assert {a.id for c in found for a in c.perpetrators or ()} == actors
    assert max((c.killed.min for c in found if c.killed), default=None) == killed
    assert max((c.wounded.min for c in found if c.wounded), default=None) == wounded


def test_what_is_joined_by_or_is_denied_with_it(code: Code) -> None:
    """«لم تصب أو تقتل»."""
    text = "وقال البيان إن الضربة لم تصب أو تقتل أي قوات أمريكية."
    assert {c.negated for c in code(text) if isinstance(c, Event)} == {True}


def test_answering_with_fire_is_no_statement(code: Code) -> None:
    """«ردت على مصادر النيران» is an attack, «رد بأن» a statement."""
    fire = code("ردت القوات التركية على مصادر النيران في ريف حلب.")
    assert not [c for c in fire if isinstance(c, Statement)]
    assert [c.type for c in fire if isinstance(c, Event)] == [EventType.ASSAULT]
    assert _statements(code, "رد لافروف بأن الهدنة صامدة.") == [("sergey-lavrov", "الهدنة")]
    text = "وأفاد مراسل بلدي نيوز بريف إدلب، بأن الهدنة صامدة."
    assert _statements(code, text) == [("baladi-news", "الهدنة")]


def test_a_meeting_that_a_pronoun_means(code: Code) -> None:
    """«الاجتماع الذي عقده … بالأطراف الموقعة على الوثيقة» is no agreement."""
    text = "وتم خلال الاجتماع الذي عقده لافروف بالأطراف الموقعة على وثيقة الرياض بحث الهدنة."
    kinds = {str(c.type) for c in code(text) if isinstance(c, Event)}
    assert kinds == {"CONSULT"}


_TOLD_TWICE = (
    "قال مارك تونر المتحدث باسم وزارة الخارجية الأمريكية إن الحل قريب. "
    "وأكد المتحدث باسم وزارة الخارجية الأمريكية أن الهدنة صامدة."
)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("التقى وزير الخارجية الأمريكي جون كيري نظيره الروسي. وقال الوزير الأمريكي إن الحل قريب.",
         ["john-kerry"]),
        ("قال مارك تونر المتحدث باسم وزارة الخارجية الأمريكية إن الحل قريب.", ["mark-toner"]),
        (_TOLD_TWICE, ["mark-toner", "mark-toner"]),
        ("قال وزير النفط المصري شريف إسماعيل إن بلاده تتفاوض. وأضاف الوزير المصري أن الحل قريب.",
         ["sherif-ismail", "sherif-ismail"]),
        ("قال عادل جبير إن الحل قريب.", ["adel-al-jubeir"]),
    ],
)  # fmt: skip
def test_whom_the_report_introduced_a_title_means(
    code: Code, text: str, speakers: list[str]
) -> None:
    """Before whom a table gives; «الوزير» alone; a family name without its article."""
    assert [s for s, _ in _statements(code, text)] == speakers


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("التقى رامي سالم أمين عام المنظمة وفدا من روسيا.", "رامي سالم"),
        ("منح الفريق أحمد المجلس فرصة للتفاوض.", None),
        ("زيارة رئيسة كوريا الجنوبية للسعودية ناجحة.", "رئيسة كوريا الجنوبية"),
    ],
)
def test_where_a_name_ends(code: Code, text: str, words: str | None) -> None:
    """Before a title of several words, a noun for a body, the country that is visited."""
    found = [text[slice(*c.span)] for c in code(text) if isinstance(c, Mention)]
    assert (found[0] if found else None) == words


@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    [
        ("نفذت روسيا هجمات على مواقع لتنظيم داعش.", "ASSAULT", [({"RUS"}, {"islamic-state"})]),
        ("شنت مقاتلات التحالف العربي غارات، استهدفت مواقع الحوثيين في صعدة.", "ASSAULT",
         [({"saudi-led-coalition"}, {"houthis"})]),
        ("يقول ضباط الحرس إنهم القوة ويتهمون الحوثيين بالفرار.", "ACCUSE", []),
        ("طالب وزير الثقافة الجيش السوري بالانسحاب من حلب.", "REQUEST", []),
        ("اتهم ناشطون تركيا بقصف عفرين.", "ACCUSE", []),
        ("اتهم مسؤولون أتراك روسيا بقصف عفرين.", "ACCUSE", [({"TUR"}, {"RUS"})]),
        ("وقالت إيران إنها رفضت إصدار تأشيرات للنواب فلان ومايك بومبيو.", "REJECT", []),
        ("انتقد لافروف الحكومة العراقية في حربها ضد داعش.", "ACCUSE",
         [({"sergey-lavrov"}, {"IRQ"})]),
        ("قال لافروف إن الهدف هو منع التصعيد وليس محاربة تنظيم داعش.", "COERCE", []),
        ("قدمت روسيا الشكر للتحرير على جهوده في سوريا.", "ASSAULT", []),
        ("أعلن وزير النقل اليمني عن إعداد خطة طوارئ للمدينة.", "COERCE", []),
        ("أمضى وزير الخارجية التونسي ونظيره الليبي اتفاقية تعاون.", "AGREE",
         [({"khemaies-jhinaoui", "mohamed-taha-siala"}, set())]),
        ("قدماء الاتحاد في سوريا شاركوا في اللقاء.", "REQUEST", []),
        ("وقعت الدول الراعية (روسيا، تركيا، وإيران) مذكرة تفاهم.", "AGREE",
         [({"RUS", "TUR", "IRN"}, set())]),
        ("قُصف الجيش السوري في كفرنبل بثلاث غارات.", "ASSAULT", [(set(), {"SYR"})]),
        ("تجمع عدد من أنصار الحريري مرددين هتافات مناهضة لكل من لافروف وكيري.", "PROTEST",
         [(set(), set())]),
        ("أسفر هجوم لندن عن مقتل أربعة أشخاص.", "ASSAULT", [(set(), set())]),
        ("اجتمعت لجنة الأمم المتحدة المنشأة عملا بالقرار 1540 مع خبراء.", "COOPERATE", []),
        ("أجرت روسيا مناقشات مع معهد الأمم المتحدة لبحوث نزع السلاح.", "RETREAT", []),
        ("دعا لافروف إلى الهدنة. وقالت رويترز إن مقاتلين من كتائب عدة، سيطروا على بلدة سرمدا.",
         "ASSAULT", [(set(), set())]),
        ("قتل 51 شخصا في سلسلة من الهجمات هي الأولى منذ سيطرة المتمردين على حركة طالبان.",
         "ASSAULT", [(set(), set())]),
        ("وتوجه لافروف إلى العسكريين الروس بالقول إن القوات صامدة.", "MOBILIZE", []),
        ("قال لافروف إن القضية شملت 51 متهما منهم 16 موقوفا.", "ACCUSE", []),
        ("قتل ثمانية عندما انفجرت سيارة وسط حشد للشرطة، حسبما أفادت رويترز.", "MOBILIZE", []),
    ],
)  # fmt: skip
def test_who_acts_and_who_does_not(
    code: Code, text: str, kind: str, roles: list[tuple[set[str], set[str]]]
) -> None:
    """Subjects without a name, plural verbs, what is struck, aims, nouns that look like verbs."""
    assert _roles(code, text, kind) == roles


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("قال المجلس التنفيذي لمنظمة اليونسكو إن القرار نهائي.", ["unesco"]),
        ("اختتم الوفد التونسي زيارته بالتوجه إلى مدينة القدس.", []),
        ("اتهم ناشطون تركيا بقصف عفرين.", []),
        ("قال لافروف إن الهدنة صامدة. وبين أن الحل قريب.", ["sergey-lavrov", "sergey-lavrov"]),
        ("قال مدير المرصد السوري رامي عبد الرحمن إن القصف توقف. وأوضح مدير المرصد أن الهدنة صامدة.",
         ["rami-abdulrahman", "rami-abdulrahman"]),
    ],
)  # fmt: skip
def test_who_speaks(code: Code, text: str, speakers: list[str]) -> None:
    """A council through its organisation, a title told before, «وبيّن أن»; not who only travels."""
    assert [s for s, _ in _statements(code, text)] == speakers
