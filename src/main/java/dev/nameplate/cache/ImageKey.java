package dev.nameplate.cache;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;

/** What identifies a finished image: the SHA-256 of everything that its bytes depend on. */
public final class ImageKey {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] digest;

    /** @param digest 32 bytes, not copied and never to be written again */
    public ImageKey(byte[] digest) {
        if (digest.length != 32) {
            throw new IllegalArgumentException("a key of " + digest.length + " bytes; it has 32");
        }
        this.digest = digest;
    }

    /** The key as 43 characters of unpadded base64url: what an ETag holds. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    /** The digest; not to be written. */
    byte[] bytes() {
        return digest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImageKey key && Arrays.equals(digest, key.digest);
    }

    @Override
    public int hashCode() {
        return (int) INTS.get(digest, 0);
    }

    @Override
    public String toString() {
        return text();
    }
}
