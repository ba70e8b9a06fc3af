package dev.nameplate.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.raster.Raster;
import dev.nameplate.testing.Bombs;
import dev.nameplate.testing.Seeds;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetDecoderTest {

    @Test
    void a_png_with_alpha_is_premultiplied() {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x80FF0000);
        image.setRGB(1, 0, 0xFF00FF00);
        Raster raster = picture("a.png", Examples.encoded(image, "png"));
        assertThat(raster.pixels()).containsExactly(0x80800000, 0xFF00FF00);
    }

    @Test
    void greys_keep_their_samples() {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 100, 255});
        assertThat(picture("a.png", Examples.encoded(image, "png")).pixels())
                .containsExactly(0xFF000000, 0xFF646464, 0xFFFFFFFF);
    }

    @Test
    void sixteen_bits_become_eight() {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, 2, 1, new int[] {0x1234, 0xFFFF});
        assertThat(picture("a.png", Examples.encoded(image, "png")).pixels()).containsExactly(0xFF121212, 0xFFFFFFFF);
    }

    @Test
    void palettes_with_transparency_are_read() {
        byte[] level = {0, (byte) 200};
        IndexColorModel palette = new IndexColorModel(1, 2, level, level, level, 0);
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
        image.getRaster().setPixels(0, 0, 2, 1, new int[] {0, 1});
        for (String format : new String[] {"png", "gif"}) {
            assertThat(picture("a." + format, Examples.encoded(image, format)).pixels())
                    .as(format)
                    .containsExactly(0, 0xFFC8C8C8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "jpeg"})
    void a_jpeg_is_read(String ending) throws IOException {
        Raster raster = picture("a." + ending, jpeg(24, 16, /* progressive= */ true));
        assertThat(raster.width()).isEqualTo(24);
        assertThat(raster.height()).isEqualTo(16);
        assertThat(raster.isOpaque()).isTrue();
    }

    @Test
    void only_the_first_frame_of_a_gif_is_read() {
        byte[] one = Examples.picture("gif", 4, 4);
        byte[] two = Arrays.copyOf(one, one.length + 200);
        Arrays.fill(two, one.length - 1, two.length, (byte) 0x2C);
        assertThat(picture("a.gif", two).pixels())
                .isEqualTo(picture("a.gif", one).pixels());
    }

    @Test
    void a_file_that_is_not_what_its_name_says_is_refused() {
        assertThat(fault("a.png", Examples.picture("gif", 1, 1))).isEqualTo("is a GIF inside; call it .gif");
        assertThat(fault("a.jpg", Examples.picture("png", 1, 1))).isEqualTo("is a PNG inside; call it .png");
        assertThat(fault("a.png", "<svg/>".getBytes(StandardCharsets.UTF_8))).contains("neither PNG nor JPEG nor GIF");
        assertThat(fault("a.gif", new byte[0])).contains("neither PNG nor JPEG nor GIF");
    }

    @Test
    void a_file_that_is_too_large_is_refused() {
        assertThat(fault("a.png", new byte[10_000_001])).contains("10000001 bytes", "at most 10000000");
    }

    @Test
    void a_png_that_declares_too_many_pixels_is_refused_before_it_is_decoded() {
        assertThat(fault("a.png", png(30_000, 30_000, 1, 0, new byte[0]))).contains("30000x30000", "25000000");
        assertThat(fault("a.png", png(10_001, 1, 8, 2, new byte[0]))).contains("10000 a side");
        assertThat(fault("a.png", png(Integer.MAX_VALUE, Integer.MAX_VALUE, 8, 6, new byte[0])))
                .contains("10000 a side");
        assertThat(fault("a.png", png(4000, 4000, 16, 6, new byte[0]))).contains("of 16 bits", "12500000");
        assertThat(fault("a.png", png(0, 5, 8, 6, new byte[0]))).contains("no pixels");
        assertThat(fault("a.png", png(-1, 5, 8, 6, new byte[0]))).contains("no pixels");
    }

    @Test
    void a_gif_that_declares_too_many_pixels_is_refused() {
        byte[] gif = Examples.picture("gif", 3, 3);
        int frame = 0;
        while (gif[frame] != 0x2C || gif[frame + 5] != 3) {
            frame++;
        }
        Arrays.fill(gif, frame + 5, frame + 9, (byte) 0xFF);
        assertThat(fault("a.gif", gif)).contains("65535x65535");
    }

    @Test
    void the_decoder_never_sees_a_png_s_texts_profiles_and_times() {
        byte[] plain = Examples.encoded(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_INDEXED), "png");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(plain, 0, 33);
        for (String type : new String[] {"zTXt", "iTXt", "iCCP", "tIME", "eXIf", "gAMA", "acTL"}) {
            file.writeBytes(Bombs.chunk(type, deflatedZeros(1_000_000)));
        }
        file.write(plain, 33, plain.length - 33);
        assertThat(kept(AssetTrim.Kind.PNG, file.toByteArray())).isEqualTo(plain);
    }

    @Test
    void the_decoder_never_sees_a_jpeg_s_application_data_and_comments() throws IOException {
        byte[] plain = jpeg(16, 16, /* progressive= */ false);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(plain, 0, 20);
        for (int marker : new int[] {0xE1, 0xE2, 0xED, 0xFE}) {
            file.writeBytes(new byte[] {(byte) 0xFF, (byte) marker, 0x10, 0});
            file.writeBytes(new byte[0x1000 - 2]);
        }
        file.write(plain, 20, plain.length - 20);
        assertThat(kept(AssetTrim.Kind.JPEG, file.toByteArray())).isEqualTo(plain);
    }

    @Test
    void the_decoder_never_sees_a_gif_s_comments() {
        byte[] plain = Examples.picture("gif", 3, 3);
        int body = 13 + (3 << ((plain[10] & 7) + 1));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(plain, 0, body);
        file.writeBytes(new byte[] {0x21, (byte) 0xFE, 3, 'a', 'b', 'c', 2, 'd', 'e', 0});
        file.write(plain, body, plain.length - body);
        assertThat(kept(AssetTrim.Kind.GIF, file.toByteArray())).isEqualTo(plain);
    }

    @Test
    void pixels_that_go_on_after_the_last_row_are_ignored() throws IOException {
        assertThat(picture("a.png", png(8, 8, 8, 2, deflatedZeros(50_000_000))).pixels())
                .hasSize(64);
    }

    @Test
    void a_jpeg_of_a_thousand_scans_is_refused_before_it_is_decoded() throws IOException {
        assertThat(fault("a.jpg", withScans(jpeg(64, 64, /* progressive= */ true), 1000)))
                .contains("scans", "at most 100");
    }

    @Test
    void a_large_jpeg_of_many_scans_is_refused_though_each_bound_alone_is_kept() throws IOException {
        byte[] jpeg = withScans(jpeg(64, 64, /* progressive= */ true), 60);
        int header = indexOf(jpeg, 0xC2);
        ByteBuffer.wrap(jpeg).putShort(header + 5, (short) 4500).putShort(header + 7, (short) 5000);
        assertThat(fault("a.jpg", jpeg)).contains("scans of 22500000 pixels");
    }

    @Test
    void a_jpeg_in_four_colours_is_refused_with_the_cure() throws IOException {
        byte[] jpeg = jpeg(16, 16, /* progressive= */ false);
        jpeg[indexOf(jpeg, 0xC0) + 9] = 4;
        assertThat(fault("a.jpg", jpeg)).isEqualTo("is a JPEG in CMYK colours; save it in RGB");
    }

    @Test
    void a_picture_that_is_not_done_by_its_deadline_is_refused() throws IOException {
        long none = -1;
        for (byte[] file : new byte[][] {
            Examples.picture("png", 40, 40), Examples.picture("gif", 40, 40), jpeg(40, 40, /* progressive= */ false)
        }) {
            String answer =
                    AssetDecoder.decode("a." + ending(file), file, none).fold(raster -> "decoded", fault -> fault);
            assertThat(answer).startsWith("takes too long to decode");
        }
    }

    @Test
    @Timeout(120)
    void a_decoder_that_never_ends_is_left_behind_when_a_file_has_had_its_time() throws InterruptedException {
        AtomicBoolean end = new AtomicBoolean();
        IIORegistry registry = IIORegistry.getDefaultInstance();
        ImageReaderSpi endless = new EndlessReader(end);
        ImageReaderSpi sound = ImageIO.getImageReadersByFormatName("gif").next().getOriginatingProvider();
        registry.registerServiceProvider(endless, ImageReaderSpi.class);
        registry.setOrdering(ImageReaderSpi.class, endless, sound);
        try {
            assertThat(fault("a.gif", Examples.picture("gif", 4, 4)))
                    .isEqualTo("does not come to an end: it was given up after 1.8 s");
        } finally {
            registry.deregisterServiceProvider(endless);
            end.set(true);
        }
        while (FileWork.left() > 0) {
            Thread.sleep(10);
        }
        assertThat(picture("a.gif", Examples.picture("gif", 4, 4)).width()).isEqualTo(4);
    }

    @Test
    void a_file_has_less_time_than_is_promised_for_all_that_comes_of_it() {
        Duration given = Duration.ofNanos(AssetDecoder.MOST_NANOS);
        assertThat(given).isLessThan(FileWork.MOST_FOR_A_FILE);
        assertThat(FileWork.MOST_FOR_A_FILE.plusMillis(500)).isLessThan(Duration.ofMillis(2500));
    }

    @Test
    void a_file_cut_short_is_refused() throws IOException {
        for (byte[] whole : new byte[][] {
            Examples.picture("png", 40, 40), Examples.picture("gif", 40, 40), jpeg(40, 40, /* progressive= */ false)
        }) {
            String name = "a." + ending(whole);
            for (int length = 8; length < whole.length - 1; length += 7) {
                byte[] part = Arrays.copyOf(whole, length);
                assertThat(AssetDecoder.decode(name, part))
                        .as("%s of %d bytes, %d of them", name, whole.length, length)
                        .isInstanceOf(AssetDecoder.Decoded.Fault.class);
            }
        }
    }

    static LongStream seeds() {
        return Seeds.some(3);
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void damaged_bytes_give_a_picture_or_a_fault_and_nothing_else(long seed) throws IOException {
        Random random = new Random(seed);
        byte[][] files = {
            Examples.picture("png", 20, 20), Examples.picture("gif", 20, 20), jpeg(20, 20, /* progressive= */ true)
        };
        for (int round = 0; round < 300; round++) {
            byte[] file = files[round % files.length].clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                file[8 + random.nextInt(file.length - 8)] = (byte) random.nextInt(256);
            }
            String name = "a." + ending(file);
            assertThat(AssetDecoder.decode(name, file).fold(Raster::width, String::length))
                    .as("seed %d, round %d", seed, round)
                    .isPositive();
        }
    }

    private static byte[] kept(AssetTrim.Kind kind, byte[] file) {
        return AssetTrim.trim(kind, file).orElseThrow().bytes();
    }

    private static String ending(byte[] file) {
        return switch (AssetTrim.Kind.of(file)) {
            case PNG -> "png";
            case JPEG -> "jpg";
            default -> "gif";
        };
    }

    private static Raster picture(String name, byte[] bytes) {
        return AssetDecoder.decode(name, bytes).fold(raster -> raster, fault -> {
            throw new AssertionError(name + " " + fault);
        });
    }

    private static String fault(String name, byte[] bytes) {
        return AssetDecoder.decode(name, bytes).fold(raster -> "decoded to " + raster.bounds(), fault -> fault);
    }

    private static byte[] jpeg(int width, int height, boolean progressive) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, i * 0x010305);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** Adds empty refinement scans before the end. */
    private static byte[] withScans(byte[] jpeg, int count) {
        byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 1, 63, 0x10, 0};
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < count; i++) {
            out.writeBytes(scan);
        }
        out.write(jpeg, jpeg.length - 2, 2);
        return out.toByteArray();
    }

    private static int indexOf(byte[] jpeg, int marker) {
        for (int i = 0; i < jpeg.length - 1; i++) {
            if ((jpeg[i] & 255) == 0xFF && (jpeg[i + 1] & 255) == marker) {
                return i;
            }
        }
        throw new AssertionError("no marker " + marker);
    }

    private static byte[] png(int width, int height, int depth, int colours, byte[] data) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) depth)
                .put((byte) colours)
                .array();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        out.writeBytes(Bombs.chunk("IHDR", header));
        out.writeBytes(Bombs.chunk("IDAT", data));
        out.writeBytes(Bombs.chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    private static byte[] deflatedZeros(int count) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 16];
        byte[] block = new byte[1 << 16];
        for (int left = count; left > 0; left -= zeros.length) {
            deflater.setInput(zeros, 0, Math.min(left, zeros.length));
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
}
