package dev.nameplate.observe;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/**
 * Log events for programs: one JSON object a line, with {@code time}, {@code level}, {@code logger}, {@code thread} and {@code message}, what the
 * event has beside its message, and a fault with its stack trace as the one field {@code fault}.
 */
final class LogObjects extends EncoderBase<ILoggingEvent> {

    private static final int MOST_FRAMES = 60;
    private static final byte[] NOTHING = {};

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringBuilder out = new StringBuilder(320);
        out.append("{\"time\":\"")
                .append(Instant.ofEpochMilli(event.getTimeStamp()))
                .append('"');
        field("level", event.getLevel().toString().toLowerCase(Locale.ROOT), out);
        field("logger", event.getLoggerName(), out);
        field("thread", event.getThreadName(), out);
        field("message", event.getFormattedMessage(), out);
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            pairs.forEach(pair -> field(pair.key, pair.value, out));
        }
        if (event.getThrowableProxy() != null) {
            StringBuilder fault = new StringBuilder();
            Faults.write(event.getThrowableProxy(), MOST_FRAMES, fault);
            field("fault", fault.toString(), out);
        }
        return out.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void field(String name, Object value, StringBuilder out) {
        out.append(',');
        text(name, out);
        out.append(':');
        value(value, out);
    }

    private static void value(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            char before = '{';
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(before);
                text(String.valueOf(entry.getKey()), out);
                out.append(':');
                value(entry.getValue(), out);
                before = ',';
            }
            out.append(before == '{' ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            char before = '[';
            for (Object item : list) {
                out.append(before);
                value(item, out);
                before = ',';
            }
            out.append(before == '[' ? "[]" : "]");
        } else if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            out.append(number.doubleValue());
        } else {
            text(String.valueOf(value), out);
        }
    }

    private static void text(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    // Separators of lines, and halves of pairs, which are no characters in UTF-8.
                    if (c < ' ' || c == 0x2028 || c == 0x2029 || Character.isSurrogate(c) && !isPaired(text, i)) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isPaired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
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
