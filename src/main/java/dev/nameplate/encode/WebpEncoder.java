package dev.nameplate.encode;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** Encodes whole pictures as lossy WebP by the native libwebp, which is loaded when the first picture comes. */
final class WebpEncoder implements Encoder {

    private static final int METHOD = 2;

    /** Idle parameters: each holds native memory that the library never frees, so they are used again and again. */
    private final Queue<WebPWriteParam> idle = new ConcurrentLinkedQueue<>();

    private final Supplier<WebPWriteParam> library;
    private volatile @Nullable Optional<EncodingFault> fault;

    WebpEncoder() {
        this(() -> new WebPWriteParam(Locale.ROOT));
    }

    /** @param library makes parameters, which loads the native library the first time */
    WebpEncoder(Supplier<WebPWriteParam> library) {
        this.library = library;
    }

    /** What keeps WebP from being made on this machine; whoever asks first has the library loaded. */
    Optional<EncodingFault> fault() {
        Optional<EncodingFault> known = fault;
        return known != null ? known : load();
    }

    private synchronized Optional<EncodingFault> load() {
        Optional<EncodingFault> found = fault;
        if (found == null) {
            try {
                idle.add(parameters());
                found = Optional.empty();
            } catch (EncodingFault e) {
                found = Optional.of(e);
            }
            fault = found;
        }
        return found;
    }

    @Override
    public Format format() {
        return Format.WEBP;
    }

    @Override
    public boolean learns() {
        return false;
    }

    @Override
    public EncodedBase base(Raster pixels, EncodeSettings settings, List<Frame> samples) {
        return new WholeBase(settings);
    }

    @Override
    public EncodedImage encode(EncodedBase base, Raster pixels, Damage damage, Target target) {
        BufferedImage picture = Pictures.straight(pixels);
        WebPWriteParam param = parameters();
        try {
            return QualitySearch.best(Format.WEBP, pixels, target, quality -> written(picture, param, quality));
        } finally {
            idle.add(param);
        }
    }

    private WebPWriteParam parameters() {
        WebPWriteParam known = idle.poll();
        if (known != null) {
            return known;
        }
        try {
            WebPWriteParam made = library.get();
            made.setCompressionType(CompressionType.Lossy);
            made.setMethod(METHOD);
            return made;
        } catch (LinkageError e) {
            throw new EncodingFault(Format.WEBP, "the native library of WebP does not load on this machine: " + e, e);
        }
    }

    private static byte[] written(BufferedImage picture, WebPWriteParam param, int quality) {
        param.setCompressionQuality(quality / 100f);
        ImageWriter writer = new WebPImageWriterSpi().createWriterInstance(null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } catch (IOException e) {
            throw new EncodingFault(
                    Format.WEBP, "libwebp refused a picture of " + picture.getWidth() + "x" + picture.getHeight(), e);
        }
        return bytes.toByteArray();
    }
}
