package dev.nameplate.merge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Writes values into a digest so that no two different sequences write the same bytes. */
final class DrawnValues {

    private final MessageDigest digest;
    private final byte[] word = new byte[4];

    DrawnValues(MessageDigest digest) {
        this.digest = digest;
    }

    void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        digest.update(bytes);
    }

    void number(int number) {
        word[0] = (byte) (number >>> 24);
        word[1] = (byte) (number >>> 16);
        word[2] = (byte) (number >>> 8);
        word[3] = (byte) number;
        digest.update(word);
    }

    /** @param given whether it matters that the value arrived */
    void value(Value value, boolean given) {
        text(value.text());
        text(value.key());
        number(value.colour().isPresent() ? 1 : 0);
        number(value.colour().orElse(0));
        optional(value.asset());
        number(given ? value.rung() == 0 ? 1 : 2 : 0);
        number(value.items().size());
        value.items().forEach(item -> value(item, /* given= */ false));
    }

    private void optional(Optional<String> text) {
        number(text.isPresent() ? 1 : 0);
        text(text.orElse(""));
    }
}
