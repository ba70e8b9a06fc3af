package dev.nameplate.encode.png;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spans and their tokens: read again as deflate reads them, and whatever was matched before. */
class SpanMatcherTest {

    private static final int MEMORY = 1 << 13;
    private static final int WINDOW = 1 << 15;

    static LongStream seeds() {
        return Seeds.some(20);
    }

    /** Bytes and where they lie in the rows. */
    private record Span(int place, byte[] bytes) {}

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void tokens_say_the_bytes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Span> spans = spans(random);
        // All that a reader knows of what lies between: bytes that no span has.
        short[] rows = new short[spans.get(spans.size() - 1).place + MEMORY];
        Arrays.fill(rows, (short) -1);
        SpanMatcher matcher = new SpanMatcher(MEMORY);
        matcher.reset();
        for (Span span : spans) {
            Tokens tokens = tokens(matcher, span);
            int at = span.place;
            for (int i = 0; i < tokens.count(); i++) {
                int token = tokens.token(i);
                if (!Tokens.isMatch(token)) {
                    rows[at++] = (short) token;
                    continue;
                }
                int distance = Tokens.distance(token);
                assertThat(distance).isBetween(1, WINDOW);
                for (int end = at + Tokens.length(token); at < end; at++) {
                    rows[at] = rows[at - distance];
                }
            }
            assertThat(at).isEqualTo(span.place + span.bytes.length);
            for (int i = 0; i < span.bytes.length; i++) {
                assertThat((int) rows[span.place + i])
                        .as("seed %d, byte %d of the span at %d", seed, i, span.place)
                        .isEqualTo(span.bytes[i] & 255);
            }
        }
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void nothing_stays_from_the_picture_before(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Span> spans = spans(random);
        SpanMatcher fresh = new SpanMatcher(MEMORY);
        SpanMatcher used = new SpanMatcher(MEMORY);
        used.reset();
        spans(random).forEach(span -> tokens(used, span));
        fresh.reset();
        used.reset();
        for (Span span : spans) {
            assertThat(list(tokens(used, span))).as("seed %d", seed).isEqualTo(list(tokens(fresh, span)));
        }
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void runs_say_the_bytes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (Span span : spans(random)) {
            // With bytes before and behind that are no part of it.
            byte[] data = new byte[span.bytes.length + 16];
            random.nextBytes(data);
            System.arraycopy(span.bytes, 0, data, 8, span.bytes.length);
            Tokens tokens = new Tokens();
            Runs.parse(data, 8, 8 + span.bytes.length, tokens);
            byte[] said = new byte[span.bytes.length];
            int at = 0;
            for (int i = 0; i < tokens.count(); i++) {
                int token = tokens.token(i);
                int n = Tokens.isMatch(token) ? Tokens.length(token) : 1;
                byte value = Tokens.isMatch(token) ? said[at - Tokens.distance(token)] : (byte) token;
                Arrays.fill(said, at, at + n, value);
                at += n;
            }
            assertThat(at).isEqualTo(said.length);
            assertThat(said).as("seed %d", seed).isEqualTo(span.bytes);
            assertThat(list(tokens)).as("seed %d", seed).isEqualTo(runs(span.bytes));
        }
    }

    /** As they are defined: from the left, each of five to 258 bytes and as long as can be. */
    private static List<Integer> runs(byte[] bytes) {
        List<Integer> tokens = new ArrayList<>();
        for (int at = 0; at < bytes.length; ) {
            int end = at;
            while (at > 0 && end < bytes.length && end < at + 258 && bytes[end] == bytes[at - 1]) {
                end++;
            }
            boolean run = end - at >= 5;
            tokens.add(run ? Tokens.ofMatch(end - at, 1) : bytes[at] & 255);
            at = run ? end : at + 1;
        }
        return tokens;
    }

    private static Tokens tokens(SpanMatcher matcher, Span span) {
        int at = matcher.span(span.place, span.bytes.length);
        System.arraycopy(span.bytes, 0, matcher.data(), at, span.bytes.length);
        Tokens tokens = new Tokens();
        matcher.parse(at, tokens);
        return tokens;
    }

    private static List<Integer> list(Tokens tokens) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < tokens.count(); i++) {
            all.add(tokens.token(i));
        }
        return all;
    }

    /** Grain, runs and echoes, with gaps between that are now and then wider than the window. */
    private static List<Span> spans(SplittableRandom random) {
        List<Span> spans = new ArrayList<>();
        int place = 0;
        for (int i = 0; i < 60; i++) {
            byte[] bytes = new byte[random.nextInt(random.nextInt(4) == 0 ? 2000 : 40)];
            int kinds = 1 + random.nextInt(random.nextBoolean() ? 3 : 256);
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) random.nextInt(kinds);
            }
            if (!spans.isEmpty() && random.nextBoolean()) {
                byte[] other = spans.get(random.nextInt(spans.size())).bytes;
                System.arraycopy(other, 0, bytes, 0, Math.min(other.length, bytes.length));
            }
            spans.add(new Span(place, bytes));
            place += bytes.length + random.nextInt(random.nextInt(10) == 0 ? 2 * WINDOW : 300);
        }
        return spans;
    }
}
