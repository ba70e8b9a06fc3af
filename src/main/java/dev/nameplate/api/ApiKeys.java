package dev.nameplate.api;

import java.nio.charset.StandardCharsets;
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
        byte[] block = new byte[LONGEST + 1];
        int from = bearer ? BEARER.length() : 0;
        int length = Math.min(Math.max(0, given.length() - from), block.length);
        for (int i = 0; i < length; i++) {
            char c = given.charAt(from + i);
            block[i] = c < 0x80 ? (byte) c : 0;
        }
        byte[] digest = digest(block);
        ApiKey found = null;
        for (Kept kept : keys) {
            boolean same = MessageDigest.isEqual(kept.digest(), digest);
            found = same ? kept.key() : found;
        }
        return bearer ? Optional.ofNullable(found) : Optional.empty();
    }

    /** Every block is as long, so that digesting takes the same time for all. */
    private static byte[] digest(byte[] block) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(block);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    /** What a secret digests to. */
    static byte[] digest(String secret) {
        byte[] block = new byte[LONGEST + 1];
        byte[] bytes = secret.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, block, 0, bytes.length);
        return digest(block);
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
