"""An invented article that the tests of cleaning dress with furniture."""

HEADLINE = "بلدية الساحل تفتتح جسر الميناء الجديد"
LEDE = "افتتحت بلدية الساحل، صباح أمس، جسر الميناء الجديد بعد عامين من الأعمال التي كلفت عشرة ملايين دينار من موازنتها."
SECOND = "وقال رئيس البلدية نادر المزروعي إن الجسر يخدم آلاف السكان ويختصر الطريق إلى الأحياء الشمالية من المدينة."


def article(*lines: str) -> str:
    return "\n".join(lines)
