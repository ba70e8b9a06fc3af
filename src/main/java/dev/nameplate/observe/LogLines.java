package dev.nameplate.observe;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/** Log events for people: a line with time, level, who says it and what; and where a fault arose below it. */
public final class LogLines extends EncoderBase<ILoggingEvent> {

    private static final int MOST_FRAMES = 12;
    private static final byte[] NOTHING = {};

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringBuilder out = new StringBuilder(160);
        time(event.getTimeStamp(), out);
        String level = event.getLevel().toString();
        out.append(' ').append(level).append(" ".repeat(Math.max(0, 5 - level.length()) + 1));
        String logger = event.getLoggerName();
        out.append(logger, logger.lastIndexOf('.') + 1, logger.length()).append(": ");
        printable(event.getFormattedMessage(), out);
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            for (KeyValuePair pair : pairs) {
                out.append(' ').append(pair.key).append('=');
                value(String.valueOf(pair.value), out);
            }
        }
        out.append('\n');
        if (event.getThrowableProxy() != null) {
            Faults.write(event.getThrowableProxy(), MOST_FRAMES, out);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void time(long millis, StringBuilder out) {
        LocalTime time = LocalTime.ofInstant(Instant.ofEpochMilli(millis), ZoneId.systemDefault());
        two(time.getHour(), out);
        out.append(':');
        two(time.getMinute(), out);
        out.append(':');
        two(time.getSecond(), out);
        out.append('.').append(1000 + time.getNano() / 1_000_000);
        out.deleteCharAt(out.length() - 4);
    }

    private static void two(int number, StringBuilder out) {
        out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private static void value(String value, StringBuilder out) {
        boolean quoted = value.isEmpty() || value.indexOf(' ') >= 0 || value.indexOf('"') >= 0;
        if (quoted) {
            out.append('"');
        }
        printable(value, out);
        if (quoted) {
            out.append('"');
        }
    }

    /** Lists of problems have lines of their own; whatever else moves a terminal's cursor does not come through. */
    private static void printable(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c < ' ' && c != '\n' && c != '\t' || c == 0x7F || c >= 0x80 && c < 0xA0 ? '?' : c);
        }
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
