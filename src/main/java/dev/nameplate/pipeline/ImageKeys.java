package dev.nameplate.pipeline;

import dev.nameplate.cache.ImageKey;
import dev.nameplate.encode.Format;
import dev.nameplate.merge.Values;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Makes the keys of images: SHA-256 over everything that the bytes depend on, each part length-prefixed, so that no two
 * different requests share one and no two spellings of the same request differ.
 */
final class ImageKeys {

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(ImageKeys::digest);

    private final byte[] renderer;

    /**
     * @param renderer what the pixels and bytes of all templates depend on: versions of renderer, encoders and locale data,
     *     and the font book's digest
     */
    ImageKeys(String renderer) {
        this.renderer = renderer.getBytes(StandardCharsets.UTF_8);
    }

    /** The key of one image. */
    ImageKey key(Published published, Values values, Variation variation) {
        MessageDigest digest = SHA_256.get();
        digest.reset();
        part(digest, renderer);
        part(digest, published.template().version().getBytes(StandardCharsets.US_ASCII));
        return rest(digest, published, values, variation);
    }

    /** The same without template and renderer version: what the last good image of a picture is kept under. */
    ImageKey family(Published published, Values values, Variation variation) {
        MessageDigest digest = SHA_256.get();
        digest.reset();
        return rest(digest, published, values, variation);
    }

    private static ImageKey rest(MessageDigest digest, Published published, Values values, Variation variation) {
        part(digest, published.template().path().getBytes(StandardCharsets.US_ASCII));
        values.drawnInto(digest, published.givenFields(), /* zoned= */ false);
        if (values.left().isPresent()) {
            long left = values.left().getAsLong();
            for (int shift = 56; shift >= 0; shift -= 8) {
                digest.update((byte) (left >>> shift));
            }
        }
        digest.update((byte) (values.left().isPresent() ? 1 : 0));
        part(digest, variation.variant().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) variation.format().ordinal());
        digest.update((byte) variation.density());
        digest.update((byte) variation.quality());
        return new ImageKey(digest.digest());
    }

    private static void part(MessageDigest digest, byte[] bytes) {
        digest.update((byte) (bytes.length >> 8));
        digest.update((byte) bytes.length);
        digest.update(bytes);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    /**
     * Which of a template's images is asked for, beside its values.
     *
     * @param format how it is encoded
     * @param density 1, 2 or 3
     * @param quality asked for by the link, 0 when the template decides
     * @param variant the id of the variant chosen; never the seed
     */
    record Variation(Format format, int density, int quality, String variant) {}
}
