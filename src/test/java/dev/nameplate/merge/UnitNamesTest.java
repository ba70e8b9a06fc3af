package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.merge.UnitNames.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitNamesTest {

    @ParameterizedTest
    @CsvSource({
        "en, DAY, 1, day",
        "en, DAY, 2, days",
        "en, SECOND, 0, seconds",
        "de, HOUR, 1, Stunde",
        "de, HOUR, 5, Stunden",
        "fr, DAY, 0, jour",
        "fr, DAY, 2, jours",
        "pl, MINUTE, 1, minuta",
        "pl, MINUTE, 2, minuty",
        "pl, MINUTE, 5, minut",
        "pl, MINUTE, 22, minuty",
        "ru, DAY, 21, день",
        "ja, DAY, 2, 日",
        "pt-BR, SECOND, 2, segundos"
    })
    void a_unit_is_called_what_stands_beside_its_number(String language, Unit unit, long number, String name) {
        assertThat(UnitNames.of(language, unit, /* brief= */ false, number)).isEqualTo(name);
    }

    @Test
    void brief_is_briefer() {
        assertThat(UnitNames.of("en", Unit.HOUR, /* brief= */ true, 2)).isEqualTo("hr");
        assertThat(UnitNames.of("de", Unit.SECOND, /* brief= */ true, 2)).isEqualTo("Sek.");
    }

    @Test
    void every_language_calls_them_something_without_figures() {
        for (String language : new String[] {"ar", "he", "hi", "th", "zh", "sl", "cy", "mt", "fa", "xx"}) {
            for (Unit unit : Unit.values()) {
                for (long number : new long[] {0, 1, 2, 3, 6, 11, 20}) {
                    String name = UnitNames.of(language, unit, /* brief= */ false, number);
                    assertThat(name).as("%s %s %d", language, unit, number).isNotBlank();
                    assertThat(name.codePoints().noneMatch(com.ibm.icu.lang.UCharacter::isDigit))
                            .as(name)
                            .isTrue();
                }
            }
        }
    }
}
