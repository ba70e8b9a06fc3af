package dev.nameplate.encode;

import java.util.EnumMap;
import java.util.Map;

/** The encoders, one per format: where everyone outside this package gets them. Immutable and thread-safe. */
public final class Encoders {

    /** What the bytes of all formats depend on: goes up with every change that alters a byte. Part of every image key. */
    public static final String VERSION = "8";

    private final GifEncoder gif = new GifEncoder();
    private final Map<Format, Encoder> encoders = new EnumMap<>(Format.class);

    public Encoders(Options options) {
        encoders.put(Format.JPEG, new JpegEncoder());
        encoders.put(Format.PNG, new PngEncoder());
        encoders.put(Format.GIF, gif);
        if (options.webp()) {
            encoders.put(Format.WEBP, new WebpEncoder());
        }
    }

    /** Whether images of that format are made here at all. */
    public boolean offers(Format format) {
        return encoders.containsKey(format);
    }

    /** The encoder of films. */
    public GifEncoder films() {
        return gif;
    }

    /**
     * The encoder of a format; always the same one.
     *
     * @throws EncodingFault when the format is not offered
     */
    public Encoder of(Format format) {
        Encoder encoder = encoders.get(format);
        if (encoder == null) {
            throw new EncodingFault(
                    format, "the format " + format + " is switched off; switched on are " + encoders.keySet());
        }
        return encoder;
    }

    /**
     * What the operator may choose.
     *
     * @param webp whether WebP is offered
     */
    public record Options(boolean webp) {

        /** Every format. */
        public static final Options DEFAULT = new Options(true);
    }
}
