"""The second fence: a DTD that got past the first is refused by the parser itself."""

from __future__ import annotations

import pytest

from cskit.outputs.xlsx_form.package import RefusedError
from cskit.outputs.xlsx_form.parts import Book, Properties, Relations, stream


@pytest.mark.parametrize(
    "xml",
    [
        "<!DOCTYPE x><x/>",
        "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>",
        "<!DOCTYPE x SYSTEM 'file:///etc/passwd'><x/>",
        "<x>&undeclared;</x>",
        "<x>",
        "<x></y>",
        "x",
        "",
    ],
)
def test_refused(xml: str) -> None:
    with pytest.raises(RefusedError) as error:
        stream(xml.encode(), Properties())
    assert "passwd" not in str(error.value) + error.value.why


def test_relations_stay_within_the_file() -> None:
    relations = Relations("xl")
    xml = (
        '<Relationships xmlns="r"><Relationship Id="a" Type="t/x" Target="../../../etc/passwd"/>'
        '<Relationship Id="b" Type="t/worksheet" Target="/xl/Sheet1.xml"/>'
        '<Relationship Id="c" Type="t/worksheet" Target="https://example.com/" TargetMode="External"/></Relationships>'
    )
    stream(xml.encode(), relations)
    assert relations.member == {"a": "etc/passwd", "b": "xl/sheet1.xml"}
    assert relations.by_type == {"x": "etc/passwd", "worksheet": "xl/sheet1.xml"}


def test_names_of_one_sheet_are_kept_apart() -> None:
    book = Book()
    xml = (
        '<workbook><sheets><sheet name="a_x0021_b" r:id="r1" xmlns:r="x"/></sheets><definedNames>'
        '<definedName name="N">S!$A$1</definedName><definedName name="n" localSheetId="0">S!$A$2</definedName>'
        "</definedNames></workbook>"
    )
    stream(xml.encode(), book)
    assert book.sheets == [("a!b", "r1")]
    assert (book.names, book.local) == ({"n": "S!$A$1"}, {"n": "S!$A$2"})
