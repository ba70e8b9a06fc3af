package dev.nameplate.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static List<String> cut(String text, int piece) {
        Lines lines = new Lines(/* longest= */ 10);
        List<String> all = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += piece) {
            lines.add(Buffer.buffer().appendBytes(bytes, at, Math.min(piece, bytes.length - at)));
            take(lines, all);
        }
        lines.end();
        take(lines, all);
        return all;
    }

    private static void take(Lines lines, List<String> all) {
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            all.add(line.number()
                    + (line.tooLong() ? "!" : ":")
                    + (line.isBlank() ? "" : new String(line.bytes(), StandardCharsets.UTF_8)));
        }
    }

    @Test
    void lines_are_the_same_in_any_pieces() {
        String text = "one\n\ntwo\r\n  \nthree é\n01234567890\n0123456789\n" + "x".repeat(35) + "\nlast";
        List<String> whole = cut(text, text.length() * 2);
        assertThat(whole)
                .containsExactly("1:one", "2:", "3:two\r", "4:", "5:three é", "6!", "7:0123456789", "8!", "9:last");
        for (int piece = 1; piece < 80; piece++) {
            assertThat(cut(text, piece)).as("pieces of %d", piece).isEqualTo(whole);
        }
    }

    @Test
    void what_ends_with_a_line_feed_has_no_line_behind_it() {
        assertThat(cut("a\n", 1)).containsExactly("1:a");
        assertThat(cut("", 1)).isEmpty();
        assertThat(cut("\n", 1)).containsExactly("1:");
        assertThat(cut("x".repeat(50), 7)).containsExactly("1!");
        assertThat(cut("x".repeat(50) + "\n", 7)).containsExactly("1!");
    }
}
