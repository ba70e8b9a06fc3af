package dev.nameplate.link;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Names and values as a query has them. */
final class Pairs {

    private Pairs() {}

    /** Adds {@code name=value&} for each, the values percent-encoded as UTF-8. */
    static void write(Map<String, String> pairs, Bytes query) {
        pairs.forEach((name, value) -> {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            query.add(name);
            query.add('=');
            query.addEncoded(bytes, 0, bytes.length);
            query.add('&');
        });
    }
}
