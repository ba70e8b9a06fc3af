package dev.nameplate.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.observe.Meters;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeadGuardTest {

    private static final String SOUND = "GET / HTTP/1.1\r\nHost: a\r\nAccept: x\r\n\r\n";

    private static HeadGuard guard() {
        return new HeadGuard(
                Duration.ofSeconds(20),
                () -> {
                    throw new AssertionError("no HTTP/2 here");
                },
                /* h2c= */ false,
                new Meters());
    }

    private static String through(EmbeddedChannel channel) {
        StringBuilder text = new StringBuilder();
        for (ByteBuf bytes = channel.readInbound(); bytes != null; bytes = channel.readInbound()) {
            text.append(bytes.toString(StandardCharsets.ISO_8859_1));
            bytes.release();
        }
        return text.toString();
    }

    private static boolean passes(String text, int pieces) {
        EmbeddedChannel channel = new EmbeddedChannel(guard());
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int size = Math.max(1, bytes.length / pieces);
        for (int at = 0; at < bytes.length && channel.isOpen(); at += size) {
            ByteBuf piece = Unpooled.copiedBuffer(bytes, at, Math.min(size, bytes.length - at));
            channel.writeInbound(piece);
        }
        boolean passed = through(channel).equals(text);
        channel.finishAndReleaseAll();
        return passed;
    }

    @Test
    void sound_heads_pass_in_any_pieces() {
        for (int pieces = 1; pieces <= 60; pieces++) {
            assertThat(passes(SOUND + SOUND, pieces)).as("%d pieces", pieces).isTrue();
            assertThat(passes(SOUND.replace("\r\n", "\n"), pieces)).isTrue();
        }
    }

    @Test
    void a_folded_line_is_refused_in_any_pieces() {
        String folded = "GET / HTTP/1.1\r\nHost: a\r\n\tb\r\n\r\n";
        for (int pieces = 1; pieces <= folded.length(); pieces++) {
            assertThat(passes(folded, pieces)).as("%d pieces", pieces).isFalse();
            assertThat(passes(SOUND + folded.replace('\t', ' '), pieces)).isFalse();
        }
    }

    @Test
    void a_request_line_has_two_spaces_and_no_control_character_in_any_pieces() {
        for (String line : new String[] {
            "GET  / HTTP/1.1", "GET\t/ HTTP/1.1", "GET / HTTP/1.1 ", "GET /\r HTTP/1.1", "GET /\u0000 HTTP/1.1"
        }) {
            String head = line + "\r\nHost: a\r\n\r\n";
            for (int pieces = 1; pieces <= head.length(); pieces++) {
                assertThat(passes(head, pieces))
                        .as("%s in %d pieces", line, pieces)
                        .isFalse();
                assertThat(passes(SOUND + head, pieces)).isFalse();
            }
        }
        assertThat(passes("GET / HTTP/1.1\r\nHost: a\r\n: no name\r\n\r\n", 1)).isFalse();
        assertThat(passes("GET /\u00E9 HTTP/1.1\r\nX:  a\tb \r\n\r\n", 1)).isTrue();
    }

    @Test
    void a_body_is_passed_over_and_the_head_behind_it_is_looked_at() {
        String folded = "GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n";
        String post = "POST / HTTP/1.1\r\nHost: a\r\n";
        for (String request : new String[] {
            post + "Content-Length: 10\r\n\r\n{\n  a: 1\n}",
            post + "content-length:0\r\n\r\n",
            post + "\r\n",
            post + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            post + "Transfer-Encoding: Chunked \r\n\r\n3\r\n\n a\r\n1a;x=\"y\"\r\n" + "\n \t:".repeat(6)
                    + "\r\n\r\n0\r\nX: y\r\n\r\n",
            post.replace("\r", "") + "Transfer-Encoding: chunked\n\n1\n\n\n0\n\n"
        }) {
            for (int pieces = 1; pieces <= request.length() + folded.length(); pieces++) {
                assertThat(passes(request + SOUND + request + SOUND, pieces))
                        .as("%s in %d pieces", request, pieces)
                        .isTrue();
                assertThat(passes(request + request + folded, pieces))
                        .as("%s in %d pieces, and a folded line", request, pieces)
                        .isFalse();
            }
        }
    }

    @Test
    void a_body_that_drips_has_no_deadline_here_and_the_head_behind_it_has() {
        EmbeddedChannel channel = new EmbeddedChannel(guard());
        String request = "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nab";
        for (String piece : new String[] {request, "c", "G", "E"}) {
            assertThat(channel.isOpen()).as("before %s", piece).isTrue();
            channel.writeInbound(Unpooled.copiedBuffer(piece, StandardCharsets.US_ASCII));
            channel.advanceTimeBy(
                    piece.equals("G") || piece.equals("E") ? 11 : 60, java.util.concurrent.TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void where_the_end_of_a_body_is_not_known_nothing_is_looked_at_any_more() {
        for (String odd : new String[] {
            "Content-Length: 5\r\nContent-Length: 5\r\n",
            "Content-Length: +5\r\n",
            "Content-Length: 99999999999999999999\r\n",
            "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
            "Transfer-Encoding: gzip, chunked\r\n"
        }) {
            assertThat(passes("POST / HTTP/1.1\r\n" + odd + "\r\nab\r\n cd\r\n\r\n", 3))
                    .as(odd)
                    .isTrue();
        }
        for (String chunk : new String[] {"x\r\n", ";\r\n", "ffffffffffffffff\r\n", "1\r\nab"}) {
            assertThat(passes("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + "\r\n cd\r\n", 3))
                    .as(chunk)
                    .isTrue();
        }
    }

    @Test
    void a_head_that_drips_is_cut_at_its_deadline_and_a_whole_one_is_not() {
        EmbeddedChannel channel = new EmbeddedChannel(guard());
        channel.writeInbound(Unpooled.copiedBuffer(SOUND, StandardCharsets.US_ASCII));
        channel.advanceTimeBy(60, java.util.concurrent.TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isTrue();
        for (int i = 0; i < 3; i++) {
            channel.writeInbound(Unpooled.copiedBuffer("GET / HTTP".substring(i, i + 1), StandardCharsets.US_ASCII));
            channel.advanceTimeBy(9, java.util.concurrent.TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void what_is_refused_ends_in_a_byte_that_no_codec_takes_and_nothing_comes_behind() {
        EmbeddedChannel channel = new EmbeddedChannel(guard());
        String folded = "GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n";
        channel.writeInbound(Unpooled.copiedBuffer(SOUND + folded + SOUND, StandardCharsets.US_ASCII));
        channel.writeInbound(Unpooled.copiedBuffer(SOUND, StandardCharsets.US_ASCII));
        assertThat(through(channel)).isEqualTo(SOUND + "GET / HTTP/1.1\r\nA: b\r\n\0\r\n\r\n");
        channel.finishAndReleaseAll();
    }
}
