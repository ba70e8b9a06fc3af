package dev.nameplate.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Files that are small and cost whoever opens them dear, or are broken in a way that decoders are known to trip over. */
public final class Bombs {

    private static final int MIB = 1 << 20;

    private final List<Bomb> all = new ArrayList<>();

    private Bombs() {}

    /**
     * One such file.
     *
     * @param name what it is called, with the ending that it pretends to have
     * @param says part of what it is refused with; empty for one that is harmless, since what is dear about it is never looked at
     */
    public record Bomb(String name, String says, Supplier<byte[]> file) {}

    /** Pictures; fonts are in {@link FontBombs}. */
    public static List<Bomb> pictures() {
        Bombs bombs = new Bombs();
        bombs.pngs();
        bombs.jpegs();
        bombs.gifs();
        bombs.strangers();
        return List.copyOf(bombs.all);
    }

    private void add(String name, String says, Supplier<byte[]> file) {
        all.add(new Bomb(name, says, file));
    }

    private void pngs() {
        add("giant-1-bit.png", "30000x30000", () -> png(30_000, 30_000, 1, 0, 0, zeros(30_000L * 3751)));
        add(
                "largest-there-is.png",
                "10000 a side",
                () -> png(Integer.MAX_VALUE, Integer.MAX_VALUE, 8, 6, 0, zeros(100)));
        add("no-pixels.png", "no pixels", () -> png(0, 1, 8, 2, 0, zeros(10)));
        add("sixteen-bits.png", "of 16 bits", () -> png(4000, 4000, 16, 6, 0, zeros(1000)));
        add("more-than-the-heap.png", "heap", () -> png(10_000, 2500, 8, 6, 0, zeros(10_000L * 2500 * 4 + 2500)));
        add("interlaced-and-short.png", "damaged", () -> png(4000, 2600, 8, 2, 1, zeros(1000)));
        add("pixels-go-on.png", "", () -> png(8, 8, 8, 2, 0, zeros(256L * MIB)));
        for (String type : List.of("zTXt", "iCCP", "iTXt", "eXIf", "tEXt", "sPLT")) {
            add(
                    "chunk-" + type.toLowerCase(java.util.Locale.ROOT) + ".png",
                    "",
                    () -> withChunk(type, text(zeros(256L * MIB))));
        }
        add("many-chunks.png", "", () -> withChunks("tEXt", 400_000));
        add("many-frames.png", "", () -> animated(20_000));
        add("wrong-sums.png", "", () -> wrongSums(plainPng()));
        add("unknown-filter.png", "damaged", () -> png(64, 64, 8, 2, 0, deflated(filtered((byte) 77))));
        add("png-and-page.png", "", () -> joined(plainPng(), ascii("<html><script>alert(1)</script>")));
        add("length-of-chunk.png", "damaged", () -> patched(plainPng(), 33, 0x7F, 0xFF, 0xFF, 0xFF));
    }

    private void jpegs() {
        add("thousand-scans.jpg", "scans of 9000000 pixels", () -> sized(withScans(1000), 3000, 3000));
        add("ten-thousand-scans.jpg", "scans", () -> sized(withScans(10_000), 3000, 3000));
        // Half of what is allowed, so that a slow machine has not spent its time either.
        add("many-scans.jpg", "", () -> sized(withScans(80), 832, 832));
        add("largest-there-is.jpg", "65535x65535", () -> sized(plainJpeg(false), 65_535, 65_535));
        add("second-frame.jpg", "damaged", () -> secondFrame(plainJpeg(false)));
        add("four-colours.jpg", "CMYK", () -> patched(plainJpeg(false), marker(plainJpeg(false), 0xC0) + 9, 4));
        add(
                "arithmetic.jpg",
                "few programs read (frame 9)",
                () -> patched(plainJpeg(false), marker(plainJpeg(false), 0xC0) + 1, 0xC9));
        add("many-tables.jpg", "", () -> withTables(150_000));
        add("restarts.jpg", "", () -> withRestarts(3_000_000));
        add("no-end.jpg", "damaged", () -> Arrays.copyOf(plainJpeg(true), plainJpeg(true).length - 2));
        add("comments.jpg", "", () -> withComments(150));
    }

