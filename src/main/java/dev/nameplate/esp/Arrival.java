package dev.nameplate.esp;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a provider makes of a value where its tag stands. */
public enum Arrival {
    /** As it is. */
    RAW("as it is"),
    /** Escaped for HTML, which the reader's mail program undoes. */
    HTML("escaped for HTML"),
    /** Percent-encoded, a space as {@code %20}. */
    PERCENT("percent-encoded"),
    /** Percent-encoded, a space as {@code +}. */
    PLUS("percent-encoded, a space as +");

    private static final String UNRESERVED = "-._~";

    private final String says;

    Arrival(String says) {
        this.says = says;
    }

    /** Its name in data and output. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it means, in words. */
    public String says() {
        return says;
    }

    /** Whether nothing that means something in a link is left of the value. */
    public boolean encoded() {
        return this == PERCENT || this == PLUS;
    }

    /** A value as it stands in the sent mail's HTML. */
    public String write(String value) {
        return switch (this) {
            case RAW -> value;
            case HTML -> escaped(value);
            case PERCENT -> percent(value, "%20");
            case PLUS -> percent(value, "+");
        };
    }

    static Arrival of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String percent(String value, String space) {
        StringBuilder written = new StringBuilder();
        for (byte unit : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xFF);
            boolean plain = c < 0x80
                    && (c >= 'a' && c <= 'z'
                            || c >= 'A' && c <= 'Z'
                            || c >= '0' && c <= '9'
                            || UNRESERVED.indexOf(c) >= 0);
            if (plain) {
                written.append(c);
            } else {
                written.append(c == ' ' ? space : String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return written.toString();
    }
}
