package dev.nameplate.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeadGuardTest {

    private static final String SOUND = "GET / HTTP/1.1\r\nHost: a\r\nAccept: x\r\n\r\n";

    private static boolean passes(String text, int pieces) {
        EmbeddedChannel channel = new EmbeddedChannel(new HeadGuard(Duration.ofSeconds(20)));
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int size = Math.max(1, bytes.length / pieces);
        for (int at = 0; at < bytes.length && channel.isOpen(); at += size) {
            ByteBuf piece = Unpooled.copiedBuffer(bytes, at, Math.min(size, bytes.length - at));
            channel.writeInbound(piece);
        }
        boolean open = channel.isOpen();
        channel.finishAndReleaseAll();
        return open;
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
    void the_body_of_another_method_is_none_of_its_business() {
        assertThat(passes("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{\n  a: 1\n}", 7))
                .isTrue();
    }

    @Test
    void a_head_that_drips_is_cut_at_its_deadline_and_a_whole_one_is_not() {
        EmbeddedChannel channel = new EmbeddedChannel(new HeadGuard(Duration.ofSeconds(20)));
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
    void the_refusal_says_400_and_closes() {
        EmbeddedChannel channel = new EmbeddedChannel(new HeadGuard(Duration.ofSeconds(20)));
        channel.writeInbound(Unpooled.copiedBuffer("GET / HTTP/1.1\r\nA: b\r\n c\r\n", StandardCharsets.US_ASCII));
        ByteBuf answer = channel.readOutbound();
        assertThat(answer.toString(StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 400 ");
        answer.release();
        assertThat((Object) channel.readInbound()).isNull();
        assertThat(channel.isOpen()).isFalse();
    }
}
