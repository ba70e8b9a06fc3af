package dev.nameplate.merge;

import static dev.nameplate.merge.MergeNote.Kind.HEALED_ENCODING;
import static dev.nameplate.merge.MergeNote.Kind.HEALED_PERCENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Seeds;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingTest {

    private final Notes notes = new Notes();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sarah|Sarah",
                "a+b%2Bc|a b+c",
                "Zo%C3%AB|Zoë",
                "Zo%c3%aB|Zoë",
                "%E2%82%AC|€",
                "%F0%9F%8E%89|🎉",
                "%41%zz%4|A%zz%4",
                "Zo\u00C3\u00AB|Zoë"
            })
    void escapes_and_bytes_are_utf_8(String raw, String text) {
        assertThat(Decoding.first(raw, notes)).isEqualTo(text);
    }

    @Test
    void what_is_no_utf_8_is_windows_1252_as_a_whole() {
        assertThat(Decoding.first("%E9%20%C3%A9", notes)).isEqualTo("é Ã©");
        assertThat(notes.all()).extracting(MergeNote::kind).containsExactly(HEALED_ENCODING);
    }

    @ParameterizedTest
    @CsvSource({"80,20AC", "85,2026", "92,2019", "9F,178", "81,81", "8D,8D", "A0,A0", "E4,E4", "FF,FF"})
    void windows_1252_is_the_webs(String escape, String code) {
        String text = Decoding.first("x%" + escape, notes);

        assertThat(text.codePointAt(1)).isEqualTo(Integer.parseInt(code, 16));
    }

    @Test
    void a_stray_per_cent_sign_is_itself_and_noted() {
        assertThat(Decoding.first("100%", notes)).isEqualTo("100%");
        assertThat(notes.all()).extracting(MergeNote::kind).containsExactly(HEALED_PERCENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sarah", "50% 20%41", "100%", "%C3", "%EB", "%4", "%"})
    void only_what_is_escaped_throughout_is_decoded_again(String text) {
        assertThat(Decoding.second(text)).isNull();
    }

    @Test
    void a_second_decoding_leaves_plus_alone() {
        assertThat(Decoding.second("a+b%20c")).isEqualTo("a+b c");
    }

    @Test
    void validity_of_utf_8_is_the_standards() {
        long seed = Seeds.one();
        Random random = new Random(seed);
        byte[] bytes = new byte[4];
        for (int i = 0; i < 200_000; i++) {
            random.nextBytes(bytes);
            bytes[0] |= (byte) (i % 2 == 0 ? 0x80 : 0xC0);
            if (i % 3 == 0) {
                bytes[1] = (byte) (bytes[1] & 0x3F | 0x80);
                bytes[2] = (byte) (bytes[2] & 0x3F | 0x80);
                bytes[3] = (byte) (bytes[3] & 0x3F | 0x80);
            }
            assertThat(Decoding.isUtf8(bytes, bytes.length))
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(isUtf8ByTheJdk(bytes));
        }
    }

    private static boolean isUtf8ByTheJdk(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }
}