    private void gifs() {
        add("largest-there-is.gif", "65535x65535", () -> gif(65_535, 65_535, new byte[] {4, 1, 1}));
        add("one-colour.gif", "", () -> gif(4000, 2600, lzwOfZeros(4000 * 2600)));
        add("frames.gif", "", () -> frames(200_000));
        add("clear-codes.gif", "more data than", () -> gif(1, 1, clearCodes(9_000_000)));
        add("clear-codes-large.gif", "takes too long", () -> gif(4000, 2600, clearCodes(9_000_000)));
        add("short-blocks.gif", "more data than", () -> shortBlocks(4_000_000));
        add("code-size.gif", "damaged", () -> patched(gif(8, 8, lzwOfZeros(64)), 29, 200));
        add("extensions.gif", "", () -> withExtensions(1_000_000));
    }

    private void strangers() {
        String svg = "<svg xmlns='http://www.w3.org/2000/svg'><image href='http://127.0.0.1/'/></svg>";
        add("drawing.png", "neither PNG nor JPEG nor GIF", () -> ascii(svg));
        add("drawing.svg", "SVG", () -> ascii(svg));
        add("bitmap.png", "neither PNG nor JPEG nor GIF", () -> joined(ascii("BM"), new byte[60]));
        add("tiff.jpg", "neither PNG nor JPEG nor GIF", () -> joined(ascii("II*\0"), new byte[60]));
        add("webp.png", "neither PNG nor JPEG nor GIF", () -> joined(ascii("RIFF\0\0\0\0WEBPVP8L"), new byte[60]));
        add("zip.gif", "neither PNG nor JPEG nor GIF", () -> joined(ascii("PK\3\4"), plainPng()));
        add("gif-called-png.png", "GIF inside", () -> gif(8, 8, lzwOfZeros(64)));
        add("nothing.jpg", "neither PNG nor JPEG nor GIF", () -> new byte[0]);
        add("too-long.png", "at most 10000000", () -> joined(plainPng(), new byte[10_000_001]));
    }

