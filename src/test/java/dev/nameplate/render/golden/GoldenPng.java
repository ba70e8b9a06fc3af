package dev.nameplate.render.golden;

import dev.nameplate.raster.Raster;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Small PNG files of pictures with straight alpha, and back. */
final class GoldenPng {

    private GoldenPng() {}

    static Raster read(Path file) {
        try {
            BufferedImage image = ImageIO.read(file.toFile());
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            return Raster.of(image.getWidth(), image.getHeight(), pixels);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Raster picture, Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file as small as the JDK's writer makes it: with a palette where there are few colours, and without idle alpha. */
    static byte[] bytes(Raster picture) {
        int[] colours = Arrays.stream(picture.pixels()).distinct().sorted().toArray();
        BufferedImage image = colours.length <= 256 ? indexed(picture, colours) : plain(picture);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage indexed(Raster picture, int[] colours) {
        int bits = colours.length <= 2 ? 1 : colours.length <= 4 ? 2 : colours.length <= 16 ? 4 : 8;
        boolean alpha = !opaque(picture);
        IndexColorModel model = new IndexColorModel(bits, colours.length, colours, 0, alpha, -1, DataBuffer.TYPE_BYTE);
        int type = bits < 8 ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_INDEXED;
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), type, model);
        for (int i = 0; i < picture.pixels().length; i++) {
            int index = Arrays.binarySearch(colours, picture.pixels()[i]);
            image.getRaster().setSample(i % picture.width(), i / picture.width(), 0, index);
        }
        return image;
    }

    private static BufferedImage plain(Raster picture) {
        int type = opaque(picture) ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), type);
        image.setRGB(0, 0, picture.width(), picture.height(), picture.pixels(), 0, picture.width());
        return image;
    }

    private static boolean opaque(Raster picture) {
        return Arrays.stream(picture.pixels()).allMatch(pixel -> pixel >>> 24 == 255);
    }
}
