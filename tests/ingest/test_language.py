"""English is told from other languages."""

from __future__ import annotations

import pytest

from incumbent.ingest.language import is_english

ENGLISH = "The chief of the agency resigned on Friday, she said, after a dispute with the governor about her budget."
OTHERS = [
    "El jefe de la agencia dimitió el viernes, según dijo, tras una disputa con el gobernador por el presupuesto.",
    "Le directeur de l'agence a démissionné vendredi, dans une lettre qui est parvenue à la presse pour le week-end.",
    "Der Chef der Behörde ist am Freitag nach einem Streit mit dem Gouverneur über den Haushalt zurückgetreten.",
    "Il capo della agenzia si è dimesso venerdì dopo una lite con il governatore per il bilancio di quest'anno.",
    "O chefe da agência pediu demissão na sexta-feira, depois de uma disputa com o governador por causa de verbas.",
    "Het hoofd van de dienst is vrijdag opgestapt na een ruzie met de gouverneur over de begroting van dit jaar.",
    "Глава агентства подал в отставку в пятницу после спора с губернатором о бюджете на следующий год.",
    "该机构负责人周五在与州长就预算发生争执后辞职。",
    "استقال رئيس الوكالة يوم الجمعة بعد خلاف مع الحاكم حول الميزانية.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_languages_are_not_english(text: str) -> None:
    assert not is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH + " José Ángel de la Cruz y Martínez, of the Comisión Nacional de los Derechos Humanos, takes over.",
        "Jane Roe resigned.",
        "DE LA CRUZ NAMED CHIEF",
        "1984 -- 12,5 %",
    ],
)
def test_english_stays_english(text: str) -> None:
    assert is_english(text)