    /** Small sound files, to be cut short and damaged. */
    public static List<byte[]> sound() {
        return List.of(plainPng(), plainJpeg(false), plainJpeg(true), gif(16, 16, lzwOfZeros(256)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] patched(byte[] file, int at, int... bytes) {
        byte[] copy = file.clone();
        for (int i = 0; i < bytes.length; i++) {
            copy[at + i] = (byte) bytes[i];
        }
        return copy;
    }

    /** So many zeros, deflated. */
    static byte[] zeros(long count) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 16];
        byte[] block = new byte[1 << 16];
        for (long left = count; left > 0; left -= zeros.length) {
            deflater.setInput(zeros, 0, (int) Math.min(left, zeros.length));
            while (!deflater.needsInput()) {
                out.write(block, 0, deflater.deflate(block));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            out.write(block, 0, deflater.deflate(block));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] block = new byte[bytes.length + 100];
        int length = deflater.deflate(block);
        deflater.end();
        return Arrays.copyOf(block, length);
    }

    private static byte[] filtered(byte filter) {
        byte[] rows = new byte[64 * (1 + 64 * 3)];
        for (int y = 0; y < 64; y++) {
            rows[y * (1 + 64 * 3)] = filter;
        }
        return rows;
    }

    /** A chunk's data that begin with a keyword, as most do. */
    private static byte[] text(byte[] packed) {
        return joined(ascii("Comment\0\0"), packed);
    }

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static byte[] png(int width, int height, int depth, int colours, int interlaced, byte[] data) {
        return joined(
                SIGNATURE,
                header(width, height, depth, colours, interlaced),
                chunk("IDAT", data),
                chunk("IEND", new byte[0]));
    }

    private static byte[] header(int width, int height, int depth, int colours, int interlaced) {
        return chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) depth)
                        .put((byte) colours)
                        .put(12, (byte) interlaced)
                        .array());
    }

    private static byte[] plainPng() {
        return png(16, 16, 8, 2, 0, deflated(new byte[16 * (1 + 16 * 3)]));
    }

    private static byte[] withChunk(String type, byte[] data) {
        byte[] plain = plainPng();
        return joined(Arrays.copyOf(plain, 33), chunk(type, data), Arrays.copyOfRange(plain, 33, plain.length));
    }

    private static byte[] withChunks(String type, int count) {
        byte[] plain = plainPng();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = chunk(type, ascii("a\0b"));
        out.write(plain, 0, 33);
        for (int i = 0; i < count; i++) {
            out.writeBytes(chunk);
        }
        out.write(plain, 33, plain.length - 33);
        return out.toByteArray();
    }

    /** An animation of so many frames, each as large as a picture may be. */
    private static byte[] animated(int count) {
        byte[] plain = plainPng();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 33);
        out.writeBytes(chunk("acTL", ByteBuffer.allocate(8).putInt(count).array()));
        out.write(plain, 33, plain.length - 33 - 12);
        for (int i = 0; i < count; i++) {
            out.writeBytes(chunk(
                    "fcTL",
                    ByteBuffer.allocate(26)
                            .putInt(2 * i)
                            .putInt(10_000)
                            .putInt(10_000)
                            .array()));
            out.writeBytes(chunk("fdAT", new byte[20]));
        }
        out.writeBytes(chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    private static byte[] wrongSums(byte[] png) {
        return patched(png, 29, 1, 2, 3, 4);
    }

    /** A chunk of a PNG, with its checksum. */
    public static byte[] chunk(String type, byte[] data) {
        byte[] name = ascii(type);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] plainJpeg(boolean progressive) {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 256; i++) {
            image.setRGB(i % 16, i / 16, i * 0x010305);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static byte[] repeated(byte[] part, int count) {
        byte[] all = new byte[part.length * count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(part, 0, all, i * part.length, part.length);
        }
        return all;
    }

    /** Inserted before the end of a file. */
    private static byte[] beforeEnd(byte[] file, int end, byte[] more) {
        return joined(
                Arrays.copyOf(file, file.length - end), more, Arrays.copyOfRange(file, file.length - end, file.length));
    }

    /** Empty refinements of the first colour: each walks through all of the picture's blocks. */
    private static byte[] withScans(int count) {
        byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 1, 63, 0x10, 0};
        return beforeEnd(plainJpeg(true), 2, repeated(scan, count));
    }

    private static int marker(byte[] jpeg, int marker) {
        for (int i = 0; i < jpeg.length - 1; i++) {
            if ((jpeg[i] & 255) == 0xFF && (jpeg[i + 1] & 255) == marker) {
                return i;
            }
        }
        throw new AssertionError("no marker " + marker);
    }

    private static byte[] sized(byte[] jpeg, int width, int height) {
        byte[] copy = jpeg.clone();
        boolean plain = Arrays.equals(jpeg, plainJpeg(false));
        ByteBuffer.wrap(copy)
                .putShort(marker(jpeg, plain ? 0xC0 : 0xC2) + 5, (short) height)
                .putShort(marker(jpeg, plain ? 0xC0 : 0xC2) + 7, (short) width);
        return copy;
    }

    /** A frame of 65500x65500 pixels with its scan, and a small one behind it. */
    private static byte[] secondFrame(byte[] jpeg) {
        byte[] large = sized(jpeg, 65_500, 65_500);
        return joined(Arrays.copyOf(large, large.length - 2), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] withTables(int count) {
        byte[] jpeg = plainJpeg(false);
        int at = marker(jpeg, 0xDB);
        int length = 2 + (jpeg[at + 2] & 255) * 256 + (jpeg[at + 3] & 255);
        byte[] table = Arrays.copyOfRange(jpeg, at, at + length);
        int fits = Math.min(count, 9_000_000 / table.length);
        return joined(Arrays.copyOf(jpeg, at), repeated(table, fits), Arrays.copyOfRange(jpeg, at, jpeg.length));
    }

    private static byte[] withRestarts(int count) {
        return beforeEnd(plainJpeg(false), 2, repeated(new byte[] {(byte) 0xFF, (byte) 0xD3}, count));
    }

    private static byte[] withComments(int count) {
        byte[] jpeg = plainJpeg(false);
        byte[] comment = new byte[60_000];
        comment[0] = (byte) 0xFF;
        comment[1] = (byte) 0xFE;
        ByteBuffer.wrap(comment).putShort(2, (short) (comment.length - 2));
        return joined(Arrays.copyOf(jpeg, 2), repeated(comment, count), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** One frame over a palette of two colours; the data with its code size, without the end of blocks. */
    private static byte[] gif(int width, int height, byte[] data) {
        return joined(gifHead(width, height), gifFrame(width, height, data), new byte[] {0x3B});
    }

    private static byte[] gifHead(int width, int height) {
        return ByteBuffer.allocate(19)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .put(ascii("GIF89a"))
                .putShort((short) width)
                .putShort((short) height)
                .put((byte) 0x80)
                .put(new byte[] {0, 0, 0, 0, 0, (byte) 255, (byte) 255, (byte) 255})
                .array();
    }

    private static byte[] gifFrame(int width, int height, byte[] data) {
        byte[] head = ByteBuffer.allocate(10)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x2C)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) width)
                .putShort((short) height)
                .put((byte) 0)
                .array();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head);
        out.write(data[0]);
        for (int at = 1; at < data.length; at += 255) {
            int length = Math.min(255, data.length - at);
            out.write(length);
            out.write(data, at, length);
        }
        out.write(0);
        return out.toByteArray();
    }

    /** Codes of growing length; a run of zeros is coded by codes that are each one longer than the one before. */
    private static byte[] lzwOfZeros(int pixels) {
        Codes codes = new Codes();
        codes.put(4);
        int next = 6;
        codes.put(0);
        for (int done = 1, run = 2; done < pixels; done += run, run++) {
            if (next == 4095) {
                codes.put(4);
                codes.width = 3;
                next = 6;
                codes.put(0);
                done++;
                run = 2;
            }
            codes.put(next);
            next++;
            if (next == 1 << codes.width && codes.width < 12) {
                codes.width++;
            }
        }
        codes.put(5);
        return codes.bytes();
    }

    private static byte[] clearCodes(int bytes) {
        Codes codes = new Codes();
        while (codes.out.size() < bytes) {
            codes.put(4);
        }
        return codes.bytes();
    }

    /** Bits, the lowest first, behind a code size of 2. */
    private static final class Codes {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int width = 3;
        private int held;
        private int bits;

        private Codes() {
            out.write(2);
        }

        private void put(int code) {
            held |= code << bits;
            bits += width;
            while (bits >= 8) {
                out.write(held);
                held >>>= 8;
                bits -= 8;
            }
        }

        private byte[] bytes() {
            out.write(held);
            return out.toByteArray();
        }
    }

    private static byte[] frames(int count) {
        byte[] more = gifFrame(65_000, 65_000, new byte[] {2, 0x4C, 1});
        int fits = Math.min(count, 9_000_000 / more.length);
        return beforeEnd(gif(8, 8, lzwOfZeros(64)), 1, repeated(more, fits));
    }

    private static byte[] shortBlocks(int count) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(gifHead(64, 64));
        byte[] frame = gifFrame(64, 64, new byte[] {2, 0x24});
        out.write(frame, 0, frame.length - 1);
        out.writeBytes(repeated(new byte[] {1, 0x24}, count));
        out.write(0);
        out.write(0x3B);
        return out.toByteArray();
    }

    private static byte[] withExtensions(int count) {
        byte[] gif = gif(8, 8, lzwOfZeros(64));
        byte[] control = {0x21, (byte) 0xF9, 4, 0, 0, 0, 0, 0};
        return joined(Arrays.copyOf(gif, 19), repeated(control, count), Arrays.copyOfRange(gif, 19, gif.length));
    }
}
