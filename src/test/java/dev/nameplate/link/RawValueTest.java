package dev.nameplate.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Seeds;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawValueTest {

    private static String decoded(String raw) {
        Bytes into = new Bytes(1);
        RawValue.decode(raw, 0, raw.length(), into);
        return into.string(0, into.length());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Sarah,Sarah",
                "a+b%20c,a b c",
                "a%2Bb,a+b",
                "Zo%C3%AB,Zoë",
                "Zo%c3%ab,Zoë",
                "Zo%EB,Zoë",
                "%80%99,€™",
                "%F0%9F%8E%89,🎉",
                "100%,100%",
                "100%2,100%2",
                "100%zz,100%zz",
                "%%41,%A",
                "%4%31,%41",
                "%2541,%41",
                "%+1,% 1",
            })
    void a_value_is_decoded_once(String raw, String value) {
        assertThat(decoded(raw)).isEqualTo(value);
    }

    @Test
    void raw_bytes_are_value_bytes() {
        assertThat(decoded("Zo\u00c3\u00ab")).isEqualTo("Zoë");
        assertThat(decoded("Zo\u00eb")).isEqualTo("Zoë");
        assertThat(decoded("Zo\u00c3%ab")).isEqualTo("Zoë");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%C0%AE",
                "%C1%BF",
                "%E0%80%AE",
                "%F0%80%80%AE",
                "%ED%A0%80",
                "%F4%90%80%80",
                "%F5%80%80%80",
                "%80",
                "%C3",
                "%E2%82"
            })
    void what_is_not_utf8_is_windows_1252(String raw) {
        byte[] bytes = HexFormat.of().parseHex(raw.replace("%", ""));

        assertThat(RawValue.isUtf8(bytes, 0, bytes.length)).isFalse();
        assertThat(decoded(raw)).hasSize(bytes.length).doesNotContain("\ufffd");
    }

    @Test
    void windows_1252_has_no_holes() {
        Charset jdk = Charset.forName("windows-1252");
        for (int c = 0x80; c <= 0xFF; c++) {
            String theirs = new String(new byte[] {(byte) c}, jdk);
            String expected = theirs.equals("\ufffd") ? String.valueOf((char) c) : theirs;

            assertThat(decoded(String.valueOf((char) c))).isEqualTo(expected);
        }
    }

    static LongStream seeds() {
        return Seeds.some(3);
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void bytes_are_utf8_when_the_strict_decoder_says_so(long seed) {
        Random random = new Random(seed);
        int valid = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = oddBytes(random);
            boolean expected = strictlyUtf8(bytes);
            valid += expected ? 1 : 0;

            assertThat(RawValue.isUtf8(bytes, 0, bytes.length))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(expected);
        }
        assertThat(valid).as("rounds that tried valid bytes").isBetween(5_000, 45_000);
    }

    /** Characters of every length, often with one byte changed or cut off, so that the borders of the encoding are met. */
    private static byte[] oddBytes(Random random) {
        int[] borders = {0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x3FFFF, 0x40000, 0x10FFFF};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.appendCodePoint(borders[random.nextInt(borders.length)]);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextBoolean()) {
            int[] values = {
                0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xE0, 0xED, 0xF0, 0xF4, 0xF5, 0xFF
            };
            bytes[random.nextInt(bytes.length)] = (byte) values[random.nextInt(values.length)];
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }

    private static boolean strictlyUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
