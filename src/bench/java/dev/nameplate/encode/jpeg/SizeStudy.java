package dev.nameplate.encode.jpeg;

import dev.nameplate.encode.Curve;
import dev.nameplate.encode.LibraryPictures;
import dev.nameplate.encode.LibraryPictures.Picture;
import dev.nameplate.encode.Likeness;
import dev.nameplate.encode.jpeg.JpegWriter.Limits;
import dev.nameplate.raster.Raster;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * Prints how many bytes ways of writing JPEG take for the pictures of the library, to be as good as plain quantisation by
 * the tables of the standard at qualities 60, 70, 80 and 90.
 *
 * <p>Arguments: the pictures ({@code 1} for all at density 1, {@code 2:3} for every third at density 2), then ways. A way is {@code usual}, {@code ImageIO}, the name of tables with wishes behind it, as
 * {@code Robidoux/IJG,thrift=0.1,rounding=0.55,444} (luma by the one and chroma by the other), or the command of another
 * encoder as {@code name=command}, in which {@code QUALITY}, {@code IN} (a PPM file) and {@code OUT} stand for themselves.
 */
final class SizeStudy {

    private static final int[] REFERENCE = {60, 70, 80, 90};
    private static final int[] QUALITIES = {45, 62, 73, 82, 90, 96};
    private static final Limits[] LIMITS = IntStream.rangeClosed(0, 100)
            .mapToObj(q -> new Limits(Math.max(1, q), Math.max(1, q), Integer.MAX_VALUE))
            .toArray(Limits[]::new);

    /** A way to make a file of a picture at a quality. */
    private interface Way {
        byte[] file(Picture picture, int quality);
    }

    private SizeStudy() {}

    public static void main(String[] args) {
        List<Picture> pictures = LibraryPictures.of(args[0]);
        Way plain = ours(Recipes.tables().get("IJG"), false);
        List<Curve> references =
                pictures.stream().map(p -> curve(plain, p, REFERENCE)).toList();
        System.out.printf("%-34s %9s", "bytes as good as plain IJG take", "at q 84");
        for (String measure : Likeness.NAMES) {
            System.out.printf("%10s %7s", measure, "worst");
        }
        System.out.println();
        for (String name : List.of(args).subList(1, args.length)) {
            Way way = way(name);
            long bytes = 0;
            for (Picture picture : pictures) {
                bytes += way.file(picture, 84).length;
            }
            System.out.printf("%-34s %9d", label(name), bytes / pictures.size());
            List<Curve> curves =
                    pictures.stream().map(p -> curve(way, p, QUALITIES)).toList();
            for (int measure = 0; measure < Likeness.NAMES.length; measure++) {
                double sum = 0;
                double worst = -9;
                for (int i = 0; i < curves.size(); i++) {
                    double times = curves.get(i).against(references.get(i), measure);
                    sum += times;
                    worst = Math.max(worst, times);
                }
                System.out.printf(
                        "%+9.1f%% %+6.1f%%", 100 * Math.expm1(sum / curves.size()), 100 * Math.expm1(worst));
            }
            System.out.println();
        }
    }

    private static String label(String way) {
        return way.contains(",") ? way : way.split("=")[0];
    }

    private static Way way(String name) {
        if (name.equals("ImageIO")) {
            return SizeStudy::imageio;
        }
        if (name.contains("=") && !name.contains(",")) {
            String command = name.substring(name.indexOf('=') + 1);
            return (picture, quality) -> command(command, picture, quality);
        }
        List<String> wishes = List.of(name.split(","));
        String[] tables = wishes.get(0).split("/");
        double thrift = 0;
        double rounding = 0.5;
        boolean fullChroma = false;
        for (String wish : wishes.subList(1, wishes.size())) {
            double value = wish.contains("=") ? Double.parseDouble(wish.substring(wish.indexOf('=') + 1)) : 0;
            thrift = wish.startsWith("thrift=") ? value : thrift;
            rounding = wish.startsWith("rounding=") ? value : rounding;
            fullChroma |= wish.equals("444");
        }
        if (tables[0].equals("usual")) {
            return ours(Recipe.USUAL, fullChroma);
        }
        Recipe luma = Recipes.tables().get(tables[0]);
        Recipe chroma = Recipes.tables().get(tables[tables.length - 1]);
        return ours(new Recipe(luma.luma(), chroma.chroma(), rounding, thrift), fullChroma);
    }

    private static Curve curve(Way way, Picture picture, int[] qualities) {
        Curve curve = new Curve();
        List<byte[]> files = new ArrayList<>();
        for (int quality : qualities) {
            files.add(way.file(picture, quality));
        }
        List<double[]> measures = files.stream()
                .parallel()
                .map(file -> Likeness.of(picture.image().pixels(), decoded(file)))
                .toList();
        for (int i = 0; i < files.size(); i++) {
            curve.add(measures.get(i), files.get(i).length);
        }
        return curve;
    }

    /** Our own, against the template's base coded by a recipe. */
    private static Way ours(Recipe recipe, boolean fullChroma) {
        JpegWriter writer = new JpegWriter();
        Map<Picture, JpegBase> bases = new LinkedHashMap<>();
        return (picture, quality) -> {
            JpegBase base = bases.computeIfAbsent(
                    picture,
                    p -> new JpegBase(
                            p.base(),
                            fullChroma,
                            84,
                            p.samples().stream()
                                    .map(frame -> new JpegBase.Sample(frame.pixels(), frame.damage()))
                                    .toList(),
                            recipe));
            return writer.write(base, picture.image().pixels(), picture.image().damage(), LIMITS[quality])
                    .bytes();
        };
    }

    private static byte[] imageio(Picture picture, int quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality / 100f);
            writer.write(null, new IIOImage(buffered(picture.image().pixels()), null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] command(String command, Picture picture, int quality) {
        try {
            Path in = Files.createTempFile("study", ".ppm");
            Path out = Files.createTempFile("study", ".jpg");
            Files.write(in, ppm(picture.image().pixels()));
            List<String> words = new ArrayList<>();
            for (String word : command.split(" ")) {
                words.add(word.replace("QUALITY", quality + "")
                        .replace("IN", in + "")
                        .replace("OUT", out + ""));
            }
            Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(words + ": " + said);
            }
            byte[] bytes = Files.readAllBytes(out);
            Files.delete(in);
            Files.delete(out);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] ppm(Raster raster) {
        byte[] head = ("P6 " + raster.width() + " " + raster.height() + " 255\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + 3 * raster.pixels().length];
        System.arraycopy(head, 0, all, 0, head.length);
        int at = head.length;
        for (int p : raster.pixels()) {
            all[at++] = (byte) (p >> 16);
            all[at++] = (byte) (p >> 8);
            all[at++] = (byte) p;
        }
        return all;
    }

    private static BufferedImage buffered(Raster raster) {
        BufferedImage image = new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, raster.width(), raster.height(), raster.pixels(), 0, raster.width());
        return image;
    }

    private static Raster decoded(byte[] file) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            int w = image.getWidth();
            int h = image.getHeight();
            return Raster.of(w, h, image.getRGB(0, 0, w, h, null, 0, w));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
