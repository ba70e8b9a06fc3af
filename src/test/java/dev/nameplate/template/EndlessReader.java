package dev.nameplate.template;

import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/** A decoder for GIFs that works until it is told to end, never says how far it is, and is deaf to interrupts. */
final class EndlessReader extends ImageReaderSpi {

    private final AtomicBoolean end;

    EndlessReader(AtomicBoolean end) {
        super(
                "tests",
                "1",
                new String[] {"gif", "GIF"},
                new String[] {"gif"},
                new String[] {"image/gif"},
                Reader.class.getName(),
                new Class<?>[] {ImageInputStream.class},
                /* writerSpiNames= */ null,
                /* supportsStandardStreamMetadataFormat= */ false,
                /* nativeStreamMetadataFormatName= */ null,
                /* nativeStreamMetadataFormatClassName= */ null,
                /* extraStreamMetadataFormatNames= */ null,
                /* extraStreamMetadataFormatClassNames= */ null,
                /* supportsStandardImageMetadataFormat= */ false,
                /* nativeImageMetadataFormatName= */ null,
                /* nativeImageMetadataFormatClassName= */ null,
                /* extraImageMetadataFormatNames= */ null,
                /* extraImageMetadataFormatClassNames= */ null);
        this.end = end;
    }

    @Override
    public boolean canDecodeInput(Object source) {
        return true;
    }

    @Override
    public ImageReader createReaderInstance(Object extension) {
        return new Reader(this);
    }

    @Override
    public String getDescription(Locale locale) {
        return "a decoder that never ends";
    }

    private static final class Reader extends ImageReader {

        private final AtomicBoolean end;

        Reader(EndlessReader provider) {
            super(provider);
            this.end = provider.end;
        }

        @Override
        public BufferedImage read(int index, ImageReadParam param) {
            while (!end.get()) {
                Thread.onSpinWait();
            }
            return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        }

        @Override
        public int getNumImages(boolean allowSearch) {
            return 1;
        }

        @Override
        public int getWidth(int index) {
            return 1;
        }

        @Override
        public int getHeight(int index) {
            return 1;
        }

        @Override
        public Iterator<ImageTypeSpecifier> getImageTypes(int index) {
            return Collections.emptyIterator();
        }

        @Override
        public IIOMetadata getStreamMetadata() {
            throw new UnsupportedOperationException();
        }

        @Override
        public IIOMetadata getImageMetadata(int index) {
            throw new UnsupportedOperationException();
        }
    }
}
