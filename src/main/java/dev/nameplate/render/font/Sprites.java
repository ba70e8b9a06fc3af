package dev.nameplate.render.font;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Raster;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The pictures of a colour face: PNG images in the tables {@code CBDT} and {@code CBLC}, of its largest size.
 *
 * <p>Java2D shapes such a face (a family joined by joiners, a flag and a keycap are one glyph each) but neither draws nor
 * spaces it. Only the index is kept; a picture is read from the file when it is first asked for.
 */
final class Sprites {

    private static final int SIZE_RECORD = 48;
    private static final int SMALL_METRICS = 5;
    private static final int BIG_METRICS = 8;

    /** Longer pictures are taken for damage. */
    private static final int MOST_BYTES = 1 << 20;

    /** The index has room for 255 pixels; what is drawn may hang over a little. */
    private static final int LONGEST_SIDE = 512;

    private final ByteBuffer index;
    private final Source source;
    private final long data;
    private final int unitsPerEm;
    private final int size;

    private Sprites(ByteBuffer index, Source source, long data, int unitsPerEm) {
        this.index = index;
        this.source = source;
        this.data = data;
        this.unitsPerEm = unitsPerEm;
        this.size = largest(index);
    }

    /** Where a face's pictures are read from. */
    interface Source {
        void read(ByteBuffer into, long at) throws IOException;
    }

    /** Pictures that are read from disk when they are asked for. */
    static Source in(Path file) {
        return (into, at) -> {
            try (FileChannel channel = FileChannel.open(file)) {
                while (into.hasRemaining()) {
                    if (channel.read(into, at + into.position()) < 0) {
                        throw new IOException(file + " ends within a glyph");
                    }
                }
            }
        };
    }

    /** Pictures of a file that is only in memory. */
    static Source in(byte[] file) {
        return (into, at) -> {
            if (at < 0 || at > file.length - into.remaining()) {
                throw new IOException("it ends within a glyph");
            }
            into.put(file, (int) at, into.remaining());
        };
    }

    /** The pictures of a face in a file; copies the index, so that the file's bytes can go. */
    static Sprites of(Sfnt sfnt, Source source, int unitsPerEm) {
        ByteBuffer table = sfnt.required("CBLC");
        byte[] index = new byte[table.remaining()];
        table.get(0, index);
        return new Sprites(ByteBuffer.wrap(index), source, sfnt.offset("CBDT"), unitsPerEm);
    }

    /** Where the record of the largest size stands in the index. */
    private static int largest(ByteBuffer index) {
        int best = 8;
        for (int i = 1; i < index.getInt(4); i++) {
            int record = 8 + SIZE_RECORD * i;
            if (pixelsPerEm(index, record) > pixelsPerEm(index, best)) {
                best = record;
            }
        }
        if (pixelsPerEm(index, best) == 0) {
            throw new FontFault("its colour glyphs are 0 pixels large");
        }
        return best;
    }

    private static int pixelsPerEm(ByteBuffer index, int record) {
        return Byte.toUnsignedInt(index.get(record + 45));
    }

    /** Where a glyph's picture lies in the data, and its metrics if the index holds them (else -1). */
    private record Entry(int format, long start, int length, int metrics) {}

    /** A glyph's picture; empty when it has none. */
    Optional<Sprite> sprite(int glyph) {
        Optional<Entry> entry = entry(glyph);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        byte[] picture = read(entry.get());
        ByteBuffer bytes = ByteBuffer.wrap(picture);
        return switch (entry.get().format()) {
            case 17 -> Optional.of(sprite(picture, bytes, 0, SMALL_METRICS));
            case 18 -> Optional.of(sprite(picture, bytes, 0, BIG_METRICS));
            case 19 -> Optional.of(sprite(picture, index, entry.get().metrics(), 0));
            default -> Optional.empty();
        };
    }

    private Optional<Entry> entry(int glyph) {
        int tables = index.getInt(size);
        int count = index.getInt(size + 8);
        for (int i = 0; i < count; i++) {
            int first = Short.toUnsignedInt(index.getShort(tables + 8 * i));
            int last = Short.toUnsignedInt(index.getShort(tables + 8 * i + 2));
            if (glyph >= first && glyph <= last) {
                return entry(tables + index.getInt(tables + 8 * i + 4), glyph, first);
            }
        }
        return Optional.empty();
    }

