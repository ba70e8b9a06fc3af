package dev.nameplate.merge;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** Digests of values, for comparison. */
final class Digests {

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static String of(Values values) {
        return of(values, Set.of(), false);
    }

    static String of(Values values, Set<String> given, boolean zoned) {
        MessageDigest digest = sha256();
        values.drawnInto(digest, given, zoned);
        return HexFormat.of().formatHex(digest.digest());
    }
}
