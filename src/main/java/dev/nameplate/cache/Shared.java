package dev.nameplate.cache;

import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Format;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** An image as the cluster keeps it: a head of what is needed to answer with it, then its bytes. Never Java serialisation. */
final class Shared {

    private static final byte VERSION = 1;

    private static final int HEAD = 1 + 1 + 4 + 4 + 1 + 1;

    private Shared() {}

    static byte[] write(EncodedImage image) {
        return ByteBuffer.allocate(HEAD + image.bytes().length)
                .order(ByteOrder.BIG_ENDIAN)
                .put(VERSION)
                .put((byte) image.format().ordinal())
                .putInt(image.width())
                .putInt(image.height())
                .put((byte) image.quality())
                .put((byte) (image.overBudget() ? 1 : 0))
                .put(image.bytes())
                .array();
    }

    /** Empty when it is none that this program writes. */
    static Optional<EncodedImage> read(byte[] entry) {
        if (entry.length <= HEAD || entry[0] != VERSION) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(entry).order(ByteOrder.BIG_ENDIAN);
        in.get();
        int format = in.get();
        int width = in.getInt();
        int height = in.getInt();
        int quality = in.get();
        boolean overBudget = in.get() == 1;
        if (format < 0 || format >= Format.values().length || width < 1 || height < 1) {
            return Optional.empty();
        }
        byte[] bytes = new byte[in.remaining()];
        in.get(bytes);
        return Optional.of(new EncodedImage(bytes, Format.values()[format], width, height, quality, overBudget));
    }
}
