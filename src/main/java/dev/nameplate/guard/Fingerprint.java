package dev.nameplate.guard;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes of what arrived: without the key nobody can tell whether somebody's values are among them. Thread-safe.
 */
final class Fingerprint {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;
    /** Keying anew costs as much as a short text. */
    private final ThreadLocal<Mac> mac = ThreadLocal.withInitial(this::keyed);

    Fingerprint(byte[] key) {
        this.key = key.clone();
    }

    /**
     * The hash of some bytes.
     *
     * @param purpose so that hashes for one purpose tell nothing about another's
     */
    byte[] of(byte purpose, byte[] bytes) {
        Mac keyed = mac.get();
        keyed.update(purpose);
        return keyed.doFinal(bytes);
    }

    /** The first or second eight bytes of a hash. */
    static long part(byte[] hash, int number) {
        long part = 0;
        for (int i = number * 8; i < number * 8 + 8; i++) {
            part = part << 8 | hash[i] & 0xFF;
        }
        return part;
    }

    private Mac keyed() {
        try {
            Mac keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
            return keyed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "Fingerprint";
    }
}
