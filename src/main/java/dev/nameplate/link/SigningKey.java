package dev.nameplate.link;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A named secret. Its codes never leave the package but inside a signed link.
 *
 * <p>A {@link Mac} is keyed once per thread: keying anew costs as much as a short text.
 */
final class SigningKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String DERIVED = "nameplate derived key 1\n";
    private static final int MAC_BYTES = 16;
    private static final int HEX_DIGITS = 32;
    private static final int BASE64_CHARACTERS = 22;
    private static final int BLOCK = 64;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String kid;
    private final String project;
    private final byte[] secret;
    private final @Nullable LocalDate retires;
    private final ThreadLocal<Mac> mac = ThreadLocal.withInitial(this::keyed);

    /**
     * @param kid the key's name
     * @param project the one project it signs for; empty when it is bound to none
     * @param secret kept as it is
     * @param retires its last day, UTC; null when it has none
     */
    SigningKey(String kid, String project, byte[] secret, @Nullable LocalDate retires) {
        this.kid = kid;
        this.project = project;
        this.secret = secret;
        this.retires = retires;
    }

    String kid() {
        return kid;
    }

    String project() {
        return project;
    }

    /** Its last day, UTC; null when it has none. */
    @Nullable
    LocalDate retires() {
        return retires;
    }

    /** Whether it verifies longer than another. */
    boolean outlasts(SigningKey other) {
        return other.retires != null && (retires == null || retires.isAfter(other.retires));
    }

    /** Whether both secrets make the same codes: HMAC pads a short secret with zeros and digests one longer than its block. */
    boolean sameSecret(SigningKey other) {
        return Arrays.equals(block(), other.block());
    }

    private byte[] block() {
        try {
            byte[] fitting =
                    secret.length > BLOCK ? MessageDigest.getInstance("SHA-256").digest(secret) : secret;
            return Arrays.copyOf(fitting, BLOCK);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    /** The text of {@code _sig} for a signed part's text. */
    String signature(Bytes text) {
        return kid + "." + BASE64.encodeToString(code(text));
    }

    /**
     * Whether the code that stands in {@code target} from {@code from} up to {@code to} is the text's, as base64url or as hex digits.
     *
     * <p>Compared as text, in a time that does not depend on where the two differ; the work is the same for every outcome.
     */
    boolean made(Bytes text, String target, int from, int to) {
        byte[] expected = code(text);
        boolean hex = to - from == HEX_DIGITS;
        byte[] shown = hex
                ? HexFormat.of().formatHex(expected).getBytes(StandardCharsets.ISO_8859_1)
                : BASE64.encode(expected);
        byte[] given = new byte[hex ? HEX_DIGITS : BASE64_CHARACTERS];
        for (int i = 0; i < Math.min(to - from, given.length); i++) {
            given[i] = (byte) target.charAt(from + i);
        }
        return MessageDigest.isEqual(shown, given) & codeLength(to - from);
    }

    /** A secret that is good for what the text says alone, 32 bytes: knowing it tells nothing of this one. */
    byte[] derived(Bytes text) {
        Mac keyed = mac.get();
        keyed.update(text.row(), 0, text.length());
        return keyed.doFinal();
    }

    /** Whether a code can have so many characters. */
    static boolean codeLength(int length) {
        return length == BASE64_CHARACTERS || length == HEX_DIGITS;
    }

    /** Another key, made of this one for a purpose: of none of them can the other be found out, and no link's text is such a purpose. */
    byte[] derived(String purpose) {
        Mac keyed = mac.get();
        return keyed.doFinal((DERIVED + purpose).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] code(Bytes text) {
        return Arrays.copyOf(derived(text), MAC_BYTES);
    }

    private Mac keyed() {
        try {
            Mac keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(secret, ALGORITHM));
            return keyed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return kid + (project.isEmpty() ? "" : "@" + project) + (retires == null ? "" : "~" + retires);
    }
}
