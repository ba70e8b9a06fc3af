package dev.nameplate.render.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialsTest {

    @ParameterizedTest
    @CsvSource({
        "Sarah, S",
        "sarah connor, SC",
        "Zoë O’Neil-Łukasiewicz, ZŁ",
        "Ludwig van Beethoven, LB",
        "Dr. Anna Ng, AN",
        "van den Berg, B",
        "J.R.R. Tolkien, JT",
        "AT&T, AT",
        "李小龍, 李",
        "김 민수, 김",
        "山田 太郎, 山",
        "محمد الأحمد, م",
        "ณัฐวุฒิ สุขใจ, ณัสุ",
        "Ångström ßeta, Åß",
        "🎉 Sarah 👩‍👩‍👧, S",
        "Sarah 🎉, S",
        "7 Eleven, 7E",
        "'', ''",
        "👩‍👩‍👧 🎉, ''",
        "1️⃣, ''",
        "— · —, ''",
    })
    void initials_are_what_a_person_would_write(String name, String initials) {
        assertThat(Initials.of(name)).isEqualTo(initials);
    }

    @Test
    void whatever_a_name_is_there_are_at_most_two_whole_clusters() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 3000; i++) {
            StringBuilder name = new StringBuilder();
            for (int j = random.nextInt(12); j > 0; j--) {
                name.appendCodePoint(random.nextInt(8) == 0 ? ' ' : random.nextInt(0x1FBFF));
            }
            assertThat(Initials.count(Initials.of(name.toString())))
                    .as("%s", name)
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    void the_same_name_chooses_the_same_and_all_are_chosen() {
        assertThat(Initials.choice("ZOË", 10)).isEqualTo(Initials.choice("Zoe\u0308", 10));
        Set<Integer> chosen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            chosen.add(Initials.choice("Person " + i, 10));
        }
        assertThat(chosen).hasSize(10);
    }
}