    private Optional<Entry> entry(int table, int glyph, int first) {
        int format = index.getShort(table + 2);
        long start = Integer.toUnsignedLong(index.getInt(table + 4));
        int body = table + 8;
        int place = glyph - first;
        return switch (index.getShort(table)) {
            case 1 -> entry(format, start, index.getInt(body + 4 * place), index.getInt(body + 4 * place + 4));
            case 2 -> {
                int length = index.getInt(body);
                yield Optional.of(new Entry(format, start + (long) place * length, length, body + 4));
            }
            case 3 ->
                entry(
                        format,
                        start,
                        Short.toUnsignedInt(index.getShort(body + 2 * place)),
                        Short.toUnsignedInt(index.getShort(body + 2 * place + 2)));
            case 4 -> sparse(format, start, body, glyph);
            case 5 -> listed(format, start, body, glyph);
            default -> Optional.empty();
        };
    }

    private static Optional<Entry> entry(int format, long start, int from, int to) {
        return to <= from ? Optional.empty() : Optional.of(new Entry(format, start + from, to - from, -1));
    }

    /** Pairs of glyph and offset, one more than there are glyphs. */
    private Optional<Entry> sparse(int format, long start, int body, int glyph) {
        for (int i = 0; i < index.getInt(body); i++) {
            int pair = body + 4 + 4 * i;
            if (Short.toUnsignedInt(index.getShort(pair)) == glyph) {
                return entry(
                        format,
                        start,
                        Short.toUnsignedInt(index.getShort(pair + 2)),
                        Short.toUnsignedInt(index.getShort(pair + 6)));
            }
        }
        return Optional.empty();
    }

    /** Glyphs whose pictures are equally long and share their metrics. */
    private Optional<Entry> listed(int format, long start, int body, int glyph) {
        int length = index.getInt(body);
        int list = body + 4 + BIG_METRICS;
        for (int i = 0; i < index.getInt(list); i++) {
            if (Short.toUnsignedInt(index.getShort(list + 4 + 2 * i)) == glyph) {
                return Optional.of(new Entry(format, start + (long) i * length, length, body + 4));
            }
        }
        return Optional.empty();
    }

    private byte[] read(Entry entry) {
        if (entry.length() > MOST_BYTES) {
            throw new FontFault("a colour glyph of " + entry.length() + " bytes; at most " + MOST_BYTES + " are read");
        }
        byte[] picture = new byte[entry.length()];
        try {
            source.read(ByteBuffer.wrap(picture), data + entry.start());
        } catch (IOException e) {
            throw new FontFault("a colour glyph cannot be read: " + e.getMessage(), e);
        }
        return picture;
    }

    /** @param skipped bytes before the picture's length */
    private Sprite sprite(byte[] picture, ByteBuffer metrics, int at, int skipped) {
        int height = Byte.toUnsignedInt(metrics.get(at));
        int width = Byte.toUnsignedInt(metrics.get(at + 1));
        int advance = Byte.toUnsignedInt(metrics.get(at + 4));
        return new Sprite(
                decoded(picture, skipped + 4, ByteBuffer.wrap(picture).getInt(skipped)),
                units(metrics.get(at + 2)),
                units(-metrics.get(at + 3)),
                units(width),
                units(height),
                units(advance));
    }

    private int units(int pixels) {
        return Math.round((float) pixels * unitsPerEm / pixelsPerEm(index, size));
    }

    /** Whether a picture's header says that it is no larger than a glyph can be. */
    private static boolean isSmall(byte[] png, int from) {
        ByteBuffer header = ByteBuffer.wrap(png);
        int width = header.getInt(from + 16);
        int height = header.getInt(from + 20);
        return width > 0 && width <= LONGEST_SIDE && height > 0 && height <= LONGEST_SIDE;
    }

    private Raster decoded(byte[] bytes, int from, int length) {
        if (from + 24 > bytes.length || !isSmall(bytes, from)) {
            throw new FontFault("a colour glyph is no PNG of at most " + LONGEST_SIDE + " pixels a side");
        }
        try {
            // Memory, not a temporary file; ImageIO closes what it has read.
            BufferedImage image =
                    ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes, from, length)));
            if (image == null) {
                throw new IOException("a glyph that is no PNG");
            }
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = Argb.premultiplied(pixels[i]);
            }
            return Raster.of(image.getWidth(), image.getHeight(), pixels);
        } catch (IOException e) {
            throw new FontFault("a colour glyph cannot be decoded: " + e.getMessage(), e);
        }
    }

    /** The run with every picture as wide as it is. */
    GlyphRun spaced(GlyphRun run, Face face) {
        int count = run.count();
        int[] glyphs = new int[count];
        int[] x = new int[count + 1];
        int[] y = new int[count];
        int[] characters = new int[count];
        int pen = 0;
        for (int i = 0; i < count; i++) {
            glyphs[i] = run.glyph(i);
            characters[i] = run.character(i);
            x[i] = pen;
            pen += face.sprite(run.glyph(i)).map(Sprite::advance).orElse(run.advance(i));
        }
        x[count] = pen;
        return new GlyphRun(face, run.length(), run.rightToLeft(), glyphs, x, y, characters);
    }
}
