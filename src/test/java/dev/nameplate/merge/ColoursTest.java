package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColoursTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#FF8800|FFFF8800|#FF8800",
                "ff8800|FFFF8800|#FF8800",
                "#f80|FFFF8800|#FF8800",
                "#f808|88FF8800|#FF880088",
                "#FF880080|80FF8800|#FF880080",
                "#000|FF000000|#000000",
                "#00000000|0|#00000000",
                "rgb(255, 136, 0)|FFFF8800|#FF8800",
                "RGB(255 136 0)|FFFF8800|#FF8800"
            })
    void a_colour_is_read_and_written(String text, String argb, String written) {
        int colour = Colours.read(text).orElseThrow();

        assertThat(colour).isEqualTo((int) Long.parseLong(argb, 16));
        assertThat(Colours.write(colour)).isEqualTo(written);
        assertThat(Colours.read(written)).hasValue(colour);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "red",
                "#12",
                "#12345",
                "#1234567",
                "#123456789",
                "#GGGGGG",
                "rgb(1,2)",
                "rgb(1,2,3",
                "rgb(256,0,0)",
                "rgb(-1,0,0)",
                "rgb(a,b,c)",
                "rgb(,,)",
                "##123456"
            })
    void what_is_no_colour_is_none(String text) {
        assertThat(Colours.read(text)).isEmpty();
    }
}
