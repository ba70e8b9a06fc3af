package dev.nameplate.link;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Values of a link that only the server can read: what {@code _seal} holds.
 *
 * <p>Base64url, without padding, of 16 random bytes, the salt, and behind it what AES-256-GCM (NIST SP 800-38D) makes of the values
 * written as a query. The cipher's key is the HMAC-SHA256, under the link key's secret, of "np1 seal", a line feed, the template's path, a line
 * feed and the salt; so each seal has a key of its own, its nonce can be twelve zeros, and a seal opens for its own template alone.
 */
final class Seal {

    private static final int SALT_BYTES = 16;
    private static final int TAG_BYTES = 16;
    private static final int TAG_BITS = 8 * TAG_BYTES;

    /** Values are filled up to a multiple of so many bytes, so that a seal's length says little of a name's. */
    private static final int STEP = 32;

    /** The shortest seal: one step of values. Shorter texts are none, and longer ones do not fit into a target. */
    private static final int LEAST_CHARACTERS = (SALT_BYTES + STEP + TAG_BYTES) * 4 / 3;

    private static final byte[] NONCE = new byte[12];
    private static final SecureRandom RANDOM = new SecureRandom();

    private Seal() {}

    /** Seals values for a template under a key. */
    static String of(SigningKey key, String path, Map<String, String> values) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return of(key, path, values, salt);
    }

    /** As above, with a salt of the caller's, which must never be used again. */
    static String of(SigningKey key, String path, Map<String, String> values, byte[] salt) {
        Bytes query = new Bytes(256);
        Pairs.write(values, query);
        do {
            query.add('&');
        } while (query.length() % STEP != 0);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, key, path, salt).doFinal(query.row(), 0, query.length());
            byte[] all = Arrays.copyOf(salt, SALT_BYTES + closed.length);
            System.arraycopy(closed, 0, all, SALT_BYTES, closed.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no AES-GCM", e);
        }
    }

    /** Whether a text may be a seal; whether it opens is known only with its key. */
    static boolean shaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
                return false;
            }
        }
        return text.length() >= LEAST_CHARACTERS;
    }

    /** The values, decoded, in their order; null when the text is no seal of this key and template. */
    static @Nullable Map<String, String> opened(SigningKey key, String path, String text) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(text);
            byte[] salt = Arrays.copyOf(all, SALT_BYTES);
            return values(cipher(Cipher.DECRYPT_MODE, key, path, salt)
                    .doFinal(all, SALT_BYTES, Math.max(0, all.length - SALT_BYTES)));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return null;
        }
    }

    /** Null when a name is none that can be sealed, or stands twice. */
    private static @Nullable Map<String, String> values(byte[] query) {
        Map<String, String> values = new LinkedHashMap<>();
        // One char for each byte, as in a target.
        String raw = new String(query, StandardCharsets.ISO_8859_1);
        Bytes decoded = new Bytes(raw.length());
        for (String piece : raw.split("&", -1)) {
            if (piece.isEmpty()) {
                continue;
            }
            int equals = piece.indexOf('=');
            if (equals < 0 || !SignedPart.openable(piece.substring(0, equals))) {
                return null;
            }
            decoded.clear();
            RawValue.decode(piece, equals + 1, piece.length(), decoded);
            if (values.put(piece.substring(0, equals), decoded.string(0, decoded.length())) != null) {
                return null;
            }
        }
        return values;
    }

    private static Cipher cipher(int mode, SigningKey key, String path, byte[] salt) throws GeneralSecurityException {
        Bytes text = new Bytes(64);
        text.add("np1 seal\n");
        text.add(path);
        text.add('\n');
        for (byte part : salt) {
            text.add(part);
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.derived(text), "AES"), new GCMParameterSpec(TAG_BITS, NONCE));
        return cipher;
    }
}
