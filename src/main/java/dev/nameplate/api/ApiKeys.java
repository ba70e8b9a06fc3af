package dev.nameplate.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the API, by the SHA-256 digests of their secrets. Immutable; neither messages nor {@link #toString()} show a secret.
 *
 * <p>A plain digest will do: secrets are at least 32 random bytes, which nobody finds by trying, however fast.
 */
public final class ApiKeys {

    /** 32 bytes in base64url. */
    static final int SHORTEST = 43;

    static final int LONGEST = 128;

    private static final String BEARER = "Bearer ";
    private static final int NAME_BYTES = 4;
    private static final int SECRET_BYTES = 32;

    /**
     * A key and what its secret digests to.
     *
     * @param digest never written
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Kept(ApiKey key, byte[] digest) {}

    private final List<Kept> keys;

    ApiKeys(List<Kept> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * The key that an {@code Authorization} header holds the secret of. Whatever is wrong with it costs the same: one digest, compared
     * with all.
     */
    Optional<ApiKey> of(@Nullable String authorization) {
        String given = authorization == null ? "" : authorization;
        boolean bearer = given.regionMatches(/* ignoreCase= */ true, 0, BEARER, 0, BEARER.length());
        byte[] digest = digest(given.substring(bearer ? BEARER.length() : 0));
        ApiKey found = null;
        for (Kept kept : keys) {
            boolean same = MessageDigest.isEqual(kept.digest(), digest);
            found = same ? kept.key() : found;
        }
        return bearer ? Optional.ofNullable(found) : Optional.empty();
    }

    /** What a secret digests to: in a block that is as long for every text, with the text's length at its end. */
    static byte[] digest(String secret) {
        byte[] block = new byte[LONGEST + 2];
        int length = Math.min(secret.length(), LONGEST + 1);
        for (int i = 0; i < length; i++) {
            char c = secret.charAt(i);
            block[i] = c < 0x80 ? (byte) c : 0;
        }
        block[LONGEST + 1] = (byte) length;
        try {
            return MessageDigest.getInstance("SHA-256").digest(block);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    /** A fresh key as {@code admin.keys} takes it, with a random name that can stand beside older keys. */
    public static String newKey() {
        SecureRandom random = new SecureRandom();
        byte[] name = new byte[NAME_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(name);
        random.nextBytes(secret);
        return "api-" + HexFormat.of().formatHex(name) + ":"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    @Override
    public String toString() {
        return "ApiKeys" + keys.stream().map(Kept::key).toList();
    }
}
