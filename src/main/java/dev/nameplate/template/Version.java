package dev.nameplate.template;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The version of a template: SHA-256 over a canonical form of its content, the digests of the assets it refers to, and what
 * it uses of its brand kit.
 *
 * <p>Canonical means: keys sorted by UTF-16 units, numbers by value (1, 1.0 and 1e0 are one), no white space. Left out are
 * {@code meta} and {@code $schema} at the top and every key that begins with {@code x-}.
 */
final class Version {

    private static final String MARK = "nameplate template 1\n";

    private Version() {}

    static String of(Map<String, ?> tree, Map<String, byte[]> assets) {
        return of(tree, assets, List.of());
    }

    /** @param worn what the template uses of its brand kit, a line each, in order; logos are among the assets */
    static String of(Map<String, ?> tree, Map<String, byte[]> assets, List<String> worn) {
        Map<String, Object> content = new TreeMap<>(tree);
        content.remove("meta");
        content.remove("$schema");
        StringBuilder canonical = new StringBuilder(MARK);
        write(canonical, content);
        new TreeMap<>(assets)
                .forEach((name, bytes) ->
                        canonical.append('\n').append(name).append(' ').append(hex(sha256(bytes))));
        worn.forEach(line -> canonical.append("\nbrand ").append(line));
        return hex(sha256(canonical.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void write(StringBuilder out, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, inner) -> sorted.put(String.valueOf(key), inner));
            sorted.keySet().removeIf(Entry::isExtension);
            char before = '{';
            for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
                text(out.append(before), entry.getKey());
                write(out.append(':'), entry.getValue());
                before = ',';
            }
            out.append(before == '{' ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            char before = '[';
            for (Object inner : list) {
                write(out.append(before), inner);
                before = ',';
            }
            out.append(before == '[' ? "[]" : "]");
        } else if (value instanceof String text) {
            text(out, text);
        } else if (value instanceof Number number) {
            BigDecimal exact = new BigDecimal(number.toString());
            out.append(exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toString());
        } else {
            out.append(value);
        }
    }

    private static void text(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                // Surrogates one by one, since a lone one has no UTF-8.
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
