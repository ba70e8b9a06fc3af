package dev.nameplate.encode;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The encoders, one per format: where everyone outside this package gets them. Immutable and thread-safe. */
public final class Encoders {

    /** What the bytes of all formats depend on: goes up with every change that alters a byte. Part of every image key. */
    public static final String VERSION = "5";

    private final GifEncoder gif = new GifEncoder();
    private final Map<Format, Encoder> encoders = new EnumMap<>(Format.class);
    private final WebpEncoder webp;

    public Encoders(Options options) {
        this(options, new WebpEncoder());
    }

    Encoders(Options options, WebpEncoder webp) {
        this.webp = webp;
        encoders.put(Format.JPEG, new JpegEncoder());
        encoders.put(Format.PNG, new PngEncoder());
        encoders.put(Format.GIF, gif);
        if (options.webp()) {
            encoders.put(Format.WEBP, webp);
        }
    }

    /** Whether images of that format are made here at all. */
    public boolean offers(Format format) {
        return fault(format).isEmpty();
    }

    /** Why images of a format are not made here; asked first of WebP, it loads the native library. */
    public Optional<EncodingFault> fault(Format format) {
        if (!encoders.containsKey(format)) {
            return Optional.of(new EncodingFault(
                    format, "the format " + format + " is switched off; switched on are " + encoders.keySet()));
        }
        return format == Format.WEBP ? webp.fault() : Optional.empty();
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
        Optional<EncodingFault> fault = fault(format);
        if (encoder == null || fault.isPresent()) {
            throw fault.orElseThrow();
        }
        return encoder;
    }

    /**
     * What the operator may choose.
     *
     * @param webp whether WebP is offered; it is the one format that loads a native library
     */
    public record Options(boolean webp) {

        /** Every format. */
        public static final Options DEFAULT = new Options(true);
    }
}
