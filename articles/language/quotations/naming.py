"""The naming of a speaker, cut into name and role."""

from ..words import folded
from .called import name_behind
from .lost_names import contradicts, first_roles, is_led_back, lost_given_name
from .model import KnownPerson, Speaker
from .phrase_ends import ARTICLES, PhraseEnds
from .unnamed import works
from .word_forms import bodies, roles


class Naming:
    """Cuts phrases of one text, whose ends another rule found."""

    def __init__(self, ends: PhraseEnds) -> None:
        self.ends = ends
        self.text = ends.text
        self.tokens = ends.tokens
        self.people = ends.people
        self.known = frozenset(person.name for person in ends.people.values())
        self.first_roles = first_roles(ends.people)

    def cut(self, first: int, end: int, head: str = "") -> Speaker:
        """The speaker named by tokens ``[first, end)``; ``head`` where the first word carries a preposition."""
        head = head or self.tokens[first].form
        if works(self.ends, first, end):
            return Speaker("", self.between(first + 2, end), end)
        if head in bodies() or head in folded("numbers"):
            return Speaker(self.between(first, end), "", end)
        if called := self._called(first, end):
            return called
        if head in roles() and self._stays_nameless(first, end, head):
            return Speaker(self.between(first, end), "", end)
        person = self._known_person(first, end)
        if person:
            return person
        if head in roles():
            start = self.ends.name_start(first, end)
            if start is None or self._is_named_after(start, first):
                return Speaker(self.between(first, end), "", end)
            return Speaker(self.between(self._without_rank(start, end), end), self._role(first, start), end)
        start = first
        while start < end - 1 and self.tokens[start].form in folded("ranks"):
            start += 1
        role_at = next((i for i in range(start + 1, end) if self._opens_role(i, start, end)), end)
        return Speaker(self.between(start, role_at), self.between(role_at, end), end)

    def _called(self, first: int, end: int) -> Speaker | None:
        """حلاق يقال له سالم العلي: a description, and the name that its naming words lead to."""
        person = self.people.get(self.tokens[first].start)
        if person and person.end > self.tokens[first].end:
            return None  # سالم العلي الملقب بأبي الخير has his name already
        is_office = self.tokens[first].form in roles()
        for index in range(first + 1, end - 1):
            start = name_behind(self.text, self.tokens, self.people, index)
            if index < start < end and (is_office or not self.tokens[index].form.startswith("ال")):
                with_ba = start == index + 1 and self.tokens[index].form in folded("called_by")
                return Speaker(self.between(start, end)[with_ba:], self.between(first, index), end)
        return None

    def between(self, first: int, end: int) -> str:
        """The text of tokens ``[first, end)``; a mark that opens among them closes with them."""
        if end <= first:
            return ""
        stop = self.tokens[end - 1].end
        piece = self.text[self.tokens[first].start : stop]
        for opening, closing in ("«»", "“”", '""'):
            odd = piece.count('"') % 2 == 1 if opening == closing else piece.count(opening) > piece.count(closing)
            if odd and self.text[stop : stop + 1] == closing:
                piece += closing
        return " ".join(piece.split())

    def _stays_nameless(self, first: int, end: int, head: str) -> bool:
        """عضو في حزب الرئيس سالم العلي: the name is the party's president's, not the member's."""
        if head.startswith("ال") or first + 2 >= end:
            return False
        second = self.tokens[first + 1]
        inside = second.form in ("في", "من", "لدي") or second.form in ("برتبه", "بدرجه")
        if second.form == "من":
            return not any(token.start in self.people for token in self.tokens[first + 2 : end])
        heads = folded("ranks")
        return inside and any(token.form in heads and token.form in roles() for token in self.tokens[first + 2 : end])

    def _describes(self, index: int) -> bool:
        form = self.tokens[index].form
        return form in roles() or form in ("احد", "احدي")

    def _opens_role(self, index: int, start: int, end: int) -> bool:
        form = self.tokens[index].form
        if form in ("احد", "احدي"):
            return True
        if form not in roles():
            return False
        # سالم الأمين is a name; سالم العلي القيادي في الحزب a name and an office.
        return not form.startswith("ال") or (index > start + 1 and index < end - 1 and form not in folded("ranks"))

    def _is_named_after(self, start: int, first: int) -> bool:
        """المتحدث باسم مركز الملك سلمان: the king's name is the centre's."""
        rank, noun = self.tokens[start - 1].form, self.tokens[start - 2].form if start - 2 > first else ""
        return rank in ("الملك", "الامير") and noun != "" and not noun.startswith(ARTICLES) and noun not in roles()

    def _known_person(self, first: int, end: int) -> Speaker | None:
        for index in range(first, end):
            person = self.people.get(self.tokens[index].start)
            if person is None or person.end > self.tokens[end - 1].end:
                continue
            if self._is_near(index, first):
                return Speaker(self.between(first, end), "", end)
            after = next((i for i in range(index, end) if self.tokens[i].start >= person.end), end)
            if index > first and self.tokens[index - 1].form in ("ام", "ابو", "ابي", "ابن", "بنت"):
                return Speaker(self.between(index - 1, after), self._role(first, index - 1), end)
            if other := self._of_the_same_family(first, index, end, person):
                return other
            role = self._role(first, index) or (
                self.between(after, end) if after < end and self._describes(after) else ""
            )
            return Speaker(person.name, role or person.role, end)
        return None

    def _of_the_same_family(self, first: int, index: int, end: int, person: KnownPerson) -> Speaker | None:
        """أسكه ليندغرين, where ماركوس ليندغرين was named before: the words as written, or the role alone."""
        if not is_led_back(self.tokens[index], person):
            return None
        if lost_given_name(self.tokens, first, index):
            return Speaker(self.between(index - 1, index + 1), self._role(first, index - 1), end)
        role = self._role(first, index)
        return Speaker("", role, end) if role and contradicts(role, self.first_roles.get(person.name, "")) else None

    def _is_near(self, index: int, first: int) -> bool:
        """مصدر مقرب من الوزير سالم العلي: the person at ``index`` does not speak."""
        before = index - 1
        while before > first and self.tokens[before].form in folded("ranks"):
            before -= 1
        return before > first and self.tokens[before].form in ("من", "لدي")

    def _without_rank(self, start: int, end: int) -> int:
        """عقيد سالم العلي: an indefinite rank before a name."""
        while start < end - 1 and "ال" + self.tokens[start].form in folded("ranks"):
            start += 1
        return start

    def _role(self, first: int, name_start: int) -> str:
        end = name_start
        ranks = folded("ranks")
        while end > first + 1 and self.tokens[end - 1].form in ranks and not self._belongs_to_role(end - 1):
            end -= 1
        if end == first + 1 and self.tokens[first].form in ranks and end == name_start:
            return self.tokens[first].text if self.tokens[first].form in roles() else ""
        return self.between(first, end)

    def _belongs_to_role(self, index: int) -> bool:
        """الأول in نائب الرئيس الأول is part of the office; after a rank it is part of the rank."""
        return self.tokens[index].form == "الاول" and self.tokens[index - 1].form not in folded("ranks")
